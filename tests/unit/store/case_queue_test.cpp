#include "tests/unit/store/scratch.hpp"
#include "verify/types/case_store.hpp"
#include "verify/types/sha256.hpp"

#include <set>
#include <thread>

#include <SQLiteCpp/Database.h>
#include <catch2/catch.hpp>

namespace benefit::store {
namespace {

using test::at;
using test::citizen;
using test::Scratch;

constexpr std::int64_t hour = 3'600'000;

/// What a case in the queue is told apart by.
struct Row {
  int subject;
  std::int64_t rank;
  CaseKind kind = CaseKind::payment_in_doubt;
  RegionPath region = {RegionCode{130225}, "胡各庄镇", "西街村"};
  std::int64_t opened_at = 100;
};

CaseId add(const Scratch& store, const Row& row) {
  Case next{.id = 0,
            .subject = citizen(row.subject),
            .state = CaseState::open,
            .name = "王秀英",
            .region = row.region,
            .taken_by = {},
            .outcome = {},
            .proposed_by = {},
            .opened_at = at(row.opened_at),
            .sums = {},
            .checks = {},
            .version = 1,
            .kind = row.kind,
            .rank = row.rank};
  return store->cases().apply({next, {{at(row.opened_at), "benefitd", "opened", ""}}, {}, {}}).value().id;
}

/// Takes for an officer as verify/cases does, for an hour.
TakeCase taking(std::string officer, std::int64_t now) {
  return [=](const Case& chosen, std::span<const Case> others) -> Expected<std::vector<CaseChange>> {
    std::vector<CaseChange> changes;
    const auto take = [&](const Case& one) {
      CaseChange change{one, {{at(now), officer, "taken", ""}}, {}, {}};
      change.next.state = CaseState::taken;
      change.next.taken_by = officer;
      change.next.leased_until = at(now + hour);
      change.next.diary.reset();
      changes.push_back(change);
    };
    take(chosen);
    for (const Case& other : others) take(other);
    return changes;
  };
}

std::optional<CaseId> next(const Scratch& store, const std::string& officer, std::int64_t now,
                           const QueueFilter& filter = {}) {
  const auto taken = store->cases().take_next(filter, officer, taking(officer, now), at(now));
  return taken ? std::optional(taken->id) : std::nullopt;
}

void put_off(const Scratch& store, CaseId id, Day on, const std::string& by) {
  CaseChange change{store->cases().find_case(id).value(), {{at(200), by, "diary", "x"}}, {}, {}};
  change.next.diary = DiaryEntry{on, "the family answers", by};
  REQUIRE(store->cases().apply(change));
}

std::vector<CaseId> ids_of(const std::vector<Case>& cases) {
  std::vector<CaseId> ids;
  for (const Case& one : cases) ids.push_back(one.id);
  return ids;
}

TEST_CASE("what a case holds for its queue comes back as it was kept", "[cases]") {
  Scratch store;
  const CaseId id = add(store, {1, 500, CaseKind::record_repair});
  CaseChange change{store->cases().find_case(id).value(), {}, {}, {}};
  change.next.diary = DiaryEntry{test::day(2018, 5, 2), "等家属答复", "li"};
  change.next.matter = id;
  change.next.leased_until = at(77);
  REQUIRE(store->cases().apply(change));
  store.reopen();
  const Case kept = store->cases().find_case(id).value();
  CHECK(kept.kind == CaseKind::record_repair);
  CHECK(kept.rank == 500);
  CHECK(kept.diary == change.next.diary);
  CHECK(kept.matter == id);
  CHECK(kept.leased_until == at(77));
  CHECK_FALSE(kept.split_from);
}

TEST_CASE("cases are listed by rank, page by page, and filtered", "[cases]") {
  const Scratch store;
  const RegionPath elsewhere{RegionCode{130283}, "镇", "村"}, other_town{RegionCode{130225}, "别镇", ""};
  add(store, {1, 10});
  add(store, {2, 30, CaseKind::reminder});
  add(store, {3, 20, CaseKind::payment_in_doubt, elsewhere});
  add(store, {4, 30, CaseKind::reminder, other_town});
  CaseStore& cases = store->cases();
  CHECK(ids_of(cases.cases({}).value()) == std::vector<CaseId>{2, 4, 3, 1});
  CHECK(ids_of(cases.cases({.limit = 2}).value()) == std::vector<CaseId>{2, 4});
  CHECK(ids_of(cases.cases({.after = 2, .limit = 2}).value()) == std::vector<CaseId>{4, 3});
  CHECK(ids_of(cases.cases({.after = 1}).value()).empty());
  CHECK(cases.cases({.after = 99}).error().code == ErrorCode::not_found);
  CHECK(ids_of(cases.cases({.kind = CaseKind::reminder}).value()) == std::vector<CaseId>{2, 4});
  const auto in = [&](RegionPart region) { return ids_of(cases.cases({.region = region}).value()); };
  CHECK(in({RegionCode{130225}, "", ""}) == std::vector<CaseId>{2, 4, 1});
  CHECK(in({RegionCode{130200}, "", ""}) == std::vector<CaseId>{2, 4, 3, 1});
  CHECK(in({RegionCode{140000}, "", ""}).empty());
  CHECK(in({RegionCode{130225}, "胡各庄镇", ""}) == std::vector<CaseId>{2, 1});
  CHECK(in({RegionCode{130225}, "胡各庄镇", "东街村"}).empty());
  next(store, "li", 1000);
  CHECK(ids_of(cases.cases({.state = CaseState::taken}).value()) == std::vector<CaseId>{2});
  CHECK(ids_of(cases.agenda("li", at(0), at(1000)).taken) == std::vector<CaseId>{2});
}

TEST_CASE("the greatest rank of what is asked for comes first, and nobody gets it twice", "[cases]") {
  const Scratch store;
  const RegionPath elsewhere{RegionCode{130283}, "镇", "村"};
  add(store, {1, 10});
  add(store, {2, 30, CaseKind::reminder});
  add(store, {3, 20, CaseKind::payment_in_doubt, elsewhere});
  CHECK(next(store, "li", 1000, {.kind = CaseKind::record_repair, .region = {}}) == std::nullopt);
  CHECK(next(store, "li", 1000, {.kind = {}, .region = {RegionCode{130283}, "", ""}}) == 3);
  CHECK(next(store, "li", 1000, {.kind = {}, .region = {RegionCode{130225}, "胡各庄镇", "西街村"}}) == 2);
  CHECK(next(store, "wang", 1000, {.kind = {}, .region = {RegionCode{130000}, "", ""}}) == 1);
  CHECK(next(store, "zhao", 1000) == std::nullopt);
}

TEST_CASE("a case whose lease ran out is back in its place, not before", "[cases]") {
  const Scratch store;
  add(store, {1, 30});
  add(store, {2, 20});
  CHECK(next(store, "li", 1000) == 1);
  CHECK(next(store, "wang", 1000 + hour - 1) == 2);
  CHECK(next(store, "wang", 1000 + hour) == 1);
  CHECK(store->cases().find_case(1)->taken_by == "wang");
}

TEST_CASE("a sleeping case is not given out before its day, then it comes first, to its writer before others",
          "[cases]") {
  const Scratch store;
  for (int i = 1; i <= 4; ++i) add(store, {i, 100 - i});
  const Day day = test::day(2018, 5, 2);
  put_off(store, 3, day, "wang");
  put_off(store, 4, day, "li");
  const std::int64_t morning = (day.time_since_epoch() / std::chrono::milliseconds{1}) + hour;
  CHECK(ids_of(store->cases().diary(std::nullopt, std::nullopt)) == std::vector<CaseId>{3, 4});
  CHECK(ids_of(store->cases().diary(std::nullopt, "li")) == std::vector<CaseId>{4});
  CHECK(store->cases().diary(day - std::chrono::days{1}, std::nullopt).empty());
  CHECK(next(store, "li", morning - 24 * hour) == 1);
  CHECK(next(store, "li", morning) == 4);
  CHECK(next(store, "li", morning) == 3);
  CHECK(next(store, "li", morning) == 1);  // its lease ran out overnight
  CHECK(store->cases().diary(std::nullopt, std::nullopt).empty());
}

TEST_CASE("a case that the officer may not take is passed over", "[cases]") {
  const Scratch store;
  add(store, {1, 30});
  add(store, {2, 20});
  const TakeCase take = taking("li", 1000);
  const auto taken = store->cases().take_next(
      {}, "li",
      [&](const Case& chosen, std::span<const Case> others) -> Expected<std::vector<CaseChange>> {
        if (chosen.id == 1) return tl::unexpected(Error{ErrorCode::forbidden, "a relative", "", ""});
        return take(chosen, others);
      },
      at(1000));
  CHECK(taken->id == 2);
  CHECK(store->cases().find_case(1)->state == CaseState::open);
}

TEST_CASE("cases of one matter are handed over for taking together", "[cases]") {
  const Scratch store;
  for (int i = 1; i <= 3; ++i) add(store, {i, 100 - i});
  std::vector<CaseChange> links;
  for (const CaseId id : {1, 3}) {
    links.push_back({store->cases().find_case(id).value(), {{at(1), "li", "linked", ""}}, {}, {}});
    links.back().next.matter = 1;
  }
  REQUIRE(store->cases().apply_all(links));
  CHECK(next(store, "li", 1000) == 1);
  CHECK(store->cases().find_case(3)->taken_by == "li");
  CHECK(ids_of(store->cases().side_by_side(store->cases().find_case(1).value())) == std::vector<CaseId>{3});
  CHECK(next(store, "wang", 1000) == 2);
}

TEST_CASE("several changes are made all or none", "[cases]") {
  const Scratch store;
  add(store, {1, 1});
  add(store, {2, 2});
  std::vector<CaseChange> changes;
  for (const CaseId id : {1, 2}) {
    changes.push_back({store->cases().find_case(id).value(), {{at(1), "li", "linked", ""}}, {}, {}});
    changes.back().next.matter = 1;
  }
  changes[1].next.version = 7;
  const auto applied = store->cases().apply_all(changes);
  REQUIRE_FALSE(applied);
  CHECK(applied.error().code == ErrorCode::conflict);
  CHECK_FALSE(store->cases().find_case(1)->matter);
  CHECK(store->cases().events_of(1).size() == 1);
}

TEST_CASE("a case that was split off stands beside the one that gathers", "[cases]") {
  const Scratch store;
  const CaseId first = add(store, {1, 1});
  Case next = store->cases().find_case(first).value();
  next.id = 0;
  CHECK(store->cases().apply({next, {}, {}, {}}).error().code == ErrorCode::conflict);
  next.split_from = first;
  const auto split = store->cases().apply({next, {}, {}, {}});
  REQUIRE(split);
  CHECK(split->split_from == first);
}

TEST_CASE("where a case stands is counted in its queue", "[cases]") {
  const Scratch store;
  add(store, {1, 10});
  add(store, {2, 30});
  add(store, {3, 10});
  add(store, {4, 90, CaseKind::reminder});
  const QueuePlace place = store->cases().place_of(store->cases().find_case(3).value());
  CHECK(place.ahead == 2);
  CHECK(place.waiting == 3);
}

TEST_CASE("an officer's agenda holds what waits for him", "[cases]") {
  const Scratch store;
  for (int i = 1; i <= 6; ++i) add(store, {i, 100 - i, CaseKind::reminder, {}, 100 * i});
  CHECK(next(store, "li", 1000) == 1);
  put_off(store, 2, test::day(1970, 1, 1), "li");
  put_off(store, 3, test::day(2018, 5, 2), "li");
  CaseChange proposal{store->cases().find_case(4).value(), {}, {}, {}};
  proposal.next.state = CaseState::proposed;
  proposal.next.proposed_by = "wang";
  proposal.next.outcome = Outcome::fraud_suspected;
  REQUIRE(store->cases().apply(proposal));
  const Agenda agenda = store->cases().agenda("li", at(600), at(2000));
  CHECK(ids_of(agenda.taken) == std::vector<CaseId>{1});
  CHECK(ids_of(agenda.diary_due) == std::vector<CaseId>{2});
  CHECK(ids_of(agenda.to_confirm) == std::vector<CaseId>{4});
  CHECK(agenda.to_confirm_in_all == 1);
  REQUIRE(agenda.waiting.size() == 1);
  CHECK(agenda.waiting[0].waiting == 2);
  CHECK(agenda.waiting[0].opened_since == 1);
  CHECK(store->cases().agenda("wang", at(0), at(2000)).to_confirm.empty());
}

TEST_CASE("proposals are those of others, of the kind and the place asked for, by rank", "[cases]") {
  const Scratch store;
  add(store, {1, 10});
  add(store, {2, 30});
  add(store, {3, 90, CaseKind::record_repair});
  add(store, {4, 80, CaseKind::payment_in_doubt, {RegionCode{130224}, "方各庄镇", "李庄村"}});
  add(store, {5, 99});  // nobody proposed anything
  for (const CaseId id : {1, 2, 3, 4}) {
    CaseChange proposal{store->cases().find_case(id).value(), {}, {}, {}};
    proposal.next.state = CaseState::proposed;
    proposal.next.proposed_by = id == 2 ? "li" : "wang";
    proposal.next.outcome = Outcome::fraud_suspected;
    REQUIRE(store->cases().apply(proposal));
  }
  const CaseStore& cases = store->cases();
  CHECK(cases.proposals({}, "li") == std::vector<CaseId>{3, 4, 1});
  CHECK(cases.proposals({}, "zhao") == std::vector<CaseId>{3, 4, 2, 1});
  CHECK(cases.proposals({.kind = CaseKind::payment_in_doubt}, "li") == std::vector<CaseId>{4, 1});
  CHECK(cases.proposals({.region = {RegionCode{130225}, "", ""}}, "li") == std::vector<CaseId>{3, 1});
  CHECK(cases.proposals({.region = {RegionCode{130225}, "胡各庄镇", "西街村"}}, "li") ==
        std::vector<CaseId>{3, 1});
  CHECK(cases.proposals({.region = {RegionCode{130225}, "胡各庄镇", "东街村"}}, "li").empty());
}

TEST_CASE("many officers at once get a case each", "[cases]") {
  const Scratch store;
  constexpr int officers = 4, each = 10;
  for (int i = 0; i < officers * each; ++i) add(store, {i, i});
  std::vector<std::vector<CaseId>> got(officers);
  std::vector<std::thread> threads;
  for (int i = 0; i < officers; ++i)
    threads.emplace_back([&, i] {
      for (int n = 0; n < each; ++n)
        if (const auto id = next(store, "officer" + std::to_string(i), 1000))
          got[static_cast<std::size_t>(i)].push_back(*id);
    });
  for (std::thread& thread : threads) thread.join();
  std::set<CaseId> all;
  for (const auto& list : got) {
    CHECK(list.size() == each);
    all.insert(list.begin(), list.end());
  }
  CHECK(all.size() == officers * each);
}

TEST_CASE("an attachment is kept sealed, for its own record, with the step that put it in", "[cases]") {
  Scratch store;
  const CaseId id = add(store, {1, 1});
  const Bytes content = {'%', 'P', 'D', 'F', '-', 's', 'e', 'c', 'r', 'e', 't'};
  CaseChange change{store->cases().find_case(id).value(), {{at(5), "li", "attached", "x"}}, {}, {}};
  for (const char* name : {"信.pdf", "b.pdf"})
    change.attaching.push_back({name, AttachmentType::pdf, sha256(content), content, "li", at(5)});
  REQUIRE(store->cases().apply(change));
  CHECK_FALSE(store->cases().apply(change));  // stale: nothing of it is kept
  store.reopen();
  const auto kept = store->cases().attachments_of(id);
  REQUIRE(kept.size() == 2);
  CHECK(kept[0].name == "信.pdf");
  CHECK(kept[0].bytes == 11);
  CHECK(store->cases().attachment(id, kept[0].id) == content);
  CHECK(store->cases().attachment(id + 1, kept[0].id).error().code == ErrorCode::not_found);

  store.close();
  {
    SQLite::Database database{store.database().string(), SQLite::OPEN_READWRITE};
    SQLite::Statement clear{database,
                            "SELECT count(*) FROM attachment_contents WHERE instr(sealed, 'secret')"};
    clear.executeStep();
    CHECK(clear.getColumn(0).getInt() == 0);
    CHECK_THROWS_AS(database.exec("UPDATE case_attachments SET sha256 = ''"), SQLite::Exception);
    CHECK_THROWS_AS(database.exec("DELETE FROM case_attachments"), SQLite::Exception);
    database.exec(
        "UPDATE attachment_contents SET sealed = (SELECT sealed FROM attachment_contents WHERE "
        "attachment_id = 2) WHERE attachment_id = 1");
  }
  store.open();
  CHECK(store->cases().attachment(id, kept[0].id).error().code == ErrorCode::corrupt);
}

TEST_CASE("the record says who read what of whom, and what for, newest first", "[audit]") {
  const Scratch store;
  AuditLog& audit = store->audit();
  audit.record("li", "person.show", citizen(1), "", at(10), "case 12");
  audit.record("wang", "case.show", citizen(2), "case 3", at(20));
  audit.record("li", "case.show", citizen(1), "case 4", at(30), "case 4");
  const auto details = [&](const AuditFilter& filter) {
    std::vector<std::string> all;
    for (const AuditEntry& entry : audit.entries(filter)) all.push_back(entry.actor + " " + entry.purpose);
    return all;
  };
  CHECK(details({.subject = citizen(1)}) == std::vector<std::string>{"li case 4", "li case 12"});
  CHECK(details({.subject = citizen(1), .since = at(20)}) == std::vector<std::string>{"li case 4"});
  CHECK(details({.subject = citizen(1), .actor = "wang"}).empty());
  CHECK(details({.actor = "wang"}) == std::vector<std::string>{"wang "});
  CHECK(details({}).size() == 3);
  CHECK(details({.before = 3, .limit = 1}) == std::vector<std::string>{"wang "});
}

}  // namespace
}  // namespace benefit::store
