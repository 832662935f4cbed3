#include "verify/policy/table_forms.hpp"

#include "verify/identity/date.hpp"
#include "verify/identity/money.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace benefit::policy {
namespace {

// Bounds that only a slip of the pen goes beyond.
constexpr int most_months = 120;
constexpr int least_pension_age = 40;
constexpr int most_pension_age = 100;
constexpr int most_days = 3660;
constexpr int most_parts = 1000;
constexpr int most_working_days = 250;
constexpr int longest_retention = 1200;

constexpr auto all_schemes = std::to_array<Scheme>(
    {Scheme::resident_pension, Scheme::employee_pension, Scheme::resident_medical, Scheme::employee_medical,
     Scheme::unemployment, Scheme::maternity, Scheme::work_injury});
constexpr auto all_registries = std::to_array<Registry>({Registry::registered_poor, Registry::dibao});
constexpr auto all_groups = std::to_array<MedicalSubsidyGroup>({MedicalSubsidyGroup::registered_poor,
                                                                MedicalSubsidyGroup::extreme_hardship,
                                                                MedicalSubsidyGroup::other_hardship});
/// The provisions whose days of validity no other table states.
constexpr auto all_provisions =
    std::to_array<std::string_view>({"P3", "P4", "P5", "P6", "M1", "M2", "M3", "U1", "U2", "I1", "T1"});

template <std::size_t n, class T>
std::vector<std::string> names(const std::array<T, n>& values) {
  std::vector<std::string> all;
  for (const T value : values) all.emplace_back(to_string(value));
  return all;
}

template <class T>
std::string one_subject(const T&) {
  return "";
}

Expected<int> small_integer(const Entry& entry, std::string_view key, int least, int most) {
  return entry.integer(key, least, most).map([](std::int64_t value) { return static_cast<int>(value); });
}

Expected<Fen> read_yuan(const Entry& entry) { return entry.yuan("yuan"); }
std::string show_yuan(const Fen& amount) { return identity::format_yuan(amount) + " yuan"; }

Expected<int> read_months(const Entry& entry) { return small_integer(entry, "months", 1, most_months); }
std::string show_months(const int& months) { return fmt::format("{} months", months); }

Expected<int> read_years(const Entry& entry) {
  return small_integer(entry, "years", least_pension_age, most_pension_age);
}
std::string show_years(const int& years) { return fmt::format("{} years", years); }

Expected<int> read_days(const Entry& entry) { return small_integer(entry, "days", 0, most_days); }
std::string show_days(const int& days) { return fmt::format("{} days", days); }

Expected<int> read_working_days(const Entry& entry) {
  return small_integer(entry, "working_days", 1, most_working_days);
}
std::string show_working_days(const int& days) { return fmt::format("{} working days", days); }

Expected<Day> read_since(const Entry& entry) { return entry.day("since"); }
std::string show_since(const Day& day) { return "since " + identity::format_day(day); }

Expected<Holds> read_holds(const Entry&) { return Holds{}; }
std::string show_holds(const Holds&) { return "holds"; }

Expected<SubsidySplit> read_split(const Entry& entry) {
  const auto province = small_integer(entry, "province", 0, most_parts);
  if (!province) return tl::make_unexpected(province.error());
  const auto city = small_integer(entry, "city", 0, most_parts);
  if (!city) return tl::make_unexpected(city.error());
  const auto county = small_integer(entry, "county", 0, most_parts);
  if (!county) return tl::make_unexpected(county.error());
  if (*province + *city + *county == 0)
    return entry.refuse("", "'province', 'city' and 'county' are all 0: somebody has to pay");
  return SubsidySplit{*province, *city, *county};
}
std::string show_split(const SubsidySplit& split) {
  return fmt::format("province {} : city {} : county {}", split.province, split.city, split.county);
}

Expected<IncomeLine> read_income_line(const Entry& entry) {
  const auto registry = entry.name<Registry>("registry", all_registries);
  if (!registry) return tl::make_unexpected(registry.error());
  return entry.yuan("yuan").map([&](Fen yearly) { return IncomeLine{*registry, yearly}; });
}
std::string income_line_subject(const IncomeLine& line) { return std::string(to_string(line.registry)); }
std::string show_income_line(const IncomeLine& line) { return show_yuan(line.yearly); }

Expected<MedicalSubsidyShare> read_share(const Entry& entry) {
  const auto group = entry.name<MedicalSubsidyGroup>("group", all_groups);
  if (!group) return tl::make_unexpected(group.error());
  return small_integer(entry, "percent", 0, 100).map([&](int percent) {
    return MedicalSubsidyShare{*group, percent};
  });
}
std::string share_subject(const MedicalSubsidyShare& share) { return std::string(to_string(share.group)); }
std::string show_share(const MedicalSubsidyShare& share) { return fmt::format("{} %", share.percent); }

Expected<ExclusiveSchemes> read_exclusive_schemes(const Entry& entry) {
  const auto one = entry.name<Scheme>("one", all_schemes);
  if (!one) return tl::make_unexpected(one.error());
  const auto other = entry.name<Scheme>("other", all_schemes);
  if (!other) return tl::make_unexpected(other.error());
  if (*one == *other) return entry.refuse("other", "is the same scheme as 'one'");
  return ExclusiveSchemes{std::min(*one, *other), std::max(*one, *other)};
}
std::string exclusive_subject(const ExclusiveSchemes& pair) {
  return fmt::format("{} and {}", to_string(pair.one), to_string(pair.other));
}
std::string show_exclusive_schemes(const ExclusiveSchemes&) { return "not for the same month"; }

Expected<std::string> read_provision(const Entry& entry) {
  auto provision = entry.text("provision");
  if (!provision ||
      std::find(all_provisions.begin(), all_provisions.end(), *provision) != all_provisions.end())
    return provision;
  return entry.refuse("provision", fmt::format("is none of {}", fmt::join(all_provisions, ", ")));
}
std::string provision_subject(const std::string& provision) { return provision; }
std::string show_provision(const std::string&) { return "holds"; }

Expected<int> read_percent(const Entry& entry) { return small_integer(entry, "percent", 1, 100); }
std::string show_percent(const int& percent) { return fmt::format("{} %", percent); }

constexpr auto all_kinds = std::to_array<SampleKind>({SampleKind::certification, SampleKind::payment});
/// What a kind of the random arm is drawn in.
std::vector<std::string> strata_of(SampleKind kind) {
  if (kind == SampleKind::certification) return {"photo", "by_hand"};
  return {std::string(to_string(Scheme::resident_pension)), std::string(to_string(Scheme::employee_pension))};
}
Expected<SampleShare> read_sample_share(const Entry& entry) {
  const auto kind = entry.name<SampleKind>("kind", all_kinds);
  if (!kind) return tl::make_unexpected(kind.error());
  auto stratum = entry.text("stratum");
  if (!stratum) return tl::make_unexpected(stratum.error());
  const std::vector<std::string> known = strata_of(*kind);
  if (std::find(known.begin(), known.end(), *stratum) == known.end())
    return entry.refuse("stratum", fmt::format("is none of {}", fmt::join(known, ", ")));
  return entry.integer("per_million", 0, 1'000'000).map([&](std::int64_t per_million) {
    return SampleShare{*kind, *stratum, per_million};
  });
}
std::string sample_share_subject(const SampleShare& share) {
  return fmt::format("{} {}", to_string(share.kind), share.stratum);
}
std::string show_sample_share(const SampleShare& share) {
  return fmt::format("{} of 1,000,000", share.per_million);
}
std::vector<std::string> all_strata() {
  std::vector<std::string> all;
  for (const SampleKind kind : all_kinds)
    for (const std::string& stratum : strata_of(kind))
      all.push_back(sample_share_subject({kind, stratum, 0}));
  return all;
}

Expected<RetentionPeriod> read_retention(const Entry& entry) {
  const auto kind = entry.name<RetentionKind>("kind", all_retention_kinds);
  if (!kind) return tl::make_unexpected(kind.error());
  return small_integer(entry, "months", 1, longest_retention).map([&](int months) {
    return RetentionPeriod{*kind, months};
  });
}
std::string retention_subject(const RetentionPeriod& period) { return std::string(to_string(period.kind)); }
std::string show_retention(const RetentionPeriod& period) { return show_months(period.months); }

/// A table about one thing that has an amount in yuan.
TableForm<Fen> yuan_form(std::vector<Dated<Fen>> Policy::*rows, TableInfo info) {
  return {.rows = rows,
          .keys = {"yuan"},
          .read = read_yuan,
          .subject = one_subject<Fen>,
          .shown = show_yuan,
          .info = info};
}

/// A table of days, the same everywhere.
TableForm<Holds> calendar_form(std::vector<Dated<Holds>> Policy::*rows, TableInfo info) {
  return {.rows = rows,
          .read = read_holds,
          .subject = one_subject<Holds>,
          .shown = show_holds,
          .gaps = Gaps::allowed,
          .regions = Regions::none,
          .info = info};
}

}  // namespace

const TableForms& table_forms() {
  static const TableForms forms{
      yuan_form(&Policy::funeral_grant_resident,
                {.table = "funeral_grant_resident",
                 .provisions = "D3",
                 .what_for = "what survivors are owed when a recipient of the resident pension dies",
                 .need = Need::optional}),
      TableForm<int>{.rows = &Policy::certification_months,
                     .keys = {"months"},
                     .read = read_months,
                     .subject = one_subject<int>,
                     .shown = show_months,
                     .regions = Regions::none,
                     .info = {.table = "certification_months",
                              .provisions = "Q1 L1",
                              .what_for = "how long a proof of life certifies"}},
      yuan_form(&Policy::lowest_tier, {.table = "lowest_tier",
                                       .provisions = "P1 P3",
                                       .what_for = "least contribution of a year to the resident pension"}),
      yuan_form(&Policy::tier_for_the_poor,
                {.table = "tier_for_the_poor",
                 .provisions = "P3",
                 .what_for = "contribution of a year that poor persons may keep to",
                 .needed_while = "P3"}),
      TableForm<SubsidySplit>{
          .rows = &Policy::government_pays_for_poor,
          .keys = {"province", "city", "county"},
          .read = read_split,
          .subject = one_subject<SubsidySplit>,
          .shown = show_split,
          .info = {.table = "government_pays_for_poor",
                   .provisions = "P1 P2",
                   .what_for = "when government pays the contribution of poor persons, and who bears it",
                   .need = Need::stated}},
      TableForm<Holds>{.rows = &Policy::directly_managed_counties,
                       .read = read_holds,
                       .subject = one_subject<Holds>,
                       .shown = show_holds,
                       .gaps = Gaps::allowed,
                       .regions = Regions::county,
                       .info = {.table = "directly_managed_counties",
                                .provisions = "P2",
                                .what_for = "counties whose city's share the province bears",
                                .need = Need::optional}},
      TableForm<int>{.rows = &Policy::pension_age_resident,
                     .keys = {"years"},
                     .read = read_years,
                     .subject = one_subject<int>,
                     .shown = show_years,
                     .info = {.table = "pension_age_resident",
                              .provisions = "P4",
                              .what_for = "age from which the resident pension is drawn"}},
      yuan_form(&Policy::basic_pension,
                {.table = "basic_pension",
                 .provisions = "P7 Q4",
                 .what_for = "least basic pension of a month in the resident pension"}),
      TableForm<Holds>{.rows = &Policy::pension_not_income,
                       .read = read_holds,
                       .subject = one_subject<Holds>,
                       .shown = show_holds,
                       .gaps = Gaps::allowed,
                       .info = {.table = "pension_not_income",
                                .provisions = "P7",
                                .what_for = "when the basic pension does not count as household income",
                                .need = Need::stated}},
      TableForm<IncomeLine>{
          .rows = &Policy::income_line,
          .keys = {"registry", "yuan"},
          .read = read_income_line,
          .subject = income_line_subject,
          .shown = show_income_line,
          .subjects = names(all_registries),
          .info = {.table = "income_line",
                   .provisions = "P7",
                   .what_for = "yearly income of a head below which a household belongs into a registry",
                   .need = Need::optional}},
      yuan_form(&Policy::medical_contribution,
                {.table = "medical_contribution",
                 .provisions = "M1 U2",
                 .what_for = "personal contribution of a year to resident medical insurance"}),
      TableForm<MedicalSubsidyShare>{
          .rows = &Policy::medical_subsidy_share,
          .keys = {"group", "percent"},
          .read = read_share,
          .subject = share_subject,
          .shown = show_share,
          .subjects = names(all_groups),
          .info = {.table = "medical_subsidy_share",
                   .provisions = "M1",
                   .what_for = "how much of the medical contribution public money bears",
                   .needed_while = "M1"}},
      TableForm<Day>{
          .rows = &Policy::poor_exits_count_since,
          .keys = {"since"},
          .read = read_since,
          .subject = one_subject<Day>,
          .shown = show_since,
          .info = {.table = "poor_exits_count_since",
                   .provisions = "M1",
                   .what_for = "from which day on those who left the registry of the poor count as poor",
                   .needed_while = "M1"}},
      yuan_form(&Policy::maternity_lump_sum, {.table = "maternity_lump_sum",
                                              .provisions = "M3",
                                              .what_for = "fixed reimbursement of a normal hospital birth",
                                              .need = Need::optional}),
      TableForm<ExclusiveSchemes>{.rows = &Policy::exclusive_schemes,
                                  .keys = {"one", "other"},
                                  .read = read_exclusive_schemes,
                                  .subject = exclusive_subject,
                                  .shown = show_exclusive_schemes,
                                  .gaps = Gaps::allowed,
                                  .info = {.table = "exclusive_schemes",
                                           .provisions = "S2",
                                           .what_for = "schemes that must not be drawn for the same month",
                                           .need = Need::stated}},
      TableForm<int>{.rows = &Policy::late_payment_days,
                     .keys = {"days"},
                     .read = read_days,
                     .subject = one_subject<int>,
                     .shown = show_days,
                     .info = {.table = "late_payment_days",
                              .provisions = "Q4",
                              .what_for = "how long after the end of its month a payment is not yet late"}},
      TableForm<std::string>{.rows = &Policy::provisions,
                             .keys = {"provision"},
                             .read = read_provision,
                             .subject = provision_subject,
                             .shown = show_provision,
                             .subjects = {all_provisions.begin(), all_provisions.end()},
                             .gaps = Gaps::allowed,
                             .info = {.table = "provisions",
                                      .what_for = "when the provisions hold that no other table dates",
                                      .need = Need::stated}},
      TableForm<int>{.rows = &Policy::reply_period,
                     .keys = {"working_days"},
                     .read = read_working_days,
                     .subject = one_subject<int>,
                     .shown = show_working_days,
                     .info = {.table = "reply_period",
                              .provisions = "Q1",
                              .what_for = "how long a recipient has to reply to a notice",
                              .need = Need::optional}},
      TableForm<int>{.rows = &Policy::notice_recorded_within,
                     .keys = {"days"},
                     .read = read_days,
                     .subject = one_subject<int>,
                     .shown = show_days,
                     .info = {.table = "notice_recorded_within",
                              .provisions = "Q1",
                              .what_for = "how many days after it was served a notice may be recorded",
                              .need = Need::optional}},
      calendar_form(&Policy::holiday_years, {.table = "holiday_years",
                                             .provisions = "Q1",
                                             .what_for = "years whose public holidays are known",
                                             .need = Need::optional}),
      calendar_form(&Policy::holidays, {.table = "holidays",
                                        .provisions = "Q1",
                                        .what_for = "public holidays, weekends within them too",
                                        .need = Need::exceptions}),
      calendar_form(&Policy::worked_weekends, {.table = "worked_weekends",
                                               .provisions = "Q1",
                                               .what_for = "days at a weekend that are worked instead",
                                               .need = Need::exceptions}),
      TableForm<int>{.rows = &Policy::check_wrong_too_often,
                     .keys = {"percent"},
                     .read = read_percent,
                     .subject = one_subject<int>,
                     .shown = show_percent,
                     .regions = Regions::none,
                     .info = {.table = "check_wrong_too_often",
                              .provisions = "Q3",
                              .what_for = "share of wrong findings above which a check is marked",
                              .need = Need::optional}},
      TableForm<SampleShare>{.rows = &Policy::sample_share,
                             .keys = {"kind", "stratum", "per_million"},
                             .read = read_sample_share,
                             .subject = sample_share_subject,
                             .shown = show_sample_share,
                             .subjects = all_strata(),
                             .info = {.table = "sample_share",
                                      .provisions = "Q3",
                                      .what_for = "how much of each month is chosen by lot and looked at",
                                      .need = Need::optional}},
      TableForm<RetentionPeriod>{.rows = &Policy::retention,
                                 .keys = {"kind", "months"},
                                 .read = read_retention,
                                 .subject = retention_subject,
                                 .shown = show_retention,
                                 .subjects = names(all_retention_kinds),
                                 .regions = Regions::none,
                                 .info = {.table = "retention",
                                          .what_for = "how long what is kept of people is kept",
                                          .need = Need::optional}},
      TableForm<int>{.rows = &Policy::remedy_period,
                     .keys = {"months"},
                     .read = read_months,
                     .subject = one_subject<int>,
                     .shown = show_months,
                     .regions = Regions::none,
                     .info = {.table = "remedy_period",
                              .provisions = "Q1",
                              .what_for = "how long after a case was closed its person may go to law",
                              .need = Need::optional}}};
  return forms;
}

}  // namespace benefit::policy
