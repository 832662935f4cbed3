#include "tests/unit/store/scratch.hpp"
#include "verify/types/case_store.hpp"

#include <initializer_list>
#include <utility>

#include <catch2/catch.hpp>

namespace benefit::store {
namespace {

using test::at;
using test::new_case;
using test::Scratch;

/// A case whose trail holds these events.
struct Trail {
  void add(const char* what, const char* text = "") { add_at_once({{what, text}}); }
  void add_at_once(std::initializer_list<std::pair<const char*, const char*>> events) {
    CaseChange change{one, {}, {}, {}};
    ++clock;
    for (const auto& [what, text] : events) change.events.push_back({at(clock), "li", what, text});
    const auto applied = store->cases().apply(change);
    if (!applied) FAIL(applied.error().what);
    one = *applied;
  }
  /// "repair", "correction police", "notice to serve"
  std::vector<std::string> waiting(std::optional<CaseId> of_case = std::nullopt) const {
    std::vector<std::string> all;
    for (const WaitingLetter& letter : store->cases().waiting_letters(of_case, 100))
      all.push_back(std::string(to_string(letter.kind)) + (letter.to.empty() ? "" : " " + letter.to) +
                    (letter.written ? " to serve" : ""));
    return all;
  }
  Scratch store;
  Case one = new_case();
  std::int64_t clock = 10;
};

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("a letter waits until it is written, each by itself", "[cases]") {
  Trail trail;
  trail.add("opened");
  CHECK(trail.waiting().empty());
  trail.add("request_to_write", "police (公安部门)");
  trail.add("request_to_write", "health");
  trail.add("letter_to_write", "repair");
  CHECK(trail.waiting() == Strings{"correction police (公安部门)", "correction health", "repair"});
  trail.add("letter_written", "repair: 2018-1-1, SHA-256 x");
  trail.add("request_written", "healthy people: 2018-1-2, SHA-256 x");
  CHECK(trail.waiting() == Strings{"correction police (公安部门)", "correction health"});
  trail.add("request_written", "health: 2018-1-3, SHA-256 x");
  CHECK(trail.waiting() == Strings{"correction police (公安部门)"});
  CHECK(trail.waiting(trail.one.id) == trail.waiting());
  CHECK(trail.waiting(trail.one.id + 1).empty());
  trail.add("letter_to_write", "repair");
  CHECK(trail.waiting() == Strings{"correction police (公安部门)", "repair"});
}

TEST_CASE("what is asked for twice waits once, and an undone repair is told to nobody", "[cases]") {
  Trail trail;
  trail.add("letter_to_write", "decision");
  trail.add("letter_to_write", "repair");
  trail.add("letter_to_write", "decision");
  trail.add("request_to_write", "police");
  CHECK(trail.waiting() == Strings{"repair", "decision", "correction police"});
  trail.add(GENERATE("restored", "reopened"), "it was another woman");
  CHECK(trail.waiting().empty());
}

TEST_CASE("a written notice waits until it is served, or the case has its answer", "[cases]") {
  for (const char* end : {"notice_served", "decided", "closed"}) {
    INFO(end);
    Trail trail;
    trail.add("letter_written", "notice: 2018-1-1, SHA-256 x");
    trail.add("letter_written", "reminder: 2018-1-2, SHA-256 x");
    CHECK(trail.waiting() == Strings{"notice to serve"});
    trail.add("letter_written", "notice: 2018-1-3, SHA-256 x");
    CHECK(trail.waiting() == Strings{"notice to serve"});
    trail.add("note", "left at the door");
    CHECK(trail.waiting().size() == 1);
    trail.add(end);
    CHECK(trail.waiting().empty());
  }
}

TEST_CASE("the longest wait comes first, as many as are asked for; a newer version's are passed over",
          "[cases]") {
  Trail trail;
  trail.add("letter_to_write", "something_new");
  trail.add("letter_to_write", "repair");
  trail.add("letter_to_write", "decision");
  CHECK(trail.waiting() == Strings{"repair", "decision"});
  const auto two = trail.store->cases().waiting_letters(std::nullopt, 2);
  REQUIRE(two.size() == 1);
  CHECK(two[0].kind == LetterKind::repair);
  CHECK(two[0].actor == "li");
  CHECK(two[0].since == at(12));
}

TEST_CASE("a decision that is looked at anew is told no longer, but what became of a suspension is",
          "[cases]") {
  Trail trail;
  trail.add_at_once({{"decided", "agency_error: paid twice"}, {"letter_to_write", "decision"}});
  CHECK(trail.waiting() == Strings{"decision"});
  trail.add("reopened", "he asks for it");
  CHECK(trail.waiting().empty());
  const char* const news = GENERATE("suspended", "lifted", "clock_stopped");
  trail.add_at_once({{"decided", "entitled: alive"}, {news, ""}, {"letter_to_write", "decision"}});
  trail.add("reopened", "he asks for it");
  CHECK(trail.waiting() == Strings{"decision"});
}

TEST_CASE("that a letter holds no longer is told until the case is decided anew", "[cases]") {
  Trail trail;
  trail.add_at_once({{"reopened", "he asks for it"}, {"letter_to_write", "retraction"}});
  trail.add("note", "he called");
  CHECK(trail.waiting() == Strings{"retraction"});
  SECTION("written") { trail.add("letter_written", "retraction: 2018-1-2, SHA-256 x"); }
  SECTION("decided anew, which tells it too") { trail.add("decided", "entitled: alive"); }
  CHECK(trail.waiting().empty());
}

TEST_CASE("of a suspension that a repair has lifted nothing waits after the repair is undone", "[cases]") {
  Trail trail;
  trail.add_at_once({{"suspended", "dead"}, {"letter_to_write", "decision"}});
  trail.add_at_once(
      {{"lifted", "repaired"}, {"letter_to_write", "repair"}, {"decided", "registry_wrong: x"}});
  CHECK(trail.waiting() == Strings{"decision", "repair"});
  trail.add_at_once({{"restored", "another woman"}, {"reopened", ""}, {"letter_to_write", "retraction"}});
  CHECK(trail.waiting() == Strings{"retraction"});
}

TEST_CASE("what a decision promised to pay falls when the case is opened again", "[cases]") {
  Trail trail;
  CaseChange promise{trail.one, {{at(20), "li", "decided", "registry_wrong: her sister's"}}, {}, {}};
  promise.back_pay = {{Scheme::resident_pension, {}, Fen{100}, 2, Fen{200}, {}}};
  trail.one = trail.store->cases().apply(promise).value();
  trail.clock = 30;
  CHECK(trail.store->cases().back_pay_of(trail.one.id).size() == 1);
  CHECK(trail.store->cases().promised_back_pay().size() == 1);
  trail.add("reopened", "it was hers");
  CHECK(trail.store->cases().back_pay_of(trail.one.id).empty());
  CHECK(trail.store->cases().promised_back_pay().empty());
}

TEST_CASE("what a lifted suspension left to be paid outlives a decision that is looked at anew", "[cases]") {
  Trail trail;
  const Arrears lifted{Scheme::resident_pension, {}, Fen{100}, 2, Fen{200}, {}};
  const Arrears decided{Scheme::resident_pension, {}, Fen{100}, 3, Fen{300}, {}};
  const auto promise = [&](const char* what, const char* text, const Arrears& arrears) {
    CaseChange change{trail.one, {{at(++trail.clock), "li", what, text}}, {}, {}};
    change.back_pay = {arrears};
    trail.one = trail.store->cases().apply(change).value();
  };
  promise("lifted", "seen_alive: at the counter", lifted);
  promise("decided", "registry_wrong: her sister's", decided);
  CHECK(trail.store->cases().back_pay_of(trail.one.id) == std::vector{decided});
  REQUIRE(trail.store->cases().promised_back_pay().size() == 1);
  trail.add("reopened", "it was hers");
  CHECK(trail.store->cases().back_pay_of(trail.one.id) == std::vector{lifted});
  REQUIRE(trail.store->cases().promised_back_pay().size() == 1);
  CHECK(trail.store->cases().promised_back_pay().front().arrears == lifted);
  trail.add("decided", "cannot_be_decided: nobody knows");
  CHECK(trail.store->cases().back_pay_of(trail.one.id) == std::vector{lifted});
  // Lifted once more, it takes up all that was promised before.
  promise("lifted", "seen_alive: at home", decided);
  CHECK(trail.store->cases().back_pay_of(trail.one.id) == std::vector{decided});
}

}  // namespace benefit::store
