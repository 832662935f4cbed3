// What operators did to benefits (待遇变动记录; A2, A3).
#include "verify/intake/feed_reader.hpp"

namespace benefit::intake {
namespace {

class BenefitEventsReader final : public FeedReader {
 public:
  explicit BenefitEventsReader(const ColumnPlaces& columns)
      : id_number_(columns.at("id_number")),
        name_(columns.at("name")),
        scheme_(columns.at("scheme")),
        kind_(columns.at("kind")),
        on_(columns.at("on")),
        station_(columns.at("station")),
        operator_name_(columns.at("operator")),
        account_(columns.at("account")),
        county_code_(columns.at("county_code")) {}

  void read(Row& row, BatchWriter& sink) override {
    const auto id = row.read_id(id_number_);
    std::string name = row.read_name(name_);
    const auto scheme = row.read_word<Scheme>(scheme_);
    const auto kind = row.read_word<BenefitEventKind>(kind_);
    const auto on = row.read_day(on_);
    std::string station = row.read_text(station_);
    std::string operator_name = row.read_text(operator_name_);
    std::string account = row.read_account(account_);
    const auto county_code = row.read_region_code(county_code_);
    if (row.refusal()) return;

    sink.add(BenefitEvent{.id = id->id,
                          .name = std::move(name),
                          .scheme = *scheme,
                          .kind = *kind,
                          .on = *on,
                          .station = std::move(station),
                          .operator_name = std::move(operator_name),
                          .account = std::move(account),
                          .county = county_code.value_or(RegionCode{}),
                          .source = row.source()});
  }

 private:
  ColumnPlace id_number_, name_, scheme_, kind_, on_, station_, operator_name_, account_, county_code_;
};

}  // namespace

std::unique_ptr<FeedReader> make_benefit_events_reader(const ColumnPlaces& columns) {
  return std::make_unique<BenefitEventsReader>(columns);
}

}  // namespace benefit::intake
