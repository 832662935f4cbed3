// A CSV file as a table. Its first row is the header.
#pragma once

#include "verify/intake/byte_source.hpp"
#include "verify/intake/csv_reader.hpp"
#include "verify/intake/row_decoder.hpp"
#include "verify/intake/table.hpp"

#include <optional>
#include <string>
#include <vector>

namespace benefit::intake {

class CsvTable final : public Table {
 public:
  /// `encoding`: nullopt to recognise it.
  CsvTable(ByteSource source, std::optional<Encoding> encoding);
  CsvTable(const CsvTable&) = delete;
  CsvTable& operator=(const CsvTable&) = delete;

  /// A byte order mark before the header is passed over. Errors: bad_input (empty, a header that is no text,
  /// another encoding than the mark's, a row over the limits, a quote left open).
  Expected<std::vector<std::string>> read_header(const KnownColumns& known) override;
  /// Errors: bad_input (a row over the limits, a quote left open over several lines).
  Expected<const TableRow*> next() override;
  Encoding encoding() const override { return decoder_.encoding(); }
  std::int64_t position() const override { return source_.position(); }

 private:
  std::optional<Error> pass_over_byte_order_mark();
  void decode(const CsvRow& csv);

  ByteSource source_;
  CsvReader csv_;
  RowDecoder decoder_;
  TableRow row_;
};

}  // namespace benefit::intake
