#include "daemon/cli/search_face.hpp"

#include "tests/support/temporary_folder.hpp"
#include "tests/unit/cli/fake_session.hpp"
#include "verify/types/photo.hpp"

#include <fstream>

#include <boost/json.hpp>
#include <catch2/catch.hpp>

using namespace benefit;
using test::FakeSession;
namespace json = boost::json;

namespace {

std::string page_of(const char* result) { return cli::dedupe_page(json::parse(result).as_object()); }

bool says(const std::string& text, const char* part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a photo is sent whole, and whom it looks like is shown without the number") {
  const test::TemporaryFolder folder;
  const std::string photo = (folder.path() / "photo.jpg").string();
  std::ofstream(photo, std::ios::binary) << '\x01' << '\x02';
  FakeSession fake;
  fake.service.answer(
      200, R"({"assessable":true,"sentence":"","people":[{"subject":"130225194803150021",)"
           R"("name":"王秀英","region":"130225","photo":5,"score":0.04,"within_threshold":true}]})");
  CHECK(fake.run({"face", "search", photo, "--limit", "3"}) == 0);
  CHECK(fake.service.requests.at(0).target == "/v1/face-searches");
  CHECK(fake.service.requests.at(0).body == R"({"photo":"AQI=","limit":3})");
  CHECK(says(fake.out.text(), "王秀英"));
  CHECK_FALSE(says(fake.out.text(), "130225194803150021"));
}

TEST_CASE("a photo that cannot be assessed says what helps, and finds nobody") {
  const test::TemporaryFolder folder;
  const std::string photo = (folder.path() / "photo.jpg").string();
  std::ofstream(photo, std::ios::binary) << '\x01';
  FakeSession fake;
  fake.service.answer(200, R"({"assessable":false,"sentence":"no face","what_helps":"Do.","people":[]})");
  CHECK(fake.run({"face", "search", photo}) == 0);
  CHECK(fake.err.text() ==
        "The photo cannot be assessed, so nobody was searched for: no face. Do.\nThere are none.\n");
  CHECK(fake.out.text().empty());
}

TEST_CASE("a photo that is not there, or too large, is not sent") {
  const test::TemporaryFolder folder;
  FakeSession fake;
  const auto search = [&](const std::string& photo) {
    return test::error_of([&] { fake.run({"face", "search", photo}); }).code;
  };
  CHECK(search((folder.path() / "none.jpg").string()) == ErrorCode::not_found);
  const std::string large = (folder.path() / "large.jpg").string();
  std::ofstream(large) << 'x';
  std::filesystem::resize_file(large, largest_photo_file + 1);
  CHECK(search(large) == ErrorCode::too_large);
  CHECK(fake.service.requests.empty());
}

TEST_CASE("a search of all faces is followed to its end") {
  FakeSession fake;
  fake.service.answer(202, R"({"job":4})");
  fake.service.answer(
      200, R"({"job":4,"kind":"dedupe_faces","state":"done","result":{"faces":2,"people":2,"left_out":1,)"
           R"("fpir":0.01,"people_needed":3000,"basis":"none","threshold":null,"pairs":0}})");
  CHECK(fake.run({"face", "dedupe", "--fpir", "0.01"}) == 0);
  CHECK(fake.service.requests.at(0).body == R"({"fpir":"0.01"})");
  CHECK(fake.out.text() ==
        "2 photos of 2 people were compared with one another.\n"
        "1 photos were left out: other networks than today's had measured them.\n"
        "These are too few people to say how alike two strangers may look: nobody was named. To count a rate "
        "of 1 % of "
        "the searches, 3000 people are needed.\n"
        "No two people look like one.\n");
}

TEST_CASE("what the threshold rests on is said") {
  const std::string extrapolated = page_of(
      R"({"faces":43,"people":42,"left_out":0,"fpir":0.01,"people_needed":3000,"basis":"extrapolated",
          "threshold":0.0531,"measured":{"trials":42,"hits":2,"low":0.0058,"high":0.1616},
          "missed":{"trials":1,"hits":0},"pairs":1,"crowded_photos":0})");
  CHECK(says(extrapolated, "3000 people are needed"));
  CHECK(says(extrapolated, "at most 0.053, extrapolated"));
  CHECK(says(extrapolated, "2 were taken for somebody else: 0.58 % to 16.2 % (95 %)"));
  CHECK(says(extrapolated, "Of 1 people with several photos, 0 were not found"));
  CHECK(says(extrapolated, "1 pair of people looks like one person"));
  const std::string counted = page_of(
      R"({"faces":5000,"people":5000,"left_out":0,"fpir":0.01,"people_needed":3000,"basis":"counted",
          "threshold":0.2,"measured":{"trials":5000,"hits":50,"low":0.0074,"high":0.0132},
          "missed":{"trials":0,"hits":0},"pairs":30,"crowded_photos":2})");
  CHECK(says(counted, "counted for a rate of 1 %"));
  CHECK(says(counted, "30 pairs of people look like one person"));
  CHECK(says(counted, "2 photos looked like more than 20 others"));
}
