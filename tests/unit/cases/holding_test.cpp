#include "verify/cases/holding.hpp"

#include "tests/support/case_situation.hpp"

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::test;
using namespace std::chrono_literals;
using cases::Holder;

namespace {

const Instant now{std::chrono::milliseconds{1'523'318'400'000}};
const Day today = china_day_of(now);

Holder officer(std::string name, bool supervisor = false) {
  return {std::move(name), now, std::chrono::days{5}, supervisor};
}

Case taken_by(const std::string& name, Instant until, CaseId id = 5) {
  Case one = case_in(CaseState::taken);
  one.id = id;
  one.taken_by = name;
  one.leased_until = until;
  return one;
}

std::vector<std::string> steps(const CaseChange& change) {
  std::vector<std::string> result;
  for (const CaseEvent& event : change.events)
    result.push_back(event.actor + " " + event.what + (event.text.empty() ? "" : " " + event.text));
  return result;
}

template <class T>
ErrorCode code_of(const Expected<T>& result) {
  REQUIRE_FALSE(result);
  return result.error().code;
}

}  // namespace

TEST_CASE("the next case is taken under a lease") {
  const auto changes = cases::take_next(case_in(CaseState::open), {}, officer("li"));
  REQUIRE(changes);
  REQUIRE(changes->size() == 1);
  CHECK(changes->front().next.state == CaseState::taken);
  CHECK(changes->front().next.leased_until == now + std::chrono::days{5});
  CHECK(steps(changes->front()) == std::vector<std::string>{"li taken"});
}

TEST_CASE(
    "a case under a running lease is passed over; one whose lease ran out is taken, and the trail says so") {
  CHECK(code_of(cases::take_next(taken_by("wang", now + 1h), {}, officer("li"))) == ErrorCode::conflict);
  const auto changes = cases::take_next(taken_by("wang", now), {}, officer("li"));
  REQUIRE(changes);
  CHECK(changes->front().next.taken_by == "li");
  CHECK(steps(changes->front()) == std::vector<std::string>{"benefitd lapsed wang", "li taken"});
}

TEST_CASE("taking on purpose takes a held case over, and renews one's own") {
  const auto asked = cases::take_on_purpose(taken_by("wang", now + 1h), {}, false, officer("li"));
  CHECK(code_of(asked) == ErrorCode::conflict);
  CHECK(asked.error().hint.find("--over") != std::string::npos);
  CHECK(code_of(cases::take_on_purpose(case_in(CaseState::proposed), {}, false, officer("li"))) ==
        ErrorCode::conflict);
  const auto over = cases::take_on_purpose(taken_by("wang", now + 1h), {}, true, officer("li"));
  REQUIRE(over);
  CHECK(steps(over->front()) == std::vector<std::string>{"li taken"});
  const auto own = cases::take_on_purpose(taken_by("li", now + 1h), {}, false, officer("li"));
  REQUIRE(own);
  CHECK(own->front().next.leased_until == now + std::chrono::days{5});
  CHECK(steps(own->front()) == std::vector<std::string>{"li renewed"});
}

TEST_CASE("cases of one matter are taken together, but for those that others hold or have proposed") {
  std::vector<Case> others = {taken_by("wang", now + 1h, 6), case_in(CaseState::proposed),
                              case_in(CaseState::open)};
  others[2].id = 8;
  const auto changes = cases::take_next(case_in(CaseState::open), others, officer("li"));
  REQUIRE(changes);
  REQUIRE(changes->size() == 2);
  CHECK((*changes)[1].next.id == 8);
}

TEST_CASE("a step of the holder renews the lease; one that ends his work ends it") {
  CaseChange note{taken_by("li", now + 1h), {}, {}, {}};
  CHECK(cases::with_lease(note, officer("li")).next.leased_until == now + std::chrono::days{5});
  CHECK(cases::with_lease(note, officer("wang")).next.leased_until == now + 1h);
  note.next.state = CaseState::decided;
  CHECK_FALSE(cases::with_lease(note, officer("li")).next.leased_until);
}

TEST_CASE("a case is given back by its holder or a supervisor") {
  const Case held = taken_by("li", now + 1h);
  const auto changes = cases::release(held, {}, "ill", officer("li"));
  REQUIRE(changes);
  CHECK(changes->front().next.state == CaseState::open);
  CHECK_FALSE(changes->front().next.taken_by);
  CHECK_FALSE(changes->front().next.leased_until);
  CHECK(steps(changes->front()) == std::vector<std::string>{"li released ill"});
  CHECK(code_of(cases::release(held, {}, "", officer("wang"))) == ErrorCode::conflict);
  CHECK(cases::release(held, {}, "", officer("chen", true)));
  CHECK(code_of(cases::release(case_in(CaseState::open), {}, "", officer("li"))) == ErrorCode::conflict);
}

TEST_CASE("a case is passed on with a reason, under a new lease") {
  const Case held = taken_by("li", now + 1h);
  const auto changes = cases::transfer(held, {}, "wang", "knows the village", officer("li"));
  REQUIRE(changes);
  CHECK(changes->front().next.taken_by == "wang");
  CHECK(changes->front().next.leased_until == now + std::chrono::days{5});
  CHECK(steps(changes->front()) == std::vector<std::string>{"li transferred wang: knows the village"});
  CHECK(code_of(cases::transfer(held, {}, "wang", "", officer("li"))) == ErrorCode::bad_request);
  CHECK(code_of(cases::transfer(held, {}, "li", "x", officer("li"))) == ErrorCode::conflict);
  CHECK(code_of(cases::transfer(held, {}, "wang", "x", officer("zhao"))) == ErrorCode::conflict);
  CHECK(cases::transfer(held, {}, "wang", "x", officer("chen", true)));
  for (const char* bad : {"", "-x", "a b", "../root", "\x1b[31m"})
    CHECK(code_of(cases::transfer(held, {}, bad, "x", officer("li"))) == ErrorCode::bad_request);
}

TEST_CASE("a case sleeps until the day of the diary, and is nobody's meanwhile") {
  const Day on = today + std::chrono::days{20};
  const auto change =
      cases::put_into_diary(taken_by("li", now + 1h), on, "the family answers", today, officer("li"));
  REQUIRE(change);
  CHECK(change->next.state == CaseState::open);
  CHECK_FALSE(change->next.taken_by);
  CHECK(change->next.diary == DiaryEntry{on, "the family answers", "li"});
  CHECK(steps(*change) == std::vector<std::string>{"li diary 2018-04-30: the family answers"});
  // Whoever means to disturb it says so, and the trail keeps what was put off, until when and by whom.
  CHECK(code_of(cases::take_on_purpose(change->next, {}, false, officer("wang"))) == ErrorCode::conflict);
  const auto taken = cases::take_on_purpose(change->next, {}, true, officer("wang"));
  REQUIRE(taken);
  CHECK_FALSE(taken->front().next.diary);
  CHECK(steps(taken->front()) ==
        std::vector<std::string>{"wang taken", "wang diary_ended 2018-04-30: the family answers (li)"});
  CHECK(code_of(cases::put_into_diary(change->next, on, "mine", today, officer("wang"))) ==
        ErrorCode::conflict);
  CHECK(cases::put_into_diary(change->next, on, "still", today, officer("li")));
  CHECK(cases::take_on_purpose(change->next, {}, false, officer("li")));
  cases::Holder later = officer("wang");
  later.now = Instant{on};
  CHECK(cases::take_next(change->next, {}, later));
  // A supervisor writes over it on the record.
  const auto over = cases::put_into_diary(change->next, on, "mine", today, officer("chen", true));
  REQUIRE(over);
  CHECK(steps(*over) == std::vector<std::string>{"chen diary_ended 2018-04-30: the family answers (li)",
                                                 "chen diary 2018-04-30: mine"});
}

TEST_CASE("a proposal that is taken back leaves another's date as it was") {
  cases::Situation one = situation_of(case_in(CaseState::open));
  const DiaryEntry diary{today + std::chrono::days{20}, "ask (again)", "li"};
  one.current.diary = diary;
  const auto proposed =
      cases::decide(one, {"wang", Outcome::recipient_error, "why"}, now).map([&](CaseChange change) {
        return cases::with_lease(std::move(change), officer("wang"));
      });
  REQUIRE(proposed);
  REQUIRE_FALSE(proposed->next.diary);
  one.current = proposed->next;
  one.events = proposed->events;
  const auto back = cases::take_back(one, "wang", now).map([&](CaseChange change) {
    return cases::with_lease(std::move(change), officer("wang"));
  });
  REQUIRE(back);
  CHECK(back->next.state == CaseState::open);
  CHECK_FALSE(back->next.taken_by);
  CHECK(back->next.diary == diary);
  CHECK(steps(*back) == std::vector<std::string>{"wang taken_back recipient_error",
                                                 "wang diary_again 2018-04-30: ask (again) (li)"});
}

TEST_CASE("a diary day lies ahead, within a year, and its text is a line") {
  const Case one = case_in(CaseState::open);
  const auto put = [&](Day on, std::string_view text) {
    return code_of(cases::put_into_diary(one, on, text, today, officer("li")));
  };
  CHECK(put(today, "x") == ErrorCode::bad_request);
  CHECK(put(today + std::chrono::days{367}, "x") == ErrorCode::bad_request);
  CHECK(put(today + std::chrono::days{1}, "\x1b[2J") == ErrorCode::bad_request);
  CHECK(put(today + std::chrono::days{1}, "\u202egnihton") == ErrorCode::bad_request);
  CHECK(put(today + std::chrono::days{1}, std::string(1 << 20, 'x')) == ErrorCode::bad_request);
}

TEST_CASE("proposed and finished cases are neither given back, passed on nor put off") {
  const auto state = GENERATE(CaseState::proposed, CaseState::decided, CaseState::withdrawn);
  const Case one = case_in(state);
  CHECK(code_of(cases::release(one, {}, "", officer("li"))) == ErrorCode::conflict);
  CHECK(code_of(cases::transfer(one, {}, "wang", "x", officer("li"))) == ErrorCode::conflict);
  CHECK(code_of(cases::put_into_diary(one, today + std::chrono::days{2}, "x", today, officer("li"))) ==
        ErrorCode::conflict);
}

TEST_CASE("what is told of release, transfer and diary is what they do") {
  for (const CaseState state : {CaseState::open, CaseState::taken, CaseState::proposed, CaseState::decided})
    for (const char* user : {"li", "wang"}) {
      Case one = case_in(state);
      if (state == CaseState::taken) one.taken_by = "li";
      const cases::Holder holder = officer(user);
      const auto moves = cases::moves_now(one, holder);
      REQUIRE(moves.size() == 4);
      const bool renews = state == CaseState::taken && one.taken_by == user;
      CHECK((moves[0].refusal.has_value() && !renews) == !cases::take_on_purpose(one, {}, false, holder));
      CHECK(moves[1].refusal.has_value() == !cases::release(one, {}, "", holder));
      CHECK(moves[2].refusal.has_value() == !cases::transfer(one, {}, "zhao", "x", holder));
      const Day today = china_day_of(holder.now);
      CHECK(moves[3].refusal.has_value() ==
            !cases::put_into_diary(one, today + std::chrono::days{1}, "x", today, holder));
    }
}
