#include "verify/report/document/pdf.hpp"

#include "verify/identity/safe_text.hpp"
#include "verify/report/catalogue.hpp"
#include "verify/report/document/outlined_text.hpp"
#include "verify/report/messages.hpp"
#include "verify/types/error.hpp"

#include <algorithm>
#include <cairo-pdf.h>
#include <cstring>
#include <memory>
#include <mutex>
#include <pango/pangocairo.h>
#include <set>

#include <fmt/chrono.h>
#include <fmt/format.h>

namespace benefit::report {
namespace {

// A4, in points.
constexpr double page_width = 595.28, page_height = 841.89;
constexpr double margin = 68, top = 60, bottom = page_height - 66, foot_line = page_height - 40;
constexpr double width = page_width - 2 * margin;
constexpr double photo_width = 130, photo_height = 165;
constexpr const char* family = "Noto Sans CJK SC";

struct Release {
  void operator()(PangoFontMap* map) const { g_object_unref(map); }
  void operator()(PangoContext* context) const { g_object_unref(context); }
  void operator()(PangoLayout* layout) const { g_object_unref(layout); }
  void operator()(PangoFont* font) const { g_object_unref(font); }
  void operator()(PangoFontDescription* description) const { pango_font_description_free(description); }
  void operator()(cairo_font_options_t* options) const { cairo_font_options_destroy(options); }
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
};
template <class T>
using Owned = std::unique_ptr<T, Release>;

[[noreturn]] void fail(const char* what) { throw Failure({ErrorCode::internal, what, "", ""}); }

/// How a kind of block looks; lengths in multiples of the body's size.
struct Look {
  double size = 1;
  bool bold = false;
  PangoAlignment align = PANGO_ALIGN_LEFT;
  double before = 0.55;    ///< space above
  double label_width = 0;  ///< of an entry: where its text begins
  double indent = 0;       ///< of the first line; less than 0: of the others
};

Look look_of(BlockKind kind, Language language) {
  switch (kind) {
    case BlockKind::letterhead:
      return {.size = 1.35, .bold = true, .align = PANGO_ALIGN_CENTER, .before = 0};
    case BlockKind::title:
      return {.size = 1.3, .bold = true, .align = PANGO_ALIGN_CENTER, .before = 1.1};
    case BlockKind::heading:
      return {.bold = true, .before = 1};
    case BlockKind::paragraph:
      // As Chinese letters are set: two characters in.
      return {.indent = language == Language::chinese ? 2.0 : 0.0};
    case BlockKind::item:
      return {.before = 0.3, .label_width = 1.4};
    case BlockKind::left:
      return {.before = 0.3};
    case BlockKind::right:
      return {.align = PANGO_ALIGN_RIGHT, .before = 0.3};
    case BlockKind::entry:
    case BlockKind::photo:
      return {.before = 0.35, .label_width = 10.5};
    case BlockKind::small:
      return {.size = 0.8, .before = 0.2, .label_width = 12};
  }
  return {};
}

Owned<PangoFontDescription> font_of(double points, bool bold) {
  Owned<PangoFontDescription> font(pango_font_description_new());
  pango_font_description_set_family_static(font.get(), family);
  pango_font_description_set_absolute_size(font.get(), points * PANGO_SCALE);
  pango_font_description_set_weight(font.get(), bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  return font;
}

/// The machine's fonts, in points, not fitted to any screen.
class Typesetter {
 public:
  explicit Typesetter(Language language) : language_(language), map_(pango_cairo_font_map_new()) {
    context_.reset(pango_font_map_create_context(map_.get()));
    const Owned<cairo_font_options_t> options(cairo_font_options_create());
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context_.get(), options.get());
    pango_cairo_context_set_resolution(context_.get(), 72);
    pango_context_set_round_glyph_positions(context_.get(), FALSE);
    pango_context_set_language(context_.get(),
                               pango_language_from_string(language == Language::chinese ? "zh-cn" : "en"));
    require_family();
  }

  Owned<PangoLayout> layout(const std::string& text, double points, const Look& look, double line_width) {
    Owned<PangoLayout> made(pango_layout_new(context_.get()));
    const auto font = font_of(points * look.size, look.bold);
    pango_layout_set_font_description(made.get(), font.get());
    pango_layout_set_width(made.get(), static_cast<int>(line_width * PANGO_SCALE));
    pango_layout_set_wrap(made.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_alignment(made.get(), look.align);
    pango_layout_set_indent(made.get(), static_cast<int>(look.indent * points * PANGO_SCALE));
    // A name from right to left that begins a line does not turn the letter round.
    pango_layout_set_auto_dir(made.get(), FALSE);
    pango_layout_set_line_spacing(made.get(), 1.1F);
    set_attributes(made.get());
    const std::string safe = identity::safe_block(text);  // whole UTF-8, whatever the paper was made of
    pango_layout_set_text(made.get(), safe.data(), static_cast<int>(safe.size()));
    note_missing(made.get());
    return made;
  }

  const std::set<char32_t>& missing() const { return missing_; }

 private:
  /// No hyphens where a hash has to be broken, and no ligatures in it; in English, quotation marks that are
  /// not as wide as a Chinese character.
  void set_attributes(PangoLayout* made) const {
    PangoAttrList* const attributes = pango_attr_list_new();
    pango_attr_list_insert(attributes, pango_attr_insert_hyphens_new(FALSE));
    const char* const features = language_ == Language::english ? "pwid, liga=0" : "liga=0";
    pango_attr_list_insert(attributes, pango_attr_font_features_new(features));
    pango_layout_set_attributes(made, attributes);
    pango_attr_list_unref(attributes);
  }

  void require_family() {
    const auto wanted = font_of(12, false);
    const Owned<PangoFont> loaded(pango_context_load_font(context_.get(), wanted.get()));
    if (loaded) {
      const Owned<PangoFontDescription> found(pango_font_describe(loaded.get()));
      const char* const name = pango_font_description_get_family(found.get());
      if (name != nullptr && std::strcmp(name, family) == 0) return;
    }
    throw Failure({ErrorCode::unavailable, fmt::format("the font '{}' is not installed", family), "",
                   "Have Debian's package fonts-noto-cjk installed where the service runs."});
  }

  /// What is set as a box with a number in it.
  void note_missing(PangoLayout* made) {
    if (pango_layout_get_unknown_glyphs_count(made) == 0) return;
    PangoLayoutIter* const at = pango_layout_get_iter(made);
    do {
      const PangoLayoutRun* const run = pango_layout_iter_get_run_readonly(at);
      if (run == nullptr) continue;
      for (int i = 0; i < run->glyphs->num_glyphs; ++i) {
        const PangoGlyph glyph = run->glyphs->glyphs[i].glyph;
        if (glyph != PANGO_GLYPH_EMPTY && (glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0)
          missing_.insert(static_cast<char32_t>(glyph & ~PANGO_GLYPH_UNKNOWN_FLAG));
      }
    } while (pango_layout_iter_next_run(at) != FALSE);
    pango_layout_iter_free(at);
  }

  const Language language_;
  Owned<PangoFontMap> map_;
  Owned<PangoContext> context_;
  std::set<char32_t> missing_;
};

/// A line of a layout at its place, a photo at its place, or a rule over the whole width.
struct Placed {
  PangoLayoutLine* line = nullptr;
  const Rgb* photo = nullptr;
  double x = 0, y = 0;  ///< of a line its base, else the upper left corner
};

/// Places blocks from top to bottom and begins a new page where one is full.
class Pages {
 public:
  Pages(Typesetter& typesetter, const Document& document) : typesetter_(typesetter), document_(document) {
    pages_.emplace_back();
    for (std::size_t i = 0; i < document.blocks.size(); ++i) {
      const Block& block = document.blocks[i];
      if (block.kind == BlockKind::heading) keep_with_heading(i);
      place(block);
    }
  }

  const std::vector<std::vector<Placed>>& pages() const { return pages_; }

 private:
  void place(const Block& block) {
    const Look look = look_of(block.kind, document_.language);
    const double size = document_.points;
    if (!pages_.back().empty()) y_ += look.before * size;
    if (block.kind == BlockKind::photo) {
      place_photo(block, look);
      return;
    }
    const double inset = look.label_width * size * look.size;
    const std::string label = block.kind == BlockKind::item ? "•" : block.label;
    if (inset > 0 && !label.empty()) {
      const auto& beside = keep(typesetter_.layout(label, size, look, inset - 0.6 * size));
      const auto& text = keep(typesetter_.layout(block.text, size, look, width - inset));
      place_beside(beside, text, inset);
    } else {
      place_lines(keep(typesetter_.layout(block.text, size, look, width - inset)), margin + inset);
    }
    if (block.kind == BlockKind::letterhead) {
      y_ += 0.35 * size;
      pages_.back().push_back({.x = margin, .y = y_});
      y_ += 0.35 * size;
    }
  }

  /// A heading never stands alone at the foot of a page, and a list below it goes with it as a whole where a
  /// page holds both: whoever reads badly should not have to turn over between two ways to answer.
  void keep_with_heading(std::size_t heading) {
    const double least = document_.points * 6, with_list = height_up_to_list(heading);
    keep_room(with_list > bottom - top ? least : std::max(least, with_list));
  }

  /// From the heading to the end of the first list below it, before another heading; 0 when there is none.
  double height_up_to_list(std::size_t heading) {
    double height = height_of(document_.blocks[heading]);
    bool in_list = false;
    for (std::size_t i = heading + 1; i < document_.blocks.size(); ++i) {
      const Block& block = document_.blocks[i];
      const bool is_item = block.kind == BlockKind::item;
      if (!is_item && (in_list || block.kind != BlockKind::paragraph)) break;
      in_list = is_item;
      height += height_of(block);
    }
    return in_list ? height : 0;
  }

  /// Of a heading, a paragraph or an item, with the space above it.
  double height_of(const Block& block) {
    const Look look = look_of(block.kind, document_.language);
    const double size = document_.points, inset = look.label_width * size * look.size;
    return look.before * size + height_of(typesetter_.layout(block.text, size, look, width - inset).get());
  }

  PangoLayout* keep(Owned<PangoLayout> layout) {
    layouts_.push_back(std::move(layout));
    return layouts_.back().get();
  }

  void new_page() {
    pages_.emplace_back();
    y_ = top;
  }
  void keep_room(double height) {
    if (y_ + height > bottom && !pages_.back().empty()) new_page();
  }

  void place_lines(PangoLayout* layout, double x) {
    PangoLayoutIter* const at = pango_layout_get_iter(layout);
    do {
      PangoRectangle extent;
      pango_layout_iter_get_line_extents(at, nullptr, &extent);
      const double height = static_cast<double>(extent.height) / PANGO_SCALE;
      const double base = static_cast<double>(pango_layout_iter_get_baseline(at)) / PANGO_SCALE;
      const double line_top = static_cast<double>(extent.y) / PANGO_SCALE;
      if (y_ + height > bottom && !pages_.back().empty()) new_page();
      pages_.back().push_back({.line = pango_layout_iter_get_line_readonly(at),
                               .x = x + static_cast<double>(extent.x) / PANGO_SCALE,
                               .y = y_ + base - line_top});
      y_ += height;
    } while (pango_layout_iter_next_line(at) != FALSE);
    pango_layout_iter_free(at);
  }

  static double height_of(PangoLayout* layout) {
    int height = 0;
    pango_layout_get_size(layout, nullptr, &height);
    return static_cast<double>(height) / PANGO_SCALE;
  }

  /// The label's lines, then the text's from the label's height on.
  void place_beside(PangoLayout* label, PangoLayout* text, double inset) {
    keep_room(std::min(std::max(height_of(label), height_of(text)), height_of(label) + 2 * document_.points));
    const double begin = y_;
    const std::size_t page = pages_.size();
    place_lines(label, margin);
    const double label_end = y_;
    if (pages_.size() == page) y_ = begin;
    place_lines(text, margin + inset);
    if (pages_.size() == page) y_ = std::max(y_, label_end);
  }

  void place_photo(const Block& block, const Look& look) {
    const double size = document_.points;
    PangoLayout* const text =
        keep(typesetter_.layout(block.text, size, {.before = 0}, width - photo_width - size));
    const double least = block.photo ? photo_height : 0;
    const double height = std::max(least, height_of(text));
    keep_room(height + look.before * size);
    const double begin = y_;
    if (block.photo) pages_.back().push_back({.photo = &*block.photo, .x = margin, .y = y_});
    const std::size_t page = pages_.size();
    place_lines(text, margin + photo_width + size);
    if (pages_.size() == page) y_ = std::max(y_, begin + least);
  }

  Typesetter& typesetter_;
  const Document& document_;
  std::vector<Owned<PangoLayout>> layouts_;  ///< lines live as long as their layouts
  std::vector<std::vector<Placed>> pages_;
  double y_ = top;
};

void draw_rule(cairo_t* cairo, double x, double y) {
  cairo_set_line_width(cairo, 1.2);
  cairo_move_to(cairo, x, y);
  cairo_line_to(cairo, x + width, y);
  cairo_stroke(cairo);
}

void draw_photo(cairo_t* cairo, const Rgb& photo, double x, double y) {
  if (photo.width < 1 || photo.height < 1 ||
      photo.pixels.size() !=
          3 * static_cast<std::size_t>(photo.width) * static_cast<std::size_t>(photo.height))
    fail("a photo has not the size that it states");
  const Owned<cairo_surface_t> image(
      cairo_image_surface_create(CAIRO_FORMAT_RGB24, photo.width, photo.height));
  if (cairo_surface_status(image.get()) != CAIRO_STATUS_SUCCESS) fail("a photo cannot be drawn");
  cairo_surface_flush(image.get());
  unsigned char* const data = cairo_image_surface_get_data(image.get());
  const int stride = cairo_image_surface_get_stride(image.get());
  for (int row = 0; row < photo.height; ++row)
    for (int column = 0; column < photo.width; ++column) {
      const std::size_t from = 3 * (static_cast<std::size_t>(row) * static_cast<std::size_t>(photo.width) +
                                    static_cast<std::size_t>(column));
      const std::uint32_t pixel = (std::uint32_t{photo.pixels[from]} << 16U) |
                                  (std::uint32_t{photo.pixels[from + 1]} << 8U) | photo.pixels[from + 2];
      std::memcpy(data + row * stride + 4 * column, &pixel, sizeof pixel);
    }
  cairo_surface_mark_dirty(image.get());
  const double scale = std::min(photo_width / photo.width, photo_height / photo.height);
  cairo_save(cairo);
  cairo_translate(cairo, x, y);
  cairo_scale(cairo, scale, scale);
  cairo_set_source_surface(cairo, image.get(), 0, 0);
  cairo_paint(cairo);
  cairo_restore(cairo);
}

void draw(cairo_t* cairo, OutlinedFonts& fonts, const Placed& placed) {
  if (placed.photo != nullptr) {
    draw_photo(cairo, *placed.photo, placed.x, placed.y);
  } else if (placed.line != nullptr) {
    cairo_move_to(cairo, placed.x, placed.y);
    fonts.show(cairo, placed.line);
  } else {
    draw_rule(cairo, placed.x, placed.y);
  }
}

void draw_foot(cairo_t* cairo, OutlinedFonts& fonts, PangoLayout* words) {
  PangoRectangle extent;
  pango_layout_get_extents(words, nullptr, &extent);
  cairo_move_to(cairo, margin + static_cast<double>(extent.x) / PANGO_SCALE, foot_line);
  fonts.show(cairo, pango_layout_get_line_readonly(words, 0));
}

std::string page_words(const Document& document, std::size_t page, std::size_t pages) {
  const std::string form = translate(*find_message("document.page"), document.language);
  return fmt::format(fmt::runtime(form), fmt::arg("page", page), fmt::arg("pages", pages));
}

cairo_status_t append(void* bytes, const unsigned char* data, unsigned int length) {
  static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

/// Without it Cairo writes the moment of drawing into the file.
void set_metadata(cairo_surface_t* surface, const Document& document) {
  const std::string at =
      fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::chrono::system_clock::to_time_t(document.dated)));
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, document.title.c_str());
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, at.c_str());
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, at.c_str());
}

}  // namespace

Pdf draw_pdf(const Document& document) {
  // Pango's and fontconfig's caches are shared within the process; a paper takes a fraction of a second.
  static std::mutex one_at_a_time;
  const std::lock_guard lock(one_at_a_time);
  Typesetter typesetter(document.language);
  const Pages placed(typesetter, document);

  Pdf pdf;
  OutlinedFonts fonts;
  const Owned<cairo_surface_t> surface(
      cairo_pdf_surface_create_for_stream(append, &pdf.bytes, page_width, page_height));
  set_metadata(surface.get(), document);
  const Owned<cairo_t> cairo(cairo_create(surface.get()));
  std::vector<Owned<PangoLayout>> words;  // a font is known by its address: none is given up before the end
  const Look foot{.size = 1, .align = PANGO_ALIGN_CENTER, .before = 0};
  for (std::size_t i = 0; i < placed.pages().size(); ++i) {
    for (const Placed& one : placed.pages()[i]) draw(cairo.get(), fonts, one);
    words.push_back(typesetter.layout((document.foot.empty() ? "" : document.foot + "  ·  ") +
                                          page_words(document, i + 1, placed.pages().size()),
                                      10, foot, width));
    draw_foot(cairo.get(), fonts, words.back().get());
    cairo_show_page(cairo.get());
  }
  cairo_surface_finish(surface.get());
  if (cairo_status(cairo.get()) != CAIRO_STATUS_SUCCESS ||
      cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS)
    fail("the PDF cannot be drawn");
  pdf.pages = static_cast<int>(placed.pages().size());
  pdf.missing.assign(typesetter.missing().begin(), typesetter.missing().end());
  return pdf;
}

}  // namespace benefit::report
