// A run that looks at those alone whom something new concerns leaves the findings and cases that a run over
// everyone leaves: two stores live through the same deliveries, photos, decisions and days.
#include "tests/support/arbitrary_facts.hpp"
#include "tests/unit/pipeline/house_with.hpp"
#include "verify/types/link.hpp"

#include <array>
#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

namespace benefit::pipeline {
namespace {

/// What they see is the photo's first byte.
class Networks final : public FaceMeasurer {
 public:
  FaceMeasurement measure(std::span<const std::uint8_t> photo) override {
    FaceMeasurement result;
    FaceTemplate face{.model_set = name, .features = {std::vector<float>(256, 0.0F)}};
    face.features[0][photo.front()] = 1.0F;
    result.faces = 1;
    result.face = std::move(face);
    return result;
  }
  std::string model_set() const override { return name; }

  std::string name = "networks";
};

/// No two runs end at the same instant: by it a case tells what was withdrawn just now.
class RunningClock final : public Clock {
 public:
  Instant now() const override { return now_; }
  void advance() { now_ += std::chrono::minutes{1}; }

 private:
  Instant now_ = test::morning_of(Day{std::chrono::year{2018} / 4 / 10});
};

struct House : HouseWith<Networks, RunningClock> {
  House() : HouseWith({.same = 0.3, .different = 0.6}) {}

  /// One batch of everybody's rows of one kind.
  template <class Row>
  void deliver(Feed feed, const std::string& name, const std::vector<SubjectFacts>& people,
               std::vector<Row> SubjectFacts::*list) {
    const auto writer = store->facts().begin_batch({feed, name, std::string(64, 'a'), 0, clock.now(), "ann"});
    std::int64_t line = 1;
    for (const SubjectFacts& person : people)
      for (Row row : person.*list) {
        row.source = {writer->id(), ++line};
        writer->add(row);
      }
    writer->commit(Encoding::utf8, {}, line - 1);
  }

  /// Returns whether everybody was looked at.
  bool verify(Day as_of, bool everyone) {
    clock.advance();
    const JobId job = store->jobs().add(JobKind::verify, "{}", "ann", clock.now());
    const RunOptions options{.everyone = everyone, .concerned = {.most_share = 100, .subjects_each = 2}};
    RC_ASSERT(pipeline::verify(ports, job, as_of, options, progress).has_value());
    return !store->jobs().only_concerned(job);
  }

  using Known = std::tuple<FindingKey, std::string, std::string, bool, std::optional<CaseId>>;
  std::vector<Known> findings() const {
    std::vector<Known> all;
    store->cases().for_each_finding(true, [&](const StoredFinding& stored) {
      all.emplace_back(stored.finding.key, to_json(stored.finding.reasons), to_json(stored.finding.citations),
                       stored.open, stored.in_case);
    });
    return all;
  }
  std::vector<std::tuple<CaseId, CitizenId, CaseState, std::int64_t>> cases() const {
    std::vector<std::tuple<CaseId, CitizenId, CaseState, std::int64_t>> all;
    const std::vector<Case> cases = store->cases().cases({}).value();
    for (const Case& found : cases) all.emplace_back(found.id, found.subject, found.state, found.version);
    std::sort(all.begin(), all.end());
    return all;
  }
};

/// The same happens in both.
struct Houses {
  House some, all;

  template <class Happen>
  void both(Happen happen) {
    happen(some);
    happen(all);
  }
};

constexpr int people = 5;

/// Everybody has sex and birth date alike, so that records without a number may be anybody's.
CitizenId person(int number) { return test::citizen(2 * number); }

SubjectFacts any_facts_of(CitizenId id) {
  SubjectFacts facts = test::any_subject().facts;
  const auto make_theirs = [id](auto&... lists) {
    (..., [&](auto& rows) {
      for (auto& row : rows) row.id = id;
    }(lists));
  };
  make_theirs(facts.enrolments, facts.payments, facts.subsidies, facts.contributions, facts.traces,
              facts.household_decisions, facts.maternity_claims, facts.hospital_settlements, facts.absences,
              facts.benefit_events, facts.accounts);
  for (DeathRecord& record : facts.deaths)
    record.id = *rc::gen::inRange(0, 3) == 0 ? std::nullopt : std::optional(id);
  for (DeathRecord& record : facts.deaths) record.birth_date = id.birth_date(), record.sex = id.sex();
  facts.registry_periods.clear();
  test::FactsBuilder known(id);
  for (int i = *rc::gen::inRange(0, 3); i > 0; --i) test::add_any_registry_period(known);
  facts.registry_periods = known.facts.registry_periods;
  return facts;
}

constexpr int kinds_of_delivery = 13;

void deliver_any(Houses& houses, int kind) {
  std::vector<SubjectFacts> facts;
  for (int i = 0; i < people; ++i)
    if (*rc::gen::arbitrary<bool>()) facts.push_back(any_facts_of(person(i)));
  const std::string name = *rc::gen::element<std::string>("one", "two");
  const auto deliver = [&](Feed feed, auto list) {
    houses.both([&](House& house) { house.deliver(feed, name, facts, list); });
  };
  switch (kind) {
    case 0:
      return deliver(Feed::roll, &SubjectFacts::enrolments);
    case 1:
      return deliver(Feed::payments, &SubjectFacts::payments);
    case 2:
      return deliver(Feed::deaths_health, &SubjectFacts::deaths);
    case 3:
      return deliver(Feed::registry_registered_poor, &SubjectFacts::registry_periods);
    case 4:
      return deliver(Feed::subsidies, &SubjectFacts::subsidies);
    case 5:
      return deliver(Feed::traces_of_life, &SubjectFacts::traces);
    case 6:
      return deliver(Feed::contributions, &SubjectFacts::contributions);
    case 7:
      return deliver(Feed::household_decisions, &SubjectFacts::household_decisions);
    case 8:
      return deliver(Feed::maternity_claims, &SubjectFacts::maternity_claims);
    case 9:
      return deliver(Feed::hospital_settlements, &SubjectFacts::hospital_settlements);
    case 10:
      return deliver(Feed::absences, &SubjectFacts::absences);
    case 11:
      return deliver(Feed::accounts, &SubjectFacts::accounts);
    default:
      return deliver(Feed::benefit_events, &SubjectFacts::benefit_events);
  }
}

void photograph_somebody(Houses& houses) {
  const CitizenId who = person(*rc::gen::inRange(0, people));
  const Bytes photo{static_cast<std::uint8_t>(*rc::gen::inRange(0, 4))};
  const bool enrol = *rc::gen::arbitrary<bool>();
  houses.both([&](House& house) {
    if (enrol)
      enrol_photo(house.ports, who, day_of(house.clock.now()), photo);
    else
      house.collect(who, photo);
  });
}

/// A decision sets a record aside that a finding rests on.
void set_a_record_aside(Houses& houses) {
  const std::size_t which = *rc::gen::inRange<std::size_t>(0, 1000);
  houses.both([&](House& house) {
    const std::vector<Case> cases = house.store->cases().cases({}).value();
    if (cases.empty()) return;
    const Case& chosen = cases[which % cases.size()];
    const auto facts = house.store->facts().subject(chosen.subject, std::nullopt);
    if (!facts || facts->deaths.empty()) return;
    CaseChange change{.next = chosen, .events = {}, .joining = {}, .set_aside = {}};
    change.set_aside.push_back({chosen.subject, fingerprint(facts->deaths.front())});
    RC_ASSERT(house.store->cases().apply(change).has_value());
  });
}

void happen(Houses& houses) {
  const int what = *rc::gen::inRange(0, kinds_of_delivery + 3);
  if (what < kinds_of_delivery) return deliver_any(houses, what);
  if (what == kinds_of_delivery) return set_a_record_aside(houses);
  photograph_somebody(houses);
}

}  // namespace

TEST_CASE("property: who is looked at because of something new finds what a run over everyone finds") {
  REQUIRE(rc::check([] {
    Houses houses;
    for (int kind = 0; kind < kinds_of_delivery; ++kind) deliver_any(houses, kind);
    Day today{std::chrono::year{2017} / *rc::gen::inRange(1, 13) / *rc::gen::inRange(1, 29)};
    houses.both([&](House& house) { RC_ASSERT(house.verify(today, false)); });
    for (int day = 0; day < 4; ++day) {
      for (int i = *rc::gen::inRange(0, 3); i > 0; --i) happen(houses);
      today += std::chrono::days{*rc::gen::inRange(0, 4)};
      RC_CLASSIFY(!houses.some.verify(today, false), "of some only");
      houses.all.verify(today, true);
      RC_ASSERT(houses.some.findings() == houses.all.findings());
      RC_ASSERT(houses.some.cases() == houses.all.cases());
    }
  }));
}

}  // namespace benefit::pipeline
