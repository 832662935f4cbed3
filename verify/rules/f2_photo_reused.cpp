// F2 (provisions Q1, Q3): a photo that was handed in before, as the same file or as an edited copy of it, or
// that is older than the station states. Reads the earlier uses that were kept with the collection, and what
// the camera wrote into the file; the same submission repeated is none, that is settled when it is taken. An
// old photo proves nothing about today, so a new one is asked for. No money.
#include "verify/rules/checks.hpp"
#include "verify/rules/evidence.hpp"
#include "verify/rules/places.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <limits>
#include <optional>
#include <vector>

namespace benefit::rules {
namespace {

constexpr std::string_view used_for_same_person = "f2.used_for_same_person";
constexpr std::string_view is_enrolled_photo = "f2.is_enrolled_photo";
constexpr std::string_view used_for_other_person = "f2.used_for_other_person";
constexpr std::string_view copy_for_same_person = "f2.copy_for_same_person";
constexpr std::string_view copy_of_enrolled_photo = "f2.copy_of_enrolled_photo";
constexpr std::string_view copy_for_other_person = "f2.copy_for_other_person";
constexpr std::string_view mirrored = "f2.mirrored";
constexpr std::string_view look_at_both = "f2.look_at_both";
constexpr std::string_view taken_earlier = "f2.taken_earlier";
constexpr std::string_view camera = "f2.camera";
constexpr std::string_view camera_at_station = "f2.camera_at_station";
constexpr std::string_view place = "f2.place";
constexpr std::string_view far_from_station = "f2.far_from_station";
constexpr std::string_view check_clock = "f2.check_clock";
constexpr std::string_view take_a_new_one = "f2.take_a_new_one";
constexpr std::array reason_codes = {used_for_same_person,
                                     is_enrolled_photo,
                                     used_for_other_person,
                                     copy_for_same_person,
                                     copy_of_enrolled_photo,
                                     copy_for_other_person,
                                     mirrored,
                                     look_at_both,
                                     taken_earlier,
                                     camera,
                                     camera_at_station,
                                     place,
                                     far_from_station,
                                     check_clock,
                                     take_a_new_one};

/// Of its station, before a photo is held to them.
constexpr std::int64_t fewest_earlier_photos = 10;

/// Kilometres; the rounds of one station lead no further.
constexpr double within_a_county = 100;

/// A file that a whole county hands in would otherwise cite everybody for everybody.
constexpr std::size_t most_cited_uses = 20;

bool is_copy(const EarlierUse& use) { return use.kind != CopyKind::same_file; }

std::string_view code_for(const EarlierUse& use, CitizenId subject) {
  if (use.person != subject) return is_copy(use) ? copy_for_other_person : used_for_other_person;
  if (use.collection) return is_copy(use) ? copy_for_same_person : used_for_same_person;
  return is_copy(use) ? copy_of_enrolled_photo : is_enrolled_photo;
}

/// One reason for each kind of use, with how often and since when.
void add_uses(Finding& finding, const AssessedCollection& collected, CitizenId subject) {
  for (const std::string_view code : {used_for_same_person, is_enrolled_photo, used_for_other_person,
                                      copy_for_same_person, copy_of_enrolled_photo, copy_for_other_person}) {
    std::int64_t times = 0;
    std::optional<Instant> first;
    for (const EarlierUse& use : collected.earlier_uses) {
      if (code_for(use, subject) != code) continue;
      ++times;
      first = first ? std::min(*first, use.received_at) : use.received_at;
    }
    if (first) add_reason(finding, code, {{"times", times}, {"first_on", china_day_of(*first)}});
  }
  const auto& uses = collected.earlier_uses;
  if (std::any_of(uses.begin(), uses.end(),
                  [](const EarlierUse& use) { return use.kind == CopyKind::mirrored; }))
    add_reason(finding, mirrored);
  if (std::any_of(uses.begin(), uses.end(), is_copy)) add_reason(finding, look_at_both);
}

/// Which camera it was proves nothing; that the station has no other like it may help the one who asks.
void add_camera(Finding& finding, const AssessedCollection& collected) {
  const std::string& own = collected.capture.camera;
  if (own.empty()) return;
  const auto named = [](const CaptureRecord& earlier) { return !earlier.camera.empty(); };
  const std::int64_t photos = std::ranges::count_if(collected.station_captures, named);
  if (photos < fewest_earlier_photos) {
    add_reason(finding, camera, {{"camera", own}});
    return;
  }
  const std::int64_t alike = std::ranges::count(collected.station_captures, own, &CaptureRecord::camera);
  add_reason(finding, camera_at_station, {{"camera", own}, {"photos", photos}, {"alike", alike}});
}

std::optional<Place> place_of(const CaptureRecord& capture) {
  if (!capture.latitude || !capture.longitude) return std::nullopt;
  return Place{*capture.latitude, *capture.longitude};
}

/// Where it was taken proves nothing, either: many live with their children, far from their station.
void add_place(Finding& finding, const AssessedCollection& collected) {
  const std::optional<Place> own = place_of(collected.capture);
  if (!own) return;
  add_reason(finding, place, {{"latitude", own->latitude}, {"longitude", own->longitude}});
  std::int64_t photos = 0;
  double nearest = std::numeric_limits<double>::infinity();
  for (const CaptureRecord& earlier : collected.station_captures) {
    const std::optional<Place> other = place_of(earlier);
    if (!other) continue;
    ++photos;
    nearest = std::min(nearest, kilometres_between(*own, *other));
  }
  if (photos >= fewest_earlier_photos && nearest > within_a_county)
    add_reason(finding, far_from_station,
               {{"kilometres", static_cast<std::int64_t>(std::lround(nearest))}, {"photos", photos}});
}

void add_capture(Finding& finding, const AssessedCollection& collected) {
  const CaptureRecord& capture = collected.capture;
  const bool older = is_older_than_stated(collected);
  if (older)
    add_reason(finding, taken_earlier,
               {{"taken_on", china_day_of(*instant_of(capture))},
                {"captured_on", china_day_of(collected.collection.captured_at)}});
  add_camera(finding, collected);
  add_place(finding, collected);
  if (older) add_reason(finding, check_clock);
}

void cite_uses(Finding& finding, const AssessedCollection& collected) {
  std::vector<PhotoId> photos;
  for (const EarlierUse& use : collected.earlier_uses) photos.push_back(use.photo);
  std::sort(photos.begin(), photos.end());
  photos.erase(std::unique(photos.begin(), photos.end()), photos.end());
  if (photos.size() > most_cited_uses) photos.resize(most_cited_uses);
  for (const PhotoId photo : photos) cite(finding, photo);
}

void find(const Subject& subject, const CheckContext&, std::vector<Finding>& findings) {
  for (const AssessedCollection* collected : collections_in_order(subject)) {
    if (!shows_old_picture(*collected)) continue;
    Finding finding = new_finding(subject, "F2", period_of(collected->collection));
    add_uses(finding, *collected, subject.id());
    add_capture(finding, *collected);
    add_reason(finding, take_a_new_one);
    cite(finding, collected->collection.photo);
    cite_uses(finding, *collected);
    findings.push_back(std::move(finding));
  }
}

}  // namespace

constinit const Check f2_photo_reused{
    .code = "F2",
    .provision = q3,
    .finds =
        "A collection photo that was handed in before, for an earlier collection, as the enrolled photo, or "
        "for another "
        "person: as the same file byte for byte, or as an edited copy of it (re-saved, resized, cropped by "
        "up to 10 %, "
        "lightened or darkened, with a border, a stamp or other data in its file, mirrored). And one that "
        "was taken more "
        "than 48 hours before the stated time by the camera's own clock; a clock without a zone is taken for "
        "China's.",
    .reads =
        "The hashes of all photo files and the prints of all photos, in order of arrival; the time, camera "
        "and place "
        "that the camera wrote into the file (EXIF). A file without them is evidence of nothing.",
    .money = "None.",
    .period = "the collection (collection:17)",
    .cannot_see =
        "A copy that was photographed again, turned, or cropped much closer, and one on which no face is "
        "found and "
        "that was cropped. Two photos taken within a moment in which nobody moves look like copies. A camera "
        "whose clock was never set; a time that somebody changed. Camera and place are shown beside those of "
        "the "
        "station's earlier photos, and open no case by themselves: many people live far from their station. "
        "A station that mixed up two files looks the same as one that reused a photo on purpose.",
    .reason_codes = reason_codes,
    .find = find,
};

}  // namespace benefit::rules
