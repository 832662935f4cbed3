#include "verify/face/print_index.hpp"

#include <algorithm>
#include <bit>
#include <iterator>
#include <span>
#include <tuple>

namespace benefit::face {
namespace {

constexpr std::size_t pieces = 16;
constexpr int piece_bits = 16;
static_assert(pieces * piece_bits == print_code_bits);
constexpr std::size_t piece_values = std::size_t{1} << piece_bits;

std::uint16_t piece_of(const PrintCode& code, std::size_t piece) {
  return static_cast<std::uint16_t>(code[piece / 4] >> (piece % 4 * piece_bits));
}

}  // namespace

struct PrintIndex::Coded {
  PrintCode code{};
  PhotoId photo = 0;
};

/// Codes by each of their pieces. Immutable.
class PrintIndex::Pieces {
 public:
  explicit Pieces(std::vector<Coded> codes) : codes_(std::move(codes)) {
    for (std::size_t piece = 0; piece < pieces; ++piece) {
      std::vector<std::uint32_t>& starts = tables_[piece].starts;
      std::vector<std::uint32_t>& rows = tables_[piece].rows;
      starts.assign(piece_values + 1, 0);
      rows.resize(codes_.size());
      for (const Coded& coded : codes_) ++starts[piece_of(coded.code, piece) + std::size_t{1}];
      for (std::size_t value = 0; value < piece_values; ++value) starts[value + 1] += starts[value];
      std::vector<std::uint32_t> next(starts.begin(), starts.end() - 1);
      for (std::uint32_t row = 0; row < codes_.size(); ++row)
        rows[next[piece_of(codes_[row].code, piece)]++] = row;
    }
  }

  const std::vector<Coded>& codes() const { return codes_; }

  /// Visits codes that have a piece nearly in common with `code`, some of them more than once.
  template <class Visit>
  void for_each_near(const PrintCode& code, Visit visit) const {
    for (std::size_t piece = 0; piece < pieces; ++piece) {
      const std::uint16_t value = piece_of(code, piece);
      visit_rows(piece, value, visit);
      for (int bit = 0; bit < piece_bits; ++bit)
        visit_rows(piece, static_cast<std::uint16_t>(value ^ (1U << bit)), visit);
    }
  }

 private:
  struct Table {
    std::vector<std::uint32_t> starts;  ///< of each value of the piece, in `rows`
    std::vector<std::uint32_t> rows;
  };

  template <class Visit>
  void visit_rows(std::size_t piece, std::uint16_t value, Visit visit) const {
    const Table& table = tables_[piece];
    const std::uint32_t end = table.starts[value + std::size_t{1}];
    // The codes lie anywhere in memory: they are asked for some steps before they are read.
    constexpr std::uint32_t ahead = 8;
    for (std::uint32_t i = table.starts[value]; i < end; ++i) {
      if (i + ahead < end) __builtin_prefetch(&codes_[table.rows[i + ahead]]);
      visit(codes_[table.rows[i]]);
    }
  }

  std::vector<Coded> codes_;
  std::array<Table, pieces> tables_;
};

/// The nearest of those that it is shown.
class PrintIndex::Nearest {
 public:
  void see(const Coded& coded, const PrintCode& code, bool mirrored) {
    const int distance = code_distance(coded.code, code);
    if (distance <= farthest_candidate) found_.push_back({coded.photo, distance, mirrored});
  }

  std::vector<PrintCandidate> take() {
    std::sort(found_.begin(), found_.end(), [](const PrintCandidate& a, const PrintCandidate& b) {
      return std::tie(a.distance, a.photo, a.mirrored) < std::tie(b.distance, b.photo, b.mirrored);
    });
    found_.erase(std::unique(found_.begin(), found_.end()), found_.end());
    if (found_.size() > most_candidates) found_.resize(most_candidates);
    return std::move(found_);
  }

 private:
  std::vector<PrintCandidate> found_;
};

/// The codes of one frame: most of them in tables, the newest in a list that is read through until it is
/// worth new tables.
class PrintIndex::Frame {
 public:
  void add(std::span<const PrintEntry> entries) {
    {
      const std::unique_lock lock(mutex_);
      for (const PrintEntry& entry : entries) newest_.push_back({entry.code, entry.photo});
    }
    const std::lock_guard one_at_a_time(merging_);
    merge_if_worth_it();
  }

  std::size_t size() const {
    const std::shared_lock lock(mutex_);
    return tables_->codes().size() + newest_.size();
  }

  std::vector<PrintCandidate> search(const PrintCode& code, const PrintCode& mirrored) const {
    Nearest nearest;
    std::shared_ptr<const Pieces> tables;
    {
      const std::shared_lock lock(mutex_);
      tables = tables_;
      for (const Coded& coded : newest_) {
        if (has_piece_in_common(coded.code, code)) nearest.see(coded, code, false);
        if (has_piece_in_common(coded.code, mirrored)) nearest.see(coded, mirrored, true);
      }
    }
    tables->for_each_near(code, [&](const Coded& coded) { nearest.see(coded, code, false); });
    tables->for_each_near(mirrored, [&](const Coded& coded) { nearest.see(coded, mirrored, true); });
    return nearest.take();
  }

 private:
  /// What the tables would find: the list finds no more, so that it makes no difference where a code lies.
  static bool has_piece_in_common(const PrintCode& first, const PrintCode& second) {
    for (std::size_t piece = 0; piece < pieces; ++piece)
      if (std::popcount(static_cast<unsigned>(piece_of(first, piece) ^ piece_of(second, piece))) <= 1)
        return true;
    return false;
  }

  void merge_if_worth_it() {
    constexpr std::size_t short_list = 20'000;
    std::vector<Coded> codes;
    std::size_t merged = 0;
    {
      const std::shared_lock lock(mutex_);
      merged = newest_.size();
      if (merged <= std::max(short_list, tables_->codes().size() / 32)) return;
      codes.reserve(tables_->codes().size() + merged);
      codes = tables_->codes();
      codes.insert(codes.end(), newest_.begin(), newest_.end());
    }
    auto tables = std::make_shared<const Pieces>(std::move(codes));
    const std::unique_lock lock(mutex_);
    tables_ = std::move(tables);
    newest_.erase(newest_.begin(), newest_.begin() + static_cast<std::ptrdiff_t>(merged));
  }

  std::mutex merging_;
  mutable std::shared_mutex mutex_;  ///< guards what follows
  std::shared_ptr<const Pieces> tables_ = std::make_shared<const Pieces>(std::vector<Coded>{});
  std::vector<Coded> newest_;
};

PrintIndex::PrintIndex() : frames_{std::make_unique<Frame>(), std::make_unique<Frame>()} {}
PrintIndex::~PrintIndex() = default;

PrintIndex::Frame& PrintIndex::of(PrintFrame frame) const {
  return *frames_[frame == PrintFrame::face ? 0 : 1];
}

void PrintIndex::add(const PrintEntry& entry) { of(entry.frame).add({&entry, 1}); }

void PrintIndex::add(const std::vector<PrintEntry>& entries) {
  for (const PrintFrame frame : {PrintFrame::face, PrintFrame::whole}) {
    std::vector<PrintEntry> of_frame;
    std::copy_if(entries.begin(), entries.end(), std::back_inserter(of_frame),
                 [frame](const PrintEntry& entry) { return entry.frame == frame; });
    of(frame).add(of_frame);
  }
}

std::size_t PrintIndex::size() const { return frames_[0]->size() + frames_[1]->size(); }

std::vector<PrintCandidate> PrintIndex::search(PrintFrame frame, const PrintCode& code,
                                               const PrintCode& mirrored) const {
  return of(frame).search(code, mirrored);
}

}  // namespace benefit::face
