// The poverty registries (最低生活保障, 建档立卡, 特困人员, 医疗救助): one stay of one person.
#include "verify/intake/defects.hpp"
#include "verify/intake/feed_reader.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>

namespace benefit::intake {
namespace {

class RegistryReader final : public FeedReader {
 public:
  RegistryReader(const ColumnPlaces& columns, Registry registry)
      : id_number_(columns.at("id_number")),
        name_(columns.at("name")),
        county_code_(columns.at("county_code")),
        town_(columns.at("town")),
        village_(columns.at("village")),
        valid_from_(columns.at("valid_from")),
        valid_to_(columns.at("valid_to")),
        exit_procedure_(columns.at("exit_procedure")),
        registry_(registry) {}

  void read(Row& row, BatchWriter& sink) override {
    const auto id = row.read_id(id_number_);
    std::string name = row.read_name(name_);
    const auto county = row.read_region_code(county_code_);
    std::string town = row.read_text(town_);
    std::string village = row.read_text(village_);
    const auto from = row.read_day(valid_from_);
    const auto to = row.read_day(valid_to_);
    const auto exit_procedure = row.read_flag(exit_procedure_);
    if (from && to && *to < *from) row.refuse(valid_to_, defect::date_order, "valid_from");
    if (row.refusal()) return;
    // The union of both counts, so that nothing is lost: it is said and kept.
    const DayInterval period{*from, to};
    if (const auto other = line_of_overlap(id->id, period))
      row.keep_damaged(valid_from_, defect::registry_overlap, std::to_string(*other));
    stays_.emplace(id->id, Stay{period, row.source().line});

    sink.add(RegistryPeriod{.id = id->id,
                            .fifteen_digits = id->fifteen_digits,
                            .name = std::move(name),
                            .registry = registry_,
                            .period = period,
                            .exit_procedure = exit_procedure,
                            .region = {*county, std::move(town), std::move(village)},
                            .source = row.source()});
  }

 private:
  struct Stay {
    DayInterval period;
    std::int64_t line;
  };

  /// Of a stay of the person, read before, that shares a day with this one.
  std::optional<std::int64_t> line_of_overlap(CitizenId id, const DayInterval& period) const {
    const auto [first, last] = stays_.equal_range(id);
    const auto found =
        std::find_if(first, last, [&](const auto& stay) { return stay.second.period.overlaps(period); });
    return found == last ? std::nullopt : std::optional(found->second.line);
  }

  ColumnPlace id_number_, name_, county_code_, town_, village_, valid_from_, valid_to_, exit_procedure_;
  Registry registry_;
  std::unordered_multimap<CitizenId, Stay> stays_;  ///< of the delivery, to tell an overlap
};

}  // namespace

std::unique_ptr<FeedReader> make_registry_reader(const ColumnPlaces& columns, Registry registry) {
  return std::make_unique<RegistryReader>(columns, registry);
}

}  // namespace benefit::intake
