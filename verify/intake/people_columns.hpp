// Which cell of a list of persons holds what: columns are known by their usual headers in English and
// Chinese, or named in a mapping.
#pragma once

#include "verify/types/error.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace benefit::intake {

enum class PersonField : std::uint8_t {
  record_id,
  id_number,
  name,
  sex,
  birth_date,
  county_code,
  town,
  village,
  address,
  death_date,
};
inline constexpr std::size_t person_fields = 10;
std::string_view to_string(PersonField field);  ///< "id_number"
/// The headers by which a field is known, its own name first.
std::span<const std::string_view> headers_of(PersonField field);

/// For each field its cell; nullopt where the list has none.
using PersonColumns = std::array<std::optional<std::size_t>, person_fields>;

/// A supplier's own header for a field ("deceased" -> name), as an operator gives it. The field's usual
/// headers do not count then.
using PersonMapping = std::map<std::string, PersonField, std::less<>>;

/// How many of the cells name a field.
std::size_t count_person_columns(const std::vector<std::string>& cells, const PersonMapping& mapping);

/// Headers that are not known are passed over. Errors: bad_input when a field is there twice, when a header
/// that the mapping names is missing, or when there is neither a name nor an ID number to compare.
Expected<PersonColumns> find_person_columns(const std::vector<std::string>& header,
                                            const PersonMapping& mapping);

}  // namespace benefit::intake
