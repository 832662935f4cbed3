#include "verify/intake/encoding.hpp"

#include "verify/identity/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include <unicode/ucnv.h>
#include <unicode/ustring.h>
#include <unicode/utf8.h>

namespace benefit::intake {
namespace {

const std::uint8_t* unsigned_bytes(std::string_view text) {
  return reinterpret_cast<const std::uint8_t*>(text.data());
}

/// How a sample looks when it is read as one encoding.
struct Look {
  std::int64_t characters = 0;  ///< of two bytes or more
  std::int64_t broken = 0;      ///< bytes that are no character
};

/// Only characters of three and four bytes are counted: every Chinese one is, and pairs of GB18030 bytes
/// often look like one of two.
Look as_utf8(std::string_view sample) {
  Look look;
  const std::uint8_t* const bytes = unsigned_bytes(sample);
  const auto length = static_cast<std::int32_t>(sample.size());
  for (std::int32_t i = 0; i < length;) {
    if (bytes[i] < 0x80) {
      ++i;
      continue;
    }
    const std::int32_t begin = i;
    UChar32 c = 0;
    U8_NEXT(bytes, i, length, c);
    if (c >= 0x800) ++look.characters;
    if (c < 0 && i < length) look.broken += i - begin;
  }
  return look;
}

/// GB18030-2005, 4.1: the second byte of a pair, and the four bytes of the others.
Look as_gb18030(std::string_view sample) {
  Look look;
  const std::uint8_t* const bytes = unsigned_bytes(sample);
  const std::size_t length = sample.size();
  const auto in = [&](std::size_t at, unsigned first, unsigned last) {
    return at < length && first <= bytes[at] && bytes[at] <= last;
  };
  for (std::size_t i = 0; i < length;) {
    if (bytes[i] < 0x80) {
      ++i;
    } else if (i + 1 == length) {
      return look;  // cut at the end of the sample
    } else if (in(i, 0x81, 0xFE) && (in(i + 1, 0x40, 0x7E) || in(i + 1, 0x80, 0xFE))) {
      ++look.characters;
      i += 2;
    } else if (in(i, 0x81, 0xFE) && in(i + 1, 0x30, 0x39) && in(i + 2, 0x81, 0xFE) && in(i + 3, 0x30, 0x39)) {
      ++look.characters;
      i += 4;
    } else {
      ++look.broken;
      ++i;
    }
  }
  return look;
}

void mend_utf8(std::string_view text, std::string& mended) {
  mended.clear();
  for (std::size_t at = 0; at < text.size();) {
    const auto [code_point, bytes] = identity::next_character(text, at);
    at += bytes.size();
    mended += code_point < 0 ? std::string_view("\uFFFD") : bytes;
  }
}

}  // namespace

std::optional<ByteOrderMark> find_byte_order_mark(std::string_view beginning) {
  constexpr std::string_view utf8 = "\xEF\xBB\xBF", gb18030 = "\x84\x31\x95\x33";
  if (beginning.starts_with(utf8)) return ByteOrderMark{Encoding::utf8, utf8.size()};
  if (beginning.starts_with(gb18030)) return ByteOrderMark{Encoding::gb18030, gb18030.size()};
  return std::nullopt;
}

Encoding recognise_encoding(std::string_view sample) {
  const Look utf8 = as_utf8(sample);
  if (utf8.characters > utf8.broken) return Encoding::utf8;
  const Look gb18030 = as_gb18030(sample);
  return gb18030.characters > gb18030.broken ? Encoding::gb18030 : Encoding::utf8;
}

bool is_ascii(std::string_view bytes) {
  unsigned char all = 0;
  for (const char c : bytes) all = static_cast<unsigned char>(all | static_cast<unsigned char>(c));
  return all < 0x80;
}

/// An ICU converter, reused: opening one costs more than a row.
struct TextDecoder::Converter {
  Converter() {
    UErrorCode status = U_ZERO_ERROR;
    machine = ucnv_open("gb18030", &status);
    if (U_FAILURE(status)) throw Failure({ErrorCode::unavailable, "ICU has no GB18030", "", ""});
  }
  ~Converter() { ucnv_close(machine); }
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;

  /// Fills `utf16`; gives back its length. False in `whole` when `on_broken` was called.
  std::int32_t to_utf16(std::string_view bytes, UConverterToUCallback on_broken, bool& whole) {
    // No character takes more UTF-16 units than bytes, nor more than one unit for each broken byte.
    utf16.resize(std::max(utf16.size(), bytes.size() + 1));
    UErrorCode status = U_ZERO_ERROR;
    ucnv_setToUCallBack(machine, on_broken, nullptr, nullptr, nullptr, &status);
    const std::int32_t units = ucnv_toUChars(machine, utf16.data(), static_cast<std::int32_t>(utf16.size()),
                                             bytes.data(), static_cast<std::int32_t>(bytes.size()), &status);
    whole = U_SUCCESS(status);
    return units;
  }

  UConverter* machine = nullptr;
  std::vector<UChar> utf16;
};

TextDecoder::TextDecoder(Encoding encoding)
    : encoding_(encoding),
      converter_(encoding == Encoding::gb18030 ? std::make_unique<Converter>() : nullptr) {}
TextDecoder::~TextDecoder() = default;
TextDecoder::TextDecoder(TextDecoder&&) noexcept = default;
TextDecoder& TextDecoder::operator=(TextDecoder&&) noexcept = default;

Decoded TextDecoder::decode(std::string_view bytes, std::string& buffer) const {
  if (converter_ == nullptr) {
    if (identity::is_utf8(bytes)) return {bytes, false};
    mend_utf8(bytes, buffer);
    return {buffer, true};
  }
  bool whole = true, ignored = true;
  std::int32_t units = converter_->to_utf16(bytes, UCNV_TO_U_CALLBACK_STOP, whole);
  if (!whole) units = converter_->to_utf16(bytes, UCNV_TO_U_CALLBACK_SUBSTITUTE, ignored);
  UErrorCode status = U_ZERO_ERROR;
  std::int32_t written = 0;
  buffer.resize(3 * static_cast<std::size_t>(units));
  u_strToUTF8WithSub(buffer.data(), static_cast<std::int32_t>(buffer.size()), &written,
                     converter_->utf16.data(), units, 0xFFFD, nullptr, &status);
  buffer.resize(static_cast<std::size_t>(written));
  return {buffer, !whole};
}

std::optional<std::size_t> decode_cells(const TextDecoder& decoder, std::vector<std::string_view>& cells,
                                        std::vector<std::string>& buffers) {
  if (buffers.size() < cells.size()) buffers.resize(cells.size());
  std::optional<std::size_t> first_broken;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (is_ascii(cells[i])) continue;
    const Decoded cell = decoder.decode(cells[i], buffers[i]);
    cells[i] = cell.text;
    if (cell.broken && !first_broken) first_broken = i;
  }
  return first_broken;
}

}  // namespace benefit::intake
