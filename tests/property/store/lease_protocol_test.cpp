// A simulation of the lease protocol: workers that take partitions, hand them in, die, dawdle beyond their lease
// while another does the same, a clock that jumps, and a process that is killed, in random order. Each
// partition counts once, whatever happens, and nothing is left undone.

#include "tests/fault/store/faulty_vfs.hpp"
#include "tests/unit/store/scratch.hpp"

#include <map>
#include <optional>
#include <set>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <rapidcheck.h>

namespace benefit::store {
namespace {

using test::at;
using test::citizen;

constexpr std::int64_t lease_time = 100;
constexpr int most_partitions = 5;
constexpr int people_each = 3;

struct Step {
  enum Kind { lease, complete, die, restart } kind;
  int worker;
  int later;  ///< on the clock since the step before; the clock may be set back
};

void showValue(const Step& step, std::ostream& os) {
  static constexpr const char* names[] = {"lease", "complete", "die", "restart"};
  os << names[step.kind] << " by " << step.worker << " after " << step.later;
}

rc::Gen<Step> any_step() {
  return rc::gen::construct<Step>(
      rc::gen::weightedElement<Step::Kind>(
          {{8, Step::lease}, {6, Step::complete}, {2, Step::die}, {1, Step::restart}}),
      rc::gen::inRange(0, 3), rc::gen::weightedOneOf<int>({{8, rc::gen::inRange(0, 30)},
                                                          {2, rc::gen::inRange(30, 250)},
                                                          {1, rc::gen::inRange(-200, 0)}}));
}

SubjectRange range_of(int partition) {
  const auto first = [](int number) { return citizen(number * people_each).body(); };
  return {first(partition), first(partition + 1)};
}

/// What checking a partition gives, whoever does it.
std::vector<Finding> findings_of(const Partition& partition) {
  std::vector<Finding> findings;
  for (int person = 0; person < most_partitions * people_each; ++person) {
    if (!partition.range.contains(citizen(person)) || person % 2 != 0) continue;
    findings.push_back({.key = {"D1", citizen(person), "2018-01"},
                        .name = "王秀英",
                        .region = {RegionCode{130225}, "", ""},
                        .sums = {},
                        .reasons = {},
                        .citations = {}});
  }
  return findings;
}

/// A run over partitions, and workers beside it.
class Simulation {
 public:
  explicit Simulation(int partitions) : partitions_(partitions) {
    run_ = store_->jobs().add(JobKind::verify, "{}", "clerk", at(now_));
    std::vector<SubjectRange> ranges;
    for (int i = 0; i < partitions; ++i) ranges.push_back(range_of(i));
    store_->jobs().plan(run_, ranges);
  }

  void take(const Step& step) {
    now_ += step.later;
    switch (step.kind) {
      case Step::lease:
        lease(step.worker);
        break;
      case Step::complete:
        complete(step.worker);
        break;
      case Step::die:
        held_.erase(step.worker);
        break;
      case Step::restart:
        held_.clear();
        leased_until_.clear();
        store_.reopen();
        break;
    }
  }

  /// One worker alone does what is left; every lease of the dead runs out.
  void finish() {
    held_.clear();
    for (int rounds = 0; rounds <= most_partitions + 1; ++rounds) {
      now_ += 10 * lease_time;
      while (lease(0)) complete(0);
    }
  }

  void check_whole() {
    const std::pair<std::int64_t, std::int64_t> all_done(partitions_, partitions_);
    RC_ASSERT(store_->jobs().partitions(run_) == all_done);
    RC_ASSERT(store_->jobs().subjects_checked(run_) == partitions_ * people_each);
    std::set<CitizenId> expected, found;
    for (int i = 0; i < partitions_; ++i)
      for (const Finding& finding : findings_of({.job = run_, .ordinal = i, .range = range_of(i)}))
        expected.insert(finding.key.subject);
    std::size_t rows = 0;
    store_->cases().for_each_finding(true, [&](const StoredFinding& stored) {
      ++rows;
      found.insert(stored.finding.key.subject);
    });
    RC_ASSERT(found == expected);
    RC_ASSERT(rows == expected.size());
    const RunChanges only_new{.appeared = static_cast<std::int64_t>(expected.size())};
    RC_ASSERT(store_->jobs().changes_of(run_) == only_new);
  }

 private:
  bool lease(int worker) {
    if (held_.contains(worker)) return false;
    const auto partition = store_->jobs().lease(run_, fmt::format("worker-{}", worker), at(now_),
                                                at(now_ + lease_time));
    if (!partition) return false;
    RC_ASSERT(!done_.contains(partition->ordinal));
    const auto until = leased_until_.find(partition->ordinal);
    RC_ASSERT(until == leased_until_.end() || until->second <= now_);
    leased_until_[partition->ordinal] = now_ + lease_time;
    held_.emplace(worker, *partition);
    return true;
  }

  void complete(int worker) {
    const auto held = held_.find(worker);
    if (held == held_.end()) return;
    const Partition partition = held->second;
    held_.erase(held);
    store_->cases().complete(partition, findings_of(partition), people_each, {}, at(now_));
    done_.insert(partition.ordinal);
  }

  test::Scratch store_{{.vfs = "faulty"}};
  int partitions_;
  JobId run_ = 0;
  std::int64_t now_ = 1'000'000;
  std::map<int, Partition> held_;
  std::map<std::int64_t, std::int64_t> leased_until_;
  std::set<std::int64_t> done_;
};

TEST_CASE("each partition of a run counts once, whoever dies, dawdles or is restarted", "[property]") {
  test::FaultyVfs::instance().disarm();  // here only a disk that need not sync
  REQUIRE(rc::check("random schedules of workers", [] {
    Simulation simulation(*rc::gen::inRange(1, most_partitions + 1));
    for (const Step& step : *rc::gen::container<std::vector<Step>>(any_step())) simulation.take(step);
    simulation.finish();
    simulation.check_whole();
  }));
}

}  // namespace
}  // namespace benefit::store
