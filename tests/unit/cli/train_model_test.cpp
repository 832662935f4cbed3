#include "daemon/cli/train_model.hpp"

#include "tests/support/person_lists.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/unit/cli/fake_session.hpp"

#include <fstream>

#include <boost/json.hpp>
#include <catch2/catch.hpp>

using namespace benefit;
using Catch::Contains;

namespace {

struct MatchTrain {
  MatchTrain() {
    write(roll, 300, "R");
    write(deaths, 100, "D");
  }
  static void write(const std::filesystem::path& path, std::uint64_t rows, const std::string& prefix) {
    test::Dice dice(3);
    std::ofstream file(path, std::ios::binary);
    file << "record_id,id_number,name,sex,birth_date,county_code,town,village\n";
    for (std::uint64_t i = 0; i < rows; ++i) {
      const test::ListedPerson person = test::any_listed_person(dice, i, prefix);
      file << person.record_id << ',' << person.id_number << ',' << person.name << ',' << person.sex << ','
           << person.birth_date << ',' << person.county_code << ',' << person.town << ',' << person.village
           << '\n';
    }
  }
  int run(const std::vector<std::string>& arguments) {
    std::vector<std::string> all{"match"};
    all.insert(all.end(), arguments.begin(), arguments.end());
    return session.run(all);
  }
  int train_on_two(const std::vector<std::string>& more = {}) {
    std::vector<std::string> all{"train",         "--left", roll.string(),  "--right",
                                 deaths.string(), "--out",  model.string(), "--replace"};
    all.insert(all.end(), more.begin(), more.end());
    return run(all);
  }
  Error error(const std::vector<std::string>& arguments) {
    return test::error_of([&] { run(arguments); });
  }

  test::TemporaryFolder folder;
  std::filesystem::path roll = folder.path() / "roll.csv", deaths = folder.path() / "deaths.csv",
                        model = folder.path() / "model.toml", out = folder.path() / "out.csv";
  test::FakeSession session;
};

}  // namespace

TEST_CASE("a model is trained on two lists, and tells which") {
  MatchTrain match;
  CHECK(match.train_on_two() == 0);
  const std::string model = test::content(match.model);
  CHECK_THAT(model, Contains("left_rows = 300\n") && Contains("right_rows = 100\n") &&
                        Contains("program = \"benefitctl ") && !Contains("王"));
  CHECK_THAT(match.session.out.text(),
             Catch::StartsWith(match.model.string()) && Contains("300 rows") && Contains("100 rows"));
  SECTION("the same lists give the same file") {
    CHECK(match.train_on_two({"--threads", "3"}) == 0);
    CHECK(test::content(match.model) == model);
  }
  SECTION("it is used by link and explain, and shown") {
    CHECK(match.run({"link", "--left", match.roll.string(), "--right", match.deaths.string(), "--out",
                     match.out.string(), "--model", match.model.string()}) == 0);
    CHECK_THAT(test::content(match.out), Contains("R0,D0,"));
    CHECK(match.run({"explain", "--left", match.roll.string(), "--left-id", "R0", "--right",
                     match.deaths.string(), "--right-id", "D0", "--model", match.model.string()}) == 0);
    CHECK(match.run({"model", "show", "--model", match.model.string()}) == 0);
    CHECK_THAT(match.session.out.text(), Contains("300 rows, SHA-256 "));
  }
  SECTION("not for one list") {
    const Error error = match.error({"dedupe", "--in", match.roll.string(), "--out", match.out.string(),
                                     "--model", match.model.string()});
    CHECK(error.code == ErrorCode::bad_request);
    CHECK_THAT(error.what, Contains("trained on two lists"));
    CHECK_THAT(error.hint, Contains("--in"));
  }
  SECTION("it is never written over") {
    const Error error =
        match.error({"link", "--left", match.roll.string(), "--right", match.deaths.string(), "--out",
                     match.model.string(), "--model", match.model.string(), "--replace"});
    CHECK(error.where == "--out");
    CHECK(test::content(match.model) == model);
  }
}

TEST_CASE("a model of one list is for one list") {
  MatchTrain match;
  CHECK(match.run({"train", "--in", match.roll.string(), "--out", match.model.string(), "-o", "json"}) == 0);
  const auto reply = boost::json::parse(match.session.out.text()).as_object();
  CHECK(reply.at("lists").as_array().size() == 1);
  CHECK(reply.at("lists").at(0).at("rows") == 300);
  CHECK(match.run({"dedupe", "--in", match.roll.string(), "--out", match.out.string(), "--model",
                   match.model.string()}) == 0);
  CHECK(match
            .error({"link", "--left", match.roll.string(), "--right", match.deaths.string(), "--out",
                    match.out.string(), "--model", match.model.string(), "--replace"})
            .code == ErrorCode::bad_request);
}

TEST_CASE("a model is trained on two lists or inside one") {
  MatchTrain match;
  const std::string roll = match.roll.string(), out = match.model.string();
  for (const std::vector<std::string>& lists : std::vector<std::vector<std::string>>{
           {}, {"--left", roll}, {"--right", roll}, {"--in", roll, "--left", roll}}) {
    std::vector<std::string> arguments{"train", "--out", out};
    arguments.insert(arguments.end(), lists.begin(), lists.end());
    CHECK(match.error(arguments).code == ErrorCode::bad_request);
  }
  CHECK_FALSE(std::filesystem::exists(match.model));
}

TEST_CASE("the model that is known beforehand is shown without a file") {
  MatchTrain match;
  CHECK(match.run({"model", "show"}) == 0);
  CHECK_THAT(match.session.out.text(), Contains("comparison") && Contains("one_given_differs") &&
                                           Contains("rows per row: same_person 0.5"));
  SECTION("as JSON every figure is in full") { CHECK(match.run({"model", "show", "-o", "json"}) == 0); }
  SECTION("as CSV it has a line for each level") {
    match.session.out = {};
    CHECK(match.run({"model", "show", "-o", "csv"}) == 0);
    const std::string& text = match.session.out.text();
    CHECK_THAT(text,
               Catch::StartsWith("comparison,numbers,level,same_person,strangers,household,twins,bits\n"));
    // 9 levels of the number, 12 of the name, 10 of the place; of date and sex 11 and 2, three times.
    CHECK(std::count(text.begin(), text.end(), '\n') == 1 + 9 + 12 + 10 + 4 * (11 + 2));
  }
}

TEST_CASE("a model file that cannot be used says why") {
  MatchTrain match;
  std::ofstream(match.model) << "format = 1\n";
  const Error error = match.error({"model", "show", "--model", match.model.string()});
  CHECK(error.code == ErrorCode::bad_input);
  CHECK_THAT(error.where, Contains("model.toml"));
  CHECK(match.error({"model", "show", "--model", (match.folder.path() / "no.toml").string()}).code ==
        ErrorCode::not_found);
  CHECK(match.error({"model", "hide"}).code == ErrorCode::bad_request);
  std::ofstream(match.model) << std::string(2U << 20U, '#');
  CHECK_THAT(match.error({"model", "show", "--model", match.model.string()}).what, Contains("1 MiB"));
}
