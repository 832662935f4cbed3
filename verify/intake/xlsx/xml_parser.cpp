#include "verify/intake/xlsx/xml_parser.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace benefit::intake::xlsx {
namespace {

/// "&#0;" in any spelling: it would end the text of its cell unseen.
bool holds_nul(std::string_view xml) {
  for (std::size_t at = xml.find("&#"); at != std::string_view::npos; at = xml.find("&#", at + 2)) {
    std::size_t digit = at + 2;
    if (digit < xml.size() && (xml[digit] == 'x' || xml[digit] == 'X')) ++digit;
    digit = std::min(xml.find_first_not_of('0', digit), xml.size() - 1);
    if (xml[digit] == ';') return true;
  }
  return xml.find('\0') != std::string_view::npos;
}

}  // namespace

std::string_view local_name(const char* name) {
  const std::string_view whole(name);
  return whole.substr(whole.find(':') + 1);  // npos + 1 is 0
}

pugi::xml_node child(const pugi::xml_node& parent, std::string_view name) {
  for (const pugi::xml_node& node : parent.children())
    if (local_name(node.name()) == name) return node;
  return {};
}

std::string_view attribute(const pugi::xml_node& element, std::string_view name) {
  for (const pugi::xml_attribute& each : element.attributes())
    if (local_name(each.name()) == name) return each.value();
  return {};
}

std::string text_of(const pugi::xml_node& element) {
  std::string text;
  for (const pugi::xml_node& node : element.children())
    if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) text += node.value();
  return text;
}

Expected<pugi::xml_node> parse_xml(pugi::xml_document& document, std::span<char> xml) {
  const std::string_view text(xml.data(), xml.size());
  if (holds_nul(text)) return tl::unexpected(malformed("a part holds a NUL"));
  constexpr unsigned options = pugi::parse_cdata | pugi::parse_escapes | pugi::parse_eol |
                               pugi::parse_wconv_attribute | pugi::parse_ws_pcdata | pugi::parse_doctype;
  const pugi::xml_parse_result parsed =
      document.load_buffer_inplace(xml.data(), xml.size(), options, pugi::encoding_utf8);
  if (!parsed) return tl::unexpected(malformed(parsed.description()));
  pugi::xml_node first;
  for (const pugi::xml_node& node : document.children()) {
    if (node.type() == pugi::node_doctype)
      return tl::unexpected(
          malformed("it holds a document type declaration, which no spreadsheet program writes"));
    if (!first && node.type() == pugi::node_element) first = node;
  }
  return first;
}

Error malformed(std::string_view what) {
  return {ErrorCode::bad_input, fmt::format("the workbook is damaged: {}", what), "",
          "open it and save it anew, or ask the supplier for another copy"};
}

}  // namespace benefit::intake::xlsx
