#include "verify/photo_search.hpp"

#include "verify/face/print_code.hpp"
#include "verify/face/print_index.hpp"
#include "verify/face/same_picture.hpp"

#include <algorithm>
#include <mutex>
#include <optional>
#include <vector>

namespace benefit::pipeline {
namespace {

/// A photo and its mirror image, ready to be compared.
struct Looked {
  explicit Looked(const PhotoPrint& print) : upright(print), flipped(face::mirrored(print)) {}
  face::PreparedPicture upright, flipped;
};

}  // namespace

struct PhotoSearch::Parts {
  explicit Parts(PhotoStore& store) : photos(store) {}

  void load() {
    constexpr std::size_t at_a_time = 50'000;
    const std::lock_guard lock(loading);
    if (loaded) return;
    std::vector<face::PrintEntry> entries;
    for (PhotoId last = 0;;) {
      const auto page = photos.codes_after(last, at_a_time);
      for (const auto& [photo, print] : page) entries.push_back({photo, print.frame, print.code});
      if (page.size() < at_a_time) break;
      last = page.back().first;
    }
    index.add(entries);
    loaded = true;
  }

  /// The candidate shows the same picture: how.
  std::optional<PhotoCopy> copy(PhotoId photo, const Looked& looked,
                                const face::PrintCandidate& candidate) const {
    const auto other = photos.print(candidate.photo);
    if (!other) return std::nullopt;
    const auto match = face::match_pictures(candidate.mirrored ? looked.flipped : looked.upright,
                                            face::PreparedPicture(*other));
    if (!match.same_picture) return std::nullopt;
    return PhotoCopy{photo, candidate.photo, candidate.mirrored ? CopyKind::mirrored : CopyKind::edited,
                     match.misfit};
  }

  PhotoStore& photos;
  face::PrintIndex index;
  std::mutex loading;
  bool loaded = false;  ///< guarded by `loading`
};

PhotoSearch::PhotoSearch(PhotoStore& photos) : parts_(std::make_unique<Parts>(photos)) {}
PhotoSearch::~PhotoSearch() = default;

void PhotoSearch::load() { parts_->load(); }

std::size_t PhotoSearch::size() {
  parts_->load();
  return parts_->index.size();
}

void PhotoSearch::take(PhotoId photo, const PhotoPrint& print) {
  parts_->load();
  // Known first, then searched: of two photos at the same time, the second one to be known finds the first.
  parts_->index.add(face::PrintEntry{photo, print.frame, print.code});
  std::vector<PhotoCopy> copies;
  const Looked looked(print);
  for (const face::PrintCandidate& candidate : parts_->index.search(
           print.frame, face::lookup_codes(print), face::lookup_codes(looked.flipped.print()))) {
    if (candidate.photo == photo) continue;
    const auto copy = parts_->copy(photo, looked, candidate);
    if (!copy) continue;
    // A symmetrical picture is near its mirror image, too: what fits better counts.
    const auto known = std::find_if(copies.begin(), copies.end(),
                                    [&](const PhotoCopy& other) { return other.other == copy->other; });
    if (known == copies.end())
      copies.push_back(*copy);
    else if (copy->misfit < known->misfit)
      *known = *copy;
  }
  parts_->photos.keep_copies(photo, copies);
}

}  // namespace benefit::pipeline
