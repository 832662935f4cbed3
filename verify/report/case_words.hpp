// What a case keeps as codes, as people read it: what happened, and for which time or thing a finding stands.
#pragma once

#include "verify/report/language.hpp"
#include "verify/types/case.hpp"

#include <string>
#include <string_view>

namespace benefit::report {

/// "outcome proposed: death reported late by the family: the village committee says so". Names of checks,
/// what people wrote and what a newer version wrote stand as they are.
std::string event_words(const CaseEvent& event, Language language);

/// The period in a finding's key: "2018-03" is March 2018, "prison:2018-03-05" is prison, 5 March 2018. A
/// hash of another number says nothing to people and is left out.
std::string period_words(std::string_view period, Language language);

}  // namespace benefit::report
