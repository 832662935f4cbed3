// A suspension is the record of a decision by two officers. No program stops a benefit on its account.
#pragma once

#include "verify/types/case.hpp"
#include "verify/types/citizen_id.hpp"
#include "verify/types/facts.hpp"
#include "verify/types/money.hpp"
#include "verify/types/time.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace benefit {

/// Stored by name (`to_string`).
enum class SuspensionState : std::uint8_t {
  noticed,   ///< a notice was served; the period for reply runs or has run out
  proposed,  ///< by one officer, after the period
  in_force,  ///< confirmed by a second person
  stopped,   ///< before it came into force: a reply, a sign of life, the case closed
  lifted,    ///< after it was in force
};
std::string_view to_string(SuspensionState state);
std::optional<SuspensionState> parse_suspension_state(std::string_view text);

/// How a notice reached its recipient. Stored by name.
enum class Service : std::uint8_t { in_person, registered_post, left_with_family, public_notice };
std::string_view to_string(Service how);
std::optional<Service> parse_service(std::string_view text);
std::span<const std::string_view> service_names();

struct Notice {
  Day served_on;
  Service how = Service::in_person;
  std::string served_by;  ///< as written; the officer himself or a postal service
  Instant recorded_at;
  std::string recorded_by;  ///< user name
  Day reply_until;          ///< the last day of the period for reply
};

/// From a served notice to its end; at most one of a subject is `noticed`, `proposed` or `in_force`.
struct Suspension {
  std::int64_t id = 0;  ///< 0: not kept yet
  CaseId case_id = 0;
  CitizenId subject;
  SuspensionState state = SuspensionState::noticed;
  Notice notice;
  std::optional<std::string> proposed_by{};
  std::optional<std::string> confirmed_by{};
  std::optional<Instant> in_force_since{};
  std::vector<std::string> suppliers{};  ///< of the independent sources that it rests on
  std::optional<std::string> ended_by{};
  std::optional<Instant> ended_at{};
  /// "replied", "seen_alive", "repaired", "decided", "closed", or the event that ended it otherwise.
  std::string ended_because{};
  std::int64_t version = 1;  ///< that a change is based on

  bool is_active() const {
    return state == SuspensionState::noticed || state == SuspensionState::proposed ||
           state == SuspensionState::in_force;
  }
};

/// What one scheme has not paid for months that follow each other: so many, times what it usually paid
/// before. A scheme with several gaps has several.
struct Arrears {
  Scheme scheme = Scheme::resident_pension;
  Month last_paid;  ///< before the gap
  Fen per_month;
  int months = 0;
  Fen owed;
  Month first{};  ///< of the months that were not paid

  friend bool operator==(const Arrears&, const Arrears&) = default;
};

}  // namespace benefit
