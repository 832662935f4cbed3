// From a request's method and target to a command of the table and its raw parameters.
#pragma once

#include "daemon/api/command.hpp"
#include "verify/types/error.hpp"

#include <map>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

namespace benefit::api {

struct Route {
  const Command* command = nullptr;
  std::map<std::string, std::string> path_parameters;
  std::map<std::string, std::string> query_parameters;
};

/// Why there is no route. `http_status` is 404 or, with the methods that the path does know, 405; 400 for a
/// target that is none.
struct NoRoute {
  Error error;
  int http_status = 404;
  std::string allowed_method;
};

/// `target` is the request's origin form ("/v1/cases/12?x=y"), percent-encoded.
tl::expected<Route, NoRoute> find_route(std::string_view method, std::string_view target);

}  // namespace benefit::api
