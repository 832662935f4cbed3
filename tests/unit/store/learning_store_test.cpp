// What the store keeps of decided cases, and how it adds it up.
#include "verify/types/learning_store.hpp"

#include "tests/support/deliver_paid.hpp"
#include "tests/support/facts_builder.hpp"
#include "tests/unit/store/scratch.hpp"

#include <map>

#include <catch2/catch.hpp>

namespace benefit::store {
namespace {

using test::at;
using test::Scratch;
using namespace std::chrono_literals;

const std::vector<std::string> every_check = {"D1", "D3", "S1"};
constexpr std::int64_t a_day = 86'400'000;

/// A woman of 70 on 10 April 2018.
CitizenId woman(int n) {
  return CitizenId::from_body(13'022'519'480'315'000ULL + static_cast<std::uint64_t>(n) * 2);
}

Finding finding(const char* check, CitizenId subject, const char* period, std::int64_t lost,
                std::int64_t owed) {
  return {.key = {check, subject, period},
          .name = "王秀英",
          .region = {RegionCode{130225}, "胡各庄镇", ""},
          .sums = {Fen{lost}, {}, Fen{owed}},
          .reasons = {},
          .citations = {}};
}

/// One case for everything found about a subject.
std::optional<CaseChange> gather(const std::optional<Case>& current, std::span<const StoredFinding> findings,
                                 Instant now) {
  if (current) return std::nullopt;
  CaseChange change{Case{.id = 0,
                         .subject = findings.front().finding.key.subject,
                         .state = CaseState::open,
                         .name = "王秀英",
                         .region = findings.front().finding.region,
                         .taken_by = {},
                         .outcome = {},
                         .proposed_by = {},
                         .opened_at = now,
                         .sums = {},
                         .checks = {}},
                    {{now, "benefitd", "opened", ""}},
                    {},
                    {}};
  for (const StoredFinding& stored : findings)
    if (stored.open && !stored.in_case) change.joining.push_back(stored.id);
  if (change.joining.empty()) return std::nullopt;
  return change;
}

struct Cases {
  Scratch store;

  void run(std::vector<Finding> findings, std::int64_t now) {
    const JobId job = store->jobs().add(JobKind::verify, "{}", "ann", at(now));
    store->jobs().plan(job, std::vector{SubjectRange{0, ~0ULL}});
    const auto partition = store->jobs().lease(job, "w", at(now), at(now + 1000));
    store->cases().complete(*partition, findings, 1, {}, at(now));
    store->cases().conclude(job, every_check, gather, at(now));
  }
  CaseId case_of(CitizenId subject) { return store->cases().cases_of(subject).front().id; }
  void step(CaseId id, CaseState state, std::optional<Outcome> outcome, const char* what, std::int64_t now) {
    Case next = *store->cases().find_case(id);
    next.state = state;
    next.outcome = outcome;
    REQUIRE(store->cases().apply({next, {{at(now), "li", what, ""}}, {}, {}}));
  }
  void decide(CitizenId subject, Outcome outcome, std::int64_t now) {
    step(case_of(subject), CaseState::decided, outcome, "decided", now);
  }
  std::map<std::pair<std::string, Outcome>, std::int64_t> tallies() {
    std::map<std::pair<std::string, Outcome>, std::int64_t> all;
    for (const CheckTally& tally : store->learning().tallies())
      all[{tally.check, tally.outcome}] = tally.cases;
    return all;
  }
  std::vector<JudgedCases> judged(std::optional<Instant> since = {}) {
    std::vector<JudgedCases> all;
    store->learning().for_each_judged(since, [&](const JudgedCases& cases) { all.push_back(cases); });
    return all;
  }
};

// 10 April 2018, nine in the morning in China.
constexpr std::int64_t opened = 1'523'322'000'000;

}  // namespace

TEST_CASE("a decided case judges each check once, with the sums of that moment") {
  Cases cases;
  const CitizenId one = woman(1);
  cases.run({finding("D1", one, "2018-01", 100, 0), finding("D1", one, "2018-02", 50, 0),
             finding("D3", one, "", 7, 3)},
            opened);
  CHECK(cases.tallies().empty());
  cases.decide(one, Outcome::death_reported_late, opened + 3 * a_day);
  CHECK(cases.tallies() ==
        std::map<std::pair<std::string, Outcome>, std::int64_t>{{{"D1", Outcome::death_reported_late}, 1},
                                                                {{"D3", Outcome::death_reported_late}, 1}});
  const auto judged = cases.judged();
  REQUIRE(judged.size() == 2);
  CHECK(judged[0].check == "D1");
  CHECK(judged[0].findings == 2);
  CHECK(judged[0].lost == Fen{150});
  CHECK(judged[0].days == 3);
  CHECK(judged[0].sex == Sex::female);
  CHECK(judged[0].age == AgeBand::from_70);
  CHECK(judged[0].county == RegionCode{130225});
  CHECK(judged[1].owed == Fen{3});

  // A later run writes other sums into the findings; what was judged stays.
  cases.run({finding("D1", one, "2018-01", 999, 0), finding("D1", one, "2018-02", 999, 0)},
            opened + 5 * a_day);
  CHECK(cases.judged()[0].lost == Fen{150});
}

TEST_CASE("a proposal judges nothing, a decision taken back no longer, a new one anew") {
  Cases cases;
  const CitizenId one = woman(1);
  cases.run({finding("D1", one, "", 100, 0)}, opened);
  const CaseId id = cases.case_of(one);
  cases.step(id, CaseState::proposed, Outcome::fraud_suspected, "proposed", opened + 1);
  CHECK(cases.tallies().empty());
  cases.step(id, CaseState::decided, Outcome::registry_wrong, "decided", opened + 2);
  CHECK(cases.tallies().at({"D1", Outcome::registry_wrong}) == 1);
  cases.step(id, CaseState::open, std::nullopt, "reopened", opened + 3);
  CHECK(cases.tallies().empty());
  CHECK(cases.judged().empty());
  cases.step(id, CaseState::decided, Outcome::agency_error, "decided", opened + 4);
  CHECK(cases.tallies().at({"D1", Outcome::agency_error}) == 1);
  CHECK(cases.tallies().size() == 1);
}

TEST_CASE("what was withdrawn before anybody decided is counted apart") {
  Cases cases;
  const CitizenId one = woman(1), two = woman(2);
  cases.run({finding("D1", one, "a", 1, 0), finding("D3", one, "", 1, 0), finding("S1", two, "", 1, 0)},
            opened);
  cases.run({finding("D1", one, "a", 1, 0)}, opened + 1);  // D3 and S1 are withdrawn
  cases.decide(one, Outcome::registry_wrong, opened + 2);
  cases.run({}, opened + 3);  // and D1 is, by the decision
  CHECK(cases.tallies().size() == 1);
  const auto withdrawn = cases.store->learning().withdrawn();
  REQUIRE(withdrawn.size() == 2);
  CHECK(withdrawn[0].check == "D3");
  CHECK(withdrawn[1].check == "S1");
  // Who was judged was flagged, though the finding is gone.
  const auto flagged = cases.store->learning().flagged(Day{std::chrono::year{2018} / 4 / 10});
  REQUIRE(flagged.size() == 1);
  CHECK(flagged[0].check == "D1");
  CHECK(flagged[0].group.people == 1);
  CHECK(flagged[0].group.age == AgeBand::from_70);
}

TEST_CASE("cases are added up by what they agree in, and only those since a day") {
  Cases cases;
  std::vector<Finding> findings;
  for (int n = 1; n <= 6; ++n) findings.push_back(finding("D1", woman(n), "", 10, 0));
  cases.run(findings, opened);
  for (int n = 1; n <= 6; ++n)
    cases.decide(woman(n), Outcome::agency_error, opened + (n <= 4 ? 2 : 9) * a_day);
  const auto all = cases.judged();
  REQUIRE(all.size() == 2);
  CHECK(all[0].cases + all[1].cases == 6);
  const auto late = cases.judged(at(opened + 5 * a_day));
  REQUIRE(late.size() == 1);
  CHECK(late[0].cases == 2);
  CHECK(late[0].lost == Fen{20});
}

TEST_CASE("recipients are those whom a county's own last month pays, each once") {
  Cases cases;
  const auto paid = [](int n, RegionCode county, Month month) {
    benefit::test::FactsBuilder known(woman(n));
    known.payment(month, benefit::test::yuan(100)).county = county;
    return known.facts.payments.front();
  };
  const RegionCode leting{130225}, qianan{130283};
  const Month march{2018y / 3}, november{2018y / 11};
  FactStore& facts = cases.store->facts();
  benefit::test::deliver_paid(facts, "leting",
                              {paid(1, leting, march), paid(2, leting, march), paid(3, leting, 2018y / 2)},
                              at(opened));
  benefit::test::deliver_paid(facts, "qianan", {paid(1, qianan, november), paid(4, qianan, november)},
                              at(opened));
  const LearningStore& store = cases.store->learning();
  const std::vector<LastListed> listed = store.last_listed();
  CHECK(listed == std::vector<LastListed>{{leting, march}, {qianan, november}});
  const auto people_of = [&](std::span<const LastListed> lists) {
    std::map<RegionCode, std::int64_t> people;
    for (const PeopleOfGroup& group : store.recipients(Day{2018y / 4 / 10}, lists))
      people[group.county] += group.people;
    return people;
  };
  CHECK(people_of(listed) == std::map<RegionCode, std::int64_t>{{leting, 1}, {qianan, 2}});
  CHECK(people_of(std::span(listed).first(1)) == std::map<RegionCode, std::int64_t>{{leting, 2}});
}

TEST_CASE("no case decided: no figures") {
  Cases cases;
  CHECK(cases.tallies().empty());
  CHECK(cases.judged().empty());
  CHECK(cases.store->learning().withdrawn().empty());
  CHECK(cases.store->learning().last_listed().empty());
  CHECK(cases.store->learning().recipients(Day{}, {}).empty());
}

}  // namespace benefit::store
