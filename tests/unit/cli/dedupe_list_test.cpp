#include "daemon/cli/dedupe_list.hpp"

#include "tests/support/person_lists.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/unit/cli/fake_session.hpp"

#include <fstream>

#include <boost/json.hpp>
#include <catch2/catch.hpp>

using namespace benefit;
using Catch::Contains;

namespace {

/// A roll in which the pensioner Wang has two rows, and among its others somebody who may be one of them.
struct MatchDedupe {
  MatchDedupe() {
    test::Dice dice(3);
    std::ofstream file(list, std::ios::binary);
    file << "个人编号,公民身份号码,姓名,性别,出生日期,行政区划代码,乡镇,村,住址\n";
    const auto write = [&file](const test::ListedPerson& person, const std::string& id) {
      file << id << ',' << person.id_number << ',' << person.name << ',' << person.sex << ','
           << person.birth_date << ',' << person.county_code << ',' << person.town << ',' << person.village
           << ',' << person.address << '\n';
    };
    for (std::uint64_t i = 0; i < 400; ++i) write(test::any_listed_person(dice, i), "P" + std::to_string(i));
    test::ListedPerson again = test::wang;
    again.birth_date = "1955";
    write(test::wang, "W2");
    write(again, "W1");
  }

  int run(const std::vector<std::string>& more = {}) {
    std::vector<std::string> all{"match", "dedupe",     "--in",     list.string(),
                                 "--out", out.string(), "--replace"};
    all.insert(all.end(), more.begin(), more.end());
    return session.run(all);
  }
  Error error(const std::vector<std::string>& more = {}) {
    return test::error_of([&] { run(more); });
  }
  std::size_t files() const { return folder.files(); }

  test::TemporaryFolder folder;
  std::filesystem::path list = folder.path() / "roll.csv", out = folder.path() / "clusters.csv",
                        pairs = folder.path() / "pairs.csv";
  test::FakeSession session;
};

}  // namespace

TEST_CASE("a list gives a file of clusters and a page about the run") {
  MatchDedupe dedupe;
  CHECK(dedupe.run() == 0);
  const std::string clusters = test::content(dedupe.out);
  CHECK_THAT(clusters,
             Catch::StartsWith("cluster_id,record_id,joined_to,probability,weight,id_number,birth_date,sex,"
                               "name,place\n") &&
                 Contains("\nW1,W1,W2,0.999") && Contains("\nW1,W2,W1,0.999") &&
                 Contains(",exact,year_agrees,same,exact,address\n"));
  CHECK(std::count(clusters.begin(), clusters.end(), '\n') == 3);
  CHECK(dedupe.files() == 2);
  const std::string& page = dedupe.session.out.text();
  CHECK(page.starts_with("402 rows\n"));
  CHECK_THAT(page, Contains("people with several rows  1\n") && Contains("their rows                2\n") &&
                       Contains(dedupe.out.string()) && Contains("Time\n") && !Contains("refused"));
}

TEST_CASE("pairs are written beside the clusters where that is asked for") {
  MatchDedupe dedupe;
  CHECK(dedupe.run({"--pairs", dedupe.pairs.string(), "--threads", "2"}) == 0);
  const std::string pairs = test::content(dedupe.pairs);
  CHECK_THAT(pairs, Catch::StartsWith("left_id,right_id,probability,weight,verdict,") &&
                        Contains("\nW1,W2,0.999") && Contains(",link,exact,"));
  CHECK_THAT(dedupe.session.out.text(), Contains(dedupe.pairs.string()));
  CHECK(dedupe.files() == 3);
}

TEST_CASE("as JSON a run for duplicates tells the same") {
  MatchDedupe dedupe;
  CHECK(dedupe.run({"-o", "json"}) == 0);
  const auto reply = boost::json::parse(dedupe.session.out.text()).as_object();
  CHECK(reply.at("rows") == 402);
  CHECK(reply.at("clusters") == 1);
  CHECK(reply.at("clustered_rows") == 2);
  CHECK(reply.at("pairs_linked") == 1);
  CHECK(reply.at("refused") == 0);
  CHECK(reply.at("uneven") == 0);
  CHECK(reply.at("plan").at("pairs_about").as_int64() > 0);
  CHECK_THAT(dedupe.session.err.text(), Contains(" pairs to compare "));
  CHECK(reply.at("pairs_out") == "");
  std::vector<std::string> stages;
  for (const auto& stage : reply.at("stages").as_array()) stages.emplace_back(stage.at("stage").as_string());
  CHECK(stages == std::vector<std::string>{"read", "names", "strangers", "block", "compare", "estimate",
                                           "score", "cluster", "write"});
}

TEST_CASE("a mapping names the headers of the one list") {
  MatchDedupe dedupe;
  std::ofstream(dedupe.list, std::ios::binary) << "编号,逝者\n1,王秀英\n";
  CHECK(dedupe.run({"--mapping", "name=逝者"}) == 0);
  const Error error = dedupe.error({"--mapping", "nmae=逝者"});
  CHECK(error.code == ErrorCode::bad_request);
  CHECK(error.where == "--mapping");
}

TEST_CASE("an empty list has no clusters, and is no error") {
  MatchDedupe dedupe;
  std::ofstream(dedupe.list, std::ios::binary) << "姓名\n";
  CHECK(dedupe.run() == 0);
  CHECK(test::content(dedupe.out) ==
        test::content(dedupe.out).substr(0, test::content(dedupe.out).find('\n') + 1));
}

TEST_CASE("a run for duplicates that fails leaves no file") {
  MatchDedupe dedupe;
  CHECK(dedupe.error({"--memory", "1M"}).code == ErrorCode::too_large);
  CHECK(dedupe.error({"--least-probability", "-1"}).where == "--least-probability");
  CHECK(dedupe.error({"--pairs", dedupe.out.string()}).where == "--out");
  CHECK(dedupe.error({"--pairs", dedupe.list.string()}).where == "--pairs");
  CHECK(dedupe.error({"--pairs", (dedupe.folder.path() / "nowhere" / "pairs.csv").string()}).code ==
        ErrorCode::io);
  for (const int pauses : {0, 1, 2}) {
    CAPTURE(pauses);
    dedupe.session.pauses_until_interrupt = pauses;
    CHECK(dedupe.error({"--pairs", dedupe.pairs.string()}).code == ErrorCode::cancelled);
  }
  std::filesystem::remove(dedupe.list);
  CHECK(dedupe.error().code == ErrorCode::not_found);
  CHECK(dedupe.files() == 0);
}

TEST_CASE("links that were refused have their line on the page") {
  match::DedupeRun run;
  run.refused = 3;
  auto reply = cli::dedupe_run_json(run, 10, {});
  reply["out"] = "clusters.csv";
  reply["pairs_out"] = "";
  CHECK_THAT(cli::dedupe_run_page(reply, cli::Style(false)), Contains("two births 3\n"));
}
