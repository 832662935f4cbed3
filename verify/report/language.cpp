#include "verify/report/language.hpp"

namespace benefit::report {

Language language_of(std::string_view locale_name) {
  const std::string_view language = locale_name.substr(0, locale_name.find_first_of("_-.@"));
  return language == "zh" ? Language::chinese : Language::english;
}

}  // namespace benefit::report
