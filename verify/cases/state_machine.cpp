#include "verify/cases/state_machine.hpp"

#include "verify/cases/chosen_by_lot.hpp"
#include "verify/cases/follow.hpp"
#include "verify/cases/holding.hpp"
#include "verify/cases/letters.hpp"
#include "verify/cases/queues.hpp"
#include "verify/cases/refusals.hpp"
#include "verify/cases/written_text.hpp"
#include "verify/identity/date.hpp"
#include "verify/identity/money.hpp"
#include "verify/policy/working_days.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace benefit::cases {
namespace {

// ---- what a step needs, in the order in which it is asked ----

enum class Need : std::uint8_t {
  clock_not_set_back,      ///< `now` is not before the case's last event
  unfinished_case,         ///< open, taken or proposed
  case_against_person,     ///< unfinished, or decided with an outcome that hurts: not cleared
  not_taken_by_another,    ///< another officer works on it
  nothing_proposed,        ///< no outcome waits for confirmation
  outcome_proposed,        ///< one does
  something_proposed,      ///< one does, or a suspension on this case
  no_suspension_underway,  ///< none noticed, proposed or in force
  notice_standing,         ///< served, not answered, nothing proposed yet
  suspension_proposed,     ///< waits for confirmation
  suspension_in_force,
  registered,           ///< an administrator has said who the officer is, as a person
  no_relative,          ///< nor the person himself
  no_known_relative,    ///< as it was known before the case; nor the person himself
  fair_proposer,        ///< who proposed it is no relative and no certifier either, as is known by now
  no_certifier,         ///< nor who operated a collection or certified by hand
  no_photo_giver,       ///< nor who handed in photos of the person
  no_source_deliverer,  ///< nor who delivered a death record of the person
  second_person,        ///< another human than the proposer
  no_earlier_decision,  ///< has not proposed, confirmed or decided on this case or another of the person
  of_this_case,         ///< the suspension that is underway is this case's
  reply_awaited,        ///< there is a notice, a suspension or a proposed outcome to reply to
  settled_outcome,      ///< the case is decided, and not by the repair of a death
  death_on_file,        ///< a usable death record under the person's own number
  two_sources,          ///< independent of each other, of which the notice told one
  no_sign_of_life,
  reply_period_known,         ///< of a notice that is served today
  accused,                    ///< a finding that stands speaks against the recipient
  not_held_dead_while_alive,  ///< no finding of a death stands against somebody seen alive after it
  reply_period_over,          ///< of a notice, where one runs
};

enum class Step : std::uint8_t {
  be_given,   ///< by the queue, to decide on
  decide,     ///< an outcome that hurts nobody
  set_aside,  ///< one by which death records under the person's own number are wrong, or somebody else's
  propose,    ///< one that hurts
  confirm,
  return_proposal,
  reopen,      ///< a case whose outcome hurts
  reconsider,  ///< one whose outcome hurts nobody
  serve_notice,
  record_reply,
  propose_suspension,
  confirm_suspension,
  lift_suspension,
  repair_death,
  restore_death,
  write_letter,  ///< of any kind but a notice, which needs what serving it needs
};

struct Rule {
  Step step;
  std::array<Need, 16> needs;
  std::size_t count;
};

template <class... Needs>
constexpr Rule rule(Step step, Needs... needs) {
  return {step, {needs...}, sizeof...(needs)};
}

using enum Need;
constexpr std::array rules = {
    rule(Step::be_given, no_relative, no_certifier),
    rule(Step::decide, unfinished_case, not_taken_by_another, nothing_proposed, no_relative, no_certifier),
    rule(Step::set_aside, unfinished_case, not_taken_by_another, nothing_proposed, registered, no_relative,
         no_certifier),
    rule(Step::propose, clock_not_set_back, unfinished_case, not_taken_by_another, nothing_proposed,
         registered, no_relative, no_certifier, accused, not_held_dead_while_alive, reply_period_over),
    rule(Step::confirm, clock_not_set_back, unfinished_case, outcome_proposed, registered, no_relative,
         no_certifier, no_photo_giver, second_person, fair_proposer, no_earlier_decision, accused,
         not_held_dead_while_alive, reply_period_over),
    rule(Step::return_proposal, something_proposed, no_relative, second_person),
    rule(Step::reopen, settled_outcome, no_known_relative),
    rule(Step::reconsider, clock_not_set_back, settled_outcome, registered, no_relative, no_earlier_decision),
    rule(Step::serve_notice, clock_not_set_back, case_against_person, not_taken_by_another,
         no_suspension_underway, no_relative, death_on_file, no_sign_of_life, reply_period_known),
    rule(Step::record_reply, reply_awaited),
    rule(Step::propose_suspension, clock_not_set_back, case_against_person, not_taken_by_another,
         notice_standing, of_this_case, registered, no_relative, no_certifier, no_photo_giver, two_sources,
         no_source_deliverer, no_sign_of_life, reply_period_over),
    rule(Step::confirm_suspension, clock_not_set_back, case_against_person, suspension_proposed, of_this_case,
         registered, no_relative, no_certifier, no_photo_giver, second_person, fair_proposer,
         no_earlier_decision, no_source_deliverer, two_sources, no_sign_of_life, reply_period_over),
    rule(Step::lift_suspension, suspension_in_force, of_this_case, no_known_relative),
    rule(Step::repair_death, registered, no_known_relative),
    rule(Step::restore_death, clock_not_set_back, registered, no_relative, no_earlier_decision),
    rule(Step::write_letter, no_relative),
};

// ---- errors ----

tl::unexpected<Error> forbidden(std::string what, std::string hint) {
  return tl::make_unexpected(Error{ErrorCode::forbidden, std::move(what), "", std::move(hint)});
}

tl::unexpected<Error> second(std::string what, std::string hint) {
  return tl::make_unexpected(Error{ErrorCode::second_person, std::move(what), "", std::move(hint)});
}

/// "2018-04-10 at 09:30", as the clock on an office wall in China.
std::string office_time(Instant at) {
  return fmt::format("{:%Y-%m-%d at %H:%M}",
                     fmt::gmtime(std::chrono::system_clock::to_time_t(at + china_offset)));
}

// ---- what is asked ----

tl::unexpected<Error> finished(const Case& current) {
  return in_conflict(
      fmt::format("the case is {}", to_string(current.state)),
      fmt::format("benefitctl case show {} tells how it ended; a new finding opens a new case", current.id));
}

bool has_state(const std::optional<Suspension>& suspension, SuspensionState state) {
  return suspension && suspension->state == state;
}

bool is_active(const std::optional<Suspension>& suspension) { return suspension && suspension->is_active(); }

Instant last_instant(const Situation& situation) {
  Instant last = situation.current.opened_at;
  for (const CaseEvent& event : situation.events) last = std::max(last, event.at);
  if (situation.suspension) {
    last = std::max(last, situation.suspension->notice.recorded_at);
    if (situation.suspension->in_force_since) last = std::max(last, *situation.suspension->in_force_since);
    if (situation.suspension->ended_at) last = std::max(last, *situation.suspension->ended_at);
  }
  return last;
}

bool is_decision(const CaseEvent& event) {
  static constexpr std::array<std::string_view, 5> decisions = {"proposed", "decided", "suspension_proposed",
                                                                "suspended", "benefits_on"};
  return std::find(decisions.begin(), decisions.end(), event.what) != decisions.end();
}

bool has_decided(std::span<const CaseEvent> events, const Officers& officers, std::string_view officer) {
  return std::any_of(events.begin(), events.end(), [&](const CaseEvent& event) {
    return is_decision(event) && officers.are_one_person(officer, event.actor);
  });
}

/// The one who proposed what this step confirms.
const std::optional<std::string>& proposer(const Situation& situation, Step step) {
  const bool of_outcome = step == Step::confirm ||
                          (step == Step::return_proposal && situation.current.state == CaseState::proposed);
  return of_outcome ? situation.current.proposed_by : situation.suspension->proposed_by;
}

Expected<void> check_clock(const Situation& situation, Instant now) {
  const Instant last = last_instant(situation);
  if (now >= last) return {};
  return in_conflict(
      fmt::format("the clock says {}, but the case's last event is of {}: the clock was set back",
                  office_time(now), office_time(last)),
      "have the machine's clock put right; until then nothing is decided that can hurt");
}

Expected<void> check_suspension(const Situation& situation, Need need) {
  const std::optional<Suspension>& suspension = situation.suspension;
  const auto state = [&] {
    return is_active(suspension) ? fmt::format("a suspension is {}", to_string(suspension->state))
                                 : std::string("no notice stands");
  };
  const CaseId id = situation.current.id;
  switch (need) {
    case no_suspension_underway:
      if (!is_active(suspension)) return {};
      return in_conflict(state() + " already", fmt::format("benefitctl case show {} shows it", id));
    case reply_awaited:
      if (situation.current.state == CaseState::proposed) return {};
      if (!is_active(suspension))
        return in_conflict("there is no notice, no suspension and no proposed outcome to reply to",
                           "a note keeps what was said");
      [[fallthrough]];
    case of_this_case:
      if (!is_active(suspension) || suspension->case_id == id) return {};
      return in_conflict(
          fmt::format("the notice was served on case {} of this person", suspension->case_id),
          fmt::format("benefitctl case show {}; the step is taken there", suspension->case_id));
    case notice_standing:
      if (has_state(suspension, SuspensionState::noticed)) return {};
      return in_conflict("a suspension needs a served notice first; " + state(),
                         fmt::format("benefitctl notice serve {} --served-on DAY --how HOW", id));
    case suspension_proposed:
      if (has_state(suspension, SuspensionState::proposed)) return {};
      return in_conflict("no suspension is proposed; " + state(),
                         fmt::format("benefitctl suspension propose {} --reason TEXT comes first", id));
    case suspension_in_force:
      if (has_state(suspension, SuspensionState::in_force)) return {};
      return in_conflict("no suspension is in force; " + state(),
                         "benefitctl suspension list shows those that are");
    default:
      return {};
  }
}

/// The person himself, or one of his household.
bool is_relative(const Situation& situation, std::string_view user, std::span<const CitizenId> family) {
  const auto is_user = [&](CitizenId person) { return situation.officers.has_person(user, person); };
  return is_user(situation.current.subject) || std::any_of(family.begin(), family.end(), is_user);
}

bool has_certified(const Situation& situation, std::string_view user) {
  const std::vector<std::string>& certifiers = situation.on_file.certifiers;
  return std::any_of(certifiers.begin(), certifiers.end(),
                     [&](const std::string& name) { return situation.officers.goes_by(user, name); });
}

Expected<void> check_officer(const Situation& situation, std::string_view officer, Step step, Need need) {
  const Officers& officers = situation.officers;
  const OnFile& file = situation.on_file;
  switch (need) {
    case registered:
      if (officers.is_registered(officer)) return {};
      return forbidden(
          fmt::format("nobody has said which person the account {} is", officer),
          fmt::format("an administrator does: benefitctl officer register {} --name NAME -", officer));
    case no_relative:
    case no_known_relative:
      if (!is_relative(situation, officer, need == no_relative ? file.family : file.family_before)) return {};
      return forbidden(officers.has_person(officer, situation.current.subject)
                           ? "nobody decides about himself"
                           : "the household registry has the officer in this person's household",
                       "another officer has to take this case");
    case no_certifier:
      if (!has_certified(situation, officer)) return {};
      return forbidden("the officer has certified this person",
                       "nobody decides on his own certification: another officer has to take this step");
    case fair_proposer: {
      const std::string user = proposer(situation, step).value_or("");
      const bool is_family = is_relative(situation, user, file.family_of_proposer);
      if (!is_family && !has_certified(situation, user)) return {};
      return in_conflict(is_family ? "who proposed it is of this person's household, as is known by now"
                                   : "who proposed it has certified this person, as is known by now",
                         take_it_over(situation.current));
    }
    case no_photo_giver:
      if (std::none_of(file.photo_givers.begin(), file.photo_givers.end(),
                       [&](const std::string& giver) { return officers.are_one_person(officer, giver); }))
        return {};
      return second("the officer has enrolled or handed in a photo of this person",
                    "an officer who handed in none has to take this step");
    case no_source_deliverer:
      if (std::none_of(file.source_deliverers.begin(), file.source_deliverers.end(),
                       [&](const std::string& user) { return officers.are_one_person(officer, user); }))
        return {};
      return second("the officer has delivered a death record of this person",
                    "an officer who delivered none of them has to take this step");
    case second_person:
      if (!officers.are_one_person(officer, proposer(situation, step).value_or(""))) return {};
      return second(proposer(situation, step) == officer
                        ? "the officer who proposed it cannot confirm it"
                        : "both accounts are one person's, by the ID number that they are registered with",
                    "another person has to look at the case and confirm it");
    case no_earlier_decision:
      if (!has_decided(situation.events, officers, officer) &&
          !has_decided(file.elsewhere, officers, officer))
        return {};
      return second("the officer has decided on this case, or another of the person, before",
                    "somebody who has decided nothing on it has to take this step");
    default:
      return {};
  }
}

bool has_proposed_outcome(const Situation& situation, std::string_view officer) {
  return situation.current.state == CaseState::proposed && situation.current.proposed_by == officer;
}

bool has_proposed_suspension(const Situation& situation, std::string_view officer) {
  return has_state(situation.suspension, SuspensionState::proposed) &&
         situation.suspension->proposed_by == officer;
}

Expected<void> may_take_back(const Situation& situation, std::string_view officer) {
  if (has_proposed_outcome(situation, officer) || has_proposed_suspension(situation, officer)) return {};
  return in_conflict("the officer has proposed nothing here that still waits for confirmation",
                     is_closed(situation.current)
                         ? "what is confirmed is not taken back"
                         : "the proposer takes back; another officer makes it fall by case take --over");
}

bool any_open(std::span<const StoredFinding> findings, bool (*is_meant)(std::string_view check)) {
  return std::any_of(findings.begin(), findings.end(), [&](const StoredFinding& stored) {
    return stored.open && is_meant(stored.finding.key.check);
  });
}

bool is_about_death(std::string_view check) { return check.starts_with('D'); }
/// These two rest on records under the person's own number (OnFile::deaths).
bool is_about_own_record(std::string_view check) { return check == "D1" || check == "D3"; }
bool accuses_otherwise(std::string_view check) { return accuses(check) && !is_about_own_record(check); }

/// What was chosen by lot accuses nobody: there the officer has found it out by himself.
bool is_accused(const Situation& situation) {
  return situation.current.kind == CaseKind::chosen_by_lot ||
         any_open(situation.findings, accuses_otherwise) ||
         (any_open(situation.findings, is_about_own_record) && !situation.on_file.deaths.empty());
}

/// The last time that a suspension of the person ended because he was alive.
std::optional<Instant> shown_alive_at(const std::optional<Suspension>& suspension) {
  if (!suspension || suspension->is_active()) return std::nullopt;
  const bool alive = suspension->ended_because == "seen_alive" || suspension->ended_because == "repaired";
  return alive ? suspension->ended_at : std::nullopt;
}

/// OnFile::seen_alive, or the day on which a suspension ended because an officer had proof of life.
std::optional<Day> seen_alive(const Situation& situation) {
  std::optional<Day> seen = situation.on_file.seen_alive;
  const std::vector<DeathOnFile>& deaths = situation.on_file.deaths;
  if (const auto alive = shown_alive_at(situation.suspension); alive && !deaths.empty()) {
    const Day day = china_day_of(*alive);
    if (day > deaths.front().death_date) seen = std::max(seen.value_or(day), day);
  }
  return seen;
}

std::optional<Day> noticed_on(const std::optional<Suspension>& suspension) {
  return is_active(suspension) ? std::optional(suspension->notice.served_on) : std::nullopt;
}

tl::unexpected<Error> no_death_on_file() {
  return in_conflict("no usable death record bears this person's number",
                     "a likeness, a face or an absence is no record of a death");
}

Expected<void> check_grounds(const Situation& situation, Need need, Instant now) {
  const std::vector<DeathOnFile>& deaths = situation.on_file.deaths;
  switch (need) {
    case accused:
      if (is_accused(situation)) return {};
      return in_conflict(
          "no finding that stands speaks against the recipient",
          "what is owed to him, a certification, a photo, or a death record that was set aside "
          "accuses nobody");
    case death_on_file:
      if (!deaths.empty()) return {};
      return no_death_on_file();
    case two_sources:
      if (!independent_suppliers(deaths, noticed_on(situation.suspension)).empty()) return {};
      if (deaths.empty()) return no_death_on_file();
      if (!independent_suppliers(deaths, std::nullopt).empty())
        return in_conflict("the two sources came after the notice was served, and nobody has told them",
                           "the next run ends this notice; then one has to be served that tells them");
      return in_conflict(
          fmt::format("there are not two independent sources among the {} usable death record(s) ({})",
                      deaths.size(), deaths.front().supplier),
          "a second supplier has to say so by itself, on its own day of recording and of the same death; two "
          "copies of one list are one source, and a face or a likeness is none");
    case no_sign_of_life:
    case not_held_dead_while_alive:
      if (!seen_alive(situation)) return {};
      if (need == not_held_dead_while_alive && !any_open(situation.findings, is_about_death)) return {};
      return in_conflict(fmt::format("the person was seen alive on {}, after a recorded death",
                                     identity::format_day(*seen_alive(situation))),
                         "benefitctl death repair mends the record");
    case reply_period_known:
      if (situation.on_file.no_reply_period) return tl::make_unexpected(*situation.on_file.no_reply_period);
      return {};
    case reply_period_over: {
      if (!is_active(situation.suspension)) return {};
      const Day until = situation.suspension->notice.reply_until;
      if (china_day_of(now) > until) return {};
      return in_conflict(
          fmt::format("the recipient may reply until the end of {}", identity::format_day(until)),
          "wait until the day after, then look whether a reply came");
    }
    default:
      return {};
  }
}

/// By the repair of a false death that was not undone.
bool is_repaired(const Situation& situation) {
  const auto last = [&](std::string_view what) {
    return std::find_if(situation.events.rbegin(), situation.events.rend(),
                        [&](const CaseEvent& event) { return event.what == what; });
  };
  // Each is nearer to the end the smaller it is.
  return situation.current.state == CaseState::decided && last("benefits_on") != situation.events.rend() &&
         last("benefits_on") < last("restored");
}

Expected<void> check_case(const Situation& situation, std::string_view officer, Need need) {
  const Case& current = situation.current;
  switch (need) {
    case unfinished_case:
      if (!is_closed(current)) return {};
      return finished(current);
    case case_against_person:
      if (current.kind == CaseKind::chosen_by_lot && !is_closed(current))
        return in_conflict("the person was chosen by lot and is not suspected of anything",
                           "decide the case first: a notice needs an outcome that it rests on");
      if (!is_closed(current) || (current.outcome && hurts_recipient(*current.outcome))) return {};
      return finished(current);
    case not_taken_by_another:
      if (current.state != CaseState::taken || current.taken_by == officer) return {};
      return in_conflict(fmt::format("another officer has taken the case: {}", current.taken_by.value_or("")),
                         take_it_over(current));
    case nothing_proposed:
      if (current.state != CaseState::proposed) return {};
      return in_conflict(fmt::format("{} is proposed for the case, by {}", to_string(*current.outcome),
                                     current.proposed_by.value_or("")),
                         confirm_or_take_over(current));
    case settled_outcome:
      if (current.state != CaseState::decided)
        return in_conflict(fmt::format("the case is {}", to_string(current.state)),
                           "only what is decided is opened again");
      if (!is_repaired(situation)) return {};
      return in_conflict("a false death was repaired by this case", "benefitctl death restore undoes it");
    case something_proposed:
      if (current.state == CaseState::proposed) return {};
      if (has_state(situation.suspension, SuspensionState::proposed) &&
          situation.suspension->case_id == current.id)
        return {};
      return in_conflict("nothing is proposed here",
                         fmt::format("benefitctl case show {} tells what may be done now", current.id));
    case outcome_proposed:
      if (current.state == CaseState::proposed) return {};
      return in_conflict("nothing is proposed for the case",
                         fmt::format("benefitctl case decide {} proposes an outcome", current.id));
    default:
      return {};
  }
}

/// That a death was reported late takes a death: a usable record, or one that may be the person's (D2).
Expected<void> check_death(const Situation& situation, Outcome outcome) {
  if (outcome != Outcome::death_reported_late || situation.current.kind == CaseKind::chosen_by_lot) return {};
  if (auto alive = check_grounds(situation, no_sign_of_life, Instant{}); !alive) return alive;
  if (!situation.on_file.deaths.empty() ||
      any_open(situation.findings, [](std::string_view check) { return check == "D2"; }))
    return {};
  return no_death_on_file();
}

Expected<void> check(const Situation& situation, std::string_view officer, Step step, Instant now) {
  const auto* const found =
      std::find_if(rules.begin(), rules.end(), [&](const Rule& rule) { return rule.step == step; });
  for (std::size_t i = 0; i < found->count; ++i) {
    const Need need = found->needs.at(i);
    if (need == clock_not_set_back)
      if (auto clock = check_clock(situation, now); !clock) return clock;
    if (auto asked = check_case(situation, officer, need); !asked) return asked;
    if (auto asked = check_suspension(situation, need); !asked) return asked;
    if (auto asked = check_officer(situation, officer, step, need); !asked) return asked;
    if (auto asked = check_grounds(situation, need, now); !asked) return asked;
  }
  return {};
}

// ---- what follows ----

/// What the findings rest on: sorted, without doubles.
std::set<std::string> named_in(std::span<const StoredFinding> findings) {
  std::set<std::string> fingerprints;
  for (const StoredFinding& stored : findings) fingerprints.merge(fingerprints_in(stored.finding));
  return fingerprints;
}

/// What an outcome about records sets aside. One that was wrong stays so when it comes anew under another
/// spelling of the name; one that was somebody else's says nothing of the person's own.
std::set<std::string> held_against(const Situation& situation, Outcome outcome) {
  std::set<std::string> fingerprints = named_in(situation.findings);
  if (outcome == Outcome::registry_wrong)
    for (const DeathOnFile& death : situation.on_file.deaths)
      if (fingerprints.contains(death.fingerprint)) fingerprints.insert(death.fingerprint_of_any_name);
  return fingerprints;
}

/// "resident_pension: 3 x 120.00 = 360.00".
std::string written(const Arrears& arrears) {
  return fmt::format("{}: {} x {} = {}", to_string(arrears.scheme), arrears.months,
                     identity::format_yuan(arrears.per_month), identity::format_yuan(arrears.owed));
}

void add_back_pay(CaseChange& change, std::span<const Arrears> back_pay, std::string_view actor, Instant at) {
  for (const Arrears& arrears : back_pay) {
    change.back_pay.push_back(arrears);
    change.events.push_back({at, std::string(actor), "back_pay", written(arrears)});
  }
}

/// Ends an active suspension: one in force is lifted, one before that is stopped.
void end_suspension(CaseChange& change, const Suspension& current, std::string_view actor,
                    std::string_view why, std::string_view text, Instant at) {
  const bool was_in_force = current.state == SuspensionState::in_force;
  Suspension next = current;
  next.state = was_in_force ? SuspensionState::lifted : SuspensionState::stopped;
  next.ended_by = std::string(actor);
  next.ended_at = at;
  next.ended_because = std::string(why);
  change.suspension = std::move(next);
  change.events.push_back({at, std::string(actor), was_in_force ? "lifted" : "clock_stopped",
                           text.empty() ? std::string(why) : fmt::format("{}: {}", why, text)});
}

/// As it was before somebody proposed it.
Suspension as_noticed(Suspension proposed) {
  proposed.state = SuspensionState::noticed;
  proposed.proposed_by.reset();
  proposed.suppliers.clear();
  return proposed;
}

CaseEvent event_of(Instant at, std::string_view officer, const char* what, std::string text = {}) {
  return {at, std::string(officer), what, std::move(text)};
}

/// By the outcome of the change.
template <class Fingerprints>
void set_aside(CaseChange& change, const Fingerprints& fingerprints, std::string_view officer, Instant at) {
  for (const std::string& fingerprint : fingerprints) {
    change.set_aside.push_back({change.next.subject, fingerprint, *change.next.outcome});
    change.events.push_back(event_of(at, officer, "disputed", fingerprint));
  }
}

/// What the person has to be told waits to be written from this event on (letters.hpp).
void tell_person(CaseChange& change, std::string_view officer, LetterKind kind, Instant at) {
  change.events.push_back(event_of(at, officer, "letter_to_write", std::string(to_string(kind))));
}

void ask_supplier(CaseChange& change, std::string_view officer, const std::string& supplier, Instant at) {
  change.events.push_back(event_of(at, officer, "request_to_write", supplier));
}

/// Whoever was told of a decision that falls is told that it has fallen.
void tell_that_letters_fell(CaseChange& change, const Situation& situation, std::string_view officer,
                            Instant at) {
  std::vector<CaseEvent> events = situation.events;
  events.insert(events.end(), change.events.begin(), change.events.end());
  if (std::ranges::any_of(letters_on(events), &EarlierLetter::has_fallen))
    tell_person(change, officer, LetterKind::retraction, at);
}

/// The person was told of a suspension, or is owed what it has kept back, and no letter has told its end.
bool is_end_untold(const Situation& situation) {
  bool was_told_of_it = false, is_untold = false;
  for (const CaseEvent& event : situation.events) {
    if (event.what == "suspended") was_told_of_it = false;
    if (event.what == "letter_written" &&
        (event.text.starts_with("decision:") || event.text.starts_with("repair:"))) {
      was_told_of_it = true;
      is_untold = false;
    }
    if (event.what == "lifted") is_untold = was_told_of_it || event.text.starts_with("seen_alive");
  }
  return is_untold;
}

/// Of an earlier outcome of this case, before it was opened again.
bool was_told(const Situation& situation) {
  return std::any_of(situation.events.begin(), situation.events.end(),
                     [](const CaseEvent& event) { return event.what == "letter_written"; }) &&
         std::any_of(situation.events.begin(), situation.events.end(),
                     [](const CaseEvent& event) { return event.what == "reopened"; });
}

/// A suspension that is underway is answered by what is decided on its own case, or about the records that
/// any would rest on; not by what is found of another matter.
bool is_answered(const Situation& situation, Outcome outcome) {
  return is_active(situation.suspension) &&
         (situation.suspension->case_id == situation.current.id || sets_records_aside(outcome));
}

/// A decision in the person's favour ends what was undertaken against him.
void clear_person(CaseChange& change, const Situation& situation, std::string_view officer, Instant at) {
  if (is_answered(situation, *change.next.outcome))
    end_suspension(change, *situation.suspension, officer, "decided", "", at);
}

/// Beside the person's unfinished case, which goes on gathering, it gathers nothing.
void open_again(CaseChange& change, std::optional<CaseId> beside) {
  change.next.state = CaseState::open;
  change.next.outcome.reset();
  change.next.proposed_by.reset();
  change.next.taken_by.reset();
  if (beside) change.next.split_from = beside;
}

/// Whoever is owed money or was wronged is written to, and so is whoever was served a notice. Of what never
/// reached the person nothing is told.
void tell_of_decision(CaseChange& change, const Situation& situation, std::string_view officer, Instant at) {
  const Outcome outcome = *change.next.outcome;
  if (outcome == Outcome::registry_wrong && !situation.on_file.deaths.empty()) {
    std::set<std::string> suppliers;
    for (const DeathOnFile& death : situation.on_file.deaths) suppliers.insert(death.supplier);
    for (const std::string& supplier : suppliers) ask_supplier(change, officer, supplier, at);
    tell_person(change, officer, LetterKind::repair, at);
  } else if (outcome == Outcome::entitled) {
    tell_person(change, officer, LetterKind::entitlement, at);
  } else if (outcome == Outcome::agency_error || is_answered(situation, outcome) || was_told(situation)) {
    tell_person(change, officer, LetterKind::decision, at);
  }
}

/// What survivors are owed (D3) is nobody's as long as the person may be alive.
Fen owed_to_the_living(std::span<const StoredFinding> findings) {
  Fen owed;
  for (const StoredFinding& stored : findings)
    if (stored.open && stored.finding.key.check != "D3") owed += stored.finding.sums.owed;
  return owed;
}

/// Whether this officer may give the case this outcome: as a decision, or as a proposal where it hurts.
Expected<void> may_decide(const Situation& situation, std::string_view officer, Outcome outcome,
                          Instant now) {
  if (auto fits = check_fits(situation.current, outcome); !fits) return fits;
  const Step step = hurts_recipient(outcome)                                           ? Step::propose
                    : sets_records_aside(outcome) && !situation.on_file.deaths.empty() ? Step::set_aside
                                                                                       : Step::decide;
  if (auto asked = check(situation, officer, step, now); !asked) return asked;
  return check_death(situation, outcome);
}

Expected<void> may_reopen(const Situation& situation, std::string_view officer, Instant now) {
  const auto& outcome = situation.current.outcome;
  return check(situation, officer, outcome && hurts_recipient(*outcome) ? Step::reopen : Step::reconsider,
               now);
}

}  // namespace

std::vector<std::string> independent_suppliers(std::span<const DeathOnFile> deaths,
                                               std::optional<Day> noticed_on) {
  // Who handed in one list stands behind it together: one of them copied the other's, and the records of its
  // other lists may be copies too.
  std::map<std::string_view, std::set<std::string_view>> behind;  // by file
  for (const DeathOnFile& death : deaths) behind[death.file_sha256].insert(death.supplier);
  // By nearly the same rows, in any of their lists.
  std::set<std::pair<std::string_view, std::string_view>> copied;
  for (const DeathOnFile& death : deaths)
    for (const std::string& supplier : death.nearly_one_list_with) {
      copied.emplace(death.supplier, supplier);
      copied.emplace(supplier, death.supplier);
    }
  const auto are_recorded_apart = [](const DeathOnFile& one, const DeathOnFile& other) {
    return one.recorded_on && other.recorded_on && one.recorded_on != other.recorded_on;
  };
  const auto are_of_one_death = [](const DeathOnFile& one, const DeathOnFile& other) {
    return std::chrono::abs(one.death_date - other.death_date) <= one_death_within;
  };
  const auto was_told = [&](const DeathOnFile& one) {
    return !noticed_on || china_day_of(one.known_since) <= *noticed_on;
  };
  const auto is_shared = [&](const DeathOnFile& one, const DeathOnFile& other) {
    return copied.contains({one.supplier, other.supplier}) ||
           std::any_of(behind.begin(), behind.end(), [&](const auto& list) {
             return list.second.contains(one.supplier) && list.second.contains(other.supplier);
           });
  };
  for (const DeathOnFile& one : deaths)
    for (const DeathOnFile& other : deaths)
      if (one.supplier < other.supplier && are_recorded_apart(one, other) && are_of_one_death(one, other) &&
          !is_shared(one, other) && (was_told(one) || was_told(other)))
        return {one.supplier, other.supplier};
  return {};
}

Expected<Day> reply_until(const policy::Policy& policy, RegionCode county, Day served_on) {
  const auto* const within = policy::in_force(policy.notice_recorded_within, served_on, county);
  const auto* const period = policy::in_force(policy.reply_period, served_on, county);
  if (within == nullptr || period == nullptr)
    return in_conflict("the policy sets no period for reply on that day, so that nothing can be suspended",
                       "reply_period and notice_recorded_within in the policy file");
  return policy::after_working_days(policy, served_on, period->value);
}

bool hurts_recipient(Outcome outcome) {
  return outcome == Outcome::fraud_suspected || outcome == Outcome::recipient_error ||
         outcome == Outcome::death_reported_late;
}

bool sets_records_aside(Outcome outcome) {
  return outcome == Outcome::registry_wrong || outcome == Outcome::not_the_same_person;
}

void let_proposal_fall(CaseChange& change, std::string_view actor, Instant at) {
  const std::string outcome(to_string(*change.next.outcome));
  const bool is_others = change.next.proposed_by && *change.next.proposed_by != actor;
  change.events.push_back(is_others ? event_of(at, actor, "proposal_fell",
                                               fmt::format("{}: {}", outcome, *change.next.proposed_by))
                                    : event_of(at, actor, "taken_back", outcome));
  change.next.state = CaseState::open;
  change.next.outcome.reset();
  change.next.proposed_by.reset();
  change.next.taken_by.reset();
  change.next.leased_until.reset();
}

Expected<void> may_take(const Case& current, std::string_view officer) {
  if (is_closed(current)) return finished(current);
  if (current.state == CaseState::taken && current.taken_by == officer)
    return in_conflict("the case is already taken by this officer");
  return {};
}

Expected<CaseChange> take(const Case& current, std::string_view officer, Instant now) {
  if (const auto may = may_take(current, officer); !may) return tl::make_unexpected(may.error());
  CaseChange change{current, {}, {}, {}};
  if (current.state == CaseState::proposed) let_proposal_fall(change, officer, now);
  change.next.state = CaseState::taken;
  change.next.taken_by = std::string(officer);
  change.events.push_back(event_of(now, officer, "taken"));
  return change;
}

Expected<CaseChange> add_note(const Case& current, std::string_view officer, std::string_view text,
                              Instant now) {
  const auto note = check_written_text("text", text);
  if (!note) return tl::make_unexpected(note.error());
  return CaseChange{current, {event_of(now, officer, "note", *note)}, {}, {}};
}

Expected<void> may_be_given(const Situation& situation, std::string_view officer, Instant now) {
  return check(situation, officer, Step::be_given, now);
}

Expected<CaseChange> decide(const Situation& situation, const Decision& decision, Instant now) {
  const Case& current = situation.current;
  const auto reason = check_written_text("reason", decision.reason);
  if (!reason) return tl::make_unexpected(reason.error());
  if (const auto may = may_decide(situation, decision.officer, decision.outcome, now); !may)
    return tl::make_unexpected(may.error());
  const bool hurts = hurts_recipient(decision.outcome);

  const Instant at = std::max(now, last_instant(situation));
  CaseChange change{current, {}, {}, {}};
  change.next.outcome = decision.outcome;
  change.wrong_amount = decision.wrong_amount;
  change.next.state = hurts ? CaseState::proposed : CaseState::decided;
  if (hurts) change.next.proposed_by = decision.officer;
  change.events.push_back(event_of(at, decision.officer, hurts ? "proposed" : "decided",
                                   fmt::format("{}: {}", to_string(decision.outcome), *reason)));
  if (sets_records_aside(decision.outcome))
    set_aside(change, held_against(situation, decision.outcome), decision.officer, at);
  if (hurts) return change;
  clear_person(change, situation, decision.officer, at);
  tell_of_decision(change, situation, decision.officer, at);
  return change;
}

Expected<void> may_confirm(const Situation& situation, std::string_view officer, Instant now) {
  if (auto asked = check(situation, officer, Step::confirm, now); !asked) return asked;
  return check_death(situation, *situation.current.outcome);
}

Expected<CaseChange> confirm(const Situation& situation, std::string_view officer, std::string_view reason,
                             Instant now) {
  const auto text = check_written_text("reason", reason);
  if (!text) return tl::make_unexpected(text.error());
  if (const auto may = may_confirm(situation, officer, now); !may) return tl::make_unexpected(may.error());
  CaseChange change{situation.current, {}, {}, {}};
  change.next.state = CaseState::decided;
  change.events.push_back(
      event_of(now, officer, "decided", fmt::format("{}: {}", to_string(*situation.current.outcome), *text)));
  tell_person(change, officer, LetterKind::decision, now);
  return change;
}

Expected<CaseChange> take_back(const Situation& situation, std::string_view officer, Instant now) {
  if (const auto may = may_take_back(situation, officer); !may) return tl::make_unexpected(may.error());
  const Instant at = std::max(now, last_instant(situation));
  CaseChange change{situation.current, {}, {}, {}};
  if (has_proposed_outcome(situation, officer)) {
    let_proposal_fall(change, officer, at);
    if (auto diary = ended_by_last_proposal(situation.events)) {
      // As it was before: put off, and nobody's.
      change.events.push_back(event_of(at, officer, "diary_again", written(*diary)));
      change.next.diary = *std::move(diary);
    } else {
      change.next.state = CaseState::taken;
      change.next.taken_by = std::string(officer);
    }
  }
  if (has_proposed_suspension(situation, officer)) {
    change.suspension = as_noticed(*situation.suspension);
    change.events.push_back(event_of(at, officer, "taken_back", "suspension"));
  }
  return change;
}

Expected<CaseChange> return_proposal(const Situation& situation, std::string_view officer,
                                     std::string_view reason, std::chrono::milliseconds lease, Instant now) {
  const auto text = check_written_text("reason", reason);
  if (!text) return tl::make_unexpected(text.error());
  if (const auto asked = check(situation, officer, Step::return_proposal, now); !asked)
    return tl::make_unexpected(asked.error());
  const Instant at = std::max(now, last_instant(situation));
  CaseChange change{situation.current, {}, {}, {}};
  if (situation.current.state == CaseState::proposed) {
    const std::string proposer = *situation.current.proposed_by;
    change.events.push_back(event_of(at, officer, "proposal_returned",
                                     fmt::format("{}: {}", to_string(*situation.current.outcome), *text)));
    change.next.state = CaseState::taken;
    change.next.taken_by = proposer;
    change.next.leased_until = at + lease;
    change.next.outcome.reset();
    change.next.proposed_by.reset();
  } else {
    change.events.push_back(event_of(at, officer, "proposal_returned", fmt::format("suspension: {}", *text)));
    change.suspension = as_noticed(*situation.suspension);
  }
  return change;
}

Expected<CaseChange> serve_notice(const Situation& situation, const ServedNotice& notice,
                                  const policy::Policy& policy, Instant now) {
  const auto served_by =
      check_written_text("by", notice.served_by.empty() ? notice.officer : notice.served_by);
  if (!served_by) return tl::make_unexpected(served_by.error());
  if (const auto asked = check(situation, notice.officer, Step::serve_notice, now); !asked)
    return tl::make_unexpected(asked.error());

  const RegionCode county = situation.current.region.county;
  const auto until = reply_until(policy, county, notice.served_on);
  if (!until) return tl::make_unexpected(until.error());
  const int working_days = policy::in_force(policy.reply_period, notice.served_on, county)->value;
  const auto* const within = policy::in_force(policy.notice_recorded_within, notice.served_on, county);
  const Day today = china_day_of(now);
  const auto refuse = [&](std::string what) {
    return tl::make_unexpected(Error{ErrorCode::bad_request, std::move(what), "served_on", ""});
  };
  if (notice.served_on > today)
    return refuse(fmt::format("the notice cannot have been served on {}: that day has not come yet",
                              identity::format_day(notice.served_on)));
  if (notice.served_on + std::chrono::days{within->value} < today)
    return refuse(fmt::format("a notice is recorded within {} days after it was served, or it is served anew",
                              within->value));
  if (notice.served_on < china_day_of(situation.current.opened_at))
    return refuse(fmt::format("the notice cannot be older than its case, which was opened on {}",
                              identity::format_day(china_day_of(situation.current.opened_at))));
  if (situation.suspension && situation.suspension->ended_at &&
      notice.served_on < china_day_of(*situation.suspension->ended_at))
    return refuse(fmt::format("the last notice was stopped on {}; a new one has to be served after it",
                              identity::format_day(china_day_of(*situation.suspension->ended_at))));

  CaseChange change{situation.current, {}, {}, {}};
  change.suspension = Suspension{.id = 0,
                                 .case_id = situation.current.id,
                                 .subject = situation.current.subject,
                                 .state = SuspensionState::noticed,
                                 .notice = {.served_on = notice.served_on,
                                            .how = notice.how,
                                            .served_by = *served_by,
                                            .recorded_at = now,
                                            .recorded_by = notice.officer,
                                            .reply_until = *until}};
  change.events.push_back(
      event_of(now, notice.officer, "notice_served",
               fmt::format("{}, {}, by {}; reply until {} ({} working day{})",
                           identity::format_day(notice.served_on), to_string(notice.how), *served_by,
                           identity::format_day(*until), working_days, working_days == 1 ? "" : "s")));
  return change;
}

Expected<CaseChange> record_reply(const Situation& situation, std::string_view officer, std::string_view text,
                                  Instant now) {
  const auto reply = check_written_text("text", text);
  if (!reply) return tl::make_unexpected(reply.error());
  if (const auto asked = check(situation, officer, Step::record_reply, now); !asked)
    return tl::make_unexpected(asked.error());
  const Instant at = std::max(now, last_instant(situation));
  CaseChange change{situation.current, {}, {}, {}};
  change.events.push_back(event_of(at, officer, "reply_received", *reply));
  // Who proposed had not read the reply, and a second person alone must not judge it.
  if (change.next.state == CaseState::proposed) let_proposal_fall(change, officer, at);
  if (is_active(situation.suspension) && situation.suspension->state != SuspensionState::in_force)
    end_suspension(change, *situation.suspension, officer, "replied", "", at);
  return change;
}

Expected<CaseChange> propose_suspension(const Situation& situation, std::string_view officer,
                                        std::string_view reason, Instant now) {
  const auto text = check_written_text("reason", reason);
  if (!text) return tl::make_unexpected(text.error());
  if (const auto asked = check(situation, officer, Step::propose_suspension, now); !asked)
    return tl::make_unexpected(asked.error());
  CaseChange change{situation.current, {}, {}, {}};
  change.suspension = situation.suspension;
  change.suspension->state = SuspensionState::proposed;
  change.suspension->proposed_by = std::string(officer);
  change.suspension->suppliers =
      independent_suppliers(situation.on_file.deaths, situation.suspension->notice.served_on);
  change.events.push_back(event_of(now, officer, "suspension_proposed", *text));
  return change;
}

Expected<CaseChange> confirm_suspension(const Situation& situation, std::string_view officer,
                                        std::string_view reason, Instant now) {
  const auto text = check_written_text("reason", reason);
  if (!text) return tl::make_unexpected(text.error());
  if (const auto asked = check(situation, officer, Step::confirm_suspension, now); !asked)
    return tl::make_unexpected(asked.error());
  CaseChange change{situation.current, {}, {}, {}};
  change.suspension = situation.suspension;
  change.suspension->state = SuspensionState::in_force;
  change.suspension->confirmed_by = std::string(officer);
  change.suspension->in_force_since = now;
  change.suspension->suppliers =
      independent_suppliers(situation.on_file.deaths, situation.suspension->notice.served_on);
  change.events.push_back(event_of(now, officer, "suspended", *text));
  tell_person(change, officer, LetterKind::decision, now);
  return change;
}

Expected<CaseChange> lift_suspension(const Situation& situation, std::string_view officer,
                                     std::string_view evidence, std::span<const Arrears> back_pay,
                                     Instant now) {
  const auto text = check_written_text("evidence", evidence);
  if (!text) return tl::make_unexpected(text.error());
  if (const auto asked = check(situation, officer, Step::lift_suspension, now); !asked)
    return tl::make_unexpected(asked.error());
  const Instant at = std::max(now, last_instant(situation));
  CaseChange change{situation.current, {}, {}, {}};
  end_suspension(change, *situation.suspension, officer, "seen_alive", *text, at);
  add_back_pay(change, back_pay, officer, at);
  tell_person(change, officer, LetterKind::decision, at);
  return change;
}

Expected<CaseChange> repair_death(const Situation& situation, const Repair& repair, Instant now) {
  const auto evidence = check_written_text("evidence", repair.evidence);
  if (!evidence) return tl::make_unexpected(evidence.error());
  if (const auto asked = check(situation, repair.officer, Step::repair_death, now); !asked)
    return tl::make_unexpected(asked.error());
  if (repair.fingerprints.empty())
    return in_conflict("no death record that counts is held against this person",
                       "benefitctl person show lists what is on file");
  const auto refuse = [&](std::string what) {
    return tl::make_unexpected(Error{ErrorCode::bad_request, std::move(what), "seen_on", ""});
  };
  const Instant at = std::max(now, last_instant(situation));
  if (repair.seen_on > china_day_of(at)) return refuse("that day has not come yet");
  // Who stands before the officer today was not dead this morning.
  const bool is_seen_today = repair.seen_on == china_day_of(at);
  for (const DeathOnFile& death : situation.on_file.deaths)
    if (repair.seen_on < death.death_date || (repair.seen_on == death.death_date && !is_seen_today))
      return refuse(fmt::format("being seen on {} says nothing against a death on {}",
                                identity::format_day(repair.seen_on),
                                identity::format_day(death.death_date)));

  CaseChange change{situation.current, {}, {}, {}};
  const bool is_new = change.next.id == 0;
  if (is_new) change.events.push_back(event_of(at, repair.officer, "opened"));
  change.next.state = CaseState::decided;
  change.next.outcome = Outcome::registry_wrong;
  change.next.proposed_by.reset();
  change.events.push_back(event_of(at, repair.officer, "benefits_on", *evidence));
  if (is_active(situation.suspension))
    end_suspension(change, *situation.suspension, repair.officer, "repaired", "", at);
  change.events.push_back(
      event_of(at, repair.officer, "certified",
               fmt::format("{} {}", to_string(repair.seen), identity::format_day(repair.seen_on))));
  add_back_pay(change, repair.back_pay, repair.officer, at);
  set_aside(change, repair.fingerprints, repair.officer, at);
  for (const std::string& supplier : repair.suppliers) ask_supplier(change, repair.officer, supplier, at);
  tell_person(change, repair.officer, LetterKind::repair, at);
  change.events.push_back(event_of(at, repair.officer, "decided",
                                   fmt::format("{}: {}", to_string(Outcome::registry_wrong), *evidence)));
  return change;
}

Expected<void> may_repair(const Situation& situation, std::string_view officer, Instant now) {
  return check(situation, officer, Step::repair_death, now);
}

Expected<CaseChange> restore_death(const Situation& situation, std::string_view officer,
                                   std::string_view reason, std::span<const std::string> set_aside,
                                   std::optional<CaseId> beside, Instant now) {
  const auto text = check_written_text("reason", reason);
  if (!text) return tl::make_unexpected(text.error());
  if (!is_repaired(situation))
    return in_conflict("no repair of a false death stands here", "benefitctl person show lists the cases");
  if (const auto asked = check(situation, officer, Step::restore_death, now); !asked)
    return tl::make_unexpected(asked.error());
  CaseChange change{situation.current, {}, {}, {}};
  open_again(change, beside);
  change.restored.assign(set_aside.begin(), set_aside.end());
  change.events.push_back(event_of(now, officer, "restored", *text));
  change.events.push_back(event_of(now, officer, "reopened"));
  tell_that_letters_fell(change, situation, officer, now);
  if (is_end_untold(situation)) tell_person(change, officer, LetterKind::decision, now);
  return change;
}

Expected<CaseChange> reopen(const Situation& situation, std::string_view officer, std::string_view reason,
                            std::span<const std::string> set_aside, std::optional<CaseId> beside,
                            Instant now) {
  const auto text = check_written_text("reason", reason);
  if (!text) return tl::make_unexpected(text.error());
  if (const auto may = may_reopen(situation, officer, now); !may) return tl::make_unexpected(may.error());
  const Instant at = std::max(now, last_instant(situation));
  CaseChange change{situation.current, {}, {}, {}};
  open_again(change, beside);
  change.restored.assign(set_aside.begin(), set_aside.end());
  change.events.push_back(event_of(at, officer, "reopened", *text));
  tell_that_letters_fell(change, situation, officer, at);
  // Whoever asks for another look has answered the notice that came before.
  if (is_active(situation.suspension) && situation.suspension->case_id == situation.current.id &&
      situation.suspension->state != SuspensionState::in_force)
    end_suspension(change, *situation.suspension, officer, "reopened", "", at);
  return change;
}

bool is_held_dead_while_alive(std::span<const StoredFinding> findings) {
  return any_open(findings, [](std::string_view check) { return check == "D4"; });
}

bool gives_back(const Situation& situation, const CaseChange& decided) {
  const Outcome outcome = *decided.next.outcome;
  return has_state(decided.suspension, SuspensionState::lifted) ||
         (sets_records_aside(outcome) && !situation.on_file.deaths.empty()) ||
         (outcome == Outcome::entitled && is_held_dead_while_alive(situation.findings));
}

std::optional<CaseChange> case_of_the_rest(const Situation& situation, CaseChange& decided) {
  if (decided.next.state != CaseState::decided || !sets_records_aside(*decided.next.outcome))
    return std::nullopt;
  std::vector<const StoredFinding*> answered, rest;
  for (const StoredFinding& stored : situation.findings)
    if (stored.open)
      (is_about_death(stored.finding.key.check) || !fingerprints_in(stored.finding).empty() ? answered : rest)
          .push_back(&stored);
  if (rest.empty() || answered.empty()) return std::nullopt;
  for (auto* list : {&answered, &rest})
    std::sort(list->begin(), list->end(),
              [](const auto* a, const auto* b) { return a->finding.key < b->finding.key; });
  std::vector<std::string> names;
  CaseChange fresh{decided.next, {}, {}, {}};
  for (const StoredFinding* stored : rest) {
    names.push_back(name_of(*stored));
    fresh.joining.push_back(stored->id);
    decided.leaving.push_back(stored->id);
  }
  const CaseEvent last = decided.events.back();
  follow(decided.next, answered);
  decided.events.push_back({last.at, last.actor, "split_off", fmt::format("{}", fmt::join(names, ", "))});
  fresh.next = Case{.id = 0,
                    .subject = decided.next.subject,
                    .state = CaseState::open,
                    .name = decided.next.name,
                    .region = decided.next.region,
                    .taken_by = {},
                    .outcome = {},
                    .proposed_by = {},
                    .opened_at = last.at,
                    .sums = {},
                    .checks = {},
                    .version = 1};
  if (decided.next.split_from) fresh.next.split_from = situation.current.id;  // another case gathers
  follow(fresh.next, rest);
  fresh.events.push_back({last.at, last.actor, "split_from",
                          fmt::format("case {}: {}", situation.current.id, fmt::join(names, ", "))});
  return fresh;
}

std::optional<CaseChange> reconcile_suspension(const Case& current, const Suspension& suspension,
                                               std::span<const StoredFinding> findings,
                                               std::span<const DeathOnFile> deaths,
                                               std::optional<Day> seen_alive, Instant now) {
  const Day served_on = suspension.notice.served_on;
  const bool has_two = !independent_suppliers(deaths, served_on).empty();
  const bool has_told_one = std::any_of(deaths.begin(), deaths.end(), [&](const DeathOnFile& death) {
    return china_day_of(death.known_since) <= served_on;
  });
  // Two sources that the notice does not tell take a new one.
  const bool has_two_untold = !has_two && !independent_suppliers(deaths, std::nullopt).empty();
  const bool stands =
      suspension.state == SuspensionState::noticed ? has_told_one && !has_two_untold : has_two;
  const bool alive = seen_alive || is_held_dead_while_alive(findings);
  const bool cleared = current.state == CaseState::withdrawn ||
                       (current.state == CaseState::decided && !hurts_recipient(*current.outcome));
  if (!suspension.is_active() || (!alive && !cleared && stands)) return std::nullopt;
  const Instant at = std::max({now, suspension.notice.recorded_at, suspension.in_force_since.value_or(now)});
  CaseChange change{current, {}, {}, {}};
  end_suspension(change, suspension, "benefitd",
                 alive     ? "seen_alive"
                 : cleared ? "closed"
                           : "sources_gone",
                 "", at);
  tell_person(change, "benefitd", LetterKind::decision, at);
  return change;
}

std::vector<StepNow> steps_now(const Situation& situation, std::string_view officer, Instant now) {
  const auto by_rule = [&](std::string_view command, Step step, bool hurts) {
    return step_now(command, hurts, check(situation, officer, step, now));
  };
  std::vector<StepNow> steps;
  for (const std::string_view name : outcome_names()) {
    const Outcome outcome = *parse_outcome(name);
    steps.push_back(
        step_now("case decide", hurts_recipient(outcome), may_decide(situation, officer, outcome, now)));
    steps.back().outcome = outcome;
  }
  const bool is_proposed = situation.current.state == CaseState::proposed;
  steps.push_back(step_now(
      "case confirm", true,
      is_proposed ? may_confirm(situation, officer, now) : check(situation, officer, Step::confirm, now)));
  steps.push_back(by_rule("case return", Step::return_proposal, false));
  steps.push_back(step_now("case take-back", false, may_take_back(situation, officer)));
  steps.push_back(step_now("case reopen", false, may_reopen(situation, officer, now)));
  steps.push_back(by_rule("notice serve", Step::serve_notice, true));
  steps.push_back(by_rule("reply record", Step::record_reply, false));
  steps.push_back(by_rule("suspension propose", Step::propose_suspension, true));
  steps.push_back(by_rule("suspension confirm", Step::confirm_suspension, true));
  steps.push_back(by_rule("suspension lift", Step::lift_suspension, false));
  return steps;
}

Expected<void> check_writer(const Situation& situation, std::string_view officer, LetterKind kind,
                            Instant now) {
  return check(situation, officer, kind == LetterKind::notice ? Step::serve_notice : Step::write_letter, now);
}

void add_back_pay(CaseChange& change, std::span<const Arrears> back_pay) {
  add_back_pay(change, back_pay, "benefitd", change.events.back().at);
}

std::vector<Reason> follows(const CaseChange& change, std::span<const StoredFinding> findings) {
  std::vector<Reason> all;
  for (const CaseEvent& event : change.events) {
    Reason reason{"follows." + event.what, {}};
    if (event.what == "proposed" || event.what == "decided")
      reason.values = {{"outcome", std::string(to_string(*change.next.outcome))}};
    else if (event.what == "notice_served")
      reason.values = {{"reply_until", change.suspension->notice.reply_until}};
    else if (event.what == "suspension_proposed" || event.what == "suspended")
      reason.values = {{"suppliers", fmt::format("{}", fmt::join(change.suspension->suppliers, ", "))}};
    else if (event.what == "back_pay" || event.what == "request_to_write" || event.what == "split_off")
      reason.values = {{"what", event.text}};
    else if (event.what == "diary_ended")
      reason.values = {{"entry", event.text}};
    else if (event.what == "reply_received")
      continue;  // what it brings about follows
    const bool is_left_open = event.what == "decided" && change.next.outcome == Outcome::cannot_be_decided;
    if (std::find(all.begin(), all.end(), reason) == all.end()) all.push_back(std::move(reason));
    if (const Fen owed = owed_to_the_living(findings); is_left_open && owed > Fen{})
      all.push_back({"follows.owed_is_left", {{"owed", owed}}});
  }
  return all;
}

Expected<void> check_version(const Case& current, std::span<const CaseEvent> events, std::int64_t seen) {
  if (current.version == seen) return {};
  const std::string last = events.empty() ? std::string()
                                          : fmt::format(": {} by {} on {}", events.back().what,
                                                        events.back().actor, office_time(events.back().at));
  return in_conflict(fmt::format("case {} has changed meanwhile{}; you saw version {}, it is at version {}",
                                 current.id, last, seen, current.version),
                     fmt::format("benefitctl case show {}, then decide whether the step still fits and give "
                                 "--seen {}",
                                 current.id, current.version));
}

}  // namespace benefit::cases
