// What the log says of an exception that nobody planned for: its type. Its text may quote what was being
// worked on, and that may be somebody's name.
#pragma once

#include <exception>
#include <string>
#include <typeinfo>

#include <boost/core/demangle.hpp>

namespace benefit {

inline std::string exception_name(const std::exception& exception) {
  return boost::core::demangle(typeid(exception).name());
}

}  // namespace benefit
