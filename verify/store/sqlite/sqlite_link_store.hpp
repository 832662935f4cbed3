// What is to be matched, and what matching found.
#pragma once

#include "verify/store/sqlite/database.hpp"
#include "verify/types/link_store.hpp"

namespace benefit::store {

class SqliteLinkStore final : public LinkStore {
 public:
  explicit SqliteLinkStore(Database& database) : database_(database) {}

  std::vector<BatchPair> unmatched() const override;
  void for_each_record(BatchId records, const std::function<void(const MatchRecord&)>& visit) const override;
  void for_each_entry(BatchId roll, const std::function<void(const Enrolment&)>& visit) const override;
  void for_each_entry_of(std::span<const CitizenId> ids,
                         const std::function<void(const Enrolment&)>& visit) const override;
  void keep_links(std::span<const BatchPair> matched, std::span<const RecordLink> links) override;

 private:
  Database& database_;
};

}  // namespace benefit::store
