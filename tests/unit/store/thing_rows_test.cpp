// What the fact store reads for the checks about things, beside subjects.
#include "tests/unit/store/scratch.hpp"
#include "verify/types/fact_store.hpp"

#include <map>
#include <set>

#include <catch2/catch.hpp>

namespace benefit::store {
namespace {

using test::at;
using test::citizen;
using test::day;
using test::header;
using test::month;
using test::Scratch;

using Payees = std::vector<std::pair<CitizenId, std::string>>;

template <class Row>
BatchId deliver(const Scratch& store, Feed feed, const std::string& delivery, std::vector<Row> rows,
                std::int64_t received_at = 1000) {
  const auto writer = store->facts().begin_batch(header(feed, delivery, received_at, delivery));
  std::int64_t line = 1;
  for (Row& row : rows) {
    row.source = {writer->id(), ++line};
    writer->add(row);
  }
  return writer->commit(Encoding::utf8, {}, static_cast<std::int64_t>(rows.size())).id;
}

Payment payment(int n, const std::string& account, Month for_month = month(2018, 3)) {
  Payment row = test::payment(citizen(n), for_month, {});
  row.account = account;
  return row;
}

Payees payees(const Scratch& store, Month from = month(2017, 5), Day paid_by = day(2018, 4, 10),
              std::optional<Instant> known_at = {}) {
  Payees all;
  store->facts().for_each_payee(from, paid_by, known_at, [&](CitizenId person, std::string_view account) {
    all.emplace_back(person, account);
  });
  return all;
}

std::vector<Payment> payments(std::initializer_list<std::int64_t> fen,
                              Scheme scheme = Scheme::resident_pension) {
  std::vector<Payment> rows;
  for (const std::int64_t amount : fen) {
    Payment row = payment(static_cast<int>(rows.size()), "A");
    row.amount = Fen{amount};
    row.scheme = scheme;
    rows.push_back(row);
  }
  return rows;
}

TEST_CASE("what is usually paid is the median of a scheme in the newest year of current lists", "[things]") {
  const Scratch store;
  CHECK(store->facts().usual_amounts(Feed::payments).empty());
  deliver(store, Feed::payments, "before", payments({1, 1, 1, 1, 1, 1, 1, 1}));
  for (int list = 0; list < 11; ++list) deliver(store, Feed::payments, std::to_string(list), payments({100}));
  deliver(store, Feed::payments, "employees", payments({300, 0, 500, 400, 200}, Scheme::employee_pension));
  CHECK(store->facts().usual_amounts(Feed::payments) ==
        std::vector<UsualAmount>{{Scheme::resident_pension, Fen{100}}, {Scheme::employee_pension, Fen{300}}});
  deliver(store, Feed::payments, "employees", payments({900}, Scheme::employee_pension), 2000);
  CHECK(store->facts().usual_amounts(Feed::payments).back().amount == Fen{900});
  CHECK(store->facts().usual_amounts(Feed::subsidies).empty());
  CHECK(store->facts().usual_amounts(Feed::roll).empty());
}

TEST_CASE("payees come in order of number, each account once, from all runs and deliveries", "[things]") {
  const Scratch store{{.rows_per_run = 2, .rows_per_transaction = 2, .idle_readers = 2, .vfs = {}}};
  deliver(store, Feed::payments, "2018-02",
          std::vector{payment(3, "A", month(2018, 2)), payment(1, "A", month(2018, 2)),
                      payment(2, "B", month(2018, 2))});
  deliver(store, Feed::payments, "2018-03",
          std::vector{payment(1, "A"), payment(1, "C"), payment(2, "B"), payment(3, "A"), payment(3, "A")});
  CHECK(payees(store) == Payees{{citizen(1), "A"}, {citizen(1), "C"}, {citizen(2), "B"}, {citizen(3), "A"}});
}

TEST_CASE("payments count from the month on, once they were made, and when they are of something",
          "[things]") {
  const Scratch store;
  Payment nothing = payment(3, "A");
  nothing.amount = Fen{};
  deliver(store, Feed::payments, "2018-03",
          std::vector{payment(1, "A", month(2018, 2)), payment(2, "A", month(2018, 3)), nothing});
  CHECK(payees(store, month(2018, 2)).size() == 2);
  CHECK(payees(store, month(2018, 3)) == Payees{{citizen(2), "A"}});
  const Day paid_on = payment(2, "A").paid_on;
  CHECK(payees(store, month(2018, 3), paid_on).size() == 1);
  CHECK(payees(store, month(2018, 3), paid_on - std::chrono::days{1}).empty());
}

TEST_CASE("where a payment names no account, those of the roll count", "[things]") {
  const Scratch store;
  Enrolment one = test::enrolment(citizen(1), {}), two = test::enrolment(citizen(2), {});
  one.account = "R1";
  two.account = "R2";
  deliver(store, Feed::roll, "roll", std::vector{one, two});
  deliver(store, Feed::payments, "2018-03", std::vector{payment(1, ""), payment(2, "B"), payment(3, "")});
  CHECK(payees(store) == Payees{{citizen(1), "R1"}, {citizen(2), "B"}});
}

TEST_CASE("superseded deliveries name no payee, but did at the time", "[things]") {
  const Scratch store;
  deliver(store, Feed::payments, "2018-03", std::vector{payment(1, "A")}, 1000);
  deliver(store, Feed::payments, "2018-03", std::vector{payment(1, "B")}, 2000);
  CHECK(payees(store) == Payees{{citizen(1), "B"}});
  CHECK(payees(store, month(2017, 5), day(2018, 4, 10), at(1500)) == Payees{{citizen(1), "A"}});
}

TEST_CASE("holders of accounts and numbered deaths come from current deliveries", "[things]") {
  const Scratch store;
  deliver(store, Feed::accounts, "bank",
          std::vector<AccountHolder>{{.id = citizen(1), .name = "王秀英", .account = "A", .source = {}}});
  const BatchId batch = deliver(
      store, Feed::accounts, "bank",
      std::vector<AccountHolder>{
          {.id = citizen(2), .name = "赵建国", .account = "A", .opened_on = day(2009, 5, 20), .source = {}}},
      2000);
  std::vector<AccountHolder> holders;
  store->facts().for_each_account_holder({}, [&](const AccountHolder& row) { holders.push_back(row); });
  REQUIRE(holders.size() == 1);
  CHECK(holders[0].id == citizen(2));
  CHECK(holders[0].opened_on == day(2009, 5, 20));
  CHECK(holders[0].source == Source{batch, 2});

  deliver(store, Feed::deaths_health, "deaths",
          std::vector{test::death(citizen(1), day(2018, 1, 2), {}), test::death({}, day(2018, 1, 3), {})});
  std::vector<DeathRecord> deaths;
  store->facts().for_each_numbered_death({}, [&](const DeathRecord& row) { deaths.push_back(row); });
  REQUIRE(deaths.size() == 1);
  CHECK(deaths[0].id == citizen(1));
}

TEST_CASE("photos and events by hand are certifications, other events are none", "[things]") {
  const Scratch store;
  const auto event = [](BenefitEventKind kind) {
    return BenefitEvent{.id = citizen(2),
                        .name = "赵建国",
                        .kind = kind,
                        .on = day(2018, 3, 5),
                        .station = "东街站",
                        .operator_name = "li",
                        .account = {},
                        .county = {130225},
                        .source = {}};
  };
  const BatchId batch =
      deliver(store, Feed::benefit_events, "events",
              std::vector{event(BenefitEventKind::suspended), event(BenefitEventKind::certified_by_hand),
                          event(BenefitEventKind::account_changed)});
  // Half past midnight in China is the evening before in UTC.
  const Instant captured = Instant{day(2018, 3, 5)} + std::chrono::hours{16} + std::chrono::minutes{30};
  const Bytes photo = {1, 2, 3};
  const auto receipt = store->photos().collect({.id = 0,
                                                .person = citizen(1),
                                                .name = "王秀英",
                                                .captured_at = captured,
                                                .station = "西街站",
                                                .operator_name = "wang",
                                                .county = {130283},
                                                .photo = 0,
                                                .received_at = at(5000)},
                                               photo, test::measured_face());
  std::vector<Certification> all;
  store->facts().for_each_certification({}, [&](const Certification& one) { all.push_back(one); });
  REQUIRE(all.size() == 2);
  CHECK(all[0].person == citizen(1));
  CHECK_FALSE(all[0].by_hand());
  CHECK(all[0].captured_at == captured);
  CHECK(all[0].day == day(2018, 3, 6));
  CHECK(all[0].station == "西街站");
  CHECK(all[0].operator_name == "wang");
  CHECK(all[0].county == RegionCode{130283});
  CHECK(all[0].rests_on == Citation{std::nullopt, receipt.photo});
  CHECK(all[1].person == citizen(2));
  CHECK(all[1].by_hand());
  CHECK(all[1].day == day(2018, 3, 5));
  CHECK(all[1].rests_on == Citation{Source{batch, 3}, std::nullopt});

  all.clear();
  store->facts().for_each_certification(at(4999), [&](const Certification& one) { all.push_back(one); });
  CHECK(all.size() == 1);
}

}  // namespace
}  // namespace benefit::store
