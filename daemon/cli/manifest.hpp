// Manifests: CSV files that list photos, one a row.
#pragma once

#include "daemon/api/command.hpp"
#include "verify/types/error.hpp"

#include <cstdint>
#include <istream>
#include <optional>
#include <string>
#include <vector>

namespace benefit::cli {

struct ManifestRow {
  std::int64_t line = 0;  ///< of the row's first line in the file, from 1
  /// In the order of the command's manifest columns; empty where the row gives none.
  std::vector<std::string> values{};
  /// Why the row cannot be handed in: a cell too few or too many, a required value missing.
  std::optional<std::string> defect{};
};

/// Reads the whole manifest: UTF-8 or GB18030, columns in any order. Errors: bad_input when the file as a
/// whole is no manifest: empty, a column missing, doubled or unknown (with the nearest known one), a line
/// beyond all limits.
Expected<std::vector<ManifestRow>> read_manifest(std::istream& file,
                                                 const std::vector<api::Parameter>& columns);

}  // namespace benefit::cli
