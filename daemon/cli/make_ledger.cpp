#include "daemon/cli/make_ledger.hpp"

#include "daemon/api/errors.hpp"
#include "daemon/cli/cells.hpp"
#include "daemon/cli/follow_job.hpp"
#include "daemon/cli/json_text.hpp"
#include "daemon/cli/make_request.hpp"
#include "daemon/cli/new_file.hpp"
#include "daemon/cli/say.hpp"
#include "daemon/cli/show_reply.hpp"
#include "daemon/cli/table.hpp"
#include "verify/identity/safe_text.hpp"
#include "verify/report/sentences.hpp"
#include "verify/types/sha256.hpp"

#include <filesystem>
#include <functional>
#include <memory>
#include <utility>

#include <boost/json.hpp>
#include <fmt/format.h>

namespace benefit::cli {
namespace {

namespace json = boost::json;

Failure not_a_table(const std::string& path) {
  return Failure({ErrorCode::bad_request, "the name has to end in .xlsx, .csv or .json", path,
                  "Or say which it is to be: --format xlsx"});
}

/// "xlsx", "csv" or "json".
std::string format_of(const Invocation& invocation) {
  const auto to = invocation.value("to");
  if (const auto asked = invocation.value("format")) {
    if (*asked == "xlsx" && !to)
      throw Failure({ErrorCode::bad_request, "a workbook needs a file", "--to", "--to ledger.xlsx"});
    return *asked;
  }
  if (!to) return invocation.format == Format::csv ? "csv" : "json";
  const std::string ending = std::filesystem::path(*to).extension().string();
  if (ending == ".xlsx" || ending == ".csv" || ending == ".json") return ending.substr(1);
  throw not_a_table(*to);
}

json::object result_of(const json::object& job) {
  const json::value* result = value_at(job, "result");
  return result != nullptr && result->is_object() ? result->get_object() : json::object();
}

/// Hands the file over part by part. Throws Failure(corrupt) when it is not the one that the job has written.
void fetch(Session& session, std::int64_t job, const json::object& result,
           const std::function<void(std::string_view)>& take) {
  const std::int64_t bytes = integer_at(result, "bytes");
  ProgressLine progress(session.err, session.terminal, "fetch", Amount::bytes, session.clock);
  Sha256 hash;
  for (std::int64_t done = 0; done < bytes;) {
    const Response reply = session.service.exchange(
        make_request({.command = api::find_command("ledger", "fetch"),
                      .values = {{"job", std::to_string(job)}, {"offset", std::to_string(done)}}}));
    if (reply.status != 200) require_json(reply);  // throws
    if (reply.body.empty()) break;
    take(reply.body);
    hash.update({reinterpret_cast<const std::uint8_t*>(reply.body.data()), reply.body.size()});
    done += static_cast<std::int64_t>(reply.body.size());
    progress.update("fetch", done, bytes);
  }
  if (hash.finish() != text_at(result, "sha256"))
    throw Failure({ErrorCode::corrupt, "the ledger that came is not the one that was written",
                   fmt::format("job {}", job), fmt::format("benefitctl ledger fetch {}", job)});
}

/// The regions in which something falls short, a line each.
std::string shortfall_lines(const json::array& rows) {
  std::string lines;
  for (const json::value& row : rows) {
    const json::object& one = row.as_object();
    std::string what;
    for (const json::value& shortfall : array_at(one, "falls_short"))
      what += say("{}{} {} of {}", what.empty() ? "" : ", ", text_at(shortfall.as_object(), "field"),
                  integer_at(shortfall.as_object(), "figure"), integer_at(shortfall.as_object(), "of"));
    if (what.empty()) continue;
    std::string place = text_at(one, "county");
    for (const char* part : {"town", "village"})
      if (const std::string name = text_at(one, part); !name.empty()) place += " " + name;
    lines += say("{}: falls short: {}\n", identity::safe_line(place), what);
  }
  return lines;
}

/// As the column that it sums up is headed, without the unit, which stands behind the sum.
std::string total_name(std::string_view field) {
  constexpr std::string_view unit = "（元）";
  std::string name = report::sentence(Reason{"column." + std::string(field), {}}, spoken());
  if (name.ends_with(unit)) name.resize(name.size() - unit.size());
  return name;
}

int status_of(const json::object& result) {
  const json::value* holds = value_at(result, "reconciliation.holds");
  return holds == nullptr || holds->as_bool() ? exit_done : api::error_row(ErrorCode::corrupt).exit_status;
}

/// The ledger where it is wanted, and what it came to.
int hand_over(Session& session, const Invocation& invocation, std::int64_t job, const json::object& result,
              NewFile* file) {
  if (file != nullptr) {
    fetch(session, job, result, [&](std::string_view part) { file->write(part); });
    file->finish();
    session.err.write(say("Written to {}.\n", *invocation.value("to")));
    if (invocation.format == Format::json)
      session.out.write(json_text(result, JsonLayout::compact));
    else
      session.out.write(ledger_page(result));
    return status_of(result);
  }
  const bool as_it_is = text_at(result, "format") != "json" || invocation.format != Format::human;
  if (as_it_is && !session.terminal.out) {
    fetch(session, job, result, [&](std::string_view part) { session.out.write(part); });
    session.err.write(ledger_page(result));
    return status_of(result);
  }
  std::string text;
  fetch(session, job, result, [&](std::string_view part) { text += part; });
  if (as_it_is) {
    session.out.write(identity::safe_block(text));
    session.err.write(ledger_page(result));
    return status_of(result);
  }
  const json::object ledger = json::parse(text).as_object();
  const api::Command& made_by = *api::find_command(
      text_at(result, "ledger") == "regions" ? "report" : "ledger", text_at(result, "ledger"));
  show_rows(session, made_by, array_at(ledger, "rows"));
  session.out.write(shortfall_lines(array_at(ledger, "rows")));
  session.err.write(ledger_page(result));
  return status_of(result);
}

/// Made before the work begins, so that a name that cannot be written is refused at once.
std::unique_ptr<NewFile> wanted_file(const Invocation& invocation) {
  const auto path = invocation.value("to");
  return path ? std::make_unique<NewFile>(*path, Readers::owner_only) : nullptr;
}

}  // namespace

int make_ledger(Session& session, const Invocation& invocation) {
  Invocation asked = invocation;
  asked.values["format"] = format_of(invocation);
  const auto file = wanted_file(invocation);
  const json::object started = require_json(session.service.exchange(make_request(asked)));
  const std::int64_t job = integer_at(started, "job");
  const auto ended = follow_job(session, job);
  if (!ended) {
    session.err.write(say("Then fetch it: benefitctl ledger fetch {} --to FILE\n", job));
    return exit_interrupted;
  }
  require_done(*ended);
  return hand_over(session, asked, job, result_of(*ended), file.get());
}

int fetch_ledger(Session& session, const Invocation& invocation) {
  const std::int64_t job = std::stoll(*invocation.value("job"));
  if (invocation.value("offset"))
    throw Failure({ErrorCode::bad_request, "benefitctl fetches the whole of it", "--offset", ""});
  const json::object ended = require_json(session.service.exchange(make_request(
      {.command = api::find_command("job", "watch"), .values = {{"job", std::to_string(job)}}})));
  require_done(ended);
  const json::object result = result_of(ended);
  if (!result.contains("ledger"))
    throw Failure({ErrorCode::not_found, fmt::format("job {} has written no ledger", job), "job", ""});
  if (text_at(result, "format") == "xlsx" && !invocation.value("to"))
    throw Failure({ErrorCode::bad_request, "a workbook needs a file", "--to", "--to ledger.xlsx"});
  const auto file = wanted_file(invocation);
  return hand_over(session, invocation, job, result, file.get());
}

std::string ledger_page(const json::object& result) {
  std::string page =
      say("{} rows about {} people.\n", integer_at(result, "rows"), integer_at(result, "people"));
  if (const json::value* totals = value_at(result, "totals"); totals != nullptr && totals->is_object())
    for (const auto& [field, amount] : totals->get_object())
      page += say("{}: {} yuan\n", total_name(std::string_view(field)),
                  yuan_at(totals->get_object(), std::string_view(field)));
  if (value_at(result, "reconciliation") == nullptr) return page;
  const auto side = [&](const std::string& name) {
    return say("{} rows, {} yuan", integer_at(result, "reconciliation." + name + ".rows"),
               yuan_at(result, "reconciliation." + name + ".amount"));
  };
  if (integer_at(result, "reconciliation.left_out.rows") > 0)
    page += say("Left out, as by the checks (delivered twice, of nothing, or in the future): {}.\n",
                side("left_out"));
  if (flag_at(result, "reconciliation.holds"))
    return page + say("Reconciled with the feed `subsidies`, all regions: {}.\n", side("feed"));
  return page +
         say("NOT reconciled: the feed `subsidies` holds {}, the ledger {}.\n", side("feed"), side("ledger"));
}

}  // namespace benefit::cli
