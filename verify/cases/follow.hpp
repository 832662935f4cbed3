// What a case takes from its open findings.
#pragma once

#include "verify/types/case_store.hpp"

#include <string>
#include <vector>

namespace benefit::cases {

/// Name, region, sums, checks, kind and rank of the case follow its open findings, which are in order of key.
/// Without any, name, region and kind stay as they were.
void follow(Case& next, const std::vector<const StoredFinding*>& open);

/// "D1 2018-01": no personal data, the subject is the case's.
std::string name_of(const StoredFinding& stored);

}  // namespace benefit::cases
