// Where a person, a payment or a case belongs: county / township / village (provision H1).
#pragma once

#include <string>

namespace benefit {

/// A county-level code of GB/T 2260, six digits ("130225"). 0 means not given.
struct RegionCode {
  int value = 0;

  friend auto operator<=>(const RegionCode&, const RegionCode&) = default;
};

struct RegionPath {
  RegionCode county;
  std::string town;
  std::string village;

  friend bool operator==(const RegionPath&, const RegionPath&) = default;
};

}  // namespace benefit
