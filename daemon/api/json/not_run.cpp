#include "daemon/api/json/not_run.hpp"

#include "daemon/api/json/batch.hpp"
#include "verify/identity/date.hpp"
#include "verify/intake/catalogue.hpp"
#include "verify/pipeline.hpp"

#include <string_view>
#include <vector>

#include <boost/json/array.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace benefit::api {
namespace {

std::string names_of(std::span<const Feed> feeds) {
  std::vector<std::string_view> names;
  for (const Feed feed : feeds) names.push_back(intake::info(feed).name);
  return fmt::format("{}", fmt::join(names, ", "));
}

}  // namespace

std::string with_last_delivery(std::span<const Feed> feeds, const std::map<Feed, Day>& last) {
  std::vector<std::string> dated;
  for (const Feed feed : feeds)
    dated.push_back(
        fmt::format("{}, last delivery {}", intake::info(feed).name, identity::format_day(last.at(feed))));
  return fmt::format("{}", fmt::join(dated, "; "));
}

boost::json::object not_run_json(const rules::Check& check, const std::map<Feed, Day>& last, Day as_of) {
  const rules::FeedsAtHand feeds = pipeline::feeds_at_hand(last, as_of);
  const std::vector<Feed> missing = rules::feeds_missing(check, feeds.delivered);
  const std::vector<Feed> stale = rules::feeds_stale(check, feeds);
  std::vector<std::string> reasons;
  if (!missing.empty()) reasons.push_back("nothing was delivered of " + names_of(missing));
  if (!stale.empty()) reasons.push_back("stale: " + with_last_delivery(stale, last));
  return {{"missing", feed_names(missing)},
          {"stale", feed_names(stale)},
          {"not_run", fmt::format("{}", fmt::join(reasons, "; "))}};
}

}  // namespace benefit::api
