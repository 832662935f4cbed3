#include "verify/intake/file_kind.hpp"

#include <algorithm>
#include <cstddef>
#include <string>

#include <fmt/format.h>

namespace benefit::intake {
namespace {

constexpr std::string_view save_as =
    "open it and save it as an Excel workbook (.xlsx), or as CSV in UTF-8 or GB18030";

struct Signature {
  std::string_view bytes;
  std::string_view kind;
  std::string_view hint;
};

using namespace std::string_view_literals;

constexpr Signature signatures[] = {
    {"\xFF\xFE"sv, "text in UTF-16", "save it in UTF-8 or GB18030"},
    {"\xFE\xFF"sv, "text in UTF-16", "save it in UTF-8 or GB18030"},
    {"%PDF-"sv, "a PDF document", "ask the supplier for the data as a workbook (.xlsx) or as CSV"},
    {"\xFF\xD8\xFF"sv, "a JPEG image", "is it the right file?"},
    {"\x89PNG\r\n"sv, "a PNG image", "is it the right file?"},
    {"GIF8"sv, "a GIF image", "is it the right file?"},
    {"\x1F\x8B"sv, "a gzip archive", "unpack it first"},
    {"7z\xBC\xAF\x27\x1C"sv, "a 7z archive", "unpack it first"},
    {"Rar!\x1A\x07"sv, "a RAR archive", "unpack it first"},
    {"SQLite format 3"sv, "an SQLite database", "export the table as CSV"},
    {"\x7F"
     "ELF"sv,
     "a program", "is it the right file?"},
};

bool starts_with_ignoring_case(std::string_view text, std::string_view lower_case) {
  return text.size() >= lower_case.size() &&
         std::equal(lower_case.begin(), lower_case.end(), text.begin(), [](char expected, char c) {
           return expected == ('A' <= c && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
         });
}

/// Some programs save a web page under a spreadsheet's name.
bool is_markup(std::string_view beginning) {
  const std::size_t first = beginning.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return false;
  const std::string_view text = beginning.substr(first);
  return starts_with_ignoring_case(text, "<html") || starts_with_ignoring_case(text, "<!doctype") ||
         starts_with_ignoring_case(text, "<?xml") || starts_with_ignoring_case(text, "<table");
}

tl::unexpected<Error> refused(std::string_view kind, std::string_view hint) {
  return tl::unexpected(Error{
      ErrorCode::bad_input, fmt::format("the file is neither CSV nor an Excel workbook (.xlsx) but {}", kind),
      "", std::string(hint)});
}

/// Names in a compound file ([MS-CFB] 2.6) are UTF-16, and mostly stand near its beginning.
bool names(std::string_view compound_file, std::string_view name) {
  std::string utf16;
  for (const char c : name) utf16.append({c, '\0'});
  return compound_file.find(utf16) != std::string_view::npos;
}

/// Excel's older files and its encrypted ones lie in the same container.
tl::unexpected<Error> refuse_compound_file(std::string_view beginning) {
  if (names(beginning, "EncryptedPackage") || names(beginning, "EncryptionInfo"))
    return refused("an encrypted Office file",
                   "open it with its password, take the password away (File, Info, Protect Workbook, Encrypt "
                   "with Password) and save it");
  return refused("an old Excel workbook (.xls) or another Office file", save_as);
}

}  // namespace

Expected<FileKind> tell_file_kind(std::string_view beginning) {
  if (beginning.starts_with("PK\x03\x04") || beginning.starts_with("PK\x05\x06")) return FileKind::workbook;
  if (beginning.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) return refuse_compound_file(beginning);
  for (const Signature& signature : signatures)
    if (beginning.starts_with(signature.bytes)) return refused(signature.kind, signature.hint);
  if (is_markup(beginning)) return refused("a web page or XML", save_as);

  // A single NUL costs its row; many in the first lines mean that nothing here is text.
  constexpr std::size_t first_lines = 4096, bearable_share = 10;
  const std::string_view first = beginning.substr(0, first_lines);
  if (static_cast<std::size_t>(std::count(first.begin(), first.end(), '\0')) > first.size() / bearable_share)
    return refused("binary data or text in UTF-16", "is it the right file? Save text in UTF-8 or GB18030");
  return FileKind::csv;
}

}  // namespace benefit::intake
