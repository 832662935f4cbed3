#include "daemon/api/handlers/checks.hpp"
#include "daemon/api/handlers/handlers.hpp"
#include "daemon/api/json/batch.hpp"
#include "verify/intake/catalogue.hpp"
#include "verify/report/sentences.hpp"
#include "verify/rules/registry.hpp"

#include <chrono>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <boost/json/array.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace benefit::api::handlers {
namespace {

namespace json = boost::json;

/// When each feed was last delivered.
std::map<Feed, Instant> last_deliveries(const FactStore& facts) {
  std::map<Feed, Instant> last;
  for (const Batch& batch : facts.batches()) {
    if (batch.superseded_by) continue;
    Instant& at = last[batch.header.feed];
    at = std::max(at, batch.header.received_at);
  }
  return last;
}

/// The feeds of a check whose last delivery is older than they are expected to come.
std::vector<Feed> overdue_feeds(const rules::Check& check, const std::map<Feed, Instant>& last, Instant now) {
  std::vector<Feed> overdue;
  const auto look_at = [&](std::span<const Feed> feeds) {
    for (const Feed feed : feeds)
      if (const auto at = last.find(feed);
          at != last.end() && now - at->second > std::chrono::days{intake::info(feed).every_days})
        overdue.push_back(feed);
  };
  look_at(check.needs.all);
  look_at(check.needs.any);
  return overdue;
}

/// "runs", "not run, because nothing was delivered of subsidies", "runs on old data: payments are overdue".
std::string state_of(const std::vector<Feed>& missing, const std::vector<Feed>& overdue) {
  const auto names = [](const std::vector<Feed>& feeds) {
    std::vector<std::string_view> list;
    for (const Feed feed : feeds) list.push_back(intake::info(feed).name);
    return fmt::format("{}", fmt::join(list, ", "));
  };
  if (!missing.empty()) return "not run, because nothing was delivered of " + names(missing);
  return overdue.empty() ? "runs" : "runs on old data, overdue: " + names(overdue);
}

json::object check_json(const rules::Check& check, const std::map<Feed, Instant>& last, Instant now,
                        report::Language language) {
  std::set<Feed> delivered;
  for (const auto& [feed, at] : last) delivered.insert(feed);
  const std::vector<Feed> missing = rules::feeds_missing(check, delivered);
  const std::vector<Feed> overdue = overdue_feeds(check, last, now);
  return {{"check", check.code},
          {"title", report::check_title(check.code, language)},
          {"provision", check.provision.code},
          {"needs", feed_names(check.needs.all)},
          {"needs_one_of", feed_names(check.needs.any)},
          {"state", state_of(missing, overdue)},
          {"missing", feed_names(missing)},
          {"overdue", feed_names(overdue)}};
}

}  // namespace

Expected<Reply> list_checks(const Request& request, Services& services) {
  const auto last = last_deliveries(services.ports.facts);
  json::array checks;
  for (const rules::Check* check : rules::checks())
    checks.push_back(check_json(*check, last, services.ports.clock.now(), request.language));
  return Reply{200, json::object{{"checks", std::move(checks)}}};
}

Expected<Reply> explain_check(const Request& request, Services& services) {
  const auto code = asked_check(request);
  if (!code) return tl::unexpected(code.error());
  const rules::Check& check = *rules::find_check(**code);
  json::object object =
      check_json(check, last_deliveries(services.ports.facts), services.ports.clock.now(), request.language);
  object["citation"] = fmt::format("{} {}", check.provision.document, check.provision.place);
  object["text"] = check.provision.text;
  object["finds_zh"] = check.finds_zh;
  object["finds"] = check.finds;
  object["reads"] = check.reads;
  object["money"] = check.money;
  object["period"] = check.period;
  object["cannot_see"] = check.cannot_see;
  return Reply{200, std::move(object)};
}

}  // namespace benefit::api::handlers
