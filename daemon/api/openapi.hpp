// The HTTP API as an OpenAPI 3.1 document, made from the table of commands and the table of errors.
#pragma once

#include <string>

namespace benefit::api {

/// docs/openapi.json, whole.
std::string openapi_document();

}  // namespace benefit::api
