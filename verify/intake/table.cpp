#include "verify/intake/table.hpp"

#include "verify/intake/byte_source.hpp"
#include "verify/intake/csv_table.hpp"
#include "verify/intake/file_kind.hpp"
#include "verify/intake/xlsx_table.hpp"

#include <utility>

namespace benefit::intake {

Expected<std::unique_ptr<Table>> open_table(std::istream& file, std::optional<Encoding> encoding) {
  ByteSource source(file);
  const auto kind = tell_file_kind(source.peek(ByteSource::most));
  if (!kind) return tl::unexpected(kind.error());
  if (*kind == FileKind::csv) return std::make_unique<CsvTable>(std::move(source), encoding);

  if (encoding && *encoding != Encoding::utf8) {
    return tl::unexpected(Error{ErrorCode::bad_input, "an encoding is asked for, but the file is a workbook",
                                "", "leave the encoding out: a workbook says itself what it holds"});
  }
  auto table = XlsxTable::open(file);
  if (!table) return tl::unexpected(table.error());
  return *std::move(table);
}

}  // namespace benefit::intake
