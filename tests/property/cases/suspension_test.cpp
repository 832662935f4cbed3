// Random steps, dates, clocks, accounts and sources against a tiny model that knows nothing of the machine's
// states: it only remembers what happened, and asks of each suspension and decision whether it was fair.
#include "tests/support/case_situation.hpp"
#include "verify/cases/state_machine.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iostream>
#include <set>

#include <catch2/catch.hpp>
#include <rapidcheck.h>
#include <rapidcheck/detail/Configuration.h>

using namespace benefit;
using namespace benefit::test;
using namespace std::chrono_literals;

namespace {

constexpr int sequences = 5000;
constexpr std::size_t steps_each = 400;
static_assert(sequences * steps_each >= 1'000'000);

constexpr int reply_days = 3;     ///< working days
constexpr int record_within = 4;  ///< days

const policy::Policy& rules_of_the_agency() {
  static const policy::Policy policy = *policy::parse_policy(R"(
[[certification_months]]
from = 2018-01-01
months = 12
legal_basis = "x"
[[reply_period]]
from = 2018-01-01
working_days = 3
legal_basis = "x"
[[notice_recorded_within]]
from = 2018-01-01
days = 4
legal_basis = "x"
[[holiday_years]]
from = 2018-01-01
to = 2018-12-31
legal_basis = "x"
[[holidays]]
from = 2018-05-01
to = 2018-05-03
legal_basis = "x"
[[worked_weekends]]
from = 2018-05-05
to = 2018-05-05
legal_basis = "x"
)");
  return policy;
}

/// The same calendar, written down a second time and counted day by day.
bool works(Day day) {
  if (day >= Day{2018y / 5 / 1} && day <= Day{2018y / 5 / 3}) return false;
  if (day == Day{2018y / 5 / 5}) return true;
  const unsigned weekday = std::chrono::weekday{day}.iso_encoding();
  return weekday <= 5;
}

/// Working days after `from` up to `day`.
int working_days_between(Day from, Day day) {
  int count = 0;
  for (Day d = from + std::chrono::days{1}; d <= day; d += std::chrono::days{1}) count += works(d) ? 1 : 0;
  return count;
}

struct Account {
  const char* user;
  int human;  ///< 0: nobody has said
  bool relative = false;
  bool certifier = false;
  bool deliverer = false;
  bool photo_giver = false;
};
constexpr std::array accounts = {Account{"li", 1},
                                 Account{"wang", 2},
                                 Account{"wang2", 2},
                                 Account{"zhao", 3},
                                 Account{"sun", 4, true},
                                 Account{"chen", 5, false, true},
                                 Account{"importer", 6, false, false, true},
                                 Account{"ma", 7, false, false, false, true},
                                 Account{"qian", 0}};

struct Source {
  int supplier;
  int file;
  Day known;                      ///< to us
  std::optional<int> recorded{};  ///< days after the death; nullopt: it does not say
};

cases::Situation case_of_a_death() {
  cases::Situation situation =
      situation_of(case_in(CaseState::open),
                   {stored_finding(1, "D1", "2018-01-05"), stored_finding(2, "S1", "resident_pension")});
  situation.on_file = {};
  return situation;
}

/// What happened, as little as has to be known.
struct Model {
  std::vector<Source> sources;
  bool seen_alive = false;
  bool shown_alive = false;  ///< an officer had proof of life, or a run, when a suspension or notice ended
  bool notice_stands = false;
  Day served_on, recorded_on;
  std::set<int> deciders;  ///< humans who proposed or confirmed anything on this case
  int suspension_proposer = 0, outcome_proposer = 0;

  bool have_handed_in_one_file(int a, int b) const {
    for (const Source& of_a : sources)
      for (const Source& of_b : sources)
        if (of_a.supplier == a && of_b.supplier == b && of_a.file == of_b.file) return true;
    return false;
  }

  /// Of which one was known on that day.
  bool has_two_sources_of(Day known_on) const {
    for (const Source& a : sources)
      for (const Source& b : sources)
        if (a.supplier != b.supplier && !have_handed_in_one_file(a.supplier, b.supplier) && a.recorded &&
            b.recorded && *a.recorded != *b.recorded && std::min(a.known, b.known) <= known_on)
          return true;
    return false;
  }
  bool has_two_sources() const { return has_two_sources_of(served_on); }
  bool notice_holds() const {
    const bool has_told_one =
        std::any_of(sources.begin(), sources.end(), [&](const Source& one) { return one.known <= served_on; });
    return has_told_one && (has_two_sources() || !has_two_sources_of(Day::max()));
  }

  bool may_still_reply(Day today) const {
    return notice_stands && working_days_between(served_on, today - std::chrono::days{1}) < reply_days;
  }
};

/// As StepNow names it.
struct Step {
  std::string_view command;
  std::optional<Outcome> outcome{};  ///< of `case decide`
};

struct Counts {
  std::int64_t commands = 0, suspended = 0, lifted = 0, stopped = 0, confirmed = 0, repaired = 0,
               restored = 0, reopened = 0;
};

class World {
 public:
  explicit World(Counts& counts) : counts_(counts) { open(); }

  void step(std::uint32_t word) {
    ++counts_.commands;
    const std::uint32_t kind = word % 32;
    const Account& account = accounts[(word >> 5) % accounts.size()];
    const std::uint32_t value = word >> 8;
    const std::string user = account.user;
    situation_.on_file.family.clear();
    situation_.on_file.family_before.clear();
    situation_.on_file.family_of_proposer.clear();
    known_before_ = (word >> 13) % 2 == 0;
    if (account.relative) situation_.on_file.family = {citizen(904)};
    if (account.relative && known_before_) situation_.on_file.family_before = {citizen(904)};
    proposer_is_relative_ = (word >> 14) % 8 == 0;
    if (proposer_is_relative_)
      for (int human = 901; human <= 907; ++human)
        situation_.on_file.family_of_proposer.push_back(citizen(human));
    switch (kind) {
      case 0:
        return clock(std::chrono::hours{24 * (value % 9)} + std::chrono::hours{value % 24});
      case 1:
        return clock(-std::chrono::hours{value % 200});
      case 2:
        return clock(std::chrono::hours{24 * (value % 4)});
      case 3:
      case 4:
        return add_source(value);
      case 5:
        if (!model_.sources.empty() && value % 4 == 0) drop_source(value);
        return;
      case 6:
        if (value % 4 == 0) see_alive(true);
        return;
      case 7:
        return see_alive(false);
      case 8:
        return run();
      case 9:
        if (value % 4 != 0) return;
        made(cases::take(situation_.current, user, now_), account);
        return;
      case 10:
        return decide(account, value);
      case 11:
      case 12:
        return confirm(account);
      case 13:
        if (value % 3 == 0) take_back(account);
        if (value % 3 == 1) give_back(account);
        return;
      case 14:
      case 15:
      case 16:
        return serve(account, value);
      case 17:
        if (value % 3 == 0) reply(account);
        return;
      case 18:
      case 19:
      case 20:
      case 21:
        return propose(account);
      case 22:
      case 23:
      case 24:
      case 25:
      case 26:
        return confirm_suspension(account);
      case 27:
        return lift(account);
      case 28:
        if (value % 3 == 0) repair(account);
        return;
      case 29:
        return restore(account);
      case 30:
        if (value % 4 == 0) return reopen(account);
        made(cases::add_note(situation_.current, user, "seen", now_), account);
        return;
      default:
        if (finished()) open();
        return;
    }
  }

 private:
  bool finished() const {
    return situation_.current.state == CaseState::decided || situation_.current.state == CaseState::withdrawn;
  }
  Day today() const { return china_day_of(now_); }

  /// A new case of the same person; what is on file about him stays.
  void open() {
    const auto suspension = situation_.suspension;
    const auto file = situation_.on_file;
    situation_ = case_of_a_death();
    situation_.on_file = file;
    situation_.on_file.certifiers = {"陈刚"};
    situation_.on_file.photo_givers = {"ma"};
    situation_.on_file.source_deliverers = {"importer"};
    situation_.officers = officers();
    situation_.suspension = suspension;
    now_ = std::max(now_, Instant{Day{2018y / 3 / 1}});
    situation_.current.opened_at = now_;
    model_.deciders.clear();
  }

  static const Officers& officers() {
    static const Officers all = [] {
      std::vector<Registration> entries = known_officers().registrations();
      entries.push_back({"importer", citizen(906), "周", Instant{}, "root"});
      entries.push_back({"ma", citizen(907), "马", Instant{}, "root"});
      return Officers(entries);
    }();
    return all;
  }

  void clock(std::chrono::hours by) {
    now_ += by;
    // The calendar of the policy ends with the year; a few periods may run beyond it.
    if (now_ > Instant{Day{2019y / 1 / 10}}) now_ = Instant{Day{2018y / 3 / 1}};
  }

  void add_source(std::uint32_t value) {
    // Two feeds of the police, one file of health's that is a copy of the police's, and so on.
    static constexpr std::array<const char*, 3> suppliers = {"police", "health", "village"};
    static constexpr std::array<const char*, 4> files = {"aa", "bb", "cc", "dd"};
    const auto supplier = static_cast<int>(value % 3), file = static_cast<int>(value / 3 % 4);
    if (model_.sources.size() > 4) return;
    Source source{supplier, file, today()};
    cases::DeathOnFile death =
        death_on_file(suppliers[static_cast<std::size_t>(supplier)], files[static_cast<std::size_t>(file)]);
    death.known_since = now_;
    death.recorded_on.reset();
    if (value / 12 % 8 != 0) {
      source.recorded = static_cast<int>(value / 96 % 5);
      death.recorded_on = death.death_date + std::chrono::days{*source.recorded};
    }
    model_.sources.push_back(source);
    situation_.on_file.deaths.push_back(std::move(death));
  }
  void drop_source(std::uint32_t value) {
    const auto at = static_cast<std::ptrdiff_t>(value / 4 % model_.sources.size());
    model_.sources.erase(model_.sources.begin() + at);
    situation_.on_file.deaths.erase(situation_.on_file.deaths.begin() + at);
  }
  void see_alive(bool alive) {
    model_.seen_alive = alive;
    if (alive)
      situation_.on_file.seen_alive = Day{2018y / 2 / 7};
    else
      situation_.on_file.seen_alive.reset();
  }

  void run() {
    std::vector<StoredFinding> findings;
    if (model_.seen_alive) findings.push_back(stored_finding(1, "D4", "2018-01-05"));
    if (!situation_.suspension || !situation_.suspension->is_active()) return;
    const bool stands = situation_.suspension->state == SuspensionState::noticed ? model_.notice_holds()
                                                                                 : model_.has_two_sources();
    const auto change = cases::reconcile_suspension(situation_.current, *situation_.suspension, findings,
                                                    situation_.on_file.deaths, std::nullopt, now_);
    const bool has_to_end = model_.seen_alive || !stands;
    if (has_to_end) RC_ASSERT(change);
    if (change) apply(*change);
    if (has_to_end) RC_ASSERT(!situation_.suspension->is_active());
    if (model_.seen_alive) model_.shown_alive = true;
  }

  void decide(const Account& account, std::uint32_t value) {
    const auto outcome = *parse_outcome(outcome_names()[value % outcome_names().size()]);
    if (value / 8 % 2 != 0 && !cases::hurts_recipient(outcome)) return;  // or nearly every case would end so
    if (!made({"case decide", outcome}, cases::decide(situation_, {account.user, outcome, "why"}, now_),
              account))
      return;
    RC_ASSERT(!account.relative && !account.certifier);
    if (cases::hurts_recipient(outcome)) {
      RC_ASSERT(situation_.current.state == CaseState::proposed);
      RC_ASSERT(!is_held_dead_while_alive() && !model_.may_still_reply(today()));
      model_.outcome_proposer = account.human;
    }
    model_.deciders.insert(account.human);
  }

  void confirm(const Account& account) {
    const bool was_proposed = situation_.current.state == CaseState::proposed;
    if (!made({"case confirm"}, cases::confirm(situation_, account.user, "why", now_), account)) return;
    ++counts_.confirmed;
    RC_ASSERT(was_proposed);
    RC_ASSERT(account.human != 0 && model_.outcome_proposer != 0);
    RC_ASSERT(account.human != model_.outcome_proposer);
    RC_ASSERT(!model_.deciders.contains(account.human));
    RC_ASSERT(!account.relative && !account.certifier && !account.photo_giver);
    RC_ASSERT(!is_held_dead_while_alive() && !model_.may_still_reply(today()));
    RC_ASSERT(!proposer_is_relative_);
    model_.deciders.insert(account.human);
  }

  void give_back(const Account& account) {
    const std::optional<std::string> proposer =
        situation_.current.state == CaseState::proposed ? situation_.current.proposed_by : std::nullopt;
    if (!made({"case return"},
              cases::return_proposal(situation_, account.user, "ask first", std::chrono::hours{1}, now_),
              account))
      return;
    RC_ASSERT(!account.relative);
    RC_ASSERT(situation_.current.state != CaseState::proposed);
    if (proposer) RC_ASSERT(proposer != account.user && situation_.current.taken_by == proposer);
  }

  void take_back(const Account& account) {
    made({"case take-back"}, cases::take_back(situation_, account.user, now_), account);
  }

  void serve(const Account& account, std::uint32_t value) {
    const Day served = today() + std::chrono::days{static_cast<int>(value % 12) - 9};
    if (!made({"notice serve"},
              cases::serve_notice(situation_, {account.user, served, Service::in_person, ""},
                                  rules_of_the_agency(), now_),
              account))
      return;
    model_.notice_stands = true;
    model_.served_on = served;
    model_.recorded_on = today();
  }

  void reply(const Account& account) {
    const bool was_in_force = in_force();
    if (!made({"reply record"}, cases::record_reply(situation_, account.user, "I live", now_), account))
      return;
    model_.notice_stands = false;
    RC_ASSERT(in_force() == was_in_force);
    RC_ASSERT(situation_.current.state != CaseState::proposed);
  }

  void propose(const Account& account) {
    if (!made({"suspension propose"}, cases::propose_suspension(situation_, account.user, "why", now_),
              account))
      return;
    model_.suspension_proposer = account.human;
    model_.deciders.insert(account.human);
    check_fair(account);
  }

  void confirm_suspension(const Account& account) {
    if (!made({"suspension confirm"}, cases::confirm_suspension(situation_, account.user, "why", now_),
              account))
      return;
    ++counts_.suspended;
    RC_ASSERT(in_force());
    check_fair(account);
    RC_ASSERT(model_.suspension_proposer != 0);
    RC_ASSERT(account.human != model_.suspension_proposer);
    RC_ASSERT(!model_.deciders.contains(account.human));
    RC_ASSERT(!proposer_is_relative_);
    model_.deciders.insert(account.human);
  }

  /// What no suspension may be without.
  void check_fair(const Account& account) {
    RC_ASSERT(account.human != 0 && !account.relative && !account.certifier && !account.photo_giver &&
              !account.deliverer);
    RC_ASSERT(model_.has_two_sources());
    RC_ASSERT(!model_.seen_alive && !model_.shown_alive);
    RC_ASSERT(model_.notice_stands);
    RC_ASSERT(model_.served_on <= model_.recorded_on);
    RC_ASSERT(model_.recorded_on - model_.served_on <= std::chrono::days{record_within});
    RC_ASSERT(!model_.may_still_reply(today()));
  }

  void lift(const Account& account) {
    const bool was_in_force = in_force();
    if (!made({"suspension lift"}, cases::lift_suspension(situation_, account.user, "seen", {}, now_),
              account)) {
      // Whatever the clock says, anybody may help but family that was known before the case.
      if (was_in_force) RC_ASSERT(account.relative && known_before_);
      return;
    }
    RC_ASSERT(was_in_force && !in_force());
    model_.shown_alive = true;
  }

  void repair(const Account& account) {
    cases::Repair repair{account.user, TraceKind::home_visit, Day{2018y / 2 / 10}, "seen", {}, {}, {}};
    for (const cases::DeathOnFile& death : situation_.on_file.deaths)
      repair.fingerprints.push_back(death.fingerprint);
    if (!made(cases::repair_death(situation_, repair, now_), account)) return;
    ++counts_.repaired;
    RC_ASSERT(!(account.relative && known_before_) && account.human != 0);
    RC_ASSERT(!situation_.suspension || !situation_.suspension->is_active());
    // The store never hands these records out again.
    model_.sources.clear();
    situation_.on_file.deaths.clear();
    model_.deciders.insert(account.human);
    repairer_ = account.human;
  }

  void restore(const Account& account) {
    if (!made(cases::restore_death(situation_, account.user, "why", {}, std::nullopt, now_), account)) return;
    ++counts_.restored;
    RC_ASSERT(account.human != repairer_ && account.human != 0);
    RC_ASSERT(!in_force());
  }

  void reopen(const Account& account) {
    const std::optional<Outcome> outcome = situation_.current.outcome;
    if (!made({"case reopen"}, cases::reopen(situation_, account.user, "why", {}, std::nullopt, now_),
              account))
      return;
    ++counts_.reopened;
    RC_ASSERT(outcome && situation_.current.state == CaseState::open);
    RC_ASSERT(!(account.relative && known_before_));
    if (situation_.suspension) RC_ASSERT(!situation_.suspension->is_active() || in_force());
    if (!cases::hurts_recipient(*outcome))
      RC_ASSERT(account.human != 0 && !model_.deciders.contains(account.human));
  }

  bool is_held_dead_while_alive() const {
    return model_.seen_alive || (model_.shown_alive && !model_.sources.empty());
  }

  bool in_force() const {
    return situation_.suspension && situation_.suspension->state == SuspensionState::in_force;
  }

  /// What was offered before is what came: a step that is told to be refused is refused so, and one that is
  /// not fails for nothing but what was written in it, or a day that the policy knows nothing of.
  void expect_as_offered(const Step& step, const Expected<CaseChange>& change, const Account& account) const {
    const std::vector<cases::StepNow> steps = cases::steps_now(situation_, account.user, now_);
    const auto offered = std::ranges::find_if(steps, [&](const cases::StepNow& one) {
      return one.command == step.command && one.outcome == step.outcome;
    });
    RC_ASSERT(offered != steps.end());
    const bool about_what_is_written = !change && change.error().code == ErrorCode::bad_request;
    if (about_what_is_written) return;
    if (offered->refusal)
      RC_ASSERT(!change && change.error().what == offered->refusal->what);
    else
      RC_ASSERT(change || (step.command == "notice serve" && change.error().code == ErrorCode::conflict));
  }

  bool made(const Step& step, const Expected<CaseChange>& change, const Account& account) {
    expect_as_offered(step, change, account);
    return made(change, account);
  }

  bool made(const Expected<CaseChange>& change, const Account& account) {
    if (!change) return false;
    for (const CaseEvent& event : change->events) RC_ASSERT(event.actor == account.user);
    apply(*change);
    return true;
  }

  /// The store's part.
  void apply(const CaseChange& change) {
    const bool was_in_force = in_force();
    situation_.current = change.next;
    ++situation_.current.version;
    for (CaseEvent event : change.events) {
      if (!situation_.events.empty()) event.at = std::max(event.at, situation_.events.back().at);
      situation_.events.push_back(std::move(event));
    }
    if (change.suspension) {
      if (change.suspension->state == SuspensionState::in_force && !was_in_force)
        RC_ASSERT(change.suspension->proposed_by != change.suspension->confirmed_by);
      situation_.suspension = change.suspension;
      situation_.suspension->id = 1;
      if (!situation_.suspension->is_active()) {
        model_.notice_stands = false;
        ++(change.suspension->state == SuspensionState::lifted ? counts_.lifted : counts_.stopped);
      }
    }
    // Nothing but the confirmation brings a suspension into force.
    if (in_force() && !was_in_force)
      RC_ASSERT(std::any_of(change.events.begin(), change.events.end(),
                            [](const CaseEvent& event) { return event.what == "suspended"; }));
  }

  Counts& counts_;
  cases::Situation situation_ = case_of_a_death();
  Model model_;
  Instant now_{Day{2018y / 3 / 1}};
  int repairer_ = 0;
  bool known_before_ = false;          ///< the officer's kinship, where there is one
  bool proposer_is_relative_ = false;  ///< whoever it is
};

}  // namespace

TEST_CASE(
    "property: nobody is suspended without two sources, a notice, the period for reply and two people") {
  Counts counts;
  rc::detail::TestParams params = rc::detail::configuration().testParams;
  params.maxSuccess = sequences;
  const rc::detail::TestResult result = rc::detail::checkTestable(
      [&] {
        World world(counts);
        const auto words = *rc::gen::resize(
            rc::kNominalSize,
            rc::gen::container<std::vector<std::uint32_t>>(steps_each, rc::gen::arbitrary<std::uint32_t>()));
        for (const std::uint32_t word : words) world.step(word);
      },
      rc::detail::TestMetadata{}, params);
  rc::detail::printResultMessage(result, std::cerr);
  const bool holds = result.is<rc::detail::SuccessResult>();
  std::cout << "\nseed " << params.seed << ", " << counts.commands << " commands: " << counts.suspended
            << " suspensions, " << counts.lifted << " lifted, " << counts.stopped << " stopped, "
            << counts.confirmed << " outcomes confirmed, " << counts.repaired << " deaths repaired, "
            << counts.restored << " restored, " << counts.reopened << " reopened\n";
  REQUIRE(holds);
  // It would hold for want of suspensions, too.
  CHECK(counts.commands >= 1'000'000);
  CHECK(counts.suspended > 100);
  CHECK(counts.confirmed > 100);
  CHECK(counts.repaired > 100);
  CHECK(counts.restored > 10);
  CHECK(counts.reopened > 10);
}
