// One small piece of a workbook's XML. pugixml expands no entity but the five of XML itself, opens no other
// file, and does not recurse over nested elements.
#pragma once

#include "verify/types/error.hpp"

#include <span>
#include <string>
#include <string_view>

#include <pugixml.hpp>

namespace benefit::intake::xlsx {

/// The name of an element or attribute without its prefix.
std::string_view local_name(const char* name);
/// The first child of this name; a null node when there is none.
pugi::xml_node child(const pugi::xml_node& parent, std::string_view name);
/// The attribute's value; empty when there is none.
std::string_view attribute(const pugi::xml_node& element, std::string_view name);

/// The element's own text, on both sides of comments and in CDATA too.
std::string text_of(const pugi::xml_node& element);

/// Parses `xml` in place: it has to outlive what is read from the document. Gives the first element. Errors:
/// bad_input, when it is not well-formed or holds a document type declaration or a NUL.
Expected<pugi::xml_node> parse_xml(pugi::xml_document& document, std::span<char> xml);

/// bad_input, for a workbook that breaks the rules of its format.
Error malformed(std::string_view what);

}  // namespace benefit::intake::xlsx
