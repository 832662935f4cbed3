// X1 (provision Q3): paid for months in which the person served a sentence, had settled abroad or was
// missing, by a dated record. Reads absences, payments, collections and strong traces of life. Money: lost is
// what was paid for whole months of a sentence, unless a visit contradicts the record; who has settled abroad
// or is missing may be entitled all the same, so nothing is counted.
#include "verify/identity/date.hpp"
#include "verify/identity/other_name.hpp"
#include "verify/rules/checks.hpp"
#include "verify/rules/evidence.hpp"
#include "verify/rules/payments.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace benefit::rules {
namespace {

constexpr std::string_view serving_a_sentence = "x1.serving_a_sentence";
constexpr std::string_view settled_abroad = "x1.settled_abroad";
constexpr std::string_view names_somebody_else = "x1.names_somebody_else";
constexpr std::string_view missing = "x1.missing";
constexpr std::string_view ended = "x1.ended";
constexpr std::string_view paid_meanwhile = "x1.paid_meanwhile";
constexpr std::string_view photographed_meanwhile = "x1.photographed_meanwhile";
constexpr std::string_view seen_meanwhile = "x1.seen_meanwhile";
constexpr std::string_view ask_the_authority = "x1.ask_the_authority";
constexpr std::array reason_codes = {
    serving_a_sentence, settled_abroad,         missing,        ended,
    paid_meanwhile,     photographed_meanwhile, seen_meanwhile, ask_the_authority,
    names_somebody_else};
constexpr std::array needed = {Feed::payments, Feed::absences};

std::string_view reason_of(AbsenceKind kind) {
  switch (kind) {
    case AbsenceKind::prison:
      return serving_a_sentence;
    case AbsenceKind::settled_abroad:
      return settled_abroad;
    case AbsenceKind::missing:
      return missing;
  }
  return missing;
}

/// What the records of one kind and one first day say together: several authorities may have recorded it, and
/// a later delivery may bring its end. Of two ends the earlier counts, which is kinder to the person.
struct OneAbsence {
  AbsenceKind kind = AbsenceKind::prison;
  DayInterval period;
  bool names_somebody_else = false;     ///< beside the person's number: perhaps it is not the person's
  std::vector<const Absence*> records;  ///< in order of source
};

/// In order of kind, then of first day.
std::vector<OneAbsence> absences_of(const SubjectFacts& facts, const AsOf& as_of) {
  std::map<std::tuple<AbsenceKind, Day, bool>, OneAbsence> absences;
  for (const Absence& record : facts.absences) {
    if (record.period.from > as_of) continue;
    const bool other = identity::bears_other_name(facts, record.name);
    OneAbsence& absence = absences[{record.kind, record.period.from, other}];
    if (absence.records.empty()) absence = {record.kind, record.period, other, {}};
    if (record.period.to && (!absence.period.to || *record.period.to < *absence.period.to))
      absence.period.to = record.period.to;
    absence.records.push_back(&record);
  }
  std::vector<OneAbsence> result;
  for (auto& [key, absence] : absences) {
    // Where a record names the person, one that names somebody else adds nothing.
    if (absence.names_somebody_else && absences.contains({absence.kind, absence.period.from, false}))
      continue;
    std::sort(absence.records.begin(), absence.records.end(),
              [](const auto* a, const auto* b) { return a->source < b->source; });
    result.push_back(std::move(absence));
  }
  return result;
}

/// The whole month lies in the absence.
bool covers(const DayInterval& period, Month month) {
  return period.from <= first_day(month) && (!period.to || last_day(month) <= *period.to);
}

/// Who serves a sentence comes to no counter and is not found at home, but is treated and vaccinated; who is
/// missing is seen nowhere; who lives abroad may come home for a visit.
bool contradicts(const TraceOfLife& trace, const OneAbsence& absence) {
  if (!absence.period.contains(trace.seen_on) || absence.kind == AbsenceKind::settled_abroad) return false;
  return absence.kind == AbsenceKind::missing || trace.kind == TraceKind::counter_visit ||
         trace.kind == TraceKind::home_visit;
}

void add_records(Finding& finding, const OneAbsence& absence) {
  std::set<std::string_view> told;
  for (const Absence* record : absence.records) {
    if (told.insert(record->authority).second)
      add_reason(finding, reason_of(absence.kind),
                 {{"valid_from", absence.period.from},
                  {"authority", record->authority.empty() ? "not_stated" : record->authority}});
    cite(finding, record->source);
  }
  if (absence.names_somebody_else)
    add_reason(finding, names_somebody_else, {{"other_name", absence.records.front()->name}});
  if (absence.period.to) add_reason(finding, ended, {{"valid_to", *absence.period.to}});
}

/// Whether a visit contradicts the record. Photos alone do not: somebody else may be on them.
bool add_contradictions(Finding& finding, const Subject& subject, const OneAbsence& absence) {
  for (const AssessedCollection* collected : collections_in_order(subject)) {
    const Day day = china_day_of(collected->collection.captured_at);
    if (absence.kind == AbsenceKind::settled_abroad || !absence.period.contains(day)) continue;
    add_reason(finding, photographed_meanwhile,
               {{"captured_on", day}, {"station", collected->collection.station}});
    cite(finding, collected->collection.photo);
  }
  bool contradicted = false;
  for (const TraceOfLife* trace : subject.strong_traces()) {
    if (!contradicts(*trace, absence)) continue;
    contradicted = true;
    add_reason(finding, seen_meanwhile,
               {{"kind", std::string(to_string(trace->kind))}, {"seen_on", trace->seen_on}});
    cite(finding, trace->source);
  }
  return contradicted;
}

void add_sums(Finding& finding, const Subject& subject, const CheckContext& context,
              const OneAbsence& absence, Fen paid) {
  finding.sums.lost = paid;
  const auto flow = still_flowing(subject, context.as_of);
  const auto month_of_death = subject.month_of_death();
  if (context.as_of.lies_in(absence.period) && flow && covers(absence.period, flow->month) &&
      (!month_of_death || flow->month <= *month_of_death))
    finding.sums.flowing_per_month = flow->per_month;
}

void find(const Subject& subject, const CheckContext& context, std::vector<Finding>& findings) {
  if (subject.facts().absences.empty()) return;
  const auto month_of_death = subject.month_of_death();
  std::map<AbsenceKind, std::set<Month>> told;  // a month counts once, however many records cover it
  for (const OneAbsence& absence : absences_of(subject.facts(), context.as_of)) {
    std::set<Month>& told_of_kind = told[absence.kind];
    std::vector<const Payment*> paid;
    for (const Payment* payment : subject.payments())
      if (covers(absence.period, payment->month) && !told_of_kind.contains(payment->month) &&
          (!month_of_death || payment->month <= *month_of_death))
        paid.push_back(payment);
    const auto months = paid_months(paid);
    if (!months) continue;
    for (const Payment* payment : paid) told_of_kind.insert(payment->month);

    Finding finding =
        new_finding(subject, "X1",
                    fmt::format("{}:{}", to_string(absence.kind), identity::format_day(absence.period.from)));
    add_records(finding, absence);
    add_reason(finding, paid_meanwhile,
               {{"months", months->months},
                {"first_month", months->first},
                {"last_month", months->last},
                {"amount", months->amount}});
    const bool contradicted = add_contradictions(finding, subject, absence);
    if (absence.kind == AbsenceKind::prison && !contradicted && !absence.names_somebody_else)
      add_sums(finding, subject, context, absence, months->amount);
    add_reason(finding, ask_the_authority);
    cite(finding, paid);
    findings.push_back(std::move(finding));
  }
}

}  // namespace

constinit const Check x1_absent{
    .code = "X1",
    .provision = q3,
    .finds = "Payments for months that lie wholly in a sentence, after settling abroad, or while missing.",
    .reads =
        "Dated records of absence, payments, collection photos, strong traces of life. Records of one kind "
        "and first day are one absence; of two ends the earlier counts.",
    .needs = {.all = needed, .any = {}, .sees_more_with = feeds_of_life},
    .money =
        "Lost: what was paid for whole months of a sentence, each month once. Still flowing: when the "
        "sentence goes on and the newest payment is recent. Nothing is counted for those who have settled "
        "abroad or are missing, who may be entitled, and nothing where a visit at the counter or at home "
        "contradicts the record. Months after a standing death are counted in D3 instead.",
    .period = "the kind and the first day of the absence (prison:2017-06-01)",
    .cannot_see =
        "A sentence that is served outside of prison, during which law may let the pension go on; a record "
        "of a namesake; a sentence that was made longer, as long as the shorter record is delivered too.",
    .reason_codes = reason_codes,
    .find = find,
};

}  // namespace benefit::rules
