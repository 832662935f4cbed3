// Photos, what the networks measured on them, and the comparison of two.
#pragma once

#include "verify/types/citizen_id.hpp"
#include "verify/types/photo_print.hpp"
#include "verify/types/photo_quality.hpp"
#include "verify/types/presentation_attack.hpp"
#include "verify/types/region.hpp"
#include "verify/types/time.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace benefit {

using PhotoId = std::int64_t;
using CollectionId = std::int64_t;

using Bytes = std::vector<std::uint8_t>;

/// Bytes of the largest photo file that is opened; the limit of a request that carries one follows from it
/// (daemon/server/limits.hpp). A phone's 50 million pixels take about 15 MB as JPEG.
inline constexpr std::size_t largest_photo_file = std::size_t{18} << 20U;
/// Width times height of the largest picture that is opened; a phone's largest photo has about as many.
inline constexpr std::int64_t largest_photo_pixels = 50'000'000;

/// Why a photo cannot be assessed (F5). Evidence of nothing: leads to another try or another technique.
/// Stored by name (`to_string`).
enum class NotAssessable : std::uint8_t {
  not_an_image,      ///< text, an empty file, a format that is not accepted
  unsupported_type,  ///< an image of a kind that is not accepted (GIF, animation, ...)
  damaged,           ///< truncated or broken
  too_small,         ///< under the smallest side in which a face can be found
  too_large,         ///< over the pixel or byte limit (image bomb)
  no_face,
  face_too_small,  ///< too few pixels between the eyes
  face_cut,        ///< the picture's edge cuts it
  turned_away,     ///< too far from the front
  too_dark,
  too_bright,
  too_blurred,
  covered,        ///< by a mask, dark glasses, a hand
  several_faces,  ///< two faces that may both be the subject's
  worker_failed,  ///< the process that opened it died or hung
};

std::string_view to_string(NotAssessable reason);
std::optional<NotAssessable> parse_not_assessable(std::string_view text);

/// What an operator can do about it at once; nullopt when another photo of the same scene would help.
std::optional<PhotoAdvice> advice_for(NotAssessable reason);

/// Pixels of the upright photo (EXIF orientation already obeyed).
struct FaceBox {
  int left = 0, top = 0, width = 0, height = 0;
  friend bool operator==(const FaceBox&, const FaceBox&) = default;
};

/// What the networks made of one face. Biometric data: sealed at rest, never in a log.
struct FaceTemplate {
  /// Names the networks, weights and preprocessing that made it; templates of different sets are never
  /// compared.
  std::string model_set;
  /// One vector of length 1 for each network of the set, in its order: compared by their cosine.
  std::vector<std::vector<float>> features;
  friend bool operator==(const FaceTemplate&, const FaceTemplate&) = default;
};

/// The outcome of opening one photo: a template, or why there is none.
struct FaceMeasurement {
  int width = 0, height = 0;  ///< pixels of the upright photo, 0 when it could not be opened
  int faces = 0;              ///< faces found; the one nearest the centre is measured
  FaceBox box;
  std::optional<NotAssessable> not_assessable;
  std::string detail;  ///< for the operator: "GIF image in a file named .jpg"; no personal data
  std::optional<FaceTemplate> face;
  std::optional<PhotoPrint> print{};  ///< of every photo that could be opened and shows something
  CaptureRecord capture{};
  std::optional<PhotoQuality> quality{};       ///< of the face; nullopt when none was found
  std::optional<PresentationAttack> attack{};  ///< nullopt when the photo is not assessable
};

enum class FaceOutcome : std::uint8_t { same = 1, unsure = 2, different = 3, not_assessable = 4 };
std::string_view to_string(FaceOutcome outcome);

/// Numbers the calibrations on the agency's own gallery, from 1.
using CalibrationId = std::int64_t;

/// What a comparison has by a calibration.
struct CalibratedScore {
  CalibrationId calibration = 0;
  double score = 0;      ///< the fused distance, less what strangers come near both faces by
  double threshold = 0;  ///< of the person's group: at or below it, one person
  double fmr = 0;        ///< strangers of the group come so near at most this often, 0 .. 1
  friend bool operator==(const CalibratedScore&, const CalibratedScore&) = default;
};

/// Of a person's enrolled photos, the newest ones that a collected one is compared with. With each more the
/// threshold is lower, so that strangers pass no more often.
inline constexpr std::size_t most_compared_photos = 3;

/// Two faces compared. Distances: lower is more alike.
struct FaceComparison {
  FaceOutcome outcome = FaceOutcome::not_assessable;
  std::vector<double> distances;  ///< 1 - cosine, for each network of the set in its order: 0 .. 2
  double fused = 0;               ///< their weighted mean, 0 .. 2; 0 for one and the same photo
  /// Only a calibration on the agency's own gallery lets *same* certify. Without one it is false.
  bool certifies = false;
  std::optional<CalibratedScore> calibrated{};  ///< nullopt: no calibration for the person's group
  /// Which photo could not be assessed, in the order asked.
  std::optional<NotAssessable> first_not_assessable;
  std::optional<NotAssessable> second_not_assessable;
  /// Of the enrolled photos that were compared, the one most like the collected one; 0 outside of the store.
  PhotoId nearest = 0;
  int compared_photos = 1;  ///< 1 .. most_compared_photos
};

/// A photo handed in at a station to prove that its subject is alive (feed of the stations, Q1).
struct Collection {
  CollectionId id = 0;
  CitizenId person;
  std::string name;  ///< as given at the station
  Instant captured_at;
  std::string station;
  std::string operator_name;
  RegionCode county;
  PhotoId photo = 0;
  Instant received_at;
};

/// The photo that a person is compared with.
struct EnrolledPhoto {
  CitizenId person;
  PhotoId photo = 0;
  Day taken_on;
  Instant received_at;
};

/// The photo of a collection, as the networks see it.
struct CollectedFace {
  CitizenId person;  ///< who it is said to show
  PhotoId photo = 0;
  Instant captured_at;
  FaceTemplate face;
};

/// Somebody's enrolled photo, as the networks see it.
struct EnrolledFace {
  EnrolledPhoto photo;
  FaceTemplate face;
};

}  // namespace benefit
