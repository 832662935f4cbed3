#include "daemon/api/handlers/case_steps.hpp"
#include "daemon/api/handlers/handlers.hpp"
#include "daemon/api/json/case.hpp"
#include "daemon/api/json/finding.hpp"
#include "daemon/api/json/values.hpp"
#include "verify/cases/chosen_by_lot.hpp"
#include "verify/cases/grouping.hpp"
#include "verify/cases/holding.hpp"
#include "verify/cases/priority.hpp"
#include "verify/cases/state_machine.hpp"
#include "verify/gather_case.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <string>
#include <vector>

#include <boost/json/array.hpp>
#include <fmt/format.h>

namespace benefit::api::handlers {
namespace {

namespace json = boost::json;

/// "12,15": numbers of findings.
Expected<std::vector<FindingId>> asked_findings(const Request& request) {
  const std::string text = request.parameters.text("findings");
  std::vector<FindingId> findings;
  const char* at = text.data();
  const char* const end = at + text.size();
  for (;;) {
    FindingId id = 0;
    const auto [after, error] = std::from_chars(at, end, id);
    const bool ends_well = after == end || *after == ',';
    if (error != std::errc{} || !ends_well)
      return tl::unexpected(Error{ErrorCode::bad_request, "'findings' has to be numbers with commas between",
                                  "findings", "--findings 12,15"});
    findings.push_back(id);
    if (after == end) return findings;
    at = after + 1;
  }
}

/// Where the case is in its queue, or why it is in none.
Reason place_of(const Case& one, const Services& services) {
  switch (one.state) {
    case CaseState::taken:
      return {"priority.held", {{"officer", *one.taken_by}}};
    case CaseState::proposed:
      return {"priority.proposed", {}};
    case CaseState::decided:
    case CaseState::withdrawn:
      return {"priority.finished", {}};
    case CaseState::open:
      break;
  }
  if (one.diary) return {"priority.asleep", {{"day", one.diary->on}, {"officer", one.diary->by}}};
  const QueuePlace place = services.ports.cases.place_of(one);
  return {
      "priority.place",
      {{"place", place.ahead + 1}, {"waiting", place.waiting}, {"queue", std::string(to_string(one.kind))}}};
}

/// A case is not put into hands that cannot work on it: it would lie there until its lease ends.
Expected<void> works_on_cases(const std::string& user, const Services& services) {
  const std::optional<Roles> roles = services.roles_of_user(user);
  if (!roles)
    return tl::unexpected(Error{ErrorCode::not_found, fmt::format("this machine has no user {}", user), "to",
                                "getent passwd lists the users"});
  if (roles->meets(find_command("case", "decide")->may)) return {};
  return tl::unexpected(Error{ErrorCode::conflict, fmt::format("{} has no role that decides cases", user),
                              "to", "an administrator puts users into benefit-clerk"});
}

/// The proposals in the order in which they are given, beginning after that case and going round.
std::vector<CaseId> in_turn(std::vector<CaseId> proposals, const std::optional<Case>& after,
                            const CaseStore& store) {
  if (!after) return proposals;
  auto begin = std::ranges::find(proposals, after->id);
  if (begin != proposals.end())
    ++begin;
  else  // it waits no more: what stood behind it
    begin = std::ranges::partition_point(proposals, [&](CaseId id) {
      const std::optional<Case> one = store.find_case(id);
      return one && (one->rank > after->rank || (one->rank == after->rank && id < after->id));
    });
  std::ranges::rotate(proposals, begin);
  return proposals;
}

/// Another officer was given the case by the queue a short while ago, and may be reading it.
bool is_read_by_another(const Case& one, std::string_view officer, Instant now, const Services& services) {
  constexpr std::chrono::minutes short_while{30};
  constexpr std::int64_t most = 100;
  const std::vector<AuditEntry> entries =
      services.audit.entries({.subject = one.subject, .since = now - short_while, .limit = most});
  return std::ranges::any_of(
      entries, [&](const AuditEntry& entry) { return entry.what == "case.next" && entry.actor != officer; });
}

/// For who cannot decide a case but may confirm one: the first proposal that waits for him, in nobody's
/// hands. One that nobody else was given just now goes before the others, and another before `after`.
std::optional<Case> next_proposal(const QueueFilter& filter, const std::optional<Case>& after,
                                  std::string_view officer, Instant now, const Services& services) {
  std::optional<Case> second_best;
  const CaseStore& store = services.ports.cases;
  for (const CaseId id : in_turn(store.proposals(filter, officer), after, store)) {
    std::optional<Case> one = store.find_case(id);
    if (!one) continue;
    const bool is_last_resort =
        (after && after->id == id) || is_read_by_another(*one, officer, now, services);
    if (is_last_resort && second_best) continue;
    const pipeline::PersonOnFile person(services.ports, one->subject);
    if (!cases::may_confirm(person.situation(*one, officer), officer, now)) continue;
    if (!is_last_resort) return one;
    second_best = std::move(one);
  }
  return second_best;
}

std::optional<Case> take_next(const QueueFilter& filter, const cases::Holder& holder, const Request& request,
                              Services& services) {
  return services.ports.cases.take_next(
      filter, holder.officer,
      [&](const Case& chosen, std::span<const Case> side_by_side) -> Expected<std::vector<CaseChange>> {
        const pipeline::PersonOnFile person(services.ports, chosen.subject);
        const cases::Situation situation = person.situation(chosen, holder.officer);
        if (const auto may = cases::may_be_given(situation, holder.officer, holder.now); !may)
          return tl::unexpected(may.error());
        return with_step_taken(cases::take_next(chosen, side_by_side, holder),
                               step_taken(request, "case.next", services));
      },
      holder.now);
}

/// What is true for whoever asked: nobody is told to leave out what he has not given.
Error nothing_waits(const Request& request, bool decides, bool confirms) {
  const bool is_narrow = request.parameters.contains("region") || request.parameters.contains("kind");
  if (!decides && !confirms)
    return {ErrorCode::not_found, "who neither decides nor confirms is given no case", "",
            "`benefitctl case list` shows what waits, `benefitctl case transfer` passes a case on."};
  return {ErrorCode::not_found,
          decides ? "no case is waiting there" : "no proposal waits for you as the second person", "",
          is_narrow ? "Ask without --region or --kind, or look at `benefitctl today`."
                    : "`benefitctl today` says what waits."};
}

}  // namespace

Expected<Reply> next_case(const Request& request, Services& services) {
  QueueFilter filter;
  const Expected<RegionPart> region = asked_region_part(request);
  if (!region) return tl::unexpected(region.error());
  filter.region = *region;
  filter.kind = parse_case_kind(request.parameters.text("kind"));
  const cases::Holder holder = holder_of(request, services);
  const bool decides = request.identity.roles.meets(find_command("case", "decide")->may);
  const bool confirms = request.identity.roles.meets(find_command("case", "confirm")->may);
  std::optional<Case> after;
  if (request.parameters.contains("after")) {
    const Expected<Case> asked = asked_case(request, services, "after");
    if (!asked) return tl::unexpected(asked.error());
    after = *asked;
  }
  std::optional<Case> next;
  if (decides)
    next = take_next(filter, holder, request, services);
  else if (confirms)
    next = next_proposal(filter, after, holder.officer, holder.now, services);
  if (!next) return tl::unexpected(nothing_waits(request, decides, confirms));
  if (!decides)
    services.audit.record(request.identity.user, "case.next", next->subject, fmt::format("case {}", next->id),
                          holder.now, fmt::format("case {}", next->id));
  return Reply{200, to_json(*next)};
}

Expected<Reply> release_case(const Request& request, Services& services) {
  const Expected<Case> one = asked_case(request, services);
  if (!one) return tl::unexpected(one.error());
  return apply_steps(cases::release(*one, services.ports.cases.side_by_side(*one),
                                    request.parameters.text("reason"), holder_of(request, services)),
                     "case.release", request, services);
}

Expected<Reply> transfer_case(const Request& request, Services& services) {
  const Expected<Case> one = asked_case(request, services);
  if (!one) return tl::unexpected(one.error());
  const std::string& to = request.parameters.text("to");
  auto change = cases::transfer(*one, services.ports.cases.side_by_side(*one), to,
                                request.parameters.text("reason"), holder_of(request, services));
  if (change)
    if (const auto works = works_on_cases(to, services); !works) return tl::unexpected(works.error());
  return apply_steps(std::move(change), "case.transfer", request, services);
}

Expected<Reply> put_case_into_diary(const Request& request, Services& services) {
  const Expected<Case> one = asked_case(request, services);
  if (!one) return tl::unexpected(one.error());
  return apply_step(
      cases::put_into_diary(*one, request.parameters.get<Day>("on"), request.parameters.text("text"),
                            china_day_of(services.ports.clock.now()), holder_of(request, services)),
      "case.diary", request, services);
}

Expected<Reply> list_diary(const Request& request, Services& services) {
  const auto* until = request.parameters.find<Day>("until");
  std::optional<std::string> by;
  if (!request.parameters.flag("all")) by = request.identity.user;
  json::array entries;
  for (const Case& one :
       services.ports.cases.diary(until == nullptr ? std::nullopt : std::optional(*until), by)) {
    json::object entry = to_json(one);
    const bool due = one.diary->on <= china_day_of(services.ports.clock.now());
    entry["due"] = due;
    entries.push_back(std::move(entry));
  }
  services.audit.record(request.identity.user, "diary.list", std::nullopt,
                        fmt::format("{} cases", entries.size()), services.ports.clock.now());
  return Reply{200, json::object{{"entries", std::move(entries)}}};
}

Expected<Reply> merge_cases(const Request& request, Services& services) {
  const Expected<Case> one = asked_case(request, services);
  if (!one) return tl::unexpected(one.error());
  const Expected<Case> other = asked_case(request, services, "other");
  if (!other) return tl::unexpected(other.error());
  const CaseStore& store = services.ports.cases;
  return apply_steps(cases::merge(*one, store.side_by_side(*one), *other, store.side_by_side(*other),
                                  request.parameters.text("reason"), holder_of(request, services)),
                     "case.merge", request, services);
}

Expected<Reply> split_case(const Request& request, Services& services) {
  const Expected<Case> one = asked_case(request, services);
  if (!one) return tl::unexpected(one.error());
  const Expected<std::vector<FindingId>> findings = asked_findings(request);
  if (!findings) return tl::unexpected(findings.error());
  return apply_steps(
      cases::split(*one, services.ports.cases.findings_of(one->id), *findings, holder_of(request, services)),
      "case.split", request, services);
}

Expected<Reply> why_case_first(const Request& request, Services& services) {
  const Expected<Case> one = asked_case(request, services);
  if (!one) return tl::unexpected(one.error());
  const Instant now = services.ports.clock.now();
  services.audit.record(request.identity.user, "case.why-first", one->subject,
                        fmt::format("case {}", one->id), now, fmt::format("case {}", one->id));
  const std::vector<StoredFinding> findings = services.ports.cases.findings_of(one->id);
  std::vector<const Finding*> open;
  for (const StoredFinding& stored : findings)
    if (stored.open) open.push_back(&stored.finding);
  const cases::Priority priority = cases::priority_of(open, one->opened_at);
  const Fen age = cases::age_counts(one->opened_at, now);
  const std::int64_t days = (china_day_of(now) - china_day_of(one->opened_at)).count();

  std::vector<Reason> lines;
  for (const cases::PriorityPart& part : priority.parts) lines.push_back(part.reason);
  Fen counts = priority.without_age + age;
  if (one->kind == CaseKind::chosen_by_lot) {
    counts += cases::review_counts;
    lines.push_back({"priority.by_lot", {{"counts", cases::review_counts}}});
  }
  lines.insert(lines.end(), priority.how_sure.begin(), priority.how_sure.end());
  lines.push_back({"priority.age", {{"days", days}, {"counts", age}}});
  lines.push_back({"priority.total", {{"counts", counts}}});
  lines.push_back(place_of(*one, services));
  return Reply{200, json::object{{"case", one->id},
                                 {"kind", to_string(one->kind)},
                                 {"counts", to_json(counts)},
                                 {"lines", to_json(lines, request.language)}}};
}

}  // namespace benefit::api::handlers
