#include "verify/report/ledger/management.hpp"

#include "verify/report/ledger/place.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

namespace benefit::report {
namespace {

constexpr auto management_columns = std::to_array<LedgerColumn>({{"county", 16},
                                                                 {"town", 14},
                                                                 {"village", 14},
                                                                 {"id_number", 20},
                                                                 {"name", 12},
                                                                 {"scheme", 20},
                                                                 {"standing", 12},
                                                                 {"enrolled_on", 12},
                                                                 {"benefit_from", 10},
                                                                 {"benefit_to", 10},
                                                                 {"poor_in_year", 8},
                                                                 {"tags", 40},
                                                                 {"by_person", 12},
                                                                 {"by_employer", 12},
                                                                 {"by_unemployment_fund", 12},
                                                                 {"by_government", 12},
                                                                 {"payments", 8},
                                                                 {"drawn", 12},
                                                                 {"sources", 24}});

bool counts_in(const Period& period, int year, std::optional<Month> month, Day paid_on) {
  return period.month ? period.contains(month.value_or(month_of(paid_on))) : year == period.year;
}

Fen& share_of(ManagementRow& row, Payer payer) {
  switch (payer) {
    case Payer::person:
      return row.by_person;
    case Payer::employer:
      return row.by_employer;
    case Payer::unemployment_fund:
      return row.by_unemployment_fund;
  }
  return row.by_person;
}

/// The rows of one person, made as something turns up that belongs into one.
class Rows {
 public:
  Rows(const SubjectFacts& facts, const Period& period)
      : common_{.region = region_of(facts),
                .id = facts.id,
                .name = name_in_ledger(facts),
                .tags = tags_within(facts, period.days())} {
    common_.poor_in_year = !tags_within(facts, period.days_of_year()).empty();
    for (const Tag& tag : common_.tags)
      common_.sources.insert(common_.sources.end(), tag.sources.begin(), tag.sources.end());
  }

  ManagementRow& of(Scheme scheme) {
    const auto [at, is_new] = rows_.try_emplace(scheme, common_);
    at->second.scheme = scheme;
    return at->second;
  }

  std::vector<ManagementRow> take() && {
    std::vector<ManagementRow> rows;
    for (auto& [scheme, row] : rows_) rows.push_back(std::move(row));
    if (rows.empty() && !common_.tags.empty()) rows.push_back(std::move(common_));
    for (ManagementRow& row : rows) {
      std::sort(row.sources.begin(), row.sources.end());
      row.sources.erase(std::unique(row.sources.begin(), row.sources.end()), row.sources.end());
    }
    return rows;
  }

 private:
  ManagementRow common_;
  std::map<Scheme, ManagementRow> rows_;
};

}  // namespace

std::string_view to_string(Standing standing) {
  switch (standing) {
    case Standing::not_insured:
      return "not_insured";
    case Standing::insured:
      return "insured";
    case Standing::drawing:
      return "drawing";
    case Standing::ended:
      return "ended";
  }
  return "not_insured";
}

const Enrolment* entry_in(const SubjectFacts& facts, Scheme scheme, Month month) {
  const Enrolment* newest = nullptr;
  for (const Enrolment& entry : facts.enrolments) {
    if (entry.scheme != scheme || (entry.enrolled_on && *entry.enrolled_on > last_day(month))) continue;
    if (newest == nullptr ||
        std::tie(newest->enrolled_on, newest->source) < std::tie(entry.enrolled_on, entry.source))
      newest = &entry;
  }
  return newest;
}

Standing standing_in(const SubjectFacts& facts, Scheme scheme, Month month) {
  const Enrolment* const entry = entry_in(facts, scheme, month);
  if (entry == nullptr) return Standing::not_insured;
  if (!entry->benefit_from || *entry->benefit_from > month) return Standing::insured;
  return entry->benefit_to && *entry->benefit_to < month ? Standing::ended : Standing::drawing;
}

std::vector<ManagementRow> management_rows(const SubjectFacts& facts, const Period& period) {
  Rows rows(facts, period);
  const Month last = period.last_month();
  for (const Enrolment& entry : facts.enrolments) {
    if (entry_in(facts, entry.scheme, last) != &entry) continue;
    ManagementRow& row = rows.of(entry.scheme);
    row.standing = standing_in(facts, entry.scheme, last);
    row.enrolled_on = entry.enrolled_on;
    row.benefit_from = entry.benefit_from;
    row.benefit_to = entry.benefit_to;
    row.sources.push_back(entry.source);
  }
  for (const Contribution& one : facts.contributions) {
    if (one.kind == ContributionKind::refused || !counts_in(period, one.year, one.month, one.paid_on))
      continue;
    ManagementRow& row = rows.of(one.scheme);
    share_of(row, one.payer) += one.amount;
    row.sources.push_back(one.source);
  }
  for (const GovernmentContribution& one : facts.subsidies) {
    if (!counts_in(period, one.year, std::nullopt, one.paid_on)) continue;
    ManagementRow& row = rows.of(one.scheme);
    row.by_government += one.amount;
    row.sources.push_back(one.source);
  }
  for (const Payment& one : facts.payments) {
    if (!period.contains(one.month)) continue;
    ManagementRow& row = rows.of(one.scheme);
    ++row.payments;
    row.drawn += one.amount;
    row.sources.push_back(one.source);
  }
  return std::move(rows).take();
}

LedgerHead management_ledger() { return {"management", management_columns}; }

std::vector<Cell> cells_of(const ManagementRow& row) {
  const auto code = [](std::string_view name, std::string_view value) { return Cell(Word{name, value}); };
  return {row.region.county,
          row.region.town,
          row.region.village,
          row.id.to_string(),
          row.name,
          row.scheme ? code("scheme", to_string(*row.scheme)) : Cell(),
          code("standing", to_string(row.standing)),
          cell_of(row.enrolled_on),
          cell_of(row.benefit_from),
          cell_of(row.benefit_to),
          code("yes_no", row.poor_in_year ? "yes" : "no"),
          row.tags,
          row.by_person,
          row.by_employer,
          row.by_unemployment_fund,
          row.by_government,
          row.payments,
          row.drawn,
          row.sources};
}

}  // namespace benefit::report
