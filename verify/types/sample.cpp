#include "verify/types/sample.hpp"

namespace benefit {

std::string_view to_string(SampleKind kind) {
  return kind == SampleKind::certification ? "certification" : "payment";
}

}  // namespace benefit
