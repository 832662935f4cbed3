// Why a stage of the face path stopped: the reason that is stored, and what an operator reads beside it.
#pragma once

#include "verify/types/photo.hpp"

#include <string>

#include <tl/expected.hpp>

namespace benefit::face {

/// Evidence of nothing: another photo or another technique is asked for (F5).
struct Refusal {
  NotAssessable reason;
  std::string detail;  ///< English, no personal data: "a GIF image; JPEG and PNG are accepted"
};

template <class T>
using OrRefusal = tl::expected<T, Refusal>;

inline tl::unexpected<Refusal> refuse(NotAssessable reason, std::string detail) {
  return tl::unexpected(Refusal{reason, std::move(detail)});
}

}  // namespace benefit::face
