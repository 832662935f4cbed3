// Of which days a fact speaks, and how long it took to be known.
#pragma once

#include "verify/types/facts.hpp"
#include "verify/types/feed.hpp"

#include <optional>
#include <string_view>

namespace benefit::intake {

struct FactDays {
  std::optional<Day> first{}, last{};  ///< both or none
  std::optional<int> lag{};            ///< days (lag_meaning)
};

/// `received`: the day on which the delivery came; nullopt: unknown, then no lag that ends with it is told.
FactDays days_of(const Enrolment& row, std::optional<Day> received);
FactDays days_of(const Payment& row, std::optional<Day> received);
FactDays days_of(const DeathRecord& row, std::optional<Day> received);
FactDays days_of(const RegistryPeriod& row, std::optional<Day> received);
FactDays days_of(const GovernmentContribution& row, std::optional<Day> received);
FactDays days_of(const TraceOfLife& row, std::optional<Day> received);
FactDays days_of(const Contribution& row, std::optional<Day> received);
FactDays days_of(const HouseholdMember& row, std::optional<Day> received);
FactDays days_of(const HouseholdDecision& row, std::optional<Day> received);
FactDays days_of(const MaternityClaim& row, std::optional<Day> received);
FactDays days_of(const HospitalSettlement& row, std::optional<Day> received);
FactDays days_of(const Absence& row, std::optional<Day> received);
FactDays days_of(const BenefitEvent& row, std::optional<Day> received);
FactDays days_of(const AccountHolder& row, std::optional<Day> received);
FactDays days_of(const Project& row, std::optional<Day> received);
FactDays days_of(const Station& row, std::optional<Day> received);
FactDays days_of(const Region& row, std::optional<Day> received);

/// From where to where the lag of a feed's rows is measured: "death_date to recorded_on". Empty: lists of
/// what is in force (the roll, registries, ...) have none, for most of their rows are as old as they are
/// true.
std::string_view lag_meaning(Feed feed);

}  // namespace benefit::intake
