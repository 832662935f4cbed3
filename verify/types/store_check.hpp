// What an examination of the whole store found.
#pragma once

#include "verify/types/audit_chain.hpp"
#include "verify/types/time.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace benefit {

struct StoreCheck {
  std::vector<std::string> damage;      ///< in SQLite's words, which name tables and pages only
  std::int64_t broken_references = 0;   ///< rows that refer to what is not there
  std::vector<std::string> odd_tables;  ///< tables and indexes that are not as this version makes them
  std::int64_t schema = 0;
  /// The schema is this version's. Of an older one tables, key, audit log and moments are not looked at.
  bool up_to_date = true;
  std::map<std::string, std::int64_t> rows;  ///< by table
  bool key_fits = true;                      ///< the master key opens what the store was made with
  std::int64_t audit_entries = 0;
  std::string audit_hash;  ///< of the newest entry
  std::vector<FoundBreach> audit_breaches;
  std::optional<Instant> newest;  ///< the latest moment that anything in the store tells of

  bool is_whole() const {
    return damage.empty() && broken_references == 0 && odd_tables.empty() && key_fits &&
           audit_breaches.empty();
  }
};

}  // namespace benefit
