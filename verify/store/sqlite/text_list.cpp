#include "verify/store/sqlite/text_list.hpp"

#include "verify/types/error.hpp"

#include <boost/json.hpp>

namespace benefit::store {
namespace {

template <class Number>
std::string array_of(const std::vector<Number>& numbers) {
  return boost::json::serialize(boost::json::array(numbers.begin(), numbers.end()));
}

template <class Number>
std::vector<Number> numbers_of(std::string_view json) {
  boost::json::error_code error;
  const boost::json::value value = boost::json::parse({json.data(), json.size()}, error);
  const Failure damaged{Error{ErrorCode::corrupt, "a stored list of numbers cannot be read", {}, {}}};
  if (error || !value.is_array()) throw damaged;
  std::vector<Number> numbers;
  for (const boost::json::value& number : value.get_array()) {
    if (!number.is_number()) throw damaged;
    numbers.push_back(number.to_number<Number>());
  }
  return numbers;
}

}  // namespace

std::string to_json_array(const std::vector<std::string>& texts) {
  boost::json::array array;
  array.reserve(texts.size());
  for (const std::string& text : texts) array.emplace_back(text);
  return boost::json::serialize(array);
}

std::vector<std::string> from_json_array(std::string_view json) {
  // A row may be refused because its bytes are no text: what was kept of it is given back as it is.
  boost::json::parse_options options;
  options.allow_invalid_utf8 = true;
  boost::json::error_code error;
  const boost::json::value value = boost::json::parse({json.data(), json.size()}, error, {}, options);
  const Failure damaged{Error{ErrorCode::corrupt, "a stored list of texts cannot be read", {}, {}}};
  if (error || !value.is_array()) throw damaged;
  std::vector<std::string> texts;
  texts.reserve(value.get_array().size());
  for (const boost::json::value& text : value.get_array()) {
    if (!text.is_string()) throw damaged;
    texts.emplace_back(text.get_string());
  }
  return texts;
}

std::vector<std::string> first_column(Statement& select) {
  std::vector<std::string> texts;
  while (select.step()) texts.push_back(Columns{select}.text());
  return texts;
}

std::string numbers_to_json_array(const std::vector<double>& numbers) { return array_of(numbers); }

std::vector<double> numbers_from_json_array(std::string_view json) { return numbers_of<double>(json); }

std::string integers_to_json_array(const std::vector<std::int64_t>& numbers) { return array_of(numbers); }

std::vector<std::int64_t> integers_from_json_array(std::string_view json) {
  return numbers_of<std::int64_t>(json);
}

}  // namespace benefit::store
