#include "verify/measure_death_sources.hpp"

#include "tests/support/facts_builder.hpp"
#include "tests/support/temporary_folder.hpp"
#include "verify/store/sqlite/store.hpp"

#include <string>

#include <catch2/catch.hpp>

namespace benefit::pipeline {
namespace {

using namespace std::chrono_literals;

struct Office {
  test::TemporaryFolder folder;
  std::unique_ptr<store::SqliteStore> store =
      store::SqliteStore::open(folder.path() / "state", store::SealKey::random());

  /// Deaths on 2018-01-01 of these people, recorded so many days later.
  void deliver(Feed feed, DeathSource source, int first, int last, int days, bool withdrawn = false) {
    const auto writer = store->facts().begin_batch(
        {feed, std::to_string(first) + (withdrawn ? "w" : ""), std::string(64, 'a'), 0, Instant{}, "clerk"});
    std::int64_t line = 1;
    for (int person = first; person <= last; ++person) {
      DeathRecord record = test::FactsBuilder(test::citizen(person)).death(2018y / 1 / 1, source);
      record.recorded_on = record.death_date + std::chrono::days{days};
      if (withdrawn) record.withdrawn_on = Day{2018y / 3 / 1};
      record.source = {writer->id(), ++line};
      writer->add(record);
    }
    writer->commit(Encoding::utf8, {}, line - 1);
  }
};

}  // namespace

TEST_CASE("each source is held against the others: withdrawn, known to others, days to record") {
  Office office;
  CHECK(measure_death_sources(office.store->facts(), std::nullopt).empty());
  office.deliver(Feed::deaths_health, DeathSource::health, 0, 89, 5);
  office.deliver(Feed::deaths_health, DeathSource::health, 90, 99, 40);
  office.deliver(Feed::deaths_village, DeathSource::village, 60, 119, 2);
  office.deliver(Feed::deaths_village, DeathSource::village, 0, 9, 2, true);
  const auto measured = measure_death_sources(office.store->facts(), std::nullopt);
  REQUIRE(measured.size() == 2);
  CHECK(measured[0].source == DeathSource::health);
  CHECK(measured[0].records == 100);
  CHECK(measured[0].withdrawn == 0);
  CHECK(measured[0].known_to_others == 60);
  CHECK(measured[0].known_here_too == 40);
  CHECK(measured[0].days_to_record == 5);  // of the hundred, the ninetieth
  CHECK(measured[1].source == DeathSource::village);
  CHECK(measured[1].records == 70);
  CHECK(measured[1].withdrawn == 10);
  CHECK(measured[1].known_to_others == 100);
  CHECK(measured[1].known_here_too == 40);
}

TEST_CASE("a list that comes anew, whole, counts once, as its newest delivery has it") {
  Office office;
  office.deliver(Feed::deaths_health, DeathSource::health, 0, 9, 5);
  office.deliver(Feed::deaths_health, DeathSource::health, 1, 9, 5);
  office.deliver(Feed::deaths_health, DeathSource::health, 2, 9, 5);
  office.deliver(Feed::deaths_health, DeathSource::health, 8, 9, 5, true);  // taken back at last
  const auto measured = measure_death_sources(office.store->facts(), std::nullopt);
  REQUIRE(measured.size() == 1);
  CHECK(measured[0].records == 10);
  CHECK(measured[0].withdrawn == 2);
}

}  // namespace benefit::pipeline
