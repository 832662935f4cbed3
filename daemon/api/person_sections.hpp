// What is on file about a person, kind by kind: how the page of `person show` and the paper of `person report`
// lay it out.
#pragma once

#include "daemon/api/command.hpp"

#include <string_view>
#include <vector>

namespace benefit::api {

/// One kind of facts in the reply, and its columns.
struct PersonSection {
  std::string_view field;  ///< dotted path into the reply
  std::string_view heading;
  std::vector<Column> columns;
};

/// In the order in which they are shown.
std::vector<PersonSection> person_sections();

}  // namespace benefit::api
