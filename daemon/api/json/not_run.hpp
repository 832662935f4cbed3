// Why a check is not run, or sees a part only: said the same way by `check list` and by a run.
#pragma once

#include "verify/report/language.hpp"
#include "verify/rules/check.hpp"
#include "verify/types/feed.hpp"
#include "verify/types/time.hpp"

#include <map>
#include <span>
#include <string>

#include <boost/json/object.hpp>

namespace benefit::api {

/// {"missing":["subsidies"],"stale":["payments"],"last_delivery":{"payments":"2018-01-03"},
/// "would_see_more_with":["traces-of-life"]}. Nothing missing and nothing stale: the check is run.
/// `last`: pipeline::last_deliveries().
boost::json::object not_run_json(const rules::Check& check, const std::map<Feed, Day>& last, Day as_of);

/// The object above as a sentence: "nothing was delivered of subsidies; stale: payments, last delivery
/// 2018-01-03". Empty when the check is run.
/// sees_less_sentence(): "nothing was delivered of traces-of-life"; empty when the check sees all that it
/// can.
std::string not_run_sentence(const boost::json::object& not_run, report::Language language);
std::string sees_less_sentence(const boost::json::object& not_run, report::Language language);

/// "payments, last delivery 2018-01-03; roll, last delivery 2018-01-05".
std::string with_last_delivery(std::span<const Feed> feeds, const std::map<Feed, Day>& last,
                               report::Language language);

}  // namespace benefit::api
