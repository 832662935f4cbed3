#include "daemon/cli/link_lists.hpp"

#include "tests/support/temporary_folder.hpp"
#include "tests/unit/cli/fake_session.hpp"

#include <fstream>

#include <boost/json.hpp>
#include <catch2/catch.hpp>

using namespace benefit;
using Catch::Contains;

namespace {

struct MatchLink {
  MatchLink() {
    std::ofstream(left, std::ios::binary)
        << "序号,公民身份号码,姓名,性别,出生日期,行政区划代码,乡镇,村\n"
           "A1,11010519491231002X,王秀英,女,1949-12-31,110105,胡各庄镇,西街村\n"
           "A2,130203195503150113,李国强,男,1955-03-15,130203,马头营镇,东街村\n"
           "A3,,赵玉梅,女,1951-08-21,130203,马头营镇,南坡村\n";
    std::ofstream(right, std::ios::binary)
        << "record_id,id_number,name,sex,birth_date,county_code,town,village\n"
           "D1,11010519491231002x,王秀英,女,1949/12/31,110105,胡各庄,西街\n"
           "D2,440524188001010014,钱福生,男,1880-01-01,440524,新寨镇,北沟村\n";
  }

  std::vector<std::string> arguments() const {
    return {"match",        "link",  "--left",     left.string(), "--right",
            right.string(), "--out", out.string(), "--replace"};
  }
  int run(const std::vector<std::string>& more = {}) {
    std::vector<std::string> all = arguments();
    all.insert(all.end(), more.begin(), more.end());
    return session.run(all);
  }
  Error error(const std::vector<std::string>& more) {
    return test::error_of([&] { run(more); });
  }
  std::size_t files() const { return folder.files(); }

  test::TemporaryFolder folder;
  std::filesystem::path left = folder.path() / "roll.csv", right = folder.path() / "deaths.csv",
                        out = folder.path() / "links.csv";
  test::FakeSession session;
};

}  // namespace

TEST_CASE("two lists give a file of links and a page about the run") {
  MatchLink link;
  CHECK(link.run() == 0);
  const std::string links = test::content(link.out);
  CHECK_THAT(links, Catch::StartsWith(
                        "left_id,right_id,probability,weight,verdict,id_number,birth_date,sex,name,place\n"));
  CHECK_THAT(links, Contains("\nA1,D1,1.000000,") && Contains(",link,exact,exact,same,exact,village\n"));
  CHECK_THAT(links, !Contains("D2"));
  CHECK(link.files() == 3);
  const std::string& page = link.session.out.text();
  CHECK(page.starts_with("3 rows against 2\n"));
  CHECK_THAT(page, Contains("links                     1\n"));
  CHECK_THAT(page, Contains("a person must look        0\n"));
  CHECK_THAT(page, Contains(link.out.string()));
  CHECK_THAT(page, Contains("id number                 1\n"));
  CHECK_THAT(page, Contains("Time\n"));
}

TEST_CASE("as JSON a run tells the same") {
  MatchLink link;
  CHECK(link.run({"--threads", "2", "--one-to-one", "-o", "json"}) == 0);
  const auto reply = boost::json::parse(link.session.out.text()).as_object();
  CHECK(reply.at("left_rows") == 3);
  CHECK(reply.at("right_rows") == 2);
  CHECK(reply.at("links") == 1);
  CHECK(reply.at("to_look_at") == 0);
  CHECK(reply.at("out").as_string() == link.out.string());
  CHECK(reply.at("keys").as_array().size() == match::key_kinds);
  CHECK(reply.at("keys").at(0) ==
        boost::json::parse(R"({"key":"id number","pairs":1,"dropped_blocks":0,"dropped_pairs":0})"));
  std::vector<std::string> stages;
  for (const auto& stage : reply.at("stages").as_array()) stages.emplace_back(stage.at("stage").as_string());
  CHECK(stages == std::vector<std::string>{"read", "names", "strangers", "block", "compare", "estimate",
                                           "score", "write"});
}

TEST_CASE("the least probability leaves links out") {
  MatchLink link;
  CHECK(link.run({"--least-probability", "1"}) == 0);
  CHECK(test::content(link.out).find("A1,D1") == std::string::npos);
}

TEST_CASE("a run that fails leaves no file") {
  MatchLink link;
  const Error probability = link.error({"--least-probability", "2"});
  CHECK(probability.code == ErrorCode::bad_request);
  CHECK(probability.where == "--least-probability");
  const Error mapping = link.error({"--left-mapping", "nmae=x"});
  CHECK(mapping.code == ErrorCode::bad_request);
  CHECK(mapping.where == "--left-mapping");
  CHECK(link.error({"--encoding", "latin1"}).code == ErrorCode::bad_request);
  CHECK(link.error({"--threads", "many"}).code == ErrorCode::bad_request);
  std::filesystem::remove(link.right);
  CHECK(link.error({}).code != ErrorCode::internal);
  CHECK(link.files() == 1);
}

TEST_CASE("links that could not be written are refused before the lists are read") {
  MatchLink link;
  std::ofstream(link.left, std::ios::binary) << "no list\n";
  link.out = link.folder.path() / "nowhere" / "links.csv";
  const Error error = link.error({});
  CHECK(error.code == ErrorCode::io);
  CHECK(error.where == link.out.string());
}

TEST_CASE("links are never written over a list") {
  MatchLink link;
  const std::string before = test::content(link.left);
  link.out = link.folder.path() / "." / "roll.csv";
  const Error error = link.error({});
  CHECK(error.code == ErrorCode::bad_request);
  CHECK(error.where == "--out");
  CHECK_THAT(error.what, Contains("--left"));
  CHECK(test::content(link.left) == before);
}

TEST_CASE("what a run is going to do is told before it, on standard error") {
  MatchLink link;
  CHECK(link.run({"-o", "json"}) == 0);
  CHECK_THAT(link.session.err.text(), Contains("match: about 1 pairs to compare (at most ") &&
                                          Contains(" % of the pairs of one person"));
  const auto plan = boost::json::parse(link.session.out.text()).at("plan").as_object();
  CHECK(plan.at("pairs_about") == 1);
  CHECK(plan.at("parts") == 1);
  CHECK(plan.at("pair_recall").to_number<double>() > 0.9);
  CHECK_FALSE(plan.contains("bytes_needed"));
}

TEST_CASE("memory may be limited, and a limit that would not do is told before the run") {
  MatchLink link;
  CHECK(link.run({"--memory", "64G"}) == 0);
  const std::string links = test::content(link.out);
  CHECK(link.run({"--memory", "64GiB"}) == 0);
  CHECK(test::content(link.out) == links);
  std::filesystem::remove(link.out);
  const Error error = link.error({"--memory", "1M"});
  CHECK(error.code == ErrorCode::too_large);
  CHECK(error.where == "--memory");
  CHECK_THAT(error.hint, Contains("the least that would do is about ") && Contains("MiB"));
  CHECK(link.error({"--memory", "10B"}).code == ErrorCode::too_large);
  CHECK(link.error({"--memory", "much"}).code == ErrorCode::bad_request);
  CHECK(link.error({"--memory", "-1G"}).where == "--memory");
  CHECK(link.files() == 2);
}

TEST_CASE("rows with more or fewer cells than their header are counted") {
  MatchLink link;
  std::ofstream(link.left, std::ios::binary | std::ios::app) << "A4,,钱福生\n";
  CHECK(link.run() == 0);
  CHECK_THAT(link.session.out.text(), Contains("uneven rows of the first list") && !Contains("second list "));
  link.session.out = {};
  CHECK(link.run({"-o", "json"}) == 0);
  const auto reply = boost::json::parse(link.session.out.text()).as_object();
  CHECK(reply.at("left_uneven") == 1);
  CHECK(reply.at("right_uneven") == 0);
}

TEST_CASE("Ctrl-C leaves no file of links") {
  for (const int pauses : {0, 1, 2, 3}) {
    CAPTURE(pauses);
    MatchLink link;
    link.session.pauses_until_interrupt = pauses;
    CHECK(link.error({}).code == ErrorCode::cancelled);
    CHECK(link.files() == 2);
  }
}

TEST_CASE("a run's figures in their place on the page, crowds too") {
  match::LinkRun run;
  run.pairs = 12;
  run.estimation = {.rounds = 7, .same_person = 3.4};
  for (const double probability : {0.99, 0.95, 0.5, 0.1}) {
    run.links.emplace_back();
    run.links.back().probability = probability;
    run.links.back().verdict = verdict_of(probability);
  }
  run.keys.at(static_cast<std::size_t>(match::KeyKind::name_alone)) = {
      .pairs = 9, .blocks_dropped = 2, .pairs_dropped = 80'000};
  const auto reply = [&] {
    auto made = cli::link_run_json(run, 100, 20, {{"read", 0.5}, {"compare", 1.25}});
    made["out"] = "links.csv";
    return made;
  }();
  CHECK(reply.at("links") == 2);
  CHECK(reply.at("to_look_at") == 1);
  CHECK(reply.at("expected") == 3.4);
  CHECK(reply.at("rounds") == 7);
  CHECK(reply.at("pairs") == 12U);
  CHECK(reply.at("stages") ==
        boost::json::parse(R"([{"stage":"read","seconds":0.5},{"stage":"compare","seconds":1.25}])"));
  const std::string page = cli::link_run_page(reply, cli::Style(false));
  CHECK(page.starts_with("100 rows against 20\n"));
  CHECK_THAT(page, Contains("expected pairs of one person 3\n"));
  CHECK_THAT(page, Contains("name alone                9; 2 crowds with 80000 pairs left out\n"));
  CHECK_THAT(page, Contains("compare                   1.25 s\n"));
}
