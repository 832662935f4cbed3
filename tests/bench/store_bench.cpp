// What the store costs: committing payments, cutting subjects into ranges, and the exact cross-check of a
// million recipients' payments against the death records (D1), on synthetic data.
#include "verify/store/sqlite/store.hpp"

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <random>
#include <string>
#include <thread>

#include <benchmark/benchmark.h>
#include <fmt/format.h>

namespace benefit {
namespace {

constexpr int subjects = 1'000'000;
constexpr int months = 12;
constexpr int deaths = 200'000;

/// A state directory that goes when the benchmark does.
class ScratchStore {
 public:
  ScratchStore()
      : path_(std::filesystem::temp_directory_path() / fmt::format("store_bench.{}", ::getpid())),
        store_(store::SqliteStore::open(path_, store::SealKey::random())) {}
  ~ScratchStore() {
    store_.reset();
    std::filesystem::remove_all(path_);
  }

  FactStore& facts() { return store_->facts(); }

 private:
  std::filesystem::path path_;
  std::unique_ptr<store::SqliteStore> store_;
};

/// The n-th recipient: spread over 40 years of birth, 100 villages' worth of sequence numbers a day.
CitizenId citizen(int n) {
  const std::uint64_t year = 1920 + static_cast<std::uint64_t>(n) % 40;
  const std::uint64_t month = 1 + static_cast<std::uint64_t>(n) / 40 % 12;
  const std::uint64_t day = 1 + static_cast<std::uint64_t>(n) / 480 % 28;
  const std::uint64_t rest = static_cast<std::uint64_t>(n) / 13'440;
  return CitizenId::from_body((130'203ULL * 100'000'000ULL + year * 10'000 + month * 100 + day) * 1000 +
                              rest);
}

DeliveryHeader delivery_of(Feed feed, int number) {
  return {.feed = feed,
          .delivery = fmt::format("{}", number),
          .file_sha256 = fmt::format("{:064x}", number),
          .bytes = 0,
          .received_at = Instant{std::chrono::milliseconds{number}},
          .received_by = "bench"};
}

/// Writes payments as a feed would bring them: the row object is reused, as a reader of CSV reuses its own.
class Payments {
 public:
  explicit Payments(BatchWriter& writer) : writer_(writer) { row_.source.batch = writer.id(); }

  void add(int recipient, int month) {
    row_.id = citizen(recipient);
    row_.month = Month{std::chrono::year{2017}, std::chrono::month{static_cast<unsigned>(1 + month)}};
    row_.account = fmt::format("62179900{:011}", recipient);
    ++row_.source.line;
    writer_.add(row_);
  }

 private:
  BatchWriter& writer_;
  Payment row_{.id = CitizenId::from_body(0),
               .fifteen_digits = false,
               .name = "欧阳建国",
               .scheme = Scheme::resident_pension,
               .month = {},
               .amount = Fen{12'850},
               .paid_on = Day{std::chrono::days{17'500}},
               .account = {},
               .county = RegionCode{130'203},
               .source = {}};
};

enum Order { by_person, by_month, shuffled };

std::vector<int> places(Order order, int recipients) {
  std::vector<int> places(static_cast<std::size_t>(recipients) * months);
  for (std::size_t i = 0; i < places.size(); ++i) places[i] = static_cast<int>(i);
  if (order == shuffled)
    std::shuffle(places.begin(), places.end(), std::mt19937{1});  // NOLINT: the same each time
  return places;
}

/// One delivery of 200,000 recipients x 12 months, from the first row to the committed batch, on one core.
void commit_payments(benchmark::State& state) {
  const auto order = static_cast<Order>(state.range(0));
  constexpr int recipients = 200'000;
  const std::vector<int> rows = places(order, recipients);
  ScratchStore store;  // empty: there is one iteration
  for (auto _ : state) {
    const auto writer = store.facts().begin_batch(delivery_of(Feed::payments, 1));
    Payments payments{*writer};
    for (const int place : rows) {
      if (order == by_month) {
        payments.add(place % recipients, place / recipients);
      } else {
        payments.add(place / months, place % months);
      }
    }
    writer->commit(Encoding::utf8, {}, static_cast<std::int64_t>(rows.size()));
  }
  state.counters["rows/s"] =
      benchmark::Counter(static_cast<double>(rows.size()), benchmark::Counter::kIsIterationInvariantRate);
  state.SetLabel(order == by_person ? "by person" : order == by_month ? "by month" : "shuffled");
}
BENCHMARK(commit_payments)
    ->DenseRange(by_person, shuffled)
    ->Iterations(1)
    ->UseRealTime()
    ->Unit(benchmark::kSecond);

void deliver_deaths(FactStore& facts) {
  const auto writer = facts.begin_batch(delivery_of(Feed::deaths_health, 1));
  for (int i = 0; i < deaths; ++i)
    writer->add(DeathRecord{.id = citizen(i * (subjects / deaths)),
                            .id_as_delivered = {},
                            .name = "欧阳建国",
                            .sex = Sex::male,
                            .birth_date = {},
                            .death_date = Day{std::chrono::days{17'300 + i % 365}},
                            .reported_by = DeathSource::health,
                            .region = {{130'203}, {}, {}},
                            .recorded_on = {},
                            .source = {writer->id(), i + 1}});
  writer->commit(Encoding::utf8, {}, deaths);
}

void deliver_roll(FactStore& facts) {
  const auto writer = facts.begin_batch(delivery_of(Feed::roll, 1));
  for (int i = 0; i < subjects; ++i)
    writer->add(Enrolment{.id = citizen(i),
                          .fifteen_digits = false,
                          .name = "欧阳建国",
                          .sex = Sex::male,
                          .birth_date = citizen(i).birth_date(),
                          .scheme = Scheme::resident_pension,
                          .region = {RegionCode{130'203}, "王辇庄乡", "后屯村"},
                          .account = fmt::format("62179900{:011}", i),
                          .enrolled_on = Day{std::chrono::days{14'000}},
                          .benefit_from = {},
                          .benefit_to = {},
                          .account_balance = Fen{300'000},
                          .source = {writer->id(), i + 1}});
  writer->commit(Encoding::utf8, {}, subjects);
}

/// A million recipients: the roll, twelve monthly deliveries of payments, one of deaths.
ScratchStore& county() {
  static ScratchStore store;
  static const bool delivered = [] {
    for (int month = 0; month < months; ++month) {
      const auto writer = store.facts().begin_batch(delivery_of(Feed::payments, month));
      Payments payments{*writer};
      for (int i = 0; i < subjects; ++i) payments.add(i, month);
      writer->commit(Encoding::utf8, {}, subjects);
    }
    deliver_deaths(store.facts());
    return true;
  }();
  benchmark::DoNotOptimize(delivered);
  return store;
}

bool paid_after_death(const SubjectFacts& facts) {
  if (facts.deaths.empty() || facts.payments.empty()) return false;
  return facts.payments.back().month > month_of(facts.deaths.back().death_date);
}

void cross_check(benchmark::State& state) {
  FactStore& facts = county().facts();
  if (state.range(0) == 1 && facts.batches().front().header.feed != Feed::roll) deliver_roll(facts);
  std::atomic<int> visited = 0;
  std::atomic<int> found = 0;
  for (auto _ : state) {
    visited = found = 0;
    std::vector<std::thread> threads;
    for (const SubjectRange range : facts.partition_subjects(subjects / 2)) {
      threads.emplace_back([&, range] {
        int seen = 0;
        int hits = 0;
        facts.for_each_subject(range, std::nullopt, [&](const SubjectFacts& subject) {
          ++seen;
          if (paid_after_death(subject)) ++hits;
        });
        visited += seen;
        found += hits;
      });
    }
    for (std::thread& thread : threads) thread.join();
  }
  state.counters["subjects"] = visited.load();
  state.counters["found"] = found.load();
  state.SetLabel(state.range(0) == 1 ? "with the roll" : "payments and deaths");
}
BENCHMARK(cross_check)
    ->DenseRange(0, 1)
    ->Iterations(1)
    ->MeasureProcessCPUTime()
    ->UseRealTime()
    ->Unit(benchmark::kSecond);

void partition_subjects(benchmark::State& state) {
  const FactStore& facts = county().facts();
  for (auto _ : state) benchmark::DoNotOptimize(facts.partition_subjects(5000));
}
BENCHMARK(partition_subjects)->Unit(benchmark::kSecond);

}  // namespace
}  // namespace benefit

BENCHMARK_MAIN();
