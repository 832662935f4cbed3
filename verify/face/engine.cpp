#include "verify/face/engine.hpp"

#include "verify/face/decode.hpp"
#include "verify/face/detect.hpp"
#include "verify/face/embed.hpp"
#include "verify/face/exif.hpp"
#include "verify/face/landmarks.hpp"
#include "verify/face/presentation_attack/detector.hpp"
#include "verify/face/print.hpp"
#include "verify/face/quality/measure.hpp"

#include <exception>
#include <string>
#include <vector>

#include <opencv2/imgcodecs.hpp>

namespace benefit::face {
namespace {

FaceMeasurement not_assessable(FaceMeasurement measured, Refusal refusal) {
  measured.not_assessable = refusal.reason;
  measured.detail = std::move(refusal.detail);
  return measured;
}

/// From the size in which the stages work to the photo's own.
FaceBox to_photo(const cv::Rect& box, const Photo& photo) {
  const double scale = photo.scale();
  return {cvRound(box.x * scale), cvRound(box.y * scale), cvRound(box.width * scale),
          cvRound(box.height * scale)};
}

}  // namespace

struct Engine::Stages {
  Stages(const Models& models, const QualityBounds& quality_bounds)
      : landmarks(models.landmarks()),
        bounds(quality_bounds),
        attacks(models.make_attack_detector()),
        embedders(models.make_embedders()) {}

  FaceMeasurement measure(const Photo& photo, const std::string& model_set) {
    FaceMeasurement measured;
    measured.width = photo.width;
    measured.height = photo.height;
    const auto subject = detector.find_subject(photo.bgr);
    if (!subject) {
      if (PhotoPrint print = make_print(photo.bgr, std::nullopt); !is_plain(print))
        measured.print = std::move(print);
      return not_assessable(std::move(measured), {NotAssessable::no_face, "no face was found"});
    }

    measured.faces = static_cast<int>(subject->boxes.size());
    measured.box = to_photo(subject->box_in_photo(photo.bgr.size()), photo);
    const cv::Mat& upright = subject->upright;
    const Landmarks points = landmarks.find(upright, subject->box);
    measured.print = make_print(upright, points);
    measured.quality = measure_quality({upright, photo.width, photo.height, photo.jpeg_quality},
                                       subject->boxes, subject->box, points);
    if (auto refusal = refuse_by_quality(*measured.quality, bounds))
      return not_assessable(std::move(measured), *std::move(refusal));
    measured.attack = attacks.look(upright, subject->box, points);
    measured.face = FaceTemplate{model_set, {}};
    for (const auto& embedder : embedders)
      measured.face->features.push_back(embedder->embed(upright, points));
    return measured;
  }

  Detector detector;
  const LandmarkPredictor& landmarks;
  QualityBounds bounds;
  AttackDetector attacks;
  std::vector<std::unique_ptr<Embedder>> embedders;
};

Engine::Engine(std::shared_ptr<const Models> models, const QualityBounds& bounds)
    : models_(std::move(models)), stages_(std::make_unique<Stages>(*models_, bounds)) {}

Engine::~Engine() = default;

void Engine::warm_up() {
  for (const char* type : {".jpg", ".png"}) {
    Bytes picture;
    cv::imencode(type, cv::Mat(80, 80, CV_8UC3, cv::Scalar::all(128)), picture);
    measure(picture);
  }
}

FaceMeasurement Engine::measure(std::span<const std::uint8_t> photo) {
  const std::lock_guard lock(one_at_a_time_);
  auto opened = decode(photo);
  if (!opened) return not_assessable({}, opened.error());
  try {
    FaceMeasurement measured = stages_->measure(*opened, models_->model_set());
    measured.capture = read_exif(photo);
    return measured;
  } catch (const Failure&) {
    throw;
  } catch (const std::exception& failure) {
    throw Failure(
        {ErrorCode::internal, std::string("a stage of the face path failed: ") + failure.what(), {}, {}});
  }
}

}  // namespace benefit::face
