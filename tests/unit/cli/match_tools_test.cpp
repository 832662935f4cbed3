#include "daemon/cli/match_tools.hpp"

#include "tests/support/temporary_folder.hpp"
#include "tests/unit/cli/fake_session.hpp"

#include <fstream>

#include <catch2/catch.hpp>

using namespace benefit;
using Catch::Contains;

namespace {

/// A list on disk, read with the options of a command line.
struct ReadList {
  explicit ReadList(const std::string& bytes) { std::ofstream(file, std::ios::binary) << bytes; }

  void read(const std::map<std::string, std::string, std::less<>>& options = {}) {
    cli::Invocation invocation;
    invocation.values = options;
    invocation.values.try_emplace("left", file.string());
    cli::MatchProgress progress(session.session, "match");
    cli::read_list(
        invocation, "left", [this](const PersonRow& row) { list.add(row); }, progress);
  }

  test::TemporaryFolder folder;
  std::filesystem::path file = folder.path() / "list.csv";
  test::FakeSession session;
  match::Vocabulary vocabulary;
  match::PersonList list{vocabulary};
};

cli::Invocation with(const std::string& parameter, const std::string& value) {
  cli::Invocation invocation;
  invocation.values[parameter] = value;
  return invocation;
}

}  // namespace

TEST_CASE("a list is read for matching") {
  ReadList people("序号,姓名\nA1,王秀英\nA2,李国强\n");
  people.read();
  REQUIRE(people.list.size() == 2);
  CHECK(people.list.record_id(0) == "A1");
  CHECK(people.vocabulary.names.cleaned(people.list[1].name) == "李国强");
}

TEST_CASE("a mapping names the headers of fields") {
  ReadList people("逝者,性\n王秀英,女\n");
  people.read({{"left_mapping", "name=逝者,sex=性"}});
  REQUIRE(people.list.size() == 1);
  CHECK(people.list[0].sex == 2);
}

TEST_CASE("a mapping that is none is refused, with the nearest field") {
  ReadList people("姓名\n王秀英\n");
  const auto error = [&](const std::string& mapping) {
    return test::error_of([&] { people.read({{"left_mapping", mapping}}); });
  };
  const Error misspelled = error("nmae=逝者");
  CHECK(misspelled.code == ErrorCode::bad_request);
  CHECK(misspelled.where == "--left-mapping");
  CHECK(misspelled.what == "'nmae=逝者' is no field=header");
  CHECK(misspelled.hint == "did you mean 'name'?");
  CHECK(error("逝者").code == ErrorCode::bad_request);
  CHECK_THAT(error("color=逝者").hint, Contains("fields are record_id, id_number, name"));
  CHECK_THAT(error("name=姓名,xyzzy").what, Contains("'xyzzy'"));
  const Error missing = error("name=逝者");
  CHECK(missing.code == ErrorCode::bad_input);
  CHECK_THAT(missing.what, Contains("'逝者'"));
  CHECK(missing.where == people.file.string() + ", header");
}

TEST_CASE("an encoding that is asked for is used") {
  ReadList people("姓名\n王秀英\n");
  CHECK(test::error_of([&] { people.read({{"encoding", "gb18030"}}); }).code == ErrorCode::bad_input);
}

TEST_CASE("a list that cannot be read is named") {
  ReadList people("姓名\n");
  const auto error = [&](const std::string& path) {
    return test::error_of([&] { people.read({{"left", path}}); });
  };
  const Error missing = error("/nowhere/list.csv");
  CHECK(missing.code == ErrorCode::not_found);
  CHECK(missing.where == "/nowhere/list.csv");
  CHECK(error(people.folder.path().string()).code == ErrorCode::not_found);
  ReadList picture("\xFF\xD8\xFF\xE0 ...");
  const Error other_kind = test::error_of([&] { picture.read(); });
  CHECK(other_kind.code == ErrorCode::bad_input);
  CHECK_THAT(other_kind.where, Contains(picture.file.string()));
}

TEST_CASE("Ctrl-C stops the reading of a list") {
  ReadList people("姓名\n王秀英\n");
  people.session.pauses_until_interrupt = 0;
  CHECK(test::error_of([&] { people.read(); }).code == ErrorCode::cancelled);
}

TEST_CASE("a probability is a number between 0 and 1") {
  const auto value = [](const std::string& text) {
    return cli::probability_option(with("precision", text), "precision", 0.5);
  };
  CHECK(value("0") == 0);
  CHECK(value("1") == 1);
  CHECK(value("0.995") == 0.995);
  CHECK(value("1e-3") == 0.001);
  CHECK(cli::probability_option({}, "precision", 0.5) == 0.5);
  for (const char* text : {"", "x", "1.01", "-0.1", "0.5x", " 0.5", "nan", "inf", "0,5", "50%"}) {
    CAPTURE(text);
    const Error error = test::error_of([&] { value(text); });
    CHECK(error.code == ErrorCode::bad_request);
    CHECK(error.where == "--precision");
    CHECK(error.what == "'" + std::string(text) + "' is no number between 0 and 1");
  }
}

TEST_CASE("each phase of matching has its time, in the order in which they came") {
  test::FakeSession session;  // a second goes by whenever the clock is looked at
  cli::MatchProgress progress(session.session, "match");
  progress.report("read", 0, 10);
  progress.report("read", 10, 10);
  progress.report("compare", 0, 0);
  progress.report("read", 0, 5);
  const std::vector<cli::Stage> stages = progress.stages();
  REQUIRE(stages.size() == 2);
  CHECK(stages[0].name == "read");
  CHECK(stages[1].name == "compare");
  CHECK(stages[0].seconds > stages[1].seconds);
  CHECK(stages[1].seconds > 0);
}

TEST_CASE("Ctrl-C is remembered") {
  test::FakeSession session;
  session.pauses_until_interrupt = 2;
  const cli::MatchProgress progress(session.session, "match");
  CHECK_FALSE(progress.stop_requested());
  CHECK_FALSE(progress.stop_requested());
  CHECK(progress.stop_requested());
  CHECK(progress.stop_requested());
}
