// Places on the earth, as cameras write them into their files.
#pragma once

namespace benefit::rules {

struct Place {
  double latitude = 0, longitude = 0;  ///< degrees, north and east positive
};

/// Along the surface of a sphere of the earth's size (haversine formula); off by half a percent at most.
double kilometres_between(const Place& first, const Place& second);

}  // namespace benefit::rules
