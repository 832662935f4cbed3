#include "daemon/api/handlers/handlers.hpp"
#include "daemon/api/json/case.hpp"
#include "daemon/api/json/finding.hpp"
#include "daemon/api/json/values.hpp"
#include "verify/intake/catalogue.hpp"
#include "verify/pipeline.hpp"
#include "verify/types/letter.hpp"

#include <algorithm>
#include <chrono>
#include <map>
#include <string>
#include <vector>

#include <boost/json/array.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace benefit::api::handlers {
namespace {

namespace json = boost::json;

/// A line names so many cases, and a list of the reply holds so many.
constexpr std::size_t named = 5, listed = 50;

constexpr std::chrono::hours lapses_soon{24};
constexpr std::chrono::days a_week{7};

/// "today.taken", or "today.taken_none" when there are none.
/// `in_all`: when `cases` are only the first of them.
Reason line_of(const std::string& code, const std::vector<Case>& cases, std::int64_t in_all = 0) {
  if (cases.empty()) return {code + "_none", {}};
  std::vector<CaseId> first;
  for (const Case& one : cases)
    if (first.size() < named) first.push_back(one.id);
  return {code,
          {{"how_many", std::max(in_all, static_cast<std::int64_t>(cases.size()))},
           {"cases", fmt::format("{}{}", fmt::join(first, ", "), cases.size() > named ? ", …" : "")}}};
}

json::array list_of(const std::vector<Case>& cases) {
  json::array array;
  for (const Case& one : cases)
    if (array.size() < listed) array.push_back(to_json(one));
  return array;
}

/// Names of the feeds whose next delivery should have come.
std::vector<std::string> overdue_feeds(const FactStore& facts, Day today) {
  const std::map<Feed, Day> last = pipeline::last_deliveries(facts);
  std::vector<std::string> overdue;
  for (const intake::FeedInfo& feed : intake::feeds())
    if (const auto found = last.find(feed.feed);
        found != last.end() && intake::is_overdue(feed, found->second, today))
      overdue.emplace_back(feed.name);
  return overdue;
}

std::vector<Case> lapsing(const std::vector<Case>& taken, Instant now) {
  std::vector<Case> soon;
  std::ranges::copy_if(taken, std::back_inserter(soon), [&](const Case& one) {
    return one.leased_until && *one.leased_until <= now + lapses_soon;
  });
  std::ranges::sort(soon, {}, [](const Case& one) { return *one.leased_until; });
  return soon;
}

/// Letters of anybody's steps; `most` are looked at.
Reason letters_line(const CaseStore& cases) {
  constexpr std::int64_t most = 500;
  const std::vector<WaitingLetter> letters = cases.waiting_letters(std::nullopt, most);
  const auto to_serve = std::ranges::count_if(letters, &WaitingLetter::written);
  if (letters.empty()) return {"today.letters_none", {}};
  return {"today.letters",
          {{"how_many", static_cast<std::int64_t>(letters.size()) - to_serve},
           {"served", static_cast<std::int64_t>(to_serve)}}};
}

WaitingCases waiting_of(const Agenda& agenda, CaseKind kind) {
  const auto found = std::ranges::find(agenda.waiting, kind, &WaitingCases::kind);
  return found == agenda.waiting.end() ? WaitingCases{kind} : *found;
}

}  // namespace

Expected<Reply> show_today(const Request& request, Services& services) {
  const Instant now = services.ports.clock.now();
  const Day today = china_day_of(now);
  Agenda agenda = services.ports.cases.agenda(request.identity.user, now - a_week, now);
  const bool may_confirm = request.identity.roles.meets(find_command("case", "confirm")->may);
  if (!may_confirm) agenda.to_confirm.clear();
  const std::vector<Case> soon = lapsing(agenda.taken, now);
  const std::vector<std::string> overdue = overdue_feeds(services.ports.facts, today);

  // In ten lines: what is nothing to somebody has none.
  std::vector<Reason> lines = {line_of("today.taken", agenda.taken)};
  // The queue gives cases to whoever decides them.
  if (agenda.taken.empty() && !request.identity.roles.meets(find_command("case", "decide")->may))
    lines.front() = {"today.taken_none_to_decide", {}};
  if (!soon.empty()) lines.push_back(line_of("today.lapsing", soon));
  if (!agenda.diary_due.empty() || soon.empty()) lines.push_back(line_of("today.diary", agenda.diary_due));
  if (may_confirm) lines.push_back(line_of("today.confirm", agenda.to_confirm, agenda.to_confirm_in_all));
  lines.push_back(letters_line(services.ports.cases));
  json::array waiting;
  for (const std::string_view name : case_kind_names()) {
    const WaitingCases one = waiting_of(agenda, *parse_case_kind(name));
    // The queue of those chosen by lot is told of when somebody waits in it.
    if (one.kind != CaseKind::chosen_by_lot || one.waiting > 0)
      lines.push_back({"today.waiting",
                       {{"queue", std::string(name)}, {"how_many", one.waiting}, {"new", one.opened_since}}});
    waiting.push_back(
        json::object{{"kind", name}, {"waiting", one.waiting}, {"opened_in_a_week", one.opened_since}});
  }
  if (overdue.empty())
    lines.push_back({"today.feeds_none", {}});
  else
    lines.push_back({"today.feeds",
                     {{"how_many", static_cast<std::int64_t>(overdue.size())},
                      {"feeds", fmt::format("{}", fmt::join(overdue, ", "))}}});
  services.audit.record(request.identity.user, "today", std::nullopt, "", now);
  return Reply{200, json::object{{"day", to_json(today)},
                                 {"officer", request.identity.user},
                                 {"taken", list_of(agenda.taken)},
                                 {"lapsing", list_of(soon)},
                                 {"diary_due", list_of(agenda.diary_due)},
                                 {"to_confirm", list_of(agenda.to_confirm)},
                                 {"waiting", std::move(waiting)},
                                 {"overdue_feeds", json::array(overdue.begin(), overdue.end())},
                                 {"lines", to_json(lines, request.language)}}};
}

}  // namespace benefit::api::handlers
