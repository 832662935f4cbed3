#include "verify/match/list_traits.hpp"

#include <algorithm>

#include <boost/unordered/unordered_flat_set.hpp>

namespace benefit::match {
namespace {

std::int64_t count_repeated_record_ids(const PersonList& people) {
  boost::unordered_flat_set<std::uint64_t> seen;
  seen.reserve(people.size());
  std::int64_t repeated = 0;
  for (RowIndex row = 0; row < people.size(); ++row)
    if (!seen.insert(hash_bytes(people.record_id(row))).second) ++repeated;
  return repeated;
}

/// `value` of every row is that of the first one, and says something.
template <class Value>
bool is_constant(const PersonList& people, Value value) {
  const auto first = value(people[0]);
  if (first == decltype(first){}) return false;
  for (RowIndex row = 1; row < people.size(); ++row)
    if (value(people[row]) != first) return false;
  return true;
}

}  // namespace

ListTraits traits_of(const PersonList& people) {
  ListTraits traits{.repeated_record_ids = count_repeated_record_ids(people), .constant_fields = {}};
  constexpr RowIndex rows_that_would_differ = 10;
  if (people.size() < rows_that_would_differ) return traits;
  const auto add = [&](std::string_view field, auto value) {
    if (is_constant(people, value)) traits.constant_fields.push_back(field);
  };
  add("id_number", [](const Person& one) { return one.id.front; });
  add("name", [](const Person& one) { return one.name; });
  add("birth_date", [](const Person& one) { return one.birth; });
  return traits;
}

}  // namespace benefit::match
