// How the house's values are written into the database, and read back. The units stand in migrations/0001.
#pragma once

#include "verify/types/citizen_id.hpp"
#include "verify/types/money.hpp"
#include "verify/types/region.hpp"
#include "verify/types/subject.hpp"
#include "verify/types/time.hpp"

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

#include <SQLiteCpp/Statement.h>

namespace benefit::store {

inline std::int64_t to_number(bool value) { return value ? 1 : 0; }
inline std::int64_t to_number(std::int64_t value) { return value; }
inline std::int64_t to_number(int value) { return value; }
inline std::int64_t to_number(CitizenId value) { return static_cast<std::int64_t>(value.body()); }
inline std::int64_t to_number(Day value) { return value.time_since_epoch().count(); }
inline std::int64_t to_number(Month value) {
  return static_cast<int>(value.year()) * 100 + static_cast<int>(static_cast<unsigned>(value.month()));
}
inline std::int64_t to_number(Instant value) { return value.time_since_epoch().count(); }
inline std::int64_t to_number(Fen value) { return value.value; }
inline std::int64_t to_number(RegionCode value) { return value.value; }
template <class Enum>
requires std::is_enum_v<Enum> std::int64_t to_number(Enum value) { return static_cast<std::int64_t>(value); }

/// An end of a SubjectRange. Numbers have 17 digits, so what lies beyond 63 bits is "no end".
inline std::int64_t range_bound(std::uint64_t bound) {
  constexpr auto greatest = std::numeric_limits<std::int64_t>::max();
  return bound > static_cast<std::uint64_t>(greatest) ? greatest : static_cast<std::int64_t>(bound);
}

/// Binds one value to the parameter `index` (from 1). The statement keeps a reference to texts and blobs:
/// they live until it has run.
template <class T>
void bind_value(SQLite::Statement& statement, int index, const T& value) {
  if constexpr (std::is_same_v<T, std::nullptr_t>) {
    statement.bind(index);
  } else if constexpr (std::is_same_v<T, std::string>) {
    statement.bindNoCopy(index, value);
  } else if constexpr (std::is_same_v<T, std::string_view>) {
    statement.bind(index, std::string{value});  // SQLiteCpp binds views only when they end in NUL: copied
  } else if constexpr (std::is_same_v<T, double>) {
    statement.bind(index, value);
  } else if constexpr (std::is_convertible_v<const T&, std::span<const std::uint8_t>>) {
    const std::span<const std::uint8_t> bytes = value;
    statement.bindNoCopy(index, bytes.data(), static_cast<int>(bytes.size()));
  } else {
    statement.bind(index, to_number(value));
  }
}

template <class T>
void bind_value(SQLite::Statement& statement, int index, const std::optional<T>& value) {
  if (value) {
    bind_value(statement, index, *value);
  } else {
    statement.bind(index);
  }
}

}  // namespace benefit::store
