#include "verify/store/sqlite/fact_tables.hpp"

// Members of a braced list are read from left to right, as the columns come.

namespace benefit::store {

void FactTable<Enrolment>::write(Statement& statement, std::int64_t run, const Enrolment& row) {
  statement.run(row.source.batch, run, row.id, row.source.line, row.fifteen_digits, row.name, row.sex,
                row.birth_date, row.scheme, row.region.county, row.region.town, row.region.village,
                row.account, row.enrolled_on, row.benefit_from, row.benefit_to, row.account_balance);
}

Enrolment FactTable<Enrolment>::read(const RowHead& head, Columns& columns) {
  return {.id = head.id,
          .fifteen_digits = columns.flag(),
          .name = columns.text(),
          .sex = columns.as<Sex>(),
          .birth_date = columns.day(),
          .scheme = columns.as<Scheme>(),
          .region = columns.region(),
          .account = columns.text(),
          .enrolled_on = columns.optional(&Columns::day),
          .benefit_from = columns.optional(&Columns::month),
          .benefit_to = columns.optional(&Columns::month),
          .account_balance = columns.optional(&Columns::fen),
          .source = head.source};
}

void FactTable<Payment>::write(Statement& statement, std::int64_t run, const Payment& row) {
  statement.run(row.source.batch, run, row.id, row.month, row.source.line, row.fifteen_digits, row.name,
                row.scheme, row.amount, row.paid_on, row.account, row.county);
}

Payment FactTable<Payment>::read(const RowHead& head, Columns& columns) {
  return {.id = head.id,
          .fifteen_digits = columns.flag(),
          .name = columns.text(),
          .scheme = columns.as<Scheme>(),
          .month = columns.month(),
          .amount = columns.fen(),
          .paid_on = columns.day(),
          .account = columns.text(),
          .county = columns.county(),
          .source = head.source};
}

void FactTable<DeathRecord>::write(Statement& statement, std::int64_t run, const DeathRecord& row) {
  statement.run(row.source.batch, run, row.source.line, row.id, row.id_as_delivered, row.name, row.sex,
                row.birth_date, row.death_date, row.reported_by, row.region.county, row.recorded_on,
                row.region.town, row.region.village);
}

DeathRecord FactTable<DeathRecord>::read(const RowHead& head, Columns& columns) {
  return {.id = head.id,
          .id_as_delivered = columns.text(),
          .name = columns.text(),
          .sex = columns.optional(&Columns::as<Sex>),
          .birth_date = columns.optional(&Columns::day),
          .death_date = columns.day(),
          .reported_by = columns.as<DeathSource>(),
          .region = columns.region(),
          .recorded_on = columns.optional(&Columns::day),
          .source = head.source};
}

void FactTable<RegistryPeriod>::write(Statement& statement, std::int64_t run, const RegistryPeriod& row) {
  statement.run(row.source.batch, run, row.id, row.source.line, row.fifteen_digits, row.name, row.registry,
                row.period.from, row.period.to, row.region.county, row.region.town, row.region.village);
}

RegistryPeriod FactTable<RegistryPeriod>::read(const RowHead& head, Columns& columns) {
  return {.id = head.id,
          .fifteen_digits = columns.flag(),
          .name = columns.text(),
          .registry = columns.as<Registry>(),
          .period = {.from = columns.day(), .to = columns.optional(&Columns::day)},
          .region = columns.region(),
          .source = head.source};
}

void FactTable<GovernmentContribution>::write(Statement& statement, std::int64_t run,
                                              const GovernmentContribution& row) {
  statement.run(row.source.batch, run, row.id, row.source.line, row.name, row.year, row.amount, row.paid_on,
                row.county);
}

GovernmentContribution FactTable<GovernmentContribution>::read(const RowHead& head, Columns& columns) {
  return {.id = head.id,
          .name = columns.text(),
          .year = columns.number(),
          .amount = columns.fen(),
          .paid_on = columns.day(),
          .county = columns.county(),
          .source = head.source};
}

void FactTable<TraceOfLife>::write(Statement& statement, std::int64_t run, const TraceOfLife& row) {
  statement.run(row.source.batch, run, row.id, row.source.line, row.name, row.kind, row.seen_on, row.county);
}

TraceOfLife FactTable<TraceOfLife>::read(const RowHead& head, Columns& columns) {
  return {.id = head.id,
          .name = columns.text(),
          .kind = columns.as<TraceKind>(),
          .seen_on = columns.day(),
          .county = columns.county(),
          .source = head.source};
}

}  // namespace benefit::store
