// Files within a PDF (ISO 32000-1, 7.11.4): a reader shows them as attachments, `pdfdetach -saveall` writes
// them out, byte for byte. The one place that knows qpdf.
#pragma once

#include <span>
#include <string>

namespace benefit::report {

struct EmbeddedFile {
  std::string name;         ///< "paper-3.pdf"; without doubles
  std::string description;  ///< as people call it
  std::string media_type;
  std::string bytes;
};

/// The same PDF with these files in it; the same files give the same bytes. `pdf` is one of draw_pdf. What is
/// within the files is not looked at. Thread-safe. Throws Failure (internal).
std::string with_embedded_files(const std::string& pdf, std::span<const EmbeddedFile> files);

}  // namespace benefit::report
