// A paper as plain text: to be read aloud, sent in a message, or printed by whatever prints text.
#pragma once

#include "verify/report/document/document.hpp"

#include <string>

namespace benefit::report {

/// UTF-8, a line for each line of a block, blank lines between paragraphs. Photos are told by what stands
/// beside them.
std::string plain_text(const Document& document);

}  // namespace benefit::report
