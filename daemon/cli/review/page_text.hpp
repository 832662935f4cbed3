// Texts as bodies of pages of the review screen.
#pragma once

#include "daemon/cli/picture.hpp"
#include "daemon/cli/review/review_terminal.hpp"

#include <string>
#include <vector>

namespace benefit::cli {

/// Line by line, for a page that was laid out already.
PageBody as_it_is(const std::string& text);
/// Broken to fit.
PageBody prose(const std::string& text);

/// Pictures beside each other, in so many colours; none where that is too few (draw_grid).
Lines picture_lines(const std::vector<Captioned>& pictures, std::size_t columns, int rows, int colours);

}  // namespace benefit::cli
