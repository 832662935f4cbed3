// The feeds: who delivers what, for what, column by column. Header matching, the readers, `feed describe`,
// docs/feeds.md and the tests are all made from this one table.
#pragma once

#include "verify/types/feed.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace benefit::intake {

/// A short list of names, fixed when the program is built.
class Names {
 public:
  constexpr Names() = default;
  constexpr Names(std::initializer_list<std::string_view> names) {
    for (const std::string_view name : names) names_.at(size_++) = name;
  }
  constexpr const std::string_view* begin() const { return names_.data(); }
  constexpr const std::string_view* end() const { return names_.data() + size_; }
  constexpr bool empty() const { return size_ == 0; }

 private:
  static constexpr std::size_t most = 28;  // of the relations of GB/T 4761 that are distant ones
  std::array<std::string_view, most> names_{};
  std::size_t size_ = 0;
};

/// One of the values that a column of fixed words can take: its name and what else suppliers write for it.
struct Term {
  std::uint8_t value;  ///< of the enumeration in verify/types
  std::string_view name;
  Names aliases;
};

/// What a cell is read as. The accepted forms are in verify/identity and, in words, in `describe`.
enum class ValueForm : std::uint8_t {
  id_number,
  person_name,
  text,
  account,
  sex,
  day,
  month,
  year,
  yuan,
  scheme,
  count,
  yes_no,
  region_code,
  registry,
  trace_kind,
  subsidy_basis,
  payer,
  contribution_kind,
  relation,
  household_outcome,
  maternity_kind,
  absence_kind,
  benefit_event_kind,
};

/// The accepted forms in words ("yuan, not negative, at most two decimals, no separators"); for fixed words
/// all of them.
std::string describe(ValueForm form);
/// The words that a column of this form can hold; empty for the others.
std::span<const Term> terms(ValueForm form);
/// Reads one of the words, or what else suppliers write for it, without regard to blanks, width and case.
std::optional<std::uint8_t> find_term(std::span<const Term> terms, std::string_view text);

enum class Presence : std::uint8_t {
  optional,         ///< the column may be missing altogether
  required_column,  ///< the column has to be there, its cells may be empty
  required_value,   ///< a row without a usable value is refused
};

/// What becomes of a row whose cell holds something that cannot be read.
enum class Unusable : std::uint8_t {
  refuse,        ///< reading it as empty would change what the row means, or who is meant
  keep_damaged,  ///< the row is worth having without this value; it is counted as damaged
};

struct Column {
  std::string_view name;   ///< "id_number"
  std::string_view title;  ///< 公民身份号码
  Names aliases;           ///< other headers that suppliers use
  std::string_view meaning;
  std::string_view meaning_zh;  ///< the same in Chinese
  ValueForm form = ValueForm::text;
  std::string_view example;
  /// In the second row of `feed template`; the examples of a feed, row by row, are two rows that it accepts.
  /// Empty: the cell is.
  std::string_view second_example{};
  Presence presence = Presence::optional;
  Unusable unusable = Unusable::refuse;
};

struct FeedInfo {
  Feed feed;
  std::string_view name;   ///< "deaths-health"
  std::string_view title;  ///< 死亡医学证明名单
  std::string_view supplier;
  std::string_view what_for;  ///< with the provisions that it serves
  std::span<const Column> columns;
  int every_days = 31;  ///< how often it is expected at the latest
};

/// The last day on which the next delivery is in time, when the last one came on this day.
Day expected_by(const FeedInfo& feed, Day received);
/// The next delivery should have come before this day.
bool is_overdue(const FeedInfo& feed, Day received, Day on);
/// Overdue by as much again, so that one delivery at least was left out: too old to judge by.
bool is_stale(const FeedInfo& feed, Day received, Day on);

/// All feeds, in the order of their numbers.
std::span<const FeedInfo> feeds();
const FeedInfo& info(Feed feed);
/// By name; nullopt for an unknown one.
std::optional<Feed> find_feed(std::string_view name);

/// Columns that the export of rejects adds. An import passes over them.
inline constexpr std::string_view reject_line_column = "reject_line";
inline constexpr std::string_view reject_reason_column = "reject_reason";

}  // namespace benefit::intake
