// How each kind of fact lies in its table: the one place that knows its columns.
#pragma once

#include "store_queries.hpp"
#include "verify/store/sqlite/statement.hpp"
#include "verify/types/facts.hpp"
#include "verify/types/feed.hpp"
#include "verify/types/subject.hpp"

#include <array>
#include <string_view>
#include <tuple>

namespace benefit::store {

/// For each kind of row:
///   feeds          those that deliver it
///   makes_subject  whether a number that has such a row is a subject, to be visited in bulk runs
///   list           where it goes in SubjectFacts
///   insert, select, discard   the queries
///   cluster        the table's order within a run
///   order          the order within SubjectFacts
///   write, read    parameters of `insert`; columns of `select` after citizen_id and line
template <class Row>
struct FactTable;

/// Whose row it is, and where it came from.
struct RowHead {
  CitizenId id;
  Source source;
};

template <>
struct FactTable<Enrolment> {
  static constexpr std::array feeds = {Feed::roll};
  static constexpr bool makes_subject = true;
  static constexpr auto list = &SubjectFacts::enrolments;
  static constexpr std::string_view insert = queries::insert_enrolment;
  static constexpr std::string_view select = queries::select_enrolments;
  static constexpr std::string_view discard = queries::discard_enrolments;
  static auto cluster(const Enrolment& row) { return std::tuple{row.id, row.source.line}; }
  static auto order(const Enrolment& row) { return std::tie(row.enrolled_on, row.source); }
  static void write(Statement& statement, std::int64_t run, const Enrolment& row);
  static Enrolment read(const RowHead& head, Columns& columns);
};

template <>
struct FactTable<Payment> {
  static constexpr std::array feeds = {Feed::payments};
  static constexpr bool makes_subject = true;
  static constexpr auto list = &SubjectFacts::payments;
  static constexpr std::string_view insert = queries::insert_payment;
  static constexpr std::string_view select = queries::select_payments;
  static constexpr std::string_view discard = queries::discard_payments;
  static auto cluster(const Payment& row) { return std::tuple{row.id, row.month, row.source.line}; }
  static auto order(const Payment& row) { return std::tie(row.month, row.paid_on, row.source); }
  static void write(Statement& statement, std::int64_t run, const Payment& row);
  static Payment read(const RowHead& head, Columns& columns);
};

template <>
struct FactTable<DeathRecord> {
  static constexpr auto feeds = death_feeds;
  static constexpr bool makes_subject = false;
  static constexpr auto list = &SubjectFacts::deaths;
  static constexpr std::string_view insert = queries::insert_death;
  static constexpr std::string_view select = queries::select_deaths;
  static constexpr std::string_view discard = queries::discard_deaths;
  static auto cluster(const DeathRecord& row) { return row.source.line; }
  static auto order(const DeathRecord& row) { return std::tie(row.death_date, row.source); }
  static void write(Statement& statement, std::int64_t run, const DeathRecord& row);
  static DeathRecord read(const RowHead& head, Columns& columns);
};

template <>
struct FactTable<RegistryPeriod> {
  static constexpr auto feeds = registry_feeds;
  static constexpr bool makes_subject = true;
  static constexpr auto list = &SubjectFacts::registry_periods;
  static constexpr std::string_view insert = queries::insert_registry_period;
  static constexpr std::string_view select = queries::select_registry_periods;
  static constexpr std::string_view discard = queries::discard_registry_periods;
  static auto cluster(const RegistryPeriod& row) { return std::tuple{row.id, row.source.line}; }
  static auto order(const RegistryPeriod& row) { return std::tie(row.period.from, row.source); }
  static void write(Statement& statement, std::int64_t run, const RegistryPeriod& row);
  static RegistryPeriod read(const RowHead& head, Columns& columns);
};

template <>
struct FactTable<GovernmentContribution> {
  static constexpr std::array feeds = {Feed::subsidies};
  static constexpr bool makes_subject = true;
  static constexpr auto list = &SubjectFacts::subsidies;
  static constexpr std::string_view insert = queries::insert_subsidy;
  static constexpr std::string_view select = queries::select_subsidies;
  static constexpr std::string_view discard = queries::discard_subsidies;
  static auto cluster(const GovernmentContribution& row) { return std::tuple{row.id, row.source.line}; }
  static auto order(const GovernmentContribution& row) { return std::tie(row.year, row.paid_on, row.source); }
  static void write(Statement& statement, std::int64_t run, const GovernmentContribution& row);
  static GovernmentContribution read(const RowHead& head, Columns& columns);
};

template <>
struct FactTable<TraceOfLife> {
  static constexpr std::array feeds = {Feed::traces_of_life};
  static constexpr bool makes_subject = false;
  static constexpr auto list = &SubjectFacts::traces;
  static constexpr std::string_view insert = queries::insert_trace;
  static constexpr std::string_view select = queries::select_traces;
  static constexpr std::string_view discard = queries::discard_traces;
  static auto cluster(const TraceOfLife& row) { return std::tuple{row.id, row.source.line}; }
  static auto order(const TraceOfLife& row) { return std::tie(row.seen_on, row.source); }
  static void write(Statement& statement, std::int64_t run, const TraceOfLife& row);
  static TraceOfLife read(const RowHead& head, Columns& columns);
};

template <>
struct FactTable<Contribution> {
  static constexpr std::array feeds = {Feed::contributions};
  static constexpr bool makes_subject = true;
  static constexpr auto list = &SubjectFacts::contributions;
  static constexpr std::string_view insert = queries::insert_contribution;
  static constexpr std::string_view select = queries::select_contributions;
  static constexpr std::string_view discard = queries::discard_contributions;
  static auto cluster(const Contribution& row) { return std::tuple{row.id, row.source.line}; }
  static auto order(const Contribution& row) { return std::tie(row.year, row.paid_on, row.source); }
  static void write(Statement& statement, std::int64_t run, const Contribution& row);
  static Contribution read(const RowHead& head, Columns& columns);
};

template <>
struct FactTable<HouseholdMember> {
  static constexpr std::array feeds = {Feed::households};
  static constexpr bool makes_subject = false;
  static constexpr auto list = &SubjectFacts::households;
  static constexpr std::string_view insert = queries::insert_household_member;
  static constexpr std::string_view select = queries::select_household_members;
  static constexpr std::string_view discard = queries::discard_household_members;
  static auto cluster(const HouseholdMember& row) { return std::tuple{row.id, row.source.line}; }
  static auto order(const HouseholdMember& row) { return std::tie(row.period.from, row.source); }
  static void write(Statement& statement, std::int64_t run, const HouseholdMember& row);
  static HouseholdMember read(const RowHead& head, Columns& columns);
};

template <>
struct FactTable<HouseholdDecision> {
  static constexpr std::array feeds = {Feed::household_decisions};
  static constexpr bool makes_subject = true;
  static constexpr auto list = &SubjectFacts::household_decisions;
  static constexpr std::string_view insert = queries::insert_household_decision;
  static constexpr std::string_view select = queries::select_household_decisions;
  static constexpr std::string_view discard = queries::discard_household_decisions;
  static auto cluster(const HouseholdDecision& row) { return std::tuple{row.id, row.source.line}; }
  static auto order(const HouseholdDecision& row) { return std::tie(row.decided_on, row.source); }
  static void write(Statement& statement, std::int64_t run, const HouseholdDecision& row);
  static HouseholdDecision read(const RowHead& head, Columns& columns);
};

template <>
struct FactTable<MaternityClaim> {
  static constexpr std::array feeds = {Feed::maternity_claims};
  static constexpr bool makes_subject = true;
  static constexpr auto list = &SubjectFacts::maternity_claims;
  static constexpr std::string_view insert = queries::insert_maternity_claim;
  static constexpr std::string_view select = queries::select_maternity_claims;
  static constexpr std::string_view discard = queries::discard_maternity_claims;
  static auto cluster(const MaternityClaim& row) { return std::tuple{row.id, row.source.line}; }
  static auto order(const MaternityClaim& row) { return std::tie(row.born_on, row.paid_on, row.source); }
  static void write(Statement& statement, std::int64_t run, const MaternityClaim& row);
  static MaternityClaim read(const RowHead& head, Columns& columns);
};

template <>
struct FactTable<HospitalSettlement> {
  static constexpr std::array feeds = {Feed::hospital_settlements};
  static constexpr bool makes_subject = true;
  static constexpr auto list = &SubjectFacts::hospital_settlements;
  static constexpr std::string_view insert = queries::insert_hospital_settlement;
  static constexpr std::string_view select = queries::select_hospital_settlements;
  static constexpr std::string_view discard = queries::discard_hospital_settlements;
  static auto cluster(const HospitalSettlement& row) { return std::tuple{row.id, row.source.line}; }
  static auto order(const HospitalSettlement& row) { return std::tie(row.admitted_on, row.source); }
  static void write(Statement& statement, std::int64_t run, const HospitalSettlement& row);
  static HospitalSettlement read(const RowHead& head, Columns& columns);
};

template <>
struct FactTable<Absence> {
  static constexpr std::array feeds = {Feed::absences};
  static constexpr bool makes_subject = false;
  static constexpr auto list = &SubjectFacts::absences;
  static constexpr std::string_view insert = queries::insert_absence;
  static constexpr std::string_view select = queries::select_absences;
  static constexpr std::string_view discard = queries::discard_absences;
  static auto cluster(const Absence& row) { return std::tuple{row.id, row.source.line}; }
  static auto order(const Absence& row) { return std::tie(row.period.from, row.source); }
  static void write(Statement& statement, std::int64_t run, const Absence& row);
  static Absence read(const RowHead& head, Columns& columns);
};

template <>
struct FactTable<BenefitEvent> {
  static constexpr std::array feeds = {Feed::benefit_events};
  static constexpr bool makes_subject = true;
  static constexpr auto list = &SubjectFacts::benefit_events;
  static constexpr std::string_view insert = queries::insert_benefit_event;
  static constexpr std::string_view select = queries::select_benefit_events;
  static constexpr std::string_view discard = queries::discard_benefit_events;
  static auto cluster(const BenefitEvent& row) { return std::tuple{row.id, row.source.line}; }
  static auto order(const BenefitEvent& row) { return std::tie(row.on, row.source); }
  static void write(Statement& statement, std::int64_t run, const BenefitEvent& row);
  static BenefitEvent read(const RowHead& head, Columns& columns);
};

template <>
struct FactTable<AccountHolder> {
  static constexpr std::array feeds = {Feed::accounts};
  static constexpr bool makes_subject = false;
  static constexpr auto list = &SubjectFacts::accounts;
  static constexpr std::string_view insert = queries::insert_account_holder;
  static constexpr std::string_view select = queries::select_account_holders;
  static constexpr std::string_view discard = queries::discard_account_holders;
  static auto cluster(const AccountHolder& row) { return std::tuple{row.id, row.source.line}; }
  static auto order(const AccountHolder& row) { return std::tie(row.opened_on, row.source); }
  static void write(Statement& statement, std::int64_t run, const AccountHolder& row);
  static AccountHolder read(const RowHead& head, Columns& columns);
};

/// Calls `use(FactTable<Row>{})` for every kind of row about a person.
template <class Use>
void for_each_fact_table(Use use) {
  use(FactTable<Enrolment>{});
  use(FactTable<Payment>{});
  use(FactTable<DeathRecord>{});
  use(FactTable<RegistryPeriod>{});
  use(FactTable<GovernmentContribution>{});
  use(FactTable<TraceOfLife>{});
  use(FactTable<Contribution>{});
  use(FactTable<HouseholdMember>{});
  use(FactTable<HouseholdDecision>{});
  use(FactTable<MaternityClaim>{});
  use(FactTable<HospitalSettlement>{});
  use(FactTable<Absence>{});
  use(FactTable<BenefitEvent>{});
  use(FactTable<AccountHolder>{});
}

/// Rows that are about no person. For each kind: feed, insert, select and discard as in FactTable; read and
/// write without a run.
template <class Row>
struct ThingTable;

template <>
struct ThingTable<Project> {
  static constexpr Feed feed = Feed::projects;
  static constexpr std::string_view insert = queries::insert_project;
  static constexpr std::string_view select = queries::select_projects;
  static constexpr std::string_view discard = queries::discard_projects;
  static void write(Statement& statement, const Project& row);
  static Project read(Source source, Columns& columns);
};

template <>
struct ThingTable<Station> {
  static constexpr Feed feed = Feed::stations;
  static constexpr std::string_view insert = queries::insert_station;
  static constexpr std::string_view select = queries::select_stations;
  static constexpr std::string_view discard = queries::discard_stations;
  static void write(Statement& statement, const Station& row);
  static Station read(Source source, Columns& columns);
};

template <>
struct ThingTable<Region> {
  static constexpr Feed feed = Feed::regions;
  static constexpr std::string_view insert = queries::insert_region;
  static constexpr std::string_view select = queries::select_regions;
  static constexpr std::string_view discard = queries::discard_regions;
  static void write(Statement& statement, const Region& row);
  static Region read(Source source, Columns& columns);
};

/// Calls `use(ThingTable<Row>{})` for every kind of row about no person.
template <class Use>
void for_each_thing_table(Use use) {
  use(ThingTable<Project>{});
  use(ThingTable<Station>{});
  use(ThingTable<Region>{});
}

}  // namespace benefit::store
