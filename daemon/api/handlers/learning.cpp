// The random arm is drawn, and what it and the decided cases say of the checks is told.
#include "daemon/api/json/learning.hpp"

#include "daemon/api/handlers/asked.hpp"
#include "daemon/api/handlers/handlers.hpp"
#include "daemon/api/json/finding.hpp"
#include "daemon/api/json/values.hpp"
#include "verify/draw_sample.hpp"
#include "verify/gather_things.hpp"
#include "verify/identity/date.hpp"
#include "verify/learning/counted_lists.hpp"
#include "verify/learning/group_figures.hpp"
#include "verify/learning/sample_report.hpp"

#include <algorithm>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <boost/json/array.hpp>
#include <fmt/format.h>

namespace benefit::api::handlers {
namespace {

namespace json = boost::json;

/// Rounds of so many months are told of when nothing else is asked for.
constexpr std::chrono::months usual_months{12};

/// A drawing is one step of a few seconds, and nobody watches it.
class Unwatched final : public Progress {
 public:
  void report(std::string_view, std::int64_t, std::int64_t) override {}
  bool stop_requested() const override { return false; }
};

/// The month asked for; else the last one that is over.
Expected<Month> asked_month(const Request& request, Month today) {
  const auto* text = request.parameters.find<std::string>("month");
  if (text == nullptr) return today - std::chrono::months{1};
  const auto month = identity::parse_month(*text);
  if (!month)
    return tl::unexpected(
        Error{ErrorCode::bad_request, "'month' has to be a month", "month", "--month 2018-03"});
  return *month;
}

learning::GroupReport group_report(const LearningStore& store, const std::optional<std::string>& check,
                                   std::optional<Instant> since, const RegionHistory& regions,
                                   std::span<const LastListed> lists, Day today) {
  learning::GroupTally tally(regions, today);
  for (const PeopleOfGroup& people : store.recipients(today, lists)) tally.add_recipients(people);
  for (const FlaggedPeople& people : store.flagged(today))
    if (!check || people.check == *check) tally.add(people);
  store.for_each_judged(since, [&](const JudgedCases& cases) {
    if (!check || cases.check == *check) tally.add(cases);
  });
  return tally.report();
}

/// Whose recipients are those of long ago, a line for each month.
void tell_old(std::vector<Reason>& lines, const learning::CountedLists& lists) {
  std::map<Month, std::string> counties;
  for (const LastListed& one : lists.old) {
    std::string& together = counties[one.month];
    if (!together.empty()) together += ", ";
    together += fmt::format("{:06}", one.county.value);
  }
  for (const auto& [month, of_month] : counties)
    lines.push_back(
        {"fairness.old_lists", {{"counties", of_month}, {"month", month}, {"last_month", *lists.newest}}});
}

/// What the figures of the groups come to.
std::vector<Reason> told(const learning::GroupReport& report, const learning::CountedLists& lists) {
  std::int64_t decided = 0, suppressed = 0;
  for (const learning::GroupFigures& group : report.groups) {
    suppressed += group.suppressed;
    if (group.by == learning::GroupBy::everybody) decided += group.right + group.wrong + group.undecided;
  }
  std::vector<Reason> lines;
  if (decided == 0) lines.push_back({"fairness.none_decided", {}});
  for (const learning::Difference& difference : report.differences)
    if (difference.stands_out) lines.push_back(api::told(difference));
  const auto comparisons = static_cast<std::int64_t>(report.differences.size());
  if (comparisons > 0) {
    const bool any = std::any_of(report.differences.begin(), report.differences.end(),
                                 [](const learning::Difference& one) { return one.stands_out; });
    lines.push_back(
        {any ? "fairness.differences" : "fairness.no_difference", {{"comparisons", comparisons}}});
  }
  lines.push_back({"fairness.right_is_not_fraud", {}});
  if (suppressed > 0) lines.push_back({"fairness.suppressed", {{"groups", suppressed}}});
  tell_old(lines, lists);
  return lines;
}

json::array groups_json(const learning::GroupReport& report, const LearningStore& store,
                        report::Language language) {
  std::map<std::string, std::int64_t> withdrawn;
  for (const WithdrawnFindings& one : store.withdrawn()) withdrawn[one.check] = one.findings;
  json::array groups;
  for (const learning::GroupFigures& group : report.groups) {
    json::object object = to_json(group, language);
    if (group.by == learning::GroupBy::everybody && !group.suppressed)
      object["withdrawn"] = withdrawn[group.check];
    groups.push_back(std::move(object));
  }
  return groups;
}

json::array samples_json(const std::vector<learning::SampleReport>& samples, report::Language language) {
  json::array array;
  for (const learning::SampleReport& sample : samples) array.push_back(to_json(sample, language));
  return array;
}

}  // namespace

Expected<Reply> draw_sample(const Request& request, Services& services) {
  const Instant now = services.ports.clock.now();
  const Expected<Month> month = asked_month(request, month_of(china_day_of(now)));
  if (!month) return tl::unexpected(month.error());
  Unwatched progress;
  const auto drawn = pipeline::draw_sample(services.ports, *month, request.identity.user, progress);
  if (!drawn) return tl::unexpected(drawn.error());
  json::array strata;
  std::int64_t in_all = 0;
  for (const pipeline::DrawnStratum& stratum : *drawn) {
    in_all += stratum.drawn_now;
    strata.push_back(json::object{{"kind", to_string(stratum.kind)},
                                  {"stratum", stratum.stratum},
                                  {"units", stratum.units},
                                  {"drawn", stratum.drawn},
                                  {"drawn_now", stratum.drawn_now},
                                  {"left", stratum.left}});
  }
  services.audit.record(request.identity.user, "sample.draw", std::nullopt,
                        fmt::format("{}: {} drawn", identity::format_month(*month), in_all), now);
  return Reply{200, json::object{{"month", to_json(*month)}, {"strata", std::move(strata)}}};
}

Expected<Reply> report_fairness(const Request& request, Services& services) {
  const Expected<std::optional<std::string>> check = asked_check(request);
  if (!check) return tl::unexpected(check.error());
  const std::optional<Instant> since = asked_since(request, services.ports.clock);
  const Instant now = services.ports.clock.now();
  const Day today = china_day_of(now);
  const Month to = month_of(today);
  const Month from = since ? month_of(china_day_of(*since)) : to - usual_months;

  const RegionHistory regions = pipeline::gather_regions(services.ports.facts, std::nullopt);
  const LearningStore& store = services.ports.learning;
  const learning::CountedLists lists = learning::counted_lists(store.last_listed(), regions, today);
  const learning::GroupReport groups = group_report(store, *check, since, regions, lists.counted, today);
  const std::vector<learning::SampleReport> samples = learning::sample_reports(
      services.ports.samples.frame(from, to), services.ports.samples.answered(from, to));
  json::array differences;
  for (const learning::Difference& one : groups.differences)
    differences.push_back(to_json(one, request.language));
  std::vector<Reason> of_sample;
  if (samples.empty()) of_sample.push_back({"sample.none", {}});
  for (const learning::SampleReport& sample : samples)
    for (Reason& line : api::told(sample)) of_sample.push_back(std::move(line));

  services.audit.record(request.identity.user, "report.fairness", std::nullopt, "", now);
  return Reply{200,
               json::object{{"as_of", to_json(today)},
                            {"since", since ? json::value(to_json(china_day_of(*since))) : json::value()},
                            {"sample_from", to_json(from)},
                            {"sample_to", to_json(to)},
                            {"groups", groups_json(groups, store, request.language)},
                            {"differences", std::move(differences)},
                            {"lines", to_json(told(groups, lists), request.language,
                                              pipeline::gather_place_names(services.ports.facts))},
                            {"sample", samples_json(samples, request.language)},
                            {"sample_lines", to_json(of_sample, request.language)}}};
}

}  // namespace benefit::api::handlers
