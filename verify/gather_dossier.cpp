#include "verify/gather_dossier.hpp"

#include "verify/identity/safe_text.hpp"
#include "verify/intake/catalogue.hpp"
#include "verify/photos_of_case.hpp"
#include "verify/report/sentences.hpp"
#include "verify/report/values.hpp"
#include "verify/rules/registry.hpp"
#include "verify/types/sha256.hpp"

#include <fmt/format.h>

namespace benefit::pipeline {
namespace {

using report::DossierPhoto;
using report::Language;

void add_batches(report::Dossier& dossier, const FactStore& facts, Language language) {
  for (const StoredFinding& stored : dossier.findings)
    for (const Citation& citation : stored.finding.citations) {
      if (!citation.row || dossier.batches.contains(citation.row->batch)) continue;
      const auto batch = facts.batch(citation.row->batch);
      if (!batch) throw Failure({ErrorCode::corrupt, "a cited delivery is gone", "", ""});
      const intake::FeedInfo& feed = intake::info(batch->header.feed);
      dossier.batches.insert(
          {batch->id, {*batch, std::string(language == Language::chinese ? feed.title : feed.name)}});
    }
}

void add_provisions(report::Dossier& dossier) {
  for (const StoredFinding& stored : dossier.findings)
    if (const rules::Check* check = rules::find_check(stored.finding.key.check))
      dossier.provisions[stored.finding.key.check] =
          fmt::format("{} {} “{}”", check->provision.document, check->provision.place, check->provision.text);
}

std::string judged(std::string_view outcome, double distance, Language language) {
  return report::sentence(
      {"dossier.distance",
       {{"outcome", report::format_value("face", std::string(outcome), language)}, {"distance", distance}}},
      language);
}

/// All of them, without their bytes.
std::vector<DossierPhoto> photos_of(const PhotosOfCase& of_case, Language language) {
  std::vector<DossierPhoto> photos;
  for (const EnrolledPhoto& one : of_case.enrolled)
    photos.push_back(
        {.photo = one.photo, .role = "enrolled", .taken = report::format_day(one.taken_on, language)});
  for (const LikeFace& one : of_case.lookalikes)
    photos.push_back(
        {.photo = one.theirs, .role = "lookalike", .judged = judged("same", one.score, language)});
  for (const AssessedCollection& one : of_case.collected) {
    DossierPhoto photo{.photo = one.collection.photo,
                       .role = "collected",
                       .taken = report::format_instant(one.collection.captured_at, language)};
    if (one.not_assessable)
      photo.judged =
          report::format_value("face", std::string(to_string(FaceOutcome::not_assessable)), language);
    else if (one.comparison)
      photo.judged = judged(to_string(one.comparison->outcome), one.comparison->fused, language);
    photos.push_back(std::move(photo));
  }
  return photos;
}

Expected<void> open_photo(DossierPhoto& photo, const Ports& ports, const MakePicture& make_picture) {
  const Expected<Bytes> bytes = ports.photos.photo(photo.photo);
  if (!bytes && bytes.error().code == ErrorCode::not_found) {
    photo.why_not = "erased";
    return {};
  }
  if (!bytes) return tl::make_unexpected(bytes.error());
  photo.sha256 = sha256(*bytes);
  Expected<report::Rgb> picture = make_picture(*bytes);
  if (picture)
    photo.picture = *std::move(picture);
  else
    photo.why_not = picture.error().where;
  return {};
}

/// All are read, for their hashes; the first of them go into the PDF, as long as there is room.
Expected<void> add_papers(report::Dossier& dossier, const Ports& ports) {
  std::size_t room = most_embedded_bytes;
  for (const Attachment& one : dossier.attachments) {
    const auto content = ports.cases.attachment(dossier.one.id, one.id);
    if (!content) return tl::make_unexpected(content.error());
    if (content->size() > room) continue;
    room -= content->size();
    dossier.embedded[one.id] = {.name = fmt::format("paper-{}.{}", one.id, file_ending(one.type)),
                                .description = identity::safe_line(one.name),
                                .media_type = std::string(media_type(one.type)),
                                .bytes = {content->begin(), content->end()}};
  }
  return {};
}

}  // namespace

Expected<report::Dossier> gather_dossier(const Ports& ports, const Case& one, const MakePicture& make_picture,
                                         Language language) {
  report::Dossier dossier{.one = one,
                          .findings = ports.cases.findings_of(one.id),
                          .provisions = {},
                          .batches = {},
                          .photos = {},
                          .events = ports.cases.events_of(one.id),
                          .suspension = ports.cases.suspension_of(one.subject),
                          .back_pay = ports.cases.back_pay_of(one.id),
                          .attachments = ports.cases.attachments_of(one.id),
                          .embedded = {}};
  if (dossier.suspension && dossier.suspension->case_id != one.id) dossier.suspension.reset();
  add_batches(dossier, ports.facts, language);
  add_provisions(dossier);
  dossier.photos = photos_of(photos_of_case(ports, one.subject, dossier.findings), language);
  for (DossierPhoto& photo : dossier.photos)
    if (const auto opened = open_photo(photo, ports, make_picture); !opened)
      return tl::make_unexpected(opened.error());
  if (const auto added = add_papers(dossier, ports); !added) return tl::make_unexpected(added.error());
  return dossier;
}

}  // namespace benefit::pipeline
