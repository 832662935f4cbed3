// A paper as a PDF: the one place that knows Pango and Cairo.
//
// It is drawn in the service, not by the client: what is put on record of a letter is the hash of these very
// bytes, and whoever asks through HTTP gets the same file. Nothing hostile is opened here. A photo comes as
// pixels that a worker process has decoded (daemon/worker); text of others was cleaned
// (identity::safe_line), and what is left for the shaper is Unicode text, which Pango and HarfBuzz are made
// for. Fonts are those of the machine, not the client's.
#pragma once

#include "verify/report/document/document.hpp"

#include <string>
#include <vector>

namespace benefit::report {

struct Pdf {
  std::string bytes;
  int pages = 0;
  /// Characters that no font of this machine has, in order, without doubles: a box with the number stands in
  /// their place, and somebody has to write them by hand.
  std::vector<char32_t> missing;
};

/// A4, the fonts embedded. The same document gives the same bytes on the same machine. Thread-safe: one is
/// drawn at a time. Throws Failure: unavailable (the font of fonts-noto-cjk is not installed), internal.
Pdf draw_pdf(const Document& document);

}  // namespace benefit::report
