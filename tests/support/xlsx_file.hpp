// Workbooks made in the test: just the parts that a spreadsheet program writes, with the XML under the test's
// control.
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <archive.h>
#include <archive_entry.h>

namespace benefit::test {

using ZipParts = std::vector<std::pair<std::string, std::string>>;

/// A ZIP file, packed. `stored`: not packed, so that a change of one byte stays one.
inline std::string zip(const ZipParts& parts, bool stored = false) {
  std::size_t room = 1U << 16U;
  for (const auto& [name, content] : parts) room += 2 * content.size() + 4 * name.size() + 1024;
  std::string file(room, '\0');
  std::size_t used = 0;
  archive* const writer = archive_write_new();
  archive_write_set_format_zip(writer);
  archive_write_set_options(writer, stored ? "zip:compression=store" : "zip:compression=deflate");
  archive_write_open_memory(writer, file.data(), file.size(), &used);
  bool good = true;
  for (const auto& [name, content] : parts) {
    archive_entry* const entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    good =
        good && archive_write_header(writer, entry) == ARCHIVE_OK &&
        archive_write_data(writer, content.data(), content.size()) == static_cast<la_ssize_t>(content.size());
    archive_entry_free(entry);
  }
  good = archive_write_close(writer) == ARCHIVE_OK && good;
  archive_write_free(writer);
  if (!good) throw std::runtime_error("the ZIP file cannot be made");
  file.resize(used);
  return file;
}

inline std::string escape_xml(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '&')
      escaped += "&amp;";
    else if (c == '<')
      escaped += "&lt;";
    else if (c == '>')
      escaped += "&gt;";
    else if (c == '\r')
      escaped += "_x000D_";
    else
      escaped += c;
  }
  return escaped;
}

/// "A1", "AB12".
inline std::string cell_reference(std::size_t column, std::size_t row) {
  std::string letters;
  for (std::size_t c = column + 1; c > 0; c = (c - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (c - 1) % 26));
  return letters + std::to_string(row);
}

/// What a workbook is made of. Each text is XML as it stands in its part.
struct XlsxFile {
  struct Sheet {
    std::string name = "Sheet1";
    std::string rows{};  ///< of `sheetData`
    std::string attributes{};
  };
  std::vector<Sheet> sheets{};
  std::string shared_strings{};  ///< `si` elements
  std::string formats{};         ///< `numFmt` elements
  std::string cell_formats{};    ///< `xf` elements, by style number
  std::string workbook_properties{};

  ZipParts parts() const {
    static constexpr const char* declaration =
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    static const std::string main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    static const std::string types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    std::string list, links;
    ZipParts parts{{"[Content_Types].xml", "<Types/>"},
                   {"_rels/.rels", "<Relationships><Relationship Id=\"rId1\" Type=\"" + types +
                                       "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"}};
    for (std::size_t i = 0; i < sheets.size(); ++i) {
      const std::string id = std::to_string(i + 1);
      list += "<sheet name=\"" + sheets[i].name + "\" sheetId=\"" + id + "\" " + sheets[i].attributes +
              " r:id=\"rId" + id + "\"/>";
      links += "<Relationship Id=\"rId" + id + "\" Type=\"" + types +
               "/worksheet\" Target=\"worksheets/sheet" + id + ".xml\"/>";
      parts.emplace_back(
          "xl/worksheets/sheet" + id + ".xml",
          declaration + ("<worksheet xmlns=\"" + main + "\"><dimension ref=\"A1:XFD1048576\"/>") +
              "<sheetData>" + sheets[i].rows + "</sheetData><pageMargins left=\"0.7\"/></worksheet>");
    }
    links += "<Relationship Id=\"rIdS\" Type=\"" + types + "/styles\" Target=\"/xl/styles.xml\"/>";
    links += "<Relationship Id=\"rIdT\" Type=\"" + types + "/sharedStrings\" Target=\"sharedStrings.xml\"/>";
    parts.emplace_back("xl/workbook.xml",
                       declaration + ("<workbook xmlns=\"" + main + "\" xmlns:r=\"" + types + "\">") +
                           workbook_properties + "<sheets>" + list + "</sheets></workbook>");
    parts.emplace_back("xl/_rels/workbook.xml.rels", "<Relationships>" + links + "</Relationships>");
    parts.emplace_back("xl/styles.xml", "<styleSheet><numFmts>" + formats +
                                            "</numFmts><cellStyleXfs><xf/>"
                                            "</cellStyleXfs><cellXfs>" +
                                            cell_formats + "</cellXfs></styleSheet>");
    parts.emplace_back("xl/sharedStrings.xml",
                       declaration + ("<sst xmlns=\"" + main + "\">") + shared_strings + "</sst>");
    return parts;
  }

  std::string bytes() const { return zip(parts()); }
};

using TextRows = std::vector<std::vector<std::string>>;

/// A sheet of texts that stand in the cells themselves, from row 1 and column A on.
inline std::string inline_rows(const TextRows& rows) {
  std::string xml;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    xml += "<row r=\"" + std::to_string(r + 1) + "\">";
    for (std::size_t c = 0; c < rows[r].size(); ++c)
      if (!rows[r][c].empty())
        xml += "<c r=\"" + cell_reference(c, r + 1) + "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">" +
               escape_xml(rows[r][c]) + "</t></is></c>";
    xml += "</row>";
  }
  return xml;
}

/// A workbook with one sheet of texts: in the cells, or `shared` ones.
inline std::string xlsx_of_texts(const TextRows& rows, bool shared = false) {
  XlsxFile file{.sheets = {{.rows = inline_rows(rows)}}};
  if (!shared) return file.bytes();
  std::string& xml = file.sheets.front().rows;
  xml.clear();
  std::size_t number = 0;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    xml += "<row>";
    for (const std::string& text : rows[r]) {
      xml += text.empty() ? "<c s=\"0\"/>" : "<c t=\"s\"><v>" + std::to_string(number) + "</v></c>";
      if (text.empty()) continue;
      ++number;
      file.shared_strings += "<si><t xml:space=\"preserve\">" + escape_xml(text) + "</t></si>";
    }
    xml += "</row>";
  }
  return file.bytes();
}

}  // namespace benefit::test
