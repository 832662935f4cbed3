// What is usually paid, so that an amount in fen among amounts in yuan does not count a hundredfold.
#pragma once

#include "verify/intake/header.hpp"
#include "verify/types/fact_store.hpp"
#include "verify/types/money.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace benefit::intake {

/// The median amount of each scheme, among the first rows of a file or on record, whichever is lower: a file
/// that is in fen throughout, or holds nothing but refused rows come back unmended, has medians of its own
/// that are a hundred times too high. Immutable once filled.
class UsualAmounts {
 public:
  /// An amount so many times the usual one is 108.00 written as 10800 rather than 50 months paid at once.
  static constexpr int far_above = 50;
  /// Of fewer amounts nobody can say what is usual.
  static constexpr std::size_t least_amounts = 3;

  /// nullopt: the feed has no column `amount` that is much the same for everybody in a scheme (it has in the
  /// lists of payments and of government-paid contributions), or the file has not. `on_record`: what earlier
  /// deliveries of the feed usually paid (FactStore::usual_amounts).
  static std::optional<UsualAmounts> of(const FeedInfo& feed, const Header& header,
                                        std::span<const UsualAmount> on_record);

  /// `cells` as they stand under our columns (Mapping::apply); what cannot be read is passed over.
  void add(std::span<const std::string_view> cells);
  /// After the last add().
  void finish();

  /// The usual amount, when this row's is far above it and is written without a point, as fen are; who means
  /// yuan writes 10800.00. nullopt: it may stand.
  std::optional<Fen> instead_of(std::span<const std::string_view> cells) const;

 private:
  UsualAmounts(std::optional<std::size_t> scheme, std::size_t amount, std::span<const UsualAmount> on_record)
      : scheme_(scheme), amount_(amount), on_record_(on_record.begin(), on_record.end()) {}

  /// The lower of the two, as far as they are known.
  std::optional<Fen> usual_in(std::string_view scheme) const;
  std::optional<Fen> on_record(std::string_view scheme) const;

  std::string_view scheme_of(std::span<const std::string_view> cells) const {
    return scheme_ ? cells[*scheme_] : std::string_view();
  }

  std::optional<std::size_t> scheme_;  ///< the cell; nullopt: the file does not say, so that it is one
  std::size_t amount_;                 ///< the cell
  std::vector<UsualAmount> on_record_;
  std::map<std::string, std::vector<Fen>, std::less<>> amounts_;  ///< of the file; by the word for the scheme
  std::map<std::string, std::optional<Fen>, std::less<>> usual_;
};

}  // namespace benefit::intake
