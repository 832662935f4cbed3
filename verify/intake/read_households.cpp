// Households (家庭成员): one person in one household (A1, P7).
#include "verify/intake/defects.hpp"
#include "verify/intake/feed_reader.hpp"
#include "verify/types/stable_hash.hpp"

#include <cstdint>
#include <string>
#include <unordered_set>

#include <fmt/format.h>

namespace benefit::intake {
namespace {

class HouseholdsReader final : public FeedReader {
 public:
  explicit HouseholdsReader(const ColumnPlaces& columns)
      : id_number_(columns.at("id_number")),
        name_(columns.at("name")),
        household_(columns.at("household")),
        relation_(columns.at("relation")),
        valid_from_(columns.at("valid_from")),
        valid_to_(columns.at("valid_to")),
        county_code_(columns.at("county_code")) {}

  void read(Row& row, BatchWriter& sink) override {
    const auto id = row.read_id(id_number_);
    std::string name = row.read_name(name_);
    std::string household = row.read_text(household_);
    const auto relation = row.read_word<Relation>(relation_);
    const auto valid_from = row.read_day(valid_from_);
    const auto valid_to = row.read_day(valid_to_);
    const auto county_code = row.read_region_code(county_code_);
    if (valid_from && valid_to && *valid_to < *valid_from)
      row.refuse(valid_to_, defect::date_order, "valid_from");
    if (row.refusal()) return;
    // One household is told from another by its number within the county; a row is one stay of one person.
    const std::string key = fmt::format("{} {}", county_code.value_or(RegionCode{}).value, household);
    const std::uint64_t member = StableHash()
                                     .mix(key)
                                     .mix(id->id.to_string())
                                     .mix(std::to_string(valid_from->time_since_epoch().count()))
                                     .value();
    const std::uint64_t household_hash = StableHash().mix(key).value();
    const bool heads_now = *relation == Relation::head && !valid_to;
    if (members_.contains(member)) row.refuse(id_number_, defect::household_member_twice);
    if (heads_now && heads_.contains(household_hash)) row.refuse(relation_, defect::household_second_head);
    if (row.refusal()) return;
    // Of a row that was refused nothing is remembered: the next one may be the right one.
    members_.insert(member);
    if (heads_now) heads_.insert(household_hash);

    sink.add(HouseholdMember{.id = id->id,
                             .name = std::move(name),
                             .household = std::move(household),
                             .relation = *relation,
                             .period = {*valid_from, valid_to},
                             .county = county_code.value_or(RegionCode{}),
                             .source = row.source()});
  }

 private:
  ColumnPlace id_number_, name_, household_, relation_, valid_from_, valid_to_, county_code_;
  std::unordered_set<std::uint64_t> members_;  ///< hashes of household, person and first day
  std::unordered_set<std::uint64_t> heads_;    ///< hashes of households that have a head now
};

}  // namespace

std::unique_ptr<FeedReader> make_households_reader(const ColumnPlaces& columns) {
  return std::make_unique<HouseholdsReader>(columns);
}

}  // namespace benefit::intake
