#include "verify/types/money.hpp"

#include <catch2/catch.hpp>

namespace benefit {
namespace {

TEST_CASE("fen are added and taken away") {
  CHECK(Fen{150} + Fen{50} == Fen{200});
  CHECK(Fen{150} - Fen{200} == Fen{-50});
  CHECK(Fen{1} < Fen{2});
}

TEST_CASE("the three sums are added each to its own kind") {
  Sums sums{Fen{1}, Fen{2}, Fen{3}};
  sums += Sums{Fen{10}, Fen{20}, Fen{30}};
  CHECK(sums == Sums{Fen{11}, Fen{22}, Fen{33}});
}

}  // namespace
}  // namespace benefit
