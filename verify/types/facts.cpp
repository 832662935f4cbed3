#include "verify/types/facts.hpp"

#include <fmt/format.h>

namespace benefit {

std::string fingerprint(const DeathRecord& record) {
  // FNV-1a: stable over versions and machines, which std::hash is not.
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  const auto mix = [&hash](std::string_view text) {
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    hash = (hash ^ 0xffU) * 0x100000001b3ULL;  // no valid UTF-8 byte: keeps "a","bc" and "ab","c" apart
  };
  mix(std::to_string(static_cast<int>(record.reported_by)));
  mix(record.id ? record.id->to_string() : record.id_as_delivered);
  mix(record.name);
  mix(std::to_string(record.death_date.time_since_epoch().count()));
  return fmt::format("{:016x}", hash);
}

}  // namespace benefit
