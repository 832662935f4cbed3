// A state directory for one test, and small values to put into it.
#pragma once

#include "verify/store/sqlite/store.hpp"

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace benefit::store::test {

/// A new directory that goes with the test.
class TemporaryDirectory {
 public:
  TemporaryDirectory() {
    std::string name = (std::filesystem::temp_directory_path() / "benefit-store-test.XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary directory");
    path_ = name;
  }
  ~TemporaryDirectory() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryDirectory(const TemporaryDirectory&) = delete;
  TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;

  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path state() const { return path_ / "state"; }
  std::filesystem::path key() const { return path_ / "master.key"; }

 private:
  std::filesystem::path path_;
};

/// A store that can be closed and opened again, with the same key.
class Scratch {
 public:
  explicit Scratch(StoreOptions options = {}) : options_(std::move(options)) { open(); }

  void open() {
    store_ = SqliteStore::open(directory_.state(), load_or_create_key(directory_.key()), options_);
  }
  void close() { store_.reset(); }
  void reopen() {
    close();
    open();
  }

  SqliteStore* operator->() const { return store_.get(); }
  const TemporaryDirectory& directory() const { return directory_; }
  std::filesystem::path database() const { return directory_.state() / "benefitd.db"; }

 private:
  TemporaryDirectory directory_;
  StoreOptions options_;
  std::unique_ptr<SqliteStore> store_;
};

inline Instant at(std::int64_t milliseconds) { return Instant{std::chrono::milliseconds{milliseconds}}; }
inline Day day(int year, unsigned month, unsigned number) {
  return Day{std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{number}};
}
inline Month month(int year, unsigned number) { return std::chrono::year{year} / std::chrono::month{number}; }

/// The n-th of a thousand people born on one day; ascending in n.
inline CitizenId citizen(int n) {
  return CitizenId::from_body(13022519480315000ULL + static_cast<std::uint64_t>(n));
}

inline DeliveryHeader header(Feed feed, std::string delivery = "2018-03", std::int64_t received_at = 1000,
                             std::string sha256 = "aa") {
  return {.feed = feed,
          .delivery = std::move(delivery),
          .file_sha256 = std::move(sha256),
          .bytes = 42,
          .received_at = at(received_at),
          .received_by = "clerk"};
}

inline Enrolment enrolment(CitizenId id, Source source) {
  return {.id = id,
          .fifteen_digits = false,
          .name = "王秀英",
          .sex = id.sex(),
          .birth_date = id.birth_date(),
          .scheme = Scheme::resident_pension,
          .region = {RegionCode{130225}, "胡各庄镇", "西街村"},
          .account = "6217990012345678901",
          .enrolled_on = day(2010, 1, 1),
          .benefit_from = month(2010, 6),
          .benefit_to = {},
          .account_balance = Fen{123456},
          .source = source};
}

inline Payment payment(CitizenId id, Month for_month, Source source) {
  return {.id = id,
          .fifteen_digits = false,
          .name = "王秀英",
          .scheme = Scheme::resident_pension,
          .month = for_month,
          .amount = Fen{12850},
          .paid_on = first_day(for_month) + std::chrono::days{9},
          .account = "6217990012345678901",
          .county = RegionCode{130225},
          .source = source};
}

inline DeathRecord death(std::optional<CitizenId> id, Day died, Source source) {
  return {.id = id,
          .id_as_delivered = id ? "" : "13022519480315",
          .name = "王秀英",
          .sex = Sex::female,
          .birth_date = day(1948, 3, 15),
          .death_date = died,
          .reported_by = DeathSource::health,
          .region = {RegionCode{130225}, "方各庄镇", "前营村"},
          .recorded_on = died + std::chrono::days{3},
          .source = source};
}

/// Delivers and commits payments for one month.
inline Batch deliver_payments(FactStore& facts, const DeliveryHeader& head,
                              const std::vector<CitizenId>& people, Month for_month) {
  const auto writer = facts.begin_batch(head);
  std::int64_t line = 2;
  for (const CitizenId id : people) writer->add(payment(id, for_month, {writer->id(), line++}));
  return writer->commit(Encoding::utf8, {"id_number"}, static_cast<std::int64_t>(people.size()));
}

/// A measurement with a template.
inline FaceMeasurement measured_face(float seed = 0.5F) {
  FaceTemplate face{.model_set = "test-1", .features = {{seed}, {seed, 2 * seed, -seed}}};
  return {.width = 480,
          .height = 640,
          .faces = 1,
          .box = {10, 20, 100, 110},
          .not_assessable = {},
          .detail = {},
          .face = face};
}

/// The error of a Failure that `use` throws; an internal error with a text of its own when it throws none.
template <class Use>
Error failure_of(Use use) {
  try {
    use();
  } catch (const Failure& failure) {
    return failure.error();
  }
  return {ErrorCode::internal, "nothing was thrown", {}, {}};
}

/// An open case of citizen(1) without a finding, not stored yet.
inline Case new_case() {
  return {.id = 0,
          .subject = citizen(1),
          .state = CaseState::open,
          .name = "王秀英",
          .region = {},
          .taken_by = {},
          .outcome = {},
          .proposed_by = {},
          .opened_at = at(1),
          .sums = {},
          .checks = {},
          .version = 1};
}

}  // namespace benefit::store::test
