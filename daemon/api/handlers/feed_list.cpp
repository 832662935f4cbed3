#include "daemon/api/handlers/handlers.hpp"
#include "daemon/api/json/batch.hpp"
#include "daemon/api/json/values.hpp"
#include "verify/gather_things.hpp"
#include "verify/identity/date.hpp"
#include "verify/identity/region.hpp"
#include "verify/intake/catalogue.hpp"
#include "verify/intake/fact_days.hpp"
#include "verify/report/sentences.hpp"
#include "verify/report/values.hpp"
#include "verify/rules/listed_months.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <boost/json/array.hpp>
#include <fmt/format.h>

namespace benefit::api::handlers {
namespace {

namespace json = boost::json;

/// The current deliveries of one feed taken together.
struct Delivered {
  std::optional<Batch> last;
  std::int64_t deliveries = 0, rows = 0, rejected = 0, damaged = 0;
  std::optional<Day> first_day, last_day;

  void add(const Batch& batch) {
    if (!last || last->header.received_at < batch.header.received_at) last = batch;
    ++deliveries;
    rows += batch.rows_accepted;
    rejected += batch.rows_rejected;
    damaged += batch.rows_damaged;
    if (!batch.first_day) return;
    first_day = first_day ? std::min(*first_day, *batch.first_day) : *batch.first_day;
    last_day = last_day ? std::max(*last_day, *batch.last_day) : *batch.last_day;
  }
};

std::map<Feed, Delivered> delivered_by_feed(const FactStore& facts) {
  std::map<Feed, Delivered> feeds;
  for (const Batch& batch : facts.batches())
    if (!batch.superseded_by) feeds[batch.header.feed].add(batch);
  return feeds;
}

double share(const FeedFigures::Column& column) {
  return column.rows > 0 ? static_cast<double>(column.filled) / static_cast<double>(column.rows) : 1;
}

/// Rounded down: what is not complete is never called 100 %.
std::string percent(double share) { return fmt::format("{:.1f}%", std::floor(share * 1000) / 10); }

/// In the order of the catalogue.
std::vector<FeedFigures::Column> counted_columns(const intake::FeedInfo& feed, const FeedFigures* figures) {
  std::vector<FeedFigures::Column> counted;
  if (figures == nullptr) return counted;
  for (const intake::Column& column : feed.columns)
    for (const FeedFigures::Column& one : figures->columns)
      if (one.column == column.name && one.rows > 0) counted.push_back(one);
  return counted;
}

json::value lag_json(const intake::FeedInfo& feed, const FeedFigures* figures) {
  if (figures == nullptr || figures->lags.empty()) return nullptr;
  std::int64_t rows = 0;
  for (const LagCount& lag : figures->lags) rows += lag.rows;
  return json::object{{"of", intake::lag_meaning(feed.feed)},
                      {"rows", rows},
                      {"median_days", *lag_percentile(figures->lags, 0.5)},
                      {"p90_days", *lag_percentile(figures->lags, 0.9)}};
}

/// The first day on which the next delivery is late; nullopt while it is in time, or nothing ever came.
std::optional<Day> overdue_since(const intake::FeedInfo& feed, const std::optional<Day>& received,
                                 Day today) {
  if (!received || !intake::is_overdue(feed, *received, today)) return std::nullopt;
  return intake::expected_by(feed, *received) + std::chrono::days{1};
}

/// "never delivered", "in time", "overdue since 2018-04-02".
std::string state_of(const std::optional<Day>& received, const std::optional<Day>& overdue,
                     report::Language language) {
  if (!received) return report::sentence(Reason{"feed_state.never", {}}, language);
  if (!overdue) return report::sentence(Reason{"feed_state.in_time", {}}, language);
  return report::sentence(Reason{"feed_state.overdue", {{"since", identity::format_day(*overdue)}}},
                          language);
}

/// "乐亭县（130225） 城乡居民基本养老保险 2017-11..2017-12": lists of payments have come before and after,
/// but none of these months.
json::array months_without_list(const FactStore& facts, report::Language language) {
  const report::PlaceNames places = pipeline::gather_place_names(facts);
  const rules::ListedMonths listed(facts.listed_months(std::nullopt),
                                   pipeline::gather_regions(facts, std::nullopt));
  json::array gaps;
  for (const auto& gap : listed.gaps()) {
    std::string months = identity::format_month(gap.first);
    if (gap.first != gap.last) months += ".." + identity::format_month(gap.last);
    gaps.emplace_back(fmt::format(
        "{} {} {}",
        report::format_value("county", identity::format_region_code(gap.county), language, places),
        report::format_value("scheme", std::string(to_string(gap.scheme)), language), months));
  }
  return gaps;
}

json::object feed_json(const intake::FeedInfo& feed, const Delivered& delivered, const FeedFigures* figures,
                       Day today, report::Language language) {
  json::array completeness;
  json::array incomplete;
  for (const FeedFigures::Column& column : counted_columns(feed, figures)) {
    completeness.push_back(
        json::object{{"column", column.column}, {"filled", column.filled}, {"rows", column.rows}});
    if (column.filled < column.rows)
      incomplete.emplace_back(fmt::format("{} {}", column.column, percent(share(column))));
  }
  const auto received =
      delivered.last ? std::optional(china_day_of(delivered.last->header.received_at)) : std::nullopt;
  const std::optional<Day> overdue = overdue_since(feed, received, today);
  json::value last;
  if (delivered.last)
    last = json::object{{"batch", delivered.last->id},
                        {"delivery", delivered.last->header.delivery},
                        {"received_at", to_json(delivered.last->header.received_at)}};
  return {{"feed", feed.name},
          {"title", feed.title},
          {"supplier", feed.supplier},
          {"every_days", feed.every_days},
          {"state", state_of(received, overdue, language)},
          {"overdue", overdue.has_value()},
          {"overdue_since", optional_json(overdue)},
          {"last_delivery", std::move(last)},
          {"received_on", optional_json(received)},
          {"deliveries", delivered.deliveries},
          {"rows", delivered.rows},
          {"rows_rejected", delivered.rejected},
          {"rows_damaged", delivered.damaged},
          {"first_day", optional_json(delivered.first_day)},
          {"last_day", optional_json(delivered.last_day)},
          {"completeness", std::move(completeness)},
          {"incomplete", std::move(incomplete)},
          {"lag", lag_json(feed, figures)}};
}

}  // namespace

Expected<Reply> list_feeds(const Request& request, Services& services) {
  const FactStore& facts = services.ports.facts;
  const Day today = china_day_of(services.ports.clock.now());
  std::map<Feed, Delivered> delivered = delivered_by_feed(facts);
  const std::vector<FeedFigures> figures = facts.feed_figures();
  json::array feeds;
  for (const intake::FeedInfo& feed : intake::feeds()) {
    const auto counted = std::ranges::find(figures, feed.feed, &FeedFigures::feed);
    feeds.push_back(feed_json(feed, delivered[feed.feed], counted == figures.end() ? nullptr : &*counted,
                              today, request.language));
    feeds.back().as_object()["no_list_of"] =
        feed.feed == Feed::payments ? months_without_list(facts, request.language) : json::array();
  }
  return Reply{200, json::object{{"feeds", std::move(feeds)}}};
}

}  // namespace benefit::api::handlers
