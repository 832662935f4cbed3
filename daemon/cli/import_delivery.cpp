#include "daemon/cli/import_delivery.hpp"

#include "daemon/cli/cells.hpp"
#include "daemon/cli/follow_job.hpp"
#include "daemon/cli/known_feed.hpp"
#include "daemon/cli/make_request.hpp"
#include "daemon/cli/show_reply.hpp"

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

json::object send_file(Session& session, const Invocation& invocation) {
  ProgressLine progress(session.err, session.terminal, "send", Amount::bytes, session.clock);
  return require_json(session.service.upload(
      target_of(invocation), *invocation.value("file"),
      [&progress](std::int64_t sent, std::int64_t total) { progress.update("", sent, total); }));
}

}  // namespace

int import_delivery(Session& session, const Invocation& invocation) {
  known_feed(*invocation.value("feed"));  // better told before the file is sent
  json::object result = send_file(session, with_delivery_name(invocation));
  if (const std::int64_t job = integer_at(result, "job"); job != 0) {
    auto ended = follow_job(session, job);
    if (!ended) return exit_interrupted;
    require_done(*ended);
    result = ended->at("result").as_object();
  }
  show_reply(session, invocation, result,
             [&] { return delivery_page(result, Style(session.terminal.colour)); });
  if (const json::value* batch = value_at(result, "batch"))
    session.err.write(rejects_advice(batch->as_object()));
  return exit_done;
}

std::string delivery_page(const json::object& result, Style style) {
  Page page(style);
  const json::value* found = value_at(result, "batch");
  const json::object batch = found == nullptr ? json::object() : found->as_object();
  page.title(fmt::format(
      "Batch {}: {}, delivery {}{}", text_at(batch, "batch"), text_at(batch, "feed"),
      text_at(batch, "delivery"),
      flag_at(result, "unchanged") ? " (this very file had been taken before: nothing changed)" : ""));
  page.field("rows", text_at(batch, "rows_in"));
  page.field("accepted", text_at(batch, "rows_accepted"));
  page.field("rejected", text_at(batch, "rows_rejected"));
  page.field("accepted though damaged", text_at(batch, "rows_damaged"));
  page.field("encoding", text_at(batch, "encoding"));
  if (const json::value* superseded = value_at(result, "superseded"); superseded && superseded->is_object()) {
    const json::object& former = superseded->as_object();
    page.field("supersedes", fmt::format("batch {} of the same name, with {} rows accepted",
                                         text_at(former, "batch"), text_at(former, "rows_accepted")));
  }
  return std::move(page).take();
}

std::string rejects_advice(const json::object& batch) {
  const std::int64_t rejected = integer_at(batch, "rows_rejected");
  if (rejected == 0) return "";
  const std::int64_t id = integer_at(batch, "batch");
  return fmt::format(
      "{0} rows were rejected. Why: benefitctl feed rejects {1}\n"
      "To mend and import them: benefitctl feed rejects {1} --out mend-{1}.csv\n",
      rejected, id);
}

}  // namespace benefit::cli
