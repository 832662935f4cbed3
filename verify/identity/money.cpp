#include "verify/identity/money.hpp"

#include "verify/identity/digits.hpp"
#include "verify/identity/text_folding.hpp"

#include <algorithm>
#include <cstdlib>
#include <numeric>
#include <string>

#include <fmt/format.h>

namespace benefit::identity {
namespace {

constexpr std::int64_t fen_per_yuan = 100;
constexpr std::int64_t largest = 10'000'000'000'000;  // fen
constexpr std::size_t decimals = 2;

}  // namespace

std::string_view to_string(MoneyDefect defect) {
  switch (defect) {
    case MoneyDefect::missing:
      return "money.missing";
    case MoneyDefect::form:
      return "money.form";
    case MoneyDefect::thousands_separators:
      return "money.thousands_separators";
    case MoneyDefect::too_precise:
      return "money.too_precise";
    case MoneyDefect::negative:
      return "money.negative";
    case MoneyDefect::too_large:
      return "money.too_large";
  }
  return "money.form";
}

tl::expected<Fen, MoneyDefect> parse_yuan(std::string_view text) {
  std::string buffer;
  std::string_view folded = fold_width(text, buffer);
  if (folded.empty()) return tl::unexpected(MoneyDefect::missing);
  bool negative = false;
  for (const std::string_view minus : {"-", "\u2212"}) {
    if (!folded.starts_with(minus)) continue;
    negative = true;
    folded.remove_prefix(minus.size());
    break;
  }
  const std::size_t point = std::min(folded.find('.'), folded.size());
  const std::string_view yuan = folded.substr(0, point);
  const std::string_view fraction = point == folded.size() ? std::string_view() : folded.substr(point + 1);
  if (point != folded.size() && !all_digits(fraction)) return tl::unexpected(MoneyDefect::form);
  if (!all_digits(yuan)) {
    const bool separated =
        yuan.find(',') != std::string_view::npos && is_digit(yuan.front()) &&
        std::all_of(yuan.begin(), yuan.end(), [](char c) { return is_digit(c) || c == ','; });
    return tl::unexpected(separated ? MoneyDefect::thousands_separators : MoneyDefect::form);
  }
  if (negative) return tl::unexpected(MoneyDefect::negative);
  if (fraction.size() > decimals) return tl::unexpected(MoneyDefect::too_precise);

  std::int64_t fen = 0;
  for (const char digit : yuan) {
    fen = fen * 10 + (digit - '0');
    if (fen > largest / fen_per_yuan) return tl::unexpected(MoneyDefect::too_large);
  }
  for (std::size_t i = 0; i < decimals; ++i) fen = fen * 10 + (i < fraction.size() ? fraction[i] - '0' : 0);
  if (fen > largest) return tl::unexpected(MoneyDefect::too_large);
  return Fen{fen};
}

std::string format_yuan(Fen amount) {
  // The absolute value is taken after the division: the most negative number has none.
  const std::int64_t yuan = amount.value / fen_per_yuan;
  const std::int64_t fen = amount.value % fen_per_yuan;
  return fmt::format("{}{}.{:02}", amount.value < 0 && yuan == 0 ? "-" : "", yuan, std::abs(fen));
}

std::vector<Fen> split(Fen amount, std::span<const int> weights) {
  const std::int64_t total = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
  // Dividing before multiplying keeps every product within 64 bits. A negative amount mirrors a positive one.
  const std::int64_t whole = amount.value / total;
  const std::int64_t rest = amount.value % total;
  const std::int64_t one_fen = amount.value < 0 ? -1 : 1;

  std::vector<Fen> parts;
  std::vector<std::int64_t> remainders;
  std::int64_t unspent = amount.value;
  for (const int weight : weights) {
    parts.push_back(Fen{whole * weight + rest * weight / total});
    remainders.push_back(std::abs(rest * weight % total));
    unspent -= parts.back().value;
  }
  std::vector<std::size_t> order(weights.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return remainders[a] > remainders[b]; });
  for (std::size_t i = 0; unspent != 0; ++i, unspent -= one_fen) parts[order[i]].value += one_fen;
  return parts;
}

}  // namespace benefit::identity
