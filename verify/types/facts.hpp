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
  std::optional<Month> benefit_from;   ///< first month of benefit; nullopt: not yet a recipient
  std::optional<Month> benefit_to;     ///< last month of benefit; nullopt: goes on
  std::optional<Fen> account_balance;  ///< personal account balance (个人账户余额), owed to survivors
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
enum class DeathSource : std::uint8_t { health = 1, civil_affairs = 2, village = 3 };
std::string_view to_string(DeathSource source);  ///< "civil_affairs"

/// One death as one source records it (feeds `deaths-health`, `deaths-civil-affairs`, `deaths-village`).
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
  Source source;
};

/// Names a death record across deliveries, so that a decision about it outlives a new delivery of the same
/// list. Holds no personal data in the clear (hex of a 64-bit hash).
std::string fingerprint(const DeathRecord& record);

/// Poverty registries (provision C3). Stored as numbers: never renumber.
enum class Registry : std::uint8_t {
  dibao = 1,            ///< 最低生活保障, minimum living allowance
  registered_poor = 2,  ///< 建档立卡贫困人口
};
std::string_view to_string(Registry registry);  ///< "registered_poor"

/// A dated stay in a registry (feeds `registry-dibao`, `registry-registered-poor`).
struct RegistryPeriod {
  CitizenId id;
  bool fifteen_digits = false;  ///< the number came with 15 digits, for which nothing vouches
  std::string name;
  Registry registry = Registry::dibao;
  DayInterval period;
  RegionPath region;
  Source source;
};

/// Names a person's row in a registry across deliveries and stays, as fingerprint(DeathRecord) names a death.
std::string fingerprint(const RegistryPeriod& period);

/// Names another number than the subject's, as fingerprint(DeathRecord) names a death.
std::string fingerprint(CitizenId other_number);

/// A resident-pension contribution that government paid for a person (代缴, feed `subsidies`; P1, P5).
struct GovernmentContribution {
  CitizenId id;
  std::string name;
  int year = 0;
  Fen amount;
  Day paid_on;
  RegionCode county;
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

}  // namespace benefit
