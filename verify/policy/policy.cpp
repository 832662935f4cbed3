#include "verify/policy/policy.hpp"

#include "default_policy.hpp"
#include "verify/policy/dated_table.hpp"
#include "verify/policy/table_forms.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include <fmt/format.h>

namespace benefit::policy {
namespace {

Expected<toml::table> parse_document(std::string_view text) {
  try {
    return toml::parse(text);
  } catch (const toml::parse_error& error) {
    return tl::make_unexpected(
        Error{ErrorCode::bad_input, std::string(error.description()),
              fmt::format("line {}, column {}", error.source().begin.line, error.source().begin.column), ""});
  }
}

Expected<void> check_tables_known(const toml::table& document) {
  std::set<std::string_view> known;
  for_each_table([&](const auto& form) { known.insert(form.info.table); });
  for (const auto& [key, value] : document)
    if (!known.contains(key.str()))
      return tl::make_unexpected(
          Error{ErrorCode::bad_input, "is not a known table", std::string(key.str()), ""});
  return {};
}

}  // namespace

std::string_view to_string(MedicalSubsidyGroup group) {
  switch (group) {
    case MedicalSubsidyGroup::registered_poor:
      return "registered_poor";
    case MedicalSubsidyGroup::extreme_hardship:
      return "extreme_hardship";
    case MedicalSubsidyGroup::other_hardship:
      return "other_hardship";
  }
  return "registered_poor";
}

Day first_day_of(int year) { return std::chrono::year{year} / std::chrono::January / 1; }

bool lies_in(RegionCode place, RegionCode area) {
  if (area.value == 0) return true;
  if (area.value % 10'000 == 0) return place.value / 10'000 == area.value / 10'000;
  if (area.value % 100 == 0) return place.value / 100 == area.value / 100;
  return place == area;
}

const Dated<MedicalSubsidyShare>* in_force(const std::vector<Dated<MedicalSubsidyShare>>& table,
                                           MedicalSubsidyGroup group, Day day, RegionCode place) {
  return in_force_where(table, day, place,
                        [&](const MedicalSubsidyShare& share) { return share.group == group; });
}

const Dated<IncomeLine>* in_force(const std::vector<Dated<IncomeLine>>& table, Registry registry, Day day,
                                  RegionCode place) {
  return in_force_where(table, day, place, [&](const IncomeLine& line) { return line.registry == registry; });
}

const Dated<RetentionPeriod>* in_force(const std::vector<Dated<RetentionPeriod>>& table, RetentionKind kind,
                                       Day day) {
  return in_force_where(table, day, {}, [&](const RetentionPeriod& period) { return period.kind == kind; });
}

const Dated<ExclusiveSchemes>* in_force(const std::vector<Dated<ExclusiveSchemes>>& table, Scheme one,
                                        Scheme other, Day day, RegionCode place) {
  const auto [smaller, larger] = std::minmax(one, other);
  return in_force_where(table, day, place,
                        [smaller = smaller, larger = larger](const ExclusiveSchemes& pair) {
                          return pair.one == smaller && pair.other == larger;
                        });
}

Policy default_policy() {
  Expected<Policy> policy = parse_policy(embedded::default_policy);
  if (!policy) throw Failure(policy.error());
  return *std::move(policy);
}

Expected<Policy> parse_policy(std::string_view toml) {
  const auto document = parse_document(toml);
  if (!document) return tl::make_unexpected(document.error());
  if (const auto known = check_tables_known(*document); !known) return tl::make_unexpected(known.error());

  Policy policy;
  std::optional<Error> error;
  for_each_table([&](const auto& form) {
    if (error) return;
    auto rows = read_dated_table(*document, form);
    if (rows)
      policy.*form.rows = *std::move(rows);
    else
      error = rows.error();
  });
  if (error) return tl::make_unexpected(*std::move(error));
  if (policy.certification_months.empty())
    return tl::make_unexpected(
        Error{ErrorCode::bad_input, "the table is missing or empty", "certification_months", ""});
  return policy;
}

}  // namespace benefit::policy
