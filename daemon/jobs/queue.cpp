#include "daemon/jobs/queue.hpp"

#include "daemon/jobs/parameters.hpp"

#include <vector>

namespace benefit::jobs {

JobId Queue::import_delivery(Feed feed, const std::string& delivery, std::optional<Encoding> encoding,
                             const api::Upload& upload, const std::string& requested_by,
                             const std::string& profile_sha256) {
  return add(JobKind::import_delivery,
             to_json(ImportParameters{.feed = feed,
                                      .delivery = delivery,
                                      .encoding = encoding,
                                      .spool_file = upload.spool_file,
                                      .sha256 = upload.sha256,
                                      .bytes = upload.bytes,
                                      .profile_sha256 = profile_sha256}),
             requested_by);
}

JobId Queue::verify(Day as_of, bool everyone, const std::string& requested_by, std::optional<Day> known_on) {
  return add(JobKind::verify, to_json(VerifyParameters{as_of, everyone, known_on}), requested_by);
}

JobId Queue::calibrate_faces(double target, const std::string& requested_by) {
  return add(JobKind::calibrate_faces, to_json(CalibrateParameters{target}), requested_by);
}

JobId Queue::dedupe_faces(double fpir, const std::string& requested_by) {
  return add(JobKind::dedupe_faces, to_json(DedupeParameters{fpir}), requested_by);
}

JobId Queue::write_ledger(const pipeline::LedgerRequest& ledger, const std::string& requested_by) {
  return add(JobKind::write_ledger, to_json(ledger), requested_by);
}

Expected<Job> Queue::wish(JobId job, JobWish wish) {
  return store_.wish(job, wish, clock_.now()).map([&](Job wished) {
    for (Runner& runner : runners_) runner.heed(wished);
    return wished;
  });
}

JobId Queue::make_backup(std::optional<std::size_t> keep, const std::string& requested_by) {
  return add(JobKind::make_backup, to_json(BackupParameters{keep}), requested_by);
}

JobId Queue::verify_backup(const std::string& backup, const std::string& requested_by) {
  return add(JobKind::verify_backup, to_json(VerifyBackupParameters{backup}), requested_by);
}

JobId Queue::examine(const std::string& requested_by) { return add(JobKind::examine, "{}", requested_by); }

JobId Queue::rotate_key(const std::string& from, const std::string& requested_by) {
  return add(JobKind::rotate_key, to_json(RotateKeyParameters{from}), requested_by);
}

JobId Queue::apply_retention(bool dry_run, const std::string& requested_by) {
  return add(JobKind::apply_retention, to_json(RetentionParameters{dry_run}), requested_by);
}

JobId Queue::add(JobKind kind, const std::string& parameters, const std::string& requested_by) {
  const JobId job = store_.add(kind, parameters, requested_by, clock_.now());
  for (Runner& runner : runners_) runner.wake();
  return job;
}

void sweep_spool(const JobStore& store, const Spool& spool) {
  std::vector<std::string> needed;
  for (const Job& job : store.unfinished())
    if (job.kind == JobKind::import_delivery)
      needed.push_back(import_parameters_from_json(job.parameters).spool_file);
  spool.keep_only(needed);
}

}  // namespace benefit::jobs
