// What a person is told of what is kept about her (个人信息保护法 art. 45), as a paper.
#pragma once

#include "verify/report/document/document.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <boost/json/object.hpp>

namespace benefit::api {

/// A photo of the person, as far as it can be shown.
struct ReportedPhoto {
  std::int64_t photo = 0;
  std::string role;  ///< "enrolled", "collected"
  std::string at;    ///< when it was taken, as JSON has it
  std::optional<report::Rgb> picture{};
};

/// `report`: what `person report` gives as JSON. Every kind of facts is listed, one that there is nothing of
/// by saying so; every row with all its fields.
report::Document person_report_document(const boost::json::object& report,
                                        const std::vector<ReportedPhoto>& photos, report::Language language,
                                        Instant made_at);

}  // namespace benefit::api
