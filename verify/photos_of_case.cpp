#include "verify/photos_of_case.hpp"

#include <algorithm>
#include <optional>
#include <set>

namespace benefit::pipeline {
namespace {

std::set<PhotoId> cited_in(std::span<const StoredFinding> findings) {
  std::set<PhotoId> cited;
  for (const StoredFinding& finding : findings)
    for (const Citation& citation : finding.finding.citations)
      if (citation.photo) cited.insert(*citation.photo);
  return cited;
}

}  // namespace

PhotosOfCase photos_of_case(const Ports& ports, CitizenId subject, std::span<const StoredFinding> findings) {
  PhotosOfCase photos;
  const auto add_enrolled = [&](const std::optional<EnrolledPhoto>& photo) {
    const auto is_it = [&](const EnrolledPhoto& other) { return other.photo == photo->photo; };
    if (photo && std::none_of(photos.enrolled.begin(), photos.enrolled.end(), is_it))
      photos.enrolled.push_back(*photo);
  };
  add_enrolled(ports.photos.enrolled(subject));
  const std::set<PhotoId> cited = cited_in(findings);
  if (cited.empty()) return photos;
  const auto facts = ports.facts.subject(subject, std::nullopt);
  if (!facts) return photos;
  for (const AssessedCollection& collection : facts->collections) {
    if (!cited.contains(collection.collection.photo)) continue;
    add_enrolled(collection.enrolled);
    photos.collected.push_back(collection);
  }
  for (const LikeFace& like : facts->like_faces) {
    if (!cited.contains(like.theirs)) continue;
    add_enrolled(ports.photos.enrolled_photo(like.own));
    photos.lookalikes.push_back(like);
  }
  return photos;
}

}  // namespace benefit::pipeline
