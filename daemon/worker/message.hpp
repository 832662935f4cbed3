// What a worker and the service say to each other over their socket pair, as bytes. Both ends are the same
// program, so numbers go in the machine's own order; but a worker may have been taken over by a hostile
// photo, so whatever comes from it is checked like any other input.
#pragma once

#include "verify/face/thumbnail.hpp"
#include "verify/types/error.hpp"
#include "verify/types/photo.hpp"

#include <cstdint>
#include <optional>
#include <span>

namespace benefit::worker {

enum class MessageKind : std::uint8_t {
  ready = 1,  ///< worker: the networks are loaded; payload: the model set
  unusable,   ///< worker: they could not be; payload: an Error
  measure,    ///< service: payload: a photo
  measured,   ///< worker: payload: a FaceMeasurement
  thumbnail,  ///< service: payload: a width and a photo
  shown,      ///< worker: payload: a Thumbnail
  refused,    ///< worker: payload: a Refusal
};

struct Message {
  MessageKind kind = MessageKind::ready;
  Bytes payload;
};

/// A longer message is refused by either end. Photos are limited well below (verify/face).
inline constexpr std::size_t max_payload = std::size_t{64} << 20U;

Bytes encode(const FaceMeasurement& measured);
Bytes encode(const face::Thumbnail& picture);
Bytes encode(const face::Refusal& refusal);
Bytes encode(const Error& error);
Bytes encode_thumbnail_request(std::span<const std::uint8_t> photo, int max_width);

// nullopt: the bytes are not what encode() makes.
std::optional<FaceMeasurement> decode_measurement(std::span<const std::uint8_t> payload);
std::optional<face::Thumbnail> decode_thumbnail(std::span<const std::uint8_t> payload);
std::optional<face::Refusal> decode_refusal(std::span<const std::uint8_t> payload);
std::optional<Error> decode_error(std::span<const std::uint8_t> payload);

struct ThumbnailRequest {
  int max_width = 0;
  std::span<const std::uint8_t> photo;  ///< lives as long as the payload
};
std::optional<ThumbnailRequest> decode_thumbnail_request(std::span<const std::uint8_t> payload);

}  // namespace benefit::worker
