// Of work that nobody watches, and that goes on until it is done.
#pragma once

#include "verify/types/progress.hpp"

namespace benefit {

class SilentProgress final : public Progress {
 public:
  void report(std::string_view, std::int64_t, std::int64_t) override {}
  bool stop_requested() const override { return false; }
};

}  // namespace benefit
