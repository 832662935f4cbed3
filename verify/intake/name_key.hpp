// When two spellings of a column's name, or of a fixed word, are the same.
#pragma once

#include <string>
#include <string_view>

namespace benefit::intake {

/// The name without blanks, `_` and `-`, in ASCII width and lower case: "ID Number", "id-number" and
/// "ｉｄ＿ｎｕｍｂｅｒ" have one key.
std::string name_key(std::string_view name);

}  // namespace benefit::intake
