// `case show` and the steps on a case.
#pragma once

#include "daemon/cli/invocation.hpp"
#include "daemon/cli/picture.hpp"
#include "daemon/cli/session.hpp"

#include <cstddef>
#include <string>
#include <vector>

#include <boost/json/object.hpp>

namespace benefit::cli {

/// The page of the case; on a terminal with its photos. Gives the exit status.
int show_case(Session& session, const Invocation& invocation);

/// `case take|note|decide`: does the step and shows the case's head. `case decide` asks first when the
/// outcome hurts the recipient. Gives the exit status.
int step_on_case(Session& session, const Invocation& invocation);

struct FetchedPhotos {
  std::vector<Captioned> pictures;
  std::string failed;  ///< which cannot be shown and why, a line each
};
/// The case's photos, at most so many, the enrolled one first, then those at issue. Each look at one goes on
/// record.
FetchedPhotos fetch_photos(Session& session, const boost::json::object& one_case, std::size_t most);

/// `photo show`: draws the photo on a terminal; elsewhere it says how large it is.
int show_photo(Session& session, const Invocation& invocation);

}  // namespace benefit::cli
