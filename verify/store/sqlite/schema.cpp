#include "verify/store/sqlite/schema.hpp"

#include "store_migrations.hpp"
#include "verify/store/sqlite/audit_rows.hpp"

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
    Migration{35, migrations::_0035_keep_lifted_promises},
    Migration{36, migrations::_0036_trace_findings},
};

constexpr bool numbered_without_gaps() {
  for (std::size_t i = 0; i < steps.size(); ++i)
    if (steps[i].version != static_cast<std::int64_t>(i) + 1) return false;
  return true;
}
static_assert(numbered_without_gaps());

/// "bnft": tells our databases from other programs'.
constexpr std::int64_t application_id = 0x626e6674;

void check_ours(WriteTransaction& transaction, const std::filesystem::path& state_dir) {
  const bool empty = transaction.number("SELECT count(*) FROM sqlite_schema") == 0;
  if (!empty && transaction.number("PRAGMA application_id") != application_id)
    throw Failure{Error{ErrorCode::corrupt, "benefitd.db is a database of another program",
                        state_dir.string(), "give another state directory"}};
  const std::int64_t version = transaction.number("PRAGMA user_version");
  if (version > schema_version())
    throw Failure{Error{ErrorCode::schema_newer,
                        fmt::format("the state directory has schema {}, this version knows schemas up to {}",
                                    version, schema_version()),
                        state_dir.string(), "install the version that wrote it, or a newer one"}};
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

void migrate(Database& database, const std::filesystem::path& state_dir, const Signer& signer) {
  std::int64_t reached = 0;
  {
    WriteTransaction transaction{database};
    check_ours(transaction, state_dir);
    reached = transaction.number("PRAGMA user_version");
  }
  for (const Migration& step : steps) {
    if (step.version <= reached) continue;
    WriteTransaction transaction{database};
    transaction.execute(step.sql);
    if (step.then != nullptr) step.then(transaction, signer);
    transaction.execute(
        fmt::format("PRAGMA user_version = {}; PRAGMA application_id = {}", step.version, application_id));
    transaction.commit();
  }
}

}  // namespace benefit::store
