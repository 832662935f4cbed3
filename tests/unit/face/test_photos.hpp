// Photos for the tests of the face path: fictional people, and the awkward files of the fuzzing corpus.
#pragma once

#include "verify/face/engine.hpp"
#include "verify/types/photo.hpp"

#include <array>
#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <string>

#include <opencv2/imgcodecs.hpp>

namespace benefit::test {

inline const std::filesystem::path source_dir = BENEFIT_SOURCE_DIR;
inline const std::filesystem::path models_dir = source_dir / "models/files";

inline Bytes read_bytes(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("a file of the source tree is missing: " + path.string());
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

/// "p000_0": person 0, capture 0 (frontal and calm).
inline Bytes person(const std::string& name) {
  return read_bytes(source_dir / "fixtures/faces" / (name + ".jpg"));
}

/// A file of tests/fuzz/corpus/decode.
inline Bytes awkward(const std::string& name) {
  return read_bytes(source_dir / "tests/fuzz/corpus/decode" / name);
}

inline cv::Mat pixels(const Bytes& photo) { return cv::imdecode(photo, cv::IMREAD_COLOR); }

inline Bytes as_jpeg(const cv::Mat& bgr, int quality = 95) {
  Bytes file;
  cv::imencode(".jpg", bgr, file, {cv::IMWRITE_JPEG_QUALITY, quality});
  return file;
}

/// The JPEG with an EXIF segment that says how it is to be turned (TIFF tag 0x0112, 1 .. 8).
inline Bytes with_orientation(const Bytes& jpeg, std::uint8_t orientation) {
  const std::array<std::uint8_t, 36> segment = {
      0xFF, 0xE1,        0, 34, 'E', 'x', 'i', 'f', 0, 0,  // APP1, its length, its name
      'M',  'M',         0, 42, 0,   0,   0,   8,          // big-endian TIFF, first directory at 8
      0,    1,           1, 18, 0,   3,   0,   0,   0, 1,
      0,    orientation,                  // one entry: orientation, one 16-bit number
      0,    0,           0, 0,  0,   0};  // its padding, no further directory
  Bytes turned = jpeg;
  turned.insert(turned.begin() + 2, segment.begin(), segment.end());  // behind the start of the image
  return turned;
}

/// The networks, loaded once for all tests of the program. They come from models/fetch.sh, which tests/run.sh
/// calls.
inline std::shared_ptr<const face::Models> models() {
  static const auto loaded = face::Models::load(models_dir);
  return loaded;
}

inline face::Engine& engine() {
  static face::Engine one(models());
  return one;
}

}  // namespace benefit::test
