#include "verify/report/letter/values.hpp"

#include "verify/types/error.hpp"

#include <algorithm>
#include <utility>

namespace benefit::report {
namespace {

using enum PlaceholderKind;

constexpr Placeholder all_placeholders[] = {
    {"agency", text, "who writes"},
    {"agency_address", text, "where the agency's counter is"},
    {"agency_telephone", text, "the telephone that is answered"},
    {"agency_hours", text, "when the counter is open"},
    {"complaints", text, "where to complain, beside 12333"},
    {"number", text, "the letter's number: year, case, which of the case's letters"},
    {"date", text, "the day on which it is written"},
    {"case_number", text, "the number of the case"},
    {"name", text, "the person's name"},
    {"address", text, "town and village, as far as the roll says"},
    {"id_number", text, "the ID number; its middle is hidden, except in a correction request"},
    {"reasons", list, "what is on file, sentence by sentence; not what is for officers alone"},
    {"has_reasons", flag, "there is one at least"},
    {"provisions", list, "what it rests on: document, place, words"},
    {"has_provisions", flag, "there is one at least"},
    {"reply_days", text, "working days to reply, from the day after the letter has come"},
    {"reply_until", text, "the last day to reply, if the letter comes today"},
    {"owed", text, "what is owed to the person by the findings, in figures and words"},
    {"contribution", text, "what government has to pay into the person's pension account, likewise"},
    {"lost", text, "what was paid that was not due, by the findings, in figures and words"},
    {"back_pay", list, "what each scheme has not paid: months, amount, sum"},
    {"back_pay_total", text, "its sum, in figures and words"},
    {"told_in", text, "the number of an earlier letter that told the same back pay"},
    {"told_on", text, "the day of that letter"},
    {"told_total", text, "the sum that it told, in figures and words; `back_pay` is left out then"},
    {"told_before", list, "earlier letters, on whatever case, that told money for some of the same months"},
    {"has_told_before", flag, "there is one at least"},
    {"no_longer", list,
     "earlier letters about the case that hold no longer, and what becomes of the money that they told"},
    {"has_no_longer", flag, "there is one at least"},
    {"promised_elsewhere", list,
     "back pay that other cases of the person have promised, where money is told"},
    {"has_promised_elsewhere", flag, "there is some"},
    {"awaited", list, "benefits whose later lists have not come, so that they are still looked into"},
    {"has_awaited", flag, "there is one at least"},
    {"perhaps_owed", flag,
     "nothing could be decided, and by what is on file money may be owed to the person"},
    {"perhaps_owed_sum", text, "how much, in figures and words, if one check has found it"},
    {"unpaid", list, "months that a wrong death record stopped, for which no back pay was computed"},
    {"has_unpaid", flag, "there is one at least"},
    {"settlement_open", flag, "what was overpaid is not set off yet against what the family is owed"},
    {"asks_for_photo", flag, "a photo has to be taken again"},
    {"visit", flag, "by age a visit at home comes before a camera"},
    {"suspended", flag, "a suspension is in force"},
    {"suspended_on", text, "since when"},
    {"lifted", flag, "a suspension was lifted"},
    {"stopped", flag, "a notice was served, and what it announced will not happen"},
    {"held_dead", flag, "by what is decided the person has died: the family is written to"},
    {"decided", flag, "the case is decided"},
    {"decided_agency_error", flag, "the agency's error"},
    {"decided_recipient_error", flag, "the recipient's error"},
    {"decided_death_reported_late", flag, "a death was reported late by the family"},
    {"decided_referred", flag, "passed on to the competent office, which has decided nothing yet"},
    {"decided_entitled", flag, "money is owed to the person"},
    {"decided_undecided", flag, "it could not be cleared up"},
    {"decided_in_favour", flag, "nothing is held against the person any more"},
    {"supplier", text, "of a correction request: whom it goes to"},
    {"records", list, "of a correction request: which records are wrong"},
    {"certification_renewed", flag, "an officer saw the person, which renewed the certification"},
    {"seen", text,
     "of a repair, a correction request or the end of a suspension: when and how the person was seen"},
};

bool is_of(const LetterValues::Value& value, PlaceholderKind kind) {
  return value.index() == static_cast<std::size_t>(kind);
}

}  // namespace

std::span<const Placeholder> placeholders() { return all_placeholders; }

const Placeholder* find_placeholder(std::string_view name) {
  const auto* const found = std::find_if(std::begin(all_placeholders), std::end(all_placeholders),
                                         [&](const Placeholder& one) { return one.name == name; });
  return found == std::end(all_placeholders) ? nullptr : found;
}

void LetterValues::set(std::string_view name, Value value) {
  const Placeholder* const known = find_placeholder(name);
  if (known == nullptr || !is_of(value, known->kind))
    throw Failure({ErrorCode::internal, "a letter has no such value", std::string(name), ""});
  values_.insert_or_assign(std::string(name), std::move(value));
}

}  // namespace benefit::report
