#include "verify/types/case_store.hpp"

#include "tests/unit/store/scratch.hpp"

#include <map>

#include <catch2/catch.hpp>

namespace benefit::store {
namespace {

const std::vector<std::string> every_check = {"D1", "S1", "P5"};

using test::at;
using test::citizen;
using test::deliver_payments;
using test::Scratch;

Finding finding(const char* check, int subject, const char* period, Sums sums = {}) {
  return {
      .key = {check, citizen(subject), period},
      .name = "王秀英",
      .region = {RegionCode{130225}, "胡各庄镇", "西街村"},
      .sums = sums,
      .reasons = {{"d1.paid_after_death", {{"months", std::int64_t{3}}, {"since", test::month(2018, 1)}}}},
      .citations = {{Source{1, 2}, std::nullopt}, {std::nullopt, PhotoId{7}}}};
}

Sums sums(std::int64_t lost, std::int64_t flowing, std::int64_t owed) {
  return {Fen{lost}, Fen{flowing}, Fen{owed}};
}

/// Opens a case for findings without one, lets new ones join, closes it when none is open: in the manner of
/// verify/cases.
std::optional<CaseChange> follow(const std::optional<Case>& current, std::span<const StoredFinding> findings,
                                 Instant now) {
  CaseChange change{current ? *current
                            : Case{.id = 0,
                                   .subject = findings.front().finding.key.subject,
                                   .state = CaseState::open,
                                   .name = findings.front().finding.name,
                                   .region = findings.front().finding.region,
                                   .taken_by = {},
                                   .outcome = {},
                                   .proposed_by = {},
                                   .opened_at = now,
                                   .sums = {},
                                   .checks = {},
                                   .version = 1},
                    {},
                    {},
                    {}};
  bool any_open = false;
  for (const StoredFinding& stored : findings) {
    if (stored.open && !stored.in_case) {
      change.joining.push_back(stored.id);
      change.events.push_back(
          {now, "benefitd", "joined", stored.finding.key.check + " " + stored.finding.key.period});
    }
    any_open = any_open || (stored.open && (!stored.in_case || (current && stored.in_case == current->id)));
  }
  if (!any_open) {
    change.next.state = CaseState::withdrawn;
    change.events.push_back({now, "benefitd", "closed", ""});
  }
  if (change.events.empty()) return std::nullopt;
  return change;
}

/// One verification with a single partition.
JobId run(const Scratch& store, const std::vector<Finding>& findings, std::int64_t now,
          const ReconcileCase& reconcile = follow) {
  const JobId id = store->jobs().add(JobKind::verify, "{}", "clerk", at(now));
  store->jobs().plan(id, std::vector<SubjectRange>{{0, ~std::uint64_t{0}}});
  store->cases().complete(store->jobs().lease(id, "a", at(now), at(now + 1)).value(), findings, 2, {},
                          at(now));
  store->cases().conclude(id, every_check, reconcile, at(now));
  return id;
}

TEST_CASE("what a check had found stays when it was not run", "[cases]") {
  const Scratch store;
  run(store, {finding("D1", 1, "x"), finding("S1", 2, "x")}, 100);
  const JobId id = store->jobs().add(JobKind::verify, "{}", "clerk", at(200));
  store->jobs().plan(id, std::vector<SubjectRange>{{0, ~std::uint64_t{0}}});
  store->cases().complete(store->jobs().lease(id, "a", at(200), at(201)).value(), {}, 2, {}, at(200));
  const std::vector<std::string> run_this_time = {"S1"};
  store->cases().conclude(id, run_this_time, follow, at(200));
  CHECK(store->cases().count_cases() ==
        std::map<CaseState, std::int64_t>{{CaseState::open, 1}, {CaseState::withdrawn, 1}});
}

TEST_CASE("cases are counted by their state", "[cases]") {
  const Scratch store;
  CHECK(store->cases().count_cases().empty());
  run(store, {finding("D1", 1, "x"), finding("D1", 2, "x")}, 100);
  run(store, {finding("D1", 2, "x")}, 200);
  CHECK(store->cases().count_cases() ==
        std::map<CaseState, std::int64_t>{{CaseState::open, 1}, {CaseState::withdrawn, 1}});
}

std::vector<StoredFinding> findings_in(const Scratch& store, bool with_withdrawn = false) {
  std::vector<StoredFinding> findings;
  store->cases().for_each_finding(with_withdrawn,
                                  [&](const StoredFinding& stored) { findings.push_back(stored); });
  return findings;
}

/// Decides a case as an officer's step would.
void decide(const Scratch& store, CaseId id, Outcome outcome, std::vector<SetAside> set_aside = {}) {
  CaseChange change{store->cases().find_case(id).value(),
                    {{at(500), "officer", "decided", "reason"}},
                    {},
                    std::move(set_aside)};
  change.next.state = CaseState::decided;
  change.next.outcome = outcome;
  REQUIRE(store->cases().apply(change));
}

TEST_CASE("a finding comes back as it was kept", "[cases]") {
  Scratch store;
  const Finding kept = finding("D1", 1, "2018-01", sums(1, 2, 3));
  run(store, {kept}, 100);
  store.reopen();
  const auto findings = findings_in(store);
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].finding == kept);
  CHECK(findings[0].open);
  CHECK(findings[0].first_found_at == at(100));
  CHECK_FALSE(findings[0].withdrawn_at);
  CHECK(findings[0].in_case == store->cases().cases_of(citizen(1)).at(0).id);
}

TEST_CASE("a run that sees a finding again updates it and never doubles it", "[cases]") {
  const Scratch store;
  run(store, {finding("D1", 1, "2018-01", sums(1, 0, 0))}, 100);
  const Finding updated = finding("D1", 1, "2018-01", sums(5, 0, 0));
  run(store, {updated}, 200);
  const auto findings = findings_in(store, true);
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].finding == updated);
  CHECK(findings[0].first_found_at == at(100));
  CHECK(store->cases().cases({}).value().at(0).sums == sums(5, 0, 0));
}

TEST_CASE("a finding that a run does not see again is withdrawn, and its case follows", "[cases]") {
  const Scratch store;
  run(store,
      {finding("D1", 1, "2018-01", sums(1, 0, 0)), finding("S1", 1, "2018-02", sums(10, 0, 0)),
       finding("D1", 2, "2018-01")},
      100);
  const CaseId shrinking = store->cases().cases_of(citizen(1)).at(0).id;
  const CaseId closing = store->cases().cases_of(citizen(2)).at(0).id;
  CHECK(store->cases().find_case(shrinking)->checks == std::vector<std::string>{"D1", "S1"});

  run(store, {finding("D1", 1, "2018-01", sums(1, 0, 0))}, 200);
  CHECK(findings_in(store).size() == 1);
  CHECK(findings_in(store, true).size() == 3);
  const Case left = store->cases().find_case(shrinking).value();
  CHECK(left.state == CaseState::open);
  CHECK(left.sums == sums(1, 0, 0));
  CHECK(left.checks == std::vector<std::string>{"D1"});
  CHECK(store->cases().findings_of(shrinking).size() == 2);
  CHECK(store->cases().findings_of(shrinking).at(1).withdrawn_at == at(200));
  CHECK(store->cases().find_case(closing)->state == CaseState::withdrawn);
  CHECK(store->cases().find_case(closing)->sums == Sums{});
  CHECK(store->cases().events_of(closing).back().what == "closed");
}

TEST_CASE("a run tells what it has made of the findings that stood before it", "[cases]") {
  const Scratch store;
  const auto changes = [&](JobId id) { return store->jobs().changes_of(id); };
  const std::vector<Finding> all = {finding("D1", 1, "2018-01"), finding("S1", 1, "2018-02"),
                                    finding("D1", 2, "2018-01")};
  CHECK(changes(run(store, all, 100)) == RunChanges{.appeared = 3});
  CHECK(changes(run(store, all, 200)) == RunChanges{});
  CHECK(changes(run(store, {all[0], finding("S1", 1, "2018-02", sums(7, 0, 0))}, 300)) ==
        RunChanges{.changed = 1, .withdrawn = 1});
  CHECK(changes(run(store, {all[0], all[1], all[2]}, 400)) == RunChanges{.appeared = 1, .changed = 1});
  CHECK(changes(9) == RunChanges{});
}

TEST_CASE("a finding that comes back after its case had closed by itself may enter a new one", "[cases]") {
  const Scratch store;
  run(store, {finding("D1", 1, "2018-01")}, 100);
  run(store, {}, 200);
  run(store, {finding("D1", 1, "2018-01")}, 300);
  const auto cases = store->cases().cases_of(citizen(1));
  REQUIRE(cases.size() == 2);
  CHECK(cases[0].state == CaseState::withdrawn);
  CHECK(cases[1].state == CaseState::open);
  CHECK(findings_in(store).at(0).in_case == cases[1].id);
  CHECK(findings_in(store).at(0).first_found_at == at(100));
}

TEST_CASE("a decided case is not opened again by what was decided", "[cases]") {
  const Scratch store;
  run(store, {finding("D1", 1, "2018-01")}, 100);
  const CaseId decided = store->cases().cases_of(citizen(1)).at(0).id;
  decide(store, decided, Outcome::registry_wrong);

  run(store, {finding("D1", 1, "2018-01")}, 600);
  CHECK(store->cases().cases_of(citizen(1)).size() == 1);
  run(store, {}, 700);
  run(store, {finding("D1", 1, "2018-01")}, 800);  // gone and back
  CHECK(store->cases().cases_of(citizen(1)).size() == 1);
  CHECK(findings_in(store).at(0).in_case == decided);

  SECTION("something new opens a new case") {
    run(store, {finding("D1", 1, "2018-01"), finding("S1", 1, "2018-02")}, 900);
    const auto cases = store->cases().cases_of(citizen(1));
    REQUIRE(cases.size() == 2);
    CHECK(cases[1].checks == std::vector<std::string>{"S1"});
  }
}

TEST_CASE(
    "a record of a death that a decision has not judged opens a new case, with a trace on the decided one",
    "[cases]") {
  const Scratch store;
  const auto died = [](std::string record) {
    Finding one = finding("D1", 1, "2018-01");
    one.reasons.push_back({"d1.death_recorded", {{"fingerprint", std::move(record)}}});
    return one;
  };
  run(store, {died("aa")}, 100);
  const CaseId first = store->cases().cases_of(citizen(1)).at(0).id;
  const auto trail = [&] {
    std::vector<std::string> all;
    for (const CaseEvent& event : store->cases().events_of(first))
      all.push_back(event.what + " " + event.text);
    return all;
  };
  decide(store, first, GENERATE(Outcome::not_the_same_person, Outcome::cannot_be_decided));
  const auto before = trail();
  SECTION("the same record again is answered, and on the trail") {
    run(store, {}, 700);
    run(store, {died("aa")}, 800);
    CHECK(store->cases().cases_of(citizen(1)).size() == 1);
    auto expected = before;
    expected.emplace_back("found_again D1 2018-01");
    CHECK(trail() == expected);
  }
  SECTION("another record, be it after the first was set aside or in its place") {
    if (GENERATE(true, false)) run(store, {}, 700);
    run(store, {died("bb")}, 800);
    const auto cases = store->cases().cases_of(citizen(1));
    REQUIRE(cases.size() == 2);
    CHECK(cases[1].state == CaseState::open);
    CHECK(findings_in(store).at(0).in_case == cases[1].id);
    CHECK(trail().size() == before.size() + 1);
    run(store, {died("bb")}, 900);
    CHECK(store->cases().cases_of(citizen(1)).size() == 2);
  }
}

TEST_CASE("by a decision against the person a further record of the death changes nothing but the trail",
          "[cases]") {
  const Scratch store;
  Finding one = finding("D1", 1, "2018-01");
  run(store, {one}, 100);
  const CaseId decided = store->cases().cases_of(citizen(1)).at(0).id;
  decide(store, decided, Outcome::death_reported_late);
  one.reasons.push_back({"d1.death_recorded", {{"fingerprint", std::string("bb")}}});
  run(store, {one}, 700);
  CHECK(store->cases().cases_of(citizen(1)).size() == 1);
  CHECK(store->cases().events_of(decided).back().what == "changed");
  CHECK(store->cases().events_of(decided).back().text == "D1 2018-01");
}

TEST_CASE("a case counts what D1 and D2 say of the same payments once", "[cases]") {
  const Scratch store;
  run(store,
      {finding("D1", 1, "2018-03", sums(0, 128, 0)), finding("D2", 1, "2018-01", sums(640, 128, 0)),
       finding("D3", 1, "resident_pension", sums(128, 0, 50))},
      100);
  const Case one = store->cases().cases_of(citizen(1)).at(0);
  CHECK(one.sums == sums(128, 128, 50));
  CHECK(one.checks == std::vector<std::string>{"D1", "D2", "D3"});
  run(store, {finding("D2", 2, "2018-01", sums(640, 128, 0))}, 200);
  CHECK(store->cases().cases_of(citizen(2)).at(0).sums == sums(640, 128, 0));
}

TEST_CASE("cases are numbered in order of subject, whatever order the partitions were done in", "[cases]") {
  const Scratch store;
  const JobId id = store->jobs().add(JobKind::verify, "{}", "clerk", at(100));
  const std::vector<SubjectRange> ranges{{0, citizen(10).body()}, {citizen(10).body(), ~std::uint64_t{0}}};
  store->jobs().plan(id, ranges);
  const Partition low = store->jobs().lease(id, "a", at(100), at(200)).value();
  const Partition high = store->jobs().lease(id, "b", at(100), at(200)).value();
  store->cases().complete(high, std::vector{finding("D1", 12, "x"), finding("D1", 11, "x")}, 0, {}, at(110));
  store->cases().complete(low, std::vector{finding("D1", 2, "x"), finding("D1", 1, "x")}, 0, {}, at(120));
  store->cases().conclude(id, every_check, follow, at(130));
  CHECK(store->cases().cases_of(citizen(1)).at(0).id == 1);
  CHECK(store->cases().cases_of(citizen(2)).at(0).id == 2);
  CHECK(store->cases().cases_of(citizen(11)).at(0).id == 3);
  CHECK(store->cases().cases_of(citizen(12)).at(0).id == 4);
}

TEST_CASE("concluding twice changes nothing", "[cases]") {
  const Scratch store;
  const JobId first = run(store, {finding("D1", 1, "2018-01")}, 100);
  const Case before = store->cases().cases_of(citizen(1)).at(0);
  store->cases().conclude(first, every_check, follow, at(150));
  run(store, {finding("D1", 1, "2018-01"), finding("D1", 2, "2018-01")}, 200);
  store->cases().conclude(first, every_check, follow,
                          at(250));  // an old run cannot withdraw what a newer one found
  CHECK(findings_in(store).size() == 2);
  CHECK(store->cases().cases_of(citizen(1)).at(0).version == before.version);
  CHECK(store->cases().events_of(before.id).size() == 1);
}

TEST_CASE("an older run does not withdraw, nor overwrite, what a newer one saw", "[cases]") {
  const Scratch store;
  const auto begin = [&](std::int64_t now) {
    const JobId id = store->jobs().add(JobKind::verify, "{}", "clerk", at(now));
    store->jobs().plan(id, std::vector<SubjectRange>{{0, ~std::uint64_t{0}}});
    return store->jobs().lease(id, "a", at(now), at(now + 1000)).value();
  };
  const Partition older = begin(100);
  const Partition newer = begin(110);
  store->cases().complete(newer, std::vector{finding("D1", 1, "x", sums(2, 0, 0)), finding("D1", 2, "x")}, 0,
                          {}, at(120));
  store->cases().complete(older, std::vector{finding("D1", 1, "x", sums(1, 0, 0))}, 0, {}, at(130));
  store->cases().conclude(older.job, every_check, follow, at(140));
  REQUIRE(findings_in(store).size() == 2);
  CHECK(findings_in(store).at(0).finding.sums == sums(2, 0, 0));
  store->cases().conclude(newer.job, every_check, follow, at(150));
  CHECK(findings_in(store).size() == 2);
}

TEST_CASE("a partition counts once, whoever hands it in again", "[cases]") {
  const Scratch store;
  const JobId id = store->jobs().add(JobKind::verify, "{}", "clerk", at(100));
  store->jobs().plan(id, std::vector<SubjectRange>{{0, ~std::uint64_t{0}}});
  const Partition partition = store->jobs().lease(id, "slow", at(100), at(101)).value();
  store->cases().complete(partition, std::vector{finding("D1", 1, "x", sums(1, 0, 0))}, 0, {}, at(110));
  store->cases().complete(partition, std::vector{finding("D1", 1, "x", sums(9, 0, 0))}, 0, {}, at(120));
  CHECK(findings_in(store).at(0).finding.sums == sums(1, 0, 0));
  CHECK(store->jobs().partitions(id) == std::pair<std::int64_t, std::int64_t>{1, 1});
}

TEST_CASE("a run cannot be concluded before it is done", "[cases]") {
  const Scratch store;
  run(store, {finding("D1", 1, "x")}, 100);
  const JobId id = store->jobs().add(JobKind::verify, "{}", "clerk", at(200));
  const auto conclude = [&](JobId job) {
    return test::failure_of([&] { store->cases().conclude(job, every_check, follow, at(300)); }).what;
  };
  CHECK(conclude(id) == "a run was concluded before all its partitions were done");
  store->jobs().plan(id, std::vector<SubjectRange>{{0, 10}, {10, 20}});
  store->cases().complete(store->jobs().lease(id, "a", at(200), at(300)).value(), {}, 0, {}, at(210));
  CHECK(conclude(id) == "a run was concluded before all its partitions were done");
  CHECK(conclude(id + 1) == "a run was concluded that is not there");
  CHECK(findings_in(store).size() == 1);
  CHECK(test::failure_of([&] {
          store->cases().complete({id, 9, {0, 1}}, {}, 0, {}, at(1));
        }).what == "a partition was completed that the run does not have");
}

TEST_CASE("a conclusion that failed in its middle goes on there, and comes to the same", "[cases]") {
  const Scratch store{{.subjects_per_transaction = 1}};
  run(store, {finding("D1", 1, "x"), finding("D1", 2, "x")}, 100);
  struct Broken {};
  const ReconcileCase broken = [](const std::optional<Case>& current, std::span<const StoredFinding> findings,
                                  Instant now) -> std::optional<CaseChange> {
    if (current && current->subject == citizen(2)) throw Broken{};
    return follow(current, findings, now);
  };
  const JobId id = store->jobs().add(JobKind::verify, "{}", "clerk", at(200));
  store->jobs().plan(id, std::vector<SubjectRange>{{0, ~std::uint64_t{0}}});
  store->cases().complete(store->jobs().lease(id, "a", at(200), at(300)).value(), {}, 0, {}, at(210));
  CHECK_THROWS_AS(store->cases().conclude(id, every_check, broken, at(220)), Broken);
  const auto state_of = [&](int person) { return store->cases().cases_of(citizen(person)).at(0).state; };
  CHECK(state_of(1) == CaseState::withdrawn);
  CHECK(state_of(2) == CaseState::open);
  store->cases().conclude(id, every_check, follow, at(230));
  CHECK(state_of(2) == CaseState::withdrawn);
  CHECK(findings_in(store).empty());
  CHECK(store->jobs().changes_of(id) == RunChanges{.withdrawn = 2});
}

TEST_CASE("a step on a case is refused when the case has changed meanwhile", "[cases]") {
  const Scratch store;
  run(store, {finding("D1", 1, "x")}, 100);
  const Case seen = store->cases().cases_of(citizen(1)).at(0);
  CHECK(seen.version == 1);

  CaseChange take{seen, {{at(200), "officer", "taken", ""}}, {}, {}};
  take.next.state = CaseState::taken;
  take.next.taken_by = "officer";
  const Case taken = store->cases().apply(take).value();
  CHECK(taken.version == 2);
  CHECK(taken.state == CaseState::taken);
  CHECK(taken.taken_by == "officer");
  CHECK(taken.checks == std::vector<std::string>{"D1"});

  const Error error = store->cases().apply(take).error();
  CHECK(error.code == ErrorCode::conflict);
  CHECK(error.what ==
        "case 1 has changed meanwhile: it is at version 2, the step was based on version 1; the last step "
        "was 'taken' by officer on 1970-01-01 at 08:00");
  CHECK(store->cases().events_of(seen.id).size() == 2);  // joined, taken

  take.next.id = 99;
  CHECK(store->cases().apply(take).error().code == ErrorCode::not_found);
}

TEST_CASE("a change is applied whole or not at all", "[cases]") {
  const Scratch store;
  run(store, {finding("D1", 1, "x")}, 100);
  CaseChange change{
      store->cases().cases_of(citizen(1)).at(0), {{at(200), "officer", "note", "text"}}, {99}, {}};
  CHECK(store->cases().apply(change).error().code == ErrorCode::not_found);
  CHECK(store->cases().cases_of(citizen(1)).at(0).version == 1);
  CHECK(store->cases().events_of(1).size() == 1);

  CaseChange second{change.next, {}, {}, {}};
  second.next.id = 0;
  const Error error = store->cases().apply(second).error();
  CHECK(error.code == ErrorCode::conflict);
  CHECK(error.what == "case 1 of the same subject is not finished");
}

TEST_CASE("a case keeps everything that a decision says", "[cases]") {
  Scratch store;
  run(store, {finding("D1", 1, "x")}, 100);
  CaseChange propose{
      store->cases().cases_of(citizen(1)).at(0), {{at(300), "first", "proposed", "the reason"}}, {}, {}};
  propose.next.state = CaseState::proposed;
  propose.next.outcome = Outcome::fraud_suspected;
  propose.next.taken_by = "first";
  propose.next.proposed_by = "first";
  REQUIRE(store->cases().apply(propose));
  store.reopen();
  const Case read = store->cases().find_case(1).value();
  CHECK(read.state == CaseState::proposed);
  CHECK(read.outcome == Outcome::fraud_suspected);
  CHECK(read.proposed_by == "first");
  CHECK(read.taken_by == "first");
  CHECK(read.name == "王秀英");
  CHECK(read.region == RegionPath{RegionCode{130225}, "胡各庄镇", "西街村"});
  CHECK(read.opened_at == at(100));
  const CaseEvent event = store->cases().events_of(1).back();
  CHECK(event.at == at(300));
  CHECK(event.actor == "first");
  CHECK(event.what == "proposed");
  CHECK(event.text == "the reason");
  CHECK_FALSE(store->cases().find_case(2));
}

TEST_CASE("records set aside are remembered for the subject, for good", "[cases]") {
  const Scratch store;
  deliver_payments(store->facts(), test::header(Feed::payments), {citizen(1), citizen(2)},
                   test::month(2018, 3));
  run(store, {finding("D1", 1, "x")}, 100);
  decide(store, 1, Outcome::registry_wrong,
         {{citizen(1), "00ff", Outcome::registry_wrong}, {citizen(1), "00ee", Outcome::registry_wrong}});

  CHECK(store->facts().subject(citizen(1), {})->set_aside_records ==
        std::vector<std::string>{"00ee", "00ff"});
  CHECK(store->facts().subject(citizen(2), {})->set_aside_records.empty());
  // Known then: the payments had been delivered at 1000.
  CHECK(store->facts().subject(citizen(1), at(1000))->set_aside_records.size() == 2);
  int seen = 0;
  store->facts().for_each_subject({0, ~std::uint64_t{0}}, {}, [&](const SubjectFacts& subject) {
    CHECK(subject.set_aside_records.size() == (subject.id == citizen(1) ? 2 : 0));
    ++seen;
  });
  CHECK(seen == 2);
}

TEST_CASE("findings come in order of check, subject and period", "[cases]") {
  const Scratch store;
  run(store, {finding("S1", 1, "b"), finding("D1", 2, "a"), finding("S1", 1, "a"), finding("D1", 1, "z")},
      100);
  std::vector<FindingKey> keys;
  for (const StoredFinding& stored : findings_in(store)) keys.push_back(stored.finding.key);
  CHECK(keys == std::vector<FindingKey>{{"D1", citizen(1), "z"},
                                        {"D1", citizen(2), "a"},
                                        {"S1", citizen(1), "a"},
                                        {"S1", citizen(1), "b"}});
}

}  // namespace
}  // namespace benefit::store
