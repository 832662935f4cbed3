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

/// Who asks, by this command ("case.decide"), now: what goes on the record with the change.
StepTaken step_taken(const Request& request, std::string_view command, const Services& services);

/// The same changes, each as taken by that step.
Expected<std::vector<CaseChange>> with_step_taken(Expected<std::vector<CaseChange>> changes,
                                                  const StepTaken& taken);

/// Applies one step; the reply is the case.
Expected<Reply> apply_step(Expected<CaseChange> change, std::string_view command, const Request& request,
                           Services& services);

/// Applies a step on several cases, all of them or none. The reply is the first, with the others as
/// "together_with".
Expected<Reply> apply_steps(Expected<std::vector<CaseChange>> changes, std::string_view command,
                            const Request& request, Services& services);

}  // namespace benefit::api::handlers
