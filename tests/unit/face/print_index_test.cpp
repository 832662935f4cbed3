#include "verify/face/print_index.hpp"

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::face;

namespace {

std::vector<PrintCandidate> search_in(const PrintIndex& index, PrintFrame frame, const PrintCode& code,
                                      const PrintCode& mirrored) {
  return index.search(frame, {&code, 1}, {&mirrored, 1});
}

constexpr PrintCode code{0x0123456789ABCDEF, 0xFEDCBA9876543210, 0x5555AAAA3333CCCC, 0x00FF00FF00FF00FF};
constexpr PrintCode opposite{~code[0], ~code[1], ~code[2], ~code[3]};

PrintCode with_flips(PrintCode from, int bits) {
  for (int i = 0; i < bits; ++i) from[static_cast<std::size_t>(i % 4)] ^= std::uint64_t{1} << (7 * i % 64);
  return from;
}

}  // namespace

TEST_CASE("near codes are found, the nearest first, far ones are not") {
  PrintIndex index;
  index.add({{3, PrintFrame::face, with_flips(code, 12)},
             {2, PrintFrame::face, code},
             {1, PrintFrame::face, opposite},
             {4, PrintFrame::whole, code}});
  CHECK(index.size() == 4);
  const auto found = search_in(index, PrintFrame::face, code, {});
  REQUIRE(found.size() == 2);
  CHECK(found[0] == PrintCandidate{2, 0, false});
  CHECK(found[1] == PrintCandidate{3, 12, false});
  CHECK(search_in(index, PrintFrame::whole, code, {}).size() == 1);
}

TEST_CASE("a mirrored picture is found by its mirrored code") {
  PrintIndex index;
  index.add(PrintEntry{9, PrintFrame::face, code});
  const auto found = search_in(index, PrintFrame::face, opposite, with_flips(code, 3));
  REQUIRE(found.size() == 1);
  CHECK(found[0] == PrintCandidate{9, 3, true});
}

TEST_CASE("a photo that is added twice is found once, and of very many equal ones the oldest") {
  PrintIndex index;
  for (int i = 0; i < 2; ++i) index.add(PrintEntry{5, PrintFrame::face, code});
  CHECK(search_in(index, PrintFrame::face, code, {}).size() == 1);
  for (PhotoId photo = 100; photo > 10; --photo) index.add(PrintEntry{photo, PrintFrame::face, code});
  const auto found = search_in(index, PrintFrame::face, code, {});
  REQUIRE(found.size() == most_candidates);
  CHECK(found.front().photo == 5);
  CHECK(found.back().photo == 11 + static_cast<PhotoId>(most_candidates) - 2);
}
