// What the store gives to be matched, as rows of lists of persons.
#pragma once

#include "verify/match/people.hpp"
#include "verify/types/link_store.hpp"

namespace benefit::match {

void add(PersonList& list, const MatchRecord& record);
/// An entry of the roll. Its 15 digits stay 15.
void add(PersonList& list, const Enrolment& entry);

}  // namespace benefit::match
