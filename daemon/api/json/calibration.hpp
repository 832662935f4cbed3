// A calibration of the faces as JSON.
#pragma once

#include "verify/face/calibration/calibration.hpp"
#include "verify/face_standard.hpp"
#include "verify/types/calibration_store.hpp"

#include <vector>

#include <boost/json/object.hpp>

namespace benefit::api {

/// {"calibration","state","made_at","made_by","signed_at","signed_by","model_set","models","target_fmr",
/// "cohort","left_out","groups":[{"group","enrolled","compared","pairs","pair_worth","rates":[{"fmr",
/// "threshold","accepted":{"pairs","of","share","low","high"},"tail_threshold":{"value","low","high"},
/// "tail_fmr","no_tail","pairs_missing","people_missing"}],"with_one_threshold"}],"across_groups",
/// "likely_relatives","one_person":[{"from_years","not_same","different"}],"drift_checks":[...]}
boost::json::object to_json(const KeptCalibration& kept, const face::Calibration& record,
                            pipeline::CalibrationState state, const std::vector<DriftCheck>& checks);

}  // namespace benefit::api
