// A store as the program of an earlier schema left it, with rows in every table that it had.
#pragma once

#include "tests/unit/store/scratch.hpp"
#include "verify/store/signer.hpp"
#include "verify/store/sqlite/audit_rows.hpp"
#include "verify/store/sqlite/database.hpp"
#include "verify/store/state_dir.hpp"

#include <filesystem>
#include <fstream>
#include <string>

#include <fmt/format.h>

namespace benefit::store::test {

inline std::string text_of_file(const std::filesystem::path& file) {
  std::ifstream stream{file};
  return {std::istreambuf_iterator<char>{stream}, {}};
}

/// "0004" -> "0004_create_cases.sql"
inline std::filesystem::path migration_file(const std::string& number) {
  const auto folder = std::filesystem::path{BENEFIT_SOURCE_DIR} / "verify/store/sqlite/migrations";
  for (const auto& entry : std::filesystem::directory_iterator{folder})
    if (entry.path().filename().string().starts_with(number)) return entry.path();
  throw std::runtime_error("no migration " + number);
}

/// Takes the steps 1 to `schema` and puts in, after each, the rows of tests/golden/store/rows_of_schemas.
/// There is no store in the directory before.
inline void write_old_store(const TemporaryDirectory& directory, std::int64_t schema) {
  constexpr std::int64_t audit_chain = 34;  // whose step SQL alone does not take
  const auto rows = std::filesystem::path{BENEFIT_SOURCE_DIR} / "tests/golden/store/rows_of_schemas";
  const Signer signer{load_or_create_key(directory.key())};
  const StateDir state{directory.state()};
  Database database{{state.database(), {}}, 0};
  for (std::int64_t version = 1; version <= schema; ++version) {
    const std::string number = fmt::format("{:04}", version);
    WriteTransaction transaction{database};
    transaction.execute(text_of_file(migration_file(number)));
    if (version == audit_chain) chain_audit_log(transaction, signer);
    transaction.execute(text_of_file(rows / (number + ".sql")));  // none for a step that changes no columns
    transaction.execute(fmt::format("PRAGMA user_version = {}; PRAGMA application_id = 0x626e6674", version));
    transaction.commit();
  }
}

}  // namespace benefit::store::test
