// When two spellings of a column's name, or of a fixed word, are the same.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace benefit::intake {

/// The name without blanks, `_` and `-`, in ASCII width and lower case: "ID Number", "id-number" and
/// "ｉｄ＿ｎｕｍｂｅｒ" have one key.
std::string name_key(std::string_view name);

/// The candidate with the fewest characters to add, drop, change or swap (optimal string alignment over code
/// points), when these are few enough for the length that somebody may have meant it; the earlier of equals.
/// Empty: none is near. The result views one of the candidates.
std::string_view nearest(std::string_view typed, const std::vector<std::string_view>& candidates);

}  // namespace benefit::intake
