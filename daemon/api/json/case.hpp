// Cases as JSON.
#pragma once

#include "verify/report/language.hpp"
#include "verify/types/attachment.hpp"
#include "verify/types/case.hpp"

#include <span>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

namespace benefit::api {

boost::json::object to_json(const Case& one);
/// Each with "sentence": what happened, in words.
boost::json::array to_json(std::span<const CaseEvent> events, report::Language language);
boost::json::object to_json(const Attachment& attachment);

}  // namespace benefit::api
