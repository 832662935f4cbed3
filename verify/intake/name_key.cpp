#include "verify/intake/name_key.hpp"

#include "verify/identity/text_folding.hpp"

namespace benefit::intake {

std::string name_key(std::string_view name) {
  std::string buffer;
  std::string key;
  for (const char c : identity::fold_width_and_blanks(name, buffer)) {
    if (c == '_' || c == '-') continue;
    key.push_back('A' <= c && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
  }
  return key;
}

}  // namespace benefit::intake
