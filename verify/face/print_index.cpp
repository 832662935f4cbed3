#include "verify/face/print_index.hpp"

#include <algorithm>
#include <bit>
#include <iterator>
#include <optional>
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
  explicit Pieces(const std::vector<Coded>& coded) {
    codes_.reserve(coded.size());
    photos_.reserve(coded.size());
    for (const Coded& one : coded) {
      codes_.push_back({one.code});
      photos_.push_back(one.photo);
    }
    for (std::size_t piece = 0; piece < pieces; ++piece) {
      std::vector<std::uint32_t>& starts = tables_[piece].starts;
      std::vector<std::uint32_t>& rows = tables_[piece].rows;
      starts.assign(piece_values + 1, 0);
      rows.resize(codes_.size());
      for (const Line& line : codes_) ++starts[piece_of(line.code, piece) + std::size_t{1}];
      for (std::size_t value = 0; value < piece_values; ++value) starts[value + 1] += starts[value];
      std::vector<std::uint32_t> next(starts.begin(), starts.end() - 1);
      for (std::uint32_t row = 0; row < codes_.size(); ++row)
        rows[next[piece_of(codes_[row].code, piece)]++] = row;
    }
  }

  std::size_t size() const { return codes_.size(); }
  Coded at(std::size_t row) const { return {codes_[row].code, photos_[row]}; }

  /// Visits rows whose code has a piece nearly in common with `code`, some of them more than once, with the
  /// distance.
  template <class Visit>
  void for_each_near(const PrintCode& code, Visit visit) const {
    std::vector<std::uint32_t> rows;
    for (std::size_t piece = 0; piece < pieces; ++piece) {
      rows.clear();
      const std::uint16_t value = piece_of(code, piece);
      add_rows(tables_[piece], value, rows);
      for (int bit = 0; bit < piece_bits; ++bit)
        add_rows(tables_[piece], static_cast<std::uint16_t>(value ^ (1U << bit)), rows);
      // The codes lie anywhere in memory: they are asked for some steps before they are read.
      constexpr std::size_t ahead = 16;
      for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i + ahead < rows.size()) __builtin_prefetch(&codes_[rows[i + ahead]]);
        const int distance = code_distance(codes_[rows[i]].code, code);
        if (distance <= farthest_candidate) visit(photos_[rows[i]], distance);
      }
    }
  }

 private:
  struct alignas(32) Line {  ///< never on two cache lines
    PrintCode code;
  };
  struct Table {
    std::vector<std::uint32_t> starts;  ///< of each value of the piece, in `rows`
    std::vector<std::uint32_t> rows;
  };

  static void add_rows(const Table& table, std::uint16_t value, std::vector<std::uint32_t>& rows) {
    const auto begin = table.rows.begin();
    rows.insert(rows.end(), begin + table.starts[value], begin + table.starts[value + std::size_t{1}]);
  }

  std::vector<Line> codes_;
  std::vector<PhotoId> photos_;
  std::array<Table, pieces> tables_;
};

/// The nearest of those that it is shown.
class PrintIndex::Nearest {
 public:
  void see(PhotoId photo, int distance, bool mirrored) { found_.push_back({photo, distance, mirrored}); }

  std::vector<PrintCandidate> take() {
    // Of each photo the nearest of the codes under which it was found.
    std::sort(found_.begin(), found_.end(), [](const PrintCandidate& a, const PrintCandidate& b) {
      return std::tie(a.photo, a.mirrored, a.distance) < std::tie(b.photo, b.mirrored, b.distance);
    });
    const auto same = [](const PrintCandidate& a, const PrintCandidate& b) {
      return a.photo == b.photo && a.mirrored == b.mirrored;
    };
    found_.erase(std::unique(found_.begin(), found_.end(), same), found_.end());
    std::sort(found_.begin(), found_.end(), [](const PrintCandidate& a, const PrintCandidate& b) {
      return std::tie(a.distance, a.photo, a.mirrored) < std::tie(b.distance, b.photo, b.mirrored);
    });
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
    return tables_->size() + newest_.size();
  }

  std::vector<PrintCandidate> search(std::span<const PrintCode> codes,
                                     std::span<const PrintCode> mirrored) const {
    Nearest nearest;
    const std::shared_ptr<const Pieces> tables = see_newest(codes, mirrored, nearest);
    for (const PrintCode& code : codes)
      tables->for_each_near(code, [&](PhotoId photo, int distance) { nearest.see(photo, distance, false); });
    for (const PrintCode& code : mirrored)
      tables->for_each_near(code, [&](PhotoId photo, int distance) { nearest.see(photo, distance, true); });
    return nearest.take();
  }

 private:
  /// What the tables would find: the list finds no more, so that it makes no difference where a code lies.
  static std::optional<int> distance_if_near(const PrintCode& first, const PrintCode& second) {
    const int distance = code_distance(first, second);
    if (distance > farthest_candidate) return std::nullopt;
    for (std::size_t piece = 0; piece < pieces; ++piece)
      if (std::popcount(static_cast<unsigned>(piece_of(first, piece) ^ piece_of(second, piece))) <= 1)
        return distance;
    return std::nullopt;
  }

  /// Reads the list through, and gives the tables that hold all others.
  std::shared_ptr<const Pieces> see_newest(std::span<const PrintCode> codes,
                                           std::span<const PrintCode> mirrored, Nearest& nearest) const {
    const std::shared_lock lock(mutex_);
    for (const Coded& coded : newest_) {
      for (const PrintCode& code : codes)
        if (const auto distance = distance_if_near(coded.code, code))
          nearest.see(coded.photo, *distance, false);
      for (const PrintCode& code : mirrored)
        if (const auto distance = distance_if_near(coded.code, code))
          nearest.see(coded.photo, *distance, true);
    }
    return tables_;
  }

  void merge_if_worth_it() {
    constexpr std::size_t short_list = 5'000;
    std::vector<Coded> codes;
    std::size_t merged = 0;
    {
      const std::shared_lock lock(mutex_);
      merged = newest_.size();
      if (merged <= std::max(short_list, tables_->size() / 256)) return;
      codes.reserve(tables_->size() + merged);
      for (std::size_t row = 0; row < tables_->size(); ++row) codes.push_back(tables_->at(row));
      codes.insert(codes.end(), newest_.begin(), newest_.end());
    }
    auto tables = std::make_shared<const Pieces>(codes);
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

std::vector<PrintCandidate> PrintIndex::search(PrintFrame frame, std::span<const PrintCode> codes,
                                               std::span<const PrintCode> mirrored) const {
  return of(frame).search(codes, mirrored);
}

}  // namespace benefit::face
