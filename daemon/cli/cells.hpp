// Fields of a JSON reply as the texts of a table.
#pragma once

#include "daemon/api/command.hpp"

#include <string>
#include <string_view>

#include <boost/json/object.hpp>

namespace benefit::cli {

/// The field at a dotted path ("sums.lost"); nullptr when it is absent or null.
const boost::json::value* value_at(const boost::json::object& row, std::string_view path);

/// The text of a field, a number or a string alike; empty when it is absent or null.
std::string text_at(const boost::json::object& row, std::string_view path);
/// The whole number of a field; 0 when it is absent, null or no whole number.
std::int64_t integer_at(const boost::json::object& row, std::string_view path);
/// The number of a field; 0 when it is absent, null or no number.
double number_at(const boost::json::object& row, std::string_view path);
/// The amount of a field in fen, as yuan: "1728.00"; empty when it is absent or null.
std::string yuan_at(const boost::json::object& row, std::string_view path);
bool flag_at(const boost::json::object& row, std::string_view path);

/// Elements of an array field; an empty array when it is absent or no array.
const boost::json::array& array_at(const boost::json::object& row, std::string_view path);

enum class Reader {
  person,   ///< yes and no, distances with four decimals, instants as the time of day in China
  program,  ///< true and false, numbers and instants in full
};
/// What stands in the column's cell of this row. Not made safe for a terminal yet.
std::string cell_text(const boost::json::object& row, const api::Column& column, Reader reader);

}  // namespace benefit::cli
