// Stays in hospital and the deposits taken for them (住院结算明细; T1, D4).
#include "verify/intake/defects.hpp"
#include "verify/intake/feed_reader.hpp"

namespace benefit::intake {
namespace {

class HospitalSettlementsReader final : public FeedReader {
 public:
  explicit HospitalSettlementsReader(const ColumnPlaces& columns)
      : id_number_(columns.at("id_number")),
        name_(columns.at("name")),
        hospital_(columns.at("hospital")),
        admitted_on_(columns.at("admitted_on")),
        settled_on_(columns.at("settled_on")),
        deposit_(columns.at("deposit")),
        returned_(columns.at("returned")),
        county_code_(columns.at("county_code")) {}

  void read(Row& row, BatchWriter& sink) override {
    const auto id = row.read_id(id_number_);
    std::string name = row.read_name(name_);
    std::string hospital = row.read_text(hospital_);
    const auto admitted_on = row.read_day(admitted_on_);
    const auto settled_on = row.read_day(settled_on_);
    const auto deposit = row.read_yuan(deposit_);
    const auto returned = row.read_yuan(returned_);
    const auto county_code = row.read_region_code(county_code_);
    if (admitted_on && settled_on && *settled_on < *admitted_on)
      row.refuse(settled_on_, defect::date_order, "admitted_on");
    if (deposit && returned && *returned > *deposit) row.refuse(returned_, defect::money_part, "deposit");
    if (row.refusal()) return;

    sink.add(HospitalSettlement{.id = id->id,
                                .name = std::move(name),
                                .hospital = std::move(hospital),
                                .admitted_on = *admitted_on,
                                .settled_on = settled_on,
                                .deposit = *deposit,
                                .returned = returned,
                                .county = *county_code,
                                .source = row.source()});
  }

 private:
  ColumnPlace id_number_, name_, hospital_, admitted_on_, settled_on_, deposit_, returned_, county_code_;
};

}  // namespace

std::unique_ptr<FeedReader> make_hospital_settlements_reader(const ColumnPlaces& columns) {
  return std::make_unique<HospitalSettlementsReader>(columns);
}

}  // namespace benefit::intake
