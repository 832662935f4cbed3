#include "verify/match/match_records.hpp"

#include "verify/identity/citizen_id.hpp"
#include "verify/identity/date.hpp"
#include "verify/identity/region.hpp"

#include <string>

namespace benefit::match {
namespace {

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

}  // namespace

void add(PersonList& list, const MatchRecord& record) {
  const std::string birth = day_or_blank(record.birth_date), sex = sex_or_blank(record.sex);
  const std::string county = identity::format_region_code(record.region.county);
  const std::string number = number_of(record);
  PersonRow row;
  row.id_number = number;
  row.name = record.name;
  row.sex = sex;
  row.birth_date = birth;
  row.county_code = county;
  row.town = record.region.town;
  row.village = record.region.village;
  list.add(row);
}

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

RollEntry roll_entry(const Enrolment& entry) {
  return {entry.id, entry.source, entry.account.empty() ? 0 : hash_bytes(entry.account) | 1U};
}

std::int64_t rows_of(const LinkStore& store, std::span<const BatchId> batches) {
  std::int64_t rows = 0;
  for (const BatchId batch : batches) rows += store.rows_of(batch);
  return rows;
}

StoredRoll::StoredRoll(const LinkStore& store) {
  for (const BatchId batch : store.roll())
    store.for_each_entry(batch, [this](const Enrolment& entry, RowHandle) {
      add(people, entry);
      entries.push_back(roll_entry(entry));
    });
}

bool is_kept(double weight) {
  constexpr double least_probability = 0.02;
  return probability_of(weight) >= least_probability;
}

}  // namespace benefit::match
