// The port of record matching in memory: batches are lists, all of them current.
#pragma once

#include "verify/types/link_store.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <span>
#include <vector>

namespace benefit::test {

class MemoryLinkStore final : public LinkStore {
 public:
  std::map<BatchId, std::vector<MatchRecord>> records;
  std::map<BatchId, std::vector<Enrolment>> entries;
  std::vector<RecordLink> links;
  std::set<BatchPair> matched;
  std::map<BatchId, std::vector<IndexEntry>> index;
  std::set<BatchId> indexed;

  std::vector<BatchId> batches_of(RecordKind kind) const override {
    std::vector<BatchId> batches;
    for (const auto& [batch, rows] : records)
      if (!rows.empty() && rows.front().kind == kind) batches.push_back(batch);
    if (kind == RecordKind::roll_entry)
      for (const auto& [batch, rows] : entries) batches.push_back(batch);
    return batches;
  }
  std::vector<BatchPair> unmatched(RecordKind kind) const override {
    std::vector<BatchPair> pairs;
    for (const BatchId record_batch : batches_of(kind))
      for (const BatchId roll_batch : roll())
        if (!matched.contains({record_batch, roll_batch})) pairs.push_back({record_batch, roll_batch});
    return pairs;
  }
  std::vector<BatchPair> uncompared_roll() const override {
    std::vector<BatchPair> pairs;
    for (const auto& [one, unused] : entries)
      for (const auto& [other, unused_too] : entries)
        if (one <= other && !matched.contains({one, other})) pairs.push_back({one, other});
    return pairs;
  }
  void for_each_record(BatchId batch, const std::function<void(const MatchRecord&)>& visit) const override {
    for (const MatchRecord& record : records.at(batch)) visit(record);
  }
  void for_each_entry(BatchId batch,
                      const std::function<void(const Enrolment&, RowHandle)>& visit) const override {
    for (std::size_t row = 0; row < entries.at(batch).size(); ++row) visit(entries.at(batch)[row], row);
  }
  void for_each_entry_at(BatchId batch, std::span<const RowHandle> rows,
                         const std::function<void(const Enrolment&, RowHandle)>& visit) const override {
    for (const RowHandle row : rows) visit(entries.at(batch).at(row), row);
  }
  std::map<RecordKind, std::string> learnt;
  std::optional<std::string> model(RecordKind kind) const override {
    return learnt.contains(kind) ? std::optional(learnt.at(kind)) : std::nullopt;
  }
  void keep_model(RecordKind kind, std::string_view text) override { learnt[kind] = std::string(text); }
  std::vector<BatchId> unindexed() const override {
    std::vector<BatchId> batches;
    for (const auto& [batch, rows] : entries)
      if (!indexed.contains(batch)) batches.push_back(batch);
    return batches;
  }
  std::int64_t rows_of(BatchId batch) const override {
    if (entries.contains(batch)) return static_cast<std::int64_t>(entries.at(batch).size());
    return static_cast<std::int64_t>(records.contains(batch) ? records.at(batch).size() : 0);
  }
  std::unique_ptr<RollIndexWriter> begin_index(BatchId batch) override {
    index.erase(batch);
    return std::make_unique<IndexWriter>(*this, batch);
  }
  std::vector<IndexHit> find(std::span<const BatchId> batches, std::span<const std::uint64_t> keys,
                             std::size_t most) const override {
    std::vector<IndexHit> hits;
    for (const BatchId batch : batches)
      for (std::size_t k = 0; k < keys.size(); ++k) {
        std::size_t found = 0;
        for (const IndexEntry& entry : index.contains(batch) ? index.at(batch) : std::vector<IndexEntry>{})
          if (entry.key == keys[k] && found++ <= most) hits.push_back({k, batch, entry.value});
      }
    return hits;
  }
  void keep_links(std::span<const BatchPair> pairs, std::span<const RecordLink> found,
                  std::span<const Source> settled) override {
    std::erase_if(links, [settled](const RecordLink& link) {
      return std::find(settled.begin(), settled.end(), link.record) != settled.end();
    });
    std::erase_if(links, [pairs](const RecordLink& link) {
      return std::find(pairs.begin(), pairs.end(), BatchPair{link.record.batch, link.roll}) != pairs.end();
    });
    matched.insert(pairs.begin(), pairs.end());
    links.insert(links.end(), found.begin(), found.end());
  }

 private:
  class IndexWriter final : public RollIndexWriter {
   public:
    IndexWriter(MemoryLinkStore& store, BatchId batch) : store_(store), batch_(batch) {}
    void add(std::span<const IndexEntry> added) override {
      auto& entries = store_.index[batch_];
      entries.insert(entries.end(), added.begin(), added.end());
    }
    void finish(const std::function<void(std::int64_t, std::int64_t)>& report) override {
      const auto total = static_cast<std::int64_t>(store_.index[batch_].size());
      report(total, total);
      store_.indexed.insert(batch_);
    }

   private:
    MemoryLinkStore& store_;
    BatchId batch_;
  };
};

}  // namespace benefit::test
