// PhotoStore in SQLite.
#pragma once

#include "verify/store/sealer.hpp"
#include "verify/store/sqlite/database.hpp"
#include "verify/types/photo_store.hpp"

namespace benefit::store {

/// Thread-safe.
class SqlitePhotoStore final : public PhotoStore {
 public:
  SqlitePhotoStore(Database& database, const Sealer& sealer) : database_(database), sealer_(sealer) {}

  EnrolmentReceipt enrol(CitizenId person, Day taken_on, std::span<const std::uint8_t> photo,
                         const FaceMeasurement& measured, Instant received_at) override;
  CollectionReceipt collect(const Collection& collection, std::span<const std::uint8_t> photo,
                            const FaceMeasurement& measured) override;
  std::optional<EnrolledPhoto> enrolled(CitizenId person) const override;
  std::optional<EnrolledPhoto> enrolled_photo(PhotoId id) const override;
  Expected<Bytes> photo(PhotoId id) const override;
  std::optional<CitizenId> owner(PhotoId id) const override;
  std::optional<FaceMeasurement> measurement(PhotoId id) const override;
  void replace_measurement(PhotoId id, const FaceMeasurement& measured) override;
  void for_each_pending_comparison(SubjectRange range, std::string_view standard,
                                   const std::function<void(PendingComparison)>& visit) const override;
  void keep_comparisons(std::span<const MadeComparison> comparisons) override;
  std::optional<AssessedCollection> collection(CollectionId id) const override;
  std::optional<PhotoPrint> print(PhotoId id) const override;
  std::vector<EnrolledFace> enrolled_faces_after(PhotoId after, std::size_t most) const override;
  std::int64_t count_enrolled_faces() const override;
  std::vector<EnrolledPhoto> enrolled_photos(CitizenId person) const override;
  std::vector<CollectedFace> collected_faces_after(PhotoId after, std::size_t most) const override;
  std::vector<std::pair<PhotoId, PhotoPrint>> codes_after(PhotoId after, std::size_t most) const override;
  std::vector<PhotoId> photos_without_print(PhotoId after, std::size_t most) const override;
  void keep_print(PhotoId id, const FaceMeasurement& measured) override;
  std::vector<PhotoId> unsearched_photos(SubjectRange range) const override;
  void keep_copies(PhotoId photo, const std::vector<PhotoCopy>& copies) override;

 private:
  PhotoId keep_photo(WriteTransaction& transaction, CitizenId person, std::span<const std::uint8_t> photo,
                     const FaceMeasurement& measured);
  /// Template, quality and signs of a presentation attack, as far as they were measured.
  void keep_face(WriteTransaction& transaction, PhotoId id, const FaceMeasurement& measured);
  void keep_print(WriteTransaction& transaction, PhotoId id, const FaceMeasurement& measured);
  FaceTemplate opened_template(PhotoId id, std::span<const std::uint8_t> sealed) const;
  PhotoPrint opened_code(PhotoId id, std::span<const std::uint8_t> sealed) const;

  Database& database_;
  const Sealer& sealer_;
};

}  // namespace benefit::store
