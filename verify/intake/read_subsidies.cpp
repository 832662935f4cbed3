// Contributions paid by government (政府代缴): one person's contribution for one year (P1, P2, P5, M1, U2).
#include "verify/intake/feed_reader.hpp"

namespace benefit::intake {
namespace {

class SubsidiesReader final : public FeedReader {
 public:
  explicit SubsidiesReader(const ColumnPlaces& columns)
      : id_number_(columns.at("id_number")),
        name_(columns.at("name")),
        scheme_(columns.at("scheme")),
        basis_(columns.at("basis")),
        year_(columns.at("year")),
        amount_(columns.at("amount")),
        province_share_(columns.at("province_share")),
        city_share_(columns.at("city_share")),
        county_share_(columns.at("county_share")),
        paid_on_(columns.at("paid_on")),
        county_code_(columns.at("county_code")) {}

  void read(Row& row, BatchWriter& sink) override {
    const auto id = row.read_id(id_number_);
    std::string name = row.read_name(name_);
    const auto scheme = row.read_word<Scheme>(scheme_);
    const auto basis = row.read_word<SubsidyBasis>(basis_);
    const auto year = row.read_year(year_);
    const auto amount = row.read_yuan(amount_);
    const auto province_share = row.read_yuan(province_share_);
    const auto city_share = row.read_yuan(city_share_);
    const auto county_share = row.read_yuan(county_share_);
    const auto paid_on = row.read_day(paid_on_);
    const auto county = row.read_region_code(county_code_);
    if (row.refusal()) return;

    sink.add(GovernmentContribution{.id = id->id,
                                    .name = std::move(name),
                                    .scheme = scheme.value_or(Scheme::resident_pension),
                                    .basis = basis.value_or(SubsidyBasis::poverty),
                                    .year = *year,
                                    .amount = *amount,
                                    .province_share = province_share,
                                    .city_share = city_share,
                                    .county_share = county_share,
                                    .paid_on = *paid_on,
                                    .county = *county,
                                    .source = row.source()});
  }

 private:
  ColumnPlace id_number_, name_, scheme_, basis_, year_, amount_, province_share_, city_share_, county_share_,
      paid_on_, county_code_;
};

}  // namespace

std::unique_ptr<FeedReader> make_subsidies_reader(const ColumnPlaces& columns) {
  return std::make_unique<SubsidiesReader>(columns);
}

}  // namespace benefit::intake
