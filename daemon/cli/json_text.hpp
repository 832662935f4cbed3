// JSON as it is printed.
#pragma once

#include <string>

#include <boost/json/value.hpp>

namespace benefit::cli {

enum class JsonLayout {
  compact,   ///< one line: for programs
  indented,  ///< two blanks a level: for people
};

/// The document and a line break. Control characters of every kind are escaped, so that the text is harmless
/// on a terminal; numbers are written in their shortest form that reads back the same.
std::string json_text(const boost::json::value& document, JsonLayout layout);

}  // namespace benefit::cli
