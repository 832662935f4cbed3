// What officers write: notes and the reasons of decisions.
#pragma once

#include "verify/types/error.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace benefit::cases {

inline constexpr std::size_t longest_text = 2000;  ///< characters

/// The text without white space at its ends. `field` names it in errors ("reason").
/// Errors: bad_request when it is empty, longer than `longest_text`, not UTF-8, or holds a control character
/// (a line break too: the text is one line in every list).
Expected<std::string> check_written_text(std::string_view field, std::string_view text);

}  // namespace benefit::cases
