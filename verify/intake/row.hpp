// One delivered row under its header, and the reading of its cells. What cannot be read is noted as a defect:
// the catalogue says whether the row is refused for it or kept.
#pragma once

#include "verify/identity/citizen_id.hpp"
#include "verify/intake/catalogue.hpp"
#include "verify/intake/defects.hpp"
#include "verify/intake/header.hpp"
#include "verify/types/facts.hpp"
#include "verify/types/feed.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace benefit::intake {

/// A column of one file: what the catalogue says of it and where its cells are.
struct ColumnPlace {
  const Column* column = nullptr;
  std::optional<std::size_t> cell;  ///< nullopt: not delivered
};

/// The columns of one file by their names in the catalogue.
class ColumnPlaces {
 public:
  ColumnPlaces(const FeedInfo& feed, const Header& header) : feed_(feed), header_(header) {}
  /// Throws Failure(internal) for a name that the catalogue does not have.
  ColumnPlace at(std::string_view name) const;

 private:
  const FeedInfo& feed_;
  const Header& header_;
};

/// Reused from row to row. Each read_ function gives nullopt for an empty cell, for a column that was not
/// delivered and for a value that cannot be read; the latter, and the lack of a value that every row needs,
/// is noted.
class Row {
 public:
  /// `cells` are UTF-8 and outlive the row's reading.
  void begin(Source source, const std::vector<std::string_view>& cells);

  Source source() const { return source_; }
  /// The cell as delivered; empty when the column was not delivered.
  std::string_view cell(const ColumnPlace& place) const;

  std::optional<identity::DeliveredId> read_id(const ColumnPlace& place);
  std::optional<Day> read_day(const ColumnPlace& place);
  std::optional<Month> read_month(const ColumnPlace& place);
  std::optional<int> read_year(const ColumnPlace& place);
  std::optional<Fen> read_yuan(const ColumnPlace& place);
  std::optional<RegionCode> read_region_code(const ColumnPlace& place);
  std::optional<int> read_count(const ColumnPlace& place);
  std::optional<bool> read_flag(const ColumnPlace& place);
  /// One of the words that a column of its form can hold; `Enum` is the one that the catalogue's terms
  /// number.
  template <class Enum>
  std::optional<Enum> read_word(const ColumnPlace& place) {
    const auto value = read_term(place, unknown_word(place.column->form));
    return value ? std::optional(static_cast<Enum>(*value)) : std::nullopt;
  }
  /// A cleaned name, empty when there is none.
  std::string read_name(const ColumnPlace& place);
  /// Without blanks around it, empty when there is none.
  std::string read_text(const ColumnPlace& place);
  /// Without blanks. What a spreadsheet has rounded would make strangers share an account: it comes back
  /// empty.
  std::string read_account(const ColumnPlace& place);

  void refuse(const ColumnPlace& place, std::string_view code, std::string detail = {});
  void keep_damaged(const ColumnPlace& place, std::string_view code, std::string detail = {});

  /// The first defect for which the row is refused.
  const std::optional<RowDefect>& refusal() const { return refusal_; }
  /// Defects with which the row is kept.
  const std::vector<RowDefect>& damage() const { return damage_; }

 private:
  template <class Value, class Defect>
  std::optional<Value> value_or_note(const ColumnPlace& place, const tl::expected<Value, Defect>& read,
                                     std::string detail = {});
  /// The code for a word that a column of this form does not know.
  static std::string_view unknown_word(ValueForm form);
  std::optional<std::uint8_t> read_term(const ColumnPlace& place, std::string_view unknown_code);
  /// The text, or an empty one and a note when it is too long to be stored.
  std::string_view short_enough(const ColumnPlace& place, std::string_view text);
  void note_missing(const ColumnPlace& place);
  void note(const ColumnPlace& place, std::string_view code, std::string detail);

  Source source_;
  const std::vector<std::string_view>* cells_ = nullptr;
  std::optional<RowDefect> refusal_;
  std::vector<RowDefect> damage_;
  std::string buffer_;
};

}  // namespace benefit::intake
