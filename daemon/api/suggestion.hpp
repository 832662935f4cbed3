// The hint for a word that is not known.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace benefit::api {

/// "did you mean 'limit'?", or "known: a, b, c" when nothing is near (identity::nearest).
std::string suggestion(std::string_view typed, std::span<const std::string> known);

}  // namespace benefit::api
