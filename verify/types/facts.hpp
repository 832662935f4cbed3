// What the agency has been told, fact by fact. Each fact says when it was true in the world and, through its
// source, when the agency was told. Facts are superseded by a later delivery, never overwritten.
#pragma once

#include "verify/types/citizen_id.hpp"
#include "verify/types/money.hpp"
#include "verify/types/region.hpp"
#include "verify/types/time.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace benefit {

using BatchId = std::int64_t;

/// The delivered row that a fact came from. `line` is the number of the row's first line in the file, from 1.
struct Source {
  BatchId batch = 0;
  std::int64_t line = 0;

  friend auto operator<=>(const Source&, const Source&) = default;
};

/// Stored as numbers: never renumber.
enum class Scheme : std::uint8_t {
  resident_pension = 1,
  employee_pension = 2,
  resident_medical = 3,
  employee_medical = 4,
  unemployment = 5,
  maternity = 6,
  work_injury = 7,
};
std::string_view to_string(Scheme scheme);  ///< "resident_pension"

/// One person's enrolment in one scheme (feed `roll`).
struct Enrolment {
  CitizenId id;
  /// The number came with 15 digits. One human may hold an entry under each form (S1, S3).
  bool fifteen_digits = false;
  std::string name;
  Sex sex = Sex::male;
  Day birth_date;
  Scheme scheme = Scheme::resident_pension;
  RegionPath region;
  std::string account;  ///< bank account the benefit goes to; empty when none is given
  std::optional<Day> enrolled_on;
  std::optional<Day> formalities_on{};  ///< on which the benefit was applied for and granted (P4)
  std::optional<Month> benefit_from;    ///< first month of benefit; nullopt: not yet a recipient
  std::optional<Month> benefit_to;      ///< last month of benefit; nullopt: goes on
  std::optional<Fen> account_balance;   ///< personal account balance (个人账户余额), owed to survivors
  Source source;
};

/// One payment of one month's benefit (feed `payments`).
struct Payment {
  CitizenId id;
  bool fifteen_digits = false;
  std::string name;
  Scheme scheme = Scheme::resident_pension;
  Month month;  ///< the month that the benefit is for
  Fen amount;
  Day paid_on;
  std::string account;
  RegionCode county;  ///< the county that paid
  Source source;
};

/// Who says that somebody died. Stored as numbers: never renumber.
enum class DeathSource : std::uint8_t {
  health = 1,
  civil_affairs = 2,
  village = 3,
  police = 4,  ///< 户籍注销
  court = 5,   ///< 宣告死亡: declared dead, not seen dead
};
std::string_view to_string(DeathSource source);  ///< "civil_affairs"

/// One death as one source records it (feeds `deaths-health`, `deaths-civil-affairs`, `deaths-village`,
/// `deaths-police`, `deaths-court`).
/// Lists with mistyped or missing numbers are normal: such a row is kept without `id`.
struct DeathRecord {
  std::optional<CitizenId> id;
  /// As it came, when it could not be read as a valid number, or had 15 digits, for which nothing vouches.
  std::string id_as_delivered;
  std::string name;
  std::optional<Sex> sex;
  std::optional<Day> birth_date;
  Day death_date;
  DeathSource reported_by = DeathSource::health;
  RegionPath region;  ///< where the dead person lived, as far as the list says
  std::optional<Day> recorded_on;
  std::optional<Day> withdrawn_on{};  ///< the source has taken the record back: it says nothing any more
  Source source;
};

/// Names a death record across deliveries, so that a decision about it outlives a new delivery of the same
/// list. Holds no personal data in the clear (hex of a 64-bit hash).
std::string fingerprint(const DeathRecord& record);
/// Of its supplier, number and day alone: records that differ in the name have the same.
std::string fingerprint_of_any_name(const DeathRecord& record);

/// Poverty registries (provision C3). Stored as numbers: never renumber.
enum class Registry : std::uint8_t {
  dibao = 1,             ///< 最低生活保障, minimum living allowance
  registered_poor = 2,   ///< 建档立卡贫困人口
  extreme_hardship = 3,  ///< 特困人员
  medical_aid = 4,       ///< 医疗救助对象
};
std::string_view to_string(Registry registry);  ///< "registered_poor"

/// A dated stay in a registry (feeds `registry-dibao`, `registry-registered-poor`,
/// `registry-extreme-hardship`, `registry-medical-aid`).
struct RegistryPeriod {
  CitizenId id;
  bool fifteen_digits = false;  ///< the number came with 15 digits, for which nothing vouches
  std::string name;
  Registry registry = Registry::dibao;
  DayInterval period;
  /// Of the registered poor: left by the procedure for leaving poverty (贫困退出程序), so that help goes on
  /// (M1). nullopt: the list does not say.
  std::optional<bool> exit_procedure{};
  RegionPath region;
  Source source;
};

/// Names a person's row in a registry across deliveries and stays, as fingerprint(DeathRecord) names a death.
std::string fingerprint(const RegistryPeriod& period);

/// Names another number than the subject's, as fingerprint(DeathRecord) names a death.
std::string fingerprint(CitizenId other_number);

/// Why government pays somebody's contribution. Stored as numbers: never renumber.
enum class SubsidyBasis : std::uint8_t {
  poverty = 1,       ///< P1, M1
  unemployment = 2,  ///< U2
};
std::string_view to_string(SubsidyBasis basis);  ///< "poverty"

/// A contribution that government paid for a person, or gave back to him (代缴、补贴, feed `subsidies`; P1,
/// P2, P5, P6, M1, U2). The shares are those of the levels of government, as far as the ledger gives them.
struct GovernmentContribution {
  CitizenId id;
  std::string name;
  Scheme scheme = Scheme::resident_pension;
  SubsidyBasis basis = SubsidyBasis::poverty;
  int year = 0;
  Fen amount;
  std::optional<Fen> province_share{}, city_share{}, county_share{};
  Day paid_on;
  RegionCode county;
  Source source;
};

/// Stored as numbers: never renumber.
enum class Payer : std::uint8_t { person = 1, employer = 2, unemployment_fund = 3 };
std::string_view to_string(Payer payer);  ///< "unemployment_fund"

/// Stored as numbers: never renumber.
enum class ContributionKind : std::uint8_t {
  regular = 1,
  back_payment = 2,  ///< 补缴, for years past
  refused = 3,       ///< offered and not taken: nothing was paid
};
std::string_view to_string(ContributionKind kind);  ///< "back_payment"

/// A contribution paid by somebody other than government (feed `contributions`; P3, P4, M1, M2, U1, U2).
struct Contribution {
  CitizenId id;
  std::string name;
  Scheme scheme = Scheme::resident_pension;
  Payer payer = Payer::person;
  ContributionKind kind = ContributionKind::regular;
  int year = 0;
  std::optional<Month> month{};         ///< of schemes that are paid by month
  Fen amount;                           ///< nothing, of a refused one
  std::optional<Fen> tier_asked_for{};  ///< the yearly tier (缴费档次) that the person chose
  Day paid_on;                          ///< or refused on
  std::string employer;                 ///< empty when none is given
  RegionCode county;
  Source source;
};

/// Stored as numbers: never renumber.
enum class Relation : std::uint8_t { head = 1, spouse = 2, child = 3, parent = 4, other = 5 };
std::string_view to_string(Relation relation);  ///< "spouse"

/// One person in one household (feed `households`; A1, P7).
struct HouseholdMember {
  CitizenId id;
  std::string name;
  std::string household;  ///< its number, unique within a county
  Relation relation = Relation::head;
  DayInterval period;
  RegionCode county;
  Source source;
};

/// Stored as numbers: never renumber.
enum class HouseholdOutcome : std::uint8_t { accepted = 1, refused = 2, removed = 3 };
std::string_view to_string(HouseholdOutcome outcome);  ///< "removed"

/// A decision on whether a household is poor, with the income that it rests on (feed `household-decisions`;
/// P7). Filed under its head.
struct HouseholdDecision {
  CitizenId id;
  std::string name;
  std::string household;
  Registry registry = Registry::dibao;
  HouseholdOutcome outcome = HouseholdOutcome::accepted;
  Day decided_on;
  int members = 1;                   ///< at least 1
  Fen income;                        ///< of all members in the year, as it was counted
  Fen basic_pension;                 ///< what of it is basic pension (基础养老金)
  std::optional<Fen> income_line{};  ///< per head and year, below which a household is poor
  RegionCode county;
  Source source;
};

/// Stored as numbers: never renumber.
enum class MaternityKind : std::uint8_t {
  fixed_reimbursement = 1,  ///< by resident medical insurance (定额报销)
  employee_benefit = 2,     ///< by maternity insurance (生育保险待遇)
};
std::string_view to_string(MaternityKind kind);  ///< "employee_benefit"

/// Money paid for one birth (feed `maternity-claims`; M3).
struct MaternityClaim {
  CitizenId id;  ///< the mother's
  std::string name;
  MaternityKind kind = MaternityKind::fixed_reimbursement;
  Day born_on;
  Fen amount;
  Day paid_on;
  std::string hospital;
  RegionCode county;
  Source source;
};

/// A stay in hospital and what the person paid beforehand (feed `hospital-settlements`; T1, D4).
struct HospitalSettlement {
  CitizenId id;
  std::string name;
  std::string hospital;
  Day admitted_on;
  std::optional<Day> settled_on{};  ///< nullopt: not yet
  Fen deposit;                      ///< taken before treatment (押金); often nothing
  std::optional<Fen> returned{};    ///< of the deposit, with no bill set off against it
  RegionCode county;                ///< the hospital's
  Source source;
};

/// Why somebody cannot draw a benefit, or not here. Stored as numbers: never renumber.
enum class AbsenceKind : std::uint8_t { prison = 1, settled_abroad = 2, missing = 3 };
std::string_view to_string(AbsenceKind kind);  ///< "settled_abroad"

/// A dated absence (feed `absences`; X1).
struct Absence {
  CitizenId id;
  std::string name;
  AbsenceKind kind = AbsenceKind::prison;
  DayInterval period;
  std::string authority;  ///< who recorded it
  RegionCode county;
  Source source;
};

/// Stored as numbers: never renumber.
enum class BenefitEventKind : std::uint8_t {
  certified_by_hand = 1,
  suspended = 2,
  resumed = 3,
  account_changed = 4,
};
std::string_view to_string(BenefitEventKind kind);  ///< "account_changed"

/// What an operator did to a benefit (feed `benefit-events`; A2, A3).
struct BenefitEvent {
  CitizenId id;
  std::string name;
  Scheme scheme = Scheme::resident_pension;
  BenefitEventKind kind = BenefitEventKind::certified_by_hand;
  Day on;
  std::string station;
  std::string operator_name;
  std::string account;  ///< the new one, of a change
  RegionCode county;
  Source source;
};

/// Whose a bank account is, as the bank says (feed `accounts`; A1).
struct AccountHolder {
  CitizenId id;
  std::string name;
  std::string account;
  std::optional<Day> opened_on{};
  Source source;
};

/// How far a trace proves that the person was alive on that day.
enum class TraceStrength : std::uint8_t { weak = 1, medium = 2, strong = 3 };

/// Stored as numbers: never renumber.
enum class TraceKind : std::uint8_t {
  counter_visit = 1,           ///< identity checked at a counter; strong
  home_visit = 2,              ///< seen at home by an officer; strong
  hospital_stay = 3,           ///< admitted under a checked identity; strong
  vaccination = 4,             ///< strong
  outpatient_visit = 5,        ///< the card can be lent; medium
  card_payment_in_person = 6,  ///< the card can be lent; medium
  travel = 7,                  ///< real-name ticket; medium
  phone_contact = 8,           ///< weak
};
std::string_view to_string(TraceKind kind);  ///< "counter_visit"

constexpr TraceStrength strength_of(TraceKind kind) {
  switch (kind) {
    case TraceKind::counter_visit:
    case TraceKind::home_visit:
    case TraceKind::hospital_stay:
    case TraceKind::vaccination:
      return TraceStrength::strong;
    case TraceKind::outpatient_visit:
    case TraceKind::card_payment_in_person:
    case TraceKind::travel:
      return TraceStrength::medium;
    case TraceKind::phone_contact:
      return TraceStrength::weak;
  }
  return TraceStrength::weak;
}

/// A sign of life (feed `traces-of-life`; D4, L1, Q1). A strong one certifies for twelve months.
struct TraceOfLife {
  CitizenId id;
  std::string name;
  TraceKind kind = TraceKind::counter_visit;
  Day seen_on;
  RegionCode county;
  Source source;
};

// ---- not about people ----

/// A building project (feed `projects`; I1).
struct Project {
  std::string number;
  std::string name;
  std::string builder;
  Day started_on;
  std::optional<Day> insured_on{};  ///< against work injury, as a project; nullopt: not
  RegionPath region;
  Source source;
};

/// A place where collections are made, and who works there (feed `stations`; A2, H1).
struct Station {
  std::string code;
  std::string name;
  std::string operator_name;  ///< empty: the row is for the station as such
  DayInterval period;
  RegionPath region;
  Source source;
};

/// A region code and the time in which it was in force (feed `regions`; H1, H2).
struct Region {
  RegionCode code;
  std::string name;
  DayInterval period;
  std::optional<RegionCode> successor{};  ///< of a code that has ended
  Source source;
};

}  // namespace benefit
