#include "verify/report/ledger/cell_text.hpp"

#include "verify/identity/date.hpp"
#include "verify/identity/money.hpp"
#include "verify/identity/region.hpp"
#include "verify/report/catalogue.hpp"
#include "verify/report/messages.hpp"

#include <fmt/format.h>

namespace benefit::report {
namespace {

std::string word_of(std::string_view name, std::string_view code, Language language) {
  const Message* const message = find_message(fmt::format("{}.{}", name, code));
  return message == nullptr ? std::string(code) : translate(*message, language);
}

/// "2018-01-01 – 2018-06-30", "2018-01-01 –".
std::string interval_words(const DayInterval& period) {
  return identity::format_day(period.from) + " –" + (period.to ? " " + identity::format_day(*period.to) : "");
}

/// As ISO 8601 writes it: "2018-01-01/2018-06-30", "2018-01-01/".
std::string interval_code(const DayInterval& period) {
  return identity::format_day(period.from) + "/" + (period.to ? identity::format_day(*period.to) : "");
}

template <class Item, class Text>
std::string joined(const std::vector<Item>& items, Text text) {
  std::string all;
  for (const Item& item : items) {
    if (!all.empty()) all += "; ";
    all += text(item);
  }
  return all;
}

/// What both readers see alike.
struct PlainText {
  std::string operator()(std::monostate) const { return ""; }
  std::string operator()(const std::string& text) const { return text; }
  std::string operator()(std::int64_t number) const { return std::to_string(number); }
  std::string operator()(Fen amount) const { return identity::format_yuan(amount); }
  std::string operator()(Day day) const { return identity::format_day(day); }
  std::string operator()(Month month) const { return identity::format_month(month); }
  std::string operator()(const std::vector<Source>& rows) const {
    return joined(rows, [](const Source& row) { return fmt::format("{}:{}", row.batch, row.line); });
  }
};

struct CodeText : PlainText {
  using PlainText::operator();
  std::string operator()(RegionCode county) const { return identity::format_region_code(county); }
  std::string operator()(const Word& word) const { return std::string(word.code); }
  std::string operator()(const std::vector<Tag>& tags) const {
    return joined(tags, [](const Tag& tag) {
      return fmt::format("{} {}", to_string(tag.kind), interval_code(tag.period));
    });
  }
  std::string operator()(const std::vector<Shortfall>& shortfalls) const {
    return joined(shortfalls, [](const Shortfall& one) {
      return fmt::format("{} {}/{}", one.field, one.figure, one.of);
    });
  }
};

struct WordText : PlainText {
  WordText(Language reader, const PlaceNames& known) : language(reader), places(known) {}
  using PlainText::operator();
  std::string operator()(RegionCode county) const {
    return places.shown(identity::format_region_code(county), language);
  }
  std::string operator()(const Word& word) const { return word_of(word.name, word.code, language); }
  std::string operator()(const std::vector<Tag>& tags) const {
    return joined(tags, [this](const Tag& tag) {
      return fmt::format("{} {}", word_of("tag", to_string(tag.kind), language), interval_words(tag.period));
    });
  }
  std::string operator()(const std::vector<Shortfall>& shortfalls) const {
    return joined(shortfalls, [this](const Shortfall& one) {
      return fmt::format("{} {}/{}", word_of("column", one.field, language), one.figure, one.of);
    });
  }
  Language language;
  const PlaceNames& places;
};

}  // namespace

std::string code_text(const Cell& cell) { return std::visit(CodeText{}, cell); }

std::string word_text(const Cell& cell, Language language, const PlaceNames& places) {
  return std::visit(WordText{language, places}, cell);
}

std::string column_title(std::string_view field, Language language) {
  return word_of("column", field, language);
}

std::string ledger_title(std::string_view title, Language language) {
  return word_of("ledger", title, language);
}

}  // namespace benefit::report
