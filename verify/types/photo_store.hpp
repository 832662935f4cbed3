// The port for photos, enrolments and collections. Photos and templates are sealed at rest.
// All methods are thread-safe and throw Failure when the store itself is broken.
#pragma once

#include "verify/types/error.hpp"
#include "verify/types/photo.hpp"
#include "verify/types/subject.hpp"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace benefit {

/// What a submission came to. `already_there`: the same submission had been taken before; nothing changed.
struct CollectionReceipt {
  CollectionId collection = 0;
  bool already_there = false;
  PhotoId photo = 0;  ///< 0 when it was already there
};
struct EnrolmentReceipt {
  PhotoId photo = 0;
  bool already_there = false;
};

/// A collection whose photo has yet to be compared with the enrolled ones by some standard. The templates are
/// of whichever model set; one that is gone names none.
struct PendingComparison {
  CollectionId collection = 0;
  std::vector<EnrolledFace> enrolled;  ///< the newest first, 1 .. most_compared_photos
  CollectedFace collected;
  bool attack_suspected = false;  ///< the collected photo may show a picture of the person (F3)
};

/// What two photos came to by a standard (verify/face/comparer.hpp).
struct MadeComparison {
  CollectionId collection = 0;
  PhotoId enrolled = 0;  ///< the newest of those that were compared
  std::string standard;
  FaceComparison comparison;
};

/// Two photos that show the same picture.
struct PhotoCopy {
  PhotoId photo = 0, other = 0;  ///< in either order
  CopyKind kind = CopyKind::edited;
  double misfit = 0;

  friend bool operator==(const PhotoCopy&, const PhotoCopy&) = default;
};

class PhotoStore {
 public:
  virtual ~PhotoStore() = default;

  /// Keeps the photo and what was measured on it as the person's newest enrolled photo.
  virtual EnrolmentReceipt enrol(CitizenId person, Day taken_on, std::span<const std::uint8_t> photo,
                                 const FaceMeasurement& measured, Instant received_at) = 0;
  /// Keeps a collection (its `id` and `photo` are given by the store). The same person, capture time, station
  /// and bytes are the same submission, however often it is repeated.
  virtual CollectionReceipt collect(const Collection& collection, std::span<const std::uint8_t> photo,
                                    const FaceMeasurement& measured) = 0;
  /// The newest enrolled photo of the person that can be assessed, else the newest: a failed attempt at a new
  /// one takes nothing away.
  virtual std::optional<EnrolledPhoto> enrolled(CitizenId person) const = 0;
  /// An enrolled photo by its number. nullopt: there is none.
  virtual std::optional<EnrolledPhoto> enrolled_photo(PhotoId id) const = 0;
  /// The photo's bytes, its seal checked. not_found when there is none.
  virtual Expected<Bytes> photo(PhotoId id) const = 0;
  /// The person whose photo it is.
  virtual std::optional<CitizenId> owner(PhotoId id) const = 0;
  virtual std::optional<FaceMeasurement> measurement(PhotoId id) const = 0;
  /// What was measured on the photo, measured anew: by other networks, or after a worker had failed at it.
  virtual void replace_measurement(PhotoId id, const FaceMeasurement& measured) = 0;
  /// Collections in the range that have an assessable photo and an assessable enrolled one but no comparison
  /// between just these two by `standard`, nor one that certifies: that was true when it was made. By person
  /// and time, as they were when the visits began; a visitor may keep comparisons.
  virtual void for_each_pending_comparison(SubjectRange range, std::string_view standard,
                                           const std::function<void(PendingComparison)>& visit) const = 0;
  /// All of them, or none.
  virtual void keep_comparisons(std::span<const MadeComparison> comparisons) = 0;
  virtual std::optional<AssessedCollection> collection(CollectionId id) const = 0;

  /// Enrolled photos with a greater id that have a template (of whichever model set), in order of id; a
  /// person may have several: at most `most`.
  virtual std::vector<EnrolledFace> enrolled_faces_after(PhotoId after, std::size_t most) const = 0;
  /// How many there are of these, from the first one on.
  virtual std::int64_t count_enrolled_faces() const = 0;
  /// The person's enrolled photos that have a template, in order of id.
  virtual std::vector<EnrolledPhoto> enrolled_photos(CitizenId person) const = 0;
  /// The newest collected photos that have a template and a greater id, newest first: at most `most`.
  virtual std::vector<CollectedFace> collected_faces_after(PhotoId after, std::size_t most) const = 0;

  /// A print of today's version with its picture. nullopt: there is none.
  virtual std::optional<PhotoPrint> print(PhotoId id) const = 0;
  /// The prints of today's version of photos with a greater id, in order of id, without their pictures: at
  /// most `most`.
  virtual std::vector<std::pair<PhotoId, PhotoPrint>> codes_after(PhotoId after, std::size_t most) const = 0;
  /// Photos with a greater id, in order of id, that have no print of today's version yet, whether or not one
  /// can be made; without those at which a worker failed: at most `most`.
  virtual std::vector<PhotoId> photos_without_print(PhotoId after, std::size_t most) const = 0;
  /// Keeps print and capture record of a photo, or that it can have no print. What it was found to be a copy
  /// of by its former print is forgotten.
  virtual void keep_print(PhotoId id, const FaceMeasurement& measured) = 0;
  /// Photos of collections in the range whose print was not yet looked for among the others.
  virtual std::vector<PhotoId> unsearched_photos(SubjectRange range) const = 0;
  /// Keeps what the search for a photo came to, and that it was made. Both photos of a copy know of it.
  virtual void keep_copies(PhotoId photo, const std::vector<PhotoCopy>& copies) = 0;
};

/// Opens photos and runs the networks: in the process (verify/face) or in a worker (daemon/worker).
/// Thread-safe.
class FaceMeasurer {
 public:
  virtual ~FaceMeasurer() = default;
  /// What is wrong with the photo is an outcome, which says why it is not assessable. In the process a stage
  /// behind the decoder that fails on it throws Failure(internal); a worker dies of that, and its pool gives
  /// worker_failed.
  virtual FaceMeasurement measure(std::span<const std::uint8_t> photo) = 0;
  /// FaceTemplate::model_set of everything that it measures.
  virtual std::string model_set() const = 0;
};

}  // namespace benefit
