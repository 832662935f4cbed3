#include "verify/face/cohort.hpp"

#include "verify/face/row_products.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include <opencv2/core.hpp>

namespace benefit::face {
namespace {

/// Rows of the table of all distances that are made at a time.
constexpr int rows_at_a_time = 256;

/// Faces that are held to a fixed cohort together. Always so many, filled up with zeros, for a product of
/// other sizes may add up in another order: a score must not depend on what is scored beside it.
constexpr std::size_t faces_at_a_time = 64;

std::size_t largest_group(const std::vector<std::size_t>& people) {
  std::map<std::size_t, std::size_t> photos;
  std::size_t most = 0;
  for (const std::size_t person : people) most = std::max(most, ++photos[person]);
  return most;
}

}  // namespace

std::vector<float> fused_vector(const FaceTemplate& face, const Scoring& scoring) {
  const double weights = std::accumulate(scoring.weights.begin(), scoring.weights.end(), 0.0);
  std::vector<float> fused;
  for (std::size_t i = 0; i < face.features.size(); ++i) {
    const auto share = static_cast<float>(std::sqrt(scoring.weights.at(i) / weights));
    for (const float value : face.features[i]) fused.push_back(share * value);
  }
  return fused;
}

std::optional<double> mean_of_nearest(std::vector<double> distances) {
  if (distances.size() < nearest_strangers) return std::nullopt;
  const auto end = distances.begin() + nearest_strangers;
  std::nth_element(distances.begin(), end - 1, distances.end());
  return std::accumulate(distances.begin(), end, 0.0) / nearest_strangers;
}

double cohort_normalised(double fused, double first_mean, double second_mean) {
  return fused - cohort_share * (first_mean + second_mean) / 2;
}

FixedCohort::FixedCohort(const std::vector<Member>& members) {
  if (members.empty()) return;
  length_ = members.front().vector.size();
  for (const Member& member : members) {
    vectors_.insert(vectors_.end(), member.vector.begin(), member.vector.end());
    people_.push_back(member.person);
  }
}

double FixedCohort::offset_by(std::span<const float> products, std::span<const CitizenId> without) const {
  std::vector<double> distances;
  distances.reserve(people_.size());
  for (std::size_t i = 0; i < people_.size(); ++i)
    if (std::ranges::find(without, people_[i]) == without.end()) distances.push_back(1 - products[i]);
  const std::optional<double> mean = mean_of_nearest(std::move(distances));
  return mean ? cohort_share * *mean / 2 : 0;
}

std::vector<double> FixedCohort::offsets(std::span<const Face> faces) const {
  if (people_.empty()) return std::vector<double>(faces.size(), 0);
  std::vector<double> offsets;
  offsets.reserve(faces.size());
  std::vector<float> vectors(faces_at_a_time * length_);
  std::vector<float> products(faces_at_a_time * people_.size());
  for (std::size_t first = 0; first < faces.size(); first += faces_at_a_time) {
    const auto some = faces.subspan(first, std::min(faces_at_a_time, faces.size() - first));
    auto end = vectors.begin();
    for (const Face& face : some) end = std::ranges::copy(face.vector, end).out;
    multiply_rows({vectors.data(), faces_at_a_time, length_, length_},
                  {vectors_.data(), people_.size(), length_, length_}, products.data());
    for (std::size_t i = 0; i < some.size(); ++i)
      offsets.push_back(offset_by({products.data() + i * people_.size(), people_.size()}, some[i].without));
  }
  return offsets;
}

Cohort::Cohort(const std::vector<std::vector<float>>& vectors, std::vector<std::size_t> people)
    : people_(std::move(people)), strangers_(vectors.size()) {
  if (vectors.empty()) return;
  const auto count = static_cast<int>(vectors.size());
  cv::Mat all(count, static_cast<int>(vectors.front().size()), CV_32F);
  for (int i = 0; i < count; ++i) std::ranges::copy(vectors[static_cast<std::size_t>(i)], all.ptr<float>(i));

  // As many as are left when a whole person is left out of them.
  const std::size_t kept = nearest_strangers + largest_group(people_);
  for (int first = 0; first < count; first += rows_at_a_time) {
    cv::Mat products;
    const cv::Mat some = all.rowRange(first, std::min(count, first + rows_at_a_time));
    cv::gemm(some, all, 1, cv::Mat(), 0, products, cv::GEMM_2_T);
    for (int row = 0; row < products.rows; ++row) {
      const auto i = static_cast<std::size_t>(first + row);
      std::vector<Neighbour>& near = strangers_[i];
      for (std::size_t j = 0; j < vectors.size(); ++j)
        if (people_[j] != people_[i])
          near.push_back({1 - products.at<float>(row, static_cast<int>(j)), people_[j]});
      const auto end = near.begin() + static_cast<std::ptrdiff_t>(std::min(kept, near.size()));
      std::ranges::partial_sort(near, end, {}, &Neighbour::distance);
      near.erase(end, near.end());
    }
  }
}

std::optional<double> Cohort::mean_without(std::size_t i, std::size_t other) const {
  std::vector<double> distances;
  for (const Neighbour& stranger : strangers_[i]) {
    if (stranger.person == people_[other]) continue;
    distances.push_back(stranger.distance);
    if (distances.size() == nearest_strangers) break;
  }
  return mean_of_nearest(std::move(distances));
}

}  // namespace benefit::face
