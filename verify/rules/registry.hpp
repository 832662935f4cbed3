// All checks of the product, and how they are run on one subject.
#pragma once

#include "verify/rules/check.hpp"
#include "verify/types/finding.hpp"
#include "verify/types/link.hpp"
#include "verify/types/subject.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace benefit::rules {

/// In the order in which they are documented.
std::span<const Check* const> checks();
/// nullptr when there is no such check.
const Check* find_check(std::string_view code);

/// Every finding of every check about one subject, in order of key. `links` are what verify/match made of the
/// same facts on the same day. Pure and thread-safe; the order of rows makes no difference.
std::vector<Finding> run_checks(const SubjectFacts& facts, const Links& links, const CheckContext& context);

}  // namespace benefit::rules
