#include "daemon/api/json/error.hpp"

#include "daemon/api/errors.hpp"

#include <string>

namespace benefit::api {

boost::json::object to_json(const Error& error) {
  return {{"code", std::string(to_string(error.code))},
          {"what", error.what},
          {"where", error.where},
          {"hint", hint_for(error)}};
}

boost::json::object error_reply(const Error& error) { return {{"error", to_json(error)}}; }

}  // namespace benefit::api
