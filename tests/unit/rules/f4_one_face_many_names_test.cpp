// F4: one face under two numbers.
#include "tests/support/run_checks.hpp"

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::test;
using namespace std::chrono_literals;

namespace {

const CitizenId other = citizen(1, 1941y / 1 / 1);

/// Somebody of another village and surname, who looks like the subject.
LikeFace& like_face(FactsBuilder& known, CitizenId who = other) {
  FactsBuilder theirs(who);
  theirs.enrolment().name = "赵建国";
  theirs.facts.enrolments.back().region.village = "东街村";
  known.facts.like_faces.push_back({.other = who,
                                    .own = 5,
                                    .theirs = 7,
                                    .score = 0.04,
                                    .enrolments = theirs.facts.enrolments,
                                    .people = 5000,
                                    .fpir_high = 0.0125});
  return known.facts.like_faces.back();
}

}  // namespace

TEST_CASE("F4 shows both photos, how rare the likeness is, and what to do") {
  FactsBuilder known;
  known.enrolment();
  CHECK(run_check("F4", known.facts).empty());
  like_face(known);
  const Finding finding = the_finding("F4", known.facts);
  CHECK(finding.key.period == "two_numbers:" + fingerprint(other));
  CHECK(finding.sums == Sums{});
  CHECK(cites(finding, PhotoId{5}));
  CHECK(cites(finding, PhotoId{7}));
  CHECK(value<std::int64_t>(finding, "f4.look_like_one", "own_photo") == 5);
  CHECK(value<std::int64_t>(finding, "f4.look_like_one", "other_photo") == 7);
  CHECK(value<double>(finding, "f4.look_like_one", "distance") == 0.04);
  CHECK(value<std::string>(finding, "f4.other_is", "name") == "赵建国");
  CHECK(value<std::int64_t>(finding, "f4.how_rare", "one_in") == 80);
  CHECK(value<std::int64_t>(finding, "f4.how_rare", "people") == 5000);
  CHECK(reasons(finding, "f4.weak_evidence").empty());
  CHECK(finding.reasons.back().code == "f4.ask_both");
}

TEST_CASE("F4: of two numbers the larger one tells") {
  FactsBuilder known(citizen(0, 1940y / 1 / 1));
  known.enrolment();
  like_face(known);
  CHECK(run_check("F4", known.facts).empty());
}

TEST_CASE("F4: two people whom somebody told apart are never held together again") {
  FactsBuilder known;
  known.enrolment();
  like_face(known);
  like_face(known, citizen(2, 1942y / 1 / 1));
  CHECK(run_check("F4", known.facts).size() == 2);
  known.facts.set_aside_records = {fingerprint(other)};
  CHECK(the_finding("F4", known.facts).key.period == "two_numbers:" + fingerprint(citizen(2, 1942y / 1 / 1)));
}

TEST_CASE("F4: born on one day, they may be twins, and that is said") {
  FactsBuilder known(citizen(9));
  known.enrolment();
  like_face(known, citizen(2));
  const Finding finding = the_finding("F4", known.facts);
  CHECK(value<Day>(finding, "f4.may_be_twins", "birth_date") == Day{1948y / 3 / 15});
  CHECK(reasons(finding, "f4.weak_evidence").size() == 1);
}

TEST_CASE("F4: of one surname and one village, they may be relatives, and that is said") {
  FactsBuilder known;
  known.enrolment();
  Enrolment& theirs = like_face(known).enrolments.back();
  theirs.region.village = "西街村";
  CHECK(reasons(the_finding("F4", known.facts), "f4.may_be_relatives").empty());
  theirs.name = "王建国";
  Finding finding = the_finding("F4", known.facts);
  CHECK(value<std::string>(finding, "f4.may_be_relatives", "village") == "西街村");
  CHECK(reasons(finding, "f4.weak_evidence").size() == 1);
  theirs.region.town = "another";
  CHECK(reasons(the_finding("F4", known.facts), "f4.may_be_relatives").empty());
}

TEST_CASE("F4: records that agree, too, are stronger than kinship") {
  FactsBuilder known(citizen(9));
  known.enrolment();
  LikeFace& like = like_face(known, citizen(2));
  known.other_number(citizen(2), 0.99).enrolments = like.enrolments;
  const Finding finding = the_finding("F4", known.facts);
  CHECK(reasons(finding, "f4.records_agree").size() == 1);
  CHECK(reasons(finding, "f4.weak_evidence").empty());
}

TEST_CASE("F4: of few people it is said that chance is not known") {
  FactsBuilder known;
  known.enrolment();
  LikeFace& like = like_face(known);
  like.people = 32;
  like.fpir_high = 0.21;
  const Finding finding = the_finding("F4", known.facts);
  CHECK(reasons(finding, "f4.how_rare").empty());
  CHECK(value<std::int64_t>(finding, "f4.rarity_unknown", "people") == 32);
}

TEST_CASE("F4: somebody who is on no roll is told of without a name") {
  FactsBuilder known;
  known.enrolment();
  like_face(known).enrolments.clear();
  const Finding finding = the_finding("F4", known.facts);
  CHECK(reasons(finding, "f4.other_is").empty());
  CHECK(finding.citations.size() == 2);
}
