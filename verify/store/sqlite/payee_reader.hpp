// Who is paid into which bank account, read without building the payments.
#pragma once

#include "verify/store/sqlite/visible_batches.hpp"
#include "verify/types/citizen_id.hpp"
#include "verify/types/time.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace benefit::store {

/// Merges the runs of payments and of the roll in order of citizen. Used from one thread, while the snapshot
/// lives.
class PayeeReader {
 public:
  PayeeReader(ReadSnapshot& snapshot, Month from, Day paid_by, std::optional<Instant> known_at);

  /// As FactStore::for_each_payee.
  void read(const std::function<void(CitizenId, std::string_view)>& visit);

 private:
  /// One run.
  struct Stretch {
    std::uint64_t at;                 ///< body of the number that it stands at
    std::unique_ptr<Statement> rows;  ///< citizen_id, account
    bool of_roll;
  };

  void add(Statement rows, bool of_roll);
  /// Takes the rows of the number that the stretch stands at; false at its end.
  bool take(Stretch& stretch);
  void visit_person(CitizenId person, const std::function<void(CitizenId, std::string_view)>& visit);

  std::vector<Stretch> heap_;  // the one with the smallest number first
  // Of the person that is read:
  std::vector<std::string> paid_into_, on_roll_;
  bool some_unnamed_ = false;  // a payment names no account
};

}  // namespace benefit::store
