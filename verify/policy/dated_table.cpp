#include "verify/policy/dated_table.hpp"

#include "verify/identity/date.hpp"

#include <fmt/format.h>

namespace benefit::policy {

Expected<void> check_periods_join(std::string_view table, const std::vector<NumberedPeriod>& in_order) {
  const auto refuse = [table](const NumberedPeriod& at, std::string what) {
    return tl::make_unexpected(
        Error{ErrorCode::bad_input, std::move(what), fmt::format("{}, entry {}", table, at.number), ""});
  };
  for (std::size_t i = 1; i < in_order.size(); ++i) {
    const NumberedPeriod& before = in_order[i - 1];
    const NumberedPeriod& after = in_order[i];
    if (!before.valid.to || *before.valid.to >= after.valid.from)
      return refuse(after, fmt::format("overlaps entry {} on {}", before.number,
                                       identity::format_day(after.valid.from)));
    const Day next = *before.valid.to + std::chrono::days{1};
    if (next != after.valid.from)
      return refuse(after, fmt::format("leaves a gap after entry {}: nothing is set from {} to {}",
                                       before.number, identity::format_day(next),
                                       identity::format_day(after.valid.from - std::chrono::days{1})));
  }
  return {};
}

Expected<std::vector<toml::table>> entries_of(const toml::table& document, std::string_view table) {
  std::vector<toml::table> entries;
  const toml::node* node = document.get(table);
  if (node == nullptr) return entries;
  const auto refuse = [table] {
    return tl::make_unexpected(Error{ErrorCode::bad_input,
                                     fmt::format("is not written as [[{}]] entries", table),
                                     std::string(table), ""});
  };
  const toml::array* array = node->as_array();
  if (array == nullptr) return refuse();
  for (const toml::node& element : *array) {
    const toml::table* entry = element.as_table();
    if (entry == nullptr) return refuse();
    entries.push_back(*entry);
  }
  return entries;
}

}  // namespace benefit::policy
