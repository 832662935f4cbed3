#include "verify/gather_letter.hpp"

#include "verify/cases/letters.hpp"
#include "verify/cases/refusals.hpp"
#include "verify/gather_things.hpp"
#include "verify/identity/date.hpp"
#include "verify/intake/catalogue.hpp"
#include "verify/policy/working_days.hpp"
#include "verify/report/case_words.hpp"
#include "verify/report/letter/told_reasons.hpp"
#include "verify/report/sentences.hpp"
#include "verify/report/values.hpp"
#include "verify/rules/calendar.hpp"
#include "verify/rules/provisions.hpp"
#include "verify/rules/registry.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <span>

#include <fmt/format.h>

namespace benefit::pipeline {
namespace {

using report::Language;
using report::LetterMatter;
using report::LetterValues;

/// What stands on the case; a proposal decides nothing.
LetterMatter matter_of(const Case& one, LetterKind kind) {
  return {kind, one.state == CaseState::decided ? one.outcome : std::nullopt};
}

/// Open ones; when a run has withdrawn all of them since the decision, those that were.
std::vector<const Finding*> findings_of(const cases::Situation& situation, const LetterMatter& matter) {
  std::vector<const Finding*> open, withdrawn;
  for (const StoredFinding& stored : situation.findings) {
    const std::string& check = stored.finding.key.check;
    if (cases::is_about(matter.kind, check) && report::speaks_of(matter, check))
      (stored.open ? open : withdrawn).push_back(&stored.finding);
  }
  // Nobody is invited to money that a run has found no more.
  return open.empty() && matter.kind != LetterKind::entitlement ? withdrawn : open;
}

/// Makes sentences for the reader, with counties by their names; each once.
class Teller {
 public:
  Teller(const FactStore& facts, Language language)
      : places_(gather_place_names(facts)), language_(language) {}

  void tell(const Reason& reason) {
    std::string told = report::sentence(reason, language_, places_);
    if (std::find(sentences_.begin(), sentences_.end(), told) == sentences_.end())
      sentences_.push_back(std::move(told));
  }
  std::vector<std::string> sentences() && { return std::move(sentences_); }

 private:
  report::PlaceNames places_;
  Language language_;
  std::vector<std::string> sentences_;
};

/// Which payment or certification was looked at, of a case that was chosen by lot.
void tell_draw(Teller& teller, const Draw& draw, const LetterMatter& matter) {
  const SampleUnit& unit = draw.unit;
  if (unit.kind == SampleKind::certification)
    teller.tell({"letter.drawn_certification", {{"month", draw.month}, {"certified_how", unit.stratum}}});
  else
    teller.tell(
        {"letter.drawn_payment", {{"scheme", unit.stratum}, {"month", draw.month}, {"amount", unit.amount}}});
  if (!draw.wrong_amount) return;
  const bool is_missing = matter.decided == Outcome::entitled;
  teller.tell({is_missing ? "letter.drawn_missing" : "letter.drawn_wrong", {{"amount", *draw.wrong_amount}}});
}

std::vector<std::string> reasons_of(const Ports& ports, std::span<const Finding* const> findings,
                                    const std::optional<Draw>& draw, const LetterMatter& matter,
                                    Language language) {
  Teller teller(ports.facts, language);
  if (draw && matter.kind != LetterKind::correction) tell_draw(teller, *draw, matter);
  for (const Finding* finding : findings)
    for (const Reason& reason : report::told_reasons(*finding, matter)) teller.tell(reason);
  return std::move(teller).sentences();
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

/// The sum that one check has found, of those that are `wanted`; empty when there is none, or it may not be
/// told, or several checks have found some, which may be the same money.
template <class Wanted>
std::string one_checks_sum(std::span<const Finding* const> findings, Fen Sums::*which, Language language,
                           Wanted wanted) {
  std::set<std::string_view> checks;
  Fen sum;
  for (const Finding* finding : findings) {
    if (finding->sums.*which <= Fen{} || !wanted(finding->key.check)) continue;
    // What was lost was paid, and is known whatever the policy says.
    if (which == &Sums::owed && !report::may_tell_sums(*finding)) return "";
    checks.insert(finding->key.check);
    sum += finding->sums.*which;
  }
  return checks.size() == 1 ? report::format_money_in_words(sum, language) : "";
}

/// A contribution goes to the person's account (P1).
bool is_booked(std::string_view check) { return check == "P1"; }

std::string hidden(CitizenId id) {
  const std::string number = id.to_string();
  return number.substr(0, 6) + "********" + number.substr(14);
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

using cases::EarlierLetter;
using cases::ToldMoney;

/// Letters that told the person of money, on whatever case, in order of day.
std::vector<EarlierLetter> letters_of(const CaseStore& cases, const cases::Situation& situation) {
  std::vector<EarlierLetter> letters = cases::letters_on(situation.events);
  for (const Case& other : cases.cases_of(situation.current.subject))
    if (other.id != situation.current.id)
      std::ranges::move(cases::letters_on(cases.events_of(other.id)), std::back_inserter(letters));
  std::erase_if(letters, [](const EarlierLetter& letter) { return letter.told.empty(); });
  std::ranges::stable_sort(letters, {}, &EarlierLetter::on);
  return letters;
}

std::vector<ToldMoney> as_told(std::span<const Arrears> back_pay) {
  std::vector<ToldMoney> told;
  for (const Arrears& one : back_pay)
    told.push_back({one.scheme, one.first, one.first + std::chrono::months{one.months - 1}, one.owed});
  return told;
}

Fen sum_of(std::span<const ToldMoney> money) {
  Fen sum;
  for (const ToldMoney& one : money) sum += one.owed;
  return sum;
}

bool is_within(const ToldMoney& one, const EarlierLetter& letter) {
  return std::ranges::any_of(letter.told, [&](const ToldMoney& told) {
    return told.scheme == one.scheme && told.first <= one.first && one.last <= told.last;
  });
}

/// Whether the letter told this very money.
bool tells_the_same(const EarlierLetter& letter, std::span<const ToldMoney> money) {
  return cases::told_of(letter, money) == sum_of(money) &&
         std::ranges::all_of(money, [&](const ToldMoney& one) { return is_within(one, letter); });
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

/// What an earlier letter has told is named by that letter, so that nobody takes it for money that comes on
/// top: back pay that it told to the fen in the place of the sum, anything else beside it.
void set_money(LetterValues& values, const CaseStore& cases, const cases::Situation& situation,
               LetterKind kind, Language language) {
  const std::vector<ToldMoney> money = cases::money_told(situation, kind);
  const std::vector<ToldMoney> back_pay = as_told(situation.back_pay);
  const std::vector<EarlierLetter> letters =
      money.empty() ? std::vector<EarlierLetter>() : letters_of(cases, situation);
  const auto same = std::ranges::find_if(letters.rbegin(), letters.rend(), [&](const EarlierLetter& letter) {
    return !back_pay.empty() && tells_the_same(letter, back_pay);
  });
  if (same == letters.rend()) {
    set_back_pay(values, situation.back_pay, language);
  } else {
    values.set("told_in", same->number);
    values.set("told_on", report::format_day(same->on, language));
    values.set("told_total", report::format_money_in_words(sum_of(back_pay), language));
  }
  std::vector<std::string> before;
  for (const EarlierLetter& letter : letters)
    if (const Fen owed = cases::told_of(letter, money);
        owed > Fen{} && (same == letters.rend() || &letter != &*same))
      before.push_back(report::sentence(
          {"letter.told_before", {{"number", letter.number}, {"day", letter.on}, {"owed", owed}}}, language));
  values.set("has_told_before", !before.empty());
  values.set("told_before", std::move(before));
}

/// What becomes of the money that a letter told which holds no longer.
std::string fate_of_money(const EarlierLetter& letter, std::span<const ToldMoney> promised,
                          Language language) {
  const Fen owed = sum_of(letter.told);
  if (owed <= Fen{}) return "";
  Fen kept;
  for (const ToldMoney& one : promised)
    if (cases::told_of(letter, std::span(&one, 1)) > Fen{}) kept += one.owed;
  if (kept >= owed) return report::sentence({"letter.fell_no_money", {{"owed", owed}}}, language);
  if (kept <= Fen{}) return report::sentence({"letter.fell_all_money", {{"owed", owed}}}, language);
  return report::sentence({"letter.fell_some_money", {{"owed", owed}, {"kept", kept}}}, language);
}

/// Letters about this case that hold no longer: a decision anew takes their place.
void set_no_longer(LetterValues& values, const cases::Situation& situation, Language language) {
  const bool is_decided = situation.current.state == CaseState::decided;
  const std::vector<ToldMoney> promised = as_told(situation.back_pay);
  std::vector<std::string> lines;
  for (const EarlierLetter& letter : cases::letters_on(situation.events)) {
    if (!letter.has_fallen) continue;
    const std::string code =
        is_decided ? "letter.replaced" : "letter.fell_" + std::string(to_string(letter.kind));
    std::string line = report::sentence({code, {{"number", letter.number}, {"day", letter.on}}}, language);
    const std::string money = is_decided ? "" : fate_of_money(letter, promised, language);
    if (!money.empty()) line += (language == Language::chinese ? "" : " ") + money;
    lines.push_back(std::move(line));
  }
  values.set("has_no_longer", !lines.empty());
  values.set("no_longer", std::move(lines));
}

/// Reasons of this code in the letter's own sentence.
std::vector<std::string> lines_of(std::span<const Finding* const> findings, std::string_view code,
                                  const char* sentence, Language language) {
  std::vector<std::string> lines;
  for (const Finding* finding : findings)
    for (const Reason& reason : finding->reasons)
      if (reason.code == code) lines.push_back(report::sentence({sentence, reason.values}, language));
  return lines;
}

/// What a wrong record has stopped: what nobody has computed yet, and what no list tells so far.
void set_unpaid(LetterValues& values, std::span<const Finding* const> findings, const LetterMatter& matter,
                bool is_computed, Language language) {
  const bool is_set_right =
      matter.decided == Outcome::registry_wrong || matter.decided == Outcome::not_the_same_person;
  if (!is_set_right || matter.kind == LetterKind::entitlement) return;
  std::vector<std::string> awaited = lines_of(findings, "d4.lists_awaited", "letter.awaited", language);
  values.set("has_awaited", !awaited.empty());
  values.set("awaited", std::move(awaited));
  if (is_computed) return;
  std::vector<std::string> unpaid =
      lines_of(findings, "d4.payments_stopped", "letter.d4.payments_stopped", language);
  values.set("has_unpaid", !unpaid.empty());
  values.set("unpaid", std::move(unpaid));
}

/// What other cases have promised, beside a letter that tells money: the same months are paid once.
void set_promised_elsewhere(LetterValues& values, const CaseStore& cases, const Case& current,
                            Language language) {
  std::vector<std::string> lines;
  for (const auto& [_, by_case, arrears] : cases.promised_back_pay(current.subject))
    if (by_case != current.id)
      lines.push_back(report::sentence({"letter.promised_elsewhere",
                                        {{"scheme", std::string(to_string(arrears.scheme))},
                                         {"first_month", arrears.first},
                                         {"months", std::int64_t{arrears.months}},
                                         {"owed", arrears.owed}}},
                                       language));
  values.set("has_promised_elsewhere", !lines.empty());
  values.set("promised_elsewhere", std::move(lines));
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

/// By what is on file, of a suspension that ended.
std::string seen_on_file(const cases::Situation& situation, Language language) {
  const auto news = cases::news_of_suspension(situation);
  const bool has_ended =
      news && (news->state == SuspensionState::lifted || news->state == SuspensionState::stopped);
  if (!has_ended || !situation.on_file.seen_alive) return "";
  return report::sentence({"letter.seen_on_file", {{"seen_on", *situation.on_file.seen_alive}}}, language);
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

void set_outcome(LetterValues& values, const LetterMatter& matter) {
  if (!matter.decided) return;
  values.set("decided", true);
  switch (*matter.decided) {
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
    case Outcome::cannot_be_decided:
      values.set("decided_undecided", true);
      break;
    case Outcome::registry_wrong:
    case Outcome::not_the_same_person:
    case Outcome::in_order:
      values.set("decided_in_favour", true);
      break;
  }
}

void set_suspension(LetterValues& values, const cases::Situation& situation, bool held_dead,
                    Language language) {
  const auto news = cases::news_of_suspension(situation);
  if (!news) return;
  values.set("suspended", news->state == SuspensionState::in_force);
  if (news->state == SuspensionState::in_force)
    values.set("suspended_on", report::format_day(news->on, language));
  // Of somebody who has died no benefit goes on.
  values.set("lifted", news->state == SuspensionState::lifted && !held_dead);
  values.set("stopped", news->state == SuspensionState::stopped && !held_dead);
}

/// By what is decided the person has died: the family is written to.
bool is_held_dead(std::span<const Finding* const> findings, const LetterMatter& matter) {
  return matter.decided == Outcome::death_reported_late ||
         std::ranges::any_of(findings, [&](const Finding* one) { return one->key.check == "D3"; });
}

bool is_owed_by(const Finding* finding) {
  return finding->sums.owed > Fen{} && !is_booked(finding->key.check);
}

void set_sums(LetterValues& values, std::span<const Finding* const> findings, const std::optional<Draw>& draw,
              const LetterMatter& matter, Language language) {
  const auto of_draw = [&] {
    return draw && draw->wrong_amount ? report::format_money_in_words(*draw->wrong_amount, language)
                                      : std::string();
  };
  const auto all = [](std::string_view) { return true; };
  const bool is_decision = matter.kind == LetterKind::decision;
  // What is asked back is told once it is decided, and never of somebody who was referred to another office.
  if (is_decision &&
      (matter.decided == Outcome::recipient_error || matter.decided == Outcome::death_reported_late))
    values.set("lost", draw ? of_draw() : one_checks_sum(findings, &Sums::lost, language, all));
  if (is_decision && matter.decided == Outcome::cannot_be_decided) {
    values.set("perhaps_owed", std::ranges::any_of(findings, [](const Finding* finding) {
                 return finding->sums.owed > Fen{};
               }));
    values.set("perhaps_owed_sum", one_checks_sum(findings, &Sums::owed, language, all));
    return;
  }
  const bool is_entitled = matter.decided == Outcome::entitled;
  if (matter.kind != LetterKind::entitlement && !(is_decision && is_entitled) &&
      !(is_decision && matter.decided == Outcome::agency_error))
    return;
  values.set("owed", draw ? (is_entitled ? of_draw() : std::string())
                          : one_checks_sum(findings, &Sums::owed, language,
                                           [](std::string_view check) { return !is_booked(check); }));
  values.set("contribution", one_checks_sum(findings, &Sums::owed, language, is_booked));
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
  values.set("supplier", report::supplier_words(order.supplier, order.language));
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
  const LetterMatter matter = matter_of(situation.current, order.kind);
  const auto findings = findings_of(situation, matter);
  const auto draw = ports.samples.draw_of(situation.current.id);
  std::vector<std::string> reasons = reasons_of(ports, findings, draw, matter, order.language);
  if (order.kind == LetterKind::notice && reasons.empty())
    return cases::in_conflict("nothing on file about a death may be told in a letter",
                              "a notice rests on records under the person's own number");
  set_lists(values, std::move(reasons), provisions_of(findings));
  set_money(values, ports.cases, situation, order.kind, order.language);
  if (order.kind != LetterKind::notice && order.kind != LetterKind::reminder)
    set_no_longer(values, situation, order.language);
  const std::vector<Arrears>& back_pay = situation.back_pay;
  set_unpaid(values, findings, matter, !back_pay.empty(), order.language);
  const bool is_missing_in_draw = draw && matter.decided == Outcome::entitled;
  if (!back_pay.empty() || is_missing_in_draw || std::ranges::any_of(findings, is_owed_by))
    set_promised_elsewhere(values, ports.cases, situation.current, order.language);
  set_outcome(values, matter);
  const bool held_dead = is_held_dead(findings, matter);
  values.set("held_dead", held_dead);
  values.set("settlement_open", std::ranges::any_of(findings, [](const Finding* finding) {
               return report::is_settlement_open(*finding);
             }));
  set_suspension(values, situation, held_dead, order.language);
  set_sums(values, findings, draw, matter, order.language);
  values.set("asks_for_photo", std::any_of(findings.begin(), findings.end(), [](const Finding* finding) {
               return finding->key.check == "F5";
             }));
  std::string seen = seen_words(situation, order.language);
  values.set("certification_renewed", !seen.empty());
  if (seen.empty() && order.kind == LetterKind::decision) seen = seen_on_file(situation, order.language);
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
  const Reason fell{"letter.fell_repair", {{"number", std::string("2018-12-1")}, {"day", seen}}};
  values.set("has_no_longer", order.kind == LetterKind::retraction);
  values.set("no_longer", std::vector{sentence(fell)});
  values.set("reply_days", "15");
  values.set("reply_until", report::format_day(today + std::chrono::days{21}, order.language));
  values.set(owes ? "contribution" : "owed", report::format_money_in_words(Fen{10'000}, order.language));
  values.set("suspended_on", report::format_day(today, order.language));
  values.set("decided", true);
  values.set("lifted", true);
  values.set("certification_renewed", true);
  values.set("seen", sentence({"letter.seen", {{"seen_on", seen}, {"kind", std::string("counter_visit")}}}));
  values.set("supplier", report::supplier_words("police (公安部门)", order.language));
  values.set("records", std::vector{sentence({"letter.record",
                                              {{"source", std::string("police")},
                                               {"death_date", death},
                                               {"delivery", std::string("2018-03.csv")},
                                               {"line", std::int64_t{17}},
                                               {"day", seen}}})});
  return values;
}

}  // namespace benefit::pipeline
