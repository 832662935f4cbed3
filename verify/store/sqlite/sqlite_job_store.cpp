#include "verify/store/sqlite/sqlite_job_store.hpp"

#include "store_queries.hpp"
#include "verify/store/sqlite/run_plan.hpp"

#include <fmt/format.h>

namespace benefit::store {
namespace {

std::optional<Error> read_error(Columns& columns) {
  const auto name = columns.optional(&Columns::text);
  if (!name) return std::nullopt;
  const auto code = parse_error_code(*name);
  if (!code)
    throw Failure{Error{ErrorCode::corrupt, "the store holds an unknown error code of a job", {}, {}}};
  return Error{*code, columns.text(), columns.text(), columns.text()};
}

Job read_job(const Statement& statement) {
  Columns columns{statement};
  return {.id = columns.integer(),
          .kind = columns.as<JobKind>(),
          .state = columns.as<JobState>(),
          .requested_by = columns.text(),
          .requested_at = columns.instant(),
          .started_at = columns.optional(&Columns::instant),
          .finished_at = columns.optional(&Columns::instant),
          .parameters = columns.text(),
          .result = columns.text(),
          .phase = columns.text(),
          .done = columns.integer(),
          .total = columns.integer(),
          .wish = columns.optional(&Columns::as<JobWish>),
          .error = read_error(columns)};
}

std::vector<Job> read_jobs(Statement& select) {
  std::vector<Job> jobs;
  while (select.step()) jobs.push_back(read_job(select));
  return jobs;
}

std::pair<std::int64_t, std::int64_t> count_partitions(Statement select, JobId id) {
  select.bind(id).step();
  Columns columns{select};
  return {columns.integer(), columns.integer()};
}

std::optional<Job> find_job(WriteTransaction& transaction, JobId id) {
  Statement select = transaction.statement(queries::select_job);
  if (!select.bind(id).step()) return std::nullopt;
  return read_job(select);
}

Job require_job(WriteTransaction& transaction, JobId id) {
  std::optional<Job> job = find_job(transaction, id);
  if (!job) throw Failure{Error{ErrorCode::internal, "there is no such job", {}, {}}};
  return *std::move(job);
}

/// nullopt: the wish can be followed.
std::optional<Error> refusal(const Job& job, JobWish wish) {
  if (has_ended(job.state))
    return Error{ErrorCode::conflict, fmt::format("job {} has ended", job.id), "job", ""};
  if (job.wish == JobWish::cancel && wish != JobWish::cancel)
    return Error{ErrorCode::conflict, fmt::format("job {} is being cancelled", job.id), "job", ""};
  return std::nullopt;
}

void set_state(WriteTransaction& transaction, JobId id, JobState state, Instant now) {
  const auto finished_at = state == JobState::cancelled ? std::optional(now) : std::nullopt;
  transaction.statement(queries::set_job_state).run(state, finished_at, id);
}

/// What a wish makes of a job that does not run; nullopt: it is that already.
std::optional<JobState> state_after(JobWish wish, JobState state) {
  if (wish == JobWish::cancel) return JobState::cancelled;
  const JobState wanted = wish == JobWish::pause ? JobState::paused : JobState::queued;
  return state == wanted ? std::nullopt : std::optional(wanted);
}

/// Of a run that does not look at everybody.
std::vector<CitizenId> subjects_of_run(WriteTransaction& transaction, JobId id, SubjectRange range) {
  Statement select = transaction.statement(queries::select_run_subjects);
  select.bind(id, range_bound(range.first), range_bound(range.end));
  std::vector<CitizenId> subjects;
  while (select.step()) subjects.push_back(Columns{select}.citizen_id());
  return subjects;
}

/// Runs a step on one job and commits it.
template <class... Values>
void update_job(Database& database, std::string_view query, const Values&... values) {
  WriteTransaction transaction{database};
  if (transaction.statement(query).run(values...) != 1)
    throw Failure{Error{ErrorCode::internal, "there is no such job", {}, {}}};
  transaction.commit();
}

}  // namespace

JobId SqliteJobStore::add(JobKind kind, std::string_view parameters, std::string_view requested_by,
                          Instant now) {
  WriteTransaction transaction{database_};
  const JobId id = [&] {
    Statement insert = transaction.statement(queries::insert_job);
    insert.bind(kind, JobState::queued, requested_by, now, parameters).step();
    return Columns{insert}.integer();
  }();
  transaction.commit();
  return id;
}

std::optional<Job> SqliteJobStore::job(JobId id) const {
  ReadSnapshot snapshot{database_};
  Statement select = snapshot.statement(queries::select_job);
  if (!select.bind(id).step()) return std::nullopt;
  return read_job(select);
}

std::vector<Job> SqliteJobStore::jobs(std::int64_t limit) const {
  ReadSnapshot snapshot{database_};
  Statement select = snapshot.statement(queries::select_jobs);
  select.bind(limit > 0 ? limit : std::int64_t{-1});
  return read_jobs(select);
}

std::vector<Job> SqliteJobStore::unfinished() const {
  ReadSnapshot snapshot{database_};
  Statement select = snapshot.statement(queries::select_unfinished_jobs);
  return read_jobs(select);
}

std::optional<Job> SqliteJobStore::started(JobId id, Instant now) {
  WriteTransaction transaction{database_};
  const bool is_started = transaction.statement(queries::start_job).run(JobState::running, now, id) == 1;
  Job job = require_job(transaction, id);
  if (!is_started) return std::nullopt;
  transaction.commit();
  return job;
}

void SqliteJobStore::progressed(JobId id, std::string_view phase, std::int64_t done, std::int64_t total) {
  update_job(database_, queries::progress_job, phase, done, total, id);
}

void SqliteJobStore::finished(JobId id, JobState state, std::string_view result,
                              const std::optional<Error>& error, Instant now) {
  if (error) {
    update_job(database_, queries::finish_job, state, result, now, to_string(error->code), error->what,
               error->where, error->hint, id);
  } else {
    update_job(database_, queries::finish_job, state, result, now, nullptr, nullptr, nullptr, nullptr, id);
  }
}

Expected<Job> SqliteJobStore::wish(JobId id, JobWish wish, Instant now) {
  WriteTransaction transaction{database_};
  const std::optional<Job> job = find_job(transaction, id);
  if (!job) return tl::unexpected(Error{ErrorCode::not_found, fmt::format("there is no job {}", id), "job", ""});
  if (const auto refused = refusal(*job, wish)) return tl::unexpected(*refused);
  if (job->state == JobState::running) {
    transaction.statement(queries::set_job_wish)
        .run(wish == JobWish::go_on ? std::nullopt : std::optional(wish), id);
  } else if (const auto state = state_after(wish, job->state)) {
    set_state(transaction, id, *state, now);
  }
  Job after = require_job(transaction, id);
  transaction.commit();
  return after;
}

Job SqliteJobStore::stopped(JobId id, Instant now) {
  WriteTransaction transaction{database_};
  const auto wish = require_job(transaction, id).wish;
  set_state(transaction, id,
            wish == JobWish::cancel  ? JobState::cancelled
            : wish == JobWish::pause ? JobState::paused
                                     : JobState::queued,
            now);
  Job after = require_job(transaction, id);
  transaction.commit();
  return after;
}

void SqliteJobStore::plan(JobId id, std::span<const SubjectRange> ranges) {
  WriteTransaction transaction{database_};
  if (count_partitions(transaction.statement(queries::count_partitions), id).second > 0) return;
  {
    Statement insert = transaction.statement(queries::insert_partition);
    std::int64_t ordinal = 0;
    for (const SubjectRange& range : ranges)
      insert.run(id, ordinal++, range_bound(range.first), range_bound(range.end), false);
  }
  transaction.commit();
}

bool SqliteJobStore::plan_concerned(JobId id, const RunBasis& basis, const ConcernedLimits& limits) {
  WriteTransaction transaction{database_};
  if (count_partitions(transaction.statement(queries::count_partitions), id).second > 0) return true;
  const bool planned = store::plan_concerned(transaction, id, basis, limits);
  transaction.commit();
  return planned;
}

std::optional<Partition> SqliteJobStore::lease(JobId id, std::string_view worker, Instant now,
                                               Instant until) {
  WriteTransaction transaction{database_};
  std::optional<Partition> leased;
  {
    Statement update = transaction.statement(queries::lease_partition);
    if (update.bind(worker, until, id, now).step()) {
      Columns columns{update};
      leased = Partition{.job = id,
                         .ordinal = columns.integer(),
                         .range = {static_cast<std::uint64_t>(columns.integer()),
                                   static_cast<std::uint64_t>(columns.integer())}};
      if (columns.flag()) leased->only.emplace();
    }
  }
  if (leased && leased->only) *leased->only = subjects_of_run(transaction, id, leased->range);
  transaction.commit();
  return leased;
}

std::pair<std::int64_t, std::int64_t> SqliteJobStore::partitions(JobId id) const {
  ReadSnapshot snapshot{database_};
  return count_partitions(snapshot.statement(queries::count_partitions), id);
}

void forget_former_process(Database& database) {
  WriteTransaction transaction{database};
  transaction.statement(queries::release_leases).run();
  transaction.statement(queries::forget_run_bases).run();
  transaction.commit();
}

bool SqliteJobStore::only_concerned(JobId id) const {
  ReadSnapshot snapshot{database_};
  Statement select = snapshot.statement(queries::is_only_concerned);
  select.bind(id).step();
  return Columns{select}.flag();
}

std::int64_t SqliteJobStore::subjects_checked(JobId id) const {
  ReadSnapshot snapshot{database_};
  Statement select = snapshot.statement(queries::sum_subjects_checked);
  select.bind(id).step();
  return Columns{select}.integer();
}

RunChanges SqliteJobStore::changes_of(JobId id) const {
  ReadSnapshot snapshot{database_};
  Statement select = snapshot.statement(queries::select_run_changes);
  if (!select.bind(id).step()) return {};
  Columns columns{select};
  return {.appeared = columns.integer(), .changed = columns.integer(), .withdrawn = columns.integer()};
}

std::optional<JobId> SqliteJobStore::overtaken_by(JobId id) const {
  ReadSnapshot snapshot{database_};
  Statement select = snapshot.statement(queries::select_later_run);
  select.bind(id).step();
  return Columns{select}.optional(&Columns::integer);
}

}  // namespace benefit::store
