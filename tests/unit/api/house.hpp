// A whole house behind the API: a real store in a folder of its own; faces and queue are the
// test's.
#pragma once

#include "daemon/api/handle.hpp"
#include "daemon/api/parameters.hpp"
#include "daemon/api/router.hpp"
#include "tests/support/facts_builder.hpp"
#include "tests/support/fixed_clock.hpp"
#include "tests/support/fixed_randomness.hpp"
#include "tests/support/silent_progress.hpp"
#include "tests/support/temporary_folder.hpp"
#include "verify/pipeline.hpp"
#include "verify/store/sqlite/store.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <boost/json.hpp>

namespace benefit::test {

/// "sees" in a photo what its first byte says: 0 no face, otherwise a face of that place on a line;
/// in a long one somebody else stands beside it, and one that ends in 9 may show a picture.
class FakeFaces final : public FaceMeasurer {
 public:
  FaceMeasurement measure(std::span<const std::uint8_t> photo) override {
    FaceMeasurement measured;
    measured.width = measured.height = 100;
    if (photo.empty() || photo[0] == 0) {
      measured.not_assessable = NotAssessable::no_face;
      return measured;
    }
    measured.faces = photo.size() > 3 ? 2 : 1;
    measured.quality.emplace();  // as bad as it gets, but for the pose
    measured.attack = PresentationAttack{.score = 0.5, .suspected = photo.size() > 1 && photo.back() == 9};
    FaceTemplate face;
    face.model_set = model_set();
    face.features = {std::vector<float>(256, 0.0F)};
    face.features[0][photo[0]] = 1.0F;
    measured.face = std::move(face);
    return measured;
  }
  std::string model_set() const override { return "fake"; }
};

class RecordedQueue final : public api::JobQueue {
 public:
  JobId import_delivery(Feed feed, const std::string& delivery, std::optional<Encoding> encoding,
                        const api::Upload& upload, const std::string& requested_by,
                        const std::string&) override {
    imports.push_back({feed, delivery, encoding, upload, requested_by});
    return 41;
  }
  JobId verify(Day as_of, bool everyone, const std::string&, std::optional<Day> known_on) override {
    verifications.emplace_back(as_of, everyone);
    known_on_days.push_back(known_on);
    return 42;
  }
  JobId calibrate_faces(double target, const std::string&) override {
    calibrations.push_back(target);
    return 43;
  }
  JobId dedupe_faces(double fpir, const std::string& requested_by) override {
    dedupes.emplace_back(fpir, requested_by);
    return 43;
  }
  JobId write_ledger(const pipeline::LedgerRequest& ledger, const std::string& requested_by) override {
    written.emplace_back(ledger, requested_by);
    return 44;
  }
  Expected<Job> wish(JobId job, JobWish wish) override {
    wishes.emplace_back(job, wish);
    Job wished;
    wished.id = job;
    return wished;
  }
  JobId make_backup(std::optional<std::size_t> keep, const std::string& requested_by) override {
    backups.emplace_back(keep, requested_by);
    return 45;
  }
  JobId verify_backup(const std::string& backup, const std::string&) override {
    verified_backups.push_back(backup);
    return 46;
  }
  JobId examine(const std::string& requested_by) override {
    examined_by.push_back(requested_by);
    return 47;
  }
  JobId rotate_key(const std::string& from, const std::string& requested_by) override {
    rotations.emplace_back(from, requested_by);
    return 45;
  }
  JobId apply_retention(bool dry_run, const std::string& requested_by) override {
    retentions.emplace_back(dry_run, requested_by);
    return 46;
  }
  struct Import {
    Feed feed;
    std::string delivery;
    std::optional<Encoding> encoding;
    api::Upload upload;
    std::string requested_by;
  };
  std::vector<Import> imports;
  std::vector<std::pair<Day, bool>> verifications;  ///< everyone?
  std::vector<std::optional<Day>> known_on_days;    ///< of the verifications
  std::vector<double> calibrations;
  std::vector<std::pair<double, std::string>> dedupes;
  std::vector<std::pair<pipeline::LedgerRequest, std::string>> written;
  std::vector<std::pair<JobId, JobWish>> wishes;
  std::vector<std::pair<std::optional<std::size_t>, std::string>> backups;
  std::vector<std::string> verified_backups, examined_by;
  std::vector<std::pair<std::string, std::string>> rotations;
  std::vector<std::pair<bool, std::string>> retentions;
};

/// Ledgers of jobs by their number.
class FakeLedgers final : public api::LedgerFiles {
 public:
  Expected<std::string> read(JobId job, std::int64_t offset, std::size_t most) const override {
    const auto found = files.find(job);
    if (found == files.end()) return tl::unexpected(Error{ErrorCode::not_found, "gone", "job", ""});
    const auto from = std::min(static_cast<std::size_t>(offset), found->second.size());
    return found->second.substr(from, most);
  }
  std::map<JobId, std::string> files;
};

class House {
 public:
  House()
      : store(store::SqliteStore::open(folder.path() / "state", store::SealKey::random())),
        services{{store->facts(), store->photos(), store->cases(), store->jobs(), store->links(), faces,
                  clock, policy, store->calibrations(), standard, past_photos, store->observations(),
                  store->learning(), store->samples(), randomness},
                 store->audit(),
                 store->master_keys(),
                 store->retention(),
                 queue,
                 gallery,
                 [](std::span<const std::uint8_t> photo, int width) -> Expected<face::Thumbnail> {
                   return face::Thumbnail{width, 1, {photo[0], 0, 0}};
                 },
                 [](const std::string& user) -> std::optional<api::Roles> {
                   if (user == "nobody_known") return std::nullopt;
                   return user == "porter" ? api::Roles{} : api::Roles::all();
                 },
                 {"1.2.3", "/state", clock.now() - std::chrono::seconds{90}, 1, 2},
                 ledgers,
                 store->stations(),
                 [this] { ++station_changes; },
                 keyed,
                 *backups} {}

  /// Takes `rows` as one batch.
  template <class Row>
  Batch deliver(Feed feed, const std::string& delivery, std::vector<Row> rows) {
    const auto writer = store->facts().begin_batch(
        {feed, delivery, std::string(64, static_cast<char>('a' + deliveries_++)), 1, received, "ann"});
    std::int64_t line = 1;
    for (Row& row : rows) {
      row.source = {writer->id(), ++line};
      writer->add(row);
    }
    return writer->commit(Encoding::utf8, {"id_number"}, static_cast<std::int64_t>(rows.size()));
  }

  /// A recipient of resident pension who is paid until March although she died in January: D1 and D3.
  void deliver_paid_after_death() {
    FactsBuilder known;
    known.enrolment().account_balance = yuan(3000);
    known.payments(std::chrono::year{2017} / 4, std::chrono::year{2018} / 3, yuan(120));
    known.death(Day{std::chrono::year{2018} / 1 / 20});
    deliver(Feed::roll, "roll-2018", known.facts.enrolments);
    deliver(Feed::payments, "payments-2018", known.facts.payments);
    deliver(Feed::deaths_health, "deaths-2018", known.facts.deaths);
  }

  void verify() {
    const JobId job = store->jobs().add(JobKind::verify, "{}", "ann", clock.now());
    SilentProgress progress;
    if (!pipeline::verify(services.ports, job, day_of(clock.now()), {}, progress))
      throw std::runtime_error("the verification did not end");
    store->jobs().finished(job, JobState::done, R"({"as_of":"2018-04-10","checks":[{"check":"D1"}]})",
                           std::nullopt, clock.now());
  }

  /// What the server does with a request, without its socket.
  api::Reply ask(std::string_view method, std::string_view target, std::string_view body = "",
                 const std::string& user = "ann", bool wants_csv = false,
                 api::Language language = api::Language::english) {
    const auto route = api::find_route(method, target);
    if (!route) throw std::runtime_error("no route");
    auto parameters = api::read_parameters(*route, body);
    if (!parameters) throw std::runtime_error(parameters.error().what);
    api::Request request{route->command, *std::move(parameters), {1000, user, roles}, language, wants_csv,
                         std::nullopt};
    if (route->command->transport == api::Transport::upload)
      request.upload = {"delivery-1", std::string(64, 'f'), 5};
    return api::handle(request, services);
  }

  static boost::json::object object_of(const api::Reply& reply) {
    return std::get<boost::json::value>(reply.body).as_object();
  }
  static std::string error_of(const api::Reply& reply) {
    return std::string(object_of(reply).at("error").at("code").as_string());
  }
  /// The audit log, oldest first.
  std::vector<AuditEntry> recorded() const {
    std::vector<AuditEntry> entries = store->audit().entries({.limit = 1000});
    std::ranges::reverse(entries);
    return entries;
  }
  bool on_record(std::string_view what) const {
    const std::vector<AuditEntry> entries = recorded();
    return std::ranges::any_of(entries, [&](const AuditEntry& entry) { return entry.what == what; });
  }

  TemporaryFolder folder;
  api::Roles roles = api::Roles::all();  ///< of whoever asks
  FixedClock clock;
  Instant received = clock.now();  ///< when deliveries come
  policy::Policy policy = policy::default_policy();
  face::Scoring scoring{{1}, face::FaceThresholds{.same = 0.3, .different = 0.6}};
  FakeFaces faces;
  FixedRandomness randomness;
  RecordedQueue queue;
  FakeLedgers ledgers;
  std::unique_ptr<store::SqliteStore> store;
  std::unique_ptr<BackupStore> backups{store->backups(folder.path() / "backups", clock)};
  pipeline::PhotoSearch past_photos{store->photos()};
  pipeline::FaceStandard standard{{scoring, "fake"}, store->photos(), store->calibrations()};
  pipeline::FaceGallery gallery{store->photos(), store->like_faces(), scoring, faces};
  int station_changes = 0;  ///< that the server was told of
  api::KeyedRequests keyed{store->keyed_requests(), clock};
  api::Services services;

 private:
  int deliveries_ = 0;
};

}  // namespace benefit::test
