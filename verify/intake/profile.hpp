// A supplier's own header and codes, and what they are among our columns and words: a mapping profile.
//
//   feed = "payments"
//   encoding = "gb18030"              # default: recognised
//   pass_over = ["序号", "备注"]       # columns that are not read
//   [columns]                         # the supplier's name = ours
//   "人员证件号" = "id_number"
//   [constants]                       # our column = its value in every row
//   county_code = "130225"
//   [units]                           # our column = "fen" or "yuan"
//   amount = "fen"
//   [words.scheme]                    # of our column: the supplier's code = our word
//   "1" = "resident_pension"
#pragma once

#include "verify/intake/catalogue.hpp"
#include "verify/types/error.hpp"
#include "verify/types/feed.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace benefit::intake {

/// The longest text of a profile, in bytes.
inline constexpr std::size_t longest_profile = std::size_t{256} << 10U;

/// Every column of ours is meant by its name in the catalogue.
struct Profile {
  Feed feed = Feed::roll;
  std::optional<Encoding> encoding{};
  std::map<std::string, std::string> columns{};  ///< by the supplier's name for it
  std::map<std::string, std::string> constants{};
  std::set<std::string> in_fen{};
  std::map<std::string, std::map<std::string, std::string>> words{};
  std::vector<std::string> pass_over{};
};

/// Reads the text of a profile. Errors: bad_input with everything that is wrong, and where: no TOML, an
/// unknown key, feed, column (with the nearest known one) or word, a column that several entries fill, a unit
/// of a column that is no amount.
Expected<Profile> parse_profile(std::string_view toml);

}  // namespace benefit::intake
