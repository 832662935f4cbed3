// `person report`: what is kept about a person, for her. Made at once, as dossiers are.
#include "daemon/api/person_report.hpp"

#include "daemon/api/base64.hpp"
#include "daemon/api/handlers/asked.hpp"
#include "daemon/api/handlers/handlers.hpp"
#include "daemon/api/handlers/person_file.hpp"
#include "daemon/api/json/case.hpp"
#include "daemon/api/json/letter.hpp"
#include "daemon/api/json/values.hpp"
#include "daemon/api/translation.hpp"
#include "verify/report/document/pdf.hpp"
#include "verify/retain.hpp"
#include "verify/types/sha256.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>

namespace benefit::api::handlers {
namespace {

namespace json = boost::json;

/// Pixels across: about 200 to the inch on paper.
constexpr int photo_pixels = 360;
constexpr std::int64_t entries_at_a_time = 1000;

/// Those that are kept, with when each was taken.
std::vector<ReportedPhoto> photos_of(CitizenId person, const json::object& file, const Services& services) {
  std::map<std::int64_t, std::string> collected;
  for (const json::value& collection : file.at("collections").as_array())
    collected[collection.at("photo").to_number<std::int64_t>()] =
        std::string(collection.at("at").as_string());
  std::vector<ReportedPhoto> photos;
  for (const PhotoId id : services.retention.photos_of(person)) {
    ReportedPhoto& photo = photos.emplace_back(ReportedPhoto{.photo = id, .role = "enrolled", .at = ""});
    if (const auto found = collected.find(id); found != collected.end()) {
      photo.role = "collected";
      photo.at = found->second;
    } else if (const auto enrolled = services.ports.photos.enrolled_photo(id)) {
      photo.at = std::string(to_json(enrolled->taken_on).as_string());
    }
  }
  return photos;
}

void add_pictures(std::vector<ReportedPhoto>& photos, const Services& services) {
  for (ReportedPhoto& photo : photos) {
    const auto bytes = services.ports.photos.photo(photo.photo);
    if (!bytes) continue;  // erased meanwhile
    if (auto picture = services.make_thumbnail(*bytes, photo_pixels))
      photo.picture = report::Rgb{picture->width, picture->height, std::move(picture->rgb)};
  }
}

/// The roles of whoever did something, as they are today.
class RolesOfActors {
 public:
  explicit RolesOfActors(const Services& services) : services_(services) {}

  /// Empty: none.
  const json::array& operator()(const std::string& actor) {
    const auto [known, is_new] = roles_.try_emplace(actor);
    if (is_new)
      if (const auto roles = services_.roles_of_user(actor))
        for (const Role role : every_role)
          if (roles->contains(role)) known->second.push_back(json::value(to_string(role)));
    return known->second;
  }

 private:
  const Services& services_;
  std::map<std::string, json::array> roles_;
};

json::array steps_of(CitizenId person, const Services& services, report::Language language) {
  json::array steps;
  for (const Case& one : services.ports.cases.cases_of(person))
    for (json::value& event : to_json(services.ports.cases.events_of(one.id), language)) {
      json::object& step = event.as_object();
      step.erase("actor");
      step["case"] = one.id;
      steps.push_back(std::move(event));
    }
  return steps;
}

/// Oldest first.
json::array reads_of(CitizenId person, const Services& services) {
  RolesOfActors roles_of(services);
  json::array reads;
  AuditFilter filter{.subject = person, .limit = entries_at_a_time};
  for (;;) {
    const std::vector<AuditEntry> entries = services.audit.entries(filter);
    for (const AuditEntry& entry : entries)
      reads.push_back(json::object{{"at", to_json(entry.at)},
                                   {"what", entry.what},
                                   {"roles", roles_of(entry.actor)},
                                   {"purpose", entry.purpose}});
    if (std::ssize(entries) < entries_at_a_time) break;
    filter.before = entries.back().id;
  }
  std::ranges::reverse(reads);
  return reads;
}

/// Officers are not named to a person.
void take_names_out(json::object& file) {
  for (json::value& one : file.at("cases").as_array())
    for (const char* officer : {"taken_by", "proposed_by", "diary"}) one.as_object().erase(officer);
  for (json::value& collection : file.at("collections").as_array()) collection.as_object().erase("operator");
}

json::array retention_of(const Services& services) {
  json::array kinds;
  for (const pipeline::RetainedKind& kind : pipeline::retained_kinds(services.ports))
    kinds.push_back(json::object{{"kind", to_string(kind.kind)},
                                 {"months", kind.months ? json::value(*kind.months) : json::value()},
                                 {"legal_basis", kind.legal_basis}});
  return kinds;
}

/// What the reply carries as a file.
json::object file_json(std::string_view whole) {
  const Bytes content(whole.begin(), whole.end());
  return {{"bytes", content.size()}, {"sha256", sha256(content)}, {"content", base64_encoded(content)}};
}

}  // namespace

Expected<Reply> report_person(const Request& request, Services& services) {
  const auto id = request.parameters.get<CitizenId>("id_number");
  const auto purpose = asked_purpose(request, services);
  if (!purpose) return tl::unexpected(purpose.error());
  const Instant now = services.ports.clock.now();
  services.audit.record(request.identity.user, "person.report", id, "", now, *purpose);
  auto gathered = person_file(id, std::nullopt, services, request.language);
  if (!gathered) return tl::unexpected(gathered.error());
  json::object& file = *gathered;
  take_names_out(file);
  std::vector<ReportedPhoto> photos = photos_of(id, file, services);
  json::array photo_rows;
  for (const ReportedPhoto& photo : photos)
    photo_rows.push_back(json::object{{"photo", photo.photo}, {"role", photo.role}, {"at", photo.at}});
  file["photos"] = std::move(photo_rows);
  file["steps"] = steps_of(id, services, request.language);
  file["reads"] = reads_of(id, services);
  file["retention"] = retention_of(services);
  if (request.parameters.text("form") == "json") return Reply{200, file_json(json::serialize(file))};
  add_pictures(photos, services);
  const report::Pdf pdf = report::draw_pdf(person_report_document(file, photos, request.language, now));
  json::object reply = file_json(pdf.bytes);
  reply["pages"] = pdf.pages;
  reply["photos"] = photos.size();
  reply["missing_glyphs"] = missing_json(pdf);
  return Reply{200, std::move(reply)};
}

}  // namespace benefit::api::handlers
