#include "verify/pipeline.hpp"

#include "tests/support/facts_builder.hpp"
#include "tests/support/pending_comparisons.hpp"
#include "tests/unit/pipeline/house_with.hpp"
#include "verify/face/print_code.hpp"

#include <atomic>
#include <cstdlib>
#include <functional>
#include <set>
#include <sstream>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <SQLiteCpp/Database.h>
#include <catch2/catch.hpp>
#include <fmt/format.h>

namespace benefit::pipeline {
namespace {

/// Networks that can be exchanged, and fail. What they see is the photo's first byte.
class Networks final : public FaceMeasurer {
 public:
  FaceMeasurement measure(std::span<const std::uint8_t> photo) override {
    ++measured;
    FaceMeasurement result;
    if (fail) {
      result.not_assessable = NotAssessable::worker_failed;
      return result;
    }
    FaceTemplate face;
    face.model_set = name;
    face.features = {std::vector<float>(256, 0.0F)};
    face.features[0][photo[0]] = 1.0F;
    result.faces = 1;
    result.face = std::move(face);
    if (print_of) result.print = print_of(photo);
    return result;
  }
  std::string model_set() const override { return name; }

  std::string name = "old";
  bool fail = false;
  std::atomic<int> measured = 0;
  std::function<PhotoPrint(std::span<const std::uint8_t>)> print_of;
};

struct House : HouseWith<Networks> {
  House() : HouseWith({.same = 0.3, .different = 0.6}) {}

  Delivery take(Feed feed, const std::string& name, const std::string& text,
                std::optional<Encoding> encoding = std::nullopt) {
    std::istringstream file(text);
    const std::string sha256 = std::to_string(std::hash<std::string>{}(text));
    auto taken =
        take_delivery(ports, {feed, name, sha256, static_cast<std::int64_t>(text.size()), clock.now(), "ann"},
                      file, encoding, progress);
    REQUIRE(taken);
    return *std::move(taken);
  }

  std::filesystem::path store_file() const { return folder.path() / "state" / "benefitd.db"; }

  CollectionResult collect(std::uint8_t photo) { return collect(Bytes{photo}); }
  CollectionResult collect(const Bytes& photo) { return HouseWith::collect(person, photo); }

  CitizenId person = test::FactsBuilder().facts.id;
};

const std::string header = "id_number,name,death_date\n";
const std::string one_death = header + "11010519491231002X,王小明,2018-01-20\n";

TEST_CASE("a check whose feed has gone stale is not run, and its findings stay as they are") {
  House house;
  const std::string payments =
      "id_number,scheme,month,amount,paid_on,county_code\n"
      "11010519491231002X,居民养老,2018-02,108,2018-02-15,130225\n";
  const std::string roll = "id_number,name,scheme,county_code\n11010519491231002X,王小明,居民养老,130225\n";
  house.take(Feed::roll, "roll", roll);
  house.take(Feed::payments, "march", payments);
  house.take(Feed::deaths_village, "march", one_death);
  const auto open_findings = [&](std::string_view check) {
    int count = 0;
    house.store->cases().for_each_finding(
        false, [&](const StoredFinding& stored) { count += stored.finding.key.check == check ? 1 : 0; });
    return count;
  };
  const auto verify_on = [&](Day as_of) {
    const JobId job = house.store->jobs().add(JobKind::verify, "{}", "ann", house.clock.now());
    REQUIRE(pipeline::verify(house.ports, job, as_of, {}, house.progress));
  };
  using namespace std::chrono_literals;
  const Day received = china_day_of(house.clock.now());
  verify_on(received);
  REQUIRE(open_findings("D1") == 1);
  house.take(Feed::payments, "march",
             "id_number,scheme,month,amount,paid_on,county_code\n");  // all taken back
  verify_on(received + std::chrono::days{63});
  CHECK(open_findings("D1") == 1);
  verify_on(received + std::chrono::days{62});
  CHECK(open_findings("D1") == 0);

  const auto last = last_deliveries(house.ports.facts);
  CHECK(feeds_at_hand(last, received + std::chrono::days{62}).stale.empty());
  CHECK(feeds_at_hand(last, received + std::chrono::days{63}).stale.size() == 3);
  CHECK(feeds_at_hand(last, received - std::chrono::days{3000}).stale.empty());
  CHECK(last_deliveries(house.ports.facts, house.clock.now() - std::chrono::seconds{1}).empty());
}

TEST_CASE("a list in fen throughout is refused once it is known what is usually paid") {
  House house;
  const auto list = [](std::string_view month, std::string_view amount) {
    return fmt::format(
        "id_number,scheme,month,amount,paid_on,county_code\n"
        "11010519491231002X,居民养老,{0},{1},2018-03-15,130225\n"
        "11010519491231002X,居民养老,{0},{1},2018-03-16,130225\n",
        month, amount);
  };
  CHECK(house.take(Feed::payments, "february", list("2018-02", "108")).batch.rows_rejected == 0);
  CHECK(house.take(Feed::payments, "march", list("2018-03", "10800")).batch.rows_rejected == 2);
  CHECK(house.take(Feed::payments, "march, in yuan", list("2018-03", "110.50")).batch.rows_rejected == 0);
}

TEST_CASE("once the list of regions tells that a county was renamed, nobody drew in two counties") {
  House house;
  house.take(Feed::roll, "roll",
             "id_number,name,scheme,county_code\n11010519491231002X,王小明,居民养老,130223\n");
  house.take(Feed::payments, "september",
             "id_number,scheme,month,amount,paid_on,county_code\n"
             "11010519491231002X,居民养老,2017-09,108,2017-09-15,130223\n"
             "11010519491231002X,居民养老,2017-09,12,2017-10-15,130284\n");
  const auto drawn_twice = [&] {
    const JobId job = house.store->jobs().add(JobKind::verify, "{}", "ann", house.clock.now());
    const Day as_of = china_day_of(house.clock.now());
    REQUIRE(pipeline::verify(house.ports, job, as_of, {}, house.progress));
    int count = 0;
    house.store->cases().for_each_finding(
        false, [&](const StoredFinding& stored) { count += stored.finding.key.check == "S1" ? 1 : 0; });
    return count;
  };
  CHECK(drawn_twice() == 1);
  house.take(Feed::regions, "regions",
             "code,name,valid_from,valid_to,successor\n130223,滦县,1984-01-01,2017-09-28,130284\n");
  CHECK(drawn_twice() == 0);  // though nothing about the person has come
}

TEST_CASE("the same bytes change nothing, whatever the file is called") {
  House house;
  const Delivery first = house.take(Feed::deaths_village, "march.csv", one_death);
  CHECK_FALSE(first.unchanged);
  CHECK(first.batch.rows_accepted == 1);
  for (const char* name : {"march.csv", "march (1).csv"}) {
    const Delivery again = house.take(Feed::deaths_village, name, one_death);
    CHECK(again.unchanged);
    CHECK(again.batch.id == first.batch.id);
  }
}

TEST_CASE("a file without rows is a message of its own under each name") {
  House house;
  house.take(Feed::deaths_village, "east-village.csv", header);
  house.take(Feed::deaths_village, "west-village.csv", one_death);
  const Delivery corrected = house.take(Feed::deaths_village, "west-village.csv", header);
  CHECK_FALSE(corrected.unchanged);
  REQUIRE(corrected.superseded);
  CHECK(corrected.superseded->rows_accepted == 1);
  CHECK(house.take(Feed::deaths_village, "west-village.csv", header).unchanged);
}

TEST_CASE("a file that was read in the wrong encoding is read again under its name") {
  House house;
  const std::string gb18030 = header + "11010519491231002X,\xCD\xF5\xD0\xA1\xC3\xF7,2018-01-20\n";
  const Delivery wrong = house.take(Feed::deaths_village, "march.csv", gb18030);
  CHECK(house.take(Feed::deaths_village, "march.csv", gb18030, wrong.batch.encoding).unchanged);
  const Encoding other = wrong.batch.encoding == Encoding::utf8 ? Encoding::gb18030 : Encoding::utf8;
  const Delivery again = house.take(Feed::deaths_village, "march.csv", gb18030, other);
  CHECK_FALSE(again.unchanged);
  REQUIRE(again.superseded);
  CHECK(again.superseded->id == wrong.batch.id);
}

TEST_CASE("other networks measure the stored photos anew") {
  House house;
  const PhotoId enrolled =
      enrol_photo(house.ports, house.person, Day{std::chrono::year{2017} / 1 / 1}, Bytes{3}).receipt.photo;
  const CollectionId collected = house.collect(3).receipt.collection;
  house.exchange_networks("new");
  house.faces.measured = 0;

  SECTION("in the next verification") {
    house.verify();
    CHECK(house.faces.measured == 2);
    CHECK(house.store->photos().measurement(enrolled)->face->model_set == "new");
    CHECK(test::pending_comparisons(house.store->photos(), "new").empty());
    CHECK(house.store->photos().collection(collected)->comparison->outcome ==
          FaceOutcome::unsure);  // nothing is calibrated
  }
  SECTION("when a new collection is compared with one") {
    const CollectionResult other = house.collect(4);
    REQUIRE(other.comparison);
    CHECK(other.comparison->outcome == FaceOutcome::different);
    CHECK(house.store->photos().measurement(enrolled)->face->model_set == "new");
  }
  SECTION("and what they cannot measure now stays as it was, for the next run") {
    house.faces.fail = true;
    house.verify();
    CHECK(house.store->photos().measurement(enrolled)->face->model_set == "old");
    house.faces.fail = false;
    house.verify();
    CHECK(house.store->photos().measurement(enrolled)->face->model_set == "new");
  }
}

TEST_CASE("a collection is compared with the newest three enrolled photos, at once and by a verification") {
  House house;
  const auto enrol = [&](int year, std::uint8_t photo) {
    return enrol_photo(house.ports, house.person, Day{std::chrono::year{year} / 1 / 1}, Bytes{photo})
        .receipt.photo;
  };
  enrol(2014, 9);
  const PhotoId like_it = enrol(2015, 3);
  enrol(2016, 4);
  enrol(2017, 5);
  const CollectionResult collected = house.collect(Bytes{3, 1});
  REQUIRE(collected.comparison);
  CHECK(collected.comparison->compared_photos == 3);
  CHECK(collected.comparison->nearest == like_it);
  CHECK(collected.comparison->outcome == FaceOutcome::unsure);                      // nothing is calibrated
  CHECK(house.collect(Bytes{9, 1}).comparison->outcome == FaceOutcome::different);  // the fourth is too old

  const PhotoId newest = enrol(2018, 6);
  house.verify();
  const AssessedCollection again = house.store->photos().collection(collected.receipt.collection).value();
  CHECK(again.comparison.value().nearest != like_it);
  CHECK(again.comparison->outcome == FaceOutcome::different);
  enrol(2019, 3);
  house.verify();
  CHECK(house.store->photos().collection(collected.receipt.collection)->enrolled.value().photo != newest);
}

TEST_CASE("a photo at which a worker failed is measured when it is handed in again") {
  House house;
  house.faces.fail = true;
  const Day taken_on{std::chrono::year{2017} / 1 / 1};
  const EnrolmentResult enrolled = enrol_photo(house.ports, house.person, taken_on, Bytes{3});
  const CollectionResult collected = house.collect(3);
  CHECK(enrolled.measured.not_assessable == NotAssessable::worker_failed);
  CHECK_FALSE(collected.comparison);

  house.faces.fail = false;
  const EnrolmentResult again = enrol_photo(house.ports, house.person, taken_on, Bytes{3});
  CHECK(again.receipt.already_there);
  CHECK(again.receipt.photo == enrolled.receipt.photo);
  CHECK(house.store->photos().measurement(enrolled.receipt.photo)->face);
  const CollectionResult compared = house.collect(3);
  CHECK(compared.receipt.already_there);
  REQUIRE(compared.comparison);
  CHECK(compared.comparison->outcome == FaceOutcome::unsure);  // nothing is calibrated
  CHECK_FALSE(house.store->photos().collection(compared.receipt.collection)->not_assessable);
}

/// A print whose picture is drawn from a number: of the same number the same one, and mirrored when it is
/// negative.
PhotoPrint drawn(int number) {
  PhotoPrint print{PrintFrame::face, {}, {}};
  std::uint32_t state = static_cast<std::uint32_t>(std::abs(number)) * 2'654'435'761U;
  std::vector<int> coarse(13 * 13);
  for (int& value : coarse)
    value = static_cast<int>((state = state * 1'664'525U + 1'013'904'223U) >> 25U) + 60;
  for (int y = 0; y < PhotoPrint::side; ++y)
    for (int x = 0; x < PhotoPrint::side; ++x) {
      const int at = y / 8 * 13 + x / 8;
      const int u = x % 8;
      const int v = y % 8;
      const int value = (coarse[static_cast<std::size_t>(at)] * (8 - u) * (8 - v) +
                         coarse[static_cast<std::size_t>(at) + 1] * u * (8 - v) +
                         coarse[static_cast<std::size_t>(at) + 13] * (8 - u) * v +
                         coarse[static_cast<std::size_t>(at) + 14] * u * v) /
                        64;
      print.picture.push_back(static_cast<std::uint8_t>(value));
    }
  print.code = face::code_of(print.picture);
  return number < 0 ? face::mirrored(print) : print;
}

TEST_CASE("a copy is found among all photos, of whomever and from before") {
  House house;
  house.faces.print_of = [](std::span<const std::uint8_t> photo) {
    return drawn(static_cast<std::int8_t>(photo[1]));
  };
  const Day taken_on{std::chrono::year{2017} / 1 / 1};
  const CitizenId other = test::citizen(4);
  const PhotoId enrolled = enrol_photo(house.ports, other, taken_on, Bytes{3, 5}).receipt.photo;
  const auto uses_of = [&](const CollectionResult& result) {
    return house.store->photos().collection(result.receipt.collection)->earlier_uses;
  };
  CHECK(uses_of(house.collect(Bytes{3, 6})).empty());

  const CollectionResult copy = house.collect(Bytes{4, 5});
  REQUIRE(uses_of(copy).size() == 1);
  CHECK(uses_of(copy)[0].photo == enrolled);
  CHECK(uses_of(copy)[0].person == other);
  CHECK(uses_of(copy)[0].kind == CopyKind::edited);

  const auto uses = uses_of(house.collect(Bytes{4, static_cast<std::uint8_t>(-5)}));
  REQUIRE(uses.size() == 2);
  CHECK(uses[0].kind == CopyKind::mirrored);
  CHECK(uses[1].kind == CopyKind::mirrored);

  // A service that starts anew knows them all.
  PhotoSearch anew(house.store->photos());
  CHECK(anew.size() == 4);
}

TEST_CASE("photos from before there were prints are looked up by the next verification") {
  House house;
  const Day taken_on{std::chrono::year{2017} / 1 / 1};
  enrol_photo(house.ports, house.person, taken_on, Bytes{3, 5});
  const CollectionResult copy = house.collect(Bytes{4, 5});
  const CollectionResult another = house.collect(Bytes{4, 6});
  SQLite::Database(house.store_file().string(), SQLite::OPEN_READWRITE).exec("DELETE FROM photo_codes");
  house.faces.print_of = [](std::span<const std::uint8_t> photo) { return drawn(photo[1]); };
  house.verify();
  const auto uses_of = [&](const CollectionResult& result) {
    return house.store->photos().collection(result.receipt.collection)->earlier_uses;
  };
  CHECK(uses_of(copy).size() == 1);
  CHECK(uses_of(another).empty());
  house.faces.measured = 0;
  house.verify();
  CHECK(house.faces.measured == 0);
}

TEST_CASE("of copies that come at the same time in many threads, all but the first know it") {
  House house;
  house.faces.print_of = [](std::span<const std::uint8_t>) { return drawn(5); };
  constexpr std::uint8_t copies = 12;
  std::vector<CollectionId> collections(copies);
  {
    std::vector<std::jthread> threads;
    for (std::uint8_t i = 0; i < copies; ++i)
      threads.emplace_back([&house, &collections, i] {
        collections[i] = house.collect(Bytes{3, i}).receipt.collection;
      });
  }
  std::multiset<std::size_t> uses;
  for (const CollectionId id : collections)
    uses.insert(house.store->photos().collection(id)->earlier_uses.size());
  for (std::size_t i = 0; i < copies; ++i) CHECK(uses.count(i) == 1);
}

}  // namespace
}  // namespace benefit::pipeline
