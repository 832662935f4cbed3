// Compression (ISO/IEC 29794-5: compression artefacts), read from the file's own table and not guessed from
// pixels.
#pragma once

#include <array>
#include <cstdint>

namespace benefit::face {

/// In the file's zigzag order or any other, as long as both are in the same: ISO/IEC 10918-1, table K.1 is
/// kept in natural order.
using QuantisationTable = std::array<std::uint16_t, 64>;

/// Formula: the table's sum by that of the standard's luminance table (K.1) gives the factor s with which the
/// IJG's software scales it; quality = 50 / s when s is above 1, else 100 - 50 s (entries end at 255, so that
/// below 20 it reads some points high). Range: 1 .. 100; more is better. Of a photo that was compressed twice
/// only the last time is seen; a PNG counts as 100.
int jpeg_quality(const QuantisationTable& luminance);

}  // namespace benefit::face
