// Signs of life (生存痕迹): one person seen on one day.
#include "verify/intake/feed_reader.hpp"

namespace benefit::intake {
namespace {

class TracesReader final : public FeedReader {
 public:
  explicit TracesReader(const ColumnPlaces& columns)
      : id_number_(columns.at("id_number")),
        name_(columns.at("name")),
        kind_(columns.at("kind")),
        seen_on_(columns.at("seen_on")),
        county_code_(columns.at("county_code")) {}

  void read(Row& row, BatchWriter& sink) override {
    const auto id = row.read_id(id_number_);
    std::string name = row.read_name(name_);
    const auto kind = row.read_word<TraceKind>(kind_);
    const auto seen_on = row.read_day(seen_on_);
    const auto county = row.read_region_code(county_code_);
    if (row.refusal()) return;

    sink.add(TraceOfLife{.id = id->id,
                         .name = std::move(name),
                         .kind = *kind,
                         .seen_on = *seen_on,
                         .county = county.value_or(RegionCode{}),
                         .source = row.source()});
  }

 private:
  ColumnPlace id_number_, name_, kind_, seen_on_, county_code_;
};

}  // namespace

std::unique_ptr<FeedReader> make_traces_reader(const ColumnPlaces& columns) {
  return std::make_unique<TracesReader>(columns);
}

}  // namespace benefit::intake
