// Finds, among the codes of millions of past photos, those near a new one: multi-index hashing (Norouzi et
// al. 2012). A code of 256 bits is cut into 16 pieces; codes that differ in few bits have a piece in common,
// or nearly so.
#pragma once

#include "verify/types/photo.hpp"
#include "verify/types/photo_print.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <span>
#include <vector>

namespace benefit::face {

/// A photo whose code is near: to be looked at, nothing more (same_picture.hpp).
struct PrintCandidate {
  PhotoId photo = 0;
  int distance = 0;       ///< bits, 0 .. farthest_candidate
  bool mirrored = false;  ///< near the mirrored picture's code

  friend bool operator==(const PrintCandidate&, const PrintCandidate&) = default;
};

inline constexpr int farthest_candidate =
    64;  ///< bits; of copies less than one in a hundred lies further away
inline constexpr std::size_t most_candidates = 32;  ///< of one search, the nearest

/// A code to be kept.
struct PrintEntry {
  PhotoId photo = 0;
  PrintFrame frame = PrintFrame::whole;
  PrintCode code{};
};

/// Thread-safe: searches go on beside each other, and beside an addition. About 110 bytes a photo.
class PrintIndex {
 public:
  PrintIndex();
  ~PrintIndex();

  /// Found by every search that begins later. A photo that is added again is found once.
  void add(const PrintEntry& entry);
  /// The same for many, at the cost of one.
  void add(const std::vector<PrintEntry>& entries);
  std::size_t size() const;

  /// The photos whose code lies within farthest_candidate of one of `codes` or of `mirrored`, the nearest
  /// first, of equally near ones the older photo; at most most_candidates. Finds every photo one of whose 16
  /// pieces differs in at most one bit, and so nearly all (of codes in which each bit is wrong with a chance
  /// of 10
  /// %, all but one in 100,000). What was added in which order makes no difference.
  std::vector<PrintCandidate> search(PrintFrame frame, std::span<const PrintCode> codes,
                                     std::span<const PrintCode> mirrored) const;

 private:
  struct Coded;
  class Pieces;
  class Nearest;
  class Frame;
  Frame& of(PrintFrame frame) const;
  std::array<std::unique_ptr<Frame>, 2> frames_;
};

}  // namespace benefit::face
