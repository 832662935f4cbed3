// Checks the raw parameters of a request against the table of commands.
#pragma once

#include "daemon/api/request.hpp"
#include "daemon/api/router.hpp"
#include "verify/types/error.hpp"

#include <string_view>

namespace benefit::api {

/// `json_body` is the body of a POST, "" for none; for uploads and GETs it is "" as well. Errors: bad_request
/// that names the parameter and never repeats its value: unknown (with the nearest known one), missing, of
/// the wrong type, not among its choices.
Expected<Parameters> read_parameters(const Route& route, std::string_view json_body);

}  // namespace benefit::api
