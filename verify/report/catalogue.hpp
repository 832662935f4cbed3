// The translations, compiled into the program from po/*.po by gettext.
#pragma once

#include "verify/report/language.hpp"
#include "verify/report/messages.hpp"

#include <cstdint>
#include <locale>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace benefit::report {

/// One compiled catalogue of gettext (.mo), whose bytes outlive it. Thread-safe. The product has two: the
/// sentences of findings here, and what the command line says (daemon/api/translation.hpp).
class Catalogue {
 public:
  explicit Catalogue(std::span<const unsigned char> mo);
  /// nullopt when it holds no translation of the text under the context. An empty context is none.
  std::optional<std::string> find(const std::string& context, const std::string& english) const;
  /// The form that the count takes.
  std::string find(const std::string& context, const char* english, const char* plural,
                   std::int64_t count) const;

  /// The English texts under a context, in the order of the file.
  std::vector<std::string> texts_of(std::string_view context) const;

 private:
  std::span<const unsigned char> mo_;
  std::locale locale_;
};

/// The message in that language, placeholders still open; in English where a translation is missing.
/// Thread-safe.
std::string translate(const Message& message, Language language, std::int64_t count = 1);

/// A text of another room's table ("check.D1.reads", which stands in verify/rules), in that language; in
/// English where a translation is missing. Thread-safe.
std::string translate(const std::string& context, std::string_view english, Language language);

}  // namespace benefit::report
