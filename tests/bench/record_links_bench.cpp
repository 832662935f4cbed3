// A day's death records against a stored roll: what indexing the roll costs once, and what three hundred
// records cost afterwards, the first day with nothing of the roll in memory (as after a start of the
// machine), the second day with what the first one read; how many of them find their person.
//
//     bench_record_links FOLDER       a folder of make_population: roll.csv, other.csv, truth.csv
#include "verify/identity/citizen_id.hpp"
#include "verify/identity/date.hpp"
#include "verify/intake/people_reader.hpp"
#include "verify/match/link_records.hpp"
#include "verify/match/roll_index.hpp"
#include "verify/store/sqlite/store.hpp"
#include "verify/types/error.hpp"

#include <algorithm>
#include <chrono>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <thread>
#include <unistd.h>
#include <unordered_map>

#include <fmt/format.h>

namespace benefit {
namespace {

constexpr int day_of_records = 300;

class Silent final : public Progress {
 public:
  void report(std::string_view, std::int64_t, std::int64_t) override {}
  bool stop_requested() const override { return false; }
};

class Timer {
 public:
  double seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count();
  }

 private:
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

DeliveryHeader delivery_of(Feed feed, const std::string& name) {
  return {.feed = feed,
          .delivery = name,
          .file_sha256 = name,
          .bytes = 0,
          .received_at = Instant{},
          .received_by = "bench"};
}

std::int64_t for_each_row(const std::filesystem::path& file,
                          const std::function<void(const PersonRow&)>& visit) {
  std::ifstream in(file);
  if (!in)
    throw Failure({ErrorCode::not_found, "cannot be opened", file.string(), "make it with make_population"});
  Silent progress;
  const auto read = intake::read_people(in, {}, visit, progress);
  if (!read) throw Failure(read.error());
  return read->rows;
}

RegionPath region_of(const PersonRow& row) {
  return {RegionCode{row.county_code.empty() ? 0 : std::stoi(std::string(row.county_code))},
          std::string(row.town), std::string(row.village)};
}

std::optional<Day> day_or_none(std::string_view text) {
  const auto day = identity::parse_day(text);
  return day ? std::optional(*day) : std::nullopt;
}

/// Record IDs of the roll by number, and of a day's records by line.
struct Known {
  std::unordered_map<std::uint64_t, std::string> roll;
  std::map<std::int64_t, std::string> deaths;
};

/// Rows without a readable number are refused, as the feed refuses them.
void deliver_roll(FactStore& facts, const std::filesystem::path& file, Known& known) {
  const auto writer = facts.begin_batch(delivery_of(Feed::roll, "roll"));
  std::int64_t line = 1;
  for_each_row(file, [&](const PersonRow& row) {
    ++line;
    const auto id = identity::parse_citizen_id(row.id_number);
    if (!id) return;
    known.roll.emplace(id->id.body(), row.record_id);
    writer->add(Enrolment{.id = id->id,
                          .fifteen_digits = id->fifteen_digits,
                          .name = std::string(row.name),
                          .sex = id->id.sex(),
                          .birth_date = day_or_none(row.birth_date).value_or(id->id.birth_date()),
                          .scheme = Scheme::resident_pension,
                          .region = region_of(row),
                          .account = {},
                          .enrolled_on = {},
                          .benefit_from = {},
                          .benefit_to = {},
                          .account_balance = {},
                          .source = {writer->id(), line}});
  });
  writer->commit(Encoding::utf8, {}, line);
}

/// Those of one day, from 0.
void deliver_deaths(FactStore& facts, const std::filesystem::path& file, int day, Known& known) {
  const auto writer = facts.begin_batch(delivery_of(Feed::deaths_village, fmt::format("day {}", day)));
  std::int64_t line = 1;
  for_each_row(file, [&](const PersonRow& row) {
    if (row.name.empty()) return;
    ++line;
    const int before = 1 + day * day_of_records;  // the header, and the days before
    if (line <= before || line > before + day_of_records) return;
    known.deaths.emplace(line, row.record_id);
    const auto id = identity::parse_citizen_id(row.id_number);
    writer->add(DeathRecord{.id = id ? std::optional(id->id) : std::nullopt,
                            .id_as_delivered = id ? std::string() : std::string(row.id_number),
                            .name = std::string(row.name),
                            .sex = std::nullopt,
                            .birth_date = day_or_none(row.birth_date),
                            .death_date = day_or_none(row.death_date).value_or(Day{}),
                            .reported_by = DeathSource::village,
                            .region = region_of(row),
                            .recorded_on = {},
                            .source = {writer->id(), line}});
  });
  writer->commit(Encoding::utf8, {}, line);
}

/// Of the records that no exact number settles and whose person is on the roll, how many are linked;
/// and how many links are of somebody else.
void print_accuracy(FactStore& facts, const std::filesystem::path& truth_file, const Known& known) {
  std::map<std::string, std::string> truth;  // other -> roll
  std::ifstream in(truth_file);
  for (std::string row; std::getline(in, row);) {
    const std::size_t first = row.find(','), second = row.find(',', first + 1);
    truth[row.substr(first + 1, second - first - 1)] = row.substr(0, first);
  }
  int linked_right = 0, linked_wrong = 0, to_look_at = 0;
  std::set<std::string> found, settled;
  for (const SubjectRange range : facts.partition_subjects(1'000'000'000))
    facts.for_each_subject(range, std::nullopt, [&](const SubjectFacts& subject) {
      const auto is_right = [&](const std::string& record) {
        const auto who = truth.find(record);
        return who != truth.end() && who->second == known.roll.at(subject.id.body());
      };
      for (const DeathRecord& exact : subject.deaths)
        if (is_right(known.deaths.at(exact.source.line))) settled.insert(known.deaths.at(exact.source.line));
      for (const Linked<DeathRecord>& linked : subject.linked_deaths) {
        const std::string& record = known.deaths.at(linked.row.source.line);
        const Verdict verdict = verdict_of(linked.match.probability);
        if (verdict == Verdict::link) ++(is_right(record) ? linked_right : linked_wrong);
        if (verdict == Verdict::look) ++to_look_at;
        if (verdict != Verdict::no_link && is_right(record)) found.insert(record);
      }
    });
  int open = 0;
  for (const auto& [line, record] : known.deaths)
    open += truth.contains(record) && (found.contains(record) || !settled.contains(record)) ? 1 : 0;
  fmt::print(
      "  {} of these are of people on the roll under another number or none: {} are found; {} links are "
      "right, {} wrong, {} pairs are to be looked at\n",
      open, found.size(), linked_right, linked_wrong, to_look_at);
}

/// Drops the files of a folder from the operating system's cache.
void drop_from_cache(const std::filesystem::path& folder) {
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const int file = ::open(entry.path().c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0 || ::fsync(file) != 0 || ::posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED) != 0)
      throw Failure({ErrorCode::io, "cannot be dropped from the cache", entry.path().string(), {}});
    ::close(file);
  }
}

std::unique_ptr<store::SqliteStore> open_store(const std::filesystem::path& path) {
  const auto no_secret = [](std::span<std::uint8_t> bytes) { std::fill(bytes.begin(), bytes.end(), 1); };
  return store::SqliteStore::open(path, store::SealKey::filled_by(no_secret));
}

void run(const std::filesystem::path& folder) {
  const auto path = std::filesystem::temp_directory_path() / fmt::format("record_links_bench.{}", ::getpid());
  {
    auto store = open_store(path);
    Known known;
    Silent progress;
    const Timer importing;
    deliver_roll(store->facts(), folder / "roll.csv", known);
    const auto rows = static_cast<double>(known.roll.size());
    fmt::print("{:.0f} rows of the roll: stored in {:.1f} s, ", rows, importing.seconds());
    const Timer indexing;
    if (!match::index_roll(store->links(), progress)) return;
    fmt::print("indexed in {:.1f} s, ", indexing.seconds());
    const Timer comparing;
    const match::RecordLinkOptions options{.threads = std::thread::hardware_concurrency()};
    if (!match::link_records(store->links(), options, progress)) return;
    fmt::print("compared with itself in {:.1f} s\n", comparing.seconds());
    for (const int day : {0, 1}) {
      deliver_deaths(store->facts(), folder / "other.csv", day, known);
      if (day == 0) {
        store.reset();
        drop_from_cache(path);
        store = open_store(path);
      }
      const Timer linking;
      if (!match::link_records(store->links(), options, progress)) return;
      fmt::print("{} death records against them, {}: {:.2f} s\n", day_of_records,
                 day == 0 ? "the cache cold" : "warm", linking.seconds());
    }
    print_accuracy(store->facts(), folder / "truth.csv", known);
    store.reset();
    fmt::print("  the store takes {:.0f} bytes a row\n",
               static_cast<double>(std::filesystem::file_size(path / "benefitd.db")) / rows);
  }
  std::filesystem::remove_all(path);
}

}  // namespace
}  // namespace benefit

int main(int argc, char** argv) {
  if (argc != 2) {
    fmt::print(stderr, "usage: bench_record_links FOLDER, a folder of make_population\n");
    return 2;
  }
  try {
    benefit::run(argv[1]);
    return 0;
  } catch (const benefit::Failure& failure) {
    fmt::print(stderr, "{}: {}\n", failure.error().where, failure.error().what);
    return 1;
  }
}
