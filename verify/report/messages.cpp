#include "verify/report/messages.hpp"

namespace benefit::report {
namespace {

constexpr Message all_messages[] = {
    // D1: paid or certified after a recorded death
    {"d1.death_recorded",
     "{source} states that the holder of this ID number died on {death_date}. The name there and the name "
     "known to us {agreement}."},
    {"d1.paid_after_death", "After the month of death one more month was paid: {amount} for {first_month}.",
     "After the month of death {months} more months were paid, from {first_month} to {last_month}: {amount} "
     "in all.",
     "months"},
    {"d1.photo_after_death",
     "On {captured_on}, after the recorded day of death, a photo was taken at {station} to certify this "
     "person."},
    {"d1.sign_of_life",
     "After that day, on {seen_on}, there was a sign of life that does not prove it: {kind}. It counts "
     "against "
     "the record."},
    {"d1.how_sure", "Of a hundred people of whom as much is said and known, about {percent} are dead."},
    {"d1.look_first", "That is less than even. Before anything else, please see the person."},
    {"d1.no_sign_of_life",
     "We know of no visit to a counter, visit at home, hospital stay or vaccination after {death_date}. If "
     "the person is alive, any one of these sets the record right."},
    {"d1.still_flowing",
     "The benefit is still being paid, {amount} a month, lately for {month}. Nothing is stopped before an "
     "officer has decided."},
    // D2: paid after a death recorded under another number
    {"d2.death_recorded",
     "{source} records a death on {death_date}. Its ID number and its name are not both this person's, but "
     "it "
     "may be this person's all the same. This is how the two records compare:"},
    {"d2.how_sure", "Of a hundred pairs of records that agree like this, about {percent} are of one person."},
    {"d2.look_first",
     "That is not enough to go by. Before anything else, please find out whether the record is this "
     "person's: ask the village or the family, or look at the original."},
    {"d2.paid_after_death",
     "After the month of that death one more month was paid: {amount} for {first_month}.",
     "After the month of that death {months} more months were paid, from {first_month} to {last_month}: "
     "{amount} in all.",
     "months"},
    {"d2.no_sign_of_life",
     "We know of no visit to a counter, visit at home, hospital stay or vaccination of this person after "
     "{death_date}. If the person is alive, any one of these settles it."},
    {"d2.still_flowing",
     "The benefit is still being paid, {amount} a month, lately for {month}. Nothing is stopped before an "
     "officer has decided."},
    {"d2.if_somebody_else",
     "If the record is somebody else's, decide that it is not the same person. It is then never held against "
     "this person again."},
    // D3: money paid after the month of death
    {"d3.death_recorded",
     "{source} states that the holder of this ID number died on {death_date}. The name there and the name "
     "known to us {agreement}."},
    {"d3.overpaid",
     "From the {scheme}, {amount} were paid for one month after the month of death, {first_month}.",
     "From the {scheme}, {amount} were paid for {months} months after the month of death, between "
     "{first_month} and {last_month}.",
     "months"},
    {"d3.paid_for", "Paid for {first_month}: {amount}.",
     "Paid for {months} months in a row, from {first_month} to {last_month}: {amount} in all.", "months"},
    {"d3.month_of_death_is_due",
     "The benefit for the month of death, {month}, is due and is not counted here."},
    {"d3.account_balance", "The family is owed the balance of the personal account: {amount}."},
    {"d3.balance_unknown",
     "The roll does not state the balance of the personal account, so it is not counted here. Whatever it "
     "is, it is owed to the family."},
    {"d3.funeral_grant", "The family is owed a funeral grant of {amount}. Basis: {basis}."},
    {"d3.grant_not_set", "No funeral grant is set for a death on {death_date}, so none is counted here."},
    {"d3.recovery_order",
     "What was overpaid is settled first from the funeral grant, then from the account balance: {set_off}. "
     "What is left to be paid back is {remaining}."},
    {"d3.rest_is_due",
     "What was overpaid is settled first from the funeral grant, then from the account balance. After that "
     "the family is still owed {amount}."},
    // D4: alive after a recorded death
    {"d4.death_recorded",
     "{source} states that the holder of this ID number died on {death_date}. The name there and the name "
     "known to us {agreement}."},
    {"d4.seen_alive", "After that day, on {seen_on}, this person was seen face to face: {kind}."},
    {"d4.record_is_suspect",
     "So the death record is probably wrong, and nothing is wrong with the person. The record is no reason "
     "to "
     "stop a benefit. Please have it corrected where it was made."},
    {"d4.payments_stopped",
     "The {scheme} was paid until {last_month}, at {amount} a month. For the full month since then that was "
     "not paid the person is owed {owed}: please see to it that it is paid.",
     "The {scheme} was paid until {last_month}, at {amount} a month. For the {months} full months since then "
     "that were not paid the person is owed {owed}: please see to it that it is paid.",
     "months"},
    {"d4.closed_on_roll",
     "The roll has the {scheme} end with {last_month}. If that was done because of the death record, it has "
     "to "
     "be undone; if the benefit ended for another reason, nothing is owed for the time after it."},
    // D5: death records contradict each other
    {"d5.recorded", "{source} records the death on {death_date}."},
    {"d5.two_days",
     "These days lie {days} days apart. A funeral that was written down for the death does not explain that: "
     "at least one record is wrong, or of somebody else."},
    {"d5.later_day_counts",
     "Until that is cleared up, the latest day, {death_date}, counts, which is the best for the person."},
    {"d5.before_birth", "{source} records a death on {death_date}, before this person was born."},
    {"d5.in_the_future", "{source} records a death on {death_date}, a day that has not come yet."},
    {"d5.mend_record",
     "The record cannot be right, and it is not used. Please have it corrected where it was made."},
    {"d5.very_old",
     "By the ID number this person is {age} years old, and we know of no proof of life in the last twelve "
     "months."},
    {"d5.visit",
     "That can be true. Please visit the person at home; perhaps the year of birth was mistyped long ago."},
    // S1: the same benefit drawn twice
    {"s1.drawn_twice",
     "For one month, {first_month}, the {scheme} was drawn more than once. What goes beyond the largest "
     "payment is {amount}.",
     "For {months} months, from {first_month} to {last_month}, the {scheme} was drawn more than once a "
     "month. What goes beyond the largest payment of each month is {amount}.",
     "months"},
    {"s1.two_counties", "The payments came from different counties: {counties}."},
    {"s1.two_accounts", "The payments went into {accounts} different bank accounts."},
    {"s1.two_number_forms",
     "Some payments stand under the old 15-digit form of the ID number, others under the 18-digit form. Both "
     "forms are one person's."},
    {"s1.twice_in_full",
     "For one month the same amount, no less than is usual for a month, was paid twice into the same "
     "account. "
     "Perhaps a payment came back and was sent again: please look at the bank's list of returned payments "
     "first.",
     "For {months} months the same amount, no less than is usual for a month, was paid twice into the same "
     "account. Perhaps payments came back and were sent again: please look at the bank's list of returned "
     "payments first.",
     "months"},
    {"s1.counted_after_death",
     "Months after {month}, the recorded month of death, are counted as paid after death and not here."},
    {"s1.still_flowing", "It goes on: {amount} for {month}."},
    {"s1.two_numbers",
     "Under another ID number that may be this person's, the {scheme} was drawn for the same month, "
     "{first_month}. The smaller of the two sums is {amount}. This is how the two compare:",
     "Under another ID number that may be this person's, the {scheme} was drawn for the same {months} "
     "months, from {first_month} to {last_month}. The smaller sums of each month come to {amount}. This is "
     "how the two compare:",
     "months"},
    {"s1.how_sure", "Of a hundred pairs of entries that agree like this, about {percent} are of one person."},
    {"s1.look_first",
     "That is not enough to go by. Before anything else, please find out whether they are one person: they "
     "may be namesakes, or twins."},
    // S3: ID number and person do not match
    {"s3.two_names",
     "Two names that do not look like one person's stand under this ID number: {name} and {other_name}."},
    {"s3.find_out_who",
     "Perhaps a number was mistyped, or a name was changed. Please look at the ID cards before anything "
     "else."},
    {"s3.two_numbers",
     "On the roll of the {scheme} in county {county} there is an entry under another ID number that may be "
     "this person's. This is how the two compare:"},
    {"s3.how_sure",
     "Of a hundred pairs of entries that agree like this, about {percent} are of one person. Please look at "
     "both before anything else."},
    {"s3.find_right_number",
     "Perhaps one person was given two numbers. Please find out which one is right and bring the entries "
     "together; nothing that the person has paid is lost."},
    // C1: in a poverty registry under another number
    {"c1.registered_under_other_number",
     "In the registry of {registry}, since {valid_from}, there is a row under another ID number that may be "
     "this person's. This is how the two records compare:"},
    {"c1.how_sure", "Of a hundred pairs of records that agree like this, about {percent} are of one person."},
    {"c1.bring_together",
     "If they are one person, please have the wrong number corrected where it was written down: what poor "
     "persons are entitled to then reaches this person."},
    // P4: registered poor, old enough, and never insured
    {"p4.registered_poor",
     "This person is {age} years old and has been registered as poor since {valid_from}."},
    {"p4.lifted_out",
     "The person left the registry on {valid_to} by the procedure for leaving poverty, and counts as "
     "registered poor all the same."},
    {"p4.not_on_roll",
     "We know of no enrolment in a pension scheme and of no payment under this ID number, and found none "
     "under a similar one."},
    {"p4.perhaps_on_roll",
     "Perhaps the person is on the roll under another number: of a hundred pairs that agree like this, about "
     "{percent} are of one person. Please look first. This is how the two records compare:"},
    {"p4.invite",
     "Please invite the person to apply. Nothing has to be paid in arrears; the benefit is paid from the "
     "month after the formalities."},
    // P5: contribution paid twice by government
    {"p5.paid_more_than_once",
     "For {year} the government paid {times} times towards this person's contribution; the rule is one "
     "contribution a year. What goes beyond one is {amount}."},
    {"p5.first_payment", "The first payment: {amount} on {paid_on}, by county {county}."},
    {"p5.further_payment", "A further payment: {amount} on {paid_on}, by county {county}."},
    {"p5.one_counts", "Counted as the contribution of the year: {amount} by county {county}."},
    {"p5.ask_the_payer",
     "Perhaps a payment was a top-up or a correction, or was paid back since; perhaps one agency did not "
     "know "
     "of the other. Please ask the payer first. The person need not have known of it."},
    // S2: two schemes that exclude each other
    {"s2.both_drawn",
     "For one month the {scheme} and the {other_scheme} were both drawn: {first_month}. The smaller of the "
     "two sums is {amount}.",
     "For {months} months, from {first_month} to {last_month}, the {scheme} and the {other_scheme} were both "
     "drawn. The smaller sums come to {amount} in all.",
     "months"},
    {"s2.exclude_each_other",
     "They exclude each other ({basis}). Which of them is due is for a person to decide; what was paid in is "
     "not lost."},
    {"s2.still_flowing", "It goes on: {amount} for {month}."},
    // X1: absent
    {"x1.serving_a_sentence",
     "According to a record of {authority} this person was serving a sentence from {valid_from} on."},
    {"x1.settled_abroad",
     "According to a record of {authority} this person settled abroad on {valid_from}. Who lives abroad may "
     "be entitled all the same."},
    {"x1.missing", "According to a record of {authority} this person was missing from {valid_from} on."},
    {"x1.ended", "By the record this ended on {valid_to}."},
    {"x1.paid_meanwhile", "For one whole month of that time {amount} was paid: {first_month}.",
     "For {months} whole months of that time, from {first_month} to {last_month}, {amount} was paid in all.",
     "months"},
    {"x1.photographed_meanwhile",
     "Meanwhile, on {captured_on}, a photo was taken at {station}: the record may be wrong, or of somebody "
     "else."},
    {"x1.seen_meanwhile",
     "Meanwhile, on {seen_on}, this person was seen face to face: {kind}. The record is in doubt."},
    {"x1.ask_the_authority",
     "Please ask the authority first whether the record is this person's and still holds."},
    // P1: a poor person's contribution was not paid
    {"p1.poor_in_year",
     "This person came into the registry of {registry} on {valid_from}, and counts as a poor person for "
     "{year}."},
    {"p1.insured",
     "The person is on the roll of the resident pension in county {county} and does not draw it yet."},
    {"p1.nothing_paid",
     "For {year} government paid no contribution for the person. Due are at least {amount} ({basis})."},
    {"p1.paid_too_little",
     "For {year} government paid {paid} for the person. Due are at least {amount} ({basis})."},
    {"p1.paid_elsewhere",
     "Another payment of {amount} for the year is held to be a second contribution and is not counted here: "
     "please settle both together."},
    {"p1.pay_now", "Owed to the person: {owed}."},
    // P2: shares of the levels of government
    {"p2.shares_booked",
     "Of {amount} for {year} the ledger has {province} borne by the province, {city} by the city and "
     "{in_county} by the county."},
    {"p2.shares_due",
     "Due are {province} from the province, {city} from the city and {in_county} from the county ({basis})."},
    {"p2.managed_directly",
     "The province manages this county's finance and bears the city's share as well ({basis})."},
    {"p2.do_not_add_up", "The shares come to {sum}, which is not {amount}."},
    {"p2.not_the_person",
     "This is between the levels of government. Nothing is asked of the person, and nothing is missing from "
     "the account."},
    // P3: the tier that the poor keep
    {"p3.poor_in_year",
     "This person came into the registry of {registry} on {valid_from}, and counts as a poor person for "
     "{year}."},
    {"p3.refused", "On {paid_on} the contribution that the person offered for {year} was refused."},
    {"p3.charged_more",
     "On {paid_on} the person asked for the tier of the poor and was charged {amount} for {year}."},
    {"p3.charged_lowest_tier",
     "On {paid_on} the person was charged {amount} for {year}: the raised lowest tier, to the fen."},
    {"p3.tier_is_kept", "Poor persons keep the tier of {amount} ({basis})."},
    {"p3.ask_the_person", "Perhaps the person chose it. Please ask, and offer the lower tier."},
    {"p3.invite_to_pay",
     "Please ask why it was refused, and invite the person to pay that tier for {year} after all."},
    // P6: a subsidy without poor status
    {"p6.paid_without_status",
     "For {year} government paid {amount} to the {scheme} for this person on the ground of poverty."},
    {"p6.former_stay",
     "The last stay in a registry before that year that we know of, of {registry}, ended on {valid_to}."},
    {"p6.never_registered", "We know of no registry that the person was in during that year or before it."},
    {"p6.under_other_name",
     "The registry of {registry} has a row of that year under this ID number beside another name, "
     "{other_name}. Perhaps the number was mistyped there and this money was meant for somebody else; "
     "perhaps "
     "it is the person's own former name. Please find out first."},
    {"p6.one_day_is_enough",
     "One day in any registry within the year would be enough. Please ask civil affairs and the poverty "
     "office before anything else."},
    // P7: the basic pension counted as income
    {"p7.decided",
     "On {decided_on} the household of {members} was not found poor: {outcome} (registry of {registry})."},
    {"p7.with_pension", "Counted were {amount} a year, {per_head} a head. The line is {line} a head."},
    {"p7.line_of_policy", "The decision does not say which line was used; this one is of {basis}."},
    {"p7.without_pension",
     "Of it {basic_pension} are basic pension. Without it there are {amount} a year, {per_head} a head, "
     "which is below the line."},
    {"p7.no_line",
     "Counted were {amount} a year, {per_head} a head, of which {basic_pension} are basic pension. Without "
     "it there are {without} a year, {per_head_without} a head. We do not know the line."},
    {"p7.decide_again",
     "The basic pension does not count as household income ({basis}). Please have the household decided on "
     "again."},
    {"p7.compare_first",
     "The basic pension does not count as household income ({basis}). Please compare the income without it "
     "with the line of that day; if it is below, have the household decided on again."},
    // M1: the contribution to medical insurance
    {"m1.group",
     "This person came into the registry of {registry} on {valid_from}, which counts for {year}."},
    {"m1.left_by_procedure",
     "The person left it on {valid_to} by the procedure for leaving poverty, and is helped as before "
     "({basis})."},
    {"m1.due",
     "The personal contribution is {amount}; of it public money pays {percent} per cent, which is {due} "
     "({basis})."},
    {"m1.on_the_roll",
     "The person is on the roll of resident medical insurance in county {county}, and we know of nothing "
     "that "
     "anybody paid for {year}. Perhaps a list is missing: please look first."},
    {"m1.paid_by_government", "Public money paid {amount}."},
    {"m1.paid_by_person", "The person was charged {amount}."},
    {"m1.too_little", "Owed to the person: {owed}."},
    {"m1.too_much", "Public money paid {amount} more than is due."},
    // M2: maternity insurance paid by the worker
    {"m2.worker_paid", "In {year} this person paid once to maternity insurance: {amount}.",
     "In {year} this person paid {times} times to maternity insurance: {amount} in all.", "times"},
    {"m2.employer_pays", "The employer pays it, the worker does not. Owed to the person: {owed}."},
    // M3: paid twice for one birth
    {"m3.paid_twice", "For the birth of {born_on} the fixed reimbursement was paid {times} times."},
    {"m3.paid_beside",
     "For the birth of {born_on} the fixed reimbursement, which is for women not in employment, was paid "
     "beside the benefit of maternity insurance."},
    {"m3.payment", "Paid on {paid_on}: {amount} ({kind}, birth of {born_on})."},
    {"m3.ask_for_the_birth",
     "{amount} was paid beyond what one birth gives. Perhaps a date is wrong and there were two births, or "
     "more than one child was born and the local rule pays for each: please look at the hospital's papers "
     "first."},
    // U1: unemployment benefit twice, or in employment
    {"u1.two_places",
     "Unemployment benefit for one month, {first_month}, was drawn in more than one place. What goes beyond "
     "the largest drawing is {amount}.",
     "Unemployment benefit for {months} months, from {first_month} to {last_month}, was drawn in more than "
     "one place. What goes beyond the largest drawing of each month is {amount}.",
     "months"},
    {"u1.drawn_in", "In county {county}: {amount}."},
    {"u1.employed",
     "Unemployment benefit was drawn for one month for which an employer paid contributions: {first_month}, "
     "{amount}.",
     "Unemployment benefit was drawn for {months} months for which an employer paid contributions, from "
     "{first_month} to {last_month}: {amount}.",
     "months"},
    {"u1.employer_paid", "The contribution for {month} was paid by {employer}."},
    {"u1.look_at_the_contract",
     "Perhaps the employer booked arrears to the wrong month. Please look at the contract and ask both "
     "before anything else."},
    // U2: medical insurance while unemployed
    {"u2.drew_benefit", "Unemployment benefit was drawn for one month: {first_month}.",
     "Unemployment benefit was drawn for {months} months, from {first_month} to {last_month}.", "months"},
    {"u2.both_at_once",
     "For {year} the fund paid {paid} to employee medical insurance, and a subsidy of {amount} to resident "
     "medical insurance was given as well."},
    {"u2.months_unknown",
     "Resident medical insurance is paid by the year, and we do not know whether both were for the same "
     "months: perhaps the person went from one insurance to the other. Please look first."},
    {"u2.never_drew",
     "For {year} a subsidy of {amount} was given on the ground of unemployment, but no unemployment benefit "
     "was ever drawn under this ID number as far as we know. Perhaps it was drawn in a place whose list we "
     "were not given, or the subsidy had another ground: please ask the payer first."},
    {"u2.beyond_what_was_paid",
     "For {year} a subsidy of {amount} was given; the person had paid {paid}. It must not be more than that: "
     "{beyond} goes beyond."},
    {"u2.not_given",
     "For {year} the person paid for resident medical insurance while drawing the benefit and got no "
     "subsidy. Owed to the person: {owed}."},
    {"u2.less_than_was_paid",
     "For {year} the person paid {paid} for resident medical insurance while drawing the benefit and got a "
     "subsidy of {amount}. Owed to the person: {owed}."},
    {"u2.fund_should_pay",
     "For one month of benefit, {first_month}, the person paid {paid} to employee medical insurance, which "
     "the unemployment fund should bear. Owed to the person: {owed}.",
     "For {months} months of benefit between {first_month} and {last_month} the person paid {paid} to "
     "employee medical insurance, which the unemployment fund should bear. Owed to the person: {owed}.",
     "months"},
    // T1: a deposit taken
    {"t1.deposit_taken", "On {admitted_on} {hospital} took a deposit of {amount} before treatment."},
    {"t1.registered_poor",
     "This person is registered as poor since {valid_from}, and the hospital is in the person's county."},
    {"t1.some_returned", "{amount} was given back."},
    {"t1.refund_due", "No deposit is due: treatment comes first, payment after. Owed to the person: {owed}."},
    // Q4: not paid, late, too little
    {"q4.months_not_paid",
     "One month of benefit was not paid: {first_month}. The least that is due for it is {amount}.",
     "{months} months of benefit between {first_month} and {last_month} were not paid. The least that is due "
     "for them is {amount}.",
     "months"},
    {"q4.months_of_unknown_amount",
     "One month of benefit was not paid: {first_month}. How much is due for it stands in the person's file; "
     "the policy sets no least amount.",
     "{months} months of benefit between {first_month} and {last_month} were not paid. How much is due for "
     "them stands in the person's file; the policy sets no least amount.",
     "months"},
    {"q4.too_little",
     "One month of benefit, {first_month}, came to less than the basic pension; {amount} is missing.",
     "{months} months of benefit between {first_month} and {last_month} came to less than the basic pension; "
     "{amount} is missing in all.",
     "months"},
    {"q4.paid_late", "One month of benefit was paid late: {first_month}.",
     "{months} months of benefit between {first_month} and {last_month} were paid late.", "months"},
    {"q4.before_it_began",
     "For one month before {benefit_from}, when the benefit began, {amount} was paid. Perhaps the roll is "
     "wrong.",
     "For {months} months before {benefit_from}, when the benefit began, {amount} was paid. Perhaps the roll "
     "is wrong.",
     "months"},
    {"q4.pay_what_is_due", "Owed to the person: {owed} at least."},
    // P4: the first month, and payment in arrears
    {"p4.formalities", "The formalities were done on {formalities_on}; the benefit is due from {month}."},
    {"p4.began_late",
     "It began in {benefit_from}. Owed to the person for the months between: {owed} at least."},
    {"p4.began_early", "It began in {benefit_from}. For the months before it was due {amount} was paid."},
    {"p4.paid_in_arrears",
     "On {paid_on} the person, old enough and registered as poor, had to pay {amount} in arrears."},
    {"p4.refund", "No payment in arrears is asked of such a person. Owed to the person: {owed}."},
    // I1: a building project that is not insured
    {"i1.began", "Work on this project (number {number}, builder: {builder}) began on {on}."},
    {"i1.not_insured",
     "It is not insured against work injury as a project: one day, the first of it, is not covered.",
     "It is not insured against work injury as a project: {days} days are not covered, counting the first "
     "and today.",
     "days"},
    {"i1.insured_late",
     "It is insured against work injury since {insured_on}, so that one day of work was not covered.",
     "It is insured against work injury since {insured_on}, so that {days} days of work were not covered.",
     "days"},
    {"i1.have_it_insured",
     "Every new project is to be insured. Please ask the builder and the authority that gave the permit; a "
     "project whose workers are insured one by one should be noted as such."},
    {"i1.was_open",
     "If somebody was hurt in that time, please see to it that the claim was looked at all the same."},
    // A1: an account that many people share
    {"a1.people",
     "From {first_month} to {last_month} this account received the benefits of {people} people."},
    {"a1.households", "They live in one household.", "They live in {households} households.", "households"},
    {"a1.on_no_list", "One of them is on no list of households and counts as a household of his own.",
     "{people} of them are on no list of households and count as a household each.", "people"},
    {"a1.no_households",
     "No list of households has been delivered, so that relatives cannot be told from strangers: each "
     "person counts as a household."},
    {"a1.one_village", "All of them are registered in {village}."},
    {"a1.per_month", "For {month} {amount} went into it."},
    {"a1.ended", "The last month for which anything went into it is {month}: {amount}."},
    {"a1.holder_among_them", "The bank says that one of them holds the account."},
    {"a1.holder_apart",
     "The bank says that somebody holds the account whose own benefits do not go into it. The row of the "
     "bank's list says who."},
    {"a1.holder_unknown", "No bank has told us whose the account is."},
    {"a1.base_rate",
     "Of {accounts} accounts into which benefits go, {such} receive those of {people} people or more."},
    {"a1.may_be",
     "A care home, a village that pays out in cash, a guardian and a family under several household numbers "
     "all have accounts like this, and nothing is wrong where everybody gets the money. Please ask the bank "
     "and the people."},
    // A2: a station or an operator whose certifications stand out
    {"a2.certified",
     "On {days} days from {first_on} to {last_on} {certifications} certifications were made here."},
    {"a2.by_hand",
     "{count} of {of} were made by hand. Elsewhere {usual} % are; here, small numbers allowed for, about "
     "{shrunk} % (between {low} % and {high} %)."},
    {"a2.at_night",
     "{count} of {of} photos were taken before 7 in the morning or from 8 in the evening on. Elsewhere "
     "{usual} % are; here, small numbers allowed for, about {shrunk} % (between {low} % and {high} %)."},
    {"a2.dead_by_then",
     "{count} of {of} were of people who by a record had died before. Elsewhere {usual} % are; here, small "
     "numbers allowed for, about {shrunk} % (between {low} % and {high} %)."},
    {"a2.many_a_day",
     "{count} certifications on {of} days. Elsewhere there are {usual} a day; here, small numbers allowed "
     "for, about {shrunk} (between {low} and {high})."},
    {"a2.by_chance",
     "{comparisons} comparisons of {things} stations and operators were made, and one of them stands out. By "
     "chance alone at most about one in {one_in} that stand out does so.",
     "{comparisons} comparisons of {things} stations and operators were made, and {listed} of them stand "
     "out. Of those that do, at most about one in {one_in} does so by chance alone.",
     "listed"},
    {"a2.may_be",
     "A station that visits the old and bedridden certifies by hand, a village may open in the evening, and "
     "a market day brings many at once. Please ask the station before anything else."},
    // A3: a chain of an operator's steps
    {"a3.certified", "On {on} the person was certified by hand at {station} by {operator}."},
    {"a3.resumed", "On {on} the benefit was resumed at {station} by {operator}."},
    {"a3.account_changed", "On {on} the bank account was changed at {station} by {operator}."},
    {"a3.one_operator", "All three steps are by one operator: {operator}."},
    {"a3.somebody_else_looks",
     "This is also the ordinary order of things for somebody who was overdue and came to the counter. "
     "Somebody who took no part should look at the papers, and at who holds the account."},
    // F1: the face on the photo looks different
    {"f1.faces_differ",
     "The photo taken on {captured_on} at {station} looks different from the photo on file (measured "
     "distance {distance}).",
     "The photo taken on {captured_on} at {station} looks different from each of the {enrolled_photos} "
     "newest photos on file "
     "(measured distance from the most alike {distance}).",
     "enrolled_photos"},
    {"f1.look_at_both",
     "A measurement can be wrong: people grow older or fall ill, and light can be poor. Please look at both "
     "photos yourself. This alone proves nothing."},
    // F2: an old photo was handed in
    {"f2.used_for_same_person",
     "This very photo file was handed in once before for this person, on {first_on}.",
     "This very photo file was handed in {times} times before for this person, first on {first_on}.",
     "times"},
    {"f2.is_enrolled_photo",
     "This very photo file is the photo on file, which we have had since {first_on}."},
    {"f2.used_for_other_person",
     "This very photo file was handed in once before for another person, on {first_on}.",
     "This very photo file was handed in {times} times before for other people, first on {first_on}.",
     "times"},
    {"f2.copy_for_same_person",
     "A photo with the same picture was handed in once before for this person, on {first_on}; the file has "
     "been "
     "edited or saved anew since.",
     "Photos with the same picture were handed in {times} times before for this person, first on {first_on}; "
     "the "
     "file has been edited or saved anew since.",
     "times"},
    {"f2.copy_of_enrolled_photo",
     "The picture is that of a photo on file, which we have had since {first_on}; the file has been edited "
     "or saved "
     "anew since."},
    {"f2.copy_for_other_person",
     "A photo with the same picture was handed in once before for another person, on {first_on}; the file "
     "has been "
     "edited or saved anew since.",
     "Photos with the same picture were handed in {times} times before for other people, first on "
     "{first_on}; the "
     "file has been edited or saved anew since.",
     "times"},
    {"f2.mirrored", "In an earlier photo left and right are exchanged."},
    {"f2.look_at_both",
     "The pictures agree in their details, as two photos taken one after the other do not. A measurement can "
     "be wrong: "
     "please look at both photos side by side before you decide."},
    {"f2.taken_earlier",
     "By the camera's clock the photo was taken on {taken_on}; the station states {captured_on}."},
    {"f2.camera", "The file names this camera: {camera}."},
    {"f2.camera_at_station",
     "The file names this camera: {camera}. Of the last {photos} photos of this station that name one, "
     "{alike} were taken with it."},
    {"f2.place",
     "The file names this place: latitude {latitude}, longitude {longitude}. A place can be imprecise or "
     "changed."},
    {"f2.far_from_station",
     "That is {kilometres} km or more from where each of the station's last {photos} photos was taken. "
     "Perhaps the person was away from home."},
    {"f2.check_clock",
     "Perhaps the clock of the camera is wrong. Please have the station compare it with the true time."},
    {"f2.take_a_new_one",
     "An old photo tells nothing about today. Perhaps two files were only mixed up. Please take a new "
     "photo."},
    // F3: the photo may show a picture or a screen
    {"f3.may_show_picture",
     "The photo taken on {captured_on} at {station} may show a picture or a screen instead of the person."},
    {"f3.weak_evidence",
     "That is weak evidence: a door frame, a pattern or a poor camera can look like it, too. It says nothing "
     "about the "
     "person."},
    {"f3.take_another_photo",
     "Please take another photo, of the person and before a plain wall, or use another way: a visit to the "
     "counter or at home."},
    // F4: one face under two numbers
    {"f4.look_like_one",
     "The photo on file, {own_photo}, and photo {other_photo}, which is on file under another ID number, "
     "look "
     "like photos of one person (measured distance {distance})."},
    {"f4.other_is", "The other number stands on the roll of county {county}, under the name {name}."},
    {"f4.how_rare",
     "Among the {people} people with a photo, at most one in {one_in} looks this much like somebody else by "
     "chance."},
    {"f4.rarity_unknown",
     "Only {people} people have a photo on file: too few to say how often two strangers look this much "
     "alike."},
    {"f4.records_agree", "The records of the two numbers agree, too, as those of one person do."},
    {"f4.may_be_twins",
     "Both were born on {birth_date}, so they may be twins; twins look alike to a machine, and to people."},
    {"f4.may_be_relatives",
     "Both have the same surname and are of one village, {village}, so they may be relatives, who often look "
     "alike."},
    {"f4.weak_evidence", "That makes this weak evidence."},
    {"f4.ask_both",
     "Please look at both photos side by side, and speak with both people, if there are two. Perhaps two "
     "photos were mixed up when they were put on file. The likeness alone proves nothing."},
    // F5: the photo cannot be assessed
    {"f5.not_assessable", "The photo taken on {captured_on} at {station} cannot be assessed: {why}."},
    {"f5.several_faces",
     "On the photo taken on {captured_on} at {station} there are {faces} faces. The one in the middle looks "
     "different from the photo on file, but it may be somebody else's."},
    {"f5.what_helps", "What helps: {advice}."},
    {"f5.take_it_again",
     "It says nothing about the person. Please take it again, from the front and in good light, or use "
     "another way: a visit to the counter or at home."},
    {"f5.other_technique",
     "It says nothing about the person, who is {age} years old. Please do not ask for another photo: see "
     "first whether a stay in "
     "hospital, a vaccination or another trace of life is known, then visit the person at home."},
    // What follows from a step on a case (verify/cases/state_machine.hpp)
    {"follows.taken", "The case is yours."},
    {"follows.taken_back", "What was proposed is taken back; nothing is confirmed of it."},
    {"follows.proposed",
     "{outcome} is proposed. It takes effect when a second person confirms it (case confirm); until then you "
     "can take it back (case take-back). No benefit is stopped."},
    {"follows.decided", "The case is closed: {outcome}."},
    {"follows.opened", "A case is opened for it."},
    {"follows.notice_served",
     "The recipient may reply until the end of {reply_until}. Only after that day can a suspension be "
     "proposed; a reply or a sign of life stops the clock."},
    {"follows.clock_stopped", "The notice or proposal is ended. A suspension would need a new notice."},
    {"follows.suspension_proposed",
     "A suspension is proposed, on these sources: {suppliers}. A second person has to confirm it (suspension "
     "confirm)."},
    {"follows.suspended",
     "The suspension is on record, on these sources: {suppliers}. This program stops no payment; proof of "
     "life lifts it at once."},
    {"follows.lifted", "The suspension is lifted; the benefit goes on."},
    {"follows.back_pay", "Owed to the person, in yuan: {what}."},
    {"follows.benefits_on", "The benefits go on."},
    {"follows.certified", "The certification is renewed by what the officer saw."},
    {"follows.disputed",
     "A death record is marked as disputed and is never used against this person again, also when it is "
     "delivered anew."},
    {"follows.request_to_write", "A request to correct the record is to be written to: {what}."},
    {"follows.letter_to_write", "A letter to the person is to be written."},
    {"follows.restored",
     "The repair is undone: the death records count again, and what the officer saw does not."},
    {"follows.reopened", "The case is open again."},
    // L1: certification is overdue
    {"l1.last_seen", "The last proof of life that we have is of {seen_on}: {kind}."},
    {"l1.last_photo", "The last proof of life that we have is the photo of {captured_on}."},
    {"l1.since_benefit_began", "The benefit began in {month}, and no proof of life has reached us since."},
    {"l1.since_first_payment",
     "The first payment that we know of was for {month}, and no proof of life has reached us since."},
    {"l1.was_due", "A proof of life holds for one month, so a new one was due by {due_on}.",
     "A proof of life holds for {months} months, so a new one was due by {due_on}.", "months"},
    {"l1.send_reminder",
     "Late does not mean that anything is wrong, and the benefits go on. Please remind the person; if that "
     "does not help, try another way, then a visit at home."},
    {"l1.other_technique",
     "Late does not mean that anything is wrong, and the benefits go on. At the age of {age} nobody should "
     "have to come or to be "
     "photographed for this: please look for other traces of life, then visit the person at home."},
    // Defects of rows: ID numbers
    {"id.missing", "The ID number is missing."},
    {"hint.id.missing", "Look it up in the household register and fill it in."},
    {"id.spreadsheet_number",
     "A spreadsheet has turned the ID number into a rounded number; its last digits are lost."},
    {"hint.id.spreadsheet_number",
     "Export the file again from the system that it comes from, with this column as text; or format the "
     "column as text and type the number again. The lost digits cannot be restored from this file."},
    {"id.length", "The ID number has neither 18 nor 15 characters."},
    {"hint.id.length", "Look for a digit too many, a digit too few, or a lost zero."},
    {"id.character", "The ID number holds something other than digits and an X at the end."},
    {"hint.id.character", "Look for letters typed for digits: O for 0, l for 1."},
    {"id.region", "The ID number begins with digits of no province."},
    {"hint.id.region", "Compare the first two digits with the ID card."},
    {"id.birth_date", "The birth date in the ID number is no real day."},
    {"hint.id.birth_date", "Compare digits 7 to 14 with the ID card."},
    {"id.check_character",
     "The last character of the ID number does not fit the others: at least one of them was mistyped."},
    {"hint.id.check_character", "Compare the whole number with the ID card, not only its last character."},
    // Defects of rows: dates
    {"date.missing", "The date is missing."},
    {"hint.date.missing", "Fill it in as 2018-03-01."},
    {"date.form", "This is not a date in any form that we know."},
    {"hint.date.form", "Write it as 2018-03-01, a month as 2018-03, a year as 2018."},
    {"date.no_such_day", "There is no such day in the calendar."},
    {"hint.date.no_such_day", "Look at the document that the date was taken from."},
    {"date.excel_serial", "A spreadsheet has turned the date into a day number."},
    {"hint.date.excel_serial",
     "Export the column as text or as a date; the day in brackets is what the number would mean."},
    {"date.before_enrolment", "The benefit begins before the person enrolled."},
    {"hint.date.before_enrolment",
     "Look which of the two dates was mistyped. Until then both stand as they were delivered."},
    {"registry.overlap", "This stay overlaps another one of the same person in the list."},
    {"hint.registry.overlap",
     "Nothing is lost: the days of both count, each once. Ask whether one of them should have ended earlier; "
     "the number in brackets is the line of the other."},
    {"household.member_twice", "This person stands twice in one household."},
    {"hint.household.member_twice", "Keep one row for each person and stay, and import it again."},
    {"household.second_head", "This household has two heads at once."},
    {"hint.household.second_head",
     "Ask which of the two is the head, and give the other's relation to the head."},
    {"money.part", "A part of an amount is more than the whole."},
    {"hint.money.part", "Compare the two cells with the supplier's list: perhaps they were exchanged."},
    {"value.number", "This is not a whole number from 1 to 999."},
    {"hint.value.number", "Write the number in digits, without a unit."},
    {"value.word", "The column does not know this word."},
    {"hint.value.word",
     "Use one of the words that `benefitctl feed describe` shows for the column, or have the supplier's word "
     "mapped."},
    {"date.order", "The period ends before it begins."},
    {"hint.date.order", "Look whether this date and the one in the column in brackets were swapped."},
    {"date.out_of_range", "The date lies too far back or too far ahead."},
    {"hint.date.out_of_range", "Look for mistyped digits in the year."},
    // Defects of rows: money
    {"money.missing", "The amount is missing."},
    {"hint.money.missing", "Fill it in, in yuan, as 128.50."},
    {"money.form", "The amount is not a number."},
    {"hint.money.form", "Write only digits and a point, as 128.50."},
    {"money.perhaps_fen",
     "The amount is fifty times what this list usually pays in this scheme, or more: perhaps it is in fen."},
    {"hint.money.perhaps_fen",
     "If it is in fen, write it in yuan, as 108.00. If it is in yuan, write it with its decimals, as "
     "10800.00."},
    {"money.thousands_separators", "The amount has commas, so it is not certain what it means."},
    {"hint.money.thousands_separators", "Write it without commas, as 1234.50."},
    {"money.too_precise", "The amount has more than two decimals."},
    {"hint.money.too_precise", "Round it to the fen where it comes from."},
    {"money.negative", "The amount is negative."},
    {"hint.money.negative", "Deliver a repayment as what it is, not as a negative payment."},
    {"money.too_large", "The amount is too large to be real."},
    {"hint.money.too_large", "Look for a lost decimal point."},
    // Defects of rows: the row as such
    {"text.encoding", "The row holds bytes that are no characters in the encoding of the file."},
    {"hint.text.encoding", "Save the file again as UTF-8 or GB18030 and look at the characters of this row."},
    {"text.control_character", "The row holds a character that is no text, such as a NUL byte."},
    {"hint.text.control_character", "Export the file again: it was damaged on its way."},
    {"text.too_long",
     "A text is too long for its column; the number in brackets is the most characters that are taken."},
    {"hint.text.too_long", "Look for a lost comma or quotation mark, or shorten the text."},
    {"row.too_short", "The row has fewer fields than the header."},
    {"hint.row.too_short", "Look for a lost comma, or for a line break inside a field."},
    {"row.too_long", "The row has more fields than the header."},
    {"hint.row.too_long", "Look for a comma inside a field: such a field has to stand in quotes."},
    {"row.unterminated_quote", "A quotation mark was opened in this row and never closed."},
    {"hint.row.unterminated_quote", "Close it, or write the quotation mark twice if it belongs to the text."},
    // Defects of rows: values
    {"value.missing", "A value that is needed is missing."},
    {"hint.value.missing", "Fill it in and deliver the row again."},
    {"value.scheme", "This is not a scheme that we know."},
    {"hint.value.scheme", "Write resident_pension or employee_pension, 城乡居民养老 or 职工养老."},
    {"value.sex", "The sex is not given in a way that we know."},
    {"hint.value.sex", "Write male or female, 男 or 女, or leave it empty: the ID number tells."},
    {"value.kind", "This is not a kind of trace that we know."},
    {"hint.value.kind", "`benefitctl feed describe traces-of-life` lists the kinds."},
    {"value.spreadsheet_number",
     "A spreadsheet has turned the account number into a rounded number; its last digits are lost."},
    {"hint.value.spreadsheet_number",
     "Export the file again from the system that it comes from, with this column as text; or format the "
     "column as text and type the number again."},
    {"value.spreadsheet_error", "The cell holds a spreadsheet's error instead of a value."},
    {"hint.value.spreadsheet_error",
     "Mend the formula, or type the value; then save the file and import it again."},
    {"value.spreadsheet_formula", "The cell holds a formula that no spreadsheet has computed."},
    {"hint.value.spreadsheet_formula",
     "Open the file in a spreadsheet program and save it: the values are then in it."},
    {"value.not_in_profile", "The profile has no word for this code."},
    {"hint.value.not_in_profile",
     "Ask the supplier what it means, and write it into the profile under [words]."},
    {"value.not_whole_fen", "The amount in fen is no whole number."},
    {"hint.value.not_whole_fen", "Is the column in yuan? Then the profile must not call it fen."},
    {"value.contradicts_id", "The value contradicts the ID number."},
    {"hint.value.contradicts_id", "Compare both with the ID card: one of the two was mistyped."},
    {"value.region", "The county code is not a six-digit code of a known province."},
    {"hint.value.region", "Write the six digits of GB/T 2260, as 130225."},
    // What benefitctl match explain puts around its reasons
    {"explain.verdict.link", "one person"},
    {"explain.verdict.look", "a person must look"},
    {"explain.verdict.no_link", "not one person, or nothing shows it"},
    {"explain.verdict.not_compared", "not compared"},
    {"explain.probability", "probability"},
    {"explain.weight", "weight"},
    {"explain.adds", "What each comparison adds, in bits"},
    {"explain.prior", "before comparing"},
    {"explain.id_number", "ID number"},
    {"explain.birth_date", "date of birth"},
    {"explain.sex", "sex"},
    {"explain.name", "name"},
    {"explain.place", "place"},
    {"explain.relatives", "relatives"},
    {"explain.why", "Why"},
    {"explain.rivals", "Other rows that these two may be"},
    {"explain.not_compared",
     "The two rows have no key in common, so a run does not compare them at all. What comparing "
     "them would add stands below."},
    {"explain.own.sex",
     "In one of the rows the sex and the ID number do not go together: the number may be somebody else's."},
    {"explain.own.birth_date", "In one of the rows the date of birth is not the one in the ID number."},
    // Why two rows are of one person (verify/match)
    {"match.prior",
     "Before anything is compared: how many rows of the other list are expected to be of the same person, "
     "among all of its rows."},
    {"match.relatives", "Taken off because people of one household, or twins, agree like this too."},
    {"match.id_number.missing", "One of the two has no ID number that can be read, so it says nothing."},
    {"match.id_number.exact", "The ID numbers are the same."},
    {"match.id_number.one_error",
     "The ID numbers differ by one typing error, and no check character speaks against it."},
    {"match.id_number.two_errors",
     "The ID numbers differ in two digits, and the check character shows that an error was made."},
    {"match.id_number.rounded",
     "A spreadsheet cut off the end of one ID number; all that is left of it agrees."},
    {"match.id_number.other_region", "The ID numbers agree but for the region."},
    {"match.id_number.other_sequence",
     "The ID numbers have the same region and date of birth, and another sequence: so do twins and "
     "neighbours."},
    {"match.id_number.other_birth", "The ID numbers agree but for the date of birth."},
    {"match.id_number.birth_only", "The ID numbers share the date of birth and nothing else."},
    {"match.id_number.different", "The ID numbers are of two people."},
    {"match.birth_date.missing",
     "The dates of birth add nothing: one is not given, or it stands in the ID number already."},
    {"match.birth_date.exact", "The dates of birth are the same."},
    {"match.birth_date.exact_new_year",
     "Both dates of birth are 1 January, which is often written for an unknown day."},
    {"match.birth_date.lunar", "One date of birth is the other's in the lunar calendar."},
    {"match.birth_date.swapped", "In the dates of birth, day and month have changed places."},
    {"match.birth_date.one_digit", "The dates of birth differ by one typing error."},
    {"match.birth_date.month_agrees", "One date of birth gives no day; year and month agree."},
    {"match.birth_date.year_agrees", "One date of birth gives only the year; it agrees."},
    {"match.birth_date.same_day", "Day and month of birth agree, the years do not."},
    {"match.birth_date.same_year", "Only the years of birth agree."},
    {"match.birth_date.near_year", "The years of birth lie one or two apart."},
    {"match.birth_date.different", "The dates of birth are different."},
    {"match.sex.missing",
     "The sex adds nothing: it is not given twice, or stands in the ID numbers already."},
    {"match.sex.same", "The sex is the same."},
    {"match.sex.different", "The sex is different."},
    {"match.name.missing", "One of the two has no name, so it says nothing."},
    {"match.name.exact",
     "The names are the same. A frequent name weighs little, and in a village where many bear the surname "
     "still less."},
    {"match.name.variant",
     "The names are the same but for another form of a character, or one that cannot be read."},
    {"match.name.homophone", "The names sound the same."},
    {"match.name.look_alike", "One character of the name was taken for one that looks like it."},
    {"match.name.letters", "One name is in pinyin and reads like the other."},
    {"match.name.character_missing", "One character of the name is missing."},
    {"match.name.surname_added", "One name has the husband's surname in front."},
    {"match.name.reordered", "The names have the same characters in another order."},
    {"match.name.one_given_differs",
     "One character of the given name is another: so it is with brothers and sisters."},
    {"match.name.given_agrees", "The given names agree, the surnames do not."},
    {"match.name.surname_agrees",
     "Only the surnames agree: half a village may bear it, or one of the two is a name used at home."},
    {"match.name.different", "The names are different."},
    {"match.place.missing", "The places cannot be compared."},
    {"match.place.address", "They are of the same house."},
    {"match.place.village", "They are of the same village."},
    {"match.place.village_name",
     "They are of a village of the same name in another town or county: it may have been renamed or merged."},
    {"match.place.town_only", "They are of the same town; one gives no village."},
    {"match.place.town", "They are of two villages of one town."},
    {"match.place.county_only", "They are of the same county; one gives no town."},
    {"match.place.county", "They are of two towns of one county."},
    {"match.place.prefecture", "They are of two counties of one prefecture."},
    {"match.place.province", "They are of two prefectures of one province."},
    {"match.place.different", "They are of two provinces."},
    {"match.account.same", "Both draw into one bank account. So do many couples and families."},
    {"match.account.different", "They draw into different bank accounts."},
    {"match.side_by_side", "On the roll: {ours}. In the other record: {theirs}."},
    // Titles of checks
    {"check.D1", "Paid or certified after a recorded death"},
    {"check.D2", "Paid after a death recorded under another number"},
    {"check.D3", "Money paid after the month of death"},
    {"check.D4", "Alive after a recorded death"},
    {"check.D5", "Death records contradict each other"},
    {"check.S1", "The same benefit drawn twice"},
    {"check.S3", "ID number and person do not match"},
    {"check.C1", "In a poverty registry under another number"},
    {"check.P4", "Registered poor and never insured"},
    {"check.P5", "Contribution paid twice by government"},
    {"check.S2", "Two schemes drawn that exclude each other"},
    {"check.X1", "Paid while in prison, settled abroad or missing"},
    {"check.P1", "A poor person's contribution was not paid"},
    {"check.P2", "Shares of the levels of government are wrong"},
    {"check.P3", "The tier of the poor was refused or overcharged"},
    {"check.P6", "A subsidy without poor status"},
    {"check.P7", "The basic pension was counted as income"},
    {"check.M1", "The medical contribution of a poor person"},
    {"check.M2", "A worker paid for maternity insurance"},
    {"check.M3", "Paid twice for one birth"},
    {"check.U1", "Unemployment benefit twice, or in employment"},
    {"check.U2", "Medical insurance while unemployed"},
    {"check.T1", "A deposit taken before treatment"},
    {"check.Q4", "Not paid, paid late or too little"},
    {"check.I1", "Building project not insured against work injury"},
    {"check.A1", "One account for the benefits of many people"},
    {"check.A2", "Station or operator whose certifications stand out"},
    {"check.A3", "Certified by hand, resumed, account changed"},
    {"check.F1", "The face on the photo looks different"},
    {"check.F2", "An old photo was handed in"},
    {"check.F3", "The photo may show a picture or a screen"},
    {"check.F4", "One face under two ID numbers"},
    {"check.F5", "The photo cannot be assessed"},
    {"check.L1", "Certification is overdue"},
    // Whether a check is run, and why not (daemon/api/json/not_run.hpp)
    {"check_state.runs", "runs"},
    {"check_state.overdue", "runs, overdue: {feeds}"},
    {"check_state.not_run", "not run, because {reason}"},
    {"not_run.missing", "nothing was delivered of {feeds}"},
    {"not_run.missing_one_of", "nothing was delivered of any of {feeds}, of which one is enough"},
    {"not_run.stale", "stale: {feeds}"},
    {"not_run.last_delivery", "{feed}, last delivery {last}"},
    {"feed_state.never", "never delivered"},
    {"feed_state.in_time", "in time"},
    {"feed_state.overdue", "overdue since {since}"},
    // Ledgers: their titles, the headings of their columns, words for coded values (verify/report/ledger)
    {"ledger.management", "Management ledger"},
    {"ledger.subsidies", "Subsidy ledger"},
    {"ledger.regions", "Report by region"},
    {"column.county", "county"},
    {"column.town", "township"},
    {"column.village", "village"},
    {"column.id_number", "ID number"},
    {"column.name", "name"},
    {"column.scheme", "scheme"},
    {"column.standing", "standing"},
    {"column.enrolled_on", "enrolled on"},
    {"column.benefit_from", "benefit from"},
    {"column.benefit_to", "benefit to"},
    {"column.poor_in_year", "poor in the year"},
    {"column.tags", "tags"},
    {"column.by_person", "paid by the person"},
    {"column.by_employer", "paid by the employer"},
    {"column.by_unemployment_fund", "paid by the unemployment fund"},
    {"column.by_government", "paid by government"},
    {"column.payments", "payments"},
    {"column.drawn", "benefit drawn"},
    {"column.sources", "rests on (batch:line)"},
    {"column.basis", "on the ground of"},
    {"column.year", "year"},
    {"column.due", "due"},
    {"column.booked", "booked"},
    {"column.difference", "difference"},
    {"column.province_due", "due by the province"},
    {"column.city_due", "due by the city"},
    {"column.county_due", "due by the county"},
    {"column.province_booked", "booked to the province"},
    {"column.city_booked", "booked to the city"},
    {"column.county_booked", "booked to the county"},
    {"column.shares_not_stated", "shares not stated"},
    {"column.shares_off", "shares that do not add up"},
    {"column.paid_on", "paid on"},
    {"column.booking", "booked in (batch:line)"},
    {"column.due_rests_on", "due by (batch:line)"},
    {"column.people", "people"},
    {"column.bookings", "bookings"},
    {"column.period", "period"},
    {"column.insured", "insured"},
    {"column.poor", "poor"},
    {"column.poor_insured", "poor and insured"},
    {"column.to_be_paid_for", "to be paid for by government"},
    {"column.paid_for", "paid for in full"},
    {"column.recipients", "recipients"},
    {"column.certified", "certification valid"},
    {"column.findings", "open findings"},
    {"column.findings_lost", "of money lost"},
    {"column.lost", "lost"},
    {"column.findings_flowing", "of money still flowing"},
    {"column.flowing_per_month", "flowing each month"},
    {"column.findings_owed", "of money owed"},
    {"column.owed", "owed"},
    {"column.cases", "cases"},
    {"column.cases_decided", "cases decided"},
    {"column.falls_short", "falls short"},
    {"standing.not_insured", "not insured"},
    {"standing.insured", "insured"},
    {"standing.drawing", "drawing the benefit"},
    {"standing.ended", "benefit ended"},
    {"tag.registered_poor", "registered poor"},
    {"tag.lifted_out", "lifted out of poverty"},
    {"tag.dibao", "minimum living allowance"},
    {"tag.extreme_hardship", "extreme hardship"},
    {"tag.medical_aid", "medical aid"},
    {"basis.poverty", "poverty"},
    {"basis.unemployment", "unemployment"},
    {"yes_no.yes", "yes"},
    {"yes_no.no", "no"},
    // Words for coded values
    {"source.health", "The health authority's death certificate"},
    {"source.civil_affairs", "The civil affairs office's funeral record"},
    {"source.village", "The village's monthly report"},
    {"source.police", "The police's register of residents"},
    {"source.court", "A court's declaration of death"},
    {"agreement.missing", "could not be compared"},
    {"agreement.exact", "are the same"},
    {"agreement.variant", "are the same but for another form of a character"},
    {"agreement.homophone", "sound the same"},
    {"agreement.partial", "agree in part"},
    {"registry.dibao", "the minimum living allowance"},
    {"registry.registered_poor", "the registered poor"},
    {"registry.extreme_hardship", "people in extreme hardship"},
    {"registry.medical_aid", "medical aid"},
    {"scheme.resident_pension", "resident pension"},
    {"scheme.employee_pension", "employee pension"},
    {"scheme.resident_medical", "resident medical insurance"},
    {"scheme.employee_medical", "employee medical insurance"},
    {"scheme.unemployment", "unemployment benefit"},
    {"scheme.maternity", "maternity insurance"},
    {"scheme.work_injury", "work injury insurance"},
    {"outcome.fraud_suspected", "fraud suspected"},
    {"outcome.agency_error", "error by the agency"},
    {"outcome.recipient_error", "error by the recipient"},
    {"outcome.death_reported_late", "death reported late by the family"},
    {"outcome.registry_wrong", "registry wrong"},
    {"outcome.not_the_same_person", "not the same person"},
    {"outcome.entitled", "entitled: money is owed"},
    {"outcome.cannot_be_decided", "cannot be decided"},
    {"outcome.in_order", "everything in order"},
    {"outcome.accepted", "accepted"},
    {"outcome.refused", "refused"},
    {"outcome.removed", "removed"},
    {"kind.fixed_reimbursement", "fixed reimbursement"},
    {"kind.employee_benefit", "benefit of maternity insurance"},
    {"kind.counter_visit", "a visit to a counter, where the ID card was checked"},
    {"kind.home_visit", "a visit at home by an officer"},
    {"kind.hospital_stay", "a stay in hospital"},
    {"kind.vaccination", "a vaccination"},
    {"kind.outpatient_visit", "a visit to a doctor without a stay in hospital"},
    {"kind.card_payment_in_person", "a payment in person with the social security card"},
    {"kind.travel", "a journey with a ticket in the person's name"},
    {"kind.phone_contact", "a telephone call with the person"},
    {"why.not_an_image", "the file is not a photo"},
    {"why.unsupported_type", "photos of this kind are not accepted"},
    {"why.damaged", "the file is damaged"},
    {"why.too_small", "the picture is too small"},
    {"why.too_large", "the picture is too large"},
    {"why.no_face", "no face was found in it"},
    {"why.face_too_small", "the face is too small in it"},
    {"why.face_cut", "the edge of the picture cuts the face"},
    {"why.turned_away", "the face is turned away too far"},
    {"why.too_dark", "the face is too dark"},
    {"why.too_bright", "the face is too bright"},
    {"why.too_blurred", "the face is too blurred"},
    {"why.covered", "something covers the face"},
    {"why.several_faces", "there are several faces, and it is not clear whose photo it is"},
    {"why.worker_failed", "the program that opens photos could not finish with it"},
    {"advice.look_straight", "look straight at the camera"},
    {"advice.head_upright", "hold the head upright"},
    {"advice.come_closer", "come closer to the camera"},
    {"advice.whole_face", "get the whole face into the picture"},
    {"advice.open_eyes", "open the eyes"},
    {"advice.close_mouth", "close the mouth"},
    {"advice.hold_still", "hold still, and the camera too"},
    {"advice.turn_to_window", "turn to the window or to a lamp"},
    {"advice.avoid_glare", "turn away from the glaring light, without a flash"},
    {"advice.take_off_glasses", "take off the glasses"},
    {"advice.uncover_face", "take off the mask or scarf"},
    {"advice.take_off_hat", "take off the hat, or take the hair off the forehead"},
    {"advice.one_person_only", "only one person in the picture"},
    {"advice.send_original", "send the camera's own file, not a copy from a chat"},
    // Queues: why a case stands where it stands, what waits for an officer
    {"priority.flowing",
     "{amount} a month still flow. By how sure that is, a month of delay counts {counts}."},
    {"priority.lost",
     "{amount} have been lost so far. What can be had back grows less with time, so a month of delay counts "
     "{counts}."},
    {"priority.owed",
     "{amount} are owed to the person or the family, who go without. A month of delay counts {counts}."},
    {"priority.hardship",
     "What delay does to the person, whether the findings are right or wrong, counts {counts} a month."},
    {"priority.how_sure", "Of a hundred findings of this kind, “{check}”, about {percent} are right."},
    {"priority.age", "The case has waited for one day, which counts {counts}. No case waits for ever.",
     "The case has waited for {days} days, which counts {counts}. No case waits for ever.", "days"},
    {"priority.total",
     "Together a month of delay counts {counts}. The more, the earlier a case is looked at."},
    {"priority.place", "It is number {place} of {waiting} that wait in its queue: {queue}."},
    {"priority.asleep", "{officer} has put it off until {day}; then it comes first."},
    {"priority.held", "{officer} has taken it, so it stands in no queue."},
    {"priority.proposed",
     "An outcome is proposed, and a second person has to look at it; it stands in no queue."},
    {"priority.finished", "It is finished and stands in no queue."},
    {"today.taken", "You have taken one case: {cases}.",
     "You have taken {how_many} cases, in this order: {cases}.", "how_many"},
    {"today.taken_none", "You have taken no case. `benefitctl case next` gives you one."},
    {"today.lapsing", "One of them goes back to its queue within a day unless you do something: {cases}.",
     "{how_many} of them go back to their queues within a day unless you do something: {cases}.", "how_many"},
    {"today.lapsing_none", "None of them goes back to its queue within a day."},
    {"today.diary", "One case of your diary is due: {cases}.",
     "{how_many} cases of your diary are due: {cases}.", "how_many"},
    {"today.diary_none", "Nothing in your diary is due."},
    {"today.confirm", "One proposal of another officer waits for a second person: {cases}.",
     "{how_many} proposals of other officers wait for a second person: {cases}.", "how_many"},
    {"today.confirm_none", "No proposal waits for you as the second person."},
    {"today.waiting", "In the queue “{queue}” one case waits; new in the last seven days: {new}.",
     "In the queue “{queue}” {how_many} cases wait; new in the last seven days: {new}.", "how_many"},
    {"today.feeds", "One feed is overdue: {feeds}.", "{how_many} feeds are overdue: {feeds}.", "how_many"},
    {"today.feeds_none", "No feed is overdue."},
    {"queue.record_repair", "records to be put right"},
    {"queue.payment_in_doubt", "payments in doubt"},
    {"queue.entitlement_owed", "money owed to people"},
    {"queue.retake_photo", "photos to be taken again"},
    {"queue.reminder", "certifications overdue"},
    // Papers: letters and case files
    {"document.page", "page {page} of {pages}"},
    {"letter.back_pay_one", "{scheme}: {months} × {amount} = {owed}"},
    {"letter.seen", "on {seen_on}, {kind}"},
    {"letter.record", "{source}: death on {death_date}; delivery “{delivery}”, line {line}, received {day}"},
    {"letter.number_of_preview", "preview, not sent"},
    {"letter_kind.notice", "notice"},
    {"letter_kind.reminder", "reminder"},
    {"letter_kind.decision", "decision"},
    {"letter_kind.repair", "repair of a death record"},
    {"letter_kind.entitlement", "invitation: money is owed"},
    {"letter_kind.correction", "correction request"},
    {"dossier.title", "Case file {case}"},
    {"dossier.as_of",
     "As it stood after the last step, {at}. The same file is made of the same state, byte for byte; what it "
     "rests on is listed by hash at the end."},
    {"dossier.person", "Person"},
    {"dossier.name", "name"},
    {"dossier.id_number", "ID number"},
    {"dossier.region", "region"},
    {"dossier.state", "state"},
    {"dossier.outcome", "outcome"},
    {"dossier.opened_at", "opened"},
    {"dossier.taken_by", "taken by"},
    {"dossier.proposed_by", "proposed by"},
    {"dossier.lost", "paid that was not due"},
    {"dossier.flowing", "goes on, each month"},
    {"dossier.owed", "owed to the person"},
    {"dossier.findings", "Findings"},
    {"dossier.period", "for"},
    {"dossier.withdrawn", "withdrawn by a later run"},
    {"dossier.reason", "reason"},
    {"dossier.provision", "provision"},
    {"dossier.row", "row"},
    {"dossier.row_of", "batch {batch}, line {line}: {feed}, delivery “{delivery}”, received {at}"},
    {"dossier.suspension", "Notice and suspension"},
    {"dossier.notice", "notice"},
    {"dossier.notice_of", "served {day}, {how}, by {by}; reply until {reply_until}"},
    {"dossier.confirmed_by", "confirmed by"},
    {"dossier.in_force_since", "in force since"},
    {"dossier.sources", "sources"},
    {"dossier.ended", "ended"},
    {"dossier.back_pay", "Back pay"},
    {"dossier.photos", "Photos"},
    {"dossier.photo_of", "photo {photo}"},
    {"dossier.taken_on", "taken {at}"},
    {"dossier.cannot_be_shown", "It cannot be shown: {why}."},
    {"dossier.distance", "{outcome}; measured distance {distance}"},
    {"dossier.events", "What was done, in order"},
    {"dossier.attachments", "Papers"},
    {"dossier.attachment_of", "{kind}, {bytes} bytes, put in by {by}, {at}"},
    {"dossier.letters", "Letters written"},
    {"dossier.none", "None."},
    {"dossier.hashes", "What it rests on, by SHA-256"},
    {"dossier.batch", "batch {batch}"},
    {"dossier.attachment", "paper {attachment}"},
    {"dossier.trail", "the steps above"},
    {"case_state.open", "open"},
    {"case_state.taken", "taken"},
    {"case_state.proposed", "outcome proposed"},
    {"case_state.decided", "decided"},
    {"case_state.withdrawn", "closed: findings withdrawn"},
    {"suspension_state.noticed", "notice served"},
    {"suspension_state.proposed", "proposed"},
    {"suspension_state.in_force", "in force"},
    {"suspension_state.stopped", "stopped before it came into force"},
    {"suspension_state.lifted", "lifted"},
    {"how.in_person", "in person"},
    {"how.registered_post", "by registered post"},
    {"how.left_with_family", "left with the family"},
    {"how.public_notice", "by public notice"},
    {"photo_role.enrolled", "photo on file"},
    {"photo_role.collected", "collected by a station"},
    {"photo_role.lookalike", "on file under another number"},
    {"face.same", "looks like the photo on file"},
    {"face.unsure", "cannot be told"},
    {"face.different", "looks different"},
    {"face.not_assessable", "cannot be assessed"},
    {"event.opened", "opened"},
    {"event.joined", "finding joined"},
    {"event.withdrawn", "finding withdrawn"},
    {"event.taken", "taken"},
    {"event.taken_back", "taken back"},
    {"event.note", "note"},
    {"event.proposed", "outcome proposed"},
    {"event.decided", "decided"},
    {"event.closed", "closed"},
    {"event.reopened", "opened again"},
    {"event.lapsed", "lease ran out"},
    {"event.released", "given back"},
    {"event.transferred", "transferred"},
    {"event.renewed", "lease renewed"},
    {"event.diary", "put off"},
    {"event.woken", "woken"},
    {"event.linked", "linked with other cases"},
    {"event.split_off", "split off"},
    {"event.split_from", "split from"},
    {"event.attached", "paper put in"},
    {"event.notice_served", "notice served"},
    {"event.reply_received", "reply received"},
    {"event.suspension_proposed", "suspension proposed"},
    {"event.suspended", "suspension confirmed"},
    {"event.clock_stopped", "notice ended"},
    {"event.lifted", "suspension lifted"},
    {"event.benefits_on", "benefits go on"},
    {"event.certified", "certification renewed"},
    {"event.back_pay", "back pay computed"},
    {"event.disputed", "record disputed"},
    {"event.restored", "repair undone"},
    {"event.letter_to_write", "letter to be written"},
    {"event.request_to_write", "correction request to be written"},
    {"event.letter_written", "letter written"},
    {"event.request_written", "correction request written"},
    {"event.chosen_by_lot", "chosen by lot"},
    {"event.left_frame", "counts no longer"},
    {"queue.chosen_by_lot", "chosen by lot"},
    {"priority.by_lot",
     "It was chosen by lot. What is estimated from the sample comes later by as much as it waits: {counts}."},
    // What decided cases say of a check
    {"track.none",
     "No decided case says yet how often this check is right. Cases that could not be decided, or did not "
     "say: "
     "{undecided}."},
    {"track.wrong", "In the one case decided so far this check was wrong in {wrong} ({low} to {high} %).",
     "This check was wrong in {wrong} of {decided} decided cases ({low} to {high} %).", "decided"},
    {"track.too_often", "Careful: in the one case decided so far this check was wrong ({low} to {high} %).",
     "Careful: this check was wrong in {wrong} of {decided} decided cases ({low} to {high} %). Please find "
     "out for "
     "yourself before you rely on it.",
     "decided"},
    // What was chosen by lot
    {"lot.chosen_payment",
     "A payment of {month} was chosen by lot: of every {one_in} payments about one is looked at, whether or "
     "not a "
     "check says anything about it."},
    {"lot.chosen_certification",
     "A certification of {month} was chosen by lot: of every {one_in} about one is looked at, whether or not "
     "a check "
     "says anything about it."},
    {"lot.not_suspected",
     "The person is not suspected of anything. Please judge by what you find out, and do not look up first "
     "what the "
     "checks say: whoever expects something finds it."},
    {"lot.ask_payment",
     "{amount} were paid from the {scheme} for {month}. Was the person alive in that month? Was it this "
     "person who "
     "got the money? Was there a right to it? Was the amount right?"},
    {"lot.ask_certification",
     "The person was certified in {month} {certified_how}. Was the person alive on that day, and was it this "
     "person "
     "who was "
     "seen?"},
    {"lot.answers_payment",
     "When all is right, the outcome is `in_order`. Otherwise say whose mistake it was, and with --amount "
     "how much of "
     "the payment was wrong; `entitled` says that too little was paid, and --amount how much. What cannot be "
     "found "
     "out is `cannot_be_decided`, and counts as no answer."},
    {"lot.answers_certification",
     "When all is right, the outcome is `in_order`. Otherwise say whose mistake it was. What cannot be found "
     "out is "
     "`cannot_be_decided`, and counts as no answer."},
    {"certified_how.photo", "by a photo"},
    {"certified_how.by_hand", "by hand"},
    // The report on fairness
    {"fairness.none_decided",
     "In this time no case was decided. What can be said of right and wrong comes with the decisions."},
    {"fairness.flag_rate",
     "“{check}” ({code}) flags {own} of 10,000 {group} ({low} to {high}), and {others} of 10,000 others "
     "({others_low} "
     "to {others_high})."},
    {"fairness.flag_rate.county",
     "“{check}” ({code}) flags {own} of 10,000 people in {county} ({low} to {high}), and {others} of 10,000 "
     "elsewhere "
     "({others_low} to {others_high})."},
    {"fairness.wrong_share",
     "“{check}” ({code}) was wrong in {own} of 100 decided cases of {group} ({low} to {high}), and in "
     "{others} of 100 "
     "of others ({others_low} to {others_high})."},
    {"fairness.wrong_share.county",
     "“{check}” ({code}) was wrong in {own} of 100 decided cases in {county} ({low} to {high}), and in "
     "{others} of 100 "
     "elsewhere ({others_low} to {others_high})."},
    {"fairness.wrong_flags",
     "“{check}” ({code}) wrongly flags {own} of 10,000 {group} ({low} to {high}), and {others} of 10,000 "
     "others "
     "({others_low} to {others_high})."},
    {"fairness.wrong_flags.county",
     "“{check}” ({code}) wrongly flags {own} of 10,000 people in {county} ({low} to {high}), and {others} of "
     "10,000 "
     "elsewhere ({others_low} to {others_high})."},
    {"fairness.differences",
     "{comparisons} comparisons were made. Of the differences named here at most one in twenty is expected "
     "to be "
     "chance. A difference asks for an explanation; it is not one, for groups may differ in what is true of "
     "them."},
    {"fairness.no_difference",
     "{comparisons} comparisons were made. No group differs from the others by more than chance explains."},
    {"fairness.right_is_not_fraud",
     "That a check was right does not mean that somebody cheated: error, deaths reported late and fraud are "
     "told "
     "apart, and never added."},
    {"fairness.suppressed",
     "One group is not told, because it is of fewer than five people or would give such a group away.",
     "{groups} groups are not told, because they are of fewer than five people or would give such a group "
     "away.",
     "groups"},
    {"group.male", "men"},
    {"group.female", "women"},
    {"group.under_50", "people under 50"},
    {"group.from_50", "people of 50 to 59"},
    {"group.from_60", "people of 60 to 69"},
    {"group.from_70", "people of 70 to 79"},
    {"group.from_80", "people of 80 and over"},
    // The random arm: what is true of all, flagged or not
    {"sample.none", "Nothing of these months was chosen by lot. `benefitctl sample draw` does it."},
    {"sample.of_payments",
     "Of {units} payments {drawn} were chosen by lot; {answered} of these have an answer."},
    {"sample.of_certifications",
     "Of {units} certifications {drawn} were chosen by lot; {answered} of these have an answer."},
    {"sample.left", "One that was chosen counts no longer, because its delivery was replaced.",
     "{how_many} that were chosen count no longer, because their deliveries were replaced.", "how_many"},
    {"sample.nothing_known", "As long as there is no answer, nothing is known of them."},
    {"sample.not_covered",
     "{units} belong to strata without an answer. What follows says nothing about them."},
    {"sample.wrong",
     "{outcome}: {units} of them, as far as the sample tells ({from} to {to}), which is {own} of 10,000 "
     "({low} to "
     "{high}; {method}). Answers that say so: {events}."},
    {"sample.extremes",
     "If none of those without an answer were like this, it would be {from}; if all of them were, {to}."},
    {"sample.money", "In money about {amount} ({amount_low} to {amount_high}; {method})."},
    {"sample.unseen", "No check had seen about {units} of them ({from} to {to}; {method})."},
    {"sample.missed", "The checks {family} had not found {percent} of 100 ({from} to {to})."},
    {"method.normal", "normal interval"},
    {"method.clopper_pearson", "exact interval"},
    {"method.gamma", "exact Poisson interval"},
};

}  // namespace

std::span<const Message> messages() { return all_messages; }

const Message* find_message(std::string_view code) {
  for (const Message& message : all_messages)
    if (message.code == code) return &message;
  return nullptr;
}

}  // namespace benefit::report
