#include "verify/store/sqlite/photo_values.hpp"

#include "verify/types/error.hpp"

#include <algorithm>
#include <bit>

namespace benefit::store {
namespace {

static_assert(std::endian::native == std::endian::little, "templates are kept as the machine holds them");

/// Puts values one after the other into bytes that are long enough.
class Putter {
 public:
  explicit Putter(std::span<std::uint8_t> bytes) : rest_(bytes) {}

  void put(const void* data, std::size_t size) {
    std::copy_n(static_cast<const std::uint8_t*>(data), size, rest_.begin());
    rest_ = rest_.subspan(size);
  }
  void put_count(std::size_t count) {
    const auto number = static_cast<std::uint32_t>(count);
    put(&number, sizeof number);
  }

 private:
  std::span<std::uint8_t> rest_;
};

/// Takes values off the front of the bytes; says no instead of reading past their end.
class Taker {
 public:
  explicit Taker(std::span<const std::uint8_t> bytes) : rest_(bytes) {}

  bool take(void* into, std::size_t size) {
    if (rest_.size() < size) return false;
    std::copy_n(rest_.begin(), size, static_cast<std::uint8_t*>(into));
    rest_ = rest_.subspan(size);
    return true;
  }
  /// The number of elements that follow, each of `element` bytes.
  bool take_count(std::uint32_t& count, std::size_t element) {
    return take(&count, sizeof count) && count <= rest_.size() / element;
  }
  bool at_end() const { return rest_.empty(); }

 private:
  std::span<const std::uint8_t> rest_;
};

}  // namespace

std::optional<std::string_view> stored_name(std::optional<NotAssessable> reason) {
  if (!reason) return std::nullopt;
  return to_string(*reason);
}

std::optional<NotAssessable> read_not_assessable(Columns& columns) {
  const std::optional<std::string> name = columns.optional<std::string>(&Columns::text);
  if (!name) return std::nullopt;
  const std::optional<NotAssessable> reason = parse_not_assessable(*name);
  if (!reason)
    throw Failure{
        Error{ErrorCode::corrupt, "the store holds an unknown reason why a photo is not assessable", {}, {}}};
  return reason;
}

Bytes to_bytes(const FaceTemplate& face) {
  std::size_t size = 2 * sizeof(std::uint32_t) + face.model_set.size();
  for (const std::vector<float>& feature : face.features)
    size += sizeof(std::uint32_t) + feature.size() * sizeof(float);
  Bytes bytes(size);
  Putter putter{bytes};
  putter.put_count(face.model_set.size());
  putter.put(face.model_set.data(), face.model_set.size());
  putter.put_count(face.features.size());
  for (const std::vector<float>& feature : face.features) {
    putter.put_count(feature.size());
    putter.put(feature.data(), feature.size() * sizeof(float));
  }
  return bytes;
}

std::optional<FaceTemplate> face_template_from(std::span<const std::uint8_t> bytes) {
  Taker taker{bytes};
  FaceTemplate face;
  std::uint32_t count = 0;
  if (!taker.take_count(count, 1)) return std::nullopt;
  face.model_set.resize(count);
  taker.take(face.model_set.data(), count);
  std::uint32_t features = 0;
  if (!taker.take_count(features, sizeof count)) return std::nullopt;
  for (; features > 0; --features) {
    if (!taker.take_count(count, sizeof(float))) return std::nullopt;
    std::vector<float>& feature = face.features.emplace_back(count);
    taker.take(feature.data(), count * sizeof(float));
  }
  if (!taker.at_end()) return std::nullopt;
  return face;
}

Bytes code_bytes(const PhotoPrint& print) {
  Bytes bytes(1 + sizeof print.code);
  Putter putter{bytes};
  putter.put(&print.frame, sizeof print.frame);
  putter.put(print.code.data(), sizeof print.code);
  return bytes;
}

std::optional<PhotoPrint> print_from(std::span<const std::uint8_t> code) {
  Taker taker{code};
  PhotoPrint print;
  if (!taker.take(&print.frame, sizeof print.frame) || !taker.take(print.code.data(), sizeof print.code) ||
      !taker.at_end())
    return std::nullopt;
  if (print.frame != PrintFrame::face && print.frame != PrintFrame::whole) return std::nullopt;
  return print;
}

CaptureRecord read_capture(Columns& columns) {
  CaptureRecord capture;
  if (const auto seconds = columns.optional(&Columns::integer))
    capture.taken_at = std::chrono::local_seconds{std::chrono::seconds{*seconds}};
  if (const auto minutes = columns.optional(&Columns::integer))
    capture.utc_offset = std::chrono::minutes{*minutes};
  capture.camera = columns.optional<std::string>(&Columns::text).value_or("");
  capture.latitude = columns.optional(&Columns::real);
  capture.longitude = columns.optional(&Columns::real);
  return capture;
}

}  // namespace benefit::store
