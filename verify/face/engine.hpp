// The face path of one photo, in this process: decode, detect, landmarks, quality, presentation attack, both
// networks.
#pragma once

#include "verify/face/models.hpp"
#include "verify/types/photo_store.hpp"

#include <memory>
#include <mutex>

namespace benefit::face {

/// Thread-safe, but one photo at a time: for more, one engine per thread over the same models.
class Engine final : public FaceMeasurer {
 public:
  /// A photo beyond one of the `bounds` is not assessable. Throws Failure(corrupt) when a network cannot be
  /// made of its weights.
  explicit Engine(std::shared_ptr<const Models> models, const QualityBounds& bounds = manifest().quality);
  ~Engine() override;

  /// Has the libraries set up now what they set up on first use (OpenCV's decoders look for files then).
  void warm_up();

  FaceMeasurement measure(std::span<const std::uint8_t> photo) override;
  std::string model_set() const override { return models_->model_set(); }

 private:
  struct Stages;

  std::shared_ptr<const Models> models_;
  std::mutex one_at_a_time_;
  std::unique_ptr<Stages> stages_;
};

}  // namespace benefit::face
