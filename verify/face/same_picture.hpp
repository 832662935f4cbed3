// Is one photo an edited copy of the other? Told from another photo of the same person in the same chair:
// there the background agrees, but the head has moved a little, and the expression is another one.
#pragma once

#include "verify/types/photo_print.hpp"

#include <memory>

namespace benefit::face {

struct PictureMatch;

/// A print's picture made ready for comparisons: at two sizes, smoothed, and with what can be compared
/// marked. Immutable; copies share it.
class PreparedPicture {
 public:
  /// `print.picture` has PhotoPrint::side^2 pixels.
  explicit PreparedPicture(const PhotoPrint& print);

  const PhotoPrint& print() const;

 private:
  friend PictureMatch match_pictures(const PreparedPicture& first, const PreparedPicture& second);
  struct Layers;
  std::shared_ptr<const Layers> layers_;
};

struct PictureMatch {
  /// How far the contents of the two pictures lie apart once one is laid over the other: shifts of blocks of
  /// 12 pixels (Lucas and Kanade 1981) as a root mean square without the worst tenth, which may bear a stamp,
  /// times the root of the share of the difference that these shifts explain. In pixels of the picture (the
  /// eyes are 28 apart); infinite when the two cannot be laid over each other. The noise of compression
  /// differs without a shift; a head that has moved shifts.
  double misfit = 0;
  bool same_picture = false;  ///< misfit <= copy_misfit, and the blocks look alike
};

/// The most that is taken for a copy. How often copies and other photos of the same person lie on either side
/// of it was measured: models/README.md.
inline constexpr double copy_misfit = 0.036;

/// Lays one picture over the other (shift, turn, scale of both directions and brightness, by robust least
/// squares; Baker and Matthews 2004) and compares them block by block. Symmetric; deterministic; thread-safe.
PictureMatch match_pictures(const PreparedPicture& first, const PreparedPicture& second);

}  // namespace benefit::face
