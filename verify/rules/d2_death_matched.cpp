// D2 (provision Q3): paid after a death whose record does not bear the person's number: it was mistyped, has
// 15 digits or none, is somebody else's, or stands beside a name used at home. Found by record matching; with
// the comparison of both records, field by field. Money: what was paid after the month of death, only when
// the match is a link; where a person must look first, no sum is put on anybody.
#include "verify/identity/date.hpp"
#include "verify/rules/checks.hpp"
#include "verify/rules/evidence.hpp"
#include "verify/rules/payments.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace benefit::rules {
namespace {

constexpr std::string_view death_recorded = "d2.death_recorded";
constexpr std::string_view how_sure = "d2.how_sure";
constexpr std::string_view look_first = "d2.look_first";
constexpr std::string_view paid_after_death = "d2.paid_after_death";
constexpr std::string_view no_sign_of_life = "d2.no_sign_of_life";
constexpr std::string_view suspension_lifted = "d2.suspension_lifted";
constexpr std::string_view goes_on = "d2.still_flowing";
constexpr std::string_view if_somebody_else = "d2.if_somebody_else";
constexpr std::array reason_codes = {death_recorded,  how_sure, look_first,       paid_after_death,
                                     no_sign_of_life, goes_on,  if_somebody_else, suspension_lifted};
constexpr std::array needed = {Feed::payments, Feed::roll};

/// Alike enough, and not under quite another name: whoever's number was written by mistake agrees in all that
/// a list's program fills in from the number.
bool is_linked(const DeathLink* death) {
  return verdict_of(death->match.probability) == Verdict::link &&
         level_of(death->match, "name") != "different";
}

/// Those that are linked; when none is, those that a person must look at.
std::vector<const DeathLink*> strongest(std::span<const DeathLink* const> deaths) {
  std::vector<const DeathLink*> linked;
  std::ranges::copy_if(deaths, std::back_inserter(linked), is_linked);
  return linked.empty() ? std::vector<const DeathLink*>{deaths.begin(), deaths.end()} : linked;
}

void find(const Subject& subject, const CheckContext& context, std::vector<Finding>& findings) {
  const Enrolment* const entry = newest_enrolment(subject.facts());
  if (subject.probable_deaths().empty() || entry == nullptr) return;
  const std::vector<const DeathLink*> deaths = strongest(subject.probable_deaths());
  const Day death = deaths.back()->record.death_date;  // the latest, which is the kindest to the person
  const bool seen_later = !subject.strong_traces().empty() && subject.strong_traces().back()->seen_on > death;
  const std::vector<const Payment*> payments = paid_after(subject, month_of(death));
  const auto paid = paid_months(payments);
  if (seen_later || !paid) return;

  Finding finding = new_finding(subject, "D2", identity::format_month(month_of(death)));
  const bool linked = is_linked(deaths.front());
  for (const DeathLink* found : deaths) {
    add_reason(finding, death_recorded,
               {{"source", std::string(to_string(found->record.reported_by))},
                {"death_date", found->record.death_date},
                {"fingerprint", found->fingerprint}});
    add_comparisons(finding, found->match, particulars(*entry), particulars(found->record));
    add_reason(finding, how_sure, {{"percent", percent(found->match)}});
    cite(finding, found->record.source);
  }
  cite(finding, entry->source);
  if (!linked) add_reason(finding, look_first);
  add_reason(finding, paid_after_death,
             {{"months", paid->months},
              {"first_month", paid->first},
              {"last_month", paid->last},
              {"amount", paid->amount}});
  if (const auto lifted = lifted_after(subject, context, death))
    add_reason(finding, suspension_lifted, {{"lifted_on", *lifted}});
  else
    add_reason(finding, no_sign_of_life, {{"death_date", death}});
  cite(finding, payments);
  const auto flow = still_flowing(subject, context.as_of);
  if (flow) add_reason(finding, goes_on, {{"amount", flow->per_month}, {"month", flow->month}});
  if (linked) {
    finding.sums.lost = paid->amount;
    if (flow) finding.sums.flowing_per_month = flow->per_month;
  }
  add_reason(finding, if_somebody_else);
  findings.push_back(std::move(finding));
}

}  // namespace

constinit const Check d2_death_matched{
    .code = "D2",
    .provision = q3,
    .finds =
        "A benefit paid for a month after the month of a death whose record does not bear the person's ID "
        "number, or bears it beside a name that is not the person's, and that is probably this person's all "
        "the same.",
    .reads =
        "Death records that record matching has linked to the person's entry on the roll (number, birth "
        "date, sex, name, place; docs/matching.md); payments; strong traces of life. Not looked for where a "
        "record with the person's own number is usable (D1, D3, D4), and not where a strong trace lies "
        "after the day of death. From 95 in 100 on a match is a link, from 20 on a person has to look; "
        "below it is nothing.",
    .needs = {.all = needed, .any = death_feeds, .sees_more_with = feeds_of_life},
    .money =
        "Lost: what was paid for months after the month of death. Still flowing: as in D1. Both only for a "
        "link; where a person has to look first (the likeness is not enough, or the name is quite another "
        "one), the sums are in the reasons and count nowhere.",
    .period = "the month of death (2018-01)",
    .cannot_see =
        "A record that has neither number nor birth date nor the name on the roll. Of two namesakes of one "
        "village and age, which one has died.",
    .reason_codes = reason_codes,
    .shows_match = true,
    .find = find,
};

}  // namespace benefit::rules
