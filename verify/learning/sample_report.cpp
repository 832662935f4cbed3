#include "verify/learning/sample_report.hpp"

#include "verify/learning/verdict.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace benefit::learning {
namespace {

constexpr std::array ways = {Outcome::fraud_suspected, Outcome::agency_error, Outcome::recipient_error,
                             Outcome::death_reported_late, Outcome::entitled};
constexpr double per_million = 1e6;

/// The check claims something that would have told of a unit wrong in this way. That a proof is missing, or a
/// death record wrong, says nothing against a payment.
bool could_tell(std::string_view check, Outcome way) {
  const Claim claim = claim_of(check);
  const bool of_money_owed = claim == Claim::money_owed;
  if (claim == Claim::proof_missing || claim == Claim::death_record_wrong) return false;
  return of_money_owed == (way == Outcome::entitled) && judge(check, way) == Judged::right;
}

bool was_seen(const AnsweredDraw& draw, Outcome way, std::string_view family) {
  return std::any_of(draw.found_by.begin(), draw.found_by.end(), [&](const std::string& check) {
    return could_tell(check, way) && (family.empty() || family_of(check) == family);
  });
}

/// Families with a check that could tell of it, among all checks of the product.
std::vector<std::string> families_for(Outcome way) {
  std::set<std::string> families;
  for (const std::string_view check : known_checks())
    if (could_tell(check, way)) families.emplace(family_of(check));
  return {families.begin(), families.end()};
}

/// The frame and the draws of one kind, in one pass each.
struct OfKind {
  std::vector<const AnsweredDraw*> draws;  ///< in the frame still
  std::map<std::string, std::int64_t> units;
  std::map<std::string, Fen> amounts;
  std::int64_t not_drawn_from = 0;
  std::int64_t left_frame = 0;
};

DrawnUnit plain_unit(const AnsweredDraw& draw) {
  return {.stratum = draw.draw.unit.stratum,
          .probability = static_cast<double>(draw.draw.per_million) / per_million,
          .answered = is_wrong(draw, Outcome::fraud_suspected).has_value(),
          .value = 0,
          .most = 1};
}

/// The sample with y = 1 where `counts` says so, or the wrong amount.
template <class Counts>
std::vector<DrawnUnit> sample_with(const std::vector<const AnsweredDraw*>& draws, bool money, Counts counts) {
  std::vector<DrawnUnit> sample;
  for (const AnsweredDraw* draw : draws) {
    DrawnUnit unit = plain_unit(*draw);
    if (money) unit.most = static_cast<double>(draw->draw.unit.amount.value);
    if (unit.answered && counts(*draw))
      unit.value = money ? static_cast<double>(draw->draw.wrong_amount.value_or(Fen{}).value) : 1.0;
    sample.push_back(std::move(unit));
  }
  return sample;
}

std::vector<Missed> missed_of(const OfKind& all, Outcome way) {
  const std::vector<DrawnUnit> sample =
      sample_with(all.draws, false, [](const AnsweredDraw&) { return false; });
  const std::vector<double> probabilities = answered_probabilities(sample);
  std::vector<std::string> families = families_for(way);
  families.insert(families.begin(), "");
  std::vector<Missed> missed;
  for (const std::string& family : families) {
    std::vector<RatioUnit> units;
    std::size_t next = 0;
    for (const AnsweredDraw* draw : all.draws) {
      const auto wrong = is_wrong(*draw, way);
      if (!wrong) continue;
      units.push_back({probabilities.at(next++), *wrong, *wrong && !was_seen(*draw, way, family)});
    }
    missed.push_back({family, ratio_of(units)});
  }
  return missed;
}

WrongUnits wrong_units(const OfKind& all, const SampleReport& report, Outcome way) {
  const auto wrong = [way](const AnsweredDraw& draw) { return *is_wrong(draw, way); };
  const auto unseen = [way](const AnsweredDraw& draw) {
    return *is_wrong(draw, way) && !was_seen(draw, way, "");
  };
  WrongUnits result{.outcome = way};
  const std::int64_t whole = std::max<std::int64_t>(report.covered, 1);
  result.share = share_of(sample_with(all.draws, false, wrong), whole);
  result.units = count_of(result.share, report.covered);
  result.unseen = count_of(share_of(sample_with(all.draws, false, unseen), whole), report.covered);
  if (report.kind == SampleKind::payment) {
    const auto amount = static_cast<double>(report.amount.value);
    result.money = cut_at(total_of(sample_with(all.draws, true, wrong)), amount);
    result.unseen_money = cut_at(total_of(sample_with(all.draws, true, unseen)), amount);
  }
  if (result.units.events > 0) result.missed = missed_of(all, way);
  return result;
}

SampleReport report_of(SampleKind kind, const OfKind& all) {
  SampleReport report{.kind = kind, .left_frame = all.left_frame};
  std::vector<DrawnUnit> sample = sample_with(all.draws, false, [](const AnsweredDraw&) { return false; });
  report.response = response_of(sample);
  report.units = all.not_drawn_from;
  for (const auto& [stratum, units] : all.units) {
    report.units += units;
    const auto& without = report.response.without_answer;
    const bool drawn = std::any_of(sample.begin(), sample.end(),
                                   [&](const DrawnUnit& unit) { return unit.stratum == stratum; });
    if (!drawn || std::find(without.begin(), without.end(), stratum) != without.end()) continue;
    report.covered += units;
    report.amount += all.amounts.at(stratum);
  }
  for (const Outcome way : ways) report.wrong.push_back(wrong_units(all, report, way));
  return report;
}

}  // namespace

std::optional<bool> is_wrong(const AnsweredDraw& draw, Outcome in_this_way) {
  if (draw.state != CaseState::decided || !draw.outcome || *draw.outcome == Outcome::cannot_be_decided)
    return std::nullopt;
  return *draw.outcome == in_this_way;
}

std::vector<SampleReport> sample_reports(std::span<const FrameGroup> frame,
                                         std::span<const AnsweredDraw> draws) {
  std::map<SampleKind, OfKind> kinds;
  for (const FrameGroup& group : frame) {
    OfKind& all = kinds[group.kind];
    if (group.per_million == 0) {
      all.not_drawn_from += group.units;
      continue;
    }
    all.units[group.stratum] += group.units;
    all.amounts[group.stratum] += group.amount;
  }
  for (const AnsweredDraw& draw : draws) {
    OfKind& all = kinds[draw.draw.unit.kind];
    if (draw.draw.left_frame_at)
      ++all.left_frame;
    else
      all.draws.push_back(&draw);
  }
  std::vector<SampleReport> reports;
  for (auto kind = kinds.rbegin(); kind != kinds.rend(); ++kind)
    reports.push_back(report_of(kind->first, kind->second));
  return reports;
}

}  // namespace benefit::learning
