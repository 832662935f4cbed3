#include "daemon/cli/show_rejects.hpp"

#include "daemon/cli/cells.hpp"
#include "daemon/cli/json_text.hpp"
#include "daemon/cli/make_request.hpp"
#include "daemon/cli/new_file.hpp"
#include "daemon/cli/say.hpp"
#include "daemon/cli/show_reply.hpp"
#include "verify/identity/safe_text.hpp"

#include <algorithm>

#include <boost/json.hpp>
#include <fmt/format.h>

namespace benefit::cli {
namespace {

void write_file(const std::string& path, const std::string& content) {
  NewFile file(path, Readers::owner_only);  // rejects hold personal data
  file.write(content);
  file.finish();
}

/// The service's CSV as it is, or its error.
std::string mendable_csv(Session& session, const Invocation& invocation) {
  Request request = make_request(invocation);
  request.accept = "text/csv";
  Response response = session.service.exchange(request);
  if (response.status != 200) require_json(response);  // throws
  return std::move(response.body);
}

void write_result(Session& session, const Invocation& invocation, const std::string& text) {
  if (const auto path = invocation.value("out")) {
    write_file(*path, text);
    session.err.write(say("Written to {}.\n", *path));
  } else {
    session.out.write(session.terminal.out ? identity::safe_block(text) : text);
  }
}

}  // namespace

int show_rejects(Session& session, const Invocation& invocation) {
  const bool to_file = invocation.value("out").has_value();
  if (invocation.format == Format::csv || (invocation.format == Format::human && to_file)) {
    write_result(session, invocation, mendable_csv(session, invocation));
    return exit_done;
  }
  const boost::json::object reply = require_json(session.service.exchange(make_request(invocation)));
  if (to_file) {
    write_result(session, invocation, json_text(reply, JsonLayout::indented));
    return exit_done;
  }
  show_reply(session, invocation, reply);
  const boost::json::array rejects = array_at(reply, "rejects");
  const bool any_refused = std::ranges::any_of(
      rejects, [](const boost::json::value& row) { return !flag_at(row.as_object(), "kept"); });
  if (invocation.format == Format::human && any_refused)
    session.err.write(say("To mend and import them: benefitctl feed rejects {0} --out mend-{0}.csv\n",
                          *invocation.value("batch")));
  return exit_done;
}

}  // namespace benefit::cli
