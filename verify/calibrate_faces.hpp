// A calibration of the face comparison on the agency's own gallery, and the watch over it (Q1).
#pragma once

#include "verify/pipeline.hpp"

namespace benefit::pipeline {

/// Reads every enrolled face, compares strangers with each other and, where people have several photos, each
/// with himself, and keeps what came of it as a record for a person to sign. The same gallery gives the same
/// record. `target`: one of face::calibrated_rates. Errors: bad_input (no enrolled face of today's model
/// set), cancelled.
Expected<CalibrationId> calibrate_faces(const Ports& ports, double target, std::string_view made_by,
                                        Progress& progress);

/// Looks whether the scores of strangers among the photos collected since the last look still come from where
/// the calibration in force was made; when they have left it, it certifies nobody any more. Without such a
/// calibration, or with too few new photos, nothing is looked at.
void check_drift(const Ports& ports);

}  // namespace benefit::pipeline
