// How many of the pairs of one person share a key at all, estimated before anything is compared.
#pragma once

#include "verify/match/key_census.hpp"
#include "verify/match/model.hpp"

namespace benefit::match {

/// The share of pairs of one person that meet in a block, 0-1: rows of `right` are given a second row by the
/// model's errors, with the fields that rows of `left` have, and asked which of their keys would outlive that
/// and are no crowd. (Capture and recapture over the keys of found pairs would need the comparing done, and
/// keys that are independent of each other; these are not.) What rows lose together beyond chance, such as
/// all that tells them apart, no estimate from within can see. Both lists may be one. 1 for empty lists.
double estimate_pair_recall(const Model& model, const KeyCensus& census, const PersonList& left,
                            const PersonList& right);

}  // namespace benefit::match
