// Text in GB18030 for tests, made by the C library and so not by what is tested.
#pragma once

#include <iconv.h>
#include <stdexcept>
#include <string>

namespace benefit::test {

/// Throws when `utf8` is no UTF-8.
inline std::string to_gb18030(std::string utf8) {
  const iconv_t converter = iconv_open("GB18030", "UTF-8");
  std::string result(utf8.size() * 4 + 4, '\0');
  char* from = utf8.data();
  char* to = result.data();
  std::size_t from_left = utf8.size(), to_left = result.size();
  const std::size_t outcome = iconv(converter, &from, &from_left, &to, &to_left);
  iconv_close(converter);
  if (outcome == static_cast<std::size_t>(-1)) throw std::runtime_error("text for a test is no UTF-8");
  result.resize(result.size() - to_left);
  return result;
}

}  // namespace benefit::test
