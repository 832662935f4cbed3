// The language of a reply's sentences.
#pragma once

#include "daemon/api/request.hpp"

#include <string_view>

namespace benefit::api {

/// From an Accept-Language header (RFC 9110, 12.5.4): the one of our languages with the highest weight, the
/// earlier one of equals; English when none is wanted.
Language choose_language(std::string_view accept_language);

}  // namespace benefit::api
