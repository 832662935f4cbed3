#include "daemon/api/json/values.hpp"

#include "verify/identity/date.hpp"

namespace benefit::api {

namespace json = boost::json;

json::value to_json(Day day) { return json::value(identity::format_day(day)); }
json::value to_json(Month month) { return json::value(identity::format_month(month)); }
json::value to_json(Instant instant) { return json::value(identity::format_instant(instant)); }
json::value to_json(Fen amount) { return amount.value; }

json::object to_json(const Sums& sums) {
  return {{"lost", sums.lost.value},
          {"flowing_per_month", sums.flowing_per_month.value},
          {"owed", sums.owed.value}};
}

}  // namespace benefit::api
