// What a photo store lists as pending, all of it.
#pragma once

#include "verify/types/photo_store.hpp"

#include <string_view>
#include <utility>
#include <vector>

namespace benefit::test {

inline std::vector<PendingComparison> pending_comparisons(const PhotoStore& photos, std::string_view standard,
                                                          SubjectRange range = {0, ~std::uint64_t{0}}) {
  std::vector<PendingComparison> all;
  photos.for_each_pending_comparison(range, standard,
                                     [&](PendingComparison pending) { all.push_back(std::move(pending)); });
  return all;
}

}  // namespace benefit::test
