// The months of a person's file as one chart: what was paid, who was seen alive, what was certified, which
// death is recorded. One character a month, so that it reads the same without colour.
#pragma once

#include "daemon/cli/review/styled_text.hpp"
#include "verify/types/time.hpp"

#include <cstddef>

#include <boost/json/object.hpp>

namespace benefit::cli {

/// `person`: the reply of POST /v1/person-reads. The chart ends with `last`, or with the newest fact when
/// that is later, and begins as many months earlier as `columns` have room for. Lines: the years, then rows
/// named at their beginning:
///   paid   # for the month, 2 to 9 by so many schemes, ! after the latest recorded death that stands
///   alive  S, m or w: the strongest trace of life, strong, medium or weak
///   photo  = the same person, ? unsure, x looks different, - could not be assessed
///   death  D recorded, d taken back
/// and . where nothing is. Then what the signs mean. Nothing when there is room for less than twelve months.
Lines timeline(const boost::json::object& person, Month last, std::size_t columns);

/// The same in words, for those who hear it: a paragraph for each row, its months from the first to the last.
///   paid: 2017-01 to 2018-01; 2018-02 to 2018-05 after a recorded death
Lines months_told(const boost::json::object& person, std::size_t columns);

}  // namespace benefit::cli
