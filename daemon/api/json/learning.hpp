// What is learnt from decided cases and from the random arm, as JSON: figures of groups, no person.
#pragma once

#include "verify/learning/group_figures.hpp"
#include "verify/learning/sample_report.hpp"
#include "verify/learning/track_record.hpp"
#include "verify/report/language.hpp"

#include <boost/json/object.hpp>

namespace benefit::api {

/// {"hits","of","share","low","high"}; shares are 0 .. 1, the interval is 95 %.
boost::json::object to_json(const CountedShare& share);

/// {"right","wrong","undecided","outcomes","wrong_share","too_often","sentence"}.
boost::json::object to_json(const learning::TrackRecord& record, report::Language language);

boost::json::object to_json(const learning::GroupFigures& group, report::Language language);
boost::json::object to_json(const learning::Difference& difference, report::Language language);
boost::json::object to_json(const learning::SampleReport& sample, report::Language language);

/// What was chosen by lot, and what is asked about it.
boost::json::object to_json(const Draw& draw, report::Language language);

/// How a difference, and what a sample says, is told.
Reason told(const learning::Difference& difference);
std::vector<Reason> told(const learning::SampleReport& sample);

}  // namespace benefit::api
