#include "daemon/api/handlers/handlers.hpp"

namespace benefit::api::handlers {

namespace json = boost::json;

namespace {

json::value or_null(const std::optional<std::string>& text) {
  return text ? json::value(*text) : json::value();
}

}  // namespace

Expected<Reply> show_keys(const Request&, Services& services) {
  const MasterKeyState state = services.master_keys.state();
  return Reply{200, json::object{{"key", state.key},
                                 {"next", or_null(state.next)},
                                 {"former", or_null(state.former)},
                                 {"sealed", state.sealed},
                                 {"under_key", state.sealed - state.under_former},
                                 {"under_former", state.under_former}}};
}

Expected<Reply> rotate_key(const Request& request, Services& services) {
  const MasterKeyState state = services.master_keys.state();
  if (!state.next && !state.former) return tl::unexpected(no_next_key());
  const JobId job = services.queue.rotate_key(state.former.value_or(state.key), request.identity.user);
  return Reply{202, json::object{{"job", job}}};
}

}  // namespace benefit::api::handlers
