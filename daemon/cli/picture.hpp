// Photos drawn in the terminal (libchafa): as characters, or as real pixels where the terminal can.
#pragma once

#include "daemon/cli/terminal.hpp"
#include "verify/types/error.hpp"

#include <cstdint>
#include <string>
#include <vector>

#include <boost/json/object.hpp>

namespace benefit::cli {

/// Rows from the top, three bytes a pixel: red, green, blue.
struct Picture {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> rgb{};
};

/// The reply of the thumbnail path: {"width","height","rgb": base64}. bad_image when the pixels do not fit
/// the sides.
Expected<Picture> picture_from_json(const boost::json::object& reply);

struct Captioned {
  Picture picture;
  std::string caption;
};

/// The pictures in one row, each over its caption, as wide and high as the terminal allows. At least one
/// picture, at most as many as fit (pictures_that_fit). Ends with a line break.
std::string draw_row(const std::vector<Captioned>& pictures, const Terminal& terminal);

/// A character of a drawn picture, in colours of the terminal's palette: 0-255; -1: its own.
struct PictureCell {
  std::string character;
  int foreground = -1;
  int background = -1;

  friend bool operator==(const PictureCell&, const PictureCell&) = default;
};
/// Row by row.
using PictureGrid = std::vector<std::vector<PictureCell>>;

/// The pictures beside each other in characters, to stand within a page: at most `columns` x `rows`, in so
/// many `colours`; without any (fewer than 8) nothing, for a face in black and white is nobody's.
PictureGrid draw_grid(const std::vector<Captioned>& pictures, int columns, int rows, int colours);

/// How many pictures stand in a row without becoming too small to tell faces apart; at least 1.
std::size_t pictures_that_fit(const Terminal& terminal);

}  // namespace benefit::cli
