// Whatever is given as a policy file is read or refused with a place and a reason; what is read can be shown,
// is measured for any place, and never holds two values for one day and thing.
// toml++ 3.3 holds an assertion wrong on a table header like "[#" (marzer/tomlplusplus#301): where assertions
// are on, a fuzzer stops there. Build it with "-DTOML_ASSERT(expr)=static_cast<void>(0)" and without UBSan to
// get past.
#include "verify/policy/overview.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace benefit;
  using namespace std::chrono_literals;
  const auto policy = policy::parse_policy({reinterpret_cast<const char*>(data), size});
  if (!policy) {
    if (policy.error().code != ErrorCode::bad_input || policy.error().where.empty()) std::abort();
    return 0;
  }
  const RegionCode county{130225};
  const Day day = 2018y / 7 / 1;
  for (const policy::ShownEntry& entry : policy::entries(*policy))
    if (entry.value.empty() || entry.legal_basis.empty()) std::abort();
  for (const policy::ShownEntry& entry : policy::entries(*policy, day, county))
    if (!entry.valid.contains(day) || !policy::lies_in(county, entry.region)) std::abort();
  for (const policy::Coverage& table : policy::coverage(*policy, day, day, county)) {
    std::size_t set = 0;
    for (const policy::ShownEntry& entry : policy::entries(*policy, day, county))
      set += entry.table.table == table.table.table && entry.subject == table.subject ? 1 : 0;
    const bool of_exceptions = table.table.need == policy::Need::exceptions;
    if (of_exceptions ? set > 1 || !table.without.empty() : set + table.without.size() != 1) std::abort();
  }
  return 0;
}
