#include "tests/unit/store/scratch.hpp"
#include "verify/types/case_store.hpp"

#include <catch2/catch.hpp>

namespace benefit::store {
namespace {

using test::at;
using test::citizen;
using test::new_case;
using test::Scratch;

constexpr Day served{std::chrono::days{17'600}};

Suspension noticed() {
  return {
      .id = 0,
      .case_id = 0,
      .subject = citizen(1),
      .state = SuspensionState::noticed,
      .notice = {served, Service::registered_post, "中国邮政", at(5), "li", served + std::chrono::days{20}}};
}

Case apply(const Scratch& store, CaseChange change) {
  const auto applied = store->cases().apply(change);
  if (!applied) FAIL(applied.error().what);
  return *applied;
}

Case open_with_notice(const Scratch& store) {
  CaseChange change{new_case(), {{at(5), "li", "notice_served", "x"}}, {}, {}};
  change.suspension = noticed();
  return apply(store, change);
}

}  // namespace

TEST_CASE("a suspension is kept with its notice, and moves with its case", "[cases]") {
  const Scratch store;
  CHECK_FALSE(store->cases().suspension_of(citizen(1)));
  const Case opened = open_with_notice(store);
  Suspension kept = store->cases().suspension_of(citizen(1)).value();
  CHECK(kept.case_id == opened.id);
  CHECK(kept.notice.served_on == served);
  CHECK(kept.notice.how == Service::registered_post);
  CHECK(kept.notice.served_by == "中国邮政");
  CHECK(kept.notice.recorded_by == "li");
  CHECK(kept.notice.reply_until == served + std::chrono::days{20});

  const Instant after{served + std::chrono::days{30}};
  kept.state = SuspensionState::in_force;
  kept.proposed_by = "li";
  kept.confirmed_by = "zhao";
  kept.in_force_since = after;
  kept.suppliers = {"health", "police"};
  CaseChange change{opened, {{after, "zhao", "suspended", "x"}}, {}, {}};
  change.suspension = kept;
  const Month march = test::month(2018, 3), july = test::month(2018, 7);
  const std::chrono::months one{1};
  change.back_pay = {{Scheme::resident_pension, march, Fen{10800}, 2, Fen{21600}, march + one},
                     {Scheme::resident_pension, july, Fen{12000}, 1, Fen{12000}, july + one}};
  apply(store, change);
  const std::vector<Suspension> all = store->cases().suspensions(false);
  REQUIRE(all.size() == 1);
  CHECK(all[0].suppliers == kept.suppliers);
  CHECK(all[0].in_force_since == after);
  CHECK(store->cases().back_pay_of(opened.id) == change.back_pay);
}

TEST_CASE("the database itself refuses an unfair suspension", "[cases]") {
  const Scratch store;
  const Case opened = open_with_notice(store);
  const Suspension kept = store->cases().suspension_of(citizen(1)).value();
  const auto fails = [&](const std::function<void(Suspension&)>& spoil) {
    Suspension next = kept;
    next.state = SuspensionState::in_force;
    next.proposed_by = "li";
    next.confirmed_by = "zhao";
    next.in_force_since = Instant{served + std::chrono::days{30}};
    next.suppliers = {"health", "police"};
    spoil(next);
    CaseChange change{opened, {{at(9), "zhao", "suspended", "x"}}, {}, {}};
    change.suspension = next;
    try {
      static_cast<void>(store->cases().apply(change));
    } catch (const Failure&) {
      return store->cases().suspension_of(citizen(1))->state == SuspensionState::noticed &&
             store->cases().events_of(opened.id).size() == 1;
    }
    return false;
  };
  CHECK(fails([](Suspension& s) { s.confirmed_by = "li"; }));
  CHECK(fails([](Suspension& s) { s.confirmed_by.reset(); }));
  CHECK(fails([](Suspension& s) { s.suppliers = {"police"}; }));
  CHECK(fails([](Suspension& s) { s.in_force_since = Instant{served + std::chrono::days{19}}; }));
}

TEST_CASE("one suspension of a subject is active at a time; one that ended stays as it is", "[cases]") {
  const Scratch store;
  Case current = open_with_notice(store);
  CaseChange second{current, {}, {}, {}};
  second.suspension = noticed();
  CHECK_THROWS_AS(store->cases().apply(second), Failure);

  Suspension ended = store->cases().suspension_of(citizen(1)).value();
  ended.state = SuspensionState::stopped;
  ended.ended_at = at(9);
  ended.ended_by = "li";
  ended.ended_because = "replied";
  CaseChange change{current, {}, {}, {}};
  change.suspension = ended;
  current = apply(store, change);
  CHECK(store->cases().suspensions(false).empty());
  CHECK(store->cases().suspensions(true).size() == 1);
  change.next = current;
  change.suspension->state = SuspensionState::noticed;
  change.suspension->version = store->cases().suspension_of(citizen(1))->version;
  CHECK(store->cases().apply(change).error().code == ErrorCode::conflict);
}

TEST_CASE("a suspension that another case's step has changed meanwhile is not written over", "[cases]") {
  const Scratch store;
  CaseChange change{new_case(), {}, {}, {}};
  change.suspension = noticed();
  Case current = apply(store, change);
  const Suspension seen = store->cases().suspension_of(citizen(1)).value();
  const auto to = [&](SuspensionState state) {
    CaseChange next{current, {}, {}, {}};
    next.suspension = seen;
    next.suspension->state = state;
    next.suspension->ended_at = at(9);
    next.suspension->ended_by = "li";
    return store->cases().apply(next);
  };
  const auto stopped = to(SuspensionState::stopped);
  REQUIRE(stopped);
  current = *stopped;
  const auto late = to(SuspensionState::proposed);
  REQUIRE_FALSE(late);
  CHECK(late.error().code == ErrorCode::conflict);
  CHECK(store->cases().suspension_of(citizen(1))->state == SuspensionState::stopped);
  CHECK(store->cases().find_case(current.id)->version == current.version);  // the whole step is undone
}

TEST_CASE("a request under a key is remembered with its change, and made once", "[cases]") {
  const Scratch store;
  CaseChange change{new_case(), {{at(5), "li", "note", "x"}}, {}, {}};
  change.request = DoneRequest{"li:k", "li", "case note\nx", 0};
  const Case made = apply(store, change);
  CHECK(store->cases().find_request("li:k")->case_id == made.id);
  CHECK(store->cases().find_request("li:k")->what == "case note\nx");
  CHECK_FALSE(store->cases().find_request("li:other"));
  change.next = made;
  const auto again = store->cases().apply(change);
  REQUIRE_FALSE(again);
  CHECK(again.error().code == ErrorCode::conflict);
  CHECK(store->cases().events_of(made.id).size() == 1);
}

TEST_CASE("recorded instants of a case never decrease", "[cases]") {
  const Scratch store;
  const Case made =
      apply(store, {new_case(), {{at(50), "li", "note", "x"}, {at(20), "li", "note", "y"}}, {}, {}});
  for (const CaseEvent& event : store->cases().events_of(made.id)) CHECK(event.at == at(50));
}

TEST_CASE("a stale change says who did what last", "[cases]") {
  const Scratch store;
  const Case made = apply(store, {new_case(), {{at(50), "wang", "taken", ""}}, {}, {}});
  Case stale = made;
  stale.version = 7;
  const auto refused = store->cases().apply({stale, {}, {}, {}});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().what.find("'taken' by wang") != std::string::npos);
}

TEST_CASE("a record that was set aside can be restored, and set aside again", "[cases]") {
  const Scratch store;
  Case current = apply(store, {new_case(), {}, {}, {{citizen(1), "ff", Outcome::registry_wrong}}});
  CHECK(store->cases().set_aside_by(current.id) == std::vector<std::string>{"ff"});
  CaseChange restore{current, {{at(9), "wang", "restored", ""}}, {}, {}};
  restore.restored = {"ff"};
  current = apply(store, restore);
  CHECK(store->cases().set_aside_by(current.id).empty());
  apply(store, {current, {}, {}, {{citizen(1), "ff", Outcome::registry_wrong}}});
  CHECK(store->cases().set_aside_by(current.id).size() == 1);
}

TEST_CASE("registrations of officers are added, never changed", "[cases]") {
  const Scratch store;
  store->cases().register_officer({"li", citizen(1), "李", at(1), "root"});
  store->cases().register_officer({"li", citizen(2), "李", at(2), "root"});
  store->cases().register_officer({"wang", citizen(1), "王", at(3), "root"});
  const Officers officers = store->cases().officers();
  CHECK(officers.registrations().size() == 3);
  CHECK(officers.are_one_person("li", "wang"));
  CHECK_THROWS_AS(store->cases().register_officer({"root", citizen(1), "x", at(4), "root"}), Failure);
}

TEST_CASE("who handed in photos of somebody is known from the record", "[cases]") {
  const Scratch store;
  store->audit().record("ann", "collection.submit", citizen(1), "x", at(1));
  store->audit().record("bob", "person.show", citizen(1), "x", at(1));
  store->audit().record("cid", "photo.enrol", citizen(2), "x", at(1));
  CHECK(store->cases().photo_givers(citizen(1)) == std::vector<std::string>{"ann"});
}

}  // namespace benefit::store
