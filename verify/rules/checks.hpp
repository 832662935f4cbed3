// The checks, each defined in the file of its name.
#pragma once

#include "verify/rules/check.hpp"

namespace benefit::rules {

extern const Check d1_paid_after_death;
extern const Check d2_death_matched;
extern const Check d3_overpaid_after_death;
extern const Check d4_alive_after_death;
extern const Check d5_death_records_contradict;
extern const Check s1_same_scheme_twice;
extern const Check s2_exclusive_schemes;
extern const Check s3_number_and_person;
extern const Check x1_absent;
extern const Check c1_registered_under_other_number;
extern const Check p1_contribution_not_paid;
extern const Check p2_shares_of_government;
extern const Check p3_tier_for_the_poor;
extern const Check p4_never_joined;
extern const Check p5_contribution_twice;
extern const Check p6_subsidy_without_status;
extern const Check p7_pension_counted_as_income;
extern const Check m1_medical_contribution;
extern const Check m2_maternity_paid_by_worker;
extern const Check m3_birth_paid_twice;
extern const Check u1_unemployment_benefit;
extern const Check u2_medical_while_unemployed;
extern const Check t1_deposit_taken;
extern const Check i1_project_not_insured;
extern const Check q4_not_paid;
extern const Check f1_other_face;
extern const Check f2_photo_reused;
extern const Check f3_presentation_attack;
extern const Check f4_one_face_many_names;
extern const Check f5_photo_not_assessable;
extern const Check a1_shared_account;
extern const Check a2_station_stands_out;
extern const Check a3_insider_chain;
extern const Check l1_certification_overdue;

}  // namespace benefit::rules
