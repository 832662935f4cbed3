// What a photo of 640 x 480 pixels costs on its way through the face path: photos per second with two
// workers, and each stage's share of the processor time of one. The photos are the fictional people of
// fixtures/faces on a plain wall.
//
//   bench_face [PHOTOS]      photos in the run with two workers, default 200
#include "verify/face/decode.hpp"
#include "verify/face/detect.hpp"
#include "verify/face/embed.hpp"
#include "verify/face/engine.hpp"
#include "verify/face/landmarks.hpp"
#include "verify/face/manifest.hpp"
#include "verify/face/presentation_attack/detector.hpp"
#include "verify/face/print.hpp"
#include "verify/face/quality/measure.hpp"

#include <array>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <fmt/format.h>
#include <opencv2/imgcodecs.hpp>

namespace {

using namespace benefit;
namespace fs = std::filesystem;

const fs::path source = BENEFIT_SOURCE_DIR;
constexpr int people = 12;
constexpr unsigned workers = 2;

Bytes read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

/// The photo (384 x 480) in the middle of 640 x 480.
Bytes widened(const Bytes& photo) {
  const cv::Mat narrow = cv::imdecode(photo, cv::IMREAD_COLOR);
  const int margin = (640 - narrow.cols) / 2;
  cv::Mat wide;
  cv::copyMakeBorder(narrow, wide, 0, 0, margin, margin, cv::BORDER_REPLICATE);
  Bytes file;
  cv::imencode(".jpg", wide, file, {cv::IMWRITE_JPEG_QUALITY, 90});
  return file;
}

std::vector<Bytes> load_photos() {
  std::vector<Bytes> photos;
  for (int person = 0; person < people; ++person)
    photos.push_back(widened(read_file(source / fmt::format("fixtures/faces/p{:03}_0.jpg", person))));
  return photos;
}

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// Photos per second through `workers` engines.
double throughput(const std::shared_ptr<const face::Models>& models, const std::vector<Bytes>& photos,
                  int count) {
  std::vector<std::unique_ptr<face::Engine>> engines;
  for (unsigned i = 0; i < workers; ++i) engines.push_back(std::make_unique<face::Engine>(models));
  std::atomic<int> next = 0;
  const auto start = std::chrono::steady_clock::now();
  {
    std::vector<std::jthread> threads;
    for (const auto& engine : engines)
      threads.emplace_back([&photos, &next, &engine, count] {
        for (int i = next++; i < count; i = next++)
          engine->measure(photos[static_cast<std::size_t>(i) % photos.size()]);
      });
  }
  return count / seconds_since(start);
}

/// Processor time of the calling thread, which other programs on the machine do not lengthen.
double thread_milliseconds() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

struct Stage {
  std::string name;
  double milliseconds = 0;
};

/// Adds the processor time of `work` to the stage.
template <class Work>
auto timed(Stage& stage, Work work) {
  const double start = thread_milliseconds();
  auto result = work();
  stage.milliseconds += thread_milliseconds() - start;
  return result;
}

void print_shares(const face::Models& models, const std::vector<Bytes>& photos) {
  face::Detector detector;
  const auto embedders = models.make_embedders();
  std::vector<Stage> stages = {{"decode"}, {"detect"}, {"landmarks"}};
  for (const face::ModelFile& network : models.manifest().networks())
    stages.push_back({"embed: " + network.network + ", with mirror"});
  for (const char* stage : {"quality", "presentation attack", "print"}) stages.push_back({stage});
  const std::size_t rest = 3 + embedders.size();
  face::AttackDetector attacks = models.make_attack_detector();
  constexpr int rounds = 5;
  for (int round = 0; round < rounds; ++round)
    for (const Bytes& file : photos) {
      const auto photo = timed(stages[0], [&] { return face::decode(file); });
      const auto subject = timed(stages[1], [&] { return detector.find_subject(photo->bgr); });
      if (!subject) continue;
      const face::Photo upright{subject->upright, photo->width, photo->height, photo->jpeg_quality};
      const auto points =
          timed(stages[2], [&] { return models.landmarks().find(subject->upright, subject->box); });
      for (std::size_t i = 0; i < embedders.size(); ++i)
        timed(stages[3 + i], [&] { return embedders[i]->embed(subject->upright, points); });
      timed(stages[rest],
            [&] { return face::measure_quality(upright, subject->boxes, subject->box, points); });
      timed(stages[rest + 1], [&] { return attacks.look(subject->upright, subject->box, points); });
      timed(stages[rest + 2], [&] { return face::make_print(subject->upright, points); });
    }
  double sum = 0;
  for (const Stage& stage : stages) sum += stage.milliseconds;
  const double count = rounds * static_cast<double>(photos.size());
  fmt::print("{:<26}{:>10}{:>9}\n", "stage", "ms/photo", "share");
  for (const Stage& stage : stages)
    fmt::print("{:<26}{:>10.2f}{:>8.1f}%\n", stage.name, stage.milliseconds / count,
               100 * stage.milliseconds / sum);
  fmt::print("{:<26}{:>10.2f}   (processor time of one worker)\n", "all", sum / count);
}

}  // namespace

int main(int argc, char** argv) try {
  const int count = argc > 1 ? std::atoi(argv[1]) : 200;
  const auto start = std::chrono::steady_clock::now();
  const auto models = face::Models::load(source / "models/files");
  fmt::print("models checked and loaded in {:.2f} s; detector built for {}\n", seconds_since(start),
             face::detector_kernel());
  const std::vector<Bytes> photos = load_photos();
  fmt::print("whole path, 640 x 480, {} workers: {:.1f} photos/s\n", workers,
             throughput(models, photos, count));
  print_shares(*models, photos);
  return 0;
} catch (const std::exception& failure) {
  fmt::print(stderr, "bench_face: {}\n", failure.what());
  return 1;
}
