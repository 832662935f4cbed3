// How sure a share is that was counted on n trials.
#pragma once

#include <cstddef>

namespace benefit::face {

struct Interval {
  double low = 0, high = 1;
};

/// The exact two-sided 95 % interval of a binomial share (Clopper and Pearson 1934). `hits` at most `trials`;
/// without trials it is 0 .. 1.
Interval binomial_interval(std::size_t hits, std::size_t trials);

}  // namespace benefit::face
