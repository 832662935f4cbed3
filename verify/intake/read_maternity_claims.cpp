// What was paid for births (生育待遇支付明细; M3).
#include "verify/intake/feed_reader.hpp"

namespace benefit::intake {
namespace {

class MaternityClaimsReader final : public FeedReader {
 public:
  explicit MaternityClaimsReader(const ColumnPlaces& columns)
      : id_number_(columns.at("id_number")),
        name_(columns.at("name")),
        kind_(columns.at("kind")),
        born_on_(columns.at("born_on")),
        amount_(columns.at("amount")),
        paid_on_(columns.at("paid_on")),
        hospital_(columns.at("hospital")),
        county_code_(columns.at("county_code")) {}

  void read(Row& row, BatchWriter& sink) override {
    const auto id = row.read_id(id_number_);
    std::string name = row.read_name(name_);
    const auto kind = row.read_word<MaternityKind>(kind_);
    const auto born_on = row.read_day(born_on_);
    const auto amount = row.read_yuan(amount_);
    const auto paid_on = row.read_day(paid_on_);
    std::string hospital = row.read_text(hospital_);
    const auto county_code = row.read_region_code(county_code_);
    if (row.refusal()) return;

    sink.add(MaternityClaim{.id = id->id,
                            .name = std::move(name),
                            .kind = *kind,
                            .born_on = *born_on,
                            .amount = *amount,
                            .paid_on = *paid_on,
                            .hospital = std::move(hospital),
                            .county = county_code.value_or(RegionCode{}),
                            .source = row.source()});
  }

 private:
  ColumnPlace id_number_, name_, kind_, born_on_, amount_, paid_on_, hospital_, county_code_;
};

}  // namespace

std::unique_ptr<FeedReader> make_maternity_claims_reader(const ColumnPlaces& columns) {
  return std::make_unique<MaternityClaimsReader>(columns);
}

}  // namespace benefit::intake
