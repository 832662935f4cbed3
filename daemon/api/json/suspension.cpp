#include "daemon/api/json/suspension.hpp"

#include "daemon/api/json/values.hpp"

namespace benefit::api {

namespace json = boost::json;

json::object to_json(const Suspension& suspension) {
  return {{"suspension", suspension.id},
          {"case", suspension.case_id},
          {"subject", suspension.subject.to_string()},
          {"state", to_string(suspension.state)},
          {"notice", json::object{{"served_on", to_json(suspension.notice.served_on)},
                                  {"how", to_string(suspension.notice.how)},
                                  {"by", suspension.notice.served_by},
                                  {"recorded_at", to_json(suspension.notice.recorded_at)},
                                  {"recorded_by", suspension.notice.recorded_by},
                                  {"reply_until", to_json(suspension.notice.reply_until)}}},
          {"proposed_by", optional_json(suspension.proposed_by)},
          {"confirmed_by", optional_json(suspension.confirmed_by)},
          {"in_force_since", optional_json(suspension.in_force_since)},
          {"suppliers", json::array(suspension.suppliers.begin(), suspension.suppliers.end())},
          {"ended_by", optional_json(suspension.ended_by)},
          {"ended_at", optional_json(suspension.ended_at)},
          {"ended_because", suspension.ended_because}};
}

json::array to_json(std::span<const Arrears> back_pay) {
  json::array array;
  for (const Arrears& one : back_pay)
    array.push_back(json::object{{"scheme", to_string(one.scheme)},
                                 {"last_paid", to_json(one.last_paid)},
                                 {"per_month", to_json(one.per_month)},
                                 {"months", one.months},
                                 {"owed", to_json(one.owed)},
                                 {"first_month", to_json(one.first)}});
  return array;
}

}  // namespace benefit::api
