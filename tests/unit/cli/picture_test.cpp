#include "daemon/cli/picture.hpp"

#include "daemon/api/base64.hpp"
#include "daemon/cli/display_width.hpp"
#include "daemon/cli/locale.hpp"
#include "verify/identity/safe_text.hpp"

#include <algorithm>
#include <cstdlib>

#include <boost/json.hpp>
#include <catch2/catch.hpp>

using namespace benefit;
using cli::Picture;

namespace {

boost::json::object thumbnail(int width, int height, std::size_t bytes) {
  return {
      {"photo", 7}, {"width", width}, {"height", height}, {"rgb", api::base64_encoded(Bytes(bytes, 0x80))}};
}

Picture plain(int width, int height, std::uint8_t value) {
  return {width, height, std::vector<std::uint8_t>(static_cast<std::size_t>(width * height * 3), value)};
}

/// A terminal that can only show characters, in colour or not.
cli::Terminal characters(bool colour) {
  setenv("TERM", "xterm-256color", 1);  // NOLINT(concurrency-mt-unsafe): one thread
  for (const char* variable : {"COLORTERM", "TERM_PROGRAM", "KITTY_PID", "LC_TERMINAL"}) unsetenv(variable);
  cli::set_utf8_locale();
  cli::Terminal terminal;
  terminal.out = true;
  terminal.colour = colour;
  return terminal;
}

std::size_t lines(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace

TEST_CASE("a thumbnail is taken when its pixels fit its sides") {
  const auto picture = cli::picture_from_json(thumbnail(4, 3, 36));
  REQUIRE(picture.has_value());
  CHECK(picture->width == 4);
  CHECK(picture->rgb.size() == 36);
  CHECK(cli::picture_from_json(thumbnail(4, 3, 35)).error().code == ErrorCode::bad_image);
  CHECK(cli::picture_from_json(thumbnail(0, 3, 0)).error().code == ErrorCode::bad_image);
  CHECK(cli::picture_from_json(thumbnail(-1, -1, 3)).error().code == ErrorCode::bad_image);
  CHECK(cli::picture_from_json(thumbnail(1'000'000, 1'000'000, 3)).error().code == ErrorCode::bad_image);
  CHECK(cli::picture_from_json({{"width", 1}, {"height", 1}, {"rgb", "?"}}).error().code ==
        ErrorCode::bad_image);
}

TEST_CASE("pictures stand side by side within the terminal, their captions below") {
  const cli::Terminal terminal = characters(false);
  const std::string row = cli::draw_row(
      {{plain(32, 40, 0xff), "enrolled, photo 1"}, {plain(30, 36, 0x00), "collected, photo 2"}}, terminal);
  CHECK(lines(row) > 4);
  CHECK(lines(row) <= static_cast<std::size_t>(terminal.rows));
  const std::string captions = row.substr(row.rfind('\n', row.size() - 2) + 1);
  CHECK(captions.starts_with("enrolled, photo 1 "));
  CHECK(captions.find("collected, photo 2") > 19);
  CHECK(captions.find("collected, photo 2") < 60);
}

TEST_CASE("colours are used only when they are wanted") {
  const std::vector<cli::Captioned> pictures = {{plain(32, 40, 0x40), "x"}};
  const auto sets_colour = [](const std::string& text) {
    return text.find("8;2;") != std::string::npos || text.find("8;5;") != std::string::npos;
  };
  const std::string coloured = cli::draw_row(pictures, characters(true));
  INFO(identity::safe_line(coloured.substr(0, 80)));
  CHECK(sets_colour(coloured));
  CHECK_FALSE(sets_colour(cli::draw_row(pictures, characters(false))));
}

TEST_CASE("a wide terminal shows more pictures than a narrow one, and every one at least one") {
  cli::Terminal terminal;
  terminal.columns = 80;
  CHECK(cli::pictures_that_fit(terminal) == 2);
  terminal.columns = 200;
  CHECK(cli::pictures_that_fit(terminal) == 6);
  terminal.columns = 10;
  CHECK(cli::pictures_that_fit(terminal) == 1);
  CHECK_FALSE(cli::draw_row({{plain(8, 8, 1), "x"}}, terminal).empty());
}

TEST_CASE("a text is as wide as the terminal shows it") {
  cli::set_utf8_locale();
  CHECK(cli::display_width("欧阳 x") == 6);
  CHECK(cli::display_width("\xff\xfe") == 0);
  CHECK(cli::padded("王", 4) == "王  ");
  CHECK(cli::padded("long", 2) == "long ");
}

TEST_CASE("pictures within a page are cells in colours of the palette, in their proportions") {
  characters(true);
  const std::vector<cli::Captioned> pair{{plain(40, 40, 0x00), "enrolled"}, {plain(40, 40, 0xff), "taken"}};
  const cli::PictureGrid grid = cli::draw_grid(pair, 40, 10, 256);
  REQUIRE(grid.size() <= 10);
  REQUIRE_FALSE(grid.empty());
  for (const auto& row : grid) {
    CHECK(row.size() == grid.front().size());
    CHECK(row.size() <= 40);
    for (const cli::PictureCell& cell : row) CHECK(cli::display_width(cell.character) == 1);
  }
  const auto& middle = grid[grid.size() / 2];
  const cli::PictureCell &dark = middle.at(middle.size() / 4), &light = middle.at(middle.size() * 3 / 4);
  CHECK(dark != light);
  for (const cli::PictureCell* cell : {&dark, &light}) {
    CHECK(cell->background >= -1);
    CHECK(cell->background < 256);
  }
  for (const auto& row : cli::draw_grid(pair, 40, 10, 8))
    for (const cli::PictureCell& cell : row) CHECK(std::max(cell.foreground, cell.background) < 8);
}

TEST_CASE("a page shows no picture where it would be nobody's face") {
  const std::vector<cli::Captioned> one{{plain(40, 40, 0x80), "enrolled"}};
  CHECK(cli::draw_grid(one, 40, 10, 0).empty());
  CHECK(cli::draw_grid({}, 40, 10, 256).empty());
  CHECK(cli::draw_grid(one, 0, 10, 256).empty());
}
