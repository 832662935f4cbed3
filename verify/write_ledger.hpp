// From the store to the ledgers of the notice: the management ledger (C2), the subsidy ledger by level of
// government (C4) and the report by region (H2), as files.
#pragma once

#include "verify/pipeline.hpp"
#include "verify/report/language.hpp"
#include "verify/report/ledger/period.hpp"
#include "verify/report/ledger/place.hpp"
#include "verify/report/ledger/table_writer.hpp"
#include "verify/types/fact_store.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace benefit::pipeline {

enum class LedgerKind : std::uint8_t { management, subsidies, regions };
std::string_view to_string(LedgerKind kind);  ///< "management"
std::optional<LedgerKind> parse_ledger_kind(std::string_view text);

struct LedgerRequest {
  LedgerKind kind = LedgerKind::management;
  report::Period period{};                     ///< of the subsidy ledger a whole year
  report::RegionFilter region{};               ///< of what the rows are for
  std::optional<report::RegionLevel> level{};  ///< of a row; nullopt: one person. The report always has one
  report::TableFormat format = report::TableFormat::xlsx;
  report::Language language = report::Language::english;
};

/// A ledger set against the feed that it is made of, over all regions, to the fen.
struct Reconciliation {
  SubsidyTotal feed;    ///< counted by the store
  SubsidyTotal ledger;  ///< added up row by row
  /// What the checks do not count either: rows that another delivery brought before, of nothing, or dated in
  /// the future.
  SubsidyTotal left_out;
  bool holds() const { return feed == ledger + left_out; }
};

struct WrittenLedger {
  std::int64_t rows = 0;
  std::int64_t people = 0;  ///< whom they are about
  /// Of the columns of money, by their field.
  std::vector<std::pair<std::string_view, Fen>> totals{};
  std::optional<Reconciliation> reconciliation{};  ///< of the subsidy ledger
};

/// Reads everyone, range by range, and writes the rows as they come. Payments and contributions count as they
/// do for the checks (rules::CountedFacts). Memory does not grow with the number of people, but with that of
/// the regions. The same data make the same bytes. No delivery may be committed meanwhile: the rows would be
/// of before and after. Findings and cases in the report are as they stand now, everything else is of the
/// period. Error: cancelled; `path` then holds half a file, as it does after a Failure.
Expected<WrittenLedger> write_ledger(const Ports& ports, const LedgerRequest& request,
                                     const std::filesystem::path& path, Progress& progress);

}  // namespace benefit::pipeline
