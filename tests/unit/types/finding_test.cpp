#include "verify/types/finding.hpp"

#include "verify/types/error.hpp"

#include <catch2/catch.hpp>

namespace benefit {
namespace {

using std::chrono::year;

TEST_CASE("reasons come back from JSON with their types") {
  const std::vector<Reason> reasons = {{"d1.paid_after_death",
                                        {{"months", std::int64_t{3}},
                                         {"share", 0.5},
                                         {"name", std::string("王\"小\"明")},
                                         {"sum", Fen{-1}},
                                         {"died", Day{year{2018} / 1 / 20}},
                                         {"last", Month{year{2018} / 3}}}},
                                       {"d1.without_values", {}}};
  CHECK(reasons_from_json(to_json(reasons)) == reasons);
  CHECK(reasons_from_json("[]").empty());
}

TEST_CASE("a reason's JSON is as documented") {
  CHECK(to_json(std::vector<Reason>{{"x", {{"sum", Fen{1}}, {"died", Day{year{2018} / 3 / 1}}}}}) ==
        R"([{"code":"x","values":{"sum":{"fen":1},"died":{"day":"2018-03-01"}}}])");
}

TEST_CASE("citations come back from JSON") {
  const std::vector<Citation> citations = {{Source{3, 14}, std::nullopt}, {std::nullopt, PhotoId{15}}};
  CHECK(citations_from_json(to_json(citations)) == citations);
}

TEST_CASE("text that was not written here is corrupt") {
  for (const char* text :
       {"", "{", "{}", "[1]", R"([{"code":1,"values":{}}])", R"([{"code":"x"}])",
        R"([{"code":"x","values":{"a":1}}])", R"([{"code":"x","values":{"a":{"day":"2018-3-1"}}}])",
        R"([{"code":"x","values":{"a":{"day":"2018-0x-01"}}}])",
        R"([{"code":"x","values":{"a":{"unknown":1}}}])", R"([{"code":"x","values":{"a":{"int":"1"}}}])"}) {
    CAPTURE(text);
    try {
      reasons_from_json(text);
      FAIL("taken for reasons");
    } catch (const Failure& failure) {
      CHECK(failure.error().code == ErrorCode::corrupt);
    }
  }
  CHECK_THROWS_AS(citations_from_json(R"([{"batch":1}])"), Failure);
}

TEST_CASE("findings are told apart by check, subject and period") {
  const CitizenId subject = CitizenId::from_body(11010519491231002);
  CHECK(FindingKey{"D1", subject, "2018-01"} == FindingKey{"D1", subject, "2018-01"});
  CHECK(FindingKey{"D1", subject, "2018-01"} < FindingKey{"D1", subject, "2018-02"});
  CHECK(FindingKey{"D1", subject, "2018-02"} < FindingKey{"D3", subject, "2018-01"});
}

}  // namespace
}  // namespace benefit
