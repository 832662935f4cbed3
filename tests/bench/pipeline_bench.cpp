// The two bulk ways through the house, on disk and with the real store: a delivery from CSV file to committed
// rows, and the check of everyone. Prints; asserts nothing.
//
//   bench_pipeline [--recipients N] [--dir DIR]

#include "daemon/system_randomness.hpp"
#include "tests/support/silent_progress.hpp"
#include "verify/gather_things.hpp"
#include "verify/pipeline.hpp"
#include "verify/rules/registry.hpp"
#include "verify/store/sqlite/store.hpp"

#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <thread>

#include <fmt/format.h>

namespace {

using namespace benefit;
namespace fs = std::filesystem;

/// The same names in both encodings: what is compared is the decoding, not the names.
struct Name {
  std::string_view utf8;
  std::string_view gb18030;
};
constexpr Name names[] = {{"王秀英", "\xCD\xF5\xD0\xE3\xD3\xA2"},
                          {"李建国", "\xC0\xEE\xBD\xA8\xB9\xFA"},
                          {"张玉兰", "\xD5\xC5\xD3\xF1\xC0\xBC"},
                          {"刘桂芳", "\xC1\xF5\xB9\xF0\xB7\xBC"}};

const Name& name_of_person(std::int64_t person) { return names[static_cast<std::size_t>(person % 4)]; }

CitizenId person_id(std::int64_t person) {
  // 12,000 birth days from 1930 on, then the sequence: a million numbers stay in three digits.
  const Day birth = Day{std::chrono::year{1930} / 1 / 1} + std::chrono::days{person % 12'000};
  const std::chrono::year_month_day ymd{birth};
  const auto date = static_cast<std::uint64_t>(static_cast<int>(ymd.year()) * 10'000) +
                    static_cast<unsigned>(ymd.month()) * 100U + static_cast<unsigned>(ymd.day());
  return CitizenId::from_body((130225ULL * 100'000'000ULL + date) * 1000ULL +
                              static_cast<std::uint64_t>(person / 12'000));
}

Month month_at(int index) {
  return std::chrono::year{2017} / std::chrono::April + std::chrono::months{index};
}

/// Of ten thousand people ten share an account.
std::string account_of(std::int64_t person) {
  return fmt::format("6217{:015}", person % 10'000 < 10 ? person - person % 10'000 : person);
}

class Stopwatch {
 public:
  double seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
  }
  double cpu_seconds() const { return static_cast<double>(std::clock() - cpu_start_) / CLOCKS_PER_SEC; }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  std::clock_t cpu_start_ = std::clock();
};

class SystemClock final : public Clock {
 public:
  Instant now() const override {
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
  }
};

/// There are no photos here.
class NoFaces final : public FaceMeasurer {
 public:
  FaceMeasurement measure(std::span<const std::uint8_t>) override { std::abort(); }
  std::string model_set() const override { return "none"; }
};

struct Bench {
  explicit Bench(const fs::path& directory)
      : store(store::SqliteStore::open(directory, store::SealKey::random())),
        past_photos(store->photos()),
        standard({.scoring = {}, .model_set = "none"}, store->photos(), store->calibrations()),
        ports(pipeline::ports_of(*store, faces, clock, policy, standard, past_photos, randomness)) {}

  SystemClock clock;
  SystemRandomness randomness;
  NoFaces faces;
  policy::Policy policy = policy::default_policy();
  std::unique_ptr<store::SqliteStore> store;
  pipeline::PhotoSearch past_photos;
  pipeline::FaceStandard standard;
  pipeline::Ports ports;
};

DeliveryHeader header(Feed feed, const std::string& name, std::int64_t bytes) {
  return {feed,   name, std::string(64, 'a' + static_cast<char>(name.size() % 6)), bytes, SystemClock{}.now(),
          "bench"};
}

std::int64_t write_payments(const fs::path& file, std::int64_t recipients, bool gb18030) {
  std::ofstream out(file, std::ios::binary);
  out << "id_number,name,scheme,month,amount,paid_on,account,county_code\n";
  for (int month = 0; month < 12; ++month) {
    const Month m = month_at(month);
    for (std::int64_t person = 0; person < recipients; ++person) {
      const Name& name = name_of_person(person);
      out << fmt::format("{},{},resident_pension,{:04}-{:02},108.00,{:04}-{:02}-10,{},130225\n",
                         person_id(person).to_string(), gb18030 ? name.gb18030 : name.utf8,
                         static_cast<int>(m.year()), static_cast<unsigned>(m.month()),
                         static_cast<int>(m.year()), static_cast<unsigned>(m.month()), account_of(person));
    }
  }
  out.flush();
  return static_cast<std::int64_t>(fs::file_size(file));
}

double measure_intake(const fs::path& directory, std::int64_t recipients, bool gb18030) {
  const fs::path file = directory / "payments.csv";
  const std::int64_t bytes = write_payments(file, recipients, gb18030);
  Bench bench(directory / (gb18030 ? "gb18030" : "utf8"));
  std::ifstream in(file, std::ios::binary);
  test::SilentProgress progress;
  const Stopwatch watch;
  const auto delivery = pipeline::take_delivery(bench.ports, header(Feed::payments, "payments", bytes), in,
                                                std::nullopt, progress);
  if (!delivery) throw Failure(delivery.error());
  const double rate = static_cast<double>(delivery->batch.rows_accepted) / watch.seconds();
  fmt::print("intake {:<8} {:>10} rows  {:>6.2f} s  (cpu {:>5.2f} s)  {:>9.0f} rows/s  {:>5.1f} MB/s\n",
             gb18030 ? "GB18030" : "UTF-8", delivery->batch.rows_accepted, watch.seconds(),
             watch.cpu_seconds(), rate, static_cast<double>(bytes) / 1e6 / watch.seconds());
  return rate;
}

template <class Fill>
void deliver(Bench& bench, Feed feed, const std::string& name, std::int64_t rows, Fill fill) {
  const auto writer = bench.ports.facts.begin_batch(header(feed, name, 0));
  fill(*writer);
  writer->commit(Encoding::utf8, {}, rows);
}

/// So many people, evenly spread over all, each `offset` after the beginning of his stretch.
template <class Visit>
void for_some(std::int64_t count, std::int64_t recipients, std::int64_t offset, Visit visit) {
  const std::int64_t each = std::max<std::int64_t>(recipients / count, 1);
  for (std::int64_t i = 0; i < count; ++i) visit((i * each + offset) % recipients, i + 2);
}

Payment payment_of(std::int64_t person, Month month, Source source) {
  return {.id = person_id(person),
          .fifteen_digits = false,
          .name = std::string(name_of_person(person).utf8),
          .scheme = Scheme::resident_pension,
          .month = month,
          .amount = Fen{10'800},
          .paid_on = first_day(month) + std::chrono::days{9},
          .account = account_of(person),
          .county = {130225},
          .source = source};
}

DeathRecord death_of(std::int64_t person, Day day, Source source) {
  return {.id = person_id(person),
          .id_as_delivered = {},
          .name = std::string(name_of_person(person).utf8),
          .sex = std::nullopt,
          .birth_date = std::nullopt,
          .death_date = day,
          .reported_by = DeathSource::health,
          .region = {{130225}, {}, {}},
          .recorded_on = std::nullopt,
          .source = source};
}

RegistryPeriod stay_of(std::int64_t person, Day from, Source source) {
  return {.id = person_id(person),
          .name = std::string(name_of_person(person).utf8),
          .registry = Registry::dibao,
          .period = {from, std::nullopt},
          .region = {{130225}, "town", "village"},
          .source = source};
}

void deliver_stays(Bench& bench, const std::string& name, std::int64_t count, std::int64_t recipients,
                   std::int64_t offset) {
  deliver(bench, Feed::registry_dibao, name, count, [&](BatchWriter& writer) {
    for_some(count, recipients, offset, [&](std::int64_t person, std::int64_t line) {
      writer.add(stay_of(person, Day{std::chrono::year{2016} / 1 / 1}, {writer.id(), line}));
    });
  });
}

/// What a day brings: 300 deaths (a tenth of them without a number), 2,000 changes of a registry and 5,000
/// payments.
void deliver_a_day(Bench& bench, std::int64_t recipients) {
  deliver(bench, Feed::deaths_health, "deaths of the day", 300, [&](BatchWriter& writer) {
    for_some(300, recipients, 1, [&](std::int64_t person, std::int64_t line) {
      DeathRecord record = death_of(person, first_day(month_at(10)), {writer.id(), line});
      if (line % 10 == 0) record.birth_date = record.id->birth_date(), record.id.reset();
      writer.add(record);
    });
  });
  deliver_stays(bench, "changes of the day", 2000, recipients, 2);
  deliver(bench, Feed::payments, "payments of the day", 5000, [&](BatchWriter& writer) {
    for_some(5000, recipients, 3, [&](std::int64_t person, std::int64_t line) {
      writer.add(payment_of(person, month_at(11), {writer.id(), line}));
    });
  });
}

void measure_run(Bench& bench, std::string_view which, Day as_of, bool everyone) {
  test::SilentProgress progress;
  const unsigned threads = std::max(1U, std::thread::hardware_concurrency());
  const JobId job = bench.ports.jobs.add(JobKind::verify, "{}", "bench", bench.clock.now());
  const Stopwatch watch;
  const auto run =
      pipeline::verify(bench.ports, job, as_of, {.everyone = everyone, .threads = threads}, progress);
  if (!run) throw Failure(run.error());
  const double seconds = watch.seconds();
  std::int64_t findings = 0;
  bench.ports.cases.for_each_finding(false, [&](const StoredFinding&) { ++findings; });
  fmt::print(
      "cross-check, all checks, {} threads ({}) {:>6.2f} s  (cpu {:>5.2f} s)  {} people, {} findings\n",
      threads, which, seconds, watch.cpu_seconds(), bench.ports.jobs.subjects_checked(job), findings);
}

/// What the checks about accounts and stations cost beside the cross-check, of which they are the last step.
void measure_things(Bench& bench, Day as_of) {
  for (const std::string_view code : {"A1", "A2"}) {
    const rules::Check* const check = rules::find_check(code);
    const AsOf day(as_of);
    const Stopwatch watch;
    const RegionHistory regions;
    const auto things = pipeline::gather_things(bench.ports.facts,
                                                {.checks = {&check, 1}, .as_of = as_of, .regions = regions});
    const auto observations = rules::observe_things(things, {day, bench.policy, {&check, 1}});
    fmt::print("{} alone {:>6.2f} s  (cpu {:>5.2f} s)  {} observations\n", code, watch.seconds(),
               watch.cpu_seconds(), observations.size());
  }
}

void measure_cross_check(const fs::path& directory, std::int64_t recipients) {
  Bench bench(directory / "cross-check");
  const Stopwatch filling;
  deliver(bench, Feed::roll, "roll", recipients, [&](BatchWriter& writer) {
    for (std::int64_t person = 0; person < recipients; ++person) {
      const CitizenId id = person_id(person);
      writer.add(Enrolment{.id = id,
                           .fifteen_digits = false,
                           .name = std::string(name_of_person(person).utf8),
                           .sex = id.sex(),
                           .birth_date = id.birth_date(),
                           .scheme = Scheme::resident_pension,
                           .region = {{130225}, "town", "village"},
                           .account = account_of(person),
                           .enrolled_on = std::nullopt,
                           .benefit_from = month_at(0),
                           .benefit_to = std::nullopt,
                           .account_balance = std::nullopt,
                           .source = {writer.id(), person + 2}});
    }
  });
  for (int month = 0; month < 12; ++month) {
    deliver(bench, Feed::payments, fmt::format("payments-{}", month), recipients, [&](BatchWriter& writer) {
      for (std::int64_t person = 0; person < recipients; ++person) {
        writer.add(payment_of(person, month_at(month), {writer.id(), person + 2}));
      }
    });
  }
  // One death for every five recipients; only every hundredth of them was paid on after it.
  const std::int64_t deaths = recipients / 5;
  deliver(bench, Feed::deaths_health, "deaths", deaths, [&](BatchWriter& writer) {
    for (std::int64_t i = 0; i < deaths; ++i) {
      const std::int64_t person = i * 5;
      const Day day = first_day(i % 100 == 0 ? month_at(6) : month_at(11)) + std::chrono::days{10};
      writer.add(death_of(person, day, {writer.id(), i + 2}));
    }
  });
  deliver_stays(bench, "dibao", recipients / 10, recipients, 0);
  // Every tenth was certified by hand, at one of fifty stations.
  const std::int64_t by_hand = recipients / 10;
  deliver(bench, Feed::benefit_events, "events", by_hand, [&](BatchWriter& writer) {
    for (std::int64_t i = 0; i < by_hand; ++i)
      writer.add(BenefitEvent{.id = person_id(i * 10),
                              .name = std::string(name_of_person(i * 10).utf8),
                              .kind = BenefitEventKind::certified_by_hand,
                              .on = first_day(month_at(static_cast<int>(i % 12))) + std::chrono::days{i % 28},
                              .station = fmt::format("station {}", i % 50),
                              .operator_name = fmt::format("operator {}", i % 150),
                              .account = {},
                              .county = {130225},
                              .source = {writer.id(), i + 2}});
  });
  fmt::print("filled {} recipients x 12 months, {} deaths in {:.1f} s\n", recipients, deaths,
             filling.seconds());

  // Nobody's first certification is due yet: what is measured is the cross-check, not writing a reminder (L1)
  // to each of those alive.
  const Day as_of{std::chrono::year{2018} / 3 / 20};
  measure_run(bench, "first, the roll matched", as_of, false);
  measure_run(bench, "everyone again", as_of, true);
  deliver_a_day(bench, recipients);
  measure_run(bench, "a day's deliveries", as_of + std::chrono::days{1}, false);
  measure_run(bench, "everyone again", as_of + std::chrono::days{1}, true);
  measure_things(bench, as_of);
}

}  // namespace

int main(int argc, char** argv) try {
  std::int64_t recipients = 1'000'000;
  fs::path parent = fs::temp_directory_path();
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string_view option = argv[i];
    if (option == "--recipients") recipients = std::stoll(argv[i + 1]);
    if (option == "--dir") parent = argv[i + 1];
  }
  const fs::path directory = parent / "benefitd-bench-pipeline";
  fs::remove_all(directory);
  fs::create_directories(directory);
  const double utf8 = measure_intake(directory, recipients / 10, false);
  const double gb18030 = measure_intake(directory, recipients / 10, true);
  fmt::print("GB18030 : UTF-8  {:.2f}\n", gb18030 / utf8);
  measure_cross_check(directory, recipients);
  fs::remove_all(directory);
  return EXIT_SUCCESS;
} catch (const std::exception& problem) {
  fmt::print(stderr, "bench_pipeline: {}\n", problem.what());
  return EXIT_FAILURE;
}
