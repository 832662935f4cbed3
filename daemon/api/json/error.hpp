// An error as a reply shows it.
#pragma once

#include "verify/types/error.hpp"

#include <boost/json/object.hpp>

namespace benefit::api {

/// {"code","what","where","hint"}
boost::json::object to_json(const Error& error);
/// {"error":{...}}: the whole body of an error reply.
boost::json::object error_reply(const Error& error);

}  // namespace benefit::api
