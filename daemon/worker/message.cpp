#include "daemon/worker/message.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <string>
#include <type_traits>

namespace benefit::worker {
namespace {

class Writer {
 public:
  template <class T>
  void number(T value) {
    static_assert(std::is_trivially_copyable_v<T>);
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(&value);
    bytes_.insert(bytes_.end(), bytes, bytes + sizeof value);
  }
  void raw(std::span<const std::uint8_t> bytes) { bytes_.insert(bytes_.end(), bytes.begin(), bytes.end()); }
  void text(std::string_view value) {
    number(static_cast<std::uint32_t>(value.size()));
    bytes_.insert(bytes_.end(), value.begin(), value.end());
  }
  void floats(std::span<const float> values) {
    number(static_cast<std::uint32_t>(values.size()));
    for (const float value : values) number(value);
  }
  Bytes take() { return std::move(bytes_); }

 private:
  Bytes bytes_;
};

/// Reads what Writer wrote. After the first thing that is not there, everything comes back empty and `whole`
/// is false.
class Reader {
 public:
  explicit Reader(std::span<const std::uint8_t> bytes) : rest_(bytes) {}

  template <class T>
  T number() {
    T value{};
    if (const auto bytes = raw(sizeof value); !bytes.empty()) std::memcpy(&value, bytes.data(), sizeof value);
    return value;
  }
  std::string text() {
    const auto bytes = raw(number<std::uint32_t>());
    return {bytes.begin(), bytes.end()};
  }
  std::vector<float> floats() {
    const std::size_t count = number<std::uint32_t>();
    const auto bytes = raw(count * sizeof(float));
    std::vector<float> values(bytes.size() / sizeof(float));
    if (!values.empty()) std::memcpy(values.data(), bytes.data(), bytes.size());
    return values;
  }
  std::span<const std::uint8_t> raw(std::size_t size) {
    if (size > rest_.size()) ok_ = false;
    if (!ok_) return {};
    const auto bytes = rest_.first(size);
    rest_ = rest_.subspan(size);
    return bytes;
  }
  std::span<const std::uint8_t> rest() { return raw(rest_.size()); }
  void require(bool condition) { ok_ = ok_ && condition; }
  bool good() const { return ok_; }
  /// Everything was there, and nothing is left over.
  bool whole() const { return ok_ && rest_.empty(); }

 private:
  std::span<const std::uint8_t> rest_;
  bool ok_ = true;
};

void write_reason(Writer& writer, std::optional<NotAssessable> reason) {
  writer.text(reason ? to_string(*reason) : std::string_view{});
}

// A worker that a hostile photo has taken over can say anything: what would break a comparison or the store
// later is no answer.

constexpr std::size_t most_features = 16;
constexpr std::size_t longest_feature = 4096;
constexpr std::size_t longest_detail = 1000;
constexpr std::size_t longest_camera = 80;
constexpr std::size_t print_pixels = static_cast<std::size_t>(PhotoPrint::side) * PhotoPrint::side;

/// A vector of length 1: in others a cosine would be none, and a number that is none would spread.
bool is_direction(std::span<const float> values) {
  double square = 0;
  for (const float value : values) square += static_cast<double>(value) * value;
  return values.size() <= longest_feature && std::abs(square - 1) < 1e-3;  // false for NaN
}

bool is_printable_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; });
}

/// What is shown to people or kept: short, and nothing in it that a terminal obeys.
std::string read_plain_text(Reader& reader, std::size_t longest) {
  std::string text = reader.text();
  reader.require(text.size() <= longest && is_printable_ascii(text));
  return text;
}

std::optional<NotAssessable> read_reason(Reader& reader) {
  const std::string name = reader.text();
  const auto reason = parse_not_assessable(name);
  reader.require(name.empty() || reason.has_value());
  return reason;
}

void write_print(Writer& writer, const std::optional<PhotoPrint>& print) {
  writer.number(static_cast<std::uint8_t>(print.has_value()));
  if (!print) return;
  writer.number(static_cast<std::uint8_t>(print->frame));
  for (const std::uint64_t part : print->code) writer.number(part);
  writer.number(static_cast<std::uint32_t>(print->picture.size()));
  writer.raw(print->picture);
}

std::optional<PhotoPrint> read_print(Reader& reader) {
  if (reader.number<std::uint8_t>() == 0) return std::nullopt;
  PhotoPrint print;
  print.frame = static_cast<PrintFrame>(reader.number<std::uint8_t>());
  reader.require(print.frame == PrintFrame::face || print.frame == PrintFrame::whole);
  for (std::uint64_t& part : print.code) part = reader.number<std::uint64_t>();
  const auto pixels = reader.raw(reader.number<std::uint32_t>());
  reader.require(pixels.size() == print_pixels);
  print.picture.assign(pixels.begin(), pixels.end());
  return print;
}

template <class T>
void write_optional(Writer& writer, const std::optional<T>& value) {
  writer.number(static_cast<std::uint8_t>(value.has_value()));
  if (value) writer.number(*value);
}

template <class T>
std::optional<T> read_optional(Reader& reader) {
  if (reader.number<std::uint8_t>() == 0) return std::nullopt;
  return reader.number<T>();
}

void write_capture(Writer& writer, const CaptureRecord& capture) {
  write_optional(writer, capture.taken_at);
  write_optional(writer, capture.utc_offset);
  writer.text(capture.camera);
  write_optional(writer, capture.latitude);
  write_optional(writer, capture.longitude);
}

bool lies_within(const std::optional<double>& value, double most) {
  return !value || std::abs(*value) <= most;
}

CaptureRecord read_capture(Reader& reader) {
  CaptureRecord capture;
  capture.taken_at = read_optional<std::chrono::local_seconds>(reader);
  capture.utc_offset = read_optional<std::chrono::minutes>(reader);
  capture.camera = reader.text();
  capture.latitude = read_optional<double>(reader);
  capture.longitude = read_optional<double>(reader);
  constexpr std::chrono::local_days earliest{std::chrono::year{1900} / 1 / 1};
  constexpr std::chrono::local_days latest{std::chrono::year{10'000} / 1 / 1};
  reader.require(!capture.taken_at || (earliest <= *capture.taken_at && *capture.taken_at < latest));
  reader.require(!capture.utc_offset || std::chrono::abs(*capture.utc_offset) < std::chrono::hours{24});
  reader.require(capture.camera.size() <= longest_camera && is_printable_ascii(capture.camera));
  reader.require(lies_within(capture.latitude, 90) && lies_within(capture.longitude, 180));
  reader.require(capture.latitude.has_value() == capture.longitude.has_value());
  return capture;
}

void write_quality(Writer& writer, const std::optional<PhotoQuality>& quality) {
  writer.number(static_cast<std::uint8_t>(quality.has_value()));
  if (!quality) return;
  for (const double native : quality->native) writer.number(native);
}

double read_finite(Reader& reader) {
  const auto value = reader.number<double>();
  reader.require(std::isfinite(value));
  return value;
}

std::optional<PhotoQuality> read_quality(Reader& reader) {
  if (reader.number<std::uint8_t>() == 0) return std::nullopt;
  PhotoQuality quality;
  for (double& native : quality.native) native = read_finite(reader);
  return quality;
}

void write_attack(Writer& writer, const std::optional<PresentationAttack>& attack) {
  writer.number(static_cast<std::uint8_t>(attack.has_value()));
  if (!attack) return;
  for (const double sign : {attack->network, attack->moire, attack->edges, attack->chroma, attack->score})
    writer.number(sign);
  writer.number(static_cast<std::uint8_t>(attack->suspected));
}

std::optional<PresentationAttack> read_attack(Reader& reader) {
  if (reader.number<std::uint8_t>() == 0) return std::nullopt;
  PresentationAttack attack;
  for (double* sign : {&attack.network, &attack.moire, &attack.edges, &attack.chroma, &attack.score})
    *sign = read_finite(reader);
  attack.suspected = reader.number<std::uint8_t>() != 0;
  return attack;
}

}  // namespace

Bytes encode(const FaceMeasurement& measured) {
  Writer writer;
  for (const int value : {measured.width, measured.height, measured.faces, measured.box.left,
                          measured.box.top, measured.box.width, measured.box.height})
    writer.number(static_cast<std::int32_t>(value));
  write_reason(writer, measured.not_assessable);
  writer.text(measured.detail);
  writer.number(static_cast<std::uint8_t>(measured.face.has_value()));
  if (measured.face) {
    writer.text(measured.face->model_set);
    writer.number(static_cast<std::uint32_t>(measured.face->features.size()));
    for (const std::vector<float>& feature : measured.face->features) writer.floats(feature);
  }
  write_print(writer, measured.print);
  write_capture(writer, measured.capture);
  write_quality(writer, measured.quality);
  write_attack(writer, measured.attack);
  return writer.take();
}

std::optional<FaceMeasurement> decode_measurement(std::span<const std::uint8_t> payload) {
  Reader reader(payload);
  FaceMeasurement measured;
  for (int* value : {&measured.width, &measured.height, &measured.faces, &measured.box.left,
                     &measured.box.top, &measured.box.width, &measured.box.height})
    *value = reader.number<std::int32_t>();
  measured.not_assessable = read_reason(reader);
  measured.detail = reader.text();
  reader.require(measured.detail.size() <= longest_detail && is_printable_ascii(measured.detail));
  if (reader.number<std::uint8_t>() != 0) {
    FaceTemplate face;
    face.model_set = reader.text();
    const auto features = reader.number<std::uint32_t>();
    reader.require(features >= 1 && features <= most_features);
    for (std::uint32_t i = 0; reader.good() && i < features; ++i) {
      face.features.push_back(reader.floats());
      reader.require(is_direction(face.features.back()));
    }
    measured.face = std::move(face);
  }
  measured.print = read_print(reader);
  measured.capture = read_capture(reader);
  measured.quality = read_quality(reader);
  measured.attack = read_attack(reader);
  // A photo is either assessed or not: nothing else may reach the store.
  reader.require(measured.face.has_value() != measured.not_assessable.has_value());
  if (!reader.whole()) return std::nullopt;
  return measured;
}

Bytes encode(const face::Thumbnail& picture) {
  Writer writer;
  writer.number(static_cast<std::int32_t>(picture.width));
  writer.number(static_cast<std::int32_t>(picture.height));
  writer.raw(picture.rgb);
  return writer.take();
}

std::optional<face::Thumbnail> decode_thumbnail(std::span<const std::uint8_t> payload) {
  Reader reader(payload);
  face::Thumbnail picture;
  picture.width = reader.number<std::int32_t>();
  picture.height = reader.number<std::int32_t>();
  const auto pixels = reader.rest();
  picture.rgb.assign(pixels.begin(), pixels.end());
  reader.require(picture.width > 0 && picture.height > 0 &&
                 static_cast<std::uint64_t>(picture.width) * static_cast<std::uint64_t>(picture.height) * 3 ==
                     pixels.size());
  if (!reader.whole()) return std::nullopt;
  return picture;
}

Bytes encode(const face::Refusal& refusal) {
  Writer writer;
  write_reason(writer, refusal.reason);
  writer.text(refusal.detail);
  return writer.take();
}

std::optional<face::Refusal> decode_refusal(std::span<const std::uint8_t> payload) {
  Reader reader(payload);
  const auto reason = read_reason(reader);
  reader.require(reason.has_value());
  std::string detail = read_plain_text(reader, longest_detail);
  if (!reader.whole()) return std::nullopt;
  return face::Refusal{*reason, std::move(detail)};
}

Bytes encode(const Error& error) {
  Writer writer;
  writer.number(static_cast<std::int32_t>(error.code));
  for (const std::string* text : {&error.what, &error.where, &error.hint}) writer.text(*text);
  return writer.take();
}

std::optional<Error> decode_error(std::span<const std::uint8_t> payload) {
  Reader reader(payload);
  const auto code = reader.number<std::int32_t>();
  reader.require(code >= 0 && code <= static_cast<std::int32_t>(ErrorCode::internal));
  Error error{static_cast<ErrorCode>(code), {}, {}, {}};
  for (std::string* text : {&error.what, &error.where, &error.hint})
    *text = read_plain_text(reader, longest_detail);
  if (!reader.whole()) return std::nullopt;
  return error;
}

Bytes encode_thumbnail_request(std::span<const std::uint8_t> photo, int max_width) {
  Writer writer;
  writer.number(static_cast<std::int32_t>(max_width));
  writer.raw(photo);
  return writer.take();
}

std::optional<ThumbnailRequest> decode_thumbnail_request(std::span<const std::uint8_t> payload) {
  Reader reader(payload);
  ThumbnailRequest request;
  request.max_width = reader.number<std::int32_t>();
  request.photo = reader.rest();
  reader.require(request.max_width > 0);
  if (!reader.whole()) return std::nullopt;
  return request;
}

}  // namespace benefit::worker
