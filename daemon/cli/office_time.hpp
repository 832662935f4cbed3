// Instants as people read them.
#pragma once

#include <string>
#include <string_view>

namespace benefit::cli {

/// An instant of the API ("2018-03-01T01:30:00.000Z") as the clock on an office wall in China: "2018-03-01
/// 09:30". A text that is no such instant comes back as it is.
std::string office_time(std::string_view instant);

}  // namespace benefit::cli
