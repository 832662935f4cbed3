// LikeFaceStore in SQLite.
#pragma once

#include "verify/store/sqlite/database.hpp"
#include "verify/types/like_faces.hpp"

namespace benefit::store {

/// Thread-safe.
class SqliteLikeFaceStore final : public LikeFaceStore {
 public:
  explicit SqliteLikeFaceStore(Database& database) : database_(database) {}

  void keep(const GallerySearch& search, std::span<const LikeFacePair> pairs) override;
  std::optional<GallerySearch> newest_search() const override;

 private:
  Database& database_;
};

}  // namespace benefit::store
