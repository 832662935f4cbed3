#include "verify/report/ledger/subsidies.hpp"

#include "verify/policy/subsidy_split.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

namespace benefit::report {
namespace {

constexpr auto columns_of_people =
    std::to_array<LedgerColumn>({{"county", 16},      {"town", 14},          {"village", 14},
                                 {"id_number", 20},   {"name", 12},          {"scheme", 20},
                                 {"basis", 12},       {"year", 6},           {"due", 12},
                                 {"booked", 12},      {"difference", 12},    {"province_due", 12},
                                 {"city_due", 12},    {"county_due", 12},    {"province_booked", 12},
                                 {"city_booked", 12}, {"county_booked", 12}, {"shares_not_stated", 14},
                                 {"shares_off", 14},  {"paid_on", 12},       {"booking", 10},
                                 {"due_rests_on", 16}});

constexpr auto columns_of_regions = std::to_array<LedgerColumn>({{"county", 16},
                                                                 {"town", 14},
                                                                 {"village", 14},
                                                                 {"scheme", 20},
                                                                 {"basis", 12},
                                                                 {"year", 6},
                                                                 {"people", 8},
                                                                 {"bookings", 8},
                                                                 {"due", 12},
                                                                 {"booked", 12},
                                                                 {"difference", 12},
                                                                 {"province_due", 12},
                                                                 {"city_due", 12},
                                                                 {"county_due", 12},
                                                                 {"province_booked", 12},
                                                                 {"city_booked", 12},
                                                                 {"county_booked", 12},
                                                                 {"shares_not_stated", 14},
                                                                 {"shares_off", 14}});

/// The policy sets what is due on this ground; on the others it is what the person paid.
bool is_set_by_policy(Scheme scheme, SubsidyBasis basis) {
  return basis == SubsidyBasis::poverty &&
         (scheme == Scheme::resident_pension || scheme == Scheme::resident_medical);
}

/// The amount due by who should bear it. The policy says so of the pension alone (P2).
Borne borne_by_policy(const SubsidyDue& due, const policy::Policy& policy) {
  const auto split = due.scheme == Scheme::resident_pension
                         ? policy::split_contribution(policy, due.amount, due.year, due.county)
                         : std::nullopt;
  if (!split) return {.whole = due.amount, .province{}, .city{}, .county{}, .not_stated = due.amount, .off{}};
  return {.whole = due.amount,
          .province = split->parts.province,
          .city = split->parts.city,
          .county = split->parts.county,
          .not_stated{},
          .off{}};
}

Borne borne_as_booked(const GovernmentContribution& row) {
  Borne borne{.whole = row.amount,
              .province = row.province_share.value_or(Fen{}),
              .city = row.city_share.value_or(Fen{}),
              .county = row.county_share.value_or(Fen{}),
              .not_stated{},
              .off{}};
  const Fen open = borne.whole - borne.province - borne.city - borne.county;
  const bool all_stated = row.province_share && row.city_share && row.county_share;
  // Shares that come to more than the whole do not add up, whatever was left blank.
  (all_stated || open < Fen{} ? borne.off : borne.not_stated) = open;
  return borne;
}

RegionPath within(RegionCode county, const RegionPath& home) {
  return county == home.county ? home : RegionPath{county, "", ""};
}

void add(std::optional<Borne>& sum, const std::optional<Borne>& one) {
  if (!one) return;
  if (!sum) sum.emplace();
  *sum += *one;
}

template <class Get>
Cell part(const std::optional<Borne>& borne, Get get) {
  return borne ? Cell(get(*borne)) : Cell();
}

/// From "due" to "shares_off".
void append_money(std::vector<Cell>& cells, const std::optional<Borne>& due, const Borne& booked) {
  cells.push_back(part(due, [](const Borne& one) { return one.whole; }));
  cells.emplace_back(booked.whole);
  cells.push_back(part(due, [&](const Borne& one) { return booked.whole - one.whole; }));
  cells.push_back(part(due, [](const Borne& one) { return one.province; }));
  cells.push_back(part(due, [](const Borne& one) { return one.city; }));
  cells.push_back(part(due, [](const Borne& one) { return one.county; }));
  for (const Fen amount : {booked.province, booked.city, booked.county, booked.not_stated, booked.off})
    cells.emplace_back(amount);
}

}  // namespace

Borne& Borne::operator+=(const Borne& other) {
  whole += other.whole;
  province += other.province;
  city += other.city;
  county += other.county;
  not_stated += other.not_stated;
  off += other.off;
  return *this;
}

std::vector<SubsidyRow> subsidy_rows(const SubjectFacts& facts, std::span<const SubsidyDue> dues, int year,
                                     const policy::Policy& policy) {
  const RegionPath home = region_of(facts);
  const std::string name = name_in_ledger(facts);
  std::vector<const GovernmentContribution*> bookings;
  for (const GovernmentContribution& row : facts.subsidies)
    if (row.year == year) bookings.push_back(&row);
  std::sort(bookings.begin(), bookings.end(), [](const auto* a, const auto* b) {
    return std::tie(a->scheme, a->basis, a->paid_on, a->source) <
           std::tie(b->scheme, b->basis, b->paid_on, b->source);
  });

  std::vector<SubsidyRow> rows;
  std::set<const SubsidyDue*> set_beside;
  for (const GovernmentContribution* booked : bookings) {
    SubsidyRow row{.region = within(booked->county, home),
                   .id = facts.id,
                   .name = name,
                   .scheme = booked->scheme,
                   .basis = booked->basis,
                   .year = year,
                   .booked = borne_as_booked(*booked),
                   .paid_on = booked->paid_on,
                   .booking = booked->source};
    if (is_set_by_policy(row.scheme, row.basis)) row.due = Borne{};
    const auto due = std::find_if(dues.begin(), dues.end(), [&](const SubsidyDue& one) {
      return one.scheme == row.scheme && one.basis == row.basis && one.year == year;
    });
    if (due != dues.end() && set_beside.insert(&*due).second) {
      row.due = borne_by_policy(*due, policy);
      row.rests_on = due->rests_on;
    }
    rows.push_back(std::move(row));
  }
  for (const SubsidyDue& due : dues)
    if (due.year == year && !set_beside.contains(&due))
      rows.push_back({.region = within(due.county, home),
                      .id = facts.id,
                      .name = name,
                      .scheme = due.scheme,
                      .basis = due.basis,
                      .year = year,
                      .due = borne_by_policy(due, policy),
                      .rests_on = due.rests_on});
  std::stable_sort(rows.begin(), rows.end(), [](const SubsidyRow& a, const SubsidyRow& b) {
    return std::tie(a.scheme, a.basis) < std::tie(b.scheme, b.basis);
  });
  return rows;
}

LedgerHead subsidy_ledger_of_people() { return {"subsidies", columns_of_people}; }

std::vector<Cell> cells_of(const SubsidyRow& row) {
  std::vector<Cell> cells = {row.region.county,
                             row.region.town,
                             row.region.village,
                             row.id.to_string(),
                             row.name,
                             Word{"scheme", to_string(row.scheme)},
                             Word{"basis", to_string(row.basis)},
                             std::int64_t{row.year}};
  append_money(cells, row.due, row.booked);
  cells.push_back(cell_of(row.paid_on));
  cells.push_back(row.booking ? Cell(std::vector{*row.booking}) : Cell());
  cells.emplace_back(row.rests_on);
  return cells;
}

SubsidySums& SubsidySums::operator+=(const SubsidySums& other) {
  people += other.people;
  bookings += other.bookings;
  report::add(due, other.due);
  booked += other.booked;
  return *this;
}

bool SubsidyLedger::Key::operator<(const Key& other) const {
  const RegionOrder before;
  if (before(region, other.region)) return true;
  if (before(other.region, region)) return false;
  return std::tie(scheme, basis, year) < std::tie(other.scheme, other.basis, other.year);
}

void SubsidyLedger::add(std::span<const SubsidyRow> rows) {
  std::set<Key> counted;  // a person counts once in each sum, however many bookings there were
  for (const SubsidyRow& row : rows) {
    const Key key{cut_to(row.region, level_), row.scheme, row.basis, row.year};
    SubsidySums& sum = sums_[key];
    if (counted.insert(key).second) ++sum.people;
    if (row.booking) ++sum.bookings;
    report::add(sum.due, row.due);
    sum.booked += row.booked;
  }
}

LedgerHead subsidy_ledger_of_regions() { return {"subsidies", columns_of_regions}; }

std::vector<Cell> cells_of(const SubsidyLedger::Key& key, const SubsidySums& sums) {
  std::vector<Cell> cells = {key.region.county,
                             key.region.town,
                             key.region.village,
                             Word{"scheme", to_string(key.scheme)},
                             Word{"basis", to_string(key.basis)},
                             std::int64_t{key.year},
                             sums.people,
                             sums.bookings};
  append_money(cells, sums.due, sums.booked);
  return cells;
}

}  // namespace benefit::report
