// LearningStore in SQLite.
#pragma once

#include "verify/store/sqlite/database.hpp"
#include "verify/types/learning_store.hpp"

namespace benefit::store {

/// Thread-safe.
class SqliteLearningStore final : public LearningStore {
 public:
  explicit SqliteLearningStore(Database& database) : database_(database) {}

  std::vector<CheckTally> tallies() const override;
  void for_each_judged(std::optional<Instant> since,
                       const std::function<void(const JudgedCases&)>& visit) const override;
  std::vector<WithdrawnFindings> withdrawn() const override;
  std::vector<LastListed> last_listed() const override;
  std::vector<PeopleOfGroup> recipients(Day today, std::span<const LastListed> lists) const override;
  std::vector<FlaggedPeople> flagged(Day today) const override;

 private:
  Database& database_;
};

}  // namespace benefit::store
