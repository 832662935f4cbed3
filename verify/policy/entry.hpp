// One entry of a policy table, read with checks. Internal to the room.
#pragma once

#include "verify/types/error.hpp"
#include "verify/types/money.hpp"
#include "verify/types/region.hpp"
#include "verify/types/time.hpp"

#include <cstdint>
#include <optional>
#include <span>
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

  Expected<void> allow_only(std::span<const std::string_view> keys) const;
  /// Both days included; no `to` means that it goes on.
  Expected<DayInterval> valid() const;
  /// Not empty.
  Expected<std::string> text(std::string_view key) const;
  Expected<std::int64_t> integer(std::string_view key, std::int64_t least, std::int64_t most) const;
  /// Money is text ("1000.00"): a TOML float could not hold every fen.
  Expected<Fen> yuan(std::string_view key) const;
  /// `in_letters`: a text, or false, which gives the empty one; nullopt when it is left out.
  Expected<std::optional<std::string>> in_letters() const;
  /// A date without quotes.
  Expected<Day> day(std::string_view key) const;
  /// Six digits in quotes, of a known province.
  Expected<RegionCode> region(std::string_view key) const;
  /// One of `values`, by its to_string().
  template <class T>
  Expected<T> name(std::string_view key, std::span<const T> values) const;

  bool has(std::string_view key) const { return values_.contains(key); }

  /// "certification_months, entry 2".
  std::string place() const;
  /// A bad_input at this entry; `key` is empty when the entry as a whole is meant.
  tl::unexpected<Error> refuse(std::string_view key, std::string_view what) const;

 private:
  const toml::table& values_;
  std::string_view table_;
  std::size_t number_;  ///< from 1, as in the file
};

template <class T>
Expected<T> Entry::name(std::string_view key, std::span<const T> values) const {
  const auto written = text(key);
  if (!written) return tl::make_unexpected(written.error());
  std::string known;
  for (const T value : values) {
    if (to_string(value) == *written) return value;
    known += (known.empty() ? "" : ", ") + std::string(to_string(value));
  }
  return refuse(key, "is none of " + known);
}

}  // namespace benefit::policy
