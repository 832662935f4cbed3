#include "daemon/api/json/not_run.hpp"

#include "daemon/api/json/batch.hpp"
#include "verify/identity/date.hpp"
#include "verify/intake/catalogue.hpp"
#include "verify/pipeline.hpp"
#include "verify/report/sentences.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include <boost/json/array.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace benefit::api {
namespace {

namespace json = boost::json;
using report::Language;

std::string joined(const std::vector<std::string>& parts, Language language, bool of_several_words) {
  const std::string_view chinese = of_several_words ? "；" : "、";
  const std::string_view english = of_several_words ? "; " : ", ";
  return fmt::format("{}", fmt::join(parts, language == Language::chinese ? chinese : english));
}

/// "payments" and, for who reads Chinese, its title before it: "待遇发放明细（payments）".
std::string name_of(std::string_view feed, Language language) {
  const std::optional<Feed> known = intake::find_feed(feed);
  if (!known || language == Language::english) return std::string(feed);
  return fmt::format("{}（{}）", intake::info(*known).title, feed);
}

std::string with_last_delivery(std::string_view feed, std::string_view day, Language language) {
  return report::sentence(
      Reason{"not_run.last_delivery", {{"feed", name_of(feed, language)}, {"last", std::string(day)}}},
      language);
}

}  // namespace

std::string with_last_delivery(std::span<const Feed> feeds, const std::map<Feed, Day>& last,
                               Language language) {
  std::vector<std::string> dated;
  for (const Feed feed : feeds)
    dated.push_back(
        with_last_delivery(intake::info(feed).name, identity::format_day(last.at(feed)), language));
  return joined(dated, language, true);
}

json::object not_run_json(const rules::Check& check, const std::map<Feed, Day>& last, Day as_of) {
  const rules::FeedsAtHand feeds = pipeline::feeds_at_hand(last, as_of);
  const std::vector<Feed> stale = rules::feeds_stale(check, feeds);
  json::object days;
  for (const Feed feed : stale) days[intake::info(feed).name] = identity::format_day(last.at(feed));
  const auto came = [&](Feed feed) { return feeds.delivered.contains(feed); };
  return {{"missing", feed_names(rules::feeds_missing(check, feeds.delivered))},
          {"missing_one_of",
           std::ranges::any_of(check.needs.any, came) ? json::array() : feed_names(check.needs.any)},
          {"stale", feed_names(stale)},
          {"last_delivery", std::move(days)},
          {"would_see_more_with", feed_names(rules::feeds_that_would_help(check, feeds.delivered))}};
}

std::string sees_less_sentence(const json::object& not_run, Language language) {
  const json::value* const helpful =
      not_run.if_contains("would_see_more_with");  // not in results of older versions
  if (helpful == nullptr || helpful->as_array().empty()) return {};
  std::vector<std::string> feeds;
  for (const json::value& feed : helpful->as_array()) feeds.push_back(name_of(feed.as_string(), language));
  return report::sentence(Reason{"not_run.missing", {{"feeds", joined(feeds, language, false)}}}, language);
}

std::string not_run_sentence(const json::object& not_run, Language language) {
  std::vector<std::string> reasons;
  const auto add = [&](const char* code, const std::vector<std::string>& feeds, bool of_several_words) {
    if (!feeds.empty())
      reasons.push_back(
          report::sentence(Reason{code, {{"feeds", joined(feeds, language, of_several_words)}}}, language));
  };
  std::vector<std::string> missing, one_of, stale;
  const json::value* const enough =
      not_run.if_contains("missing_one_of");  // not in results of older versions
  const json::array alternatives = enough == nullptr ? json::array() : enough->as_array();
  for (const json::value& feed : not_run.at("missing").as_array()) {
    const bool one_is_enough =
        alternatives.size() > 1 && std::ranges::find(alternatives, feed) != alternatives.end();
    (one_is_enough ? one_of : missing).push_back(name_of(feed.as_string(), language));
  }
  const json::object& days = not_run.at("last_delivery").as_object();
  for (const json::value& feed : not_run.at("stale").as_array())
    stale.push_back(with_last_delivery(feed.as_string(), days.at(feed.as_string()).as_string(), language));
  add("not_run.missing", missing, false);
  add("not_run.missing_one_of", one_of, false);
  add("not_run.stale", stale, true);
  return joined(reasons, language, true);
}

}  // namespace benefit::api
