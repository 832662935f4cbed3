#include "daemon/cli/photo_table.hpp"

#include "verify/types/error.hpp"

#include <fmt/format.h>

namespace benefit::cli {

PhotoTable::PhotoTable(const std::string& path) : path_(path), file_(path, std::ios::binary) {
  file_ << "photo\tfaces\tnot_assessable";
  for (std::size_t i = 0; i < quality_components; ++i)
    file_ << '\t' << to_string(static_cast<QualityComponent>(i));
  file_ << "\tunified\tnetwork\tmoire\tedges\tchroma\tattack_score\n";
  require_written();
}

void PhotoTable::add(const std::string& photo, const FaceMeasurement& measured) {
  file_ << fmt::format("{}\t{}\t{}", photo, measured.faces,
                       measured.not_assessable ? to_string(*measured.not_assessable) : "");
  for (std::size_t i = 0; i < quality_components; ++i)
    file_ << '\t' << (measured.quality ? fmt::format("{:.4f}", measured.quality->native[i]) : "");
  file_ << '\t' << (measured.quality ? fmt::format("{}", unified_quality(*measured.quality)) : "");
  const PresentationAttack signs = measured.attack.value_or(PresentationAttack{});
  for (const double sign : {signs.network, signs.moire, signs.edges, signs.chroma, signs.score})
    file_ << '\t' << (measured.attack ? fmt::format("{:.4f}", sign) : "");
  file_ << '\n';
}

void PhotoTable::finish() {
  file_.close();
  require_written();
}

void PhotoTable::require_written() const {
  if (!file_) throw Failure({ErrorCode::io, "the file cannot be written", path_, ""});
}

}  // namespace benefit::cli
