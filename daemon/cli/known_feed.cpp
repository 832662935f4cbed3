#include "daemon/cli/known_feed.hpp"

#include "daemon/api/suggestion.hpp"
#include "verify/types/error.hpp"

#include <string>
#include <vector>

#include <fmt/format.h>

namespace benefit::cli {

const intake::FeedInfo& known_feed(std::string_view name) {
  if (const auto feed = intake::find_feed(name)) return intake::info(*feed);
  std::vector<std::string> names;
  for (const intake::FeedInfo& feed : intake::feeds()) names.emplace_back(feed.name);
  throw Failure(
      {ErrorCode::bad_request, fmt::format("unknown feed '{}'", name), "FEED", api::suggestion(name, names)});
}

}  // namespace benefit::cli
