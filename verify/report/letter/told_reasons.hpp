// Which of a finding's reasons a letter tells the person that they are about.
#pragma once

#include <string_view>

namespace benefit::report {

/// Facts about the person himself. Left out is what is meant for officers (how sure we are, where to look
/// first), what is said of other people, and what a machine saw in a face. A new reason is told to nobody
/// until it is put on the list.
bool is_told(std::string_view reason_code);

}  // namespace benefit::report
