// Lists of texts or numbers: in one column as a JSON array, so that an operator can read it with sqlite3, or
// a row each.
#pragma once

#include "verify/store/sqlite/statement.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace benefit::store {

std::string to_json_array(const std::vector<std::string>& texts);
/// Throws Failure(corrupt) when the text was not written by to_json_array.
std::vector<std::string> from_json_array(std::string_view json);

// The same for numbers.
std::string integers_to_json_array(const std::vector<std::int64_t>& numbers);
std::vector<std::int64_t> integers_from_json_array(std::string_view json);
std::string numbers_to_json_array(const std::vector<double>& numbers);
std::vector<double> numbers_from_json_array(std::string_view json);

/// The first column of each row that is left.
std::vector<std::string> first_column(Statement& select);

}  // namespace benefit::store
