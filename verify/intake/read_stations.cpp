// Stations and operators (经办点及经办人员; A2, H1).
#include "verify/intake/defects.hpp"
#include "verify/intake/feed_reader.hpp"

namespace benefit::intake {
namespace {

class StationsReader final : public FeedReader {
 public:
  explicit StationsReader(const ColumnPlaces& columns)
      : code_(columns.at("code")),
        name_(columns.at("name")),
        operator_name_(columns.at("operator")),
        valid_from_(columns.at("valid_from")),
        valid_to_(columns.at("valid_to")),
        county_code_(columns.at("county_code")),
        town_(columns.at("town")),
        village_(columns.at("village")) {}

  void read(Row& row, BatchWriter& sink) override {
    std::string code = row.read_text(code_);
    std::string name = row.read_text(name_);
    std::string operator_name = row.read_text(operator_name_);
    const auto valid_from = row.read_day(valid_from_);
    const auto valid_to = row.read_day(valid_to_);
    const auto county_code = row.read_region_code(county_code_);
    std::string town = row.read_text(town_);
    std::string village = row.read_text(village_);
    if (valid_from && valid_to && *valid_to < *valid_from)
      row.refuse(valid_to_, defect::date_order, "valid_from");
    if (row.refusal()) return;

    sink.add(Station{.code = std::move(code),
                     .name = std::move(name),
                     .operator_name = std::move(operator_name),
                     .period = {*valid_from, valid_to},
                     .region = {*county_code, std::move(town), std::move(village)},
                     .source = row.source()});
  }

 private:
  ColumnPlace code_, name_, operator_name_, valid_from_, valid_to_, county_code_, town_, village_;
};

}  // namespace

std::unique_ptr<FeedReader> make_stations_reader(const ColumnPlaces& columns) {
  return std::make_unique<StationsReader>(columns);
}

}  // namespace benefit::intake
