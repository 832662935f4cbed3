#include "daemon/jobs/ledger_folder.hpp"

#include "verify/types/error.hpp"
#include "verify/types/file_descriptor.hpp"

#include <cerrno>
#include <charconv>
#include <fcntl.h>
#include <optional>
#include <string_view>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace benefit::jobs {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view prefix = "ledger-";

[[noreturn]] void fail(int error, const char* what) {
  throw Failure({code_of_errno(error), what, "ledgers", ""});
}

/// nullopt: no ledger's name.
std::optional<JobId> job_of(std::string_view name) {
  if (!name.starts_with(prefix)) return std::nullopt;
  name.remove_prefix(prefix.size());
  JobId job = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), job);
  return error == std::errc{} && end == name.data() + name.size() ? std::optional(job) : std::nullopt;
}

bool is_kept(const JobStore& jobs, JobId id, Instant now) {
  const std::optional<Job> job = jobs.job(id);
  return job && job->kind == JobKind::write_ledger && job->state == JobState::done && job->finished_at &&
         now < *job->finished_at + LedgerFolder::kept_for;
}

}  // namespace

LedgerFolder::LedgerFolder(fs::path folder) : folder_(std::move(folder)) {
  if (::mkdir(folder_.c_str(), 0700) != 0 && errno != EEXIST)
    fail(errno, "the folder of ledgers cannot be made");
}

fs::path LedgerFolder::path_of(JobId job) const {
  return folder_ / (std::string(prefix) + std::to_string(job));
}

Expected<std::string> LedgerFolder::read(JobId job, std::int64_t offset, std::size_t most) const {
  const FileDescriptor file(::open(path_of(job).c_str(), O_RDONLY | O_CLOEXEC));
  if (!file && errno == ENOENT)
    return tl::unexpected(Error{ErrorCode::not_found, "the ledger is no longer kept", "job",
                                "A ledger is kept for a day. Make it again."});
  if (!file) fail(errno, "the ledger cannot be read");
  std::string bytes(most, '\0');
  std::size_t done = 0;
  while (done < most) {
    const ssize_t read = ::pread(file.get(), bytes.data() + done, most - done,
                                 static_cast<off_t>(offset) + static_cast<off_t>(done));
    if (read < 0 && errno == EINTR) continue;
    if (read < 0) fail(errno, "the ledger cannot be read");
    if (read == 0) break;
    done += static_cast<std::size_t>(read);
  }
  bytes.resize(done);
  return bytes;
}

void LedgerFolder::remove(JobId job) const { ::unlink(path_of(job).c_str()); }

void LedgerFolder::sweep(const JobStore& jobs, Instant now) const {
  std::vector<fs::path> found;
  std::error_code error;
  for (fs::directory_iterator at(folder_, error), end; !error && at != end; at.increment(error))
    found.push_back(at->path());
  if (error) throw Failure({ErrorCode::io, "the folder of ledgers cannot be listed", "ledgers", ""});
  for (const fs::path& path : found) {
    const auto job = job_of(path.filename().string());
    if (!job || !is_kept(jobs, *job, now)) ::unlink(path.c_str());
  }
}

}  // namespace benefit::jobs
