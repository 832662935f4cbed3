// Deliveries: what arrives, what of it was taken, what was refused and why.
#pragma once

#include "verify/types/facts.hpp"
#include "verify/types/time.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace benefit {

/// Stored as numbers: never renumber. Names and columns are in verify/intake/catalogue.hpp.
enum class Feed : std::uint8_t {
  roll = 1,
  payments = 2,
  deaths_health = 3,
  deaths_civil_affairs = 4,
  deaths_village = 5,
  registry_dibao = 6,
  registry_registered_poor = 7,
  subsidies = 8,
  traces_of_life = 9,
  deaths_police = 10,
  deaths_court = 11,
  registry_extreme_hardship = 12,
  registry_medical_aid = 13,
  contributions = 14,
  households = 15,
  household_decisions = 16,
  maternity_claims = 17,
  hospital_settlements = 18,
  absences = 19,
  benefit_events = 20,
  accounts = 21,
  projects = 22,
  stations = 23,
  regions = 24,
};

/// Each source of deaths has a feed of its own, each registry too.
inline constexpr std::array death_feeds = {Feed::deaths_health, Feed::deaths_civil_affairs,
                                           Feed::deaths_village, Feed::deaths_police, Feed::deaths_court};
inline constexpr std::array registry_feeds = {Feed::registry_dibao, Feed::registry_registered_poor,
                                              Feed::registry_extreme_hardship, Feed::registry_medical_aid};

/// Stored as numbers: never renumber.
enum class Encoding : std::uint8_t { utf8 = 1, gb18030 = 2 };
std::string_view to_string(Encoding encoding);  ///< "utf-8", "gb18030"
/// nullopt: no encoding has this name.
std::optional<Encoding> parse_encoding(std::string_view name);
std::span<const std::string_view> encoding_names();

/// What is known of a delivery before its first row is read.
struct DeliveryHeader {
  Feed feed = Feed::roll;
  /// Names the delivery among those of its feed; a later file under the same name supersedes the earlier.
  std::string delivery;
  std::string file_sha256;  ///< 64 hex digits
  std::int64_t bytes = 0;
  Instant received_at;
  std::string received_by;       ///< user name
  std::string profile_sha256{};  ///< of the mapping profile that it is read by; empty: none
};

/// A mapping profile (verify/intake/profile.hpp) as it is kept, with all that were ever used.
struct KeptProfile {
  std::string sha256;  ///< of its text, 64 hex digits
  std::string name;    ///< the file's, when it was first handed in
  std::string text;    ///< TOML
  Instant kept_at;
  std::string kept_by;  ///< user name
};

/// Why a row was refused, or kept with a defect. `code` names a sentence of verify/report
/// ("id.check_character").
struct RowDefect {
  std::int64_t line = 0;
  std::string column;  ///< empty when the whole row is meant
  std::string code;
  std::string detail;  ///< a value safe to repeat (a suggestion, a count); never a person's data
};

/// A refused row as it came, so that it can be mended and delivered again. `fields` is UTF-8.
struct Reject {
  RowDefect defect;
  std::vector<std::string> fields;
};

/// Where in a workbook a delivery was read.
struct SheetRead {
  std::string name;
  std::int64_t hidden_rows = 0;         ///< that were read like the others
  std::vector<std::string> not_read{};  ///< the other visible sheets

  friend bool operator==(const SheetRead&, const SheetRead&) = default;
};

/// One delivery as the store keeps it.
struct Batch {
  BatchId id = 0;
  DeliveryHeader header;
  Encoding encoding = Encoding::utf8;
  std::vector<std::string> columns;  ///< the file's own header, for the export of rejects
  std::int64_t rows_in = 0;
  std::int64_t rows_accepted = 0;
  std::int64_t rows_rejected = 0;
  /// Accepted rows with a defect that a later stage can live with (a death record without a usable number).
  std::int64_t rows_damaged = 0;
  std::optional<BatchId> superseded_by;
  std::optional<Instant> superseded_at;
  std::optional<SheetRead> sheet;  ///< nullopt: the file was no workbook
  /// The first and the last day that its rows speak of; nullopt: of none, or none was noted.
  std::optional<Day> first_day{}, last_day{};
};

}  // namespace benefit
