// Why a check is not run: said the same way by `check list` and by a run.
#pragma once

#include "verify/rules/check.hpp"
#include "verify/types/feed.hpp"
#include "verify/types/time.hpp"

#include <map>
#include <span>
#include <string>

#include <boost/json/object.hpp>

namespace benefit::api {

/// {"missing":["subsidies"],"stale":["payments"],"not_run":"nothing was delivered of subsidies; stale:
/// payments, last delivery 2018-01-03"}. Nothing missing and nothing stale: not_run is empty, and the check
/// is run. `last`: pipeline::last_deliveries().
boost::json::object not_run_json(const rules::Check& check, const std::map<Feed, Day>& last, Day as_of);

/// "payments, last delivery 2018-01-03; roll, last delivery 2018-01-05".
std::string with_last_delivery(std::span<const Feed> feeds, const std::map<Feed, Day>& last);

}  // namespace benefit::api
