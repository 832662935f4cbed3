#include "verify/cases/holding.hpp"

#include "verify/cases/refusals.hpp"
#include "verify/cases/state_machine.hpp"
#include "verify/cases/written_text.hpp"
#include "verify/identity/date.hpp"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

namespace benefit::cases {
namespace {

bool is_taken_by(const Case& one, std::string_view officer) {
  return one.state == CaseState::taken && one.taken_by == officer;
}

/// POSIX.1-2017, 3.437: portable user names; systemd's own limit of 31 characters.
bool is_user_name(std::string_view name) {
  const auto portable = [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '.' || c == '_' || c == '-';
  };
  return !name.empty() && name.size() <= 31 && name.front() != '-' && std::ranges::all_of(name, portable);
}

/// As `written`; nullopt for anything else.
std::optional<DiaryEntry> diary_entry_of(std::string_view text) {
  const std::size_t colon = text.find(": "), bracket = text.rfind(" (");
  if (colon == std::string_view::npos || bracket == std::string_view::npos || bracket < colon + 2 ||
      !text.ends_with(')'))
    return std::nullopt;
  const auto on = identity::parse_day(text.substr(0, colon));
  if (!on) return std::nullopt;
  text.remove_suffix(1);
  return DiaryEntry{*on, std::string(text.substr(colon + 2, bracket - colon - 2)),
                    std::string(text.substr(bracket + 2))};
}

/// A case that somebody has put off sleeps until its day.
bool sleeps_for_other(const Case& one, const Holder& holder) {
  return one.diary && one.diary->by != holder.officer && one.diary->on > china_day_of(holder.now);
}

tl::unexpected<Error> put_off_by_another(const Case& one) {
  return in_conflict(fmt::format("{} has put the case off until {}: {}", one.diary->by,
                                 identity::format_day(one.diary->on), one.diary->text),
                     take_it_over(one));
}

/// The case may be given back, passed on or put off by this officer.
Expected<void> may_move(const Case& one, const Holder& holder) {
  if (is_closed(one)) return in_conflict(fmt::format("the case is {}", to_string(one.state)));
  if (one.state == CaseState::proposed) return proposal_stands(one);
  if (one.state == CaseState::taken && one.taken_by != holder.officer && !holder.supervisor)
    return held_by_another(one);
  if (sleeps_for_other(one, holder) && !holder.supervisor) return put_off_by_another(one);
  return {};
}

Expected<void> may_release(const Case& one, const Holder& holder) {
  if (auto may = may_move(one, holder); !may) return may;
  if (one.state != CaseState::taken) return in_conflict("nobody has taken the case");
  return {};
}

/// Takes one case; the lapse of a former lease is on the trail before it.
Expected<CaseChange> take_one(const Case& one, const Holder& holder) {
  if (is_taken_by(one, holder.officer)) {
    CaseChange renewed{one, {{holder.now, holder.officer, "renewed", ""}}, {}, {}};
    return with_lease(std::move(renewed), holder);
  }
  auto change = take(one, holder.officer, holder.now);
  if (!change) return change;
  if (one.state == CaseState::taken && one.leased_until && *one.leased_until <= holder.now)
    change->events.insert(change->events.begin(), {holder.now, "benefitd", "lapsed", *one.taken_by});
  return with_lease(*std::move(change), holder);
}

/// The case itself, and those of its matter that are in the same hands.
std::vector<const Case*> in_the_same_hands(const Case& one, std::span<const Case> side_by_side) {
  std::vector<const Case*> cases{&one};
  for (const Case& other : side_by_side)
    if (other.state == one.state && other.taken_by == one.taken_by) cases.push_back(&other);
  return cases;
}

}  // namespace

std::string written(const DiaryEntry& entry) {
  return fmt::format("{}: {} ({})", identity::format_day(entry.on), entry.text, entry.by);
}

bool is_held_by_other(const Case& one, std::string_view officer, Instant now) {
  return one.state == CaseState::taken && one.taken_by != officer && one.leased_until &&
         *one.leased_until > now;
}

CaseChange with_lease(CaseChange change, const Holder& holder) {
  Case& next = change.next;
  if (is_taken_by(next, holder.officer))
    next.leased_until = holder.now + holder.lease;
  else if (next.state != CaseState::taken)
    next.leased_until.reset();
  if (next.diary && next.state != CaseState::open) {
    change.events.push_back({holder.now, holder.officer, "diary_ended", written(*next.diary)});
    next.diary.reset();
  }
  return change;
}

std::optional<DiaryEntry> ended_by_last_proposal(std::span<const CaseEvent> events) {
  const auto proposal = std::find_if(events.rbegin(), events.rend(),
                                     [](const CaseEvent& event) { return event.what == "proposed"; });
  if (proposal == events.rend()) return std::nullopt;
  const auto ended = std::find_if(proposal.base(), events.end(),
                                  [](const CaseEvent& event) { return event.what == "diary_ended"; });
  return ended == events.end() ? std::nullopt : diary_entry_of(ended->text);
}

Expected<std::vector<CaseChange>> take_next(const Case& chosen, std::span<const Case> side_by_side,
                                            const Holder& holder) {
  return take_on_purpose(chosen, side_by_side, false, holder);
}

Expected<void> may_take(const Case& chosen, const Holder& holder) {
  if (is_held_by_other(chosen, holder.officer, holder.now)) return held_by_another(chosen);
  if (chosen.state == CaseState::proposed) return proposal_stands(chosen);
  if (sleeps_for_other(chosen, holder)) return put_off_by_another(chosen);
  return may_take(chosen, holder.officer);
}

Expected<std::vector<CaseChange>> take_on_purpose(const Case& chosen, std::span<const Case> side_by_side,
                                                  bool over, const Holder& holder) {
  if (!over && !is_taken_by(chosen, holder.officer))
    if (const auto may = may_take(chosen, holder); !may) return tl::make_unexpected(may.error());
  std::vector<CaseChange> changes;
  auto first = take_one(chosen, holder);
  if (!first) return tl::make_unexpected(first.error());
  changes.push_back(*std::move(first));
  for (const Case& other : side_by_side) {
    if (other.state == CaseState::proposed || is_held_by_other(other, holder.officer, holder.now) ||
        sleeps_for_other(other, holder))
      continue;
    if (auto change = take_one(other, holder)) changes.push_back(*std::move(change));
  }
  return changes;
}

Expected<std::vector<CaseChange>> release(const Case& one, std::span<const Case> side_by_side,
                                          std::string_view reason, const Holder& holder) {
  std::string text;
  if (!reason.empty()) {
    auto checked = check_written_text("reason", reason);
    if (!checked) return tl::make_unexpected(checked.error());
    text = *std::move(checked);
  }
  if (const auto allowed = may_release(one, holder); !allowed) return tl::make_unexpected(allowed.error());
  std::vector<CaseChange> changes;
  for (const Case* other : in_the_same_hands(one, side_by_side)) {
    CaseChange change{*other, {{holder.now, holder.officer, "released", text}}, {}, {}};
    change.next.state = CaseState::open;
    change.next.taken_by.reset();
    changes.push_back(with_lease(std::move(change), holder));
  }
  return changes;
}

std::vector<StepNow> moves_now(const Case& one, const Holder& holder) {
  return {step_now("case take", false, may_take(one, holder)),
          step_now("case release", false, may_release(one, holder)),
          step_now("case transfer", false, may_move(one, holder)),
          step_now("case diary", false, may_move(one, holder))};
}

Expected<std::vector<CaseChange>> transfer(const Case& one, std::span<const Case> side_by_side,
                                           std::string_view to, std::string_view reason,
                                           const Holder& holder) {
  const auto text = check_written_text("reason", reason);
  if (!text) return tl::make_unexpected(text.error());
  if (!is_user_name(to)) return bad_value("to", "'to' is no user name");
  if (const auto allowed = may_move(one, holder); !allowed) return tl::make_unexpected(allowed.error());
  if (is_taken_by(one, to)) return in_conflict(fmt::format("{} has the case already", to));
  std::vector<CaseChange> changes;
  for (const Case* other : in_the_same_hands(one, side_by_side)) {
    CaseChange change{
        *other, {{holder.now, holder.officer, "transferred", fmt::format("{}: {}", to, *text)}}, {}, {}};
    change.next.state = CaseState::taken;
    change.next.taken_by = std::string(to);
    change.next.leased_until = holder.now + holder.lease;
    changes.push_back(with_lease(std::move(change), holder));
  }
  return changes;
}

Expected<CaseChange> put_into_diary(const Case& one, Day on, std::string_view text, Day today,
                                    const Holder& holder) {
  const auto checked = check_written_text("text", text);
  if (!checked) return tl::make_unexpected(checked.error());
  constexpr std::chrono::days furthest{366};
  if (on <= today) return bad_value("on", "'on' has to lie after today");
  if (on > today + furthest) return bad_value("on", "'on' is more than a year away");
  if (const auto allowed = may_move(one, holder); !allowed) return tl::make_unexpected(allowed.error());
  CaseChange change{one, {}, {}, {}};
  // A supervisor may put another's date off: what he had written stays on the trail.
  if (one.diary && one.diary->by != holder.officer)
    change.events.push_back({holder.now, holder.officer, "diary_ended", written(*one.diary)});
  change.events.push_back(
      {holder.now, holder.officer, "diary", fmt::format("{}: {}", identity::format_day(on), *checked)});
  change.next.state = CaseState::open;
  change.next.taken_by.reset();
  change.next.diary = DiaryEntry{on, *checked, holder.officer};
  return with_lease(std::move(change), holder);
}

}  // namespace benefit::cases
