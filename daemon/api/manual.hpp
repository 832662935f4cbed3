// The manual page of benefitctl, made from the tables of commands and errors.
#pragma once

#include "verify/report/language.hpp"

#include <string>
#include <string_view>

namespace benefit::api {

/// benefitctl(1) in troff's man macros, UTF-8. `version` is the product's.
std::string manual_page(std::string_view version, report::Language language);

/// Text as troff prints it: hyphens as they are typed, nothing taken for a request or an escape.
std::string troff_text(std::string_view text);

}  // namespace benefit::api
