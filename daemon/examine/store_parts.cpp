#include "daemon/examine/store_parts.hpp"

#include <system_error>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace benefit::examine {
namespace {

namespace fs = std::filesystem;

constexpr const char* restore_hint =
    "Stop the service, keep the directory as it is, and restore the last good backup: docs/backup.md";

ExaminedPart database(const StoreCheck& check, const std::string& where) {
  if (!check.damage.empty())
    return {"store", Condition::broken,
            told(fmt::format("the database is damaged: {}", fmt::join(check.damage, " / ")), where,
                 restore_hint)};
  std::int64_t rows = 0;
  for (const auto& [table, count] : check.rows) rows += count;
  return {"store", Condition::ok, told(fmt::format("every page holds together, {} rows", rows), where)};
}

ExaminedPart references(const StoreCheck& check, const std::string& where) {
  if (check.broken_references > 0)
    return {"references", Condition::broken,
            told(fmt::format("{} rows refer to what is not there", check.broken_references), where,
                 restore_hint)};
  return {"references", Condition::ok, told("every row that is referred to is there", where)};
}

ExaminedPart schema(const StoreCheck& check, const std::string& where) {
  if (!check.odd_tables.empty())
    return {"schema", Condition::broken,
            told(fmt::format("not as this version makes them: {}", fmt::join(check.odd_tables, ", ")), where,
                 "Somebody has changed the database by hand. Undo it, or restore a backup: docs/backup.md")};
  return {"schema", Condition::ok,
          told(fmt::format("schema {}, as this version makes it", check.schema), where)};
}

ExaminedPart opens(const StoreCheck& check, const std::string& where) {
  if (!check.key_fits)
    return {"sealed", Condition::broken,
            told("the master key does not open what the store was made with", where,
                 "Put the key that this state directory was made with in its place.")};
  return {"sealed", Condition::ok, told("the master key opens what is sealed", where)};
}

ExaminedPart audit(const StoreCheck& check, const std::string& where) {
  if (!check.audit_breaches.empty())
    return {"audit", Condition::broken,
            told(fmt::format("the record does not hold together from entry {} on",
                             check.audit_breaches.front().entry),
                 where, "benefitctl audit verify says what is wrong; docs/audit.md what to do then.")};
  return {"audit", Condition::ok, told(fmt::format("the record holds together, up to entry {}", check.audit_entries), where)};
}

}  // namespace

std::vector<ExaminedPart> store_parts(const StoreCheck& check, const fs::path& state_dir) {
  const std::string where = (state_dir / "benefitd.db").string();
  if (!check.damage.empty()) return {database(check, where)};  // the rest of it was not read
  if (!check.up_to_date)
    return {database(check, where),
            references(check, where),
            {"schema", Condition::attention,
             told(fmt::format("schema {}, older than this version's", check.schema), where,
                  "The service brings it up to date when it is started, and keeps a copy of it.")}};
  return {database(check, where), references(check, where), schema(check, where), opens(check, where),
          audit(check, where)};
}

ExaminedPart clock(Instant now, const StoreCheck& check, const fs::path& timesync) {
  constexpr std::chrono::seconds allowed{2};
  if (check.newest && now + allowed < *check.newest)
    return {"clock", Condition::broken,
            told(fmt::format("the clock stands {} s before the newest entry of the store",
                             std::chrono::ceil<std::chrono::seconds>(*check.newest - now).count()),
                 "clock", "Set it right: timedatectl set-ntp true. Then start the service anew.")};
  std::error_code ignored;
  if (!fs::exists(timesync, ignored))
    return {"clock", Condition::ok,
            told("not before the newest entry; systemd-timesyncd does not run, so whether it is right is not "
                 "known",
                 "clock")};
  if (!fs::exists(timesync / "synchronized", ignored))
    return {"clock", Condition::attention,
            told("systemd-timesyncd has not reached a time server yet", "clock",
                 "timedatectl timesync-status says which it asks.")};
  return {"clock", Condition::ok, told("kept right by systemd-timesyncd", "clock")};
}

}  // namespace benefit::examine
