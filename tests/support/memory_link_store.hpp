// The port of record matching in memory: batches are lists, all of them current.
#pragma once

#include "verify/types/link_store.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <vector>

namespace benefit::test {

class MemoryLinkStore final : public LinkStore {
 public:
  std::map<BatchId, std::vector<MatchRecord>> records;
  std::map<BatchId, std::vector<Enrolment>> roll;
  std::vector<RecordLink> links;
  std::set<BatchPair> matched;

  std::vector<BatchPair> unmatched() const override {
    std::vector<BatchPair> pairs;
    for (const auto& [record_batch, unused] : records)
      for (const auto& [roll_batch, unused_too] : roll)
        if (!matched.contains({record_batch, roll_batch})) pairs.push_back({record_batch, roll_batch});
    return pairs;
  }
  void for_each_record(BatchId batch, const std::function<void(const MatchRecord&)>& visit) const override {
    for (const MatchRecord& record : records.at(batch)) visit(record);
  }
  void for_each_entry(BatchId batch, const std::function<void(const Enrolment&)>& visit) const override {
    for (const Enrolment& entry : roll.at(batch)) visit(entry);
  }
  void for_each_entry_of(std::span<const CitizenId> ids,
                         const std::function<void(const Enrolment&)>& visit) const override {
    for (const auto& [batch, entries] : roll)
      for (const Enrolment& entry : entries)
        if (std::binary_search(ids.begin(), ids.end(), entry.id)) visit(entry);
  }
  void keep_links(std::span<const BatchPair> pairs, std::span<const RecordLink> found) override {
    matched.insert(pairs.begin(), pairs.end());
    links.insert(links.end(), found.begin(), found.end());
  }
};

}  // namespace benefit::test
