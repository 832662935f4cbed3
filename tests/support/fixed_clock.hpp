// A clock that stands still, on the day on which most tests take place.
#pragma once

#include "tests/support/facts_builder.hpp"
#include "verify/types/time.hpp"

namespace benefit::test {

class FixedClock final : public Clock {
 public:
  Instant now() const override { return morning_of(Day{std::chrono::year{2018} / 4 / 10}); }
};

}  // namespace benefit::test
