// Money as it is delivered, shown and split.
#pragma once

#include "verify/types/money.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

namespace benefit::identity {

enum class MoneyDefect {
  missing,
  form,                  ///< not a number
  thousands_separators,  ///< 1,234.50: ambiguous, so it has to be mended
  too_precise,           ///< more than two decimals
  negative,
  too_large,  ///< over 10^13 fen
};
std::string_view to_string(MoneyDefect defect);  ///< "money.negative"

/// An amount in yuan, not negative, at most two decimals ("128", "128.5", "128.50"), to fen.
tl::expected<Fen, MoneyDefect> parse_yuan(std::string_view text);

std::string format_yuan(Fen amount);  ///< "1234.50", "-0.05"; no separators, always two decimals

/// Splits an amount by weights so that the parts add up to it to the fen: largest remainder, ties to the
/// earlier part (provision P2: province, city, county in this order). Weights are not all 0.
std::vector<Fen> split(Fen amount, std::span<const int> weights);

}  // namespace benefit::identity
