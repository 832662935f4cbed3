// The citizen identity number of GB 11643-1999 as a value. Reading one from text is in
// verify/identity/citizen_id.hpp; this type only holds numbers that were valid there.
#pragma once

#include "verify/types/time.hpp"

#include <cstdint>
#include <functional>
#include <string>

namespace benefit {

enum class Sex : std::uint8_t { male = 1, female = 2 };

/// An 18-digit number, held as its first 17 digits: the check character follows from them (ISO 7064 MOD
/// 11-2).
class CitizenId {
 public:
  /// `body` is the first 17 digits; the caller has checked that they hold a real birth date.
  static constexpr CitizenId from_body(std::uint64_t body) { return CitizenId{body}; }

  constexpr std::uint64_t body() const { return body_; }
  constexpr int region() const { return static_cast<int>(body_ / 100'000'000'000ULL); }
  constexpr int sequence() const { return static_cast<int>(body_ % 1000); }
  constexpr Sex sex() const { return sequence() % 2 == 1 ? Sex::male : Sex::female; }

  Day birth_date() const {
    const auto date = static_cast<unsigned>(body_ / 1000 % 100'000'000ULL);
    return Day{std::chrono::year{static_cast<int>(date / 10000)} / std::chrono::month{date / 100 % 100} /
               std::chrono::day{date % 100}};
  }

  /// '0'-'9' or 'X'.
  constexpr char check_character() const {
    constexpr int weights[17] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    std::uint64_t rest = body_;
    for (int i = 16; i >= 0; --i) {
      sum += static_cast<int>(rest % 10) * weights[i];
      rest /= 10;
    }
    return "10X98765432"[sum % 11];
  }

  /// All 18 characters. Personal data: never in a log or an error.
  std::string to_string() const {
    std::string text = std::to_string(body_);
    text.push_back(check_character());
    return text;
  }

  friend constexpr auto operator<=>(const CitizenId&, const CitizenId&) = default;

 private:
  constexpr explicit CitizenId(std::uint64_t body) : body_(body) {}
  std::uint64_t body_;
};

}  // namespace benefit

template <>
struct std::hash<benefit::CitizenId> {
  std::size_t operator()(benefit::CitizenId id) const noexcept {
    // Fibonacci hashing: bodies differ mostly in their low digits.
    return static_cast<std::size_t>(id.body() * 0x9E3779B97F4A7C15ULL);
  }
};
