// What the commands that change cases share.
#pragma once

#include "daemon/api/request.hpp"
#include "daemon/api/services.hpp"
#include "verify/cases/holding.hpp"
#include "verify/learning/track_record.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace benefit::api::handlers {

/// Error: not_found.
Expected<Case> asked_case(const Request& request, const Services& services, std::string_view name = "case");

/// How often each check has been right so far, by the policy of today.
std::vector<learning::TrackRecord> track_records_of(const Services& services);
/// That of one check; null when no decided case has judged it.
boost::json::value record_json(std::span<const learning::TrackRecord> records, std::string_view check,
                               report::Language language);

/// The part of the region tree that "region" names; everywhere when it was not asked for. Error: bad_request.
Expected<RegionPart> asked_region_part(const Request& request);

/// Who asks, now, with the lease of the house.
cases::Holder holder_of(const Request& request, const Services& services);

/// Puts a step that was taken on record: who, what, on which case.
void put_on_record(const Case& changed, std::string_view what, const Request& request, Services& services);

/// Applies one step and puts it on record; the reply is the case.
Expected<Reply> apply_step(Expected<CaseChange> change, std::string_view what, const Request& request,
                           Services& services);

/// Applies a step on several cases, all of them or none, and puts each on record. The reply is the first,
/// with the others as "together_with".
Expected<Reply> apply_steps(const Expected<std::vector<CaseChange>>& changes, std::string_view what,
                            const Request& request, Services& services);

}  // namespace benefit::api::handlers
