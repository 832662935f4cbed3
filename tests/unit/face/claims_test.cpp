#include "verify/face/claims.hpp"

#include <catch2/catch.hpp>

using namespace benefit;

TEST_CASE("a claim is as good as the nearest of the person's photos, and only the first ones count") {
  // Photos 0, 1, 2 of person 7, photo 3 of person 8.
  face::Claims claims;
  claims.add_pair({0, 7}, {1, 7}, 0.5);
  claims.add_pair({0, 7}, {2, 7}, 0.2);
  claims.add_pair({3, 8}, {0, 7}, 0.9);
  claims.add_pair({3, 8}, {1, 7}, 0.7);
  claims.add_pair({2, 7}, {3, 8}, 0.6);

  const face::LabelledScores by_two = claims.nearest_of(2, 2);
  CHECK(by_two.genuine == std::vector<double>{0.2});   // photo 0 claims 7
  CHECK(by_two.impostor == std::vector<double>{0.7});  // photo 3 claims 7
  const face::LabelledScores by_one = claims.nearest_of(1, 2);
  CHECK(by_one.genuine == std::vector<double>{0.5});
  CHECK(by_one.impostor == std::vector<double>{0.9});
  CHECK(claims.nearest_of(3, 3).genuine.empty());
  CHECK(claims.nearest_of(3, 3).impostor == std::vector<double>{0.6});
  CHECK(claims.nearest_of(1, 1).genuine.size() == 3);
  CHECK(claims.nearest_of(1, 1).impostor.size() == 4);  // photos 0, 1, 2 claim 8, photo 3 claims 7
}
