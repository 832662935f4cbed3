// Until when a recipient's certification is valid (Q1).
#pragma once

#include "verify/policy/policy.hpp"
#include "verify/rules/subject.hpp"
#include "verify/types/finding.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace benefit::rules {

/// Codes of CertificationDue::start.
inline constexpr std::string_view last_seen = "l1.last_seen";
inline constexpr std::string_view last_photo = "l1.last_photo";
inline constexpr std::string_view last_by_hand = "l1.last_by_hand";
inline constexpr std::string_view since_benefit_began = "l1.since_benefit_began";
inline constexpr std::string_view since_first_payment = "l1.since_first_payment";

struct CertificationDue {
  Day due;     ///< the last day on which the certification is valid
  int months;  ///< for which it is valid
  Reason start;
  Citation citation;  ///< of what it runs from
};

/// Certifications by hand up to the day of the run, in order of day, then source: an operator has seen the
/// person, at the counter or at home. Not those of a row that names somebody else.
std::vector<const BenefitEvent*> certifications_by_hand(const Subject& subject, const AsOf& as_of);

/// The newest of: a strong trace of life, a photo that certified, a certification by hand, the start of the
/// benefit, at which entitlement was examined. nullopt: the subject draws nothing, a recorded death stands,
/// or the policy sets no months.
std::optional<CertificationDue> certification_due(const Subject& subject, const policy::Policy& policy,
                                                  const AsOf& as_of);

}  // namespace benefit::rules
