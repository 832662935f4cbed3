// The ledgers over a real store: what was superseded does not count, and the ledger comes to what the feed
// holds.
#include "verify/write_ledger.hpp"

#include "tests/support/facts_builder.hpp"
#include "tests/unit/pipeline/house_with.hpp"

#include <map>

#include <boost/json.hpp>
#include <rapidcheck.h>

using namespace benefit;
using namespace benefit::pipeline;
using namespace benefit::test;
using namespace std::chrono_literals;
namespace json = boost::json;

namespace {

struct NoFaces final : FaceMeasurer {
  FaceMeasurement measure(std::span<const std::uint8_t>) override { return {}; }
  std::string model_set() const override { return name; }
  std::string name = "none";
};

class StopAtOnce final : public Progress {
 public:
  void report(std::string_view, std::int64_t, std::int64_t) override {}
  bool stop_requested() const override { return true; }
};

struct House : HouseWith<NoFaces> {
  House() : HouseWith({}) {}

  template <class Row>
  void deliver(Feed feed, const std::string& delivery, std::vector<Row> rows) {
    const auto writer = store->facts().begin_batch(
        {feed, delivery, std::string(64, static_cast<char>('a' + deliveries_++ % 6)), 1, clock.now(), "ann"});
    std::int64_t line = 1;
    for (Row& row : rows) {
      row.source = {writer->id(), ++line};
      writer->add(row);
    }
    writer->commit(Encoding::utf8, {"id_number"}, static_cast<std::int64_t>(rows.size()));
  }

  Expected<WrittenLedger> write(const LedgerRequest& request) {
    return write_ledger(ports, request, path(), progress);
  }
  std::filesystem::path path() const { return folder.path() / "ledger"; }
  json::array rows(LedgerRequest request) {
    request.format = report::TableFormat::json;
    REQUIRE(write(request));
    return json::parse(content(path())).as_object().at("rows").as_array();
  }

 private:
  int deliveries_ = 0;
};

CitizenId person(int number) { return citizen(number, 1980y / 1 / 1); }

GovernmentContribution booking(int number, int year, Fen amount) {
  return FactsBuilder(person(number)).subsidy(year, amount, Day{std::chrono::year{year} / 3 / 1});
}

Fen sum_of(const json::array& rows, const char* field) {
  Fen sum;
  for (const json::value& row : rows) sum += Fen{row.at(field).as_int64()};
  return sum;
}

}  // namespace

TEST_CASE("property: the subsidy ledger of a year comes to what the current rows of the feed come to") {
  REQUIRE(rc::check([] {
    House house;
    std::map<std::string, std::vector<GovernmentContribution>> current;
    for (int deliveries = *rc::gen::inRange(1, 5); deliveries > 0; --deliveries) {
      const std::string name = *rc::gen::element<std::string>("a", "b", "c");
      std::vector<GovernmentContribution> rows;
      for (int i = *rc::gen::inRange(0, 6); i > 0; --i)
        rows.push_back(booking(*rc::gen::inRange(1, 5), *rc::gen::inRange(2017, 2020),
                               Fen{*rc::gen::inRange<std::int64_t>(0, 50'000)}));
      house.deliver(Feed::subsidies, name, rows);
      current[name] = rows;
    }
    SubsidyTotal expected;
    for (const auto& [name, rows] : current)
      for (const GovernmentContribution& row : rows)
        if (row.year == 2018) {
          ++expected.rows;
          expected.amount += row.amount;
        }
    RC_ASSERT(house.store->facts().subsidies_of_year(2018, std::nullopt) == expected);
    for (const auto level :
         {std::optional<report::RegionLevel>(), std::optional(report::RegionLevel::village)}) {
      const LedgerRequest request{.kind = LedgerKind::subsidies, .period = {2018}, .level = level};
      const auto written = house.write(request);
      RC_ASSERT(written.has_value());
      RC_ASSERT(written->reconciliation->holds());
      const Reconciliation& sides = *written->reconciliation;
      RC_ASSERT(sides.feed == expected);
      RC_ASSERT(sides.ledger + sides.left_out == expected);
      RC_ASSERT(sum_of(house.rows(request), "booked") == sides.ledger.amount);
    }
  }));
}

TEST_CASE("a ledger says what was due, to whom, and how many rows it has") {
  House house;
  FactsBuilder poor{person(1)}, other{person(2)};
  for (FactsBuilder* known : {&poor, &other}) {
    known->enrolment().enrolled_on = Day{2012y / 1 / 1};
    known->facts.enrolments[0].benefit_from = std::nullopt;
  }
  poor.registry_period(Registry::dibao, {Day{2018y / 3 / 1}, Day{2018y / 3 / 1}});
  house.deliver(Feed::roll, "roll", std::vector{poor.facts.enrolments[0], other.facts.enrolments[0]});
  house.deliver(Feed::registry_dibao, "dibao", poor.facts.registry_periods);
  const auto written = house.write({.kind = LedgerKind::subsidies, .period = {2018}, .level{}});
  REQUIRE(written);
  CHECK(written->rows == 1);
  CHECK(written->people == 1);
  CHECK(written->totals[0] == std::pair<std::string_view, Fen>{"due", yuan(100)});
  CHECK(written->reconciliation->feed == SubsidyTotal{});

  const json::array rows = house.rows({.kind = LedgerKind::management, .period = {2018}});
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].at("poor_in_year").as_string() == "yes");
  CHECK(rows[1].at("poor_in_year").as_string() == "no");
  CHECK(house.rows({.kind = LedgerKind::management, .period = {2018}, .region{{{130283}, "", ""}}}).empty());

  const json::array regions =
      house.rows({.kind = LedgerKind::regions, .period = {2018}, .level = report::RegionLevel::village});
  REQUIRE(regions.size() == 1);
  CHECK(regions[0].at("people").as_int64() == 2);
  CHECK(regions[0].at("poor").as_int64() == 1);
  CHECK(regions[0].at("to_be_paid_for").as_int64() == 1);
  CHECK(regions[0].at("paid_for").as_int64() == 0);
}

TEST_CASE("what two deliveries bring alike is booked once, and the reconciliation says so") {
  House house;
  house.deliver(Feed::subsidies, "april", std::vector{booking(1, 2018, yuan(100))});
  house.deliver(Feed::subsidies, "cumulative",
                std::vector{booking(1, 2018, yuan(100)), booking(2, 2018, yuan(50))});
  const LedgerRequest request{
      .kind = LedgerKind::subsidies, .period = {2018}, .level = report::RegionLevel::county};
  const auto written = house.write(request);
  REQUIRE(written);
  CHECK(written->reconciliation->holds());
  CHECK(written->reconciliation->feed == SubsidyTotal{3, yuan(250)});
  CHECK(written->reconciliation->ledger == SubsidyTotal{2, yuan(150)});
  CHECK(written->reconciliation->left_out == SubsidyTotal{1, yuan(100)});
  CHECK(sum_of(house.rows({.kind = LedgerKind::management, .period = {2018}}), "by_government") == yuan(150));
}

TEST_CASE("a ledger is stopped between two ranges") {
  House house;
  StopAtOnce stop;
  for (const LedgerKind kind : {LedgerKind::management, LedgerKind::subsidies, LedgerKind::regions}) {
    const auto written = write_ledger(house.ports, {.kind = kind, .period = {2018}}, house.path(), stop);
    REQUIRE_FALSE(written);
    CHECK(written.error().code == ErrorCode::cancelled);
  }
}

TEST_CASE("every kind of ledger has a name that is read back") {
  for (const LedgerKind kind : {LedgerKind::management, LedgerKind::subsidies, LedgerKind::regions})
    CHECK(parse_ledger_kind(to_string(kind)) == kind);
  CHECK_FALSE(parse_ledger_kind("other"));
}
