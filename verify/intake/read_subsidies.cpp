// Contributions paid by government (政府代缴): one person's contribution for one year (P1, P5).
#include "verify/intake/feed_reader.hpp"

namespace benefit::intake {
namespace {

class SubsidiesReader final : public FeedReader {
 public:
  explicit SubsidiesReader(const ColumnPlaces& columns)
      : id_number_(columns.at("id_number")),
        name_(columns.at("name")),
        year_(columns.at("year")),
        amount_(columns.at("amount")),
        paid_on_(columns.at("paid_on")),
        county_code_(columns.at("county_code")) {}

  void read(Row& row, BatchWriter& sink) override {
    const auto id = row.read_id(id_number_);
    std::string name = row.read_name(name_);
    const auto year = row.read_year(year_);
    const auto amount = row.read_yuan(amount_);
    const auto paid_on = row.read_day(paid_on_);
    const auto county = row.read_region_code(county_code_);
    if (row.refusal()) return;

    sink.add(GovernmentContribution{.id = id->id,
                                    .name = std::move(name),
                                    .year = *year,
                                    .amount = *amount,
                                    .paid_on = *paid_on,
                                    .county = *county,
                                    .source = row.source()});
  }

 private:
  ColumnPlace id_number_, name_, year_, amount_, paid_on_, county_code_;
};

}  // namespace

std::unique_ptr<FeedReader> make_subsidies_reader(const ColumnPlaces& columns) {
  return std::make_unique<SubsidiesReader>(columns);
}

}  // namespace benefit::intake
