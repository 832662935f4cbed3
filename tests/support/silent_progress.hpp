// Progress that nobody watches.
#pragma once

#include "verify/types/progress.hpp"

namespace benefit::test {

class SilentProgress final : public Progress {
 public:
  void report(std::string_view, std::int64_t, std::int64_t) override {}
  bool stop_requested() const override { return false; }
};

}  // namespace benefit::test
