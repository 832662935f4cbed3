// Values as JSON: the small conventions that every reply keeps. What is not there is null.
#pragma once

#include "verify/types/money.hpp"
#include "verify/types/time.hpp"

#include <optional>
#include <string>

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

namespace benefit::api {

/// Said beside every answer by what was known on a past day.
inline constexpr std::string_view links_of_the_past =
    "as they are today, between records that were known then: they are not kept from day to day";

boost::json::value to_json(Day day);          ///< "2018-03-01"
boost::json::value to_json(Month month);      ///< "2018-03"
boost::json::value to_json(Instant instant);  ///< "2018-03-01T01:30:00.000Z"
boost::json::value to_json(Fen amount);       ///< fen, a whole number
/// {"lost","flowing_per_month","owed"} in fen.
boost::json::object to_json(const Sums& sums);

template <class T>
boost::json::value optional_json(const std::optional<T>& value) {
  if constexpr (requires(const T& v) { boost::json::value(v); })
    return value ? boost::json::value(*value) : boost::json::value();
  else
    return value ? boost::json::value(to_json(*value)) : boost::json::value();
}

}  // namespace benefit::api
