#include "verify/face/engine.hpp"

#include "verify/face/decode.hpp"
#include "verify/face/detect.hpp"
#include "verify/face/embed_arcface.hpp"
#include "verify/face/embed_dlib.hpp"
#include "verify/face/landmarks.hpp"
#include "verify/face/presentation_attack/detector.hpp"
#include "verify/face/quality/measure.hpp"

#include <exception>
#include <string>

namespace benefit::face {
namespace {

FaceMeasurement not_assessable(FaceMeasurement measured, Refusal refusal) {
  measured.not_assessable = refusal.reason;
  measured.detail = std::move(refusal.detail);
  return measured;
}

/// From the size in which the stages work to the upright photo's own.
FaceBox to_photo(const cv::Rect& box, const Photo& photo) {
  const double scale = static_cast<double>(photo.width) / photo.bgr.cols;
  return {cvRound(box.x * scale), cvRound(box.y * scale), cvRound(box.width * scale),
          cvRound(box.height * scale)};
}

}  // namespace

struct Engine::Stages {
  Stages(const Models& models, const QualityBounds& quality_bounds)
      : landmarks(models.landmarks()),
        bounds(quality_bounds),
        attacks(models.liveness_weights(), manifest().attack),
        dlib(models.descriptor_weights()),
        arcface(models.feature_weights()) {}

  FaceMeasurement measure(const Photo& photo, const std::string& model_set) {
    FaceMeasurement measured;
    measured.width = photo.width;
    measured.height = photo.height;
    const std::vector<cv::Rect> faces = detector.find(photo.bgr);
    measured.faces = static_cast<int>(faces.size());
    if (faces.empty())
      return not_assessable(std::move(measured), {NotAssessable::no_face, "no face was found"});

    const cv::Rect face = nearest_centre(faces, photo.bgr.size());
    const Landmarks points = landmarks.find(photo.bgr, face);
    measured.box = to_photo(face, photo);
    measured.quality = measure_quality(photo, faces, face, points);
    if (auto refusal = refuse_by_quality(*measured.quality, bounds))
      return not_assessable(std::move(measured), *std::move(refusal));
    measured.attack = attacks.look(photo.bgr, face, points);
    measured.face = FaceTemplate{model_set, dlib.embed(photo.bgr, points), arcface.embed(photo.bgr, points)};
    return measured;
  }

  Detector detector;
  const LandmarkPredictor& landmarks;
  QualityBounds bounds;
  AttackDetector attacks;
  DlibEmbedder dlib;
  ArcfaceEmbedder arcface;
};

Engine::Engine(std::shared_ptr<const Models> models, const QualityBounds& bounds)
    : models_(std::move(models)), stages_(std::make_unique<Stages>(*models_, bounds)) {}

Engine::~Engine() = default;

FaceMeasurement Engine::measure(std::span<const std::uint8_t> photo) {
  const std::lock_guard lock(one_at_a_time_);
  auto opened = decode(photo);
  if (!opened) return not_assessable({}, opened.error());
  try {
    return stages_->measure(*opened, models_->model_set());
  } catch (const Failure&) {
    throw;
  } catch (const std::exception& failure) {
    throw Failure(
        {ErrorCode::internal, std::string("a stage of the face path failed: ") + failure.what(), {}, {}});
  }
}

}  // namespace benefit::face
