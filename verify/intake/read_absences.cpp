// Prison, settled abroad, missing (服刑、出境定居及失踪; X1).
#include "verify/intake/defects.hpp"
#include "verify/intake/feed_reader.hpp"

namespace benefit::intake {
namespace {

class AbsencesReader final : public FeedReader {
 public:
  explicit AbsencesReader(const ColumnPlaces& columns)
      : id_number_(columns.at("id_number")),
        name_(columns.at("name")),
        kind_(columns.at("kind")),
        valid_from_(columns.at("valid_from")),
        valid_to_(columns.at("valid_to")),
        authority_(columns.at("authority")),
        county_code_(columns.at("county_code")) {}

  void read(Row& row, BatchWriter& sink) override {
    const auto id = row.read_id(id_number_);
    std::string name = row.read_name(name_);
    const auto kind = row.read_word<AbsenceKind>(kind_);
    const auto valid_from = row.read_day(valid_from_);
    const auto valid_to = row.read_day(valid_to_);
    std::string authority = row.read_text(authority_);
    const auto county_code = row.read_region_code(county_code_);
    if (valid_from && valid_to && *valid_to < *valid_from)
      row.refuse(valid_to_, defect::date_order, "valid_from");
    if (row.refusal()) return;

    sink.add(Absence{.id = id->id,
                     .name = std::move(name),
                     .kind = *kind,
                     .period = {*valid_from, valid_to},
                     .authority = std::move(authority),
                     .county = county_code.value_or(RegionCode{}),
                     .source = row.source()});
  }

 private:
  ColumnPlace id_number_, name_, kind_, valid_from_, valid_to_, authority_, county_code_;
};

}  // namespace

std::unique_ptr<FeedReader> make_absences_reader(const ColumnPlaces& columns) {
  return std::make_unique<AbsencesReader>(columns);
}

}  // namespace benefit::intake
