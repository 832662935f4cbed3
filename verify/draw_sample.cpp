#include "verify/draw_sample.hpp"

#include "verify/cases/chosen_by_lot.hpp"
#include "verify/gather_case.hpp"
#include "verify/identity/date.hpp"
#include "verify/learning/lot.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include <fmt/format.h>

namespace benefit::pipeline {
namespace {

using UnitKey = std::tuple<SampleKind, std::string, CitizenId, std::string>;
using StratumKey = std::pair<SampleKind, std::string>;

UnitKey key_of(const SampleUnit& unit) { return {unit.kind, unit.stratum, unit.subject, unit.unit}; }

/// A unit that the lot has chosen.
struct Chosen {
  SampleUnit unit;
  std::int64_t per_million = 0;
};

/// Every unit of the month goes through the lot once.
std::vector<Chosen> draw_units(const Ports& ports, Month month, learning::Lot& lot) {
  std::vector<Chosen> chosen;
  const auto draw = [&](const SampleUnit& unit) {
    if (const std::int64_t per_million = lot.draw(unit); per_million > 0)
      chosen.push_back({unit, per_million});
  };
  ports.samples.for_each_paid(month, draw);
  std::set<UnitKey> seen;  // an event that several deliveries bring is one
  ports.facts.for_each_certification(std::nullopt, [&](const Certification& certification) {
    if (month_of(certification.day) != month) return;
    const SampleUnit unit = learning::unit_of(certification);
    if (seen.insert(key_of(unit)).second) draw(unit);
  });
  return chosen;
}

class DrawingOfMonth {
 public:
  DrawingOfMonth(const Ports& ports, Month month, std::string_view officer)
      : ports_(ports), officer_(officer), now_(ports.clock.now()) {
    const auto round = ports.samples.round(month);
    drawing_.round = round ? *round : SampleRound{month, ports.randomness.seed()};
    for (Draw& draw : ports.samples.draws(month)) {
      const UnitKey key = key_of(draw.unit);
      earlier_.emplace(key, std::move(draw));
    }
  }

  Expected<void> draw(Progress& progress) {
    progress.report("draw", 0, 0);
    const Month month = drawing_.round.month;
    learning::Lot lot(drawing_.round, ports_.policy, ports_.samples.frame(month, month));
    const std::vector<Chosen> chosen = draw_units(ports_, month, lot);
    drawing_.frame = lot.frame();
    if (drawing_.frame.empty())
      return tl::unexpected(Error{ErrorCode::not_found,
                                  fmt::format("no payment and no certification of {} has been delivered",
                                              identity::format_month(month)),
                                  "month", "benefitctl feed list says which months have come"});
    for (const FrameGroup& group : drawing_.frame) stratum_of(group.kind, group.stratum).units += group.units;
    std::int64_t opened = 0;
    for (const Chosen& one : chosen) {
      if (progress.stop_requested())
        return tl::unexpected(
            Error{ErrorCode::cancelled, "the drawing was stopped; nothing was kept", "", ""});
      if (const auto kept = take(one); !kept) return kept;
      progress.report("open", ++opened, static_cast<std::int64_t>(chosen.size()));
    }
    for (const auto& [key, draw] : earlier_) leave(draw);
    return ports_.samples.keep(drawing_, officer_, now_);
  }

  std::vector<DrawnStratum> result() && {
    std::vector<DrawnStratum> all;
    for (auto& [key, stratum] : strata_) all.push_back(std::move(stratum));
    return all;
  }

 private:
  DrawnStratum& stratum_of(SampleKind kind, const std::string& name) {
    DrawnStratum& stratum = strata_[{kind, name}];
    stratum.kind = kind;
    stratum.stratum = name;
    return stratum;
  }

  Expected<CaseChange> opening(const SampleUnit& unit) const {
    auto unopened = unopened_case(ports_, unit.subject);
    if (!unopened) return tl::unexpected(unopened.error());
    if (unopened->region.county.value == 0) unopened->region.county = unit.county;
    return cases::open_chosen(
        *std::move(unopened), officer_,
        fmt::format("{} {}", to_string(unit.kind), identity::format_month(drawing_.round.month)), now_);
  }

  /// A unit of the frame: new, drawn before, or back again.
  Expected<void> take(const Chosen& chosen) {
    DrawnStratum& stratum = stratum_of(chosen.unit.kind, chosen.unit.stratum);
    ++stratum.drawn;
    const auto known = earlier_.find(key_of(chosen.unit));
    if (known != earlier_.end()) {
      const Draw draw = std::move(known->second);
      earlier_.erase(known);
      return draw.left_frame_at ? come_back(draw) : Expected<void>{};
    }
    auto open = opening(chosen.unit);
    if (!open) return tl::unexpected(open.error());
    ++stratum.drawn_now;
    drawing_.draws.push_back({chosen.unit, chosen.per_million, *std::move(open)});
    return {};
  }

  Expected<void> come_back(const Draw& draw) {
    FrameChange change{.draw = draw.id, .in_frame = true};
    const auto current = ports_.cases.find_case(draw.case_id);
    if (current && current->state == CaseState::withdrawn) {
      auto open = opening(draw.unit);
      if (!open) return tl::unexpected(open.error());
      change.of_case = *std::move(open);
    }
    drawing_.changes.push_back(std::move(change));
    return {};
  }

  /// A draw whose unit is not delivered any more.
  void leave(const Draw& draw) {
    ++stratum_of(draw.unit.kind, draw.unit.stratum).left;
    if (draw.left_frame_at) return;
    FrameChange change{.draw = draw.id, .in_frame = false};
    if (const auto current = ports_.cases.find_case(draw.case_id))
      change.of_case = cases::close_chosen(*current, officer_, now_);
    drawing_.changes.push_back(std::move(change));
  }

  const Ports& ports_;
  std::string officer_;
  Instant now_;
  Drawing drawing_;
  std::map<UnitKey, Draw> earlier_;  ///< draws of the round that were not met again yet
  std::map<StratumKey, DrawnStratum> strata_;
};

}  // namespace

Expected<std::vector<DrawnStratum>> draw_sample(const Ports& ports, Month month, std::string_view officer,
                                                Progress& progress) {
  if (month >= month_of(china_day_of(ports.clock.now())))
    return tl::unexpected(Error{
        ErrorCode::bad_request,
        fmt::format("{} is not over yet: what comes of it could not be drawn", identity::format_month(month)),
        "month", ""});
  DrawingOfMonth drawing(ports, month, officer);
  if (const auto drawn = drawing.draw(progress); !drawn) return tl::unexpected(drawn.error());
  return std::move(drawing).result();
}

}  // namespace benefit::pipeline
