#include "verify/report/document/outlined_text.hpp"

#include "verify/types/error.hpp"

#include <algorithm>
#include <vector>

namespace benefit::report {
namespace {

/// Units of an em in which outlines are fetched: as fine as the fonts' own.
constexpr double units = 1000;

const cairo_user_data_key_t original_key{};

/// Fetches one outline of the original font and fills it. `cairo` has the em as its unit.
cairo_status_t render_glyph(cairo_scaled_font_t* scaled, unsigned long index, cairo_t* cairo,
                            cairo_text_extents_t* extents) {
  auto* const original = static_cast<cairo_font_face_t*>(
      cairo_font_face_get_user_data(cairo_scaled_font_get_font_face(scaled), &original_key));
  cairo_surface_t* const surface = cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1);
  cairo_t* const outline = cairo_create(surface);
  cairo_font_options_t* const options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  cairo_set_font_options(outline, options);
  cairo_set_font_face(outline, original);
  cairo_set_font_size(outline, units);
  const cairo_glyph_t glyph{index, 0, 0};
  cairo_text_extents_t measured;
  cairo_glyph_extents(outline, &glyph, 1, &measured);
  extents->x_advance = measured.x_advance / units;
  cairo_glyph_path(outline, &glyph, 1);
  cairo_path_t* const path = cairo_copy_path(outline);
  cairo_scale(cairo, 1 / units, 1 / units);
  cairo_append_path(cairo, path);
  cairo_fill(cairo);
  const cairo_status_t status = cairo_status(outline);
  cairo_path_destroy(path);
  cairo_font_options_destroy(options);
  cairo_destroy(outline);
  cairo_surface_destroy(surface);
  return status;
}

double points(int pango_units) { return static_cast<double>(pango_units) / PANGO_SCALE; }

bool has_unknown(const PangoGlyphString& glyphs) {
  return std::any_of(glyphs.glyphs, glyphs.glyphs + glyphs.num_glyphs, [](const PangoGlyphInfo& one) {
    return one.glyph != PANGO_GLYPH_EMPTY && (one.glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0;
  });
}

/// Which bytes of the text each group of glyphs stands for, in the order of the glyphs.
std::vector<cairo_text_cluster_t> clusters_of(PangoGlyphItem* run, const char* text) {
  std::vector<cairo_text_cluster_t> clusters;
  PangoGlyphItemIter at;
  for (gboolean more = pango_glyph_item_iter_init_start(&at, run, text); more != FALSE;
       more = pango_glyph_item_iter_next_cluster(&at)) {
    int glyphs = 0;
    const int step = at.start_glyph < at.end_glyph ? 1 : -1;
    for (int i = at.start_glyph; i != at.end_glyph; i += step)
      if (run->glyphs->glyphs[i].glyph != PANGO_GLYPH_EMPTY) ++glyphs;
    clusters.push_back({at.end_index - at.start_index, glyphs});
  }
  return clusters;
}

}  // namespace

void OutlinedFonts::show(cairo_t* cairo, PangoLayoutLine* line) {
  double x = 0, y = 0;
  cairo_get_current_point(cairo, &x, &y);
  const char* const text = pango_layout_get_text(line->layout);
  for (GSList* at = line->runs; at != nullptr; at = at->next) {
    auto* const run = static_cast<PangoGlyphItem*>(at->data);
    if (has_unknown(*run->glyphs)) {
      cairo_move_to(cairo, x, y);
      pango_cairo_show_glyph_item(cairo, text, run);
    } else {
      show_run(cairo, run, text, x, y);
    }
    x += points(pango_glyph_string_get_width(run->glyphs));
  }
}

void OutlinedFonts::show_run(cairo_t* cairo, PangoGlyphItem* run, const char* text, double x, double y) {
  PangoFont* const font = run->item->analysis.font;
  std::vector<cairo_glyph_t> glyphs;
  for (int i = 0; i < run->glyphs->num_glyphs; ++i) {
    const PangoGlyphInfo& one = run->glyphs->glyphs[i];
    if (one.glyph != PANGO_GLYPH_EMPTY)
      glyphs.push_back({one.glyph, x + points(one.geometry.x_offset), y + points(one.geometry.y_offset)});
    x += points(one.geometry.width);
  }
  const std::vector<cairo_text_cluster_t> clusters = clusters_of(run, text);
  const bool backward = (run->item->analysis.level & 1) != 0;
  cairo_matrix_t size;
  cairo_scaled_font_get_font_matrix(pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(font)), &size);
  cairo_set_font_face(cairo, outlined(font));
  cairo_set_font_matrix(cairo, &size);
  cairo_show_text_glyphs(
      cairo, text + run->item->offset, run->item->length, glyphs.data(), static_cast<int>(glyphs.size()),
      clusters.data(), static_cast<int>(clusters.size()),
      backward ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : static_cast<cairo_text_cluster_flags_t>(0));
}

cairo_font_face_t* OutlinedFonts::outlined(PangoFont* font) {
  auto& face = faces_[font];
  if (face) return face.get();
  cairo_font_face_t* const original =
      cairo_scaled_font_get_font_face(pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(font)));
  face.reset(cairo_user_font_face_create());
  cairo_user_font_face_set_render_glyph_func(face.get(), render_glyph);
  const auto destroy = [](void* kept) { cairo_font_face_destroy(static_cast<cairo_font_face_t*>(kept)); };
  if (cairo_font_face_set_user_data(face.get(), &original_key, cairo_font_face_reference(original),
                                    destroy) != CAIRO_STATUS_SUCCESS)
    throw Failure({ErrorCode::internal, "a font cannot be embedded", "", ""});
  return face.get();
}

}  // namespace benefit::report
