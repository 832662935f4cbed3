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
  static constexpr std::array feeds = {Feed::deaths_health, Feed::deaths_civil_affairs, Feed::deaths_village};
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
  static constexpr std::array feeds = {Feed::registry_dibao, Feed::registry_registered_poor};
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
  static constexpr auto list = &SubjectFacts::contributions;
  static constexpr std::string_view insert = queries::insert_contribution;
  static constexpr std::string_view select = queries::select_contributions;
  static constexpr std::string_view discard = queries::discard_contributions;
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

/// Calls `use(FactTable<Row>{})` for every kind of row.
template <class Use>
void for_each_fact_table(Use use) {
  use(FactTable<Enrolment>{});
  use(FactTable<Payment>{});
  use(FactTable<DeathRecord>{});
  use(FactTable<RegistryPeriod>{});
  use(FactTable<GovernmentContribution>{});
  use(FactTable<TraceOfLife>{});
}

}  // namespace benefit::store
