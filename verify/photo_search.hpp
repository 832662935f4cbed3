// Looks every new photo up among all past ones (F2): which of them shows the same picture?
#pragma once

#include "verify/types/photo_store.hpp"

#include <cstddef>
#include <memory>

namespace benefit::pipeline {

/// Holds the codes of all photos in memory (about 110 bytes each). Thread-safe. Of two photos that arrive at
/// the same time in two threads, at least one finds the other, and what one finds both know.
class PhotoSearch {
 public:
  /// Reads nothing yet. The store outlives it.
  explicit PhotoSearch(PhotoStore& photos);
  ~PhotoSearch();

  /// Reads the codes of all photos from the store, unless they have been read. Called by every other function
  /// that needs them; to call it beforehand saves the first photo the wait. Throws Failure.
  void load();
  /// Photos that are known.
  std::size_t size();

  /// Makes a photo known that the store already holds, looks for the same picture among all others, and keeps
  /// what was found. A photo that is taken again is searched again and counts once. Throws Failure.
  void take(PhotoId photo, const PhotoPrint& print);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace benefit::pipeline
