#include "daemon/cli/evaluate_links.hpp"

#include "tests/support/temporary_folder.hpp"
#include "tests/unit/cli/fake_session.hpp"

#include <fstream>

#include <boost/json.hpp>
#include <catch2/catch.hpp>

using namespace benefit;
using Catch::Contains;

namespace {

struct Evaluation {
  Evaluation() {
    write(truth,
          "errors,left_id,right_id\n"
          ",A,1\n"
          "id_missing;name_homophone,B,2\n"
          "unfindable,C,3\n"
          "id_missing,D,4\n");
    write(links,
          "left_id,right_id,probability,weight\n"
          "A,1,0.990000,20\n"
          "B,2,0.970000,10\n"
          "A,9,0.500000,1\n"
          "C,3,0.400000,0\n");
  }
  static void write(const std::filesystem::path& path, const std::string& text) {
    std::ofstream(path, std::ios::binary) << text;
  }

  int run(const std::vector<std::string>& more = {}) {
    std::vector<std::string> all{"match", "evaluate", "--truth", truth.string(), "--links", links.string()};
    all.insert(all.end(), more.begin(), more.end());
    return session.run(all);
  }
  Error error(const std::vector<std::string>& more = {}) {
    return test::error_of([&] { run(more); });
  }

  test::TemporaryFolder folder;
  std::filesystem::path truth = folder.path() / "truth.csv", links = folder.path() / "links.csv";
  test::FakeSession session;
};

}  // namespace

TEST_CASE("links are held against the truth") {
  Evaluation evaluation;
  CHECK(evaluation.run({"-o", "json"}) == 0);
  const auto reply = boost::json::parse(evaluation.session.out.text()).as_object();
  CHECK(reply.at("findable") == 3);
  CHECK(reply.at("unfindable") == 1);
  CHECK(reply.at("links") == 4);
  CHECK(reply.at("at_precision").at("probability") == 0.97);
  CHECK(reply.at("at_precision").at("precision") == 1);
  CHECK(reply.at("at_precision").at("recall").to_number<double>() == Approx(2.0 / 3));
  CHECK(reply.at("best").at("f1").to_number<double>() == Approx(0.8));
  CHECK(reply.at("at_probability").as_array().size() == 4);
  CHECK(reply.at("calibration").as_array().size() == 20);
  CHECK(reply.at("by_error") ==
        boost::json::parse(R"([{"error":"id_missing","pairs":2,"found":1,"recall":0.5},
    {"error":"name_homophone","pairs":1,"found":1,"recall":1},{"error":"none","pairs":1,"found":1,"recall":1},
    {"error":"unfindable","pairs":1,"found":0,"recall":0}])"));
}

TEST_CASE("the page about links says what was found and how far probabilities can be trusted") {
  Evaluation evaluation;
  CHECK(evaluation.run() == 0);
  const std::string& page = evaluation.session.out.text();
  CHECK(page.starts_with("4 links against 3 findable pairs\n"));
  CHECK_THAT(page, Contains("precision 1.0000, recall 0.6667, F1 0.8000 at probability 0.9700\n"));
  CHECK_THAT(page, Contains("id_missing                0.5000 of 2\n"));
  CHECK_THAT(page, Contains("0.990                     1.000 of 1\n") ||
                       Contains("0.980                     1.000 of 2\n"));
  CHECK_THAT(page, Contains("expected calibration error"));
  for (const char* probability : {"0.5", "0.9", "0.95", "0.99"})
    CHECK_THAT(page, Contains("at probability " + std::string(probability) + " "));
}

TEST_CASE("the asked precision decides what is counted as found") {
  Evaluation evaluation;
  CHECK(evaluation.run({"--precision", "0.6", "-o", "json"}) == 0);
  const auto reply = boost::json::parse(evaluation.session.out.text()).as_object();
  CHECK(reply.at("at_precision").at("probability") == 0.97);
  CHECK(evaluation.error({"--precision", "x"}).where == "--precision");
  CHECK(evaluation.error({"--precision", "1.5"}).code == ErrorCode::bad_request);
}

TEST_CASE("a truth without kinds of errors is a truth") {
  Evaluation evaluation;
  Evaluation::write(evaluation.truth, "left_id,right_id\nA,1\nB,2\n");
  CHECK(evaluation.run({"-o", "json"}) == 0);
  const auto reply = boost::json::parse(evaluation.session.out.text()).as_object();
  CHECK(reply.at("by_error") == boost::json::parse(R"([{"error":"none","pairs":2,"found":2,"recall":1}])"));
}

TEST_CASE("files that are no truth and no links are errors that say where") {
  Evaluation evaluation;
  Evaluation::write(evaluation.links, "left_id,right_id\nA,1\n");
  const Error column = evaluation.error();
  CHECK(column.code == ErrorCode::bad_input);
  CHECK(column.what == "column 'probability' is missing");
  CHECK(column.where == evaluation.links.string() + ", header");
  for (const char* probability : {"", "x", "1.5", "-1", "nan"}) {
    CAPTURE(probability);
    Evaluation::write(evaluation.links,
                      "left_id,right_id,probability\nA,1,0.5\nB,2," + std::string(probability) + "\n");
    const Error error = evaluation.error();
    CHECK(error.code == ErrorCode::bad_input);
    CHECK_THAT(error.where, Contains("line 3"));
  }
  Evaluation::write(evaluation.truth, "");
  const Error empty = evaluation.error();
  CHECK_THAT(empty.what, Contains("empty"));
  CHECK_THAT(empty.where, Contains(evaluation.truth.string()));
  std::filesystem::remove(evaluation.truth);
  CHECK(evaluation.error().code != ErrorCode::internal);
}
