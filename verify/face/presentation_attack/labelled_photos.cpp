#include "verify/face/presentation_attack/labelled_photos.hpp"

#include <string_view>

#include <fmt/format.h>

namespace benefit::face {

Expected<std::vector<LabelledPhoto>> read_labelled_photos(std::istream& file) {
  const auto bad = [](std::size_t line, std::string what) {
    return tl::unexpected(Error{ErrorCode::bad_input, std::move(what), fmt::format("line {}", line),
                                "each line is: photo, tab, 'live' or the kind of attack"});
  };
  std::vector<LabelledPhoto> photos;
  std::string text;
  for (std::size_t number = 1; std::getline(file, text); ++number) {
    std::string_view line = text;
    if (number == 1 && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) continue;
    const std::size_t tab = line.find('\t');
    const std::string_view name = line.substr(0, tab);
    const std::string_view kind = tab == std::string_view::npos ? std::string_view{} : line.substr(tab + 1);
    if (name.empty() || kind.empty() || kind.find('\t') != std::string_view::npos)
      return bad(number, "a photo needs two columns");
    if (number == 1 && kind == "kind") continue;
    photos.push_back({std::string(name), std::string(kind), number});
  }
  if (photos.empty()) return bad(1, "the file names no photos");
  return photos;
}

}  // namespace benefit::face
