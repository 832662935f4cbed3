#include "verify/intake/xlsx/xml_cutter.hpp"

#include "verify/intake/xlsx/xml_parser.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace benefit::intake::xlsx {
namespace {

using namespace std::string_view_literals;

std::string_view name_of_tag(std::string_view tag) {
  const std::string_view name = tag.substr(0, tag.find_first_of(" \t\r\n/>"));
  return name.substr(name.find(':') + 1);  // npos + 1 is 0
}

bool declares_utf8(std::string_view declaration) {
  const std::size_t at = declaration.find("encoding");
  if (at == std::string_view::npos) return true;
  const std::size_t begin = declaration.find_first_of("'\"", at);
  if (begin == std::string_view::npos) return false;
  const std::string_view name =
      declaration.substr(begin + 1, declaration.find(declaration[begin], begin + 1) - begin - 1);
  return normal_name(name) == "utf-8" || normal_name(name) == "us-ascii";
}

}  // namespace

Expected<bool> XmlCutter::fill() {
  const auto piece = part_.next();
  if (!piece) return tl::unexpected(piece.error());
  if (piece->empty()) {
    at_end_ = true;
    return false;
  }
  buffer_.erase(0, keep_);
  at_ -= keep_;
  keep_ = 0;
  buffer_ += *piece;
  return true;
}

std::size_t XmlCutter::end_of_markup() {
  const std::string_view markup = std::string_view(buffer_).substr(at_);
  const auto ends_with = [&](std::string_view begin, std::string_view end) {
    // The end may be cut in two by what has been read.
    const std::size_t from = std::max(begin.size(), scanned_ < end.size() ? 0 : scanned_ - end.size());
    const std::size_t found = markup.find(end, from);
    scanned_ = markup.size();
    return found == std::string_view::npos ? std::string_view::npos : at_ + found + end.size();
  };
  constexpr std::size_t longest_beginning = "<![CDATA["sv.size();
  if (markup.size() < longest_beginning && !at_end_) return std::string_view::npos;
  if (markup.starts_with("<!--")) return ends_with("<!--", "-->");
  if (markup.starts_with("<![CDATA[")) return ends_with("<![CDATA[", "]]>");
  if (markup.starts_with("<?")) return ends_with("<?", "?>");
  for (; scanned_ < markup.size(); ++scanned_) {
    const char c = markup[scanned_];
    if (quote_ != 0) {
      if (c == quote_) quote_ = 0;
    } else if (c == '"' || c == '\'') {
      quote_ = c;
    } else if (c == '>') {
      return at_ + scanned_ + 1;
    }
  }
  return std::string_view::npos;
}

void XmlCutter::begin_element(std::string_view name) {
  if (!in_element_ && matched_ == depth_ && matched_ < path_.size() && name == path_[matched_]) {
    ++matched_;
    seen_root_ = true;
    in_element_ = matched_ == path_.size();
  }
  ++depth_;
}

void XmlCutter::end_element() {
  --depth_;
  matched_ = std::min(matched_, depth_);
}

/// True when an element that is cut out ends with it.
Expected<bool> XmlCutter::take_markup(std::string_view markup) {
  if (markup.starts_with("<?")) {
    if (markup.starts_with("<?xml ") && !declares_utf8(markup))
      return tl::unexpected(malformed("a part is not in UTF-8"));
    return false;
  }
  if (markup.starts_with("<!--") || markup.starts_with("<![CDATA[")) return false;
  if (markup.starts_with("<!"))
    return tl::unexpected(
        malformed("it holds a document type declaration, which no spreadsheet program writes"));
  if (markup.starts_with("</")) {
    if (depth_ == 0) return tl::unexpected(malformed("an element ends that never began"));
    end_element();
  } else {
    begin_element(name_of_tag(markup.substr(1)));
    if (markup.ends_with("/>")) end_element();
  }
  if (!in_element_ || depth_ >= path_.size()) return false;
  in_element_ = false;
  return true;
}

Expected<std::span<char>> XmlCutter::next() {
  keep_ = at_;
  for (;;) {
    // To the next markup; the text before it matters only inside an element.
    at_ = scanned_ == 0 ? std::min(buffer_.find('<', at_), buffer_.size()) : at_;
    if (!in_element_) keep_ = at_;
    const std::size_t end = at_ == buffer_.size() ? std::string::npos : end_of_markup();
    if (end == std::string::npos) {
      if (buffer_.size() - keep_ > largest_element)
        return tl::unexpected(
            malformed(fmt::format("an element is larger than {} MiB", largest_element >> 20U)));
      if (!at_end_) {
        const auto more = fill();
        if (!more) return tl::unexpected(more.error());
      } else if (depth_ > 0 || at_ < buffer_.size()) {
        return tl::unexpected(malformed("a part ends within an element"));
      } else {
        return std::span<char>();
      }
      if (at_begin_ && (buffer_.starts_with("\xFF\xFE") || buffer_.starts_with("\xFE\xFF")))
        return tl::unexpected(malformed("a part is not in UTF-8"));
      at_begin_ = false;
      continue;
    }
    const auto cut = take_markup(std::string_view(buffer_).substr(at_, end - at_));
    if (!cut) return tl::unexpected(cut.error());
    at_ = end;
    scanned_ = 0;
    if (*cut) return std::span<char>(buffer_.data() + keep_, end - keep_);
    if (in_element_ && at_ - keep_ > largest_element)
      return tl::unexpected(
          malformed(fmt::format("an element is larger than {} MiB", largest_element >> 20U)));
  }
}

}  // namespace benefit::intake::xlsx
