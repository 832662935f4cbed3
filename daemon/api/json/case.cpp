#include "daemon/api/json/case.hpp"

#include "daemon/api/json/values.hpp"
#include "verify/identity/region.hpp"
#include "verify/report/case_words.hpp"

#include <optional>

namespace benefit::api {

namespace json = boost::json;

namespace {

json::value diary_json(const std::optional<DiaryEntry>& diary) {
  if (!diary) return nullptr;
  return json::object{{"on", to_json(diary->on)}, {"text", diary->text}, {"by", diary->by}};
}

}  // namespace

json::object to_json(const Case& one) {
  return {{"case", one.id},
          {"state", to_string(one.state)},
          {"subject", one.subject.to_string()},
          {"name", one.name},
          {"region", identity::format_region_path(one.region)},
          {"checks", json::array(one.checks.begin(), one.checks.end())},
          {"sums", to_json(one.sums)},
          {"taken_by", optional_json(one.taken_by)},
          {"proposed_by", optional_json(one.proposed_by)},
          {"outcome", one.outcome ? json::value(to_string(*one.outcome)) : json::value()},
          {"opened_at", to_json(one.opened_at)},
          {"version", one.version},
          {"kind", to_string(one.kind)},
          {"rank", one.rank},
          {"leased_until", optional_json(one.leased_until)},
          {"diary", diary_json(one.diary)},
          {"matter", optional_json(one.matter)},
          {"split_from", optional_json(one.split_from)}};
}

json::object to_json(const Attachment& attachment) {
  return {{"attachment", attachment.id}, {"name", attachment.name},     {"type", media_type(attachment.type)},
          {"bytes", attachment.bytes},   {"sha256", attachment.sha256}, {"by", attachment.by},
          {"at", to_json(attachment.at)}};
}

json::array to_json(std::span<const CaseEvent> events, report::Language language) {
  json::array array;
  for (const CaseEvent& event : events)
    array.push_back(json::object{{"at", to_json(event.at)},
                                 {"actor", event.actor},
                                 {"what", event.what},
                                 {"text", event.text},
                                 {"sentence", report::event_words(event, language)}});
  return array;
}

}  // namespace benefit::api
