#include "verify/learning/track_record.hpp"

#include "verify/learning/verdict.hpp"

#include <cmath>

namespace benefit::learning {
namespace {

std::int64_t percent(double share) { return std::llround(share * 100); }

}  // namespace

std::vector<TrackRecord> track_records(std::span<const CheckTally> tallies, const policy::Policy& policy,
                                       Day today) {
  std::map<std::string, TrackRecord> records;
  for (const CheckTally& tally : tallies) {
    TrackRecord& record = records[tally.check];
    record.check = tally.check;
    record.outcomes[tally.outcome] += tally.cases;
    switch (judge(tally.check, tally.outcome)) {
      case Judged::right:
        record.right += tally.cases;
        break;
      case Judged::wrong:
        record.wrong += tally.cases;
        break;
      case Judged::undecided:
        record.undecided += tally.cases;
        break;
    }
  }
  const auto* const bound = policy::in_force(policy.check_wrong_too_often, today);
  std::vector<TrackRecord> all;
  for (auto& [check, record] : records) {
    record.wrong_share =
        counted_share(static_cast<std::size_t>(record.wrong), static_cast<std::size_t>(record.decided()));
    record.too_often =
        bound != nullptr && record.decided() > 0 && record.wrong_share.interval.low * 100 > bound->value;
    all.push_back(std::move(record));
  }
  return all;
}

Reason told(const TrackRecord& record) {
  if (record.decided() == 0) return {"track.none", {{"undecided", record.undecided}}};
  return {record.too_often ? "track.too_often" : "track.wrong",
          {{"wrong", record.wrong},
           {"decided", record.decided()},
           {"low", percent(record.wrong_share.interval.low)},
           {"high", percent(record.wrong_share.interval.high)}}};
}

}  // namespace benefit::learning
