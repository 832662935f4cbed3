// Whatever is delivered as an ID number is read or refused; what is read is valid and keeps its meaning.
#include "verify/identity/citizen_id.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using benefit::identity::parse_citizen_id;
  const auto read = parse_citizen_id({reinterpret_cast<const char*>(data), size});
  if (!read) {
    if (to_string(read.error()).empty()) std::abort();
    return 0;
  }
  const auto again = parse_citizen_id(read->id.to_string());
  if (!again || again->id != read->id) std::abort();
  const auto shorter = benefit::identity::fifteen_digit_form(read->id);
  if (read->fifteen_digits && !shorter) std::abort();
  if (shorter && parse_citizen_id(*shorter)->id != read->id) std::abort();
  return 0;
}
