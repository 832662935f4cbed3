// Cases that belong together, and findings that do not.
//
// Merge. Two unfinished cases of two people that turn out to be one matter (one human under two numbers, one
// event in a household) are linked: both get the number of the matter, the least among all cases that belong
// to it. They are taken, released and passed on together and shown beside each other. Each stays the case of
// its own subject, with its own findings, sums and decision: nobody's money is added to anybody else's, and
// nobody is decided on by a decision about another.
//
// Split. Some of a case's open findings, never all, go into a case of their own of the same subject, in the
// same hands. That one gathers nothing: what a run finds anew joins the case that it was split from, or a new
// one. Both follow their own findings afterwards, and close themselves when these are withdrawn.
//
// Invariants (tests/property/cases/grouping_test.cpp): an open finding is in one case at most; no finding is
// lost; the sums of a subject's cases add up to those of the findings in them; one unfinished case per
// subject gathers; belonging to a matter does not depend on the order of merging.
//
// All functions are pure and thread-safe.
#pragma once

#include "verify/cases/holding.hpp"

#include <span>
#include <vector>

namespace benefit::cases {

/// Links two cases and all that belong to their matters (`with_one`, `with_other`: the unfinished ones).
/// Errors: bad_request (the same case, or of one subject; the reason), conflict (finished; held by another;
/// linked already).
Expected<std::vector<CaseChange>> merge(const Case& one, std::span<const Case> with_one, const Case& other,
                                        std::span<const Case> with_other, std::string_view reason,
                                        const Holder& holder);

/// Two changes, in this order: the case without the findings, then the new one with them. `findings` are
/// those of the case, withdrawn ones too. Errors: bad_request (one of `chosen` is not an open finding of the
/// case, or all of them are chosen, or none), conflict (finished, proposed, held by another).
Expected<std::vector<CaseChange>> split(const Case& one, std::span<const StoredFinding> findings,
                                        std::span<const FindingId> chosen, const Holder& holder);

}  // namespace benefit::cases
