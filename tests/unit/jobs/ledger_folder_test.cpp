#include "daemon/jobs/ledger_folder.hpp"

#include "tests/support/temporary_folder.hpp"
#include "tests/unit/jobs/fake_job_store.hpp"
#include "verify/types/error.hpp"

#include <fstream>
#include <sys/stat.h>

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::jobs;
using namespace benefit::test;
using namespace std::chrono_literals;

namespace {

const Instant noon = Instant{Day{2018y / 4 / 10}} + 4h;

struct Folder {
  TemporaryFolder folder;
  LedgerFolder ledgers{folder.path() / "ledgers"};
  FakeJobStore jobs;

  JobId job(JobKind kind, JobState state, Instant finished_at) {
    const JobId id = jobs.add(kind, "{}", "ann", noon);
    jobs.finished(id, state, "{}", std::nullopt, finished_at);
    std::ofstream(ledgers.path_of(id)) << "rows";
    return id;
  }
  bool is_there(JobId id) const { return std::filesystem::exists(ledgers.path_of(id)); }
};

}  // namespace

TEST_CASE("the folder of ledgers is for its owner only") {
  const Folder folder;
  struct stat there {};
  REQUIRE(::stat((folder.folder.path() / "ledgers").c_str(), &there) == 0);
  CHECK((there.st_mode & 07777) == 0700);
}

TEST_CASE("a ledger is read part by part, and nothing stands behind its end") {
  Folder folder;
  const JobId id = folder.job(JobKind::write_ledger, JobState::done, noon);
  CHECK(folder.ledgers.read(id, 0, 3).value() == "row");
  CHECK(folder.ledgers.read(id, 3, 3).value() == "s");
  CHECK(folder.ledgers.read(id, 4, 3).value().empty());
  CHECK(folder.ledgers.read(id, 1LL << 40, 3).value().empty());
  folder.ledgers.remove(id);
  const auto gone = folder.ledgers.read(id, 0, 3);
  REQUIRE_FALSE(gone);
  CHECK(gone.error().code == ErrorCode::not_found);
}

TEST_CASE("a ledger is kept for a day, and whatever is none goes at once") {
  Folder folder;
  const JobId fresh = folder.job(JobKind::write_ledger, JobState::done, noon - 24h + 1ms);
  const JobId old = folder.job(JobKind::write_ledger, JobState::done, noon - 24h);
  const JobId failed = folder.job(JobKind::write_ledger, JobState::failed, noon);
  const JobId other = folder.job(JobKind::verify, JobState::done, noon);
  const auto stray = folder.folder.path() / "ledgers" / "notes";
  std::ofstream(stray) << "x";
  folder.ledgers.sweep(folder.jobs, noon);
  CHECK(folder.is_there(fresh));
  CHECK_FALSE(folder.is_there(old));
  CHECK_FALSE(folder.is_there(failed));
  CHECK_FALSE(folder.is_there(other));
  CHECK_FALSE(std::filesystem::exists(stray));
}
