#include "daemon/api/json/learning.hpp"

#include "daemon/api/json/finding.hpp"
#include "daemon/api/json/values.hpp"
#include "verify/learning/answer.hpp"
#include "verify/report/sentences.hpp"

#include <cmath>
#include <string>

#include <boost/json/array.hpp>

namespace benefit::api {

namespace json = boost::json;

namespace {

constexpr double ten_thousand = 1e4, hundred = 100;

json::value share_or_null(const std::optional<CountedShare>& share) {
  return share ? json::value(to_json(*share)) : json::value();
}

json::value days_json(const std::optional<learning::DayQuantile>& quantile) {
  if (!quantile) return nullptr;
  return json::object{{"days", quantile->days},
                      {"low", optional_json(quantile->low)},
                      {"high", optional_json(quantile->high)}};
}

/// Every outcome apart: nothing is added over them.
json::object counts_json(const std::map<Outcome, std::int64_t>& outcomes) {
  json::object object;
  for (const auto& [outcome, cases] : outcomes) object[to_string(outcome)] = cases;
  return object;
}

json::object lost_json(const std::map<Outcome, Fen>& lost) {
  json::object object;
  for (const Outcome outcome : {Outcome::fraud_suspected, Outcome::agency_error, Outcome::recipient_error,
                                Outcome::death_reported_late}) {
    const auto found = lost.find(outcome);
    object[to_string(outcome)] = found == lost.end() ? std::int64_t{0} : found->second.value;
  }
  return object;
}

json::object estimate_json(const learning::Estimate& estimate) {
  return {{"value", estimate.value},
          {"low", estimate.interval.low},
          {"high", estimate.interval.high},
          {"method", learning::to_string(estimate.method)},
          {"events", estimate.events},
          {"if_none_else", estimate.if_none_else},
          {"if_all_else", estimate.if_all_else}};
}

std::int64_t rounded(double value) { return std::llround(value); }
Fen fen(double value) { return Fen{std::llround(value)}; }

std::string method_of(const learning::Estimate& estimate) {
  return std::string(learning::to_string(estimate.method));
}

json::object wrong_json(const learning::WrongUnits& wrong, SampleKind kind) {
  json::array missed;
  for (const learning::Missed& one : wrong.missed)
    missed.push_back(json::object{{"family", one.family}, {"share", estimate_json(one.share)}});
  json::object object{{"outcome", to_string(wrong.outcome)},
                      {"units", estimate_json(wrong.units)},
                      {"share", estimate_json(wrong.share)},
                      {"unseen", estimate_json(wrong.unseen)},
                      {"missed", std::move(missed)}};
  if (kind == SampleKind::payment) {
    object["money"] = estimate_json(wrong.money);
    object["unseen_money"] = estimate_json(wrong.unseen_money);
  }
  return object;
}

void tell(std::vector<Reason>& lines, const learning::WrongUnits& wrong, SampleKind kind) {
  const learning::Estimate& units = wrong.units;
  lines.push_back({"sample.wrong",
                   {{"outcome", std::string(to_string(wrong.outcome))},
                    {"units", rounded(units.value)},
                    {"from", rounded(units.interval.low)},
                    {"to", rounded(units.interval.high)},
                    {"own", wrong.share.value * ten_thousand},
                    {"low", wrong.share.interval.low * ten_thousand},
                    {"high", wrong.share.interval.high * ten_thousand},
                    {"events", units.events},
                    {"method", method_of(wrong.share)}}});
  if (units.if_none_else != units.if_all_else)
    lines.push_back(
        {"sample.extremes", {{"from", rounded(units.if_none_else)}, {"to", rounded(units.if_all_else)}}});
  if (units.events == 0) return;
  if (kind == SampleKind::payment)
    lines.push_back({"sample.money",
                     {{"amount", fen(wrong.money.value)},
                      {"amount_low", fen(wrong.money.interval.low)},
                      {"amount_high", fen(wrong.money.interval.high)},
                      {"method", method_of(wrong.money)}}});
  lines.push_back({"sample.unseen",
                   {{"units", rounded(wrong.unseen.value)},
                    {"from", rounded(wrong.unseen.interval.low)},
                    {"to", rounded(wrong.unseen.interval.high)},
                    {"method", method_of(wrong.unseen)}}});
  // Families that had found none of them are in the figures; the sentence before has said how many nobody
  // saw.
  for (const learning::Missed& missed : wrong.missed)
    if (!missed.family.empty() && missed.share.events < units.events)
      lines.push_back({"sample.missed",
                       {{"family", missed.family},
                        {"percent", rounded(missed.share.value * hundred)},
                        {"from", rounded(missed.share.interval.low * hundred)},
                        {"to", rounded(missed.share.interval.high * hundred)}}});
}

}  // namespace

json::object to_json(const CountedShare& share) {
  return {{"hits", share.hits},
          {"of", share.trials},
          {"share", share.share()},
          {"low", share.interval.low},
          {"high", share.interval.high}};
}

json::object to_json(const learning::TrackRecord& record, report::Language language) {
  return {{"right", record.right},
          {"wrong", record.wrong},
          {"undecided", record.undecided},
          {"outcomes", counts_json(record.outcomes)},
          {"wrong_share", to_json(record.wrong_share)},
          {"too_often", record.too_often},
          {"sentence", report::sentence(learning::told(record), language)}};
}

json::object to_json(const learning::GroupFigures& group, report::Language language) {
  json::object object{{"check", group.check},
                      {"title", report::check_title(group.check, language)},
                      {"grouped_by", learning::to_string(group.by)},
                      {"group", group.group},
                      {"suppressed", group.suppressed}};
  if (group.suppressed) return object;
  object["recipients"] = group.recipients;
  object["flagged"] = group.flagged;
  object["flag_rate"] = share_or_null(group.flag_rate);
  object["right"] = group.right;
  object["wrong"] = group.wrong;
  object["undecided"] = group.undecided;
  object["outcomes"] = counts_json(group.outcomes);
  const bool decided = group.right + group.wrong > 0;
  object["right_share"] = decided ? json::value(to_json(group.right_share)) : json::value();
  object["wrong_share"] = decided ? json::value(to_json(group.wrong_share)) : json::value();
  object["wrong_flags"] = share_or_null(group.wrong_flags);
  object["wrong_per_10000"] =
      group.wrong_flags ? json::value(group.wrong_flags->share() * ten_thousand) : json::value();
  object["median"] = days_json(group.median);
  object["p90"] = days_json(group.p90);
  object["lost"] = lost_json(group.lost);
  object["owed"] = to_json(group.owed);
  object["back_pay"] = to_json(group.back_pay);
  return object;
}

Reason told(const learning::Difference& difference) {
  const bool of_hundred = difference.measure == learning::Measure::wrong_share;
  const double scale = of_hundred ? hundred : ten_thousand;
  std::string code = "fairness." + std::string(to_string(difference.measure));
  if (difference.by == learning::GroupBy::county) code += ".county";
  return {std::move(code),
          {{"check", difference.check},
           {"code", difference.check},
           {difference.by == learning::GroupBy::county ? "county" : "group", difference.group},
           {"own", difference.in_group.share() * scale},
           {"low", difference.in_group.interval.low * scale},
           {"high", difference.in_group.interval.high * scale},
           {"others", difference.elsewhere.share() * scale},
           {"others_low", difference.elsewhere.interval.low * scale},
           {"others_high", difference.elsewhere.interval.high * scale}}};
}

json::object to_json(const learning::Difference& difference, report::Language language) {
  return {{"check", difference.check},
          {"grouped_by", learning::to_string(difference.by)},
          {"group", difference.group},
          {"measure", learning::to_string(difference.measure)},
          {"in_group", to_json(difference.in_group)},
          {"elsewhere", to_json(difference.elsewhere)},
          {"chance", difference.chance},
          {"stands_out", difference.stands_out},
          {"sentence", report::sentence(told(difference), language)}};
}

std::vector<Reason> told(const learning::SampleReport& sample) {
  const char* const frame =
      sample.kind == SampleKind::payment ? "sample.of_payments" : "sample.of_certifications";
  std::vector<Reason> lines = {
      {frame,
       {{"units", sample.units}, {"drawn", sample.response.drawn}, {"answered", sample.response.answered}}}};
  if (sample.left_frame > 0) lines.push_back({"sample.left", {{"how_many", sample.left_frame}}});
  if (sample.response.answered == 0) {
    lines.push_back({"sample.nothing_known", {}});
    return lines;
  }
  if (sample.covered < sample.units)
    lines.push_back({"sample.not_covered", {{"units", sample.units - sample.covered}}});
  for (const learning::WrongUnits& wrong : sample.wrong) tell(lines, wrong, sample.kind);
  return lines;
}

json::object to_json(const learning::SampleReport& sample, report::Language language) {
  json::array wrong, without_answer;
  for (const learning::WrongUnits& one : sample.wrong) wrong.push_back(wrong_json(one, sample.kind));
  for (const std::string& stratum : sample.response.without_answer)
    without_answer.push_back(json::value(stratum));
  return {{"kind", to_string(sample.kind)},
          {"units", sample.units},
          {"covered", sample.covered},
          {"amount", to_json(sample.amount)},
          {"drawn", sample.response.drawn},
          {"answered", sample.response.answered},
          {"without_answer", std::move(without_answer)},
          {"left_frame", sample.left_frame},
          {"wrong", std::move(wrong)},
          {"lines", to_json(told(sample), language)}};
}

json::object to_json(const Draw& draw, report::Language language) {
  return {{"kind", to_string(draw.unit.kind)},
          {"month", to_json(draw.month)},
          {"stratum", draw.unit.stratum},
          {"amount", to_json(draw.unit.amount)},
          {"per_million", draw.per_million},
          {"drawn_at", to_json(draw.drawn_at)},
          {"in_frame", !draw.left_frame_at},
          {"wrong_amount", optional_json(draw.wrong_amount)},
          {"lines", to_json(learning::questions(draw), language)}};
}

}  // namespace benefit::api
