#include "verify/intake/usual_amounts.hpp"

#include "verify/identity/money.hpp"

#include <algorithm>

namespace benefit::intake {
namespace {

std::optional<std::size_t> cell_of(const FeedInfo& feed, const Header& header, std::string_view name) {
  for (std::size_t i = 0; i < feed.columns.size(); ++i)
    if (feed.columns[i].name == name) return header.cell_of[i];
  return std::nullopt;
}

}  // namespace

std::optional<UsualAmounts> UsualAmounts::of(const FeedInfo& feed, const Header& header,
                                             std::span<const UsualAmount> on_record) {
  if (feed.feed != Feed::payments && feed.feed != Feed::subsidies) return std::nullopt;
  const auto scheme = cell_of(feed, header, "scheme"), amount = cell_of(feed, header, "amount");
  if (!amount) return std::nullopt;
  return UsualAmounts(scheme, *amount, on_record);
}

void UsualAmounts::add(std::span<const std::string_view> cells) {
  if (const auto amount = identity::parse_yuan(cells[amount_]); amount && *amount > Fen{})
    amounts_[std::string(scheme_of(cells))].push_back(*amount);
}

void UsualAmounts::finish() {
  for (auto& [scheme, amounts] : amounts_) {
    std::optional<Fen> usual = on_record(scheme);
    if (amounts.size() >= least_amounts) {
      const Fen here = lower_median(amounts);
      usual = usual ? std::min(*usual, here) : here;
    }
    usual_.emplace(scheme, usual);
  }
  amounts_.clear();
}

std::optional<Fen> UsualAmounts::on_record(std::string_view scheme) const {
  const auto term = find_term(terms(ValueForm::scheme), scheme);
  const Scheme known = term ? static_cast<Scheme>(*term) : Scheme::resident_pension;
  if (!term && !scheme.empty()) return std::nullopt;
  const auto found = std::ranges::find(on_record_, known, &UsualAmount::scheme);
  return found == on_record_.end() ? std::nullopt : std::optional(found->amount);
}

std::optional<Fen> UsualAmounts::usual_in(std::string_view scheme) const {
  const auto usual = usual_.find(scheme);
  return usual == usual_.end() ? on_record(scheme) : usual->second;
}

std::optional<Fen> UsualAmounts::instead_of(std::span<const std::string_view> cells) const {
  if (cells[amount_].find('.') != std::string_view::npos) return std::nullopt;
  const auto amount = identity::parse_yuan(cells[amount_]);
  if (!amount || *amount <= Fen{}) return std::nullopt;
  const std::optional<Fen> usual = usual_in(scheme_of(cells));
  return usual && amount->value / far_above >= usual->value ? usual : std::nullopt;
}

}  // namespace benefit::intake
