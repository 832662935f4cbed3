// One delivered file, from its bytes to facts and rejects.
#pragma once

#include "verify/intake/profile.hpp"
#include "verify/types/delivery_figures.hpp"
#include "verify/types/error.hpp"
#include "verify/types/fact_store.hpp"
#include "verify/types/feed.hpp"
#include "verify/types/progress.hpp"
#include "verify/types/time.hpp"

#include <cstdint>
#include <istream>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace benefit::intake {

/// What BatchWriter::commit has to be told of a file that was read to its end.
struct DeliveryContents {
  Encoding encoding = Encoding::utf8;
  std::vector<std::string> columns;  ///< the header as delivered
  std::int64_t rows_in = 0;          ///< without the header and blank lines; each was added or refused
  std::optional<SheetRead> sheet{};  ///< nullopt: the file is no workbook
  DeliveryFigures figures{};         ///< of the accepted rows
};

/// What is known of a delivery before its file is read.
struct DeliveryContext {
  const Profile* profile = nullptr;  ///< nullptr: our own header and words
  std::optional<Day> received{};     ///< up to it some lags are counted; nullopt leaves them out
  std::span<const UsualAmount> amounts_on_record{};  ///< FactStore::usual_amounts of the feed
  std::span<const Region> regions{};                 ///< the rows of the feed `regions` that are current
};

/// Reads a CSV file or a workbook (XLSX) with a row that names the columns (docs/feeds.md). Every row under
/// it becomes a fact or a reject in `sink`; nothing of a row is dropped without either. Memory is bounded
/// whatever the file holds. `encoding`: nullopt to recognise it. `bytes_total`: for the progress; 0 when
/// unknown. A file with nothing but a header is a delivery without rows: so a village reports that nobody
/// died. Errors: bad_input (neither CSV nor XLSX, empty, header, wrong encoding, a row over the limits, a
/// quote left open over several lines), cancelled. The sink then holds a part of the file: it has to be
/// dropped. Throws Failure(io), and what the sink throws.
Expected<DeliveryContents> read_delivery(Feed feed, std::istream& file, std::int64_t bytes_total,
                                         std::optional<Encoding> encoding, BatchWriter& sink,
                                         Progress& progress, const DeliveryContext& context = {});

}  // namespace benefit::intake
