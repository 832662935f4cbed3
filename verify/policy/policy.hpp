// Rates, shares, periods and exclusions that the law sets, as dated data. Never literals in a check.
#pragma once

#include "verify/types/as_of.hpp"
#include "verify/types/error.hpp"
#include "verify/types/facts.hpp"
#include "verify/types/money.hpp"
#include "verify/types/region.hpp"
#include "verify/types/retention.hpp"
#include "verify/types/sample.hpp"
#include "verify/types/time.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace benefit::policy {

/// A value that holds on the days of its period, with the text that sets it.
template <class T>
struct Dated {
  DayInterval valid;
  T value;
  std::string legal_basis;
  /// A province (130000), city (130200) or county (130225) that the value is for; 0: everywhere.
  RegionCode region{};
  /// What a letter to a person cites instead of `legal_basis`, which may hold a remark for the office. Empty:
  /// the value is no legal rate, and no letter tells it or what was worked out from it.
  std::optional<std::string> in_letters{};
};

/// Small whole numbers, not negative and not all 0: 1 : 1 : 1 (P2). subsidy_split.hpp splits an amount.
struct SubsidySplit {
  int province = 0;
  int city = 0;
  int county = 0;

  friend bool operator==(const SubsidySplit&, const SubsidySplit&) = default;
};

/// Whose contribution to resident medical insurance public money bears, and how far (M1).
enum class MedicalSubsidyGroup : std::uint8_t {
  registered_poor,   ///< 建档立卡贫困人口
  extreme_hardship,  ///< 特困供养人员
  other_hardship,    ///< 其他困难保障救助对象
};
std::string_view to_string(MedicalSubsidyGroup group);  ///< "registered_poor"

struct MedicalSubsidyShare {
  MedicalSubsidyGroup group = MedicalSubsidyGroup::registered_poor;
  int percent = 0;  ///< 0 to 100
};

struct IncomeLine {
  Registry registry = Registry::dibao;
  Fen yearly;  ///< per head of the household
};

/// Two schemes that must not be drawn for the same month; `one` is the smaller. Never equal.
struct ExclusiveSchemes {
  Scheme one = Scheme::resident_pension;
  Scheme other = Scheme::employee_pension;
};

/// The value of a table of periods alone: it holds on these days, and there is nothing more to say.
struct Holds {};

/// How probable a unit of the random arm is drawn (docs/learning.md).
struct SampleShare {
  SampleKind kind = SampleKind::payment;
  std::string stratum;           ///< "photo", "by_hand"; of payments the scheme
  std::int64_t per_million = 0;  ///< 0 to 1,000,000
};

/// How long what is kept of people is kept, by kind (docs/data-protection.md).
struct RetentionPeriod {
  RetentionKind kind = RetentionKind::collection_photo;
  int months = 0;  ///< 1 to 1200
};

/// Checked when loaded: within a table the entries for one thing and one region overlap nowhere and, where
/// they carry a value, leave no gap between the first day and the last. A file may leave any table out but
/// certification_months: then the vector is empty and in_force() gives nullptr, and a check that needs the
/// value finds nothing rather than guessing.
///
/// What counts by the calendar year (lowest_tier, tier_for_the_poor, medical_contribution,
/// government_pays_for_poor) is asked by the first day of the year that the contribution is for:
/// first_day_of().
struct Policy {
  /// What survivors are owed when a resident-pension recipient dies (丧葬补助金; D3).
  std::vector<Dated<Fen>> funeral_grant_resident{};
  /// Months after which a certification has to be renewed (Q1, L1).
  std::vector<Dated<int>> certification_months{};

  /// Least yearly contribution to the resident pension (最低缴费档次; P1, P3). Asked by the year's first day.
  std::vector<Dated<Fen>> lowest_tier{};
  /// The tier that poor persons keep when the lowest is raised (P3). Asked by the year's first day.
  std::vector<Dated<Fen>> tier_for_the_poor{};
  /// When government pays the contribution of poor persons (P1), and who bears it (P2). Outside its entries
  /// government owes nothing. Asked by the first day of the year that is paid for.
  std::vector<Dated<SubsidySplit>> government_pays_for_poor{};
  /// Counties (省财政直管县) for which the province also bears the city's share (P2); the region is the
  /// county.
  std::vector<Dated<Holds>> directly_managed_counties{};
  /// Age from which the resident pension is drawn (P4).
  std::vector<Dated<int>> pension_age_resident{};
  /// Least basic pension (基础养老金) of the resident pension, a month (P7, Q4).
  std::vector<Dated<Fen>> basic_pension{};
  /// When the basic pension does not count as household income (P7): the days on which entitlement is
  /// decided.
  std::vector<Dated<Holds>> pension_not_income{};
  /// Income of a head and year below which a household belongs into a registry (P7).
  std::vector<Dated<IncomeLine>> income_line{};

  /// Personal contribution to resident medical insurance, a year (M1, U2). Asked by the year's first day.
  std::vector<Dated<Fen>> medical_contribution{};
  /// How much of it public money bears (M1).
  std::vector<Dated<MedicalSubsidyShare>> medical_subsidy_share{};
  /// Who left the registry of the poor on this day or later counts as registered poor still (M1).
  std::vector<Dated<Day>> poor_exits_count_since{};
  /// Fixed reimbursement of a normal hospital birth to insured women not in employment (M3).
  std::vector<Dated<Fen>> maternity_lump_sum{};

  /// Pairs of schemes that must not be drawn for the same month (S2). Asked by the month's first day.
  std::vector<Dated<ExclusiveSchemes>> exclusive_schemes{};
  /// A payment made more than this many days after the last day of its month is late (Q4).
  std::vector<Dated<int>> late_payment_days{};
  /// When the provisions hold that set no amount of their own; the value is the provision: "P3", "T1".
  std::vector<Dated<std::string>> provisions{};

  /// Working days that a recipient has to reply to a notice before a suspension may be proposed. Asked by
  /// the day on which it was served. Without an entry nothing is ever suspended.
  std::vector<Dated<int>> reply_period{};
  /// How many days after it was served a notice may be recorded at the latest.
  std::vector<Dated<int>> notice_recorded_within{};
  /// Years whose public holidays are known (working_days.hpp); the days off in them; the weekend days worked.
  std::vector<Dated<Holds>> holiday_years{};
  std::vector<Dated<Holds>> holidays{};
  std::vector<Dated<Holds>> worked_weekends{};

  /// A check is marked when the lower end of the interval of its wrong share, in decided cases, lies above so
  /// many percent. Asked by today. Without an entry none is marked.
  std::vector<Dated<int>> check_wrong_too_often{};
  /// How much of each month is chosen by lot. Asked by the month's first day. Without an entry nothing is.
  std::vector<Dated<SampleShare>> sample_share{};

  /// Asked by today. What there is no entry for is never erased.
  std::vector<Dated<RetentionPeriod>> retention{};
  /// Months after a case was closed within which its person may still go to law; nothing that it rests on is
  /// erased before. Without an entry such things never are.
  std::vector<Dated<int>> remedy_period{};
};

/// The first day of a calendar year, by which yearly values are asked.
Day first_day_of(int year);

/// True when `place` lies in `area`; everything lies in area 0. Codes of GB/T 2260: 130225 lies in 130200 and
/// in 130000.
bool lies_in(RegionCode place, RegionCode area);

/// Whether a period holds on the day that is asked for: a day, or that of the run.
inline bool holds_on(const DayInterval& valid, Day day) { return valid.contains(day); }
inline bool holds_on(const DayInterval& valid, const AsOf& as_of) { return as_of.lies_in(valid); }

/// Among entries for which `wanted(value)` holds: the one in force on the day (Day or AsOf) at the place. An
/// entry for the county goes before one for its city, that before one for its province, that before one for
/// everywhere. At place 0 only the last are asked. nullptr when the table says nothing about it.
template <class T, class When, class Wanted>
const Dated<T>* in_force_where(const std::vector<Dated<T>>& table, const When& when, RegionCode place,
                               Wanted wanted) {
  const Dated<T>* nearest = nullptr;
  for (const Dated<T>& row : table)
    if (holds_on(row.valid, when) && lies_in(place, row.region) && wanted(row.value) &&
        (nearest == nullptr || lies_in(row.region, nearest->region)))
      nearest = &row;
  return nearest;
}

template <class T, class When>
const Dated<T>* in_force(const std::vector<Dated<T>>& table, const When& when, RegionCode place = {}) {
  return in_force_where(table, when, place, [](const T&) { return true; });
}

const Dated<MedicalSubsidyShare>* in_force(const std::vector<Dated<MedicalSubsidyShare>>& table,
                                           MedicalSubsidyGroup group, Day day, RegionCode place = {});
const Dated<IncomeLine>* in_force(const std::vector<Dated<IncomeLine>>& table, Registry registry, Day day,
                                  RegionCode place = {});
const Dated<RetentionPeriod>* in_force(const std::vector<Dated<RetentionPeriod>>& table, RetentionKind kind,
                                       Day day);
/// In either order of the schemes; nullptr: they may be drawn together as far as the policy says.
const Dated<ExclusiveSchemes>* in_force(const std::vector<Dated<ExclusiveSchemes>>& table, Scheme one,
                                        Scheme other, Day day, RegionCode place = {});
/// Of Policy::provisions; nullptr: the provision does not hold on the day.
template <class When>
const Dated<std::string>* provision_in_force(const Policy& policy, std::string_view provision,
                                             const When& when, RegionCode place = {}) {
  return in_force_where(policy.provisions, when, place,
                        [&](const std::string& code) { return code == provision; });
}

/// The policy that ships with the product (verify/policy/default_policy.toml).
Policy default_policy();
/// Errors: bad_input with table, entry and what is wrong (unknown key, name or region, gap, overlap, not a
/// date, a share over 100 %, a scheme that excludes itself).
Expected<Policy> parse_policy(std::string_view toml);

}  // namespace benefit::policy
