#include "verify/cases/priority.hpp"

#include "verify/cases/queues.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>

namespace benefit::cases {
namespace {

constexpr std::int64_t months_until_lost_fades = 36;
constexpr std::int64_t owed_divisor = 4;
constexpr std::int64_t age_per_month = 2'000;
constexpr std::int64_t month_in_ms = std::chrono::milliseconds{std::chrono::days{30}}.count();

/// No sum of a finding reaches this; what does is damaged, and must not overflow the rank.
constexpr std::int64_t largest_sum = 10'000'000'000'000;

std::int64_t bounded(Fen sum) { return std::clamp<std::int64_t>(sum.value, 0, largest_sum); }

/// A hundredth part, rounded: money times percent.
std::int64_t share(std::int64_t amount, int percent) { return (amount * percent + 50) / 100; }

/// Fen that an age of so many milliseconds counts; rounded down, so that it never jumps back.
std::int64_t fen_of_age(std::int64_t milliseconds) {
  const std::int64_t months = milliseconds / month_in_ms, rest = milliseconds % month_in_ms;
  return months * age_per_month + rest * age_per_month / month_in_ms;
}

std::optional<int> stated_percent(const Finding& finding) {
  for (const Reason& reason : finding.reasons) {
    if (!reason.code.ends_with(".how_sure")) continue;
    for (const auto& [name, value] : reason.values)
      if (const auto* number = std::get_if<std::int64_t>(&value); number != nullptr && name == "percent")
        return static_cast<int>(std::clamp<std::int64_t>(*number, 0, 100));
  }
  return std::nullopt;
}

/// Sums over the findings, of each part what is stated and what it counts.
struct Total {
  std::int64_t stated = 0, counts = 0;
};

void add_part(Priority& priority, const char* code, const Total& total, bool with_amount) {
  if (total.counts == 0) return;
  Reason reason{code, {}};
  if (with_amount) reason.values.emplace_back("amount", Fen{total.stated});
  reason.values.emplace_back("counts", Fen{total.counts});
  priority.parts.push_back({std::move(reason), Fen{total.counts}});
  priority.without_age += Fen{total.counts};
}

}  // namespace

bool holds_same_money(const Finding& finding, std::span<const Finding* const> findings) {
  return finding.key.check == "D2" &&
         std::ranges::any_of(findings, [](const Finding* other) { return other->key.check == "D1"; });
}

int percent_right(const Finding& finding, std::span<const Finding* const> findings) {
  if (const auto percent = stated_percent(finding)) return *percent;
  if (finding.key.check == "D3")
    for (const Finding* other : findings)
      if (other->key.check == "D1")
        if (const auto percent = stated_percent(*other)) return *percent;
  return queue_of(finding.key.check).percent_right;
}

Fen age_counts(Instant opened_at, Instant now) {
  if (now <= opened_at) return {};
  return Fen{fen_of_age(now.time_since_epoch().count()) - fen_of_age(opened_at.time_since_epoch().count())};
}

Priority priority_of(std::span<const Finding* const> findings, Instant opened_at) {
  Priority priority;
  Total flowing, lost, owed, hardship;
  std::map<std::string, int> sure;
  std::optional<CaseKind> kind;
  for (const Finding* finding : findings) {
    const CheckQueue& row = queue_of(finding->key.check);
    const int percent = percent_right(*finding, findings);
    const Sums sums = holds_same_money(*finding, findings) ? Sums{} : finding->sums;
    const std::int64_t flow = bounded(sums.flowing_per_month);
    const std::int64_t gone = bounded(sums.lost), due = bounded(sums.owed);
    flowing.stated += flow;
    flowing.counts += share(flow, percent);
    lost.stated += gone;
    lost.counts += share(gone / months_until_lost_fades, percent);
    owed.stated += due;
    owed.counts += share(due / owed_divisor, percent);
    hardship.counts += share(row.if_right.value, percent) + share(row.if_wrong.value, 100 - percent);
    kind = kind ? std::min(*kind, row.kind) : row.kind;
    int& known = sure.try_emplace(finding->key.check, percent).first->second;
    known = std::max(known, percent);
  }
  priority.kind = kind.value_or(CaseKind::payment_in_doubt);
  add_part(priority, "priority.flowing", flowing, true);
  add_part(priority, "priority.lost", lost, true);
  add_part(priority, "priority.owed", owed, true);
  add_part(priority, "priority.hardship", hardship, false);
  for (const auto& [check, percent] : sure)
    priority.how_sure.push_back(
        {"priority.how_sure", {{"check", check}, {"percent", static_cast<std::int64_t>(percent)}}});
  priority.rank = priority.without_age.value - fen_of_age(opened_at.time_since_epoch().count());
  return priority;
}

}  // namespace benefit::cases
