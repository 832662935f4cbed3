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
extern const Check s3_number_and_person;
extern const Check c1_registered_under_other_number;
extern const Check p4_never_joined;
extern const Check p5_contribution_twice;
extern const Check f1_other_face;
extern const Check f2_photo_reused;
extern const Check f3_presentation_attack;
extern const Check f4_one_face_many_names;
extern const Check f5_photo_not_assessable;
extern const Check l1_certification_overdue;

}  // namespace benefit::rules
