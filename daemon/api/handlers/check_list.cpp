#include "daemon/api/handlers/asked.hpp"
#include "daemon/api/handlers/case_steps.hpp"
#include "daemon/api/handlers/handlers.hpp"
#include "daemon/api/json/batch.hpp"
#include "daemon/api/json/not_run.hpp"
#include "verify/intake/catalogue.hpp"
#include "verify/report/catalogue.hpp"
#include "verify/report/sentences.hpp"
#include "verify/rules/registry.hpp"

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/json/array.hpp>
#include <fmt/format.h>

namespace benefit::api::handlers {
namespace {

namespace json = boost::json;

using LastDeliveries = std::map<Feed, Day>;

/// The feeds of a check whose next delivery should have come.
std::vector<Feed> overdue_feeds(const rules::Check& check, const LastDeliveries& last, Day today) {
  std::vector<Feed> overdue;
  for (const std::span<const Feed> feeds : {check.needs.all, check.needs.any})
    for (const Feed feed : feeds)
      if (const auto at = last.find(feed);
          at != last.end() && intake::is_overdue(intake::info(feed), at->second, today))
        overdue.push_back(feed);
  return overdue;
}

/// "runs", "runs, overdue: payments, last delivery 2018-03-03", "not run, because nothing was delivered of
/// subsidies", "runs, sees less: nothing was delivered of traces-of-life".
std::string state_of(const std::string& not_run, const std::string& sees_less,
                     const std::vector<Feed>& overdue, const LastDeliveries& last,
                     report::Language language) {
  if (!not_run.empty())
    return report::sentence(Reason{"check_state.not_run", {{"reason", not_run}}}, language);
  if (!sees_less.empty())
    return report::sentence(Reason{"check_state.sees_less", {{"reason", sees_less}}}, language);
  if (overdue.empty()) return report::sentence(Reason{"check_state.runs", {}}, language);
  return report::sentence(
      Reason{"check_state.overdue", {{"feeds", with_last_delivery(overdue, last, language)}}}, language);
}

json::object check_json(const rules::Check& check, const LastDeliveries& last, Day today,
                        report::Language language) {
  const std::vector<Feed> overdue = overdue_feeds(check, last, today);
  json::object object = not_run_json(check, last, today);
  const std::string not_run = not_run_sentence(object, language);
  const std::string sees_less = sees_less_sentence(object, language);
  object["not_run"] = not_run;
  object["sees_less"] = sees_less;
  object["state"] = state_of(not_run, sees_less, overdue, last, language);
  object["check"] = check.code;
  object["title"] = report::check_title(check.code, language);
  object["provision"] = check.provision.code;
  object["needs"] = feed_names(check.needs.all);
  object["needs_one_of"] = feed_names(check.needs.any);
  object["sees_more_with"] = feed_names(check.needs.sees_more_with);
  object["overdue"] = feed_names(overdue);
  return object;
}

/// Our reading of the provision in both languages: "finds", "finds_zh" and so on.
void add_reading(json::object& object, const rules::Check& check) {
  for (const auto& [name, english] : {std::pair{"finds", check.finds},
                                      {"reads", check.reads},
                                      {"money", check.money},
                                      {"period", check.period},
                                      {"cannot_see", check.cannot_see}}) {
    object[name] = english;
    object[fmt::format("{}_zh", name)] =
        report::translate(fmt::format("check.{}.{}", check.code, name), english, report::Language::chinese);
  }
}

}  // namespace

Expected<Reply> list_checks(const Request& request, Services& services) {
  const LastDeliveries last = pipeline::last_deliveries(services.ports.facts);
  const Day today = china_day_of(services.ports.clock.now());
  json::array checks;
  const std::vector<learning::TrackRecord> records = track_records_of(services);
  for (const rules::Check* check : rules::checks()) {
    json::object object = check_json(*check, last, today, request.language);
    object["record"] = record_json(records, check->code, request.language);
    checks.push_back(std::move(object));
  }
  return Reply{200, json::object{{"checks", std::move(checks)}}};
}

Expected<Reply> explain_check(const Request& request, Services& services) {
  const auto code = asked_check(request);
  if (!code) return tl::unexpected(code.error());
  const rules::Check& check = *rules::find_check(**code);
  json::object object = check_json(check, pipeline::last_deliveries(services.ports.facts),
                                   china_day_of(services.ports.clock.now()), request.language);
  object["citation"] = fmt::format("{} {}", check.provision.document, check.provision.place);
  object["text"] = check.provision.text;
  object["record"] = record_json(track_records_of(services), check.code, request.language);
  add_reading(object, check);
  return Reply{200, std::move(object)};
}

}  // namespace benefit::api::handlers
