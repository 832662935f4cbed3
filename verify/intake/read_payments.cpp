// Benefits paid (待遇发放明细): one payment of one month's benefit.
#include "verify/intake/feed_reader.hpp"

namespace benefit::intake {
namespace {

class PaymentsReader final : public FeedReader {
 public:
  explicit PaymentsReader(const ColumnPlaces& columns)
      : id_number_(columns.at("id_number")),
        name_(columns.at("name")),
        scheme_(columns.at("scheme")),
        month_(columns.at("month")),
        amount_(columns.at("amount")),
        paid_on_(columns.at("paid_on")),
        account_(columns.at("account")),
        county_code_(columns.at("county_code")) {}

  void read(Row& row, BatchWriter& sink) override {
    const auto id = row.read_id(id_number_);
    std::string name = row.read_name(name_);
    const auto scheme = row.read_word<Scheme>(scheme_);
    const auto month = row.read_month(month_);
    const auto amount = row.read_yuan(amount_);
    const auto paid_on = row.read_day(paid_on_);
    std::string account = row.read_account(account_);
    const auto county = row.read_region_code(county_code_);
    if (row.refusal()) return;

    sink.add(Payment{.id = id->id,
                     .fifteen_digits = id->fifteen_digits,
                     .name = std::move(name),
                     .scheme = *scheme,
                     .month = *month,
                     .amount = *amount,
                     .paid_on = *paid_on,
                     .account = std::move(account),
                     .county = *county,
                     .source = row.source()});
  }

 private:
  ColumnPlace id_number_, name_, scheme_, month_, amount_, paid_on_, account_, county_code_;
};

}  // namespace

std::unique_ptr<FeedReader> make_payments_reader(const ColumnPlaces& columns) {
  return std::make_unique<PaymentsReader>(columns);
}

}  // namespace benefit::intake
