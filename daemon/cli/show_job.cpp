#include "daemon/cli/show_job.hpp"

#include "daemon/cli/cells.hpp"
#include "daemon/cli/follow_job.hpp"
#include "daemon/cli/import_delivery.hpp"
#include "daemon/cli/keep_backups.hpp"
#include "daemon/cli/make_ledger.hpp"
#include "daemon/cli/make_request.hpp"
#include "daemon/cli/page.hpp"
#include "daemon/cli/say.hpp"
#include "daemon/cli/search_face.hpp"
#include "daemon/cli/show_doctor.hpp"
#include "daemon/cli/show_reply.hpp"
#include "daemon/cli/table.hpp"

#include <algorithm>

#include <boost/json.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace benefit::cli {
namespace {

namespace json = boost::json;

json::object result_of(const json::object& job) {
  const json::value* result = value_at(job, "result");
  return result != nullptr && result->is_object() ? result->get_object() : json::object();
}

std::string cases_line(const json::object& result) {
  const json::value* cases = value_at(result, "cases");
  if (cases == nullptr || !cases->is_object()) return "";
  std::vector<std::string> counts;
  for (const auto& [state, count] : cases->get_object())
    counts.push_back(fmt::format("{} {}", json::serialize(count), say_value(std::string_view(state))));
  return say("Cases: {}\n", fmt::join(counts, ", "));
}

/// Checks that ran without a feed that would have shown them more.
std::string half_seen(const json::object& result) {
  std::string lines;
  for (const json::value& item : array_at(result, "checks")) {
    const json::object& check = item.as_object();
    const std::string reason = text_at(check, "sees_less");
    if (!reason.empty() && text_at(check, "not_run").empty())
      lines += say("{} ran, and sees less: {}.\n", text_at(check, "check"), reason);
  }
  return lines;
}

/// Of a past day: the findings are kept nowhere else.
std::string past_findings(const json::object& result, std::int64_t job, const Terminal& terminal) {
  constexpr std::size_t shown = 20;
  const json::array& findings = array_at(result, "findings");
  Page page{Style(terminal.colour), wrapping_columns(terminal)};
  for (std::size_t i = 0; i < std::min(shown, findings.size()); ++i) {
    const json::object& finding = findings[i].as_object();
    page.section(fmt::format("{}  {}  {}  {}  ({})", text_at(finding, "check"), text_at(finding, "title"),
                             text_at(finding, "name"), text_at(finding, "subject"),
                             text_at(finding, "period")));
    for (const json::value& reason : array_at(finding, "reasons"))
      page.bullet(text_at(reason.as_object(), "sentence"));
  }
  if (findings.size() > shown)
    page.line(say("{} of {} findings are shown. All of them: benefitctl job watch {} -o json", shown,
                  findings.size(), job));
  return std::move(page).take();
}

/// Empty for a report of a past day, which changes nothing.
std::string changes_line(const json::object& result) {
  const json::value* const changes = value_at(result, "changes");
  if (changes == nullptr || !changes->is_object()) return "";
  const json::object& counts = changes->get_object();
  return say("Findings: {} new, {} changed, {} withdrawn.\n", integer_at(counts, "appeared"),
             integer_at(counts, "changed"), integer_at(counts, "withdrawn"));
}

std::string wish_line(const json::object& job) {
  const std::int64_t id = integer_at(job, "job");
  if (!text_at(job, "wish").empty())
    return say("Job {} stops at its next safe point. See how it ends: benefitctl job watch {}\n", id, id);
  const std::string state = text_at(job, "state");
  if (state == "paused") return say("Job {} is paused. Let it go on: benefitctl job resume {}\n", id, id);
  if (state == "cancelled") return say("Job {} is given up.\n", id);
  return say("Job {} goes on. Watch it: benefitctl job watch {}\n", id, id);
}

std::string job_page(const json::object& job, const Terminal& terminal) {
  const Style style(terminal.colour);
  if (text_at(job, "kind") == "verify")
    return verification_page(result_of(job), integer_at(job, "job"), terminal);
  if (text_at(job, "kind") == "import_delivery") return delivery_page(result_of(job), style);
  if (text_at(job, "kind") == "dedupe_faces") return dedupe_page(result_of(job));
  if (text_at(job, "kind") == "write_ledger") return ledger_page(result_of(job));
  if (text_at(job, "kind") == "make_backup" || text_at(job, "kind") == "verify_backup")
    return backup_page(result_of(job));
  if (text_at(job, "kind") == "examine") return doctor_page(result_of(job), terminal);
  return fields_page(job, style);
}

}  // namespace

int run_verification(Session& session, const Invocation& invocation) {
  const json::object started = require_json(session.service.exchange(make_request(invocation)));
  const auto ended = follow_job(session, integer_at(started, "job"));
  if (!ended) return exit_interrupted;
  require_done(*ended);
  const json::object result = result_of(*ended);
  show_reply(session, invocation, result,
             [&] { return verification_page(result, integer_at(started, "job"), session.terminal); });
  return exit_done;
}

int run_job(Session& session, const Invocation& invocation) {
  const json::object started = require_json(session.service.exchange(make_request(invocation)));
  const auto ended = follow_job(session, integer_at(started, "job"));
  if (!ended) return exit_interrupted;
  require_done(*ended);
  show_reply(session, invocation, result_of(*ended));
  return exit_done;
}

int watch_job(Session& session, const Invocation& invocation) {
  const auto ended = follow_job(session, std::stoll(*invocation.value("job")));
  if (!ended) return exit_interrupted;
  if (invocation.format == Format::human) require_done(*ended);
  show_reply(session, invocation, *ended, [&] { return job_page(*ended, session.terminal); });
  require_done(*ended);
  return exit_done;
}

int wish_of_job(Session& session, const Invocation& invocation) {
  const json::object job = require_json(session.service.exchange(make_request(invocation)));
  show_reply(session, invocation, job, [&] { return wish_line(job); });
  return exit_done;
}

std::string verification_page(const json::object& result, std::int64_t job, const Terminal& terminal) {
  const api::Command& command = *api::find_command("verify", "run");
  const std::string known_on = text_at(result, "as_known_on");
  const std::string known =
      known_on.empty()
          ? ""
          : say("As known on {}; a report, findings and cases are left as they are. Links: {}.\n", known_on,
                say_text(text_at(result, "links")));
  const json::value* everyone = value_at(result, "everyone");
  const bool only_some = everyone != nullptr && everyone->is_bool() && !everyone->get_bool();
  return known +
         say("As of {}: {} people checked{}.\n", text_at(result, "as_of"), integer_at(result, "subjects"),
             only_some ? say(", those whom something new concerns since the last run") : "") +
         changes_line(result) +
         table_text(command.columns, array_at(result, command.rows), terminal) + half_seen(result) +
         cases_line(result) + past_findings(result, job, terminal);
}

}  // namespace benefit::cli
