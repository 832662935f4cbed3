// Request in, reply out.
#pragma once

#include "daemon/api/request.hpp"
#include "daemon/api/services.hpp"

#include <string_view>

namespace benefit::api {

using Handler = Expected<Reply> (*)(const Request&, Services&);

/// nullptr when the command has no handler (it is offline).
Handler find_handler(std::string_view command_name);

/// Does what the request asks and gives its reply; an outcome that the handler planned for becomes an error
/// reply. The request's parameters and role were checked against the table. Throws Failure when the
/// environment is broken.
Reply handle(const Request& request, Services& services);

}  // namespace benefit::api
