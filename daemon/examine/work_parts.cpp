#include "daemon/examine/work_parts.hpp"

#include "verify/identity/date.hpp"
#include "verify/intake/catalogue.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace benefit::examine {

ExaminedPart feeds(const FactStore& facts, Instant now) {
  std::map<Feed, Day> received;
  for (const Batch& batch : facts.batches())
    if (!batch.superseded_by) {
      Day& last = received.try_emplace(batch.header.feed, Day{}).first->second;
      last = std::max(last, china_day_of(batch.header.received_at));
    }
  std::vector<std::string> overdue;
  for (const intake::FeedInfo& feed : intake::feeds())
    if (const auto last = received.find(feed.feed);
        last != received.end() && intake::is_overdue(feed, last->second, china_day_of(now)))
      overdue.emplace_back(feed.name);
  if (!overdue.empty())
    return {"feeds", Condition::attention,
            told(fmt::format("deliveries are overdue: {}", fmt::join(overdue, ", ")), "benefitctl feed list",
                 "Ask the suppliers for them. A check whose feed is stale is not run.")};
  return {
      "feeds", Condition::ok,
      told(fmt::format("feeds delivered: {}, none is overdue", received.size()), "benefitctl feed list")};
}

ExaminedPart jobs(const JobStore& store, Instant now) {
  std::vector<JobId> stuck;
  for (const Job& job : store.unfinished())
    if (job.requested_at + std::chrono::days{1} < now) stuck.push_back(job.id);
  if (!stuck.empty())
    return {
        "jobs", Condition::attention,
        told(fmt::format("not ended a day after they were asked for: {}", fmt::join(stuck, ", ")),
             "benefitctl job list",
             "benefitctl job watch NUMBER says how far one is; journalctl -u benefitd what holds it up.")};
  return {"jobs", Condition::ok, told("none is older than a day", "benefitctl job list")};
}

ExaminedPart last_backup(const BackupStore& backups, Instant now) {
  const std::string where = "benefitctl backup list";
  const std::vector<ListedBackup> listed = backups.list();
  if (listed.empty())
    return {"backup", Condition::attention,
            told("there is no backup", where,
                 "Make one: benefitctl backup create. docs/backup.md says the rest.")};
  const ListedBackup& newest = listed.front();
  if (!newest.manifest)
    return {"backup", Condition::broken,
            told(fmt::format("the newest backup, {}, cannot be read: {}", newest.name,
                             newest.manifest.error().what),
                 where, newest.manifest.error().hint)};
  const Instant at = newest.manifest->point.at;
  if (at + std::chrono::days{2} < now)
    return {"backup", Condition::attention,
            told(fmt::format("the newest backup is of {}", identity::format_instant(at)), where,
                 "Make one, and see that benefitd-backup.timer runs: systemctl list-timers")};
  return {"backup", Condition::ok,
          told(fmt::format("the newest backup is of {}", identity::format_instant(at)), where)};
}

}  // namespace benefit::examine
