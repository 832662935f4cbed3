// A county that was renamed and got another code, as 滦县 became 滦州市.
#pragma once

#include "verify/types/region_history.hpp"

#include <chrono>
#include <vector>

namespace benefit::test {

/// 130223 until 28 September 2018, 130284 since.
inline RegionHistory with_renamed_county() {
  using namespace std::chrono_literals;
  Region ended;
  ended.code = {130223};
  ended.period = {Day{1990y / 1 / 1}, Day{2018y / 9 / 28}};
  ended.successor = RegionCode{130284};
  Region successor;
  successor.code = {130284};
  successor.period = {Day{2018y / 9 / 29}, {}};
  return RegionHistory(std::vector{ended, successor});
}

}  // namespace benefit::test
