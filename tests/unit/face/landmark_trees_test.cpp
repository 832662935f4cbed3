#include "verify/face/landmark_trees.hpp"

#include "tests/unit/face/found_face.hpp"
#include "verify/face/manifest.hpp"
#include "verify/types/error.hpp"

#include <cmath>
#include <functional>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <dlib/image_processing/shape_predictor.h>
#include <dlib/opencv/cv_image.h>

using namespace benefit;

namespace {

/// What dlib writes into a model file.
struct StoredModel {
  int version = 1;
  dlib::matrix<float, 0, 1> mean_shape = dlib::zeros_matrix<float>(136, 1);
  std::vector<std::vector<dlib::impl::regression_tree>> forests;
  std::vector<std::vector<unsigned long>> anchors{{0, 67}};
  std::vector<std::vector<dlib::vector<float, 2>>> deltas{{{0, 0}, {0, 0}}};

  StoredModel() {
    dlib::impl::regression_tree tree;
    tree.splits.push_back({0, 1, 0.0F});
    tree.leaf_values.assign(2, dlib::zeros_matrix<float>(136, 1));
    forests = {{tree, tree}};
  }

  Bytes bytes() const {
    std::ostringstream out;
    dlib::serialize(version, out);
    dlib::serialize(mean_shape, out);
    dlib::serialize(forests, out);
    dlib::serialize(anchors, out);
    dlib::serialize(deltas, out);
    const std::string text = out.str();
    return {text.begin(), text.end()};
  }
};

bool is_refused(const Bytes& weights) {
  try {
    const face::LandmarkTrees trees(weights);
    return false;
  } catch (const Failure& failure) {
    return failure.error().code == ErrorCode::corrupt;
  }
}

}  // namespace

TEST_CASE("the trees find what dlib finds, before it rounds") {
  const Bytes weights = test::read_bytes(test::models_dir / face::manifest().landmarks().name);
  const face::LandmarkTrees trees(weights);
  dlib::shape_predictor predictor;
  std::istringstream stream(std::string(weights.begin(), weights.end()));
  dlib::deserialize(predictor, stream);

  for (const char* name : {"p000_0", "p003_1", "p007_2", "p021_3"}) {
    const test::FoundFace found = test::find_face(test::person(name));
    const dlib::cv_image<dlib::bgr_pixel> image(found.photo.bgr);
    // The detector's box, others about it, and one that the photo's edge cuts.
    for (const cv::Rect& box : {found.subject, found.subject + cv::Point(7, -5),
                                found.subject + cv::Size(-13, -13), found.subject - cv::Point(200, 200)}) {
      CAPTURE(name, box.x, box.y, box.width);
      const face::Landmarks points = trees.find(found.photo.bgr, box);
      const auto shape =
          predictor(image, dlib::rectangle(box.x, box.y, box.x + box.width - 1, box.y + box.height - 1));
      for (std::size_t i = 0; i < points.size(); ++i) {
        REQUIRE(std::floor(points[i].x + 0.5) == static_cast<double>(shape.part(i).x()));
        REQUIRE(std::floor(points[i].y + 0.5) == static_cast<double>(shape.part(i).y()));
      }
    }
  }
}

TEST_CASE("a file that would lead the search astray is refused") {
  REQUIRE_FALSE(is_refused(StoredModel().bytes()));
  const std::vector<std::pair<std::string, std::function<void(StoredModel&)>>> defects = {
      {"version", [](StoredModel& model) { model.version = 2; }},
      {"five points", [](StoredModel& model) { model.mean_shape = dlib::zeros_matrix<float>(10, 1); }},
      {"no trees", [](StoredModel& model) { model.forests.clear(); }},
      {"a level without pixels", [](StoredModel& model) { model.deltas.clear(); }},
      {"a level without anchors", [](StoredModel& model) { model.anchors.clear(); }},
      {"an anchor past the points", [](StoredModel& model) { model.anchors[0][1] = 68; }},
      {"fewer anchors than pixels", [](StoredModel& model) { model.anchors[0].pop_back(); }},
      {"a split past the pixels", [](StoredModel& model) { model.forests[0][1].splits[0].idx2 = 2; }},
      {"a tree without leaves", [](StoredModel& model) { model.forests[0][1].leaf_values.clear(); }},
      {"a tree of another size", [](StoredModel& model) { model.forests[0][1].splits.resize(3); }},
      {"a short leaf",
       [](StoredModel& model) { model.forests[0][1].leaf_values[1] = dlib::zeros_matrix<float>(2, 1); }},
      {"three leaves",
       [](StoredModel& model) {
         for (auto& tree : model.forests[0]) {
           tree.splits.resize(2);
           tree.leaf_values.resize(3, tree.leaf_values[0]);
         }
       }},
  };
  for (const auto& [name, spoil] : defects) {
    StoredModel model;
    spoil(model);
    CAPTURE(name);
    CHECK(is_refused(model.bytes()));
  }
}

TEST_CASE("half a file of landmarks is refused") {
  Bytes half = StoredModel().bytes();
  half.resize(half.size() / 2);
  CHECK(is_refused(half));
  CHECK(is_refused({}));
}
