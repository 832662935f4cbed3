// Decisions on whether a household is poor (家庭经济状况核定; P7).
#include "verify/intake/defects.hpp"
#include "verify/intake/feed_reader.hpp"

namespace benefit::intake {
namespace {

class HouseholdDecisionsReader final : public FeedReader {
 public:
  explicit HouseholdDecisionsReader(const ColumnPlaces& columns)
      : id_number_(columns.at("id_number")),
        name_(columns.at("name")),
        household_(columns.at("household")),
        registry_(columns.at("registry")),
        outcome_(columns.at("outcome")),
        decided_on_(columns.at("decided_on")),
        members_(columns.at("members")),
        income_(columns.at("income")),
        basic_pension_(columns.at("basic_pension")),
        income_line_(columns.at("income_line")),
        county_code_(columns.at("county_code")) {}

  void read(Row& row, BatchWriter& sink) override {
    const auto id = row.read_id(id_number_);
    std::string name = row.read_name(name_);
    std::string household = row.read_text(household_);
    const auto registry = row.read_word<Registry>(registry_);
    const auto outcome = row.read_word<HouseholdOutcome>(outcome_);
    const auto decided_on = row.read_day(decided_on_);
    const auto members = row.read_count(members_);
    const auto income = row.read_yuan(income_);
    const auto basic_pension = row.read_yuan(basic_pension_);
    const auto income_line = row.read_yuan(income_line_);
    const auto county_code = row.read_region_code(county_code_);
    if (income && basic_pension && *basic_pension > *income)
      row.refuse(basic_pension_, defect::money_part, "income");
    if (row.refusal()) return;

    sink.add(HouseholdDecision{.id = id->id,
                               .name = std::move(name),
                               .household = std::move(household),
                               .registry = *registry,
                               .outcome = *outcome,
                               .decided_on = *decided_on,
                               .members = *members,
                               .income = *income,
                               .basic_pension = *basic_pension,
                               .income_line = income_line,
                               .county = county_code.value_or(RegionCode{}),
                               .source = row.source()});
  }

 private:
  ColumnPlace id_number_, name_, household_, registry_, outcome_, decided_on_, members_, income_,
      basic_pension_, income_line_, county_code_;
};

}  // namespace

std::unique_ptr<FeedReader> make_household_decisions_reader(const ColumnPlaces& columns) {
  return std::make_unique<HouseholdDecisionsReader>(columns);
}

}  // namespace benefit::intake
