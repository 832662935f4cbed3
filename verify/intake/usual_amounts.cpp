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

std::optional<UsualAmounts> UsualAmounts::of(const FeedInfo& feed, const Header& header) {
  if (feed.feed != Feed::payments && feed.feed != Feed::subsidies) return std::nullopt;
  const auto scheme = cell_of(feed, header, "scheme"), amount = cell_of(feed, header, "amount");
  if (!amount) return std::nullopt;
  return UsualAmounts(scheme, *amount);
}

void UsualAmounts::add(std::span<const std::string_view> cells) {
  if (const auto amount = identity::parse_yuan(cells[amount_]); amount && *amount > Fen{})
    amounts_[std::string(scheme_of(cells))].push_back(*amount);
}

void UsualAmounts::finish() {
  for (auto& [scheme, amounts] : amounts_) {
    if (amounts.size() < least_amounts) continue;
    const auto middle = amounts.begin() + static_cast<std::ptrdiff_t>((amounts.size() - 1) / 2);
    std::nth_element(amounts.begin(), middle, amounts.end());
    usual_.emplace(scheme, *middle);
  }
  amounts_.clear();
}

std::optional<Fen> UsualAmounts::instead_of(std::span<const std::string_view> cells) const {
  const auto usual = usual_.find(scheme_of(cells));
  if (usual == usual_.end() || cells[amount_].find('.') != std::string_view::npos) return std::nullopt;
  const auto amount = identity::parse_yuan(cells[amount_]);
  if (!amount || amount->value / far_above < usual->second.value) return std::nullopt;
  return usual->second;
}

}  // namespace benefit::intake
