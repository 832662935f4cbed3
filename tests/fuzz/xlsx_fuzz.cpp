// Whatever is delivered as a workbook: an error, or each row taken or refused. The first byte chooses what
// the others are: the ZIP file itself, the rows of its sheet, its shared texts, its formats, its list of
// sheets.
#include "tests/support/recording_batch_writer.hpp"
#include "tests/support/silent_progress.hpp"
#include "tests/support/xlsx_file.hpp"
#include "verify/intake/delivery.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>

namespace {

using benefit::test::XlsxFile;

constexpr const char* header =
    "<row><c t=\"inlineStr\"><is><t>id_number</t></is></c><c t=\"inlineStr\"><is><t>name</t></is></c>"
    "<c t=\"inlineStr\"><is><t>kind</t></is></c><c t=\"inlineStr\"><is><t>seen_on</t></is></c></row>";
constexpr const char* row =
    "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c><c "
    "s=\"1\"><v>43101</v></c></row>";

/// A good workbook, but for the part that the input is.
std::string file_of(std::uint8_t part, const std::string& input) {
  if (part == '0') return "PK\x03\x04" + input;
  XlsxFile file{
      .sheets = {{.rows = std::string(header) + row}},
      .shared_strings = "<si><t>11010519491231002X</t></si><si><t>王小明</t></si><si><t>住院</t></si>",
      .cell_formats = "<xf numFmtId=\"0\"/><xf numFmtId=\"14\"/>"};
  if (part == '1') file.sheets.front().rows = header + input;
  if (part == '2') file.shared_strings = input;
  if (part == '3') file.cell_formats = input;
  if (part == '4') file.workbook_properties = input;
  return file.bytes();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace benefit;
  if (size == 0) return 0;
  std::istringstream file(file_of(data[0], std::string(reinterpret_cast<const char*>(data) + 1, size - 1)));
  test::RecordingBatchWriter sink;
  test::SilentProgress progress;
  const auto contents = intake::read_delivery(Feed::traces_of_life, file, 0, std::nullopt, sink, progress);
  if (!contents) {
    if (contents.error().what.empty()) std::abort();
    return 0;
  }
  if (contents->rows_in != static_cast<std::int64_t>(sink.accepted() + sink.rejects.size())) std::abort();
  return 0;
}
