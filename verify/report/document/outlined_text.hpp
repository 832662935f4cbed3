// Lines of text whose letters are drawn as outlines and still are text: searched, copied and read aloud.
//
// Cairo 1.16 loses glyphs when it cuts a subset out of a font with CFF outlines, which the Noto CJK fonts
// have: hints that a subroutine declares are counted once only, so that the next glyph that calls it is read
// wrongly, and what that one needs is left out (cairo_cff_parse_charstring; of “如果” in 15 pt the 如 was
// gone). A user font takes another way: each glyph is embedded once, as its outline (a Type 3 font), with
// the Unicode text that it stands for.
#pragma once

#include <map>
#include <memory>
#include <pango/pangocairo.h>

namespace benefit::report {

/// The fonts of one paper. Used from one thread; outlives the surface that is drawn on.
class OutlinedFonts {
 public:
  /// Draws the line with its base at the current point. The line's layout stays as it is, and is kept until
  /// the paper is done. A character that no font has is drawn as Pango does it: a box with its number.
  void show(cairo_t* cairo, PangoLayoutLine* line);

 private:
  struct Release {
    void operator()(cairo_font_face_t* face) const { cairo_font_face_destroy(face); }
  };
  void show_run(cairo_t* cairo, PangoGlyphItem* run, const char* text, double x, double y);
  cairo_font_face_t* outlined(PangoFont* font);

  /// By Pango's font, one for each size and weight; each is kept by its layout.
  std::map<PangoFont*, std::unique_ptr<cairo_font_face_t, Release>> faces_;
};

}  // namespace benefit::report
