// The names of counties, for sentences: a reader knows 乐亭县, not 130225.
#pragma once

#include "verify/report/language.hpp"
#include "verify/types/facts.hpp"

#include <map>
#include <span>
#include <string>
#include <string_view>

namespace benefit::report {

/// From the rows of the feed `regions`. Of several rows with one code the one that begins last counts.
/// Immutable; an empty one knows of no name.
class PlaceNames {
 public:
  PlaceNames() = default;
  explicit PlaceNames(std::span<const Region> regions);

  /// "乐亭县（130225）", "乐亭县 (130225)"; of a code without a name "县区130225", in English the code alone,
  /// for the sentence has the word. What is no code of six digits stands as it is.
  std::string shown(std::string_view code, Language language) const;
  /// Of several, "130224, 130225": each.
  std::string all_shown(std::string_view codes, Language language) const;

 private:
  std::map<std::string, std::string, std::less<>> names_;
};

}  // namespace benefit::report
