#include "verify/face/pairs.hpp"

#include <array>
#include <optional>
#include <string_view>

#include <fmt/format.h>

namespace benefit::face {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view heading = "same";

using Columns = std::array<std::string_view, 3>;

/// nullopt when there are not just three columns, or one is empty.
std::optional<Columns> split(std::string_view line) {
  Columns columns;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const std::size_t tab = line.find('\t');
    const bool last = i + 1 == columns.size();
    if ((tab == std::string_view::npos) != last) return std::nullopt;
    columns[i] = line.substr(0, tab);
    if (columns[i].empty()) return std::nullopt;
    if (!last) line.remove_prefix(tab + 1);
  }
  return columns;
}

tl::unexpected<Error> bad(std::size_t line, std::string what) {
  return tl::unexpected(Error{ErrorCode::bad_input, std::move(what), fmt::format("line {}", line),
                              "each line is: photo, tab, photo, tab, 1 (one person) or 0 (two people)"});
}

}  // namespace

Expected<std::vector<LabelledPair>> read_pairs(std::istream& file) {
  std::vector<LabelledPair> pairs;
  std::string text;
  for (std::size_t number = 1; std::getline(file, text); ++number) {
    std::string_view line = text;
    if (number == 1 && line.starts_with(byte_order_mark)) line.remove_prefix(byte_order_mark.size());
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) continue;

    const auto columns = split(line);
    if (!columns) return bad(number, "a pair needs three columns");
    const auto& [first, second, label] = *columns;
    if (number == 1 && label == heading) continue;
    if (label != "0" && label != "1") return bad(number, fmt::format("'{}' is neither 1 nor 0", label));
    pairs.push_back({std::string(first), std::string(second), label == "1", number});
  }
  if (pairs.empty()) return bad(1, "the file has no pairs");
  return pairs;
}

}  // namespace benefit::face
