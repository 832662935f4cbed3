// What a letter may say: the values that fill a template's placeholders, by name.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace benefit::report {

/// Who writes, as the configuration has it ([letters]). Without name and telephone nothing is sent.
struct LetterOffice {
  std::string agency, address, telephone, hours;
  std::string complaints;  ///< where to complain, beside the hotline 12333

  bool is_complete() const { return !agency.empty() && !telephone.empty(); }
};

enum class PlaceholderKind : std::uint8_t {
  text,  ///< {{name}}; {{#name}}...{{/name}} for where there is one
  list,  ///< {{#name}} ... {{.}} ... {{/name}}, once for each
  flag,  ///< {{#name}}...{{/name}}, or {{^name}}...{{/name}} for where it does not hold
};

struct Placeholder {
  std::string_view name;
  PlaceholderKind kind = PlaceholderKind::text;
  std::string_view meaning;
};
/// In the order of docs/letters.md, where each has to stand.
std::span<const Placeholder> placeholders();
/// nullptr when there is none.
const Placeholder* find_placeholder(std::string_view name);

/// A text, a list of texts, or whether something holds. What is left out is empty, and does not hold.
/// Throws Failure(internal) for a name that is no placeholder, or one of another kind.
class LetterValues {
 public:
  using Value = std::variant<std::string, std::vector<std::string>, bool>;

  void set(std::string_view name, Value value);
  const std::map<std::string, Value, std::less<>>& all() const { return values_; }

 private:
  std::map<std::string, Value, std::less<>> values_;
};

}  // namespace benefit::report
