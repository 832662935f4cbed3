// Letters as JSON.
#pragma once

#include "verify/report/document/pdf.hpp"
#include "verify/types/letter.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

namespace benefit::api {

/// {"case","name","kind","to","state","since","by"}; `state` is "to_write" or "to_serve".
boost::json::object to_json(const WaitingLetter& letter, const Case& of);

/// Characters that no font of the machine has: ["U+2B5AF"].
boost::json::array missing_json(const report::Pdf& pdf);

}  // namespace benefit::api
