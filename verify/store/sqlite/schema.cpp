#include "verify/store/sqlite/schema.hpp"

#include "store_migrations.hpp"
#include "store_queries.hpp"
#include "verify/store/partial_file.hpp"
#include "verify/store/sqlite/audit_rows.hpp"
#include "verify/store/sqlite/database_copy.hpp"

#include <algorithm>
#include <array>
#include <fstream>

#include <fmt/format.h>

namespace benefit::store {
namespace {

/// One step; the database's `user_version` is the number of the last one taken.
struct Migration {
  std::int64_t version;
  std::string_view sql;
  /// What SQL cannot do, within the same step; nullptr: nothing.
  void (*then)(WriteTransaction& transaction, const Signer& signer) = nullptr;
};

constexpr std::array steps{
    Migration{1, migrations::_0001_create_facts},
    Migration{2, migrations::_0002_create_photos},
    Migration{3, migrations::_0003_create_jobs},
    Migration{4, migrations::_0004_create_cases},
    Migration{5, migrations::_0005_create_audit},
    Migration{6, migrations::_0006_count_checked_subjects},
    Migration{7, migrations::_0007_link_records},
    Migration{8, migrations::_0008_merge_roll_index},
    Migration{9, migrations::_0009_compare_by_networks},
    Migration{10, migrations::_0010_recognise_copies},
    Migration{11, migrations::_0011_measure_quality},
    Migration{12, migrations::_0012_calibrate_faces},
    Migration{13, migrations::_0013_find_like_faces},
    Migration{14, migrations::_0014_find_station_photos},
    Migration{15, migrations::_0015_compare_several_photos},
    Migration{16, migrations::_0016_note_sheets},
    Migration{17, migrations::_0017_keep_profiles},
    Migration{18, migrations::_0018_widen_facts},
    Migration{19, migrations::_0019_note_news},
    Migration{20, migrations::_0020_observe_things},
    Migration{21, migrations::_0021_measure_deliveries},
    Migration{22, migrations::_0022_record_suspensions},
    Migration{23, migrations::_0023_repeat_requests},
    Migration{24, migrations::_0024_queue_cases},
    Migration{25, migrations::_0025_attach_files},
    Migration{26, migrations::_0026_find_letters},
    Migration{27, migrations::_0027_learn_outcomes},
    Migration{28, migrations::_0028_model_for_each_kind},
    Migration{29, migrations::_0029_link_subsidies},
    Migration{30, migrations::_0030_guard_suspensions},
    Migration{31, migrations::_0031_keep_each_gap},
    Migration{32, migrations::_0032_drop_digest},
    Migration{33, migrations::_0033_end_promises},
    Migration{34, migrations::_0034_chain_audit, chain_audit_log},
    Migration{35, migrations::_0035_pause_jobs},
    Migration{36, migrations::_0036_register_stations},
    Migration{37, migrations::_0037_note_programs},
    Migration{38, migrations::_0038_change_master_key},
    Migration{39, migrations::_0039_erase_photos},
    Migration{40, migrations::_0040_keep_lifted_promises},
    Migration{41, migrations::_0041_trace_findings},
};

constexpr bool numbered_without_gaps() {
  for (std::size_t i = 0; i < steps.size(); ++i)
    if (steps[i].version != static_cast<std::int64_t>(i) + 1) return false;
  return true;
}
static_assert(numbered_without_gaps());

/// "bnft": tells our databases from other programs'.
constexpr std::int64_t application_id = 0x626e6674;

/// "schema-33" in its name, beside the database.
std::filesystem::path copy_of_schema(const std::filesystem::path& state_dir, std::int64_t schema) {
  return state_dir / fmt::format("benefitd.db.schema-{}", schema);
}

/// The version that brought the database to its schema; empty when that was none that noted it.
std::string program_of(WriteTransaction& transaction, std::int64_t schema) {
  if (transaction.number("SELECT count(*) FROM sqlite_schema WHERE name = 'schema_programs'") == 0) return {};
  Statement select = transaction.statement(queries::select_program_of_schema);
  return select.bind(schema).step() ? Columns{select}.text() : std::string{};
}

Error newer_schema(const std::filesystem::path& state_dir, std::int64_t schema, const std::string& program) {
  // Every version since schema 37 notes itself.
  if (program.empty())
    return {ErrorCode::schema_newer,
            fmt::format("the state directory has schema {}, this version knows schemas up to {}", schema,
                        schema_version()),
            state_dir.string(), "install the version that wrote it, or a newer one"};
  const std::string what = fmt::format(
      "the state directory has schema {}, made by benefitd {}, this version knows schemas up to {}", schema,
      program, schema_version());
  std::error_code ignored;
  const auto copy = copy_of_schema(state_dir, schema_version());
  if (!std::filesystem::exists(copy, ignored))
    return {ErrorCode::schema_newer, what, state_dir.string(),
            fmt::format("install benefitd {} or a newer one", program)};
  return {ErrorCode::schema_newer, what, state_dir.string(),
          fmt::format(
              "install benefitd {} or a newer one; or go back to the day of the upgrade, losing what came "
              "since: put {} in the place of benefitd.db, and remove benefitd.db-wal and benefitd.db-shm",
              program, copy.filename().string())};
}

/// Before an upgrade: there is no other way back.
void keep_copy(const DatabaseFile& file, const std::filesystem::path& state_dir, std::int64_t reached) {
  const PartialFile partial{copy_of_schema(state_dir, reached)};
  try {
    Connection source{file, Connection::Mode::read};
    Transaction one_moment{source, Connection::Mode::read};
    source.number("PRAGMA user_version");
    copy_database(source, {partial.path(), file.vfs}, [](std::int64_t, std::int64_t) { return true; });
    partial.take_name();
  } catch (const Failure& failure) {
    if (failure.error().code != ErrorCode::disk_full) throw;
    throw Failure{
        Error{ErrorCode::disk_full,
              fmt::format("there is no room for the copy that is kept before schema {} becomes schema {}",
                          reached, schema_version()),
              state_dir.string(),
              fmt::format("free {} MB on that disk, then start benefitd again; nothing has been changed",
                          std::filesystem::file_size(file.path) / 1'000'000 + 1)}};
  }
}

/// The schema that the upgrade begins with: that of an earlier one that was cut short, which left its copy
/// and noted no program with the schema that it reached; else the one that is there.
std::int64_t schema_before(Database& database, const std::filesystem::path& state_dir, std::int64_t reached) {
  WriteTransaction transaction{database};
  if (!program_of(transaction, reached).empty()) return reached;
  std::error_code ignored;
  for (std::int64_t schema = reached - 1; schema > 0; --schema)
    if (std::filesystem::exists(copy_of_schema(state_dir, schema), ignored)) return schema;
  return reached;
}

/// Copies of before earlier upgrades.
void remove_former_copies(const std::filesystem::path& state_dir, std::int64_t kept) {
  for (std::int64_t schema = 1; schema < schema_version(); ++schema) {
    std::error_code ignored;  // a copy too many is no reason not to start
    if (schema != kept) std::filesystem::remove(copy_of_schema(state_dir, schema), ignored);
  }
}

}  // namespace

std::int64_t schema_version() { return steps.back().version; }

bool holds_store(const std::filesystem::path& state_dir) {
  // SQLite keeps the application's id in bytes 68 to 71 of the file, most significant first
  // (fileformat2.html).
  constexpr std::streamoff place = 68;
  std::ifstream file(state_dir / "benefitd.db", std::ios::binary);
  std::int64_t id = 0;
  file.seekg(place);
  for (int i = 0; i < 4; ++i) id = id * 256 + file.get();
  return file && id == application_id;
}

const std::map<std::string, std::string>& schema_texts() {
  static const std::map<std::string, std::string> made = [] {
    Database fresh{{":memory:", {}}, 0};
    migrate(fresh, {}, Signer{SealKey::random()}, {});
    WriteTransaction transaction{fresh};
    Statement select = transaction.statement(queries::select_schema);
    std::map<std::string, std::string> texts;
    while (select.step()) {
      Columns columns{select};
      const std::string name = columns.text();
      texts[name] = columns.text();
    }
    return texts;
  }();
  return made;
}

void check_ours(Database& database, const std::filesystem::path& state_dir) {
  WriteTransaction transaction{database};
  const bool empty = transaction.number("SELECT count(*) FROM sqlite_schema") == 0;
  if (!empty && transaction.number("PRAGMA application_id") != application_id)
    throw Failure{Error{ErrorCode::corrupt, "benefitd.db is a database of another program",
                        state_dir.string(), "give another state directory"}};
  const std::int64_t version = transaction.number("PRAGMA user_version");
  if (version > schema_version())
    throw Failure{newer_schema(state_dir, version, program_of(transaction, version))};
}

void migrate(Database& database, const std::filesystem::path& state_dir, const Signer& signer,
             std::string_view program) {
  std::int64_t reached = 0;
  {
    WriteTransaction transaction{database};
    reached = transaction.number("PRAGMA user_version");
  }
  if (reached == schema_version()) return;
  const std::int64_t before = schema_before(database, state_dir, reached);
  if (reached > 0 && before == reached) keep_copy(database.file(), state_dir, reached);
  for (const Migration& step : steps) {
    if (step.version <= reached) continue;
    WriteTransaction transaction{database};
    transaction.execute(step.sql);
    if (step.then != nullptr) step.then(transaction, signer);
    if (step.version == schema_version())
      transaction.statement(queries::insert_program_of_schema).run(step.version, program);
    transaction.execute(
        fmt::format("PRAGMA user_version = {}; PRAGMA application_id = {}", step.version, application_id));
    transaction.commit();
  }
  if (reached > 0) remove_former_copies(state_dir, before);
}

}  // namespace benefit::store
