#include "daemon/api/json/calibration.hpp"

#include "daemon/api/handlers/handlers.hpp"
#include "verify/face/calibration/calibration.hpp"

#include <algorithm>
#include <string>

#include <fmt/format.h>

namespace benefit::api::handlers {

namespace json = boost::json;

namespace {

Error no_calibration(std::optional<CalibrationId> asked) {
  return {ErrorCode::not_found,
          asked ? fmt::format("there is no calibration {}", *asked) : "there is no calibration yet",
          "calibration", "benefitctl face calibrate makes one."};
}

Expected<face::Calibration> record_of(const KeptCalibration& kept) {
  auto record = face::parse_calibration(kept.record);
  if (record) return record;
  return tl::unexpected(Error{ErrorCode::corrupt, record.error().what,
                              fmt::format("record of calibration {}", kept.id),
                              "restore the state directory from its backup, or calibrate again"});
}

bool certifies_anybody(const face::Calibration& record) {
  return std::ranges::any_of(
      record.groups, [&](const auto& group) { return record.threshold_for(group.first).has_value(); });
}

/// Why it cannot be signed; nullopt when it can.
std::optional<Error> not_to_be_signed(const KeptCalibration& kept, const face::Calibration& record,
                                      const std::string& model_set) {
  const std::string where = fmt::format("calibration {}", kept.id);
  if (kept.signature)
    return Error{ErrorCode::conflict, fmt::format("{} has signed it already", kept.signature->user), where,
                 ""};
  if (record.model_set != model_set)
    return Error{ErrorCode::conflict, "it was made with other networks than today's", where,
                 "benefitctl face calibrate makes a new one."};
  if (!certifies_anybody(record))
    return Error{ErrorCode::conflict, "no group has enough people for a threshold: there is nothing to sign",
                 where,
                 fmt::format("benefitctl face calibration show {} tells how many are missing.", kept.id)};
  return std::nullopt;
}

}  // namespace

Expected<Reply> calibrate_faces(const Request& request, Services& services) {
  const std::string asked = request.parameters.text("fmr");
  const double target = asked.empty() ? face::calibrated_rates.front() : std::stod(asked);
  const JobId job = services.queue.calibrate_faces(target, request.identity.user);
  return Reply{202, json::object{{"job", job}}};
}

Expected<Reply> show_calibration(const Request& request, Services& services) {
  const auto* asked = request.parameters.find<std::int64_t>("calibration");
  const CalibrationStore& calibrations = services.ports.calibrations;
  const auto kept = asked ? calibrations.calibration(*asked) : calibrations.newest_calibration();
  if (!kept) return tl::unexpected(no_calibration(asked ? std::optional(*asked) : std::nullopt));
  const auto record = record_of(*kept);
  if (!record) return tl::unexpected(record.error());
  return Reply{200, to_json(*kept, *record, services.ports.standard.state_of(*kept),
                            calibrations.drift_checks(kept->id))};
}

Expected<Reply> sign_calibration(const Request& request, Services& services) {
  const auto id = request.parameters.get<std::int64_t>("calibration");
  CalibrationStore& calibrations = services.ports.calibrations;
  const auto kept = calibrations.calibration(id);
  if (!kept) return tl::unexpected(no_calibration(id));
  const auto record = record_of(*kept);
  if (!record) return tl::unexpected(record.error());
  if (auto error = not_to_be_signed(*kept, *record, services.ports.standard.networks().model_set))
    return tl::unexpected(*std::move(error));
  const Instant now = services.ports.clock.now();
  services.audit.record(request.identity.user, "face.calibration.sign", std::nullopt,
                        fmt::format("calibration {}", id), now);
  if (!calibrations.sign_calibration(id, request.identity.user, now))
    return tl::unexpected(Error{ErrorCode::conflict, "somebody else has just signed it",
                                fmt::format("calibration {}", id), ""});
  services.ports.standard.renew();
  const auto now_kept = *calibrations.calibration(id);
  return Reply{200, to_json(now_kept, *record, services.ports.standard.state_of(now_kept), {})};
}

}  // namespace benefit::api::handlers
