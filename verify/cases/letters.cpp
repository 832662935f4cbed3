#include "verify/cases/letters.hpp"

#include "verify/cases/attach.hpp"
#include "verify/cases/queues.hpp"
#include "verify/cases/refusals.hpp"
#include "verify/cases/state_machine.hpp"

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

bool has_finding_about(const Situation& situation, LetterKind kind) {
  return std::any_of(situation.findings.begin(), situation.findings.end(), [&](const StoredFinding& stored) {
    return stored.open && is_about(kind, stored.finding.key.check) &&
           !(kind == LetterKind::entitlement && has_only_to_be_booked(stored.finding));
  });
}

/// Not of what survivors are owed beside what was overpaid (D3): that is told with the decision.
bool is_owed_money(const Situation& situation) {
  return has_finding_about(situation, LetterKind::entitlement) ||
         is_decided(situation.current, Outcome::entitled) || has_event(situation, "back_pay");
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
  return change;
}

}  // namespace benefit::cases
