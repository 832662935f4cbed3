// Lists of deaths (死亡医学证明, 殡葬火化, 村级零报告, 户籍注销, 宣告死亡): one death as one source records
// it.
#include "verify/intake/feed_reader.hpp"

namespace benefit::intake {
namespace {

class DeathsReader final : public FeedReader {
 public:
  DeathsReader(const ColumnPlaces& columns, DeathSource source)
      : id_number_(columns.at("id_number")),
        name_(columns.at("name")),
        sex_(columns.at("sex")),
        birth_date_(columns.at("birth_date")),
        death_date_(columns.at("death_date")),
        county_code_(columns.at("county_code")),
        town_(columns.at("town")),
        village_(columns.at("village")),
        recorded_on_(columns.at("recorded_on")),
        withdrawn_on_(columns.at("withdrawn_on")),
        reported_by_(source) {}

  void read(Row& row, BatchWriter& sink) override {
    const auto id = row.read_id(id_number_);
    std::string id_as_delivered = id && !id->fifteen_digits ? std::string() : row.read_text(id_number_);
    // An unreadable number has been noted; a missing one is no defect anywhere but here.
    if (!id && row.damage().empty()) row.keep_damaged(id_number_, to_string(identity::IdDefect::missing));
    std::string name = row.read_name(name_);
    const auto sex = row.read_word<Sex>(sex_);
    const auto birth_date = row.read_day(birth_date_);
    const auto death_date = row.read_day(death_date_);
    const auto county = row.read_region_code(county_code_);
    std::string town = row.read_text(town_);
    std::string village = row.read_text(village_);
    const auto recorded_on = row.read_day(recorded_on_);
    const auto withdrawn_on = row.read_day(withdrawn_on_);
    if (row.refusal()) return;

    sink.add(DeathRecord{.id = id ? std::optional(id->id) : std::nullopt,
                         .id_as_delivered = std::move(id_as_delivered),
                         .name = std::move(name),
                         .sex = sex,
                         .birth_date = birth_date,
                         .death_date = *death_date,
                         .reported_by = reported_by_,
                         .region = {county.value_or(RegionCode{}), std::move(town), std::move(village)},
                         .recorded_on = recorded_on,
                         .withdrawn_on = withdrawn_on,
                         .source = row.source()});
  }

 private:
  ColumnPlace id_number_, name_, sex_, birth_date_, death_date_, county_code_, town_, village_, recorded_on_,
      withdrawn_on_;
  DeathSource reported_by_;
};

}  // namespace

std::unique_ptr<FeedReader> make_deaths_reader(const ColumnPlaces& columns, DeathSource source) {
  return std::make_unique<DeathsReader>(columns, source);
}

}  // namespace benefit::intake
