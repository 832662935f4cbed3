#include "verify/store/sqlite/fact_tables.hpp"

// Members of a braced list are read from left to right, as the columns come.

namespace benefit::store {

void FactTable<Enrolment>::write(Statement& statement, std::int64_t run, const Enrolment& row) {
  statement.run(row.source.batch, run, row.id, row.source.line, row.fifteen_digits, row.name, row.sex,
                row.birth_date, row.scheme, row.region.county, row.region.town, row.region.village,
                row.account, row.enrolled_on, row.benefit_from, row.benefit_to, row.account_balance,
                row.formalities_on);
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
          .formalities_on = columns.optional(&Columns::day),
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
                row.region.town, row.region.village, row.withdrawn_on);
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
          .withdrawn_on = columns.optional(&Columns::day),
          .source = head.source};
}

void FactTable<RegistryPeriod>::write(Statement& statement, std::int64_t run, const RegistryPeriod& row) {
  statement.run(row.source.batch, run, row.id, row.source.line, row.fifteen_digits, row.name, row.registry,
                row.period.from, row.period.to, row.region.county, row.region.town, row.region.village,
                row.exit_procedure);
}

RegistryPeriod FactTable<RegistryPeriod>::read(const RowHead& head, Columns& columns) {
  return {.id = head.id,
          .fifteen_digits = columns.flag(),
          .name = columns.text(),
          .registry = columns.as<Registry>(),
          .period = {.from = columns.day(), .to = columns.optional(&Columns::day)},
          .exit_procedure = columns.optional(&Columns::flag),
          .region = columns.region(),
          .source = head.source};
}

void FactTable<GovernmentContribution>::write(Statement& statement, std::int64_t run,
                                              const GovernmentContribution& row) {
  statement.run(row.source.batch, run, row.id, row.source.line, row.name, row.year, row.amount, row.paid_on,
                row.county, row.scheme, row.basis, row.province_share, row.city_share, row.county_share);
}

GovernmentContribution FactTable<GovernmentContribution>::read(const RowHead& head, Columns& columns) {
  return {.id = head.id,
          .name = columns.text(),
          .scheme = columns.as<Scheme>(),
          .basis = columns.as<SubsidyBasis>(),
          .year = columns.number(),
          .amount = columns.fen(),
          .province_share = columns.optional(&Columns::fen),
          .city_share = columns.optional(&Columns::fen),
          .county_share = columns.optional(&Columns::fen),
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

void FactTable<Contribution>::write(Statement& statement, std::int64_t run, const Contribution& row) {
  statement.run(row.source.batch, run, row.id, row.source.line, row.name, row.scheme, row.payer, row.kind,
                row.year, row.month, row.amount, row.tier_asked_for, row.paid_on, row.employer, row.county);
}

Contribution FactTable<Contribution>::read(const RowHead& head, Columns& columns) {
  return {.id = head.id,
          .name = columns.text(),
          .scheme = columns.as<Scheme>(),
          .payer = columns.as<Payer>(),
          .kind = columns.as<ContributionKind>(),
          .year = columns.number(),
          .month = columns.optional(&Columns::month),
          .amount = columns.fen(),
          .tier_asked_for = columns.optional(&Columns::fen),
          .paid_on = columns.day(),
          .employer = columns.text(),
          .county = columns.county(),
          .source = head.source};
}

void FactTable<HouseholdMember>::write(Statement& statement, std::int64_t run, const HouseholdMember& row) {
  statement.run(row.source.batch, run, row.id, row.source.line, row.name, row.household, row.relation,
                row.period.from, row.period.to, row.county);
}

HouseholdMember FactTable<HouseholdMember>::read(const RowHead& head, Columns& columns) {
  return {.id = head.id,
          .name = columns.text(),
          .household = columns.text(),
          .relation = columns.as<Relation>(),
          .period = {.from = columns.day(), .to = columns.optional(&Columns::day)},
          .county = columns.county(),
          .source = head.source};
}

void FactTable<HouseholdDecision>::write(Statement& statement, std::int64_t run,
                                         const HouseholdDecision& row) {
  statement.run(row.source.batch, run, row.id, row.source.line, row.name, row.household, row.registry,
                row.outcome, row.decided_on, row.members, row.income, row.basic_pension, row.income_line,
                row.county);
}

HouseholdDecision FactTable<HouseholdDecision>::read(const RowHead& head, Columns& columns) {
  return {.id = head.id,
          .name = columns.text(),
          .household = columns.text(),
          .registry = columns.as<Registry>(),
          .outcome = columns.as<HouseholdOutcome>(),
          .decided_on = columns.day(),
          .members = columns.number(),
          .income = columns.fen(),
          .basic_pension = columns.fen(),
          .income_line = columns.optional(&Columns::fen),
          .county = columns.county(),
          .source = head.source};
}

void FactTable<MaternityClaim>::write(Statement& statement, std::int64_t run, const MaternityClaim& row) {
  statement.run(row.source.batch, run, row.id, row.source.line, row.name, row.kind, row.born_on, row.amount,
                row.paid_on, row.hospital, row.county);
}

MaternityClaim FactTable<MaternityClaim>::read(const RowHead& head, Columns& columns) {
  return {.id = head.id,
          .name = columns.text(),
          .kind = columns.as<MaternityKind>(),
          .born_on = columns.day(),
          .amount = columns.fen(),
          .paid_on = columns.day(),
          .hospital = columns.text(),
          .county = columns.county(),
          .source = head.source};
}

void FactTable<HospitalSettlement>::write(Statement& statement, std::int64_t run,
                                          const HospitalSettlement& row) {
  statement.run(row.source.batch, run, row.id, row.source.line, row.name, row.hospital, row.admitted_on,
                row.settled_on, row.deposit, row.returned, row.county);
}

HospitalSettlement FactTable<HospitalSettlement>::read(const RowHead& head, Columns& columns) {
  return {.id = head.id,
          .name = columns.text(),
          .hospital = columns.text(),
          .admitted_on = columns.day(),
          .settled_on = columns.optional(&Columns::day),
          .deposit = columns.fen(),
          .returned = columns.optional(&Columns::fen),
          .county = columns.county(),
          .source = head.source};
}

void FactTable<Absence>::write(Statement& statement, std::int64_t run, const Absence& row) {
  statement.run(row.source.batch, run, row.id, row.source.line, row.name, row.kind, row.period.from,
                row.period.to, row.authority, row.county);
}

Absence FactTable<Absence>::read(const RowHead& head, Columns& columns) {
  return {.id = head.id,
          .name = columns.text(),
          .kind = columns.as<AbsenceKind>(),
          .period = {.from = columns.day(), .to = columns.optional(&Columns::day)},
          .authority = columns.text(),
          .county = columns.county(),
          .source = head.source};
}

void FactTable<BenefitEvent>::write(Statement& statement, std::int64_t run, const BenefitEvent& row) {
  statement.run(row.source.batch, run, row.id, row.source.line, row.name, row.scheme, row.kind, row.on,
                row.station, row.operator_name, row.account, row.county);
}

BenefitEvent FactTable<BenefitEvent>::read(const RowHead& head, Columns& columns) {
  return {.id = head.id,
          .name = columns.text(),
          .scheme = columns.as<Scheme>(),
          .kind = columns.as<BenefitEventKind>(),
          .on = columns.day(),
          .station = columns.text(),
          .operator_name = columns.text(),
          .account = columns.text(),
          .county = columns.county(),
          .source = head.source};
}

void FactTable<AccountHolder>::write(Statement& statement, std::int64_t run, const AccountHolder& row) {
  statement.run(row.source.batch, run, row.id, row.source.line, row.name, row.account, row.opened_on);
}

AccountHolder FactTable<AccountHolder>::read(const RowHead& head, Columns& columns) {
  return {.id = head.id,
          .name = columns.text(),
          .account = columns.text(),
          .opened_on = columns.optional(&Columns::day),
          .source = head.source};
}

void ThingTable<Project>::write(Statement& statement, const Project& row) {
  statement.run(row.source.batch, row.source.line, row.number, row.name, row.builder, row.started_on,
                row.insured_on, row.region.county, row.region.town, row.region.village);
}

Project ThingTable<Project>::read(Source source, Columns& columns) {
  return {.number = columns.text(),
          .name = columns.text(),
          .builder = columns.text(),
          .started_on = columns.day(),
          .insured_on = columns.optional(&Columns::day),
          .region = columns.region(),
          .source = source};
}

void ThingTable<Station>::write(Statement& statement, const Station& row) {
  statement.run(row.source.batch, row.source.line, row.code, row.name, row.operator_name, row.period.from,
                row.period.to, row.region.county, row.region.town, row.region.village);
}

Station ThingTable<Station>::read(Source source, Columns& columns) {
  return {.code = columns.text(),
          .name = columns.text(),
          .operator_name = columns.text(),
          .period = {.from = columns.day(), .to = columns.optional(&Columns::day)},
          .region = columns.region(),
          .source = source};
}

void ThingTable<Region>::write(Statement& statement, const Region& row) {
  statement.run(row.source.batch, row.source.line, row.code, row.name, row.period.from, row.period.to,
                row.successor);
}

Region ThingTable<Region>::read(Source source, Columns& columns) {
  return {.code = columns.county(),
          .name = columns.text(),
          .period = {.from = columns.day(), .to = columns.optional(&Columns::day)},
          .successor = columns.optional(&Columns::county),
          .source = source};
}

}  // namespace benefit::store
