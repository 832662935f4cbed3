#include "verify/learning/lot.hpp"

#include "verify/types/sha256.hpp"
#include "verify/types/stable_hash.hpp"

#include <fmt/format.h>

namespace benefit::learning {
namespace {

constexpr double million = 1e6;

std::span<const std::uint8_t> bytes_of(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

/// 14 hexadecimal digits are 56 bits; without the last three they fill a double's 53.
double fraction(std::string_view hex) {
  std::uint64_t bits = 0;
  for (const char c : hex.substr(0, 14)) {
    const auto digit = static_cast<unsigned>(c <= '9' ? c - '0' : c - 'a' + 10);
    bits = bits * 16 + digit;
  }
  return static_cast<double>(bits >> 3U) / 9007199254740992.0;  // 2^53
}

}  // namespace

double number_of(const SampleRound& round, const SampleUnit& unit) {
  Sha256 hash;
  hash.update(round.seed);
  const std::string text = fmt::format("{}-{} {} {} {} {}", static_cast<int>(round.month.year()),
                                       static_cast<unsigned>(round.month.month()), to_string(unit.kind),
                                       unit.stratum, unit.subject.body(), unit.unit);
  hash.update(bytes_of(text));
  return fraction(hash.finish());
}

SampleUnit unit_of(const Certification& certification) {
  std::string unit;
  if (certification.captured_at)
    unit = fmt::format("{} {}", certification.captured_at->time_since_epoch().count(),
                       StableHash().mix(certification.station).hex());
  else
    unit = fmt::format("{} {}", certification.day.time_since_epoch().count(),
                       StableHash().mix(certification.station).mix(certification.operator_name).hex());
  return {.kind = SampleKind::certification,
          .stratum = certification.by_hand() ? "by_hand" : "photo",
          .subject = certification.person,
          .unit = std::move(unit),
          .county = certification.county,
          .amount = {}};
}

Lot::Lot(const SampleRound& round, const policy::Policy& policy, std::span<const FrameGroup> earlier)
    : round_(round), policy_(policy) {
  for (const FrameGroup& group : earlier)
    probabilities_.try_emplace({group.kind, group.stratum, group.county}, group.per_million);
}

std::int64_t Lot::per_million(const Stratum& stratum) {
  const auto [found, is_new] = probabilities_.try_emplace(stratum, 0);
  if (is_new) {
    const auto& [kind, name, county] = stratum;
    const auto* const share = policy::in_force_where(
        policy_.sample_share, first_day(round_.month), county,
        [&](const policy::SampleShare& row) { return row.kind == kind && row.stratum == name; });
    if (share != nullptr) found->second = share->value.per_million;
  }
  return found->second;
}

std::int64_t Lot::draw(const SampleUnit& unit) {
  const std::int64_t probability = per_million({unit.kind, unit.stratum, unit.county});
  const AgeBand age = age_band(unit.subject.birth_date(), last_day(round_.month));
  FrameGroup& group = groups_[{unit.kind, unit.stratum, unit.county, unit.subject.sex(), age}];
  if (group.units == 0)
    group = {.month = round_.month,
             .kind = unit.kind,
             .stratum = unit.stratum,
             .county = unit.county,
             .sex = unit.subject.sex(),
             .age = age,
             .per_million = probability,
             .units = 0,
             .amount = {}};
  ++group.units;
  group.amount += unit.amount;
  const bool drawn = number_of(round_, unit) < static_cast<double>(probability) / million;
  return drawn ? probability : 0;
}

std::vector<FrameGroup> Lot::frame() const {
  std::vector<FrameGroup> all;
  for (const auto& [key, group] : groups_) all.push_back(group);
  return all;
}

}  // namespace benefit::learning
