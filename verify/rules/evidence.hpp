// How a check writes down what it found.
#pragma once

#include "verify/rules/subject.hpp"
#include "verify/types/finding.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace benefit::rules {

/// A finding about the subject, without reasons yet. Name and region are those of the roll; of somebody who
/// is not on it those of the newest payment, contribution or collection.
Finding new_finding(const Subject& subject, std::string_view check, std::string period);

void add_reason(Finding& finding, std::string_view code,
                std::vector<std::pair<std::string, ReasonValue>> values = {});
void cite(Finding& finding, Source row);
void cite(Finding& finding, PhotoId photo);
void cite(Finding& finding, Payments payments);

/// Cites every usable death record with a reason: who recorded it, the day, how far the names agree, and the
/// record's fingerprint, by which a decision can set it aside.
void add_deaths(Finding& finding, const Subject& subject, std::string_view code);

/// The subject's collections in order of capture.
std::vector<const AssessedCollection*> collections_in_order(const Subject& subject);
/// The face that was measured on the photo is not like the enrolled one.
bool looks_different(const AssessedCollection& collected);
/// Others are on the photo: perhaps one of them was measured.
bool has_bystander(const AssessedCollection& collected);
/// FindingKey::period of a finding about one collection: "collection:17".
std::string period_of(const Collection& collection);

}  // namespace benefit::rules
