// Contributions of persons, employers and the unemployment fund (缴费明细; P3, P4, M1, M2, U1, U2).
#include "verify/intake/feed_reader.hpp"

namespace benefit::intake {
namespace {

class ContributionsReader final : public FeedReader {
 public:
  explicit ContributionsReader(const ColumnPlaces& columns)
      : id_number_(columns.at("id_number")),
        name_(columns.at("name")),
        scheme_(columns.at("scheme")),
        payer_(columns.at("payer")),
        kind_(columns.at("kind")),
        year_(columns.at("year")),
        month_(columns.at("month")),
        amount_(columns.at("amount")),
        tier_asked_for_(columns.at("tier_asked_for")),
        paid_on_(columns.at("paid_on")),
        employer_(columns.at("employer")),
        county_code_(columns.at("county_code")) {}

  void read(Row& row, BatchWriter& sink) override {
    const auto id = row.read_id(id_number_);
    std::string name = row.read_name(name_);
    const auto scheme = row.read_word<Scheme>(scheme_);
    const auto payer = row.read_word<Payer>(payer_);
    const auto kind = row.read_word<ContributionKind>(kind_);
    const auto year = row.read_year(year_);
    const auto month = row.read_month(month_);
    const auto amount = row.read_yuan(amount_);
    const auto tier_asked_for = row.read_yuan(tier_asked_for_);
    const auto paid_on = row.read_day(paid_on_);
    std::string employer = row.read_text(employer_);
    const auto county_code = row.read_region_code(county_code_);
    if (row.refusal()) return;

    sink.add(Contribution{.id = id->id,
                          .name = std::move(name),
                          .scheme = *scheme,
                          .payer = *payer,
                          .kind = kind.value_or(ContributionKind::regular),
                          .year = *year,
                          .month = month,
                          .amount = *amount,
                          .tier_asked_for = tier_asked_for,
                          .paid_on = *paid_on,
                          .employer = std::move(employer),
                          .county = *county_code,
                          .source = row.source()});
  }

 private:
  ColumnPlace id_number_, name_, scheme_, payer_, kind_, year_, month_, amount_, tier_asked_for_, paid_on_,
      employer_, county_code_;
};

}  // namespace

std::unique_ptr<FeedReader> make_contributions_reader(const ColumnPlaces& columns) {
  return std::make_unique<ContributionsReader>(columns);
}

}  // namespace benefit::intake
