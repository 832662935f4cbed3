// F2: a photo that was handed in before, or is older than stated.
#include "tests/support/run_checks.hpp"

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::test;
using namespace std::chrono_literals;

TEST_CASE("F2 finds the very same file used before, by kind of use") {
  FactsBuilder known;
  known.enrolment();
  AssessedCollection& collected = known.collection(morning_of(2018y / 3 / 6));
  CHECK(run_check("F2", known.facts).empty());

  collected.earlier_uses = {{known.facts.id, 50, std::nullopt, morning_of(2017y / 1 / 1)},
                            {known.facts.id, 51, 11, morning_of(2017y / 2 / 1)},
                            {known.facts.id, 52, 12, morning_of(2017y / 2 / 2)},
                            {citizen(4), 53, 13, morning_of(2017y / 3 / 1)}};
  const Finding finding = the_finding("F2", known.facts);
  CHECK(finding.key.period == "collection:1");
  CHECK(finding.sums == Sums{});
  CHECK(value<Day>(finding, "f2.is_enrolled_photo", "first_on") == Day{2017y / 1 / 1});
  CHECK(value<std::int64_t>(finding, "f2.used_for_same_person", "times") == 2);
  CHECK(value<Day>(finding, "f2.used_for_same_person", "first_on") == Day{2017y / 2 / 1});
  CHECK(value<std::int64_t>(finding, "f2.used_for_other_person", "times") == 1);
  CHECK(finding.citations.size() == 5);
}

TEST_CASE("F2: a file that everybody hands in does not cite everybody") {
  FactsBuilder known;
  AssessedCollection& collected = known.collection(morning_of(2018y / 3 / 6));
  for (int i = 0; i < 1000; ++i)
    collected.earlier_uses.push_back({citizen(4), 1000 + i, 50 + i, morning_of(2018y / 1 / 1)});
  const Finding finding = the_finding("F2", known.facts);
  CHECK(value<std::int64_t>(finding, "f2.used_for_other_person", "times") == 1000);
  CHECK(finding.citations.size() == 21);
}

TEST_CASE("F2 finds edited copies, by kind of use, and says when left and right are exchanged") {
  FactsBuilder known;
  known.enrolment();
  AssessedCollection& collected = known.collection(morning_of(2018y / 3 / 6));
  collected.earlier_uses = {
      {known.facts.id, 50, std::nullopt, morning_of(2017y / 1 / 1), CopyKind::edited, 0.01},
      {known.facts.id, 51, 11, morning_of(2017y / 2 / 1), CopyKind::edited, 0.01}};
  Finding finding = the_finding("F2", known.facts);
  CHECK(value<Day>(finding, "f2.copy_of_enrolled_photo", "first_on") == Day{2017y / 1 / 1});
  CHECK(value<std::int64_t>(finding, "f2.copy_for_same_person", "times") == 1);
  CHECK(reasons(finding, "f2.look_at_both").size() == 1);
  CHECK(reasons(finding, "f2.mirrored").empty());
  CHECK(reasons(finding, "f2.used_for_same_person").empty());

  collected.earlier_uses.push_back({citizen(4), 53, 13, morning_of(2017y / 3 / 1), CopyKind::mirrored, 0.02});
  finding = the_finding("F2", known.facts);
  CHECK(value<std::int64_t>(finding, "f2.copy_for_other_person", "times") == 1);
  CHECK(reasons(finding, "f2.mirrored").size() == 1);
  CHECK(finding.citations.size() == 4);
}

TEST_CASE("F2 asks about a photo that is older than stated by its camera's clock") {
  FactsBuilder known;
  AssessedCollection& collected = known.collection(morning_of(2018y / 3 / 6));
  const auto taken = [&](std::chrono::local_days day, std::optional<std::chrono::minutes> offset = {}) {
    collected.capture.taken_at = day + 9h;
    collected.capture.utc_offset = offset;
  };
  SECTION("within two days it is the clock") {
    taken(std::chrono::local_days{2018y / 3 / 4});
    CHECK(run_check("F2", known.facts).empty());
  }
  SECTION("later than stated it is the clock, too") {
    taken(std::chrono::local_days{2020y / 1 / 1});
    CHECK(run_check("F2", known.facts).empty());
  }
  SECTION("months before") {
    taken(std::chrono::local_days{2017y / 11 / 2});
    collected.capture.camera = "HUAWEI P10";
    const Finding finding = the_finding("F2", known.facts);
    CHECK(value<Day>(finding, "f2.taken_earlier", "taken_on") == Day{2017y / 11 / 2});
    CHECK(value<Day>(finding, "f2.taken_earlier", "captured_on") == Day{2018y / 3 / 6});
    CHECK(value<std::string>(finding, "f2.camera", "camera") == "HUAWEI P10");
    CHECK(reasons(finding, "f2.check_clock").size() == 1);
    CHECK(reasons(finding, "f2.look_at_both").empty());
  }
  SECTION("a zone that the camera names is used") {
    taken(std::chrono::local_days{2018y / 3 / 4},
          -11h);  // in China half past four in the morning of the next day
    CHECK(run_check("F2", known.facts).empty());
  }
  SECTION("a camera without a clock says nothing") {
    collected.capture.camera = "HUAWEI P10";
    CHECK(run_check("F2", known.facts).empty());
  }
}

TEST_CASE("F2 holds camera and place to those of the station's earlier photos, and opens nothing by them") {
  FactsBuilder known;
  AssessedCollection& collected = known.collection(morning_of(2018y / 3 / 6));
  collected.capture.camera = "HUAWEI P10";
  collected.capture.latitude = 31.23;  // Shanghai
  collected.capture.longitude = 121.47;
  const auto earlier = [&](int photos, std::string camera, double latitude, double longitude) {
    CaptureRecord record;
    record.camera = std::move(camera);
    record.latitude = latitude;
    record.longitude = longitude;
    for (int i = 0; i < photos; ++i) collected.station_captures.push_back(record);
  };
  earlier(11, "OPPO R11", 39.90, 116.41);  // Beijing
  CHECK(run_check("F2", known.facts).empty());

  collected.earlier_uses = {{known.facts.id, 51, 11, morning_of(2017y / 2 / 1)}};
  Finding finding = the_finding("F2", known.facts);
  CHECK(value<std::int64_t>(finding, "f2.camera_at_station", "photos") == 11);
  CHECK(value<std::int64_t>(finding, "f2.camera_at_station", "alike") == 0);
  CHECK(value<std::int64_t>(finding, "f2.far_from_station", "photos") == 11);
  CHECK(value<std::int64_t>(finding, "f2.far_from_station", "kilometres") == Approx(1067).margin(5));

  SECTION("one photo nearby is enough: the station makes rounds") {
    earlier(1, "HUAWEI P10", 31.0, 121.0);
    finding = the_finding("F2", known.facts);
    CHECK(value<std::int64_t>(finding, "f2.camera_at_station", "alike") == 1);
    CHECK(reasons(finding, "f2.far_from_station").empty());
    CHECK(reasons(finding, "f2.place").size() == 1);
  }
  SECTION("few photos say nothing of a station") {
    collected.station_captures.resize(9);
    finding = the_finding("F2", known.facts);
    CHECK(reasons(finding, "f2.camera_at_station").empty());
    CHECK(value<std::string>(finding, "f2.camera", "camera") == "HUAWEI P10");
    CHECK(reasons(finding, "f2.far_from_station").empty());
  }
}
