#include "daemon/cli/import_delivery.hpp"

#include "daemon/cli/cells.hpp"
#include "daemon/cli/follow_job.hpp"
#include "daemon/cli/known_feed.hpp"
#include "daemon/cli/make_request.hpp"
#include "daemon/cli/say.hpp"
#include "daemon/cli/show_reply.hpp"
#include "daemon/cli/try_delivery.hpp"
#include "verify/identity/safe_text.hpp"

#include <chrono>
#include <filesystem>

#include <boost/json.hpp>
#include <fmt/format.h>

namespace benefit::cli {
namespace {

namespace json = boost::json;

/// The service sees bytes, not the file: its name is known only here.
Invocation with_delivery_name(Invocation invocation) {
  const std::filesystem::path file = *invocation.value("file");
  invocation.values.try_emplace("delivery", file.filename().string());
  return invocation;
}

/// The service reads a delivery by a profile that it has kept, so that it can be looked up later.
Invocation with_profile(Session& session, Invocation invocation) {
  const auto path = invocation.value("profile");
  if (!path) return invocation;
  const json::object body{{"profile", read_profile(*path).text},
                          {"name", std::filesystem::path(*path).filename().string()}};
  const json::object kept = require_json(session.service.exchange({.method = Request::Method::post,
                                                                   .target = "/v1/profiles",
                                                                   .body = json::serialize(body),
                                                                   .repeatable = true}));
  invocation.values["profile_sha256"] = text_at(kept, "profile");
  return invocation;
}

/// Which part of a workbook was read; empty for a CSV file.
std::string sheet_line(const json::object& batch) {
  if (value_at(batch, "sheet") == nullptr) return "";
  const std::int64_t hidden = integer_at(batch, "hidden_rows");
  return fmt::format("{}{}", text_at(batch, "sheet"),
                     hidden == 0 ? "" : say(" (hidden rows, read as well: {})", hidden));
}

/// The operator does not want to go on.
struct Interrupted {};

/// Throws Interrupted. From the first byte on the interrupt is taken note of, so that none falls between the
/// sending and the watching.
json::object send_file(Session& session, const Invocation& invocation, Pause& pause) {
  ProgressLine progress(session.err, session.terminal, "send", Amount::bytes, session.clock);
  return require_json(session.service.upload(target_of(invocation), *invocation.value("file"),
                                             [&](std::int64_t sent, std::int64_t total) {
                                               progress.update("", sent, total);
                                               if (!pause.wait(std::chrono::milliseconds{0}))
                                                 throw Interrupted{};
                                             }));
}

}  // namespace

std::optional<json::object> deliver(Session& session, const Invocation& invocation) try {
  const auto pause = session.make_pause();
  json::object result = send_file(session, with_profile(session, with_delivery_name(invocation)), *pause);
  const std::int64_t job = integer_at(result, "job");
  if (job == 0) return result;
  const auto ended = follow_job(session, job);
  if (!ended) return std::nullopt;
  require_done(*ended);
  return ended->at("result").as_object();
} catch (const Interrupted&) {
  session.err.write(say("The file was not sent to its end: nothing was imported.\n"));
  return std::nullopt;
}

int import_delivery(Session& session, const Invocation& invocation) {
  if (invocation.flag("dry_run")) return try_delivery(session, invocation);
  known_feed(*invocation.value("feed"));  // better told before the file is sent
  const auto delivered = deliver(session, invocation);
  if (!delivered) return exit_interrupted;
  const json::object& result = *delivered;
  show_reply(session, invocation, result,
             [&] { return delivery_page(result, Style(session.terminal.colour)); });
  if (const json::value* batch = value_at(result, "batch"))
    session.err.write(sheets_advice(batch->as_object()) + rejects_advice(batch->as_object()));
  return exit_done;
}

void show_counts(Page& page, const json::object& batch) {
  page.field(say("rows"), text_at(batch, "rows_in"));
  page.field(say("accepted"), text_at(batch, "rows_accepted"));
  page.field(say("rejected"), text_at(batch, "rows_rejected"));
  page.field(say("accepted though damaged"), text_at(batch, "rows_damaged"));
  page.field(say("encoding"), text_at(batch, "encoding"));
  page.field(say("sheet"), sheet_line(batch));
}

std::string delivery_page(const json::object& result, Style style) {
  Page page(style);
  const json::value* found = value_at(result, "batch");
  const json::object batch = found == nullptr ? json::object() : found->as_object();
  page.title(say(
      "Batch {}: {}, delivery {}{}", text_at(batch, "batch"), text_at(batch, "feed"),
      text_at(batch, "delivery"),
      flag_at(result, "unchanged") ? say(" (this very file had been taken before: nothing changed)") : ""));
  show_counts(page, batch);
  page.field(say("profile"), text_at(batch, "profile_sha256"));
  if (const json::value* superseded = value_at(result, "superseded"); superseded && superseded->is_object()) {
    const json::object& former = superseded->as_object();
    page.field(say("supersedes"), say("batch {} of the same name, with {} rows accepted",
                                      text_at(former, "batch"), text_at(former, "rows_accepted")));
  }
  return std::move(page).take();
}

std::string sheets_advice(const json::object& batch) {
  std::string names;
  for (const json::value& name : array_at(batch, "sheets_not_read"))
    names += fmt::format("{}'{}'", names.empty() ? "" : ", ",
                         identity::safe_line(json::value_to<std::string>(name)));
  if (names.empty()) return "";
  return say(
      "Only the sheet '{}' was read. Not read: {}. Rows in them have to be imported as files of "
      "their own.\n",
      identity::safe_line(text_at(batch, "sheet")), names);
}

std::string rejects_advice(const json::object& batch) {
  const std::int64_t rejected = integer_at(batch, "rows_rejected");
  if (rejected == 0) return "";
  const std::int64_t id = integer_at(batch, "batch");
  return say(
      "{0} rejected. Why: benefitctl feed rejects {1}\n"
      "To mend and import them: benefitctl feed rejects {1} --out mend-{1}.csv\n",
      rejected == 1 ? say("1 row was") : say("{} rows were", rejected), id);
}

}  // namespace benefit::cli
