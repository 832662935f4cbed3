#include "daemon/api/language.hpp"

#include <charconv>
#include <string>

namespace benefit::api {
namespace {

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ') || text.starts_with('\t')) text.remove_prefix(1);
  while (text.ends_with(' ') || text.ends_with('\t')) text.remove_suffix(1);
  return text;
}

/// "q=0.7" is 700; 1000 when there is no weight, 0 when it cannot be read.
int weight_in_thousandths(std::string_view parameter) {
  parameter = trimmed(parameter);
  if (parameter.empty()) return 1000;
  if (!parameter.starts_with("q=")) return 0;
  double weight = 0;
  const char* const end = parameter.data() + parameter.size();
  const bool whole = std::from_chars(parameter.data() + 2, end, weight).ptr == end;
  if (!whole || !(weight >= 0 && weight <= 1)) return 0;  // "nan" is a number to from_chars
  return static_cast<int>(weight * 1000);
}

/// Tags are compared without regard to case.
std::string lower_case(std::string_view tag) {
  std::string lower(tag);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return lower;
}

}  // namespace

Language choose_language(std::string_view accept_language) {
  Language best = Language::english;
  int best_weight = 0;
  while (!accept_language.empty()) {
    const std::size_t comma = std::min(accept_language.find(','), accept_language.size());
    const std::string_view item = accept_language.substr(0, comma);
    accept_language.remove_prefix(std::min(comma + 1, accept_language.size()));

    const std::size_t semicolon = std::min(item.find(';'), item.size());
    const std::string tag = lower_case(trimmed(item.substr(0, semicolon)));
    const int weight = weight_in_thousandths(item.substr(std::min(semicolon + 1, item.size())));
    const Language language = report::language_of(tag);
    const bool ours = language != Language::english || tag == "en" || tag.starts_with("en-");
    if (weight > best_weight && ours) {
      best = language;
      best_weight = weight;
    }
  }
  return best;
}

}  // namespace benefit::api
