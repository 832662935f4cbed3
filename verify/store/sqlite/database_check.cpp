#include "verify/store/sqlite/database_check.hpp"

#include "store_queries.hpp"
#include "verify/store/sqlite/audit_rows.hpp"
#include "verify/store/sqlite/schema.hpp"
#include "verify/store/sqlite/text_list.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace benefit::store {
namespace {

constexpr std::size_t told_damage = 20;

std::vector<std::string> damage(Connection& database) {
  // One page may be wrong in many ways: the first of them say enough.
  Statement select = database.statement("PRAGMA integrity_check(20)");
  std::vector<std::string> found = first_column(select);
  if (found.size() == 1 && found.front() == "ok") found.clear();
  found.resize(std::min(found.size(), told_damage));
  return found;
}

std::int64_t broken_references(Connection& database) {
  Statement select = database.statement("PRAGMA foreign_key_check");
  std::int64_t count = 0;
  while (select.step()) ++count;
  return count;
}

/// Those that differ from what this version makes, lack, or are there besides.
std::vector<std::string> odd_tables(Connection& database) {
  std::map<std::string, std::string> expected = schema_texts();
  std::vector<std::string> odd;
  Statement select = database.statement(queries::select_schema);
  while (select.step()) {
    Columns columns{select};
    const std::string name = columns.text();
    const auto known = expected.find(name);
    if (known == expected.end() || known->second != columns.text()) odd.push_back(name);
    if (known != expected.end()) expected.erase(known);
  }
  for (const auto& [name, sql] : expected) odd.push_back(name);
  return odd;
}

bool key_fits(Connection& database, const Sealer& sealer) {
  Statement select = database.statement(queries::select_seal_check);
  return select.step() && sealer.open(Columns{select}.blob(), seal_check_context).has_value();
}

/// Whoever changed an entry and signed anew with another key is found by `audit verify --key` alone.
void check_audit_log(Connection& database, StoreCheck& check, Progress& progress) {
  constexpr std::int64_t stretch_entries = 10'000;
  AuditChainReader chain;
  for (std::int64_t after = 0;;) {
    const AuditStretch stretch = read_audit_stretch(database, after, stretch_entries);
    chain.read(stretch);
    if (stretch.entries.empty()) break;
    after = stretch.entries.back().id;
    progress.report("audit", after, std::max(after, stretch.newest ? stretch.newest->entry : 0));
  }
  chain.end();
  check.audit_entries = chain.entries();
  check.audit_hash = chain.last_hash();
  check.audit_breaches = chain.breaches();
}

}  // namespace

std::map<std::string, std::int64_t> count_rows(Connection& database) {
  std::vector<std::string> tables;
  {
    Statement select = database.statement(queries::select_tables);
    tables = first_column(select);
  }
  std::map<std::string, std::int64_t> rows;
  for (const std::string& table : tables)
    rows[table] = database.number(fmt::format("SELECT count(*) FROM \"{}\"", table));
  return rows;
}

StoreCheck check_database(Connection& database, const StoreKeys& keys, Progress& progress) {
  const Interruptible interruptible{database, progress};
  Transaction one_moment{database, Connection::Mode::read};
  StoreCheck check;
  progress.report("integrity", 0, 0);
  check.schema = database.number("PRAGMA user_version");
  check.damage = damage(database);
  if (!check.damage.empty()) return check;  // what else was read could be anything
  progress.report("references", 0, 0);
  check.broken_references = broken_references(database);
  check.rows = count_rows(database);
  check.up_to_date = check.schema == schema_version();
  if (!check.up_to_date) return check;
  check.odd_tables = odd_tables(database);
  check.key_fits = key_fits(database, keys.sealer);
  check_audit_log(database, check, progress);
  Statement newest = database.statement(queries::select_newest_moment);
  newest.step();
  check.newest = Columns{newest}.optional(&Columns::instant);
  return check;
}

}  // namespace benefit::store
