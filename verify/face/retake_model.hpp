// A model of the same person photographed twice in the same chair: what no copy is.
#pragma once

namespace benefit::face {

/// How much the second photo in the same chair differs from the first, as standard deviations.
struct RetakeModel {
  double shift = 0.10;  ///< of the distance of the eyes, deviation of each direction
  double scale = 0.02;  ///< deviation
  double tilt = 1.5;    ///< degrees, deviation
  double turn = 2.5;    ///< degrees about the two other axes, deviation
  double expression =
      0.025;  ///< of the distance of the eyes: how far points of eyes, brows and mouth move, deviation
  double exposure = 0.06;  ///< deviation
  double noise = 3;        ///< grey levels, deviation, fresh in each photo

  /// The same with all movements times `factor`; exposure and noise stay.
  RetakeModel scaled(double factor) const;
};

}  // namespace benefit::face
