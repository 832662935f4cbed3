// What stands around the rows of a workbook (ECMA-376 part 1, 12.3.23 and 18.2): its sheets, its formats, its
// texts, and from which day it counts.
#pragma once

#include "verify/intake/xlsx/number_format.hpp"
#include "verify/intake/xlsx/shared_strings.hpp"
#include "verify/intake/xlsx/zip_package.hpp"
#include "verify/types/error.hpp"

#include <istream>
#include <string>
#include <vector>

namespace benefit::intake::xlsx {

struct Sheet {
  std::string name;
  std::string part;  ///< that holds its rows
};

/// Not thread-safe.
struct Workbook {
  ZipPackage package;
  std::vector<Sheet> sheets;          ///< visible ones with rows (no charts), in the order of their tabs
  std::vector<NumberFormat> formats;  ///< by the number of a cell's style
  SharedStrings strings;
  bool from_1904 = false;
};

/// `file` outlives the workbook. Errors: bad_input (a ZIP file of another kind with what it is, a damaged or
/// hostile one, a workbook without a visible sheet). Throws Failure(io).
Expected<Workbook> open_workbook(std::istream& file);

}  // namespace benefit::intake::xlsx
