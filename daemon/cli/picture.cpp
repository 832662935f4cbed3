#include "daemon/cli/picture.hpp"

#include "daemon/api/base64.hpp"
#include "daemon/cli/cells.hpp"
#include "daemon/cli/display_width.hpp"
#include "verify/identity/safe_text.hpp"

#include <algorithm>
#include <memory>

#include <boost/json.hpp>
#include <chafa.h>

namespace benefit::cli {
namespace {

constexpr int smallest_columns = 28;  ///< of a face that can still be told apart
constexpr int largest_columns = 60;
constexpr int gap_columns = 2;

struct Release {
  void operator()(ChafaTermInfo* info) const { chafa_term_info_unref(info); }
  void operator()(ChafaSymbolMap* map) const { chafa_symbol_map_unref(map); }
  void operator()(ChafaCanvasConfig* config) const { chafa_canvas_config_unref(config); }
  void operator()(ChafaCanvas* canvas) const { chafa_canvas_unref(canvas); }
  void operator()(GString* text) const { g_string_free(text, TRUE); }
};
template <class T>
using Owned = std::unique_ptr<T, Release>;

/// What the terminal can show, as TERM, COLORTERM and their like tell.
Owned<ChafaTermInfo> terminal_info() {
  gchar** environment = g_get_environ();
  Owned<ChafaTermInfo> info(chafa_term_db_detect(chafa_term_db_get_default(), environment));
  g_strfreev(environment);
  return info;
}

ChafaPixelMode best_pixel_mode(const ChafaTermInfo* info) {
  if (chafa_term_info_have_seq(info, CHAFA_TERM_SEQ_BEGIN_KITTY_IMMEDIATE_IMAGE_V1))
    return CHAFA_PIXEL_MODE_KITTY;
  if (chafa_term_info_have_seq(info, CHAFA_TERM_SEQ_BEGIN_ITERM2_IMAGE)) return CHAFA_PIXEL_MODE_ITERM2;
  if (chafa_term_info_have_seq(info, CHAFA_TERM_SEQ_BEGIN_SIXELS)) return CHAFA_PIXEL_MODE_SIXELS;
  return CHAFA_PIXEL_MODE_SYMBOLS;
}

ChafaCanvasMode best_canvas_mode(const ChafaTermInfo* info, bool colour) {
  if (!colour) return CHAFA_CANVAS_MODE_FGBG;
  if (chafa_term_info_have_seq(info, CHAFA_TERM_SEQ_SET_COLOR_FGBG_DIRECT))
    return CHAFA_CANVAS_MODE_TRUECOLOR;
  if (chafa_term_info_have_seq(info, CHAFA_TERM_SEQ_SET_COLOR_FGBG_256)) return CHAFA_CANVAS_MODE_INDEXED_240;
  return CHAFA_CANVAS_MODE_INDEXED_16;
}

/// The pictures beside each other on a transparent ground, four bytes a pixel.
struct Ground {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> rgba;
};

/// Every picture gets a place as wide as the widest, so that captions stand at equal distances.
Ground on_one_ground(const std::vector<Captioned>& pictures, int place_width, int gap) {
  Ground ground;
  const auto count = static_cast<int>(pictures.size());
  ground.width = count * place_width + (count - 1) * gap;
  for (const Captioned& one : pictures) ground.height = std::max(ground.height, one.picture.height);
  ground.rgba.assign(static_cast<std::size_t>(ground.width) * static_cast<std::size_t>(ground.height) * 4, 0);
  for (int i = 0; i < count; ++i) {
    const Picture& picture = pictures[static_cast<std::size_t>(i)].picture;
    for (int y = 0; y < picture.height; ++y) {
      const auto* from = picture.rgb.data() + static_cast<std::ptrdiff_t>(y) * picture.width * 3;
      auto* to =
          ground.rgba.data() + (static_cast<std::ptrdiff_t>(y) * ground.width + i * (place_width + gap)) * 4;
      for (int x = 0; x < picture.width; ++x, from += 3, to += 4) {
        std::copy(from, from + 3, to);
        to[3] = 0xff;
      }
    }
  }
  return ground;
}

/// How a canvas is painted.
struct Manner {
  ChafaPixelMode pixels;
  ChafaCanvasMode colours;
  int cell_width, cell_height;  ///< of a character, in pixels
};

Owned<ChafaCanvas> painted(const Ground& ground, int columns, int rows, const Manner& manner) {
  const Owned<ChafaCanvasConfig> config(chafa_canvas_config_new());
  const Owned<ChafaSymbolMap> symbols(chafa_symbol_map_new());
  chafa_symbol_map_add_by_tags(symbols.get(),
                               static_cast<ChafaSymbolTags>(CHAFA_SYMBOL_TAG_SPACE | CHAFA_SYMBOL_TAG_BLOCK |
                                                            CHAFA_SYMBOL_TAG_HALF | CHAFA_SYMBOL_TAG_QUAD));
  chafa_canvas_config_set_symbol_map(config.get(), symbols.get());
  chafa_canvas_config_set_geometry(config.get(), columns, rows);
  chafa_canvas_config_set_cell_geometry(config.get(), manner.cell_width, manner.cell_height);
  chafa_canvas_config_set_pixel_mode(config.get(), manner.pixels);
  chafa_canvas_config_set_canvas_mode(config.get(), manner.colours);

  Owned<ChafaCanvas> canvas(chafa_canvas_new(config.get()));
  chafa_canvas_draw_all_pixels(canvas.get(), CHAFA_PIXEL_RGBA8_UNASSOCIATED, ground.rgba.data(), ground.width,
                               ground.height, ground.width * 4);
  return canvas;
}

std::string printed(const Ground& ground, int columns, int rows, const Terminal& terminal) {
  const Owned<ChafaTermInfo> info = terminal_info();
  const Owned<ChafaCanvas> canvas =
      painted(ground, columns, rows,
              {best_pixel_mode(info.get()), best_canvas_mode(info.get(), terminal.colour),
               terminal.cell_width, terminal.cell_height});
  const Owned<GString> text(chafa_canvas_print(canvas.get(), info.get()));
  return std::string(text->str, text->len) + '\n';
}

int widest(const std::vector<Captioned>& pictures) {
  int width = 1;
  for (const Captioned& one : pictures) width = std::max(width, one.picture.width);
  return width;
}

std::string utf8_of(gunichar character) {
  constexpr int most_bytes = 6;  // as g_unichar_to_utf8 asks for
  char bytes[most_bytes];
  return std::string(bytes, static_cast<std::size_t>(g_unichar_to_utf8(character, bytes)));
}

}  // namespace

Expected<Picture> picture_from_json(const boost::json::object& reply) {
  constexpr int largest_side = 4096;
  Picture picture;
  const std::int64_t width = integer_at(reply, "width");
  const std::int64_t height = integer_at(reply, "height");
  const auto rgb = api::base64_decoded(text_at(reply, "rgb"));
  const bool sides = width > 0 && height > 0 && width <= largest_side && height <= largest_side;
  if (!sides || !rgb || rgb->size() != static_cast<std::size_t>(width * height * 3))
    return tl::unexpected(Error{ErrorCode::bad_image, "the thumbnail is not what it says", "", ""});
  return Picture{static_cast<int>(width), static_cast<int>(height), *rgb};
}

PictureGrid draw_grid(const std::vector<Captioned>& pictures, int columns, int rows, int colours) {
  constexpr int palette_of_256 = 256, palette_of_16 = 16, palette_of_8 = 8;
  constexpr int cell_width = 10, cell_height = 20;
  if (pictures.empty() || columns < 1 || rows < 1 || colours < palette_of_8) return {};
  const int place_width = widest(pictures);
  const Ground ground = on_one_ground(pictures, place_width, place_width / 8);
  gint width = columns, height = rows;
  chafa_calc_canvas_geometry(ground.width, ground.height, &width, &height,
                             static_cast<float>(cell_width) / cell_height, TRUE, FALSE);
  const ChafaCanvasMode mode = colours >= palette_of_256  ? CHAFA_CANVAS_MODE_INDEXED_240
                               : colours >= palette_of_16 ? CHAFA_CANVAS_MODE_INDEXED_16
                                                          : CHAFA_CANVAS_MODE_INDEXED_8;
  const Owned<ChafaCanvas> canvas =
      painted(ground, width, height, {CHAFA_PIXEL_MODE_SYMBOLS, mode, cell_width, cell_height});
  PictureGrid grid(static_cast<std::size_t>(height));
  for (gint y = 0; y < height; ++y)
    for (gint x = 0; x < width; ++x) {
      PictureCell cell{utf8_of(chafa_canvas_get_char_at(canvas.get(), x, y))};
      chafa_canvas_get_raw_colors_at(canvas.get(), x, y, &cell.foreground, &cell.background);
      grid[static_cast<std::size_t>(y)].push_back(std::move(cell));
    }
  return grid;
}

std::size_t pictures_that_fit(const Terminal& terminal) {
  return static_cast<std::size_t>(
      std::max(1, (terminal.columns + gap_columns) / (smallest_columns + gap_columns)));
}

std::string draw_row(const std::vector<Captioned>& pictures, const Terminal& terminal) {
  const auto count = static_cast<int>(pictures.size());
  const int place_columns =
      std::clamp((terminal.columns + gap_columns) / count - gap_columns, 1, largest_columns);
  const int place_width = widest(pictures);
  const int gap = gap_columns * place_width / place_columns;
  const Ground ground = on_one_ground(pictures, place_width, gap);

  gint columns = count * (place_columns + gap_columns) - gap_columns;
  gint rows = std::max(4, terminal.rows - 4);
  const float cell_ratio = static_cast<float>(terminal.cell_width) / static_cast<float>(terminal.cell_height);
  chafa_calc_canvas_geometry(ground.width, ground.height, &columns, &rows, cell_ratio, TRUE, FALSE);

  std::string text = printed(ground, columns, rows, terminal);
  const int caption_columns = (columns + gap_columns) / count;
  for (const Captioned& one : pictures)
    text += padded(identity::safe_line(one.caption), static_cast<std::size_t>(caption_columns));
  return text + '\n';
}

}  // namespace benefit::cli
