#include "verify/match/link_records.hpp"

#include "verify/identity/citizen_id.hpp"
#include "verify/identity/date.hpp"
#include "verify/identity/name.hpp"
#include "verify/identity/region.hpp"
#include "verify/match/explanation.hpp"
#include "verify/match/link.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace benefit::match {
namespace {

/// Links that are kept: whether such a pair is shown depends on what else the record may be of, later too.
constexpr double least_kept = 0.02;

/// Record batches that are to be matched with the same batches of the roll.
struct Work {
  std::vector<BatchId> records;
  std::vector<BatchId> roll;
};

std::vector<Work> work_to_do(const std::vector<BatchPair>& unmatched) {
  std::map<BatchId, std::vector<BatchId>> roll_of;
  for (const BatchPair& pair : unmatched) roll_of[pair.records].push_back(pair.roll);
  std::map<std::vector<BatchId>, std::vector<BatchId>> records_of;
  for (const auto& [records, roll] : roll_of) records_of[roll].push_back(records);
  std::vector<Work> work;
  for (const auto& [roll, records] : records_of) work.push_back({records, roll});
  return work;
}

std::string day_or_blank(const std::optional<Day>& day) { return day ? identity::format_day(*day) : ""; }
std::string sex_or_blank(const std::optional<Sex>& sex) {
  return sex ? std::to_string(static_cast<int>(*sex)) : "";
}

/// What the record says: 15 digits stay 15, because a typing error in them is seen by nothing.
std::string number_of(const MatchRecord& record) {
  if (!record.id_as_delivered.empty() || !record.id) return record.id_as_delivered;
  const auto fifteen = record.fifteen_digits ? identity::fifteen_digit_form(*record.id) : std::nullopt;
  return fifteen.value_or(record.id->to_string());
}

void add(PersonList& list, const MatchRecord& record) {
  const std::string birth = day_or_blank(record.birth_date), sex = sex_or_blank(record.sex);
  const std::string county = identity::format_region_code(record.region.county);
  PersonRow row;
  const std::string number = number_of(record);
  row.id_number = number;
  row.name = record.name;
  row.sex = sex;
  row.birth_date = birth;
  row.county_code = county;
  row.town = record.region.town;
  row.village = record.region.village;
  list.add(row);
}

/// An entry of the roll says what its number says: only a date that differs from the number's is the row's
/// own.
void add(PersonList& list, const Enrolment& entry) {
  MatchRecord record;
  record.id = entry.id;
  record.fifteen_digits = entry.fifteen_digits;
  record.name = entry.name;
  record.sex = entry.sex;
  record.birth_date = entry.birth_date;
  record.region = entry.region;
  add(list, record);
}

/// Records that no exact number settles, in order of source.
std::vector<MatchRecord> unsettled_records(const LinkStore& store, const std::vector<BatchId>& batches) {
  std::vector<MatchRecord> records;
  for (const BatchId batch : batches)
    store.for_each_record(batch, [&records](const MatchRecord& record) { records.push_back(record); });
  std::vector<CitizenId> ids;
  for (const MatchRecord& record : records)
    if (record.id) ids.push_back(*record.id);
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());

  std::map<CitizenId, std::set<std::string>> names;
  store.for_each_entry_of(ids, [&names](const Enrolment& entry) { names[entry.id].insert(entry.name); });
  std::erase_if(records, [&names](const MatchRecord& record) {
    const auto known = record.id ? names.find(*record.id) : names.end();
    return known != names.end() &&
           std::any_of(known->second.begin(), known->second.end(), [&record](const std::string& name) {
             return identity::could_be_same_person(identity::compare_names(name, record.name).agreement);
           });
  });
  return records;
}

/// The comparisons with their weights, in the order in which they explain.
std::vector<FieldComparison> comparisons_of(const std::vector<WeightTerm>& terms) {
  std::vector<FieldComparison> compared;
  for (const WeightTerm& term : terms)
    compared.push_back({std::string(term.field), std::string(term.level), term.weight});
  return compared;
}

Expected<std::vector<RecordLink>> find_links(const LinkStore& store, const Work& work,
                                             const std::vector<MatchRecord>& records, unsigned threads,
                                             Progress& progress) {
  Vocabulary vocabulary;
  PersonList roll(vocabulary), others(vocabulary);
  struct Entry {
    CitizenId id;
    BatchId batch;
  };
  std::vector<Entry> entries;
  progress.report("roll", 0, 0);
  for (const BatchId batch : work.roll)
    store.for_each_entry(batch, [&](const Enrolment& entry) {
      add(roll, entry);
      entries.push_back({entry.id, batch});
    });
  for (const MatchRecord& record : records) add(others, record);

  const LinkOptions options{.threads = threads, .least_probability = 0};
  // Where number and name go together, a record is settled: of the rest, many bear somebody else's number.
  Model known = default_model();
  known.borrowed_numbers = 0.1;
  const auto run = link(roll, others, known, options, progress);
  if (!run) return tl::unexpected(run.error());
  const NameFrequencies frequencies(roll);
  std::vector<RecordLink> links;
  for (const Link& found : run->links) {
    const double odds = std::exp2(found.weight);
    if (odds / (1 + odds) < least_kept) continue;
    const MatchRecord& record = records[found.right];
    const auto terms =
        explain(run->model, frequencies, vocabulary, roll[found.left], others[found.right], roll.size());
    links.push_back({entries[found.left].id, entries[found.left].batch, record.kind, record.source, record.id,
                     found.weight, comparisons_of(terms)});
  }
  return links;
}

}  // namespace

Expected<void> link_records(LinkStore& store, unsigned threads, Progress& progress) {
  for (const Work& work : work_to_do(store.unmatched())) {
    progress.report("records", 0, 0);
    const std::vector<MatchRecord> records = unsettled_records(store, work.records);
    std::vector<RecordLink> links;
    if (!records.empty()) {
      auto found = find_links(store, work, records, threads, progress);
      if (!found) return tl::unexpected(found.error());
      links = *std::move(found);
    }
    std::vector<BatchPair> matched;
    for (const BatchId batch : work.records)
      for (const BatchId roll : work.roll) matched.push_back({batch, roll});
    store.keep_links(matched, links);
  }
  return {};
}

}  // namespace benefit::match
