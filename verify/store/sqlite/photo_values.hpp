// Values of verify/types/photo.hpp in the database.
#pragma once

#include "verify/store/sqlite/statement.hpp"
#include "verify/types/photo.hpp"

#include <optional>
#include <span>
#include <string_view>

namespace benefit::store {

/// By its name; nullopt for NULL.
std::optional<std::string_view> stored_name(std::optional<NotAssessable> reason);
/// Throws Failure(corrupt) for a name that this version does not know.
std::optional<NotAssessable> read_not_assessable(Columns& columns);

/// A template as bytes, to be sealed: the length of model_set (32 bits) and its bytes, the number of features
/// (32 bits), and of each the number of floats (32 bits) and the floats; all little-endian.
Bytes to_bytes(const FaceTemplate& face);
/// nullopt when the bytes were not made by to_bytes.
std::optional<FaceTemplate> face_template_from(std::span<const std::uint8_t> bytes);

/// A print's frame and code, to be sealed: 1 + 32 bytes. Its picture is sealed as it is.
Bytes code_bytes(const PhotoPrint& print);
/// Without the picture. nullopt when the bytes were not made by code_bytes.
std::optional<PhotoPrint> print_from(std::span<const std::uint8_t> code);

/// Of a row of photo_captures, or of NULLs where there is none: taken_at, utc_offset, camera, latitude,
/// longitude.
CaptureRecord read_capture(Columns& columns);

}  // namespace benefit::store
