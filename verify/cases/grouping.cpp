#include "verify/cases/grouping.hpp"

#include "verify/cases/follow.hpp"
#include "verify/cases/refusals.hpp"
#include "verify/cases/written_text.hpp"

#include <algorithm>
#include <set>
#include <string>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace benefit::cases {
namespace {

/// Open or taken, and not somebody else's.
Expected<void> may_group(const Case& one, const Holder& holder) {
  if (is_closed(one)) return in_conflict(fmt::format("case {} is {}", one.id, to_string(one.state)));
  if (is_held_by_other(one, holder.officer, holder.now) && !holder.supervisor)
    return in_conflict(fmt::format("{} has taken case {}", *one.taken_by, one.id), take_it_over(one));
  return {};
}

CaseId matter_of(const Case& one) { return one.matter.value_or(one.id); }

}  // namespace

Expected<std::vector<CaseChange>> merge(const Case& one, std::span<const Case> with_one, const Case& other,
                                        std::span<const Case> with_other, std::string_view reason,
                                        const Holder& holder) {
  const auto text = check_written_text("reason", reason);
  if (!text) return tl::make_unexpected(text.error());
  if (one.id == other.id) return bad_value("other", "a case cannot be merged with itself");
  if (one.subject == other.subject) return bad_value("other", "both cases are about one number already");
  for (const Case* each : {&one, &other})
    if (const auto allowed = may_group(*each, holder); !allowed) return tl::make_unexpected(allowed.error());
  if (one.matter && one.matter == other.matter) return in_conflict("the cases are linked already");

  const CaseId matter = std::min(matter_of(one), matter_of(other));
  std::vector<CaseChange> changes;
  const auto link = [&](const Case& each, const Case& to) {
    CaseChange change{each, {}, {}, {}};
    change.next.matter = matter;
    change.events.push_back({holder.now, holder.officer, "linked", fmt::format("case {}: {}", to.id, *text)});
    changes.push_back(with_lease(std::move(change), holder));
  };
  link(one, other);
  link(other, one);
  for (const auto& [group, to] : {std::pair{with_one, &other}, std::pair{with_other, &one}})
    for (const Case& each : group)
      if (each.matter != matter) link(each, *to);
  return changes;
}

Expected<std::vector<CaseChange>> split(const Case& one, std::span<const StoredFinding> findings,
                                        std::span<const FindingId> chosen, const Holder& holder) {
  const std::set<FindingId> wanted(chosen.begin(), chosen.end());
  std::vector<const StoredFinding*> leaving, staying;
  for (const StoredFinding& finding : findings)
    if (finding.open && finding.in_case == one.id)
      (wanted.contains(finding.id) ? leaving : staying).push_back(&finding);
  if (wanted.empty()) return bad_value("findings", "'findings' names no finding");
  if (leaving.size() != wanted.size())
    return bad_value("findings", "'findings' names one that is not an open finding of the case");
  if (staying.empty())
    return bad_value("findings", "all findings of the case are named: nothing would be left of it");
  if (const auto allowed = may_group(one, holder); !allowed) return tl::make_unexpected(allowed.error());
  if (one.state == CaseState::proposed) return proposal_stands(one);

  for (auto* list : {&leaving, &staying})
    std::sort(list->begin(), list->end(),
              [](const auto* a, const auto* b) { return a->finding.key < b->finding.key; });
  std::vector<std::string> names;
  for (const StoredFinding* finding : leaving) names.push_back(name_of(*finding));

  CaseChange old{one, {}, {}, {}};
  follow(old.next, staying);
  old.events.push_back({holder.now, holder.officer, "split_off", fmt::format("{}", fmt::join(names, ", "))});

  CaseChange fresh{one, {}, {}, {}};
  fresh.next.id = 0;
  fresh.next.version = 1;
  fresh.next.split_from = one.id;
  follow(fresh.next, leaving);
  fresh.events.push_back(
      {holder.now, holder.officer, "split_from", fmt::format("case {}: {}", one.id, fmt::join(names, ", "))});
  for (const StoredFinding* finding : leaving) fresh.joining.push_back(finding->id);

  std::vector<CaseChange> changes;
  changes.push_back(with_lease(std::move(old), holder));
  changes.push_back(with_lease(std::move(fresh), holder));
  return changes;
}

}  // namespace benefit::cases
