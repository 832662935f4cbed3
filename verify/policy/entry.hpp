// One entry of a policy table, read with checks. Internal to the room.
#pragma once

#include "verify/types/error.hpp"
#include "verify/types/money.hpp"
#include "verify/types/time.hpp"

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include <toml++/toml.h>

namespace benefit::policy {

/// A view of one `[[table]]` entry, which knows its place so that every error can name it. The document
/// outlives it.
class Entry {
 public:
  Entry(const toml::table& values, std::string_view table, std::size_t number)
      : values_(values), table_(table), number_(number) {}

  Expected<void> allow_only(std::initializer_list<std::string_view> keys) const;
  /// Both days included; no `to` means that it goes on.
  Expected<DayInterval> valid() const;
  /// Not empty.
  Expected<std::string> text(std::string_view key) const;
  Expected<std::int64_t> integer(std::string_view key, std::int64_t least, std::int64_t most) const;
  /// Money is text ("1000.00"): a TOML float could not hold every fen.
  Expected<Fen> yuan(std::string_view key) const;

  /// "certification_months, entry 2".
  std::string place() const;
  /// A bad_input at this entry; `key` is empty when the entry as a whole is meant.
  tl::unexpected<Error> refuse(std::string_view key, std::string_view what) const;

 private:
  Expected<Day> day(std::string_view key) const;

  const toml::table& values_;
  std::string_view table_;
  std::size_t number_;  ///< from 1, as in the file
};

}  // namespace benefit::policy
