// What it costs to recognise a reused photo: the print of a photo of 640 x 480 pixels, one comparison of two
// pictures, and the search among 5 million past photos. The photos are the fictional people of
// fixtures/faces; the codes of the past photos are made up, of two kinds: each bit by chance, and with bits
// that depend on each other as far as those of faces do (every photo is one of 20,000 codes with 30 % of its
// bits changed, so that pieces repeat).
#include "verify/face/align.hpp"
#include "verify/face/edits.hpp"
#include "verify/face/print.hpp"
#include "verify/face/print_code.hpp"
#include "verify/face/print_index.hpp"
#include "verify/face/same_picture.hpp"

#include <string>
#include <vector>

#include <benchmark/benchmark.h>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

namespace {

using namespace benefit;

constexpr std::size_t past_photos = 5'000'000;
const std::string photo_file = std::string(BENEFIT_SOURCE_DIR) + "/fixtures/faces/p000_0.jpg";

/// The photo (384 x 480) in the middle of 640 x 480.
cv::Mat wide_photo() {
  const cv::Mat narrow = cv::imread(photo_file, cv::IMREAD_COLOR);
  cv::Mat wide;
  const int margin = (640 - narrow.cols) / 2;
  cv::copyMakeBorder(narrow, wide, 0, 0, margin, margin, cv::BORDER_REPLICATE);
  return wide;
}

/// Eyes, nose and mouth about where they are on the photo; all other points do not matter to a print.
face::Landmarks about_there() {
  face::Landmarks points;
  points.fill({320, 250});
  for (const std::size_t i : {37U, 38U, 40U, 41U}) points[i] = {280, 210};
  for (const std::size_t i : {43U, 44U, 46U, 47U}) points[i] = {360, 210};
  for (const std::size_t i : {48U, 60U}) points[i] = {290, 310};
  for (const std::size_t i : {54U, 64U}) points[i] = {350, 310};
  return points;
}

void make_print(benchmark::State& state) {
  const cv::Mat photo = wide_photo();
  const face::Landmarks points = about_there();
  for (auto _ : state) benchmark::DoNotOptimize(face::make_print(photo, points));
}
BENCHMARK(make_print)->Unit(benchmark::kMillisecond);

void compare_copy(benchmark::State& state) {
  const cv::Mat photo = wide_photo();
  face::EditDice dice(1);
  const Bytes copy = face::edited(photo, {face::Edit::compress}, dice);
  const PhotoPrint one = face::make_print(photo, about_there());
  const PhotoPrint other = face::make_print(cv::imdecode(copy, cv::IMREAD_COLOR), about_there());
  for (auto _ : state)
    benchmark::DoNotOptimize(face::match_pictures(face::PreparedPicture(one), face::PreparedPicture(other)));
}
BENCHMARK(compare_copy)->Unit(benchmark::kMillisecond);

PrintCode any_code(face::EditDice& dice) { return {dice.next(), dice.next(), dice.next(), dice.next()}; }

PrintCode changed(PrintCode code, double share, face::EditDice& dice) {
  for (int bit = 0; bit < print_code_bits; ++bit)
    if (dice.between(0, 1) < share)
      code[static_cast<std::size_t>(bit) / 64] ^= std::uint64_t{1} << (bit % 64);
  return code;
}

/// Looks up copies with one bit in ten wrong, and tells how many were found.
void search(benchmark::State& state, bool dependent) {
  face::EditDice dice(7);
  std::vector<PrintCode> kinds;
  for (int i = 0; i < 20'000; ++i) kinds.push_back(any_code(dice));
  std::vector<face::PrintEntry> entries;
  entries.reserve(past_photos);
  for (std::size_t i = 0; i < past_photos; ++i)
    entries.push_back({static_cast<PhotoId>(i), PrintFrame::face,
                       dependent ? changed(kinds[dice.next() % kinds.size()], 0.3, dice) : any_code(dice)});
  face::PrintIndex index;
  index.add(entries);
  std::size_t searched = 0;
  std::size_t found = 0;
  for (auto _ : state) {
    state.PauseTiming();
    const face::PrintEntry& original = entries[dice.next() % entries.size()];
    // As for a photo: one code is near, and eight others, and nine of the mirror image, are looked up beside
    // it.
    std::vector<PrintCode> codes = {changed(original.code, 0.1, dice)};
    std::vector<PrintCode> mirrored = {any_code(dice)};
    for (int i = 0; i < 8; ++i)
      codes.push_back(changed(original.code, 0.3, dice)), mirrored.push_back(any_code(dice));
    state.ResumeTiming();
    for (const auto& candidate : index.search(PrintFrame::face, codes, mirrored))
      found += candidate.photo == original.photo ? 1 : 0;
    ++searched;
  }
  state.counters["found"] = static_cast<double>(found) / static_cast<double>(searched);
}
BENCHMARK_CAPTURE(search, chance, false)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(search, dependent, true)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
