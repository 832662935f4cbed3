#include "verify/intake/xlsx/shared_strings.hpp"

#include "verify/intake/xlsx/xml_cutter.hpp"
#include "verify/intake/xlsx/xml_parser.hpp"

#include <charconv>
#include <cstring>

#include <fmt/format.h>

namespace benefit::intake::xlsx {
namespace {

/// The character of the `_xHHHH_` that the text begins with; nullopt: it is none, or half of one.
std::optional<std::uint32_t> escaped_character(std::string_view text) {
  constexpr std::size_t digits = 4, size = 7;
  if (text.size() < size || !text.starts_with("_x") || text[size - 1] != '_') return std::nullopt;
  std::uint32_t character = 0;
  const char* const end = text.data() + 2 + digits;
  if (std::from_chars(text.data() + 2, end, character, 16).ptr != end) return std::nullopt;
  if (0xD800 <= character && character <= 0xDFFF) return std::nullopt;
  return character;
}

void append_utf8(std::uint32_t character, std::string& text) {
  if (character < 0x80) {
    text += static_cast<char>(character);
  } else if (character < 0x800) {
    text += static_cast<char>(0xC0U | character >> 6U);
    text += static_cast<char>(0x80U | (character & 0x3FU));
  } else {
    text += static_cast<char>(0xE0U | character >> 12U);
    text += static_cast<char>(0x80U | (character >> 6U & 0x3FU));
    text += static_cast<char>(0x80U | (character & 0x3FU));
  }
}

}  // namespace

void append_text(std::string_view escaped, std::string& text) {
  for (std::size_t at = escaped.find("_x"); at != std::string_view::npos; at = escaped.find("_x")) {
    const auto character = escaped_character(escaped.substr(at));
    text += escaped.substr(0, at);
    if (character) append_utf8(*character, text);
    if (!character) text += "_x";
    escaped.remove_prefix(at + (character ? 7 : 2));
  }
  text += escaped;
}

void append_rich_text(const pugi::xml_node& element, std::string& text) {
  for (const pugi::xml_node& node : element.children()) {
    const std::string_view name = local_name(node.name());
    if (name == "t") {
      append_text(text_of(node), text);
    } else if (name == "r") {
      append_text(text_of(child(node, "t")), text);
    }
  }
}

Expected<SharedStrings> SharedStrings::read(const ZipPackage& package, std::string_view part,
                                            TextLimits limits) {
  const auto opened = package.open_part(part);
  if (!opened) return tl::unexpected(opened.error());
  XmlCutter cutter(**opened, {"sst", "si"});
  SharedStrings strings;
  pugi::xml_document document;
  std::string text;
  for (;;) {
    const auto element = cutter.next();
    if (!element) return tl::unexpected(element.error());
    if (element->empty()) return strings;
    const auto item = parse_xml(document, *element);
    if (!item) return tl::unexpected(item.error());
    text.clear();
    append_rich_text(*item, text);
    if (text.size() + sizeof(std::uint32_t) > block_bytes)
      return tl::unexpected(malformed(fmt::format("a text is larger than {} KiB", block_bytes >> 10U)));
    strings.add(text);
    if (strings.size() > limits.texts || strings.blocks_.size() * block_bytes > limits.bytes) {
      return tl::unexpected(
          Error{ErrorCode::bad_input,
                fmt::format("the workbook holds more than {} texts or {} MiB of text", limits.texts,
                            limits.bytes >> 20U),
                "", "cut it into several workbooks, or save it as CSV, which may be of any length"});
    }
  }
}

void SharedStrings::add(std::string_view text) {
  const auto length = static_cast<std::uint32_t>(text.size());
  if (blocks_.empty() || blocks_.back().size() + sizeof length + text.size() > block_bytes)
    blocks_.emplace_back().reserve(block_bytes);
  std::string& block = blocks_.back();
  begins_.push_back(static_cast<std::uint32_t>((blocks_.size() - 1) * block_bytes + block.size()));
  block.append(reinterpret_cast<const char*>(&length), sizeof length);
  block += text;
}

std::optional<std::string_view> SharedStrings::at(std::size_t number) const {
  if (number >= begins_.size()) return std::nullopt;
  const std::string& block = blocks_[begins_[number] / block_bytes];
  const std::size_t begin = begins_[number] % block_bytes;
  std::uint32_t length = 0;
  std::memcpy(&length, block.data() + begin, sizeof length);
  return std::string_view(block).substr(begin + sizeof length, length);
}

}  // namespace benefit::intake::xlsx
