// A ledger as an Excel workbook (ECMA-376), by libxlsxwriter.
#pragma once

#include "verify/report/ledger/table_writer.hpp"

namespace benefit::report {

/// As write_table(). Rows are written as they come, to a temporary file in the folder of `path`, which has no
/// name.
std::unique_ptr<TableWriter> write_workbook(const std::filesystem::path& path, const LedgerHead& head,
                                            const TableOptions& options);

}  // namespace benefit::report
