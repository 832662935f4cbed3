// Each sign of a presentation attack on pictures made for it, and the whole on simulated prints and screens
// (tests/support/altered_photos.hpp): that the simulation is noticed says nothing about real attacks.
#include "tests/support/altered_photos.hpp"
#include "tests/unit/face/found_face.hpp"
#include "verify/face/presentation_attack/chroma_spread.hpp"
#include "verify/face/presentation_attack/frame_edges.hpp"
#include "verify/face/presentation_attack/fuse.hpp"
#include "verify/face/presentation_attack/liveness_network.hpp"
#include "verify/face/presentation_attack/moire.hpp"

#include <cmath>
#include <cstdint>

#include <catch2/catch.hpp>
#include <opencv2/imgproc.hpp>

using namespace benefit;

namespace {

const test::FoundFace& person_before_camera() {
  static const test::FoundFace found = test::find_face(test::person("p002_0"));
  return found;
}

}  // namespace

TEST_CASE("a grid over the face stands out of the spectrum") {
  const auto& [photo, faces, subject, landmarks] = person_before_camera();
  const double plain = face::moire(photo.bgr, subject);
  cv::Mat gridded = photo.bgr.clone();
  for (int y = 0; y < gridded.rows; ++y)
    for (int x = 0; x < gridded.cols; ++x)
      gridded.at<cv::Vec3b>(y, x) *= 0.9 + 0.1 * std::cos(1.7 * x + 0.9 * y);
  CHECK(face::moire(gridded, subject) > plain + 1);
  CHECK(face::moire(cv::Mat(480, 384, CV_8UC3, cv::Scalar::all(90)), subject) < 0.5);
  CHECK(face::moire(photo.bgr, cv::Rect(10, 10, 40, 40)) == 0);  // too small to tell
}

TEST_CASE("a border beside the face is a long line; one that crosses the face is not looked at") {
  cv::Mat wall(480, 384, CV_8UC3, cv::Scalar(140, 150, 150));
  const cv::Rect face(132, 180, 120, 120);
  CHECK(face::frame_edges(wall, face) == 0);
  cv::Mat framed = wall.clone();
  cv::rectangle(framed, cv::Point(60, 60), cv::Point(330, 430), cv::Scalar(20, 20, 20), 6);
  CHECK(face::frame_edges(framed, face) > 0.7);
}

TEST_CASE("a grey face has no colours to spread") {
  cv::Mat grey;
  cv::cvtColor(person_before_camera().photo.bgr, grey, cv::COLOR_BGR2GRAY);
  cv::cvtColor(grey, grey, cv::COLOR_GRAY2BGR);
  CHECK(face::chroma_spread(face::crop_face(grey, person_before_camera().landmarks)) < 0.5);
  CHECK(face::chroma_spread(
            face::crop_face(person_before_camera().photo.bgr, person_before_camera().landmarks)) > 2);
}

TEST_CASE("the surroundings of a face lie within the photo") {
  const cv::Size photo(400, 300);
  CHECK(face::surroundings({150, 100, 50, 50}, 2, photo) == cv::Rect(125, 75, 100, 100));
  CHECK(face::surroundings({0, 0, 50, 50}, 2, photo) == cv::Rect(0, 0, 100, 100));
  CHECK(face::surroundings({350, 250, 50, 50}, 2, photo) == cv::Rect(300, 200, 100, 100));
  CHECK(face::surroundings({-20, -20, 400, 400}, 2.7, photo) == cv::Rect(30, 0, 300, 300));
}

TEST_CASE("signs are fused by a logistic, and the threshold belongs to the suspicion") {
  const face::AttackFusion fusion = {.intercept = -2,
                                     .network = 1,
                                     .moire = 0.5,
                                     .edges = 2,
                                     .chroma = -0.1,
                                     .moire_from = 1,
                                     .suspect_from = 0.5};
  const PresentationAttack even = face::fuse({.network = 1, .moire = 3, .edges = 0.5, .chroma = 10}, fusion);
  CHECK(even.score == Approx(0.5));
  CHECK(even.suspected);
  CHECK(even.network == 1);
  const PresentationAttack less =
      face::fuse({.network = 0.9, .moire = 3, .edges = 0.5, .chroma = 10}, fusion);
  CHECK(less.score == Approx(1 / (1 + std::exp(0.1))));
  CHECK_FALSE(less.suspected);
  // A face without a pattern is no less suspect than one with the pattern that every photo has.
  CHECK(face::fuse({.moire = 0}, fusion).score == face::fuse({.moire = 1}, fusion).score);
}

TEST_CASE("simulated prints and screens look more like attacks than the photos they were made of") {
  std::uint32_t seed = 0;
  int higher = 0;
  int all = 0;
  for (const char* name : {"p000_0", "p002_0", "p003_0", "p007_0", "p014_0", "p017_0"}) {
    const cv::Mat photo = test::pixels(test::person(name));
    const double live = test::engine().measure(test::as_jpeg(photo, 85)).attack.value().score;
    for (const cv::Mat& attack :
         {test::altered::print(photo, ++seed), test::altered::screen(photo, ++seed)}) {
      const auto measured = test::engine().measure(test::as_jpeg(attack, 85));
      if (!measured.attack) continue;
      ++all;
      higher += measured.attack->score > live ? 1 : 0;
    }
  }
  CHECK(all >= 8);
  CHECK(higher >= all * 3 / 4);
}

TEST_CASE("the simulation is the same on every run") {
  const cv::Mat photo = test::pixels(test::person("p000_0"));
  CHECK(cv::norm(test::altered::print(photo, 3), test::altered::print(photo, 3)) == 0);
  CHECK(cv::norm(test::altered::screen(photo, 3), test::altered::screen(photo, 4)) > 0);
}

TEST_CASE("a network with one output tells nobody from nothing") {
  face::Graph graph;
  graph.channels = 3;
  graph.height = graph.width = face::LivenessNetwork::side;
  graph.append({.inputs = {face::Layer::picture}, .outputs = 1, .weights = {1, 1, 1}, .biases = {0}});
  graph.append({.kind = face::LayerKind::global_average, .inputs = {0}});
  CHECK_THROWS_AS(face::LivenessNetwork(graph), Failure);
}
