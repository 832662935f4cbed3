// Names under which values are stored and sent: each its own, and read back where they are read.
#include "verify/types/case.hpp"
#include "verify/types/error.hpp"
#include "verify/types/feed.hpp"
#include "verify/types/job_store.hpp"
#include "verify/types/like_faces.hpp"
#include "verify/types/link.hpp"
#include "verify/types/observation.hpp"
#include "verify/types/photo.hpp"

#include <cerrno>
#include <set>
#include <string_view>

#include <catch2/catch.hpp>

namespace benefit {
namespace {

template <class Enum>
std::set<std::string_view> names_up_to(Enum last, int first = 0) {
  std::set<std::string_view> names;
  for (int i = first; i <= static_cast<int>(last); ++i) names.insert(to_string(static_cast<Enum>(i)));
  return names;
}

TEST_CASE("what a threshold rests on") {
  CHECK(names_up_to(ThresholdBasis::counted, 1) ==
        std::set<std::string_view>{"none", "extrapolated", "counted"});
}

TEST_CASE("kinds of things") {
  CHECK(names_up_to(ThingKind::project, 1) ==
        std::set<std::string_view>{"account", "station", "operator", "project"});
}

TEST_CASE("errors") {
  CHECK(names_up_to(ErrorCode::internal).size() == static_cast<std::size_t>(ErrorCode::internal) + 1);
  CHECK(to_string(ErrorCode::bad_input) == "bad_input");
  for (const std::string_view name : names_up_to(ErrorCode::internal))
    CHECK(to_string(*parse_error_code(name)) == name);
  CHECK_FALSE(parse_error_code("no_such_code"));
}

TEST_CASE("what the operating system refuses is no space, or else an I/O error") {
  CHECK(code_of_errno(ENOSPC) == ErrorCode::disk_full);
  CHECK(code_of_errno(EDQUOT) == ErrorCode::disk_full);
  CHECK(code_of_errno(EACCES) == ErrorCode::io);
}

TEST_CASE("a failure carries its error and its text") {
  const Failure failure({ErrorCode::disk_full, "no space left", "store", ""});
  CHECK(failure.error().code == ErrorCode::disk_full);
  CHECK(std::string_view(failure.what()) == "no space left");
}

TEST_CASE("states and outcomes of a case") {
  CHECK(names_up_to(CaseState::withdrawn).size() == 5);
  for (const std::string_view name : names_up_to(CaseState::withdrawn))
    CHECK(to_string(*parse_case_state(name)) == name);
  CHECK(names_up_to(Outcome::in_order).size() == 9);
  for (const std::string_view name : names_up_to(Outcome::in_order))
    CHECK(to_string(*parse_outcome(name)) == name);
  CHECK(to_string(Outcome::not_the_same_person) == "not_the_same_person");
  CHECK_FALSE(parse_case_state("closed"));
  CHECK_FALSE(parse_outcome(""));
}

TEST_CASE("lists of names hold every one") {
  const auto all = [](std::span<const std::string_view> names) {
    return std::set<std::string_view>(names.begin(), names.end());
  };
  CHECK(all(case_state_names()) == names_up_to(CaseState::withdrawn));
  CHECK(all(outcome_names()) == names_up_to(Outcome::in_order));
  CHECK(all(encoding_names()) == names_up_to(Encoding::gb18030, 1));
}

TEST_CASE("encodings") {
  CHECK(to_string(Encoding::utf8) == "utf-8");
  CHECK(parse_encoding("utf-8") == Encoding::utf8);
  CHECK(parse_encoding("gb18030") == Encoding::gb18030);
  CHECK_FALSE(parse_encoding("utf-16"));
  CHECK_FALSE(parse_encoding(""));
}

TEST_CASE("jobs") {
  CHECK(names_up_to(JobKind::apply_retention, 1).size() == 10);
  CHECK(names_up_to(JobState::paused, 1).size() == 6);
  CHECK(names_up_to(JobWish::go_on, 1).size() == 3);
}

TEST_CASE("photos that cannot be assessed") {
  CHECK(names_up_to(NotAssessable::worker_failed).size() == 15);
  for (const std::string_view name : names_up_to(NotAssessable::worker_failed))
    CHECK(to_string(*parse_not_assessable(name)) == name);
  CHECK_FALSE(parse_not_assessable("blurred"));
  CHECK(names_up_to(FaceOutcome::not_assessable, 1).size() == 4);
}

TEST_CASE("links") {
  CHECK(names_up_to(LinkUse::withdrawn).size() == 6);
  const MatchEvidence match{.probability = 1, .weight = 0, .compared = {{"name", "variant"}}};
  CHECK(level_of(match, "name") == "variant");
  CHECK(level_of(match, "id_number") == "missing");
  CHECK(names_up_to(Verdict::link, 0).size() == 3);
  CHECK(names_up_to(Registry::registered_poor, 1).size() == 2);
}

}  // namespace
}  // namespace benefit
