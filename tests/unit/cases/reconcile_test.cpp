#include "tests/support/stored_findings.hpp"
#include "verify/cases/follow.hpp"
#include "verify/cases/state_machine.hpp"

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::test;

namespace {

const Instant now{std::chrono::milliseconds{1'523'318'400'000}};

std::vector<std::string> steps(const CaseChange& change) {
  std::vector<std::string> result;
  for (const CaseEvent& event : change.events) {
    CHECK(event.at == now);
    CHECK(event.actor == "benefitd");
    result.push_back(event.text.empty() ? event.what : event.what + " " + event.text);
  }
  return result;
}

/// A case in that state with an open D1 and an open D3, as the store keeps it.
struct Known {
  explicit Known(CaseState state) : current(case_in(state)) {
    findings = {stored_finding(1, "D1", "2018-01", {Fen{}, yuan(120), Fen{}}),
                stored_finding(2, "D3", "resident_pension", {yuan(240), Fen{}, yuan(1000)})};
    for (StoredFinding& finding : findings) finding.in_case = current->id;
    current->sums = {yuan(240), yuan(120), yuan(1000)};
    current->checks = {"D1", "D3"};
    std::vector<const StoredFinding*> open;
    for (const StoredFinding& finding : findings) open.push_back(&finding);
    cases::follow(*current, open);  // kind and rank
  }
  std::optional<Case> current;
  std::vector<StoredFinding> findings;
};

}  // namespace

TEST_CASE("findings without a case open one") {
  const std::vector<StoredFinding> findings = {
      stored_finding(2, "D3", "resident_pension", {yuan(240), Fen{}, yuan(1000)}),
      stored_finding(1, "D1", "2018-01", {Fen{}, yuan(120), Fen{}}),
      stored_finding(3, "D3", "employee_pension")};
  const auto change = cases::reconcile(std::nullopt, findings, now);
  REQUIRE(change);
  CHECK(change->next.id == 0);
  CHECK(change->next.subject == citizen());
  CHECK(change->next.state == CaseState::open);
  CHECK(change->next.name == "王秀英");
  CHECK(change->next.region == RegionPath{{130225}, "胡各庄镇", "西街村"});
  CHECK(change->next.opened_at == now);
  CHECK(change->next.sums == Sums{yuan(240), yuan(120), yuan(1000)});
  CHECK(change->next.checks == std::vector<std::string>{"D1", "D3"});
  CHECK(change->joining == std::vector<FindingId>{1, 3, 2});
  CHECK(steps(*change) == std::vector<std::string>{"opened", "joined D1 2018-01",
                                                   "joined D3 employee_pension",
                                                   "joined D3 resident_pension"});
}

TEST_CASE("no finding, no case") { CHECK_FALSE(cases::reconcile(std::nullopt, {}, now)); }

TEST_CASE("the findings of a decided case have had their answer; new ones open another case") {
  std::vector<StoredFinding> findings = {stored_finding(1, "D1", "2018-01", {Fen{}, yuan(120), Fen{}})};
  findings.front().in_case = 4;
  CHECK_FALSE(cases::reconcile(std::nullopt, findings, now));

  findings.push_back(stored_finding(2, "S1", "resident_pension", {yuan(50), Fen{}, Fen{}}));
  const auto change = cases::reconcile(std::nullopt, findings, now);
  REQUIRE(change);
  CHECK(change->joining == std::vector<FindingId>{2});
  CHECK(change->next.sums == Sums{yuan(50), Fen{}, Fen{}});
}

TEST_CASE("nothing new changes nothing") {
  const auto state = GENERATE(CaseState::open, CaseState::taken, CaseState::proposed);
  const Known known{state};
  CHECK_FALSE(cases::reconcile(known.current, known.findings, now));
}

TEST_CASE("a new finding joins the unfinished case and changes no state, but for a proposal") {
  const auto state = GENERATE(CaseState::open, CaseState::taken);
  Known known{state};
  known.findings.push_back(stored_finding(9, "L1", "2018-03"));
  const auto change = cases::reconcile(known.current, known.findings, now);
  REQUIRE(change);
  CHECK(change->next.state == state);
  CHECK(change->next.version == known.current->version);
  CHECK(change->next.checks == std::vector<std::string>{"D1", "D3", "L1"});
  CHECK(change->joining == std::vector<FindingId>{9});
  CHECK(steps(*change) == std::vector<std::string>{"joined L1 2018-03"});
}

TEST_CASE("a proposal falls when a finding joins that its proposer has not judged") {
  Known known(CaseState::proposed);
  known.current->outcome = Outcome::recipient_error;
  known.current->proposed_by = known.current->taken_by = "li";
  known.findings.push_back(stored_finding(3, "S1", "resident_pension", {yuan(50), Fen{}, Fen{}}));
  const auto change = cases::reconcile(known.current, known.findings, now);
  REQUIRE(change);
  CHECK(change->next.state == CaseState::open);
  CHECK_FALSE(change->next.outcome);
  CHECK_FALSE(change->next.proposed_by);
  CHECK_FALSE(change->next.taken_by);
  CHECK(steps(*change) ==
        std::vector<std::string>{"joined S1 resident_pension", "proposal_fell recipient_error: li"});
}

TEST_CASE("sums and name follow the findings without an event") {
  Known known{CaseState::taken};
  known.findings[1].finding.sums.lost = yuan(360);
  for (StoredFinding& finding : known.findings) finding.finding.name = "王琇英";
  const auto change = cases::reconcile(known.current, known.findings, now);
  REQUIRE(change);
  CHECK(change->next.sums.lost == yuan(360));
  CHECK(change->next.name == "王琇英");
  CHECK(change->events.empty());
}

TEST_CASE("a withdrawn finding leaves its trace once, and its money leaves the case") {
  Known known{CaseState::open};
  known.findings[1].open = false;
  known.findings[1].withdrawn_at = now;
  const auto change = cases::reconcile(known.current, known.findings, now);
  REQUIRE(change);
  CHECK(change->next.state == CaseState::open);
  CHECK(change->next.sums == Sums{Fen{}, yuan(120), Fen{}});
  CHECK(steps(*change) == std::vector<std::string>{"withdrawn D3 resident_pension"});

  known.current = change->next;
  known.findings[1].withdrawn_at = now - std::chrono::hours{24};  // seen by a later run
  CHECK_FALSE(cases::reconcile(known.current, known.findings, now));
}

TEST_CASE("a case whose findings are all withdrawn closes itself, a proposed one too") {
  const auto state = GENERATE(CaseState::open, CaseState::taken, CaseState::proposed);
  Known known{state};
  for (StoredFinding& finding : known.findings) {
    finding.open = false;
    finding.withdrawn_at = now;
  }
  const auto change = cases::reconcile(known.current, known.findings, now);
  REQUIRE(change);
  CHECK(change->next.state == CaseState::withdrawn);
  CHECK(change->next.sums == Sums{});
  CHECK(change->next.checks.empty());
  CHECK(change->next.name == "王秀英");
  CHECK(steps(*change) ==
        std::vector<std::string>{"withdrawn D1 2018-01", "withdrawn D3 resident_pension", "closed"});
}
