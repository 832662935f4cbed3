// A case as one PDF. It is made at once and not by a job, as ledgers are: it takes about a second, and jobs
// wait for verifications that take hours.
#include "daemon/api/base64.hpp"
#include "daemon/api/handlers/case_steps.hpp"
#include "daemon/api/handlers/handlers.hpp"
#include "daemon/api/json/letter.hpp"
#include "verify/gather_dossier.hpp"
#include "verify/report/document/pdf.hpp"
#include "verify/types/sha256.hpp"

#include <string>
#include <vector>

#include <boost/json/object.hpp>
#include <fmt/format.h>

namespace benefit::api::handlers {
namespace {

namespace json = boost::json;

/// Pixels across: about 200 to the inch on paper.
constexpr int photo_pixels = 360;

Expected<report::Rgb> picture_of(const Services& services, std::span<const std::uint8_t> photo) {
  auto thumbnail = services.make_thumbnail(photo, photo_pixels);
  if (!thumbnail) return tl::unexpected(thumbnail.error());
  return report::Rgb{thumbnail->width, thumbnail->height, std::move(thumbnail->rgb)};
}

}  // namespace

Expected<Reply> make_dossier(const Request& request, Services& services) {
  const Expected<Case> one = asked_case(request, services);
  if (!one) return tl::unexpected(one.error());
  const Instant now = services.ports.clock.now();
  const std::string purpose = fmt::format("case {}", one->id);
  services.audit.record(request.identity.user, "case.dossier", one->subject, purpose, now, purpose);
  const auto dossier = pipeline::gather_dossier(
      services.ports, *one, [&](std::span<const std::uint8_t> photo) { return picture_of(services, photo); },
      request.language);
  if (!dossier) return tl::unexpected(dossier.error());
  // A lookalike's photo is another person's file.
  for (const report::DossierPhoto& photo : dossier->photos)
    services.audit.record(request.identity.user, "photo.show", services.ports.photos.owner(photo.photo),
                          fmt::format("photo {}", photo.photo), now, purpose);
  const report::Pdf pdf = report::draw_pdf(report::dossier_document(*dossier, request.language));
  std::vector<report::EmbeddedFile> papers;
  for (const auto& [id, paper] : dossier->embedded) papers.push_back(paper);
  const std::string whole = report::with_embedded_files(pdf.bytes, papers);
  const Bytes content(whole.begin(), whole.end());
  return Reply{200, json::object{{"case", one->id},
                                 {"pages", pdf.pages},
                                 {"photos", dossier->photos.size()},
                                 {"attachments", dossier->attachments.size()},
                                 {"embedded", papers.size()},
                                 {"missing_glyphs", missing_json(pdf)},
                                 {"bytes", content.size()},
                                 {"sha256", sha256(content)},
                                 {"content", base64_encoded(content)}}};
}

}  // namespace benefit::api::handlers
