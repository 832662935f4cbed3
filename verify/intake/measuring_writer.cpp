#include "verify/intake/measuring_writer.hpp"

#include "verify/identity/date.hpp"
#include "verify/intake/defects.hpp"

#include <algorithm>

namespace benefit::intake {

MeasuringWriter::MeasuringWriter(BatchWriter& sink, std::optional<Day> received,
                                 std::span<const Region> regions)
    : sink_(sink), received_(received) {
  std::map<RegionCode, const Region*> newest;
  for (const Region& region : regions) {
    const Region*& known = newest[region.code];
    if (known == nullptr || known->source < region.source) known = &region;
  }
  for (const auto& [code, region] : newest)
    if (region->period.to) ended_.emplace(code, *region->period.to);
}

void MeasuringWriter::note_if_ended(RegionCode county, Day day, std::int64_t line) {
  const auto ended = ended_.find(county);
  if (ended == ended_.end() || day <= ended->second) return;
  sink_.damaged(
      {line, "county_code", std::string(defect::region_ended), identity::format_day(ended->second)});
  ended_.erase(ended);
}

void MeasuringWriter::add(const Payment& row) {
  const std::tuple key{row.scheme, row.county, row.month};
  if (const auto known = months_.find(key); known != months_.end())
    ++known->second;
  else if (months_.size() < most_months)
    months_.emplace(key, 1);
  count(row);
}

void MeasuringWriter::count(const FactDays& days) {
  if (days.first) {
    first_day_ = first_day_ ? std::min(*first_day_, *days.first) : *days.first;
    last_day_ = last_day_ ? std::max(*last_day_, *days.last) : *days.last;
  }
  if (days.lag) {
    const auto place = static_cast<std::size_t>(std::clamp(*days.lag, least_lag, greatest_lag) - least_lag);
    if (place >= lags_.size()) lags_.resize(place + 1);
    ++lags_[place];
  }
}

Batch MeasuringWriter::commit(Encoding, const std::vector<std::string>&, std::int64_t,
                              const std::optional<SheetRead>&, const DeliveryFigures&) {
  throw Failure({ErrorCode::internal, "a measuring writer commits nothing", "", ""});
}

DeliveryFigures MeasuringWriter::figures() const {
  DeliveryFigures figures{
      .columns = {}, .lags = {}, .first_day = first_day_, .last_day = last_day_, .months = {}};
  for (std::size_t place = 0; place < lags_.size(); ++place)
    if (lags_[place] > 0) figures.lags.push_back({static_cast<int>(place) + least_lag, lags_[place]});
  for (const auto& [key, rows] : months_)
    figures.months.push_back({std::get<Scheme>(key), std::get<RegionCode>(key), std::get<Month>(key), rows});
  return figures;
}

}  // namespace benefit::intake
