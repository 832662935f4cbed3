// The manual pages of benefitd, made from its command line and the table of its configuration.
#pragma once

#include <string>
#include <string_view>

namespace benefit {

/// benefitd(8) and benefitd.toml(5) in troff's man macros. `version` is the product's.
std::string benefitd_page(std::string_view version);
std::string configuration_page(std::string_view version);
/// A file in which every key stands as a remark, with its default where it has one.
std::string configuration_sample();

}  // namespace benefit
