// How fast one face is searched for among many (1:N), how near that comes to the fastest matrix product of
// this machine, and how long stored pairs take to be scored again. The faces are random directions: a search
// takes the same time whoever they are.
//
//   bench_face_search [FACES [THREADS]]      default 250,000 and one thread
#include "tests/support/made_up_faces.hpp"
#include "verify/face/gallery/duplicates.hpp"
#include "verify/face/gallery/search.hpp"
#include "verify/face/single_thread.hpp"
#include "verify/types/for_each_part.hpp"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <exception>
#include <oneapi/dnnl/dnnl.hpp>
#include <random>
#include <thread>
#include <vector>

#include <fmt/format.h>
#include <opencv2/core.hpp>

namespace {

using namespace benefit;

constexpr std::size_t batch = 1024;
constexpr std::size_t rescored_pairs = 1'000'000;
const face::Scoring scoring{.weights = {1, 1.5}, .thresholds = std::nullopt};

class SilentProgress final : public Progress {
  void report(std::string_view, std::int64_t, std::int64_t) override {}
  bool stop_requested() const override { return false; }
};

/// The shortest of `times` runs, in seconds: the machine has other work too.
template <class Work>
double best_of(int times, const Work& work) {
  double best = 1e9;
  for (int i = 0; i < times; ++i) {
    const auto start = std::chrono::steady_clock::now();
    work();
    best = std::min(best, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  }
  return best;
}

void product_of_onednn(int size, const float* a, const float* b, float* c) {
  face::compute_here_alone();
  dnnl_sgemm('N', 'N', size, size, size, 1, a, size, b, size, 0, c, size);
}

/// cv::gemm() has it done by the BLAS of the machine.
void product_of_blas(int size, const float* a, const float* b, float* c) {
  const auto matrix = [size](const float* values) {
    return cv::Mat(size, size, CV_32F, const_cast<float*>(values));
  };
  cv::Mat into = matrix(c);
  cv::gemm(matrix(a), matrix(b), 1, cv::Mat(), 0, into);
}

/// GFLOP/s of square products, one in each thread at a time.
template <class Product>
double square_products(unsigned threads, const char* name, const Product& product) {
  double best = 0;
  for (const int size : {1024, 2048, 4096}) {
    const auto count = static_cast<std::size_t>(size) * static_cast<std::size_t>(size);
    std::mt19937 random(1);
    std::vector<float> a(count), b(count);
    for (float& value : a) value = std::uniform_real_distribution<float>(-1, 1)(random);
    for (float& value : b) value = std::uniform_real_distribution<float>(-1, 1)(random);
    std::vector<std::vector<float>> c(threads, std::vector<float>(count));
    const double seconds = best_of(size == 4096 ? 3 : 6, [&] {
      for_each_part(threads, threads,
                    [&](std::size_t part, unsigned) { product(size, a.data(), b.data(), c[part].data()); });
    });
    const double speed = threads * 2.0 * size * size * size / seconds / 1e9;
    fmt::print("  {} {} x {}: {:.1f} GFLOP/s\n", name, size, size, speed);
    best = std::max(best, speed);
  }
  return best;
}

void print_search(std::size_t count, unsigned threads, double peak) {
  test::MadeUpFaces faces(2, {128, 512});
  face::Gallery gallery(scoring);
  for (std::size_t i = 0; i < count; ++i)
    gallery.add(test::enrolled(i, static_cast<PhotoId>(i), faces.face()));
  const face::GalleryView view = gallery.view();
  const double numbers = static_cast<double>(count) * static_cast<double>(view.layout().dimensions);
  fmt::print("gallery: {} faces, {} dimensions, {:.2f} GB\n", count, view.layout().dimensions,
             numbers * sizeof(float) / 1e9);

  std::vector<face::Probe> probes;
  for (std::size_t i = 0; i < batch; ++i) probes.push_back({.face = faces.face()});
  const face::SearchOptions options{.most_people = 10, .threads = threads};
  const double together = best_of(3, [&] { face::search(view, probes, options); });
  const double speed = 2 * numbers * static_cast<double>(batch) / together / 1e9;
  fmt::print(
      "1:N in batches of {}: {:.2f} s, {:.2f} ms for each probe, {:.1f} GFLOP/s = {:.0f} % of the peak\n",
      batch, together, together * 1e3 / static_cast<double>(batch), speed, 100 * speed / peak);

  probes.resize(1);
  const double alone = best_of(5, [&] { face::search(view, probes, options); });
  fmt::print("1:N with one probe: {:.1f} ms, {:.1f} GB/s read from memory\n", alone * 1e3,
             numbers * sizeof(float) / alone / 1e9);
}

void print_duplicates(unsigned threads, double peak) {
  constexpr std::size_t count = 30'000;
  test::MadeUpFaces faces(3, {128, 512});
  face::Gallery gallery(scoring);
  for (std::size_t i = 0; i < count; ++i)
    gallery.add(test::enrolled(i, static_cast<PhotoId>(i), faces.face()));
  const face::GalleryView view = gallery.view();
  SilentProgress progress;
  const double seconds =
      best_of(1, [&] { (void)face::find_duplicates(view, {0.5}, {.threads = threads}, progress); });
  const double pairs = static_cast<double>(count) * (count - 1) / 2;
  const double speed = 2 * pairs * static_cast<double>(view.layout().dimensions) / seconds / 1e9;
  fmt::print("duplicates: {} faces with one another in {:.2f} s, {:.1f} GFLOP/s = {:.0f} % of the peak\n",
             count, seconds, speed, 100 * speed / peak);
}

/// Pairs of templates that lie all over the memory, as a store's do once they are read.
void print_rescoring(unsigned threads) {
  constexpr std::size_t templates = 100'000;
  test::MadeUpFaces faces(4, {128, 512});
  std::vector<FaceTemplate> stored;
  for (std::size_t i = 0; i < templates; ++i) stored.push_back(faces.face());
  std::mt19937_64 random(5);
  std::vector<std::pair<std::size_t, std::size_t>> pairs(rescored_pairs);
  for (auto& [first, second] : pairs) first = random() % templates, second = random() % templates;

  constexpr std::size_t part = 1000;
  std::vector<double> scores(rescored_pairs);
  const double seconds = best_of(1, [&] {
    for_each_part(rescored_pairs / part, threads, [&](std::size_t number, unsigned) {
      for (std::size_t i = number * part; i < (number + 1) * part; ++i)
        scores[i] = face::compare(stored[pairs[i].first], stored[pairs[i].second], scoring).fused;
    });
  });
  fmt::print("re-scoring {} pairs of templates in memory with compare(): {:.2f} s\n", rescored_pairs,
             seconds);
}

}  // namespace

int main(int argc, char** argv) try {
  const auto count = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 250'000UL;
  const auto threads = argc > 2 ? static_cast<unsigned>(std::strtoul(argv[2], nullptr, 10)) : 1U;
  face::compute_in_calling_thread();
  fmt::print("{} thread(s)\nsgemm peak:\n", threads);
  const double peak = std::max(square_products(threads, "oneDNN", product_of_onednn),
                               square_products(threads, "BLAS", product_of_blas));
  fmt::print("  peak: {:.1f} GFLOP/s\n", peak);
  print_search(count, threads, peak);
  print_duplicates(threads, peak);
  print_rescoring(threads);
  return 0;
} catch (const std::exception& error) {
  fmt::print(stderr, "{}\n", error.what());
  return 1;
}
