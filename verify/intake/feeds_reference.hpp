// The reference of the feeds, made from the catalogue.
#pragma once

#include <string>

namespace benefit::intake {

/// docs/feeds.md: every feed with its columns, the accepted forms, the words, and the codes of defects.
std::string feeds_reference_markdown();

}  // namespace benefit::intake
