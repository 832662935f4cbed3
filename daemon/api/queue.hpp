// The port through which a request starts long work. Implemented by daemon/jobs.
#pragma once

#include "daemon/api/request.hpp"
#include "verify/types/feed.hpp"
#include "verify/types/job_store.hpp"
#include "verify/types/time.hpp"
#include "verify/write_ledger.hpp"

#include <cstddef>
#include <optional>
#include <string>

namespace benefit::api {

class JobQueue {
 public:
  virtual ~JobQueue() = default;
  /// The job owns the upload's spool file from now on. `encoding`: nullopt to recognise it. `profile_sha256`:
  /// of a kept mapping profile; empty: none.
  virtual JobId import_delivery(Feed feed, const std::string& delivery, std::optional<Encoding> encoding,
                                const Upload& upload, const std::string& requested_by,
                                const std::string& profile_sha256 = "") = 0;
  /// `everyone`: though nothing new may concern most of them. `known_on`: only report what could have been
  /// known at the end of that day; nullopt: verify.
  virtual JobId verify(Day as_of, bool everyone, const std::string& requested_by,
                       std::optional<Day> known_on = std::nullopt) = 0;
  /// `target`: one of face::calibrated_rates.
  virtual JobId calibrate_faces(double target, const std::string& requested_by) = 0;
  /// `fpir`: pipeline::FaceGallery::find_like_faces().
  virtual JobId dedupe_faces(double fpir, const std::string& requested_by) = 0;
  virtual JobId write_ledger(const pipeline::LedgerRequest& ledger, const std::string& requested_by) = 0;
  /// As JobStore::wish. A running job stops at its next safe point.
  virtual Expected<Job> wish(JobId job, JobWish wish) = 0;
  /// `keep`: only so many newest backups afterwards, at least 1; nullopt: all.
  virtual JobId make_backup(std::optional<std::size_t> keep, const std::string& requested_by) = 0;
  virtual JobId verify_backup(const std::string& backup, const std::string& requested_by) = 0;
  virtual JobId examine(const std::string& requested_by) = 0;
  /// `from`: the fingerprint of the master key that is changed away from.
  virtual JobId rotate_key(const std::string& from, const std::string& requested_by) = 0;
  /// `dry_run`: only counts what would be erased.
  virtual JobId apply_retention(bool dry_run, const std::string& requested_by) = 0;
};

}  // namespace benefit::api
