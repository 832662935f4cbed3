#include "daemon/api/json/letter.hpp"

#include "daemon/api/json/values.hpp"

#include <fmt/format.h>

namespace benefit::api {

namespace json = boost::json;

json::object to_json(const WaitingLetter& letter, const Case& of) {
  return {{"case", letter.case_id},
          {"name", of.name},
          {"kind", to_string(letter.kind)},
          {"to", letter.to},
          {"state", letter.written ? "to_serve" : "to_write"},
          {"since", to_json(letter.since)},
          {"by", letter.actor}};
}

json::array missing_json(const report::Pdf& pdf) {
  json::array missing;
  for (const char32_t character : pdf.missing)
    missing.push_back(json::value(fmt::format("U+{:04X}", static_cast<unsigned>(character))));
  return missing;
}

}  // namespace benefit::api
