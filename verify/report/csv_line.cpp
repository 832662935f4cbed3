#include "verify/report/csv_line.hpp"

#include <csv.h>

namespace benefit::report {
namespace {

/// Quoted only where it has to be, so that simple tools can read simple files.
std::string written(std::string_view field) {
  const bool blanks_outside = field.starts_with(' ') || field.ends_with(' ');
  if (field.find_first_of(",\"\r\n\t") == std::string_view::npos && !blanks_outside)
    return std::string(field);
  std::string text(csv_write(nullptr, 0, field.data(), field.size()), '\0');
  csv_write(text.data(), text.size(), field.data(), field.size());
  return text;
}

}  // namespace

std::string guarded_against_formulas(std::string_view text) {
  // ASCII and full-width forms: East Asian spreadsheets take both.
  static constexpr std::string_view starts[] = {"=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"};
  for (const std::string_view start : starts)
    if (text.starts_with(start)) return '\'' + std::string(text);
  return std::string(text);
}

std::string csv_line(const std::vector<std::string>& fields) {
  std::string line;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (i > 0) line += ',';
    line += written(fields[i]);
  }
  return line + '\n';
}

}  // namespace benefit::report
