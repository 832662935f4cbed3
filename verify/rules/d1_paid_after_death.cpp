// D1 (provision Q3): paid, or certified, after a recorded death, by exact identity.
// Reads usable death records, payments, collections and strong traces of life. The month of death is due;
// what was paid for a later month, or a photo taken on a later day, contradicts the record. Money: only what
// still flows; the months paid so far are in D3, so that no fen is counted twice.
#include "verify/identity/date.hpp"
#include "verify/rules/certification.hpp"
#include "verify/rules/checks.hpp"
#include "verify/rules/death_probability.hpp"
#include "verify/rules/evidence.hpp"
#include "verify/rules/payments.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace benefit::rules {
namespace {

constexpr std::string_view death_recorded = "d1.death_recorded";
constexpr std::string_view paid_after_death = "d1.paid_after_death";
constexpr std::string_view photo_after_death = "d1.photo_after_death";
constexpr std::string_view certified_after_death = "d1.certified_after_death";
constexpr std::string_view certified_by_somebody = "d1.certified_by_somebody";
constexpr std::string_view sign_of_life = "d1.sign_of_life";
constexpr std::string_view sign_of_somebody_else = "d1.sign_of_somebody_else";
constexpr std::string_view how_sure = "d1.how_sure";
constexpr std::string_view look_first = "d1.look_first";
constexpr std::string_view no_sign_of_life = "d1.no_sign_of_life";
constexpr std::string_view one_source = "d1.one_source";
constexpr std::string_view suspension_lifted = "d1.suspension_lifted";
constexpr std::string_view goes_on = "d1.still_flowing";
constexpr std::array reason_codes = {
    death_recorded,        paid_after_death, photo_after_death, certified_after_death, sign_of_life,
    sign_of_somebody_else, how_sure,         look_first,        no_sign_of_life,       goes_on,
    certified_by_somebody, one_source,       suspension_lifted};
constexpr std::array needed = {Feed::payments};

std::vector<const AssessedCollection*> collections_after(const Subject& subject, Day death) {
  std::vector<const AssessedCollection*> result = collections_in_order(subject);
  std::erase_if(result, [death](const AssessedCollection* collected) {
    return china_day_of(collected->collection.captured_at) <= death;
  });
  return result;
}

void add_collections(Finding& finding, const std::vector<const AssessedCollection*>& collections) {
  for (const AssessedCollection* collected : collections) {
    add_reason(finding, photo_after_death,
               {{"captured_on", china_day_of(collected->collection.captured_at)},
                {"station", collected->collection.station}});
    cite(finding, collected->collection.photo);
  }
}

std::vector<const BenefitEvent*> certified_by_hand_after(const Subject& subject, Day death,
                                                         const AsOf& as_of) {
  std::vector<const BenefitEvent*> events = certifications_by_hand(subject, as_of);
  std::erase_if(events, [death](const BenefitEvent* event) { return event->on <= death; });
  return events;
}

void add_certified_by_hand(Finding& finding, const std::vector<const BenefitEvent*>& events) {
  for (const BenefitEvent* event : events) {
    if (event->station.empty() || event->operator_name.empty())
      add_reason(finding, certified_by_somebody, {{"on", event->on}});
    else
      add_reason(finding, certified_after_death,
                 {{"on", event->on}, {"station", event->station}, {"operator", event->operator_name}});
    cite(finding, event->source);
  }
}

void add_signs_of_others(Finding& finding, const Subject& subject, Day death) {
  for (const TraceOfLife* trace : subject.traces_of_others()) {
    if (trace->seen_on <= death) continue;
    add_reason(finding, sign_of_somebody_else,
               {{"kind", std::string(to_string(trace->kind))},
                {"seen_on", trace->seen_on},
                {"other_name", trace->name}});
    cite(finding, trace->source);
  }
}

/// Nothing is certain in either direction.
std::int64_t percent_of(double probability) {
  return std::clamp<std::int64_t>(std::lround(100 * probability), 1, 99);
}

void add_signs_of_life(Finding& finding, const Subject& subject, const AsOf& as_of) {
  for (const TraceOfLife* sign : later_signs_of_life(subject, as_of)) {
    add_reason(finding, sign_of_life,
               {{"kind", std::string(to_string(sign->kind))}, {"seen_on", sign->seen_on}});
    cite(finding, sign->source);
  }
}

void add_how_sure(Finding& finding, const Subject& subject, const CheckContext& context) {
  static const DeathSources nothing_counted;
  const DeathSources& sources = context.death_sources != nullptr ? *context.death_sources : nothing_counted;
  const double probability = probability_of_death(subject, sources, context.as_of);
  add_reason(finding, how_sure, {{"percent", percent_of(probability)}});
  if (probability < 0.5) add_reason(finding, look_first);
}

bool is_of_one_source(const Subject& subject) {
  return std::ranges::all_of(subject.deaths(), [&](const DeathLink* death) {
    return death->record.reported_by == subject.deaths().front()->record.reported_by;
  });
}

void find(const Subject& subject, const CheckContext& context, std::vector<Finding>& findings) {
  if (!subject.death_stands()) return;
  const Day death = *subject.death_date();
  const std::vector<const Payment*> paid = paid_after(subject, month_of(death));
  const std::vector<const AssessedCollection*> collections = collections_after(subject, death);
  const std::vector<const BenefitEvent*> by_hand = certified_by_hand_after(subject, death, context.as_of);
  if (paid.empty() && collections.empty() && by_hand.empty()) return;

  Finding finding = new_finding(subject, "D1", identity::format_month(month_of(death)));
  add_deaths(finding, subject, death_recorded);
  if (const auto months = paid_months(paid)) {
    add_reason(finding, paid_after_death,
               {{"months", months->months},
                {"first_month", months->first},
                {"last_month", months->last},
                {"amount", months->amount}});
    cite(finding, paid);
  }
  add_collections(finding, collections);
  add_certified_by_hand(finding, by_hand);
  add_signs_of_others(finding, subject, death);
  add_signs_of_life(finding, subject, context.as_of);
  if (const auto lifted = lifted_after(subject, context, death)) {
    // Whoever lifted it knows better than any count of lists.
    add_reason(finding, suspension_lifted, {{"lifted_on", *lifted}});
  } else {
    add_how_sure(finding, subject, context);
    if (is_of_one_source(subject)) add_reason(finding, one_source);
    add_reason(finding, no_sign_of_life, {{"death_date", death}});
  }
  if (const auto flow = still_flowing(subject, context.as_of)) {
    finding.sums.flowing_per_month = flow->per_month;
    add_reason(finding, goes_on, {{"amount", flow->per_month}, {"month", flow->month}});
  }
  findings.push_back(std::move(finding));
}

}  // namespace

constinit const Check d1_paid_after_death{
    .code = "D1",
    .provision = q3,
    .finds =
        "A benefit paid for a month after the month of a recorded death, or a photo taken to certify the "
        "person, or a certification by hand, on a day after it.",
    .reads =
        "Death records with the person's own ID number whose name can be the person's; payments; "
        "collection photos; certifications by hand; traces of life. A trace under the person's number that "
        "names somebody else is told and proves nothing. How probable the death is follows from how often "
        "its sources have taken records back, from sources that are silent though they should have spoken, "
        "and from later traces that are not strong; below one in two, somebody has to see the person "
        "before anything else. With several death records the latest date counts. A strong trace (counter "
        "visit, home visit, hospital stay, vaccination) after that date ends this check: see D4. Where a "
        "suspension was lifted after it, that is told in the place of how probable the death is.",
    .needs = {.all = needed, .any = death_feeds, .sees_more_with = feeds_of_life},
    .money =
        "Still flowing per month: what each scheme paid for its latest month, when that is the month of the "
        "run or one of the two before. Lost and owed are in D3.",
    .period = "the month of death (2018-01)",
    .cannot_see =
        "Death records with a mistyped, missing or other person's number. A wrong death record of a "
        "person who left no strong trace looks like a right one: a person has to look.",
    .reason_codes = reason_codes,
    .find = find,
};

}  // namespace benefit::rules
