#include "verify/gather_letter.hpp"

#include "verify/cases/letters.hpp"
#include "verify/cases/refusals.hpp"
#include "verify/identity/date.hpp"
#include "verify/intake/catalogue.hpp"
#include "verify/policy/working_days.hpp"
#include "verify/report/letter/told_reasons.hpp"
#include "verify/report/sentences.hpp"
#include "verify/report/values.hpp"
#include "verify/rules/calendar.hpp"
#include "verify/rules/provisions.hpp"
#include "verify/rules/registry.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace benefit::pipeline {
namespace {

using report::Language;
using report::LetterValues;

/// Open ones; when a run has withdrawn all of them since the decision, those that were.
std::vector<const Finding*> findings_of(const cases::Situation& situation, LetterKind kind) {
  std::vector<const Finding*> open, withdrawn;
  for (const StoredFinding& stored : situation.findings)
    if (cases::is_about(kind, stored.finding.key.check))
      (stored.open ? open : withdrawn).push_back(&stored.finding);
  return open.empty() ? withdrawn : open;
}

std::vector<std::string> reasons_of(std::span<const Finding* const> findings, Language language) {
  std::vector<std::string> sentences;
  for (const Finding* finding : findings)
    for (const Reason& reason : finding->reasons) {
      if (!report::is_told(reason.code)) continue;
      std::string told = report::sentence(reason, language);
      if (std::find(sentences.begin(), sentences.end(), told) == sentences.end())
        sentences.push_back(std::move(told));
    }
  return sentences;
}

std::string cited(const rules::Provision& provision) {
  const std::string place = fmt::format("{} {}", provision.document, provision.place);
  const bool speaks_of_fraud = provision.code == rules::q3.code;
  return speaks_of_fraud ? place : fmt::format("{}：“{}”", place, provision.text);
}

std::vector<std::string> provisions_of(std::span<const Finding* const> findings) {
  std::vector<std::string> provisions;
  for (const Finding* finding : findings)
    if (const rules::Check* check = rules::find_check(finding->key.check)) {
      std::string one = cited(check->provision);
      if (std::find(provisions.begin(), provisions.end(), one) == provisions.end())
        provisions.push_back(std::move(one));
    }
  return provisions;
}

/// The sum that one check has found; empty when there is none, or several checks have found some, which may
/// be the same money.
std::string one_checks_sum(std::span<const Finding* const> findings, Fen Sums::*which, Language language) {
  std::set<std::string_view> checks;
  Fen sum;
  for (const Finding* finding : findings) {
    if (finding->sums.*which <= Fen{}) continue;
    checks.insert(finding->key.check);
    sum += finding->sums.*which;
  }
  return checks.size() == 1 ? report::format_money_in_words(sum, language) : "";
}

std::string hidden(CitizenId id) {
  const std::string number = id.to_string();
  return number.substr(0, 6) + "********" + number.substr(14);
}

/// "police (公安部门)" in the reader's language.
std::string supplier_words(const std::string& supplier, Language language) {
  const std::size_t open = supplier.find(" (");
  if (open == std::string::npos || !supplier.ends_with(')')) return supplier;
  return language == Language::chinese ? supplier.substr(open + 2, supplier.size() - open - 3)
                                       : supplier.substr(0, open);
}

void set_office(LetterValues& values, const report::LetterOffice& office) {
  values.set("agency", office.agency);
  values.set("agency_address", office.address);
  values.set("agency_telephone", office.telephone);
  values.set("agency_hours", office.hours);
  values.set("complaints", office.complaints);
}

void set_lists(LetterValues& values, std::vector<std::string> reasons, std::vector<std::string> provisions) {
  values.set("has_reasons", !reasons.empty());
  values.set("has_provisions", !provisions.empty());
  values.set("reasons", std::move(reasons));
  values.set("provisions", std::move(provisions));
}

void set_back_pay(LetterValues& values, std::span<const Arrears> back_pay, Language language) {
  std::vector<std::string> lines;
  Fen total;
  for (const Arrears& one : back_pay) {
    if (one.owed <= Fen{}) continue;
    total += one.owed;
    lines.push_back(report::sentence({"letter.back_pay_one",
                                      {{"scheme", std::string(to_string(one.scheme))},
                                       {"months", std::int64_t{one.months}},
                                       {"amount", one.per_month},
                                       {"owed", one.owed}}},
                                     language));
  }
  if (lines.empty()) return;
  values.set("back_pay", std::move(lines));
  values.set("back_pay_total", report::format_money_in_words(total, language));
}

/// "on 9 April 2018, a visit to a counter", of the last certification by an officer's eyes on the trail.
std::string seen_words(const cases::Situation& situation, Language language) {
  for (auto event = situation.events.rbegin(); event != situation.events.rend(); ++event) {
    if (event->what == "restored") break;
    if (event->what != "certified") continue;  // "counter_visit 2018-04-09"
    const std::size_t space = event->text.find(' ');
    const auto day = identity::parse_day(event->text.substr(std::min(space, event->text.size() - 1) + 1));
    if (!day) break;
    return report::sentence({"letter.seen", {{"seen_on", *day}, {"kind", event->text.substr(0, space)}}},
                            language);
  }
  return "";
}

Expected<void> set_reply(LetterValues& values, const Ports& ports, const cases::Situation& situation,
                         Language language) {
  const Day today = china_day_of(ports.clock.now());
  const auto* const period =
      policy::in_force(ports.policy.reply_period, today, situation.current.region.county);
  if (period == nullptr)
    return cases::in_conflict(
        "the policy sets no period for reply on that day, so that nothing can be suspended",
        "Put reply_period into the policy file.");
  const auto until = policy::after_working_days(ports.policy, today, period->value);
  if (!until) return tl::make_unexpected(until.error());
  values.set("reply_days", std::to_string(period->value));
  values.set("reply_until", report::format_day(*until, language));
  return {};
}

void set_outcome(LetterValues& values, const cases::Situation& situation) {
  const Case& one = situation.current;
  if (one.state != CaseState::decided || !one.outcome) return;
  values.set("decided", true);
  switch (*one.outcome) {
    case Outcome::fraud_suspected:
      values.set("decided_referred", true);
      break;
    case Outcome::agency_error:
      values.set("decided_agency_error", true);
      break;
    case Outcome::recipient_error:
      values.set("decided_recipient_error", true);
      break;
    case Outcome::death_reported_late:
      values.set("decided_death_reported_late", true);
      break;
    case Outcome::entitled:
      values.set("decided_entitled", true);
      break;
    case Outcome::registry_wrong:
    case Outcome::not_the_same_person:
    case Outcome::cannot_be_decided:
    case Outcome::in_order:
      values.set("decided_in_favour", true);
      break;
  }
}

void set_suspension(LetterValues& values, const cases::Situation& situation, Language language) {
  const CaseEvent* const last = cases::last_of_suspension(situation.events);
  if (last == nullptr) return;
  values.set("suspended", last->what == "suspended");
  if (last->what == "suspended")
    values.set("suspended_on", report::format_day(china_day_of(last->at), language));
  values.set("lifted", last->what == "lifted");
  values.set("stopped", last->what == "clock_stopped");
}

void set_sums(LetterValues& values, std::span<const Finding* const> findings,
              const cases::Situation& situation, const LetterOrder& order) {
  const Case& one = situation.current;
  const auto is_outcome = [&](Outcome outcome) {
    return one.state == CaseState::decided && one.outcome == outcome;
  };
  // What is asked back is told once it is decided, and never of somebody who was referred to another office.
  if (order.kind == LetterKind::decision &&
      (is_outcome(Outcome::recipient_error) || is_outcome(Outcome::death_reported_late)))
    values.set("lost", one_checks_sum(findings, &Sums::lost, order.language));
  if (order.kind == LetterKind::entitlement ||
      (order.kind == LetterKind::decision &&
       (is_outcome(Outcome::entitled) || is_outcome(Outcome::agency_error))))
    values.set("owed", one_checks_sum(findings, &Sums::owed, order.language));
}

Expected<void> set_records(LetterValues& values, const Ports& ports, const cases::Situation& situation,
                           const LetterOrder& order) {
  const auto facts = ports.facts.subject(situation.current.subject, std::nullopt);
  const std::vector<std::string> wrong = ports.cases.set_aside_by(situation.current.id);
  std::vector<std::string> records;
  if (facts)
    for (const DeathRecord& record : facts->deaths) {
      if (std::find(wrong.begin(), wrong.end(), fingerprint(record)) == wrong.end()) continue;
      const auto batch = ports.facts.batch(record.source.batch);
      if (!batch || intake::info(batch->header.feed).supplier != order.supplier) continue;
      records.push_back(report::sentence({"letter.record",
                                          {{"source", std::string(to_string(record.reported_by))},
                                           {"death_date", record.death_date},
                                           {"delivery", batch->header.delivery},
                                           {"line", std::int64_t{record.source.line}},
                                           {"day", china_day_of(batch->header.received_at)}}},
                                         order.language));
    }
  if (records.empty())
    return cases::in_conflict("no wrong record of this supplier is on file any more",
                              "what was delivered since may have taken its place: benefitctl feed batches");
  values.set("supplier", supplier_words(order.supplier, order.language));
  values.set("records", std::move(records));
  return {};
}

void set_person(LetterValues& values, const Case& one, const LetterOrder& order, Day today) {
  values.set("number", order.number);
  values.set("date", report::format_day(today, order.language));
  values.set("case_number", std::to_string(one.id));
  values.set("name", one.name);
  values.set("address", one.region.town + one.region.village);
  values.set("id_number",
             order.kind == LetterKind::correction ? one.subject.to_string() : hidden(one.subject));
  values.set("visit", rules::age_on(today, one.subject.birth_date()) >= rules::age_of_other_techniques);
}

}  // namespace

Expected<LetterValues> gather_letter(const Ports& ports, const cases::Situation& situation,
                                     const LetterOrder& order, const report::LetterOffice& office) {
  LetterValues values;
  set_office(values, office);
  set_person(values, situation.current, order, china_day_of(ports.clock.now()));
  const auto findings = findings_of(situation, order.kind);
  std::vector<std::string> reasons = reasons_of(findings, order.language);
  if (order.kind == LetterKind::notice && reasons.empty())
    return cases::in_conflict("nothing on file about a death may be told in a letter",
                              "a notice rests on records under the person's own number");
  set_lists(values, std::move(reasons), provisions_of(findings));
  set_back_pay(values, ports.cases.back_pay_of(situation.current.id), order.language);
  set_outcome(values, situation);
  set_suspension(values, situation, order.language);
  set_sums(values, findings, situation, order);
  values.set("asks_for_photo", std::any_of(findings.begin(), findings.end(), [](const Finding* finding) {
               return finding->key.check == "F5";
             }));
  std::string seen = seen_words(situation, order.language);
  values.set("certification_renewed", !seen.empty());
  values.set("seen", std::move(seen));
  if (order.kind == LetterKind::notice)
    if (const auto reply = set_reply(values, ports, situation, order.language); !reply)
      return tl::make_unexpected(reply.error());
  if (order.kind == LetterKind::correction)
    if (const auto records = set_records(values, ports, situation, order); !records)
      return tl::make_unexpected(records.error());
  return values;
}

LetterValues sample_letter(const LetterOrder& order, const report::LetterOffice& office, Day today) {
  const bool chinese = order.language == Language::chinese;
  const auto sentence = [&](Reason reason) { return report::sentence(reason, order.language); };
  const Day death = today - std::chrono::days{120}, seen = today - std::chrono::days{3};
  LetterValues values;
  set_office(values, office);
  const Case nobody{
      .id = 12,
      .subject = CitizenId::from_body(13022519450512001ULL),
      .state = CaseState::open,
      .name = chinese ? "王桂英" : "Wang Guiying",
      .region = {{130225}, chinese ? "胡各庄镇" : "Hugezhuang, ", chinese ? "西街村" : "Xijie village"},
      .taken_by = {},
      .outcome = {},
      .proposed_by = {},
      .opened_at = {},
      .sums = {},
      .checks = {}};
  set_person(values, nobody, order, today);
  const Reason recorded{
      "d1.death_recorded",
      {{"source", std::string("health")}, {"death_date", death}, {"agreement", std::string("exact")}}};
  const Reason due{"l1.was_due", {{"months", std::int64_t{12}}, {"due_on", seen}}};
  const Reason unpaid{
      "p1.nothing_paid",
      {{"year", std::int64_t{2018}}, {"amount", Fen{10'000}}, {"basis", std::string(rules::p1.document)}}};
  const bool owes = order.kind == LetterKind::entitlement;
  const bool reminds = order.kind == LetterKind::reminder;
  set_lists(values,
            {sentence(owes      ? unpaid
                      : reminds ? due
                                : recorded)},
            {cited(owes      ? rules::p1
                   : reminds ? rules::q1
                             : rules::q3)});
  set_back_pay(values,
               std::vector{Arrears{Scheme::resident_pension, month_of(death), Fen{12'960}, 3, Fen{38'880}}},
               order.language);
  values.set("reply_days", "15");
  values.set("reply_until", report::format_day(today + std::chrono::days{21}, order.language));
  values.set("owed", report::format_money_in_words(Fen{10'000}, order.language));
  values.set("suspended_on", report::format_day(today, order.language));
  values.set("decided", true);
  values.set("lifted", true);
  values.set("certification_renewed", true);
  values.set("seen", sentence({"letter.seen", {{"seen_on", seen}, {"kind", std::string("counter_visit")}}}));
  values.set("supplier", chinese ? "公安部门" : "police");
  values.set("records", std::vector{sentence({"letter.record",
                                              {{"source", std::string("police")},
                                               {"death_date", death},
                                               {"delivery", std::string("2018-03.csv")},
                                               {"line", std::int64_t{17}},
                                               {"day", seen}}})});
  return values;
}

}  // namespace benefit::pipeline
