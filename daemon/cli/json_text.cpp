#include "daemon/cli/json_text.hpp"

#include <cmath>
#include <utility>

#include <boost/json.hpp>
#include <fmt/format.h>

namespace benefit::cli {
namespace {

namespace json = boost::json;

/// DEL and C1 in their UTF-8 form: JSON lets them stand, some terminals obey them.
std::string quoted(std::string_view text) {
  const std::string serialized = json::serialize(json::string_view(text.data(), text.size()));
  std::string safe;
  safe.reserve(serialized.size());
  for (std::size_t i = 0; i < serialized.size(); ++i) {
    const auto byte = static_cast<unsigned char>(serialized[i]);
    if (byte == 0x7f) {
      safe += "\\u007f";
    } else if (byte == 0xc2 && i + 1 < serialized.size() &&
               static_cast<unsigned char>(serialized[i + 1]) < 0xa0) {
      safe += fmt::format("\\u{:04x}", static_cast<unsigned char>(serialized[++i]));
    } else {
      safe += serialized[i];
    }
  }
  return safe;
}

class Writer {
 public:
  explicit Writer(JsonLayout layout) : indented_(layout == JsonLayout::indented) {}

  void write(const json::value& value) {
    switch (value.kind()) {
      case json::kind::object:
        return write_object(value.get_object());
      case json::kind::array:
        return write_array(value.get_array());
      case json::kind::string:
        text_ += quoted(value.get_string());
        return;
      case json::kind::double_:
        text_ += std::isfinite(value.get_double()) ? fmt::format("{}", value.get_double()) : "null";
        return;
      default:
        text_ += json::serialize(value);
    }
  }

  std::string take() && { return std::move(text_); }

 private:
  void write_object(const json::object& object) {
    text_ += '{';
    ++level_;
    bool first = true;
    for (const auto& [key, value] : object) {
      next(first);
      text_ += quoted(key);
      text_ += indented_ ? ": " : ":";
      write(value);
    }
    close('}', object.empty());
  }

  void write_array(const json::array& array) {
    text_ += '[';
    ++level_;
    bool first = true;
    for (const json::value& value : array) {
      next(first);
      write(value);
    }
    close(']', array.empty());
  }

  void next(bool& first) {
    if (!first) text_ += ',';
    first = false;
    break_line();
  }

  void close(char bracket, bool empty) {
    --level_;
    if (!empty) break_line();
    text_ += bracket;
  }

  void break_line() {
    if (!indented_) return;
    text_ += '\n';
    text_.append(2 * level_, ' ');
  }

  bool indented_;
  std::size_t level_ = 0;
  std::string text_;
};

}  // namespace

std::string json_text(const json::value& document, JsonLayout layout) {
  Writer writer(layout);
  writer.write(document);
  return std::move(writer).take() + '\n';
}

}  // namespace benefit::cli
