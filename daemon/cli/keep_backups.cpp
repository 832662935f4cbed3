#include "daemon/cli/keep_backups.hpp"

#include "daemon/cli/cells.hpp"
#include "daemon/cli/follow_job.hpp"
#include "daemon/cli/make_request.hpp"
#include "daemon/cli/progress_line.hpp"
#include "daemon/cli/say.hpp"
#include "daemon/cli/show_reply.hpp"

#include <boost/json.hpp>

namespace benefit::cli {

namespace json = boost::json;

int work_on_backup(Session& session, const Invocation& invocation) {
  const json::object started = require_json(session.service.exchange(make_request(invocation)));
  const auto ended = follow_job(session, integer_at(started, "job"));
  if (!ended) return exit_interrupted;
  require_done(*ended);
  const json::object& result = ended->at("result").as_object();
  show_reply(session, invocation, result, [&] { return backup_page(result); });
  return exit_done;
}

std::string backup_page(const json::object& result) {
  std::string page = say("{}: {}, sealed, restored beside and found whole.\n", text_at(result, "backup"),
                         format_bytes(integer_at(result, "bytes")));
  page += say("It shows the state of {}, up to entry {} of the audit record: {} rows, schema {}.\n",
              text_at(result, "at"), integer_at(result, "audit_entry"), integer_at(result, "rows"),
              integer_at(result, "schema"));
  page += say("SHA-256 {}\n", text_at(result, "sha256"));
  for (const json::value& name : array_at(result, "removed"))
    page += say("Removed: {}\n", std::string(name.as_string()));
  return page;
}

}  // namespace benefit::cli
