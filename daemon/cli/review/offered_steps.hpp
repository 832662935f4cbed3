// What the service said of the steps and letters of a case: which the officer may take now, and why not the
// others. The screen offers by it, so that nobody writes three lines to be refused.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/object.hpp>

namespace benefit::cli {

/// A step as its command is named. `case decide` is one for each outcome; nullopt means any of them.
struct StepName {
  std::string_view noun;
  std::string_view verb;
  std::optional<std::string_view> outcome = std::nullopt;
};

/// `one_case`: the reply of GET /v1/cases/{case}.
bool may_take(const boost::json::object& one_case, const StepName& step);
/// In the reader's language, with what to do about it; empty when the step may be taken.
std::string why_not(const boost::json::object& one_case, const StepName& step);

/// An open finding of these checks: "D4", or "D" for any about a death.
bool has_open_finding(const boost::json::object& one_case, std::string_view checks);

struct OfferedLetter {
  std::string kind;
  std::string supplier;  ///< of a correction; else empty
  std::string why_not;   ///< empty: it may be written
  std::string label;     ///< "correction request, police (waits to be written)"
};
std::vector<OfferedLetter> offered_letters(const boost::json::object& one_case);

}  // namespace benefit::cli
