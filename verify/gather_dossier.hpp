// A case's file, read from the ports at that moment.
#pragma once

#include "verify/pipeline.hpp"
#include "verify/report/dossier.hpp"
#include "verify/report/language.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>

namespace benefit::pipeline {

/// A photo's file as pixels, made where hostile bytes are opened. Errors: bad_image (`where` is a word of
/// NotAssessable), unavailable.
using MakePicture = std::function<Expected<report::Rgb>(std::span<const std::uint8_t> photo)>;

/// Of a case's papers so much goes into the PDF; of what comes beyond, the hash has to do. One reply carries
/// the whole in base64.
inline constexpr std::size_t most_embedded_bytes = std::size_t{32} << 20U;

/// The whole of it: withdrawn findings too. Papers and photos are read and their hashes computed anew, so
/// that a hash on the paper is one of bytes that were there. `language` is that of dates within it. A photo
/// that cannot be opened is told of and costs nothing else. Error: corrupt (a paper or a photo is not the one
/// that was put in).
Expected<report::Dossier> gather_dossier(const Ports& ports, const Case& one, const MakePicture& make_picture,
                                         report::Language language);

}  // namespace benefit::pipeline
