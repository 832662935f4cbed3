// Makes altered copies of photos, to measure with: simulated presentation attacks and spoilt photos.
//
//   make_altered_photos KIND FROM TO PHOTO...
//
// KIND: print, screen, or blurred, dark, bright, small, covered, glasses, cut, upside_down followed by an
// amount from 0 to 1 ("blurred:0.5"). Reads FROM/PHOTO, writes TO/PHOTO as JPEG of quality 85, making
// folders. What OpenCV cannot read is passed over.
#include "tests/support/altered_photos.hpp"

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>

#include <opencv2/imgcodecs.hpp>

int main(int argc, char** argv) {
  using namespace benefit::test;
  if (argc < 4) {
    std::fprintf(stderr, "make_altered_photos KIND FROM TO PHOTO...\n");
    return 2;
  }
  const std::string kind = argv[1];
  const std::filesystem::path from = argv[2];
  const std::filesystem::path to = argv[3];
  const std::size_t colon = kind.find(':');
  const double amount = colon == std::string::npos ? 0.5 : std::atof(kind.c_str() + colon + 1);
  for (int i = 4; i < argc; ++i) {
    const cv::Mat photo = cv::imread(from / argv[i], cv::IMREAD_COLOR);
    if (photo.empty()) continue;
    const auto seed = static_cast<std::uint32_t>(i);
    const cv::Mat altered = kind == "print"    ? altered::print(photo, seed)
                            : kind == "screen" ? altered::screen(photo, seed)
                                               : altered::spoil(photo, kind.substr(0, colon), amount, seed);
    std::filesystem::create_directories((to / argv[i]).parent_path());
    cv::imwrite(to / argv[i], altered, {cv::IMWRITE_JPEG_QUALITY, 85});
  }
  return 0;
}
