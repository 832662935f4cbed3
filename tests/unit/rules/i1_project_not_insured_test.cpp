// I1: building projects that are not insured against work injury.
#include "tests/support/thing_facts.hpp"

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::test;
using namespace std::chrono_literals;

namespace {

Project project(Day started_on, std::optional<Day> insured_on, std::int64_t line = 2) {
  return {.number = "130225201803050101",
          .name = "姜各庄镇中心小学教学楼",
          .builder = "唐山某某建筑公司",
          .started_on = started_on,
          .insured_on = insured_on,
          .region = {{130225}, "姜各庄镇", ""},
          .source = {7, line}};
}

rules::ThingFacts known(std::vector<Project> projects) { return {.projects = std::move(projects)}; }

constexpr Day started{2018y / 3 / 5};

}  // namespace

TEST_CASE("I1 lists a project that has begun and is not insured, with the days that are not covered") {
  const Observation found = the_observation("I1", known({project(started, std::nullopt)}));
  CHECK(found.key == ObservationKey{"I1", ThingKind::project, "130225/130225201803050101", "work_injury"});
  CHECK(found.name == "姜各庄镇中心小学教学楼");
  CHECK(found.region.town == "姜各庄镇");
  CHECK(found.monthly == Fen{});
  CHECK(value<std::string>(found, "i1.began", "builder") == "唐山某某建筑公司");
  CHECK(value<Day>(found, "i1.began", "on") == started);
  CHECK(value<std::int64_t>(found, "i1.not_insured", "days") == 37);  // 5 March to 10 April, both counted
  CHECK(says(found, "i1.have_it_insured"));
  CHECK(cites(found, {7, 2}));
}

TEST_CASE("I1: a project begins on the day of the run, not a day later") {
  const Observation today = the_observation("I1", known({project(run_day, std::nullopt)}));
  CHECK(value<std::int64_t>(today, "i1.not_insured", "days") == 1);
  CHECK(observe("I1", known({project(run_day + std::chrono::days{1}, std::nullopt)})).empty());
}

TEST_CASE("I1: insured on the day it began is covered, a day later is not") {
  CHECK(observe("I1", known({project(started, started - std::chrono::days{30})})).empty());
  CHECK(observe("I1", known({project(started, started)})).empty());
  const Observation late = the_observation("I1", known({project(started, started + std::chrono::days{1})}));
  CHECK(value<std::int64_t>(late, "i1.insured_late", "days") == 1);
  CHECK(says(late, "i1.was_open"));
  CHECK_FALSE(says(late, "i1.not_insured"));
}

TEST_CASE("I1: an insurance that begins after the day of the run is none yet") {
  const Observation open = the_observation("I1", known({project(started, run_day + std::chrono::days{1})}));
  CHECK(value<std::int64_t>(open, "i1.not_insured", "days") == 37);
  const Observation today = the_observation("I1", known({project(started, run_day)}));
  CHECK(value<std::int64_t>(today, "i1.insured_late", "days") == 36);
  // The same gap, insured meanwhile, keeps its name.
  CHECK(open.key == today.key);
}

TEST_CASE("I1: of a project in several lists the newest row counts, in any order") {
  Project mended = project(started, started);
  mended.source = {9, 2};
  CHECK(observe("I1", known({project(started, std::nullopt), mended})).empty());
  CHECK(observe("I1", known({mended, project(started, std::nullopt)})).empty());
}

TEST_CASE("I1: one number in two counties is two projects") {
  Project other = project(started, started, 3);
  other.region.county = {130283};
  CHECK(observe("I1", known({project(started, std::nullopt), other})).size() == 1);
  other.insured_on.reset();
  CHECK(observe("I1", known({project(started, std::nullopt), other})).size() == 2);
}

TEST_CASE("I1: a builder that is not named is not invented") {
  Project row = project(started, std::nullopt);
  row.builder.clear();
  CHECK(value<std::string>(the_observation("I1", known({row})), "i1.began", "builder") == "-");
}
