// The insured roll (参保花名册): one person's enrolment in one scheme.
#include "verify/intake/defects.hpp"
#include "verify/intake/feed_reader.hpp"

namespace benefit::intake {
namespace {

class RollReader final : public FeedReader {
 public:
  explicit RollReader(const ColumnPlaces& columns)
      : id_number_(columns.at("id_number")),
        name_(columns.at("name")),
        sex_(columns.at("sex")),
        birth_date_(columns.at("birth_date")),
        scheme_(columns.at("scheme")),
        county_code_(columns.at("county_code")),
        town_(columns.at("town")),
        village_(columns.at("village")),
        account_(columns.at("account")),
        enrolled_on_(columns.at("enrolled_on")),
        formalities_on_(columns.at("formalities_on")),
        benefit_from_(columns.at("benefit_from")),
        benefit_to_(columns.at("benefit_to")),
        account_balance_(columns.at("account_balance")) {}

  void read(Row& row, BatchWriter& sink) override {
    const auto id = row.read_id(id_number_);
    std::string name = row.read_name(name_);
    const auto sex = row.read_word<Sex>(sex_);
    const auto birth_date = row.read_day(birth_date_);
    const auto scheme = row.read_word<Scheme>(scheme_);
    const auto county = row.read_region_code(county_code_);
    std::string town = row.read_text(town_);
    std::string village = row.read_text(village_);
    std::string account = row.read_account(account_);
    const auto enrolled_on = row.read_day(enrolled_on_);
    const auto formalities_on = row.read_day(formalities_on_);
    const auto benefit_from = row.read_month(benefit_from_);
    const auto benefit_to = row.read_month(benefit_to_);
    const auto account_balance = row.read_yuan(account_balance_);
    if (benefit_from && benefit_to && *benefit_to < *benefit_from)
      row.refuse(benefit_to_, defect::date_order, "benefit_from");
    if (row.refusal()) return;

    // What the roll says stands, also where it contradicts the number: the number may be the wrong one of the
    // two.
    if (sex && *sex != id->id.sex()) row.keep_damaged(sex_, defect::value_contradicts_id);
    if (birth_date && *birth_date != id->id.birth_date())
      row.keep_damaged(birth_date_, defect::value_contradicts_id);
    if (benefit_from && enrolled_on && *benefit_from < month_of(*enrolled_on))
      row.keep_damaged(benefit_from_, defect::date_before_enrolment, "enrolled_on");
    sink.add(Enrolment{.id = id->id,
                       .fifteen_digits = id->fifteen_digits,
                       .name = std::move(name),
                       .sex = sex.value_or(id->id.sex()),
                       .birth_date = birth_date.value_or(id->id.birth_date()),
                       .scheme = *scheme,
                       .region = {*county, std::move(town), std::move(village)},
                       .account = std::move(account),
                       .enrolled_on = enrolled_on,
                       .formalities_on = formalities_on,
                       .benefit_from = benefit_from,
                       .benefit_to = benefit_to,
                       .account_balance = account_balance,
                       .source = row.source()});
  }

 private:
  ColumnPlace id_number_, name_, sex_, birth_date_, scheme_, county_code_, town_, village_, account_,
      enrolled_on_, formalities_on_, benefit_from_, benefit_to_, account_balance_;
};

}  // namespace

std::unique_ptr<FeedReader> make_roll_reader(const ColumnPlaces& columns) {
  return std::make_unique<RollReader>(columns);
}

}  // namespace benefit::intake
