// The language that benefitctl speaks to the person at the terminal.
#pragma once

#include "daemon/api/translation.hpp"

#include <string>
#include <string_view>

#include <fmt/format.h>

namespace benefit::cli {

/// English until it is set. Called once, before any other thread.
void speak(api::Language language);
api::Language spoken();

/// A text of a table, or a reply's own name for something, in the language that is spoken.
inline std::string say_text(std::string_view english) { return api::translated(english, spoken()); }

/// A coded value of a reply as a person reads it ("withdrawn", "已撤回").
inline std::string say_value(std::string_view code) { return api::translated_value(code, spoken()); }
/// A finished text of an error, whose values have been filled in already.
inline std::string say_message(std::string_view english) {
  return api::translated_message(english, spoken());
}
/// Where an error lies.
inline std::string say_place(std::string_view english) { return api::translated_place(english, spoken()); }

/// A literal of the program in that language, its placeholders filled as by fmt::format. Every literal that a
/// person reads goes through here; a translation may number the placeholders to turn them round.
template <class... Values>
std::string say(fmt::format_string<Values...> english, Values&&... values) {
  const fmt::string_view text = english;
  return fmt::vformat(say_text({text.data(), text.size()}), fmt::make_format_args(values...));
}

}  // namespace benefit::cli
