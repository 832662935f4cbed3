#include "daemon/cli/show_doctor.hpp"

#include "daemon/api/errors.hpp"
#include "daemon/cli/cells.hpp"
#include "daemon/cli/face_tools.hpp"
#include "daemon/cli/follow_job.hpp"
#include "daemon/cli/make_request.hpp"
#include "daemon/cli/page.hpp"
#include "daemon/cli/say.hpp"
#include "daemon/cli/show_reply.hpp"
#include "daemon/examine/examined_part.hpp"
#include "daemon/examine/surroundings.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

namespace benefit::cli {
namespace {

namespace json = boost::json;
using examine::Condition;

/// The first line: the service answers.
json::object reached() {
  return to_json(
      examine::ExaminedPart{"service", Condition::ok, examine::told("it answers", "benefitctl status")});
}

/// What is left to look at without the service.
json::object without_service(const Invocation& invocation, const Error& error) {
  const examine::ExaminedPart service{
      "service", Condition::broken,
      examine::told(error.what, error.where,
                    "systemctl start benefitd; journalctl -u benefitd says why it stopped. Its store without "
                    "it: runuser -u benefitd -- benefitd --examine --state-dir /var/lib/benefitd")};
  return {{"parts", json::array{to_json(service), to_json(examine::models(models_folder(invocation)))}}};
}

/// The worst that is found.
int status_of(const json::object& result) {
  for (const json::value& part : array_at(result, "parts"))
    if (text_at(part.as_object(), "state") == "broken")
      return api::error_row(text_at(part.as_object(), "part") == "service" ? ErrorCode::unavailable
                                                                           : ErrorCode::corrupt)
          .exit_status;
  return exit_done;
}

int show_parts(Session& session, const Invocation& invocation, const json::object& result) {
  show_reply(session, invocation, result, [&] { return doctor_page(result, session.terminal); });
  return status_of(result);
}

bool is_down(ErrorCode code) { return code == ErrorCode::unavailable || code == ErrorCode::timeout; }

}  // namespace

int show_doctor(Session& session, const Invocation& invocation) {
  std::optional<json::object> ended;
  try {
    const json::object started = require_json(session.service.exchange(make_request(invocation)));
    ended = follow_job(session, integer_at(started, "job"));
  } catch (const Failure& failure) {
    if (!is_down(failure.error().code)) throw;
    return show_parts(session, invocation, without_service(invocation, failure.error()));
  }
  if (!ended) return exit_interrupted;
  require_done(*ended);
  json::object result = ended->at("result").as_object();
  json::array& parts = result["parts"].as_array();
  parts.insert(parts.begin(), reached());
  return show_parts(session, invocation, result);
}

std::string doctor_page(const json::object& result, const Terminal& terminal) {
  Page page{Style(terminal.colour), wrapping_columns(terminal)};
  for (const json::value& item : array_at(result, "parts")) {
    const json::object& part = item.as_object();
    const std::string where = text_at(part, "where");
    page.field(say_value(text_at(part, "part")),
               fmt::format("{}: {}{}", say_value(text_at(part, "state")), say_message(text_at(part, "what")),
                           where.empty() ? "" : fmt::format(" ({})", where)));
    if (text_at(part, "state") != "ok")
      if (const std::string hint = text_at(part, "hint"); !hint.empty()) page.bullet(say_message(hint));
  }
  return std::move(page).take();
}

}  // namespace benefit::cli
