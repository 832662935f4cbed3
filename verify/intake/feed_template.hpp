// Two example rows of a feed under its header: what `feed template` prints for a supplier to fill in.
#pragma once

#include "verify/intake/catalogue.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace benefit::intake {

enum class HeaderNames : std::uint8_t {
  english,  ///< "id_number"
  chinese,  ///< 公民身份号码
};

/// Cells in the order of the feed's columns. An import takes both rows, under either header.
struct Template {
  std::vector<std::string> header;
  std::array<std::vector<std::string>, 2> rows;
};

/// The catalogue's examples: the first row fills every column, the second those that such a row needs.
Template template_of(const FeedInfo& feed, HeaderNames names);

}  // namespace benefit::intake
