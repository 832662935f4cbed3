#include "verify/cases/grouping.hpp"

#include "tests/support/stored_findings.hpp"
#include "verify/cases/state_machine.hpp"

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::test;
using namespace std::chrono_literals;

namespace {

const cases::Holder li{"li", Instant{1h}, std::chrono::days{5}};

Case open_case(CaseId id, int person) {
  Case one = case_in(CaseState::open);
  one.id = id;
  one.subject = CitizenId::from_body(citizen().body() + static_cast<std::uint64_t>(person));
  return one;
}

template <class T>
ErrorCode code_of(const Expected<T>& result) {
  REQUIRE_FALSE(result);
  return result.error().code;
}

/// Case 5 with an S1, a D4 and a withdrawn L1.
std::vector<StoredFinding> findings_of_case() {
  std::vector<StoredFinding> findings = {stored_finding(1, "S1", "a", {yuan(50), yuan(10), Fen{}}),
                                         stored_finding(2, "D4", "b", {Fen{}, Fen{}, yuan(360)}),
                                         stored_finding(3, "L1", "c")};
  for (StoredFinding& finding : findings) finding.in_case = 5;
  findings[2].open = false;
  return findings;
}

}  // namespace

TEST_CASE("two people's cases are linked under the least number, each with its own content") {
  const auto changes = cases::merge(open_case(7, 0), {}, open_case(4, 1), {}, "one house", li);
  REQUIRE(changes);
  REQUIRE(changes->size() == 2);
  CHECK((*changes)[0].next.matter == 4);
  CHECK((*changes)[1].next.matter == 4);
  CHECK((*changes)[0].next.subject != (*changes)[1].next.subject);
  CHECK((*changes)[0].events.back().what == "linked");
  CHECK((*changes)[0].events.back().text == "case 4: one house");
  CHECK((*changes)[1].events.back().text == "case 7: one house");
}

TEST_CASE("merging brings whole matters together") {
  Case seven = open_case(7, 0), nine = open_case(9, 1), three = open_case(3, 2);
  seven.matter = nine.matter = 7;
  const std::vector<Case> with_seven = {nine};
  const auto changes = cases::merge(seven, with_seven, three, {}, "one house", li);
  REQUIRE(changes);
  REQUIRE(changes->size() == 3);
  for (const CaseChange& change : *changes) CHECK(change.next.matter == 3);
}

TEST_CASE("cases that are finished, held by another, linked already, or of one person are not linked") {
  const Case one = open_case(7, 0);
  CHECK(code_of(cases::merge(one, {}, one, {}, "x", li)) == ErrorCode::bad_request);
  CHECK(code_of(cases::merge(one, {}, open_case(8, 0), {}, "x", li)) == ErrorCode::bad_request);
  CHECK(code_of(cases::merge(one, {}, open_case(8, 1), {}, "", li)) == ErrorCode::bad_request);
  Case other = open_case(8, 1);
  other.state = CaseState::decided;
  CHECK(code_of(cases::merge(one, {}, other, {}, "x", li)) == ErrorCode::conflict);
  other.state = CaseState::taken;
  other.taken_by = "wang";
  other.leased_until = Instant{2h};
  CHECK(code_of(cases::merge(one, {}, other, {}, "x", li)) == ErrorCode::conflict);
  Case linked = open_case(9, 2), also = open_case(7, 0);
  linked.matter = also.matter = 7;
  CHECK(code_of(cases::merge(also, {}, linked, {}, "x", li)) == ErrorCode::conflict);
}

TEST_CASE("findings that are split off have a case of their own in the same hands") {
  Case one = case_in(CaseState::taken);
  one.taken_by = "li";
  one.leased_until = Instant{2h};
  const std::vector<StoredFinding> findings = findings_of_case();
  const std::vector<FindingId> chosen = {1};
  const auto changes = cases::split(one, findings, chosen, li);
  REQUIRE(changes);
  REQUIRE(changes->size() == 2);
  const Case &left = (*changes)[0].next, &fresh = (*changes)[1].next;
  CHECK(left.id == 5);
  CHECK(left.checks == std::vector<std::string>{"D4"});
  CHECK(left.kind == CaseKind::record_repair);
  CHECK((*changes)[0].events.back().text == "S1 a");
  CHECK(fresh.id == 0);
  CHECK(fresh.split_from == 5);
  CHECK(fresh.checks == std::vector<std::string>{"S1"});
  CHECK(fresh.kind == CaseKind::payment_in_doubt);
  CHECK(fresh.sums == Sums{yuan(50), yuan(10), Fen{}});
  CHECK(fresh.taken_by == "li");
  CHECK((*changes)[1].joining == chosen);
}

TEST_CASE("only some of the open findings of an unfinished case are split off") {
  const Case one = case_in(CaseState::open);
  const std::vector<StoredFinding> findings = findings_of_case();
  const auto split = [&](const Case& from, std::vector<FindingId> chosen) {
    return code_of(cases::split(from, findings, chosen, li));
  };
  CHECK(split(one, {}) == ErrorCode::bad_request);
  CHECK(split(one, {1, 2}) == ErrorCode::bad_request);   // nothing would be left
  CHECK(split(one, {3}) == ErrorCode::bad_request);      // withdrawn
  CHECK(split(one, {1, 99}) == ErrorCode::bad_request);  // of no case
  CHECK(split(case_in(CaseState::proposed), {1}) == ErrorCode::conflict);
  CHECK(split(case_in(CaseState::decided), {1}) == ErrorCode::conflict);
}

TEST_CASE("a case that was split off gathers nothing, follows its own findings and closes itself") {
  Case fresh = case_in(CaseState::open);
  fresh.split_from = 4;
  std::vector<StoredFinding> findings = {stored_finding(1, "S1", "a", {yuan(50), Fen{}, Fen{}}),
                                         stored_finding(2, "D1", "b"), stored_finding(3, "L1", "c")};
  findings[0].in_case = 5;
  findings[1].in_case = 4;
  auto change = cases::reconcile(fresh, findings, Instant{3h});
  REQUIRE(change);
  CHECK(change->joining.empty());
  CHECK(change->next.checks == std::vector<std::string>{"S1"});
  findings[0].open = false;
  findings[0].withdrawn_at = Instant{3h};
  change = cases::reconcile(fresh, findings, Instant{3h});
  REQUIRE(change);
  CHECK(change->next.state == CaseState::withdrawn);
}

TEST_CASE("a new finding wakes a sleeping case, and the trail says so") {
  Case asleep = case_in(CaseState::open);
  asleep.diary = DiaryEntry{Day{std::chrono::days{17'600}}, "the family answers", "li"};
  const std::vector<StoredFinding> findings = {stored_finding(1, "S1", "a")};
  const auto change = cases::reconcile(asleep, findings, Instant{3h});
  REQUIRE(change);
  CHECK_FALSE(change->next.diary);
  CHECK(change->events.back().what == "woken");
  CHECK(change->events.back().text == "2018-03-10");
}
