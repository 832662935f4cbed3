// Whose bank accounts are (社保卡银行账户; A1).
#include "verify/intake/defects.hpp"
#include "verify/intake/feed_reader.hpp"

namespace benefit::intake {
namespace {

class AccountsReader final : public FeedReader {
 public:
  explicit AccountsReader(const ColumnPlaces& columns)
      : id_number_(columns.at("id_number")),
        name_(columns.at("name")),
        account_(columns.at("account")),
        opened_on_(columns.at("opened_on")) {}

  void read(Row& row, BatchWriter& sink) override {
    const auto id = row.read_id(id_number_);
    std::string name = row.read_name(name_);
    std::string account = row.read_account(account_);
    const auto opened_on = row.read_day(opened_on_);
    // What holds no account says nothing here.
    if (account.empty()) row.refuse(account_, defect::value_missing);
    if (row.refusal()) return;

    sink.add(AccountHolder{.id = id->id,
                           .name = std::move(name),
                           .account = std::move(account),
                           .opened_on = opened_on,
                           .source = row.source()});
  }

 private:
  ColumnPlace id_number_, name_, account_, opened_on_;
};

}  // namespace

std::unique_ptr<FeedReader> make_accounts_reader(const ColumnPlaces& columns) {
  return std::make_unique<AccountsReader>(columns);
}

}  // namespace benefit::intake
