#include "verify/cases/letters.hpp"

#include "verify/cases/attach.hpp"
#include "verify/cases/queues.hpp"
#include "verify/cases/refusals.hpp"
#include "verify/cases/state_machine.hpp"
#include "verify/identity/date.hpp"
#include "verify/identity/money.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include <fmt/format.h>

namespace benefit::cases {
namespace {

bool has_event(const Situation& situation, std::string_view what, std::string_view text = {}) {
  return std::any_of(situation.events.begin(), situation.events.end(), [&](const CaseEvent& event) {
    return event.what == what && (text.empty() || event.text == text);
  });
}

bool is_decided(const Case& one, Outcome outcome) {
  return one.state == CaseState::decided && one.outcome == outcome;
}

/// A suspension of this case that came into force, or a notice of it that came to nothing but for a reply,
/// whose answer is still to come.
bool has_news_of_suspension(const Situation& situation) {
  const auto news = news_of_suspension(situation);
  return news && news->state != SuspensionState::noticed && !news->by_reply;
}

/// A contribution that was paid and stands under another number is for the agency to book: it gives the
/// person nothing that is not paid already (P1).
bool has_only_to_be_booked(const Finding& finding) {
  return finding.key.check == "P1" && finding.sums.owed == Fen{};
}

/// Open ones, or those that a run has withdrawn.
bool has_finding_about(const Situation& situation, LetterKind kind, bool open = true) {
  return std::any_of(situation.findings.begin(), situation.findings.end(), [&](const StoredFinding& stored) {
    return stored.open == open && is_about(kind, stored.finding.key.check) &&
           !(kind == LetterKind::entitlement && has_only_to_be_booked(stored.finding));
  });
}

/// Not of what survivors are owed beside what was overpaid (D3): that is told with the decision.
bool is_owed_money(const Situation& situation) {
  return has_finding_about(situation, LetterKind::entitlement) ||
         is_decided(situation.current, Outcome::entitled) || !situation.back_pay.empty();
}

/// It was found, and a run has taken all of it back: paid meanwhile, or what it rested on is gone.
bool has_lost_its_ground(const Situation& situation) {
  return situation.back_pay.empty() && !has_finding_about(situation, LetterKind::entitlement) &&
         has_finding_about(situation, LetterKind::entitlement, false);
}

bool tells_decisions(LetterKind kind) {
  return kind == LetterKind::decision || kind == LetterKind::repair || kind == LetterKind::entitlement;
}

/// "decision: 2018-1-2, SHA-256 ...", as record_letter writes it; nullopt for anything else.
std::optional<EarlierLetter> letter_of(const CaseEvent& event) {
  const std::string_view text = event.text;
  const std::size_t colon = text.find(": "), hash = text.find(", SHA-256 ");
  const auto kind = parse_letter_kind(text.substr(0, colon));
  if (event.what != "letter_written" || !kind || hash == std::string_view::npos || hash < colon)
    return std::nullopt;
  return EarlierLetter{.kind = *kind,
                       .number = std::string(text.substr(colon + 2, hash - colon - 2)),
                       .on = china_day_of(event.at),
                       .told = {}};
}

std::string written(const ToldMoney& one) {
  return fmt::format("{} {} {} {}", to_string(one.scheme), identity::format_month(one.first),
                     identity::format_month(one.last), identity::format_yuan(one.owed));
}

std::optional<Scheme> scheme_of(std::string_view name) {
  for (const Scheme scheme : {Scheme::resident_pension, Scheme::employee_pension})
    if (to_string(scheme) == name) return scheme;
  return std::nullopt;
}

/// As `written`; nullopt for anything else.
std::optional<ToldMoney> told_money_of(std::string_view text) {
  std::array<std::string_view, 4> parts;
  for (std::string_view& part : parts) {
    const std::size_t blank = std::min(text.find(' '), text.size());
    part = text.substr(0, blank);
    text.remove_prefix(std::min(blank + 1, text.size()));
  }
  const auto scheme = scheme_of(parts[0]);
  const auto first = identity::parse_month(parts[1]), last = identity::parse_month(parts[2]);
  const auto owed = identity::parse_yuan(parts[3]);
  if (!scheme || !first || !last || !owed) return std::nullopt;
  return ToldMoney{*scheme, *first, *last, *owed};
}

bool share_months(const ToldMoney& one, const ToldMoney& other) {
  return one.scheme == other.scheme && one.first <= other.last && other.first <= one.last;
}

template <class T>
const T* value_of(const Reason& reason, std::string_view name) {
  for (const auto& [key, value] : reason.values)
    if (key == name) return std::get_if<T>(&value);
  return nullptr;
}

/// What was not paid month by month, as D4 and Q4 say it in their reasons.
void add_found(std::vector<ToldMoney>& told, const Finding& finding) {
  for (const Reason& reason : finding.reasons) {
    const bool is_stop = reason.code == "d4.payments_stopped";
    if (!is_stop && reason.code != "q4.months_not_paid" && reason.code != "q4.too_little") continue;
    const auto* const name = value_of<std::string>(reason, "scheme");
    const auto scheme = scheme_of(is_stop && name != nullptr ? *name : finding.key.period);
    const auto* const first = value_of<Month>(reason, "first_month");
    const auto* const owed = value_of<Fen>(reason, is_stop ? "owed" : "amount");
    if (!scheme || first == nullptr || owed == nullptr) continue;
    const auto* const months = value_of<std::int64_t>(reason, "months");
    const auto* const last = value_of<Month>(reason, "last_month");  // of D4, before the gap
    const Month end = is_stop && months != nullptr ? *first + std::chrono::months{*months - 1}
                      : last != nullptr            ? *last
                                                   : *first;
    const ToldMoney one{*scheme, *first, end, *owed};
    // What is promised by now is the same money.
    if (std::none_of(told.begin(), told.end(),
                     [&](const ToldMoney& other) { return share_months(one, other); }))
      told.push_back(one);
  }
}

/// Whether a letter tells what the findings say is owed, beside back pay that was promised.
bool tells_findings(const Situation& situation, LetterKind kind) {
  if (kind == LetterKind::entitlement) return true;
  const Case& one = situation.current;
  if (one.state != CaseState::decided || !tells_decisions(kind)) return false;
  if (one.outcome == Outcome::agency_error || one.outcome == Outcome::entitled)
    return kind == LetterKind::decision;
  // Of a record that was wrong the letter names what it has stopped, where nothing else was computed.
  return sets_records_aside(*one.outcome) && situation.back_pay.empty();
}

}  // namespace

bool is_about(LetterKind kind, std::string_view check) {
  switch (kind) {
    case LetterKind::notice:
    case LetterKind::repair:
      // What survivors owe and are owed (D3) is nothing to tell somebody who may be alive.
      return check.starts_with('D') && check != "D3";
    case LetterKind::reminder:
      return check == "L1" || check == "F5";
    case LetterKind::entitlement:
      return queue_of(check).kind == CaseKind::entitlement_owed || check == "D4";
    case LetterKind::decision:
      return true;
    case LetterKind::correction:
    case LetterKind::retraction:
      return false;
  }
  return false;
}

std::optional<SuspensionNews> news_of_suspension(const Situation& situation) {
  using enum SuspensionState;
  static constexpr auto states = std::to_array<std::pair<std::string_view, SuspensionState>>(
      {{"notice_served", noticed}, {"suspended", in_force}, {"lifted", lifted}, {"clock_stopped", stopped}});
  const auto& suspension = situation.suspension;
  const bool is_in_force =
      suspension && suspension->case_id == situation.current.id && suspension->state == in_force;
  for (auto event = situation.events.rbegin(); event != situation.events.rend(); ++event)
    for (const auto& [what, state] : states)
      if (event->what == what)
        return SuspensionNews{.state = state == in_force && !is_in_force ? lifted : state,
                              .on = china_day_of(event->at),
                              .by_reply = state == stopped && event->text.starts_with("replied")};
  return std::nullopt;
}

std::vector<ToldMoney> money_told(const Situation& situation, LetterKind kind) {
  std::vector<ToldMoney> told;
  if (!tells_decisions(kind)) return told;
  for (const Arrears& one : situation.back_pay)
    told.push_back({one.scheme, one.first, one.first + std::chrono::months{one.months - 1}, one.owed});
  if (tells_findings(situation, kind))
    for (const StoredFinding& stored : situation.findings)
      if (stored.open) add_found(told, stored.finding);
  return told;
}

std::vector<EarlierLetter> letters_on(std::span<const CaseEvent> events) {
  std::vector<EarlierLetter> letters;
  std::size_t first_of_decision = 0;  ///< of those that were written since the case was decided
  bool decided = false;
  for (const CaseEvent& event : events) {
    if (auto letter = letter_of(event)) {
      letters.push_back(*std::move(letter));
    } else if (event.what == "money_told") {
      const std::size_t colon = std::min(event.text.find(": "), event.text.size());
      const auto told =
          told_money_of(std::string_view(event.text).substr(std::min(colon + 2, event.text.size())));
      if (told && !letters.empty() && letters.back().number == event.text.substr(0, colon))
        letters.back().told.push_back(*told);
    } else if (event.what == "decided") {
      if (!decided) first_of_decision = letters.size();
      decided = true;
    } else if (event.what == "reopened") {
      for (std::size_t i = first_of_decision; decided && i < letters.size(); ++i)
        letters[i].has_fallen = tells_decisions(letters[i].kind);
      decided = false;
    }
  }
  return letters;
}

Fen told_of(const EarlierLetter& letter, std::span<const ToldMoney> money) {
  Fen sum;
  for (const ToldMoney& told : letter.told)
    if (std::any_of(money.begin(), money.end(),
                    [&](const ToldMoney& one) { return share_months(one, told); }))
      sum += told.owed;
  return sum;
}

std::string next_letter_number(const Situation& situation, Instant now) {
  const auto written =
      std::count_if(situation.events.begin(), situation.events.end(), [](const CaseEvent& event) {
        return event.what == "letter_written" || event.what == "request_written";
      });
  return fmt::format("{}-{}-{}", static_cast<int>(std::chrono::year_month_day{china_day_of(now)}.year()),
                     situation.current.id, written + 1);
}

Expected<void> check_grounds(const Situation& situation, LetterKind kind, std::string_view supplier) {
  const Case& one = situation.current;
  const auto show = [&] { return fmt::format("benefitctl case show {} shows what is on file", one.id); };
  switch (kind) {
    case LetterKind::notice:
      return {};  // what serving one needs
    case LetterKind::decision:
      if (one.state == CaseState::decided || has_news_of_suspension(situation)) return {};
      return in_conflict("nothing is decided on this case that a letter could tell",
                         "decide first, and have it confirmed where a second person has to");
    case LetterKind::repair:
      if (is_decided(one, Outcome::registry_wrong)) return {};
      return in_conflict("no wrong record was put right on this case", "benefitctl death repair comes first");
    case LetterKind::entitlement:
      if (has_lost_its_ground(situation))
        return in_conflict(
            "a run has withdrawn what this letter would tell: it was paid meanwhile, or what it rested on is "
            "gone",
            one.state == CaseState::decided
                ? fmt::format(
                      "benefitctl case reopen {} has it looked at anew, if the person is owed it still",
                      one.id)
                : show());
      if (is_owed_money(situation)) return {};
      return in_conflict("no money is owed to the person by what is on file", show());
    case LetterKind::reminder:
      if (has_finding_about(situation, kind)) return {};
      return in_conflict("no certification is due on this case, and no photo is to be taken again", show());
    case LetterKind::correction:
      if (!is_decided(one, Outcome::registry_wrong))
        return in_conflict("no wrong record was put right on this case",
                           "benefitctl death repair comes first");
      if (has_event(situation, "request_to_write", supplier)) return {};
      return in_conflict("no record of this supplier was found to be wrong here",
                         "benefitctl letter list names those who are to be asked");
    case LetterKind::retraction:
      if (one.state == CaseState::decided)
        return in_conflict("the case is decided anew, and the letter about that names the earlier one",
                           fmt::format("benefitctl letter list --case {} shows what waits", one.id));
      for (const EarlierLetter& letter : letters_on(situation.events))
        if (letter.has_fallen) return {};
      return in_conflict("no letter has told the person anything that holds no longer", show());
  }
  return {};
}

Expected<void> may_write(const Situation& situation, std::string_view officer, LetterKind kind,
                         std::string_view supplier, Instant now) {
  if (auto writer = check_writer(situation, officer, kind, now); !writer) return writer;
  return check_grounds(situation, kind, supplier);
}

std::vector<LetterNow> letters_now(const Situation& situation, std::string_view officer, Instant now) {
  std::set<std::string> suppliers;
  for (const CaseEvent& event : situation.events)
    if (event.what == "request_to_write") suppliers.insert(event.text);
  if (suppliers.empty()) suppliers.insert("");
  std::vector<LetterNow> letters;
  const auto add = [&](LetterKind kind, const std::string& supplier) {
    const auto may = may_write(situation, officer, kind, supplier, now);
    letters.push_back({kind, supplier, may ? std::nullopt : std::optional(may.error())});
  };
  for (const std::string_view name : letter_kind_names()) {
    const LetterKind kind = *parse_letter_kind(name);
    if (kind != LetterKind::correction)
      add(kind, "");
    else
      for (const std::string& supplier : suppliers) add(kind, supplier);
  }
  return letters;
}

Expected<CaseChange> record_letter(const Situation& situation, WrittenLetter letter, const Holder& holder) {
  if (const auto may = may_write(situation, holder.officer, letter.kind, letter.supplier, holder.now); !may)
    return tl::make_unexpected(may.error());
  auto change = attach(situation.current, letter.file_name, std::move(letter.content), holder);
  if (!change) return change;
  const bool is_request = letter.kind == LetterKind::correction;
  change->events.push_back(
      {holder.now, holder.officer, is_request ? "request_written" : "letter_written",
       fmt::format("{}: {}, SHA-256 {}", is_request ? letter.supplier : std::string(to_string(letter.kind)),
                   letter.number, change->attaching.back().sha256)});
  for (const ToldMoney& told : letter.told)
    change->events.push_back(
        {holder.now, holder.officer, "money_told", fmt::format("{}: {}", letter.number, written(told))});
  return change;
}

}  // namespace benefit::cases
