// What the checks about things read: gathered once in a run, beside what is known of each subject.
#pragma once

#include "verify/types/facts.hpp"
#include "verify/types/finding.hpp"
#include "verify/types/money.hpp"
#include "verify/types/region.hpp"
#include "verify/types/time.hpp"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace benefit::rules {

/// The months that A1 and A2 look back on, that of the run among them.
inline constexpr int months_looked_at = 12;

inline Month first_month_looked_at(Day as_of) {
  return month_of(as_of) - std::chrono::months{months_looked_at - 1};
}

/// ObservationKey::period of a check that looks at these months.
inline constexpr std::string_view twelve_months = "twelve_months";

// ---- accounts (A1) ----

/// Whom the benefits are that go into a shared account.
struct AccountPerson {
  CitizenId id;
  std::string account{};               ///< as the payments, or the roll, name it
  std::set<std::string> households{};  ///< of the day of the run, by county and number; empty: on no list
  RegionPath region{};                 ///< on the roll; else only the county that paid
  std::map<Month, Fen> paid{};         ///< into the account, in the months looked at; never empty
  Source newest_payment{};
};

struct SharedAccount {
  std::string account;
  std::vector<AccountPerson> people;   ///< in order of number
  std::vector<AccountHolder> holders;  ///< as the banks say, in order of number and source
};

struct AccountsInUse {
  /// How many accounts receive the benefits of so many people (the key).
  std::map<std::int64_t, std::int64_t> accounts_by_people;
  /// Those of least_people_sharing people and more, in order of account.
  std::vector<SharedAccount> shared;
  bool households_delivered = false;
};

/// Fewer than so many people in one account are not looked at (a1_shared_account.cpp).
inline constexpr std::int64_t least_people_sharing = 4;

// ---- stations and operators (A2) ----

/// What one operator certified at one station in the months looked at.
struct StationWork {
  RegionCode county;
  std::string station;          ///< its name; empty: not given
  std::string operator_name{};  ///< empty: not given
  std::int64_t photos = 0;
  std::int64_t by_hand = 0;
  std::int64_t at_night = 0;      ///< of the photos: before 7 in the morning or from 8 in the evening on
  std::int64_t dead_by_then = 0;  ///< of all: the person had died before, by a death that stands
  std::set<Day> days{};           ///< on which anything was certified
  /// The rows and photos of all, and of each kind, that come first: most_cited at most.
  std::vector<Citation> cited{}, by_hand_cited{}, at_night_cited{}, dead_cited{};

  std::int64_t certifications() const { return photos + by_hand; }
};

inline constexpr std::size_t most_cited = 20;

struct ThingFacts {
  std::vector<Project> projects{};
  AccountsInUse accounts{};
  std::vector<StationWork> work{};  ///< each county, station and operator once
  std::vector<Station> stations{};
};

}  // namespace benefit::rules
