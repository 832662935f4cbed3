#include "verify/intake/mapping.hpp"

#include "verify/identity/digits.hpp"
#include "verify/identity/text_folding.hpp"
#include "verify/intake/defects.hpp"
#include "verify/intake/name_key.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace benefit::intake {
namespace {

/// A supplier's names by their keys, and ours for them; empty for what is passed over.
std::map<std::string, std::string> supplier_names(const Profile& profile) {
  std::map<std::string, std::string> names;
  for (const std::string& column : profile.pass_over) names[name_key(column)] = "";
  for (const auto& [column, ours] : profile.columns) names[name_key(column)] = ours;
  return names;
}

/// "12810" fen as "128.10" yuan; empty when it is no whole number.
std::string yuan_of_fen(std::string_view fen) {
  const bool negative = fen.starts_with('-');
  if (negative) fen.remove_prefix(1);
  if (!identity::all_digits(fen)) return {};
  std::string digits(fen);
  if (digits.size() < 3) digits.insert(0, 3 - digits.size(), '0');
  digits.insert(digits.size() - 2, ".");
  return (negative ? "-" : "") + digits;
}

}  // namespace

std::size_t count_known_columns(const FeedInfo& feed, const Profile* profile,
                                const std::vector<std::string>& cells) {
  if (profile == nullptr) return count_known_columns(feed, cells);
  const auto names = supplier_names(*profile);
  std::size_t known = count_known_columns(feed, cells);
  for (const std::string& cell : cells)
    if (names.contains(name_key(cell)) && find_column(feed, cell) == nullptr) ++known;
  return known;
}

Expected<Mapping> Mapping::match(const FeedInfo& feed, const Profile* profile,
                                 std::vector<std::string> columns) {
  Mapping mapping;
  if (profile == nullptr) {
    auto header = match_header(feed, std::move(columns));
    if (!header) return tl::unexpected(header.error());
    mapping.header_ = *std::move(header);
    return mapping;
  }

  auto names = supplier_names(*profile);
  std::vector<std::string> ours = columns;
  std::vector<bool> passed_over(columns.size(), false);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const auto found = names.find(name_key(columns[i]));
    if (found == names.end()) continue;
    passed_over[i] = found->second.empty();
    if (!passed_over[i]) ours[i] = found->second;
  }
  std::vector<std::string> missing;
  for (const auto& named : profile->columns) {
    const std::string key = name_key(named.first);
    if (std::none_of(columns.begin(), columns.end(),
                     [&key](const std::string& cell) { return name_key(cell) == key; }))
      missing.push_back(fmt::format("'{}'", named.first));
  }
  if (!missing.empty()) {
    return tl::unexpected(
        Error{ErrorCode::bad_input,
              fmt::format("the profile names {}, which the header does not have", fmt::join(missing, ", ")),
              "header", "is it the profile of this supplier? Write the names as they stand in the file"});
  }
  for (const auto& [column, value] : profile->constants) {
    ours.push_back(column);
    passed_over.push_back(false);
    mapping.constants_.push_back(value);
  }

  auto header = match_header(feed, std::move(ours), passed_over);
  if (!header) {
    Error error = header.error();
    error.hint += "; the profile can name the column, or pass it over";
    return tl::unexpected(std::move(error));
  }
  for (std::size_t i = 0; i < feed.columns.size(); ++i) {
    const auto cell = header->cell_of[i];
    const std::string_view column = feed.columns[i].name;
    if (!cell || *cell >= columns.size()) continue;
    const auto words = profile->words.find(std::string(column));
    if (words != profile->words.end()) mapping.changes_.push_back({*cell, column, &words->second});
    if (profile->in_fen.contains(std::string(column))) mapping.changes_.push_back({*cell, column});
  }
  mapping.header_ = {std::move(columns), std::move(header->cell_of)};
  return mapping;
}

const std::vector<std::string_view>& Mapping::apply(const std::vector<std::string_view>& cells) {
  cells_ = cells;
  cells_.insert(cells_.end(), constants_.begin(), constants_.end());
  defect_.reset();
  for (Change& change : changes_) apply(change);
  return cells_;
}

void Mapping::apply(Change& change) {
  std::string_view& cell = cells_[change.cell];
  const std::string_view value = identity::fold_width(cell, change.buffer);
  if (value.empty()) return;
  std::string_view code;
  if (change.words != nullptr) {
    const auto word = change.words->find(std::string(value));
    if (word != change.words->end()) {
      cell = word->second;
      return;
    }
    code = defect::value_not_in_profile;
  } else {
    change.buffer = yuan_of_fen(value);
    cell = change.buffer;
    if (!change.buffer.empty()) return;
    code = defect::value_not_whole_fen;
  }
  if (!defect_) defect_ = RowDefect{0, std::string(change.column), std::string(code), ""};
}

}  // namespace benefit::intake
