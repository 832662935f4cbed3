// What is odd about a list as a whole, for whoever is to trust what a run makes of it.
#pragma once

#include "verify/match/people.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace benefit::match {

struct ListTraits {
  /// Rows whose record ID an earlier row has: which of them a link means cannot be said.
  std::int64_t repeated_record_ids = 0;
  /// Fields ("id_number", "name", "birth_date") in which every row has one and the same value, so
  /// that they tell nobody apart. Of a list of ten rows and more.
  std::vector<std::string_view> constant_fields;
};

ListTraits traits_of(const PersonList& people);

}  // namespace benefit::match
