// Whether the checks treat groups of people alike: for each check and group how many are flagged, how often
// that is right, how many are flagged wrongly, how long they wait, and what money is found and owed.
//
// Groups are by sex, by age band and by county; counties that were renamed or merged are one (RegionHistory).
// Shares have exact 95 % intervals (Clopper and Pearson 1934). A group of one to four recipients, or of whom
// a check flags one to four, is not told; nor are the next smallest ones, until what follows from the others'
// figures and the whole is two groups at least, and neither one to four recipients nor one to four flagged.
// Of whom nobody is flagged is told: nobody is spoken of.
//
// Each group is compared with all others of its kind together, in three ways:
//   flag_rate    flagged people of recipients   exact conditional binomial test of two Poisson rates
//   wrong_flags  wrongly flagged of recipients  (Przyborowski and Wilenski 1940, Biometrika 31:313-323)
//   wrong_share  wrong of decided cases         Fisher's exact test (Fisher 1935)
// two-sided by twice the smaller tail. Of all comparisons of a report those that stand out are chosen with at
// most one in twenty of them expected by chance (Benjamini and Hochberg 1995: verify/types/stand_out.hpp).
// That a group differs asks for an explanation; it is not one. Groups may differ in what is true of them.
//
// Never in any figure here: poverty, ethnicity, disability ("What binds every check", 5).
#pragma once

#include "verify/learning/day_counts.hpp"
#include "verify/types/binomial_interval.hpp"
#include "verify/types/learning_store.hpp"
#include "verify/types/region_history.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace benefit::learning {

/// Fewer people, but for none at all, are no group to tell figures of.
inline constexpr std::int64_t least_people = 5;

enum class GroupBy : std::uint8_t { everybody, sex, age, county };
std::string_view to_string(GroupBy by);

struct GroupFigures {
  std::string check;
  GroupBy by = GroupBy::everybody;
  std::string group{};      ///< "female", "from_70", "130225"; empty for everybody
  bool suppressed = false;  ///< all that follows is 0 or empty
  std::int64_t recipients = 0;
  std::int64_t flagged = 0;                          ///< people
  std::int64_t right = 0, wrong = 0, undecided = 0;  ///< decided cases
  std::map<Outcome, std::int64_t> outcomes{};        ///< of them
  /// nullopt: nobody is known as a recipient there, or those flagged are mostly none.
  std::optional<CountedShare> flag_rate{}, wrong_flags{};
  CountedShare right_share{}, wrong_share{};  ///< of right and wrong together
  std::optional<DayQuantile> median{}, p90{};
  std::map<Outcome, Fen> lost{};  ///< of cases in which the check was right; each outcome apart
  Fen owed{};                     ///< of cases in which the check was right
  Fen back_pay{};                 ///< of all its decided cases
};

enum class Measure : std::uint8_t { flag_rate, wrong_share, wrong_flags };
std::string_view to_string(Measure measure);

struct Difference {
  std::string check;
  GroupBy by = GroupBy::sex;
  std::string group;
  Measure measure = Measure::flag_rate;
  CountedShare in_group, elsewhere;
  double chance = 1;  ///< p value
  bool stands_out = false;
};

struct GroupReport {
  std::vector<GroupFigures> groups;     ///< in order of check, kind of group and group
  std::vector<Difference> differences;  ///< all that were compared, in the same order
};

/// Adds up what the store counted. One thread.
class GroupTally {
 public:
  /// Codes of counties are taken by `today`.
  GroupTally(const RegionHistory& regions, Day today) : regions_(regions), today_(today) {}

  void add(const JudgedCases& cases);
  void add(const FlaggedPeople& people);
  void add_recipients(const PeopleOfGroup& people);

  GroupReport report() const;

 private:
  using Group = std::pair<GroupBy, std::string>;
  struct Counted {
    std::int64_t flagged = 0, right = 0, wrong = 0, undecided = 0;
    std::map<Outcome, std::int64_t> outcomes;
    DayCounts days;
    std::map<Outcome, Fen> lost;
    Fen owed, back_pay;
  };
  std::vector<Group> groups_of(RegionCode county, Sex sex, AgeBand age) const;
  GroupFigures figures(const std::string& check, const Group& group, const Counted& counted) const;

  const RegionHistory& regions_;
  Day today_;
  std::map<Group, std::int64_t> recipients_;
  std::map<std::string, std::map<Group, Counted>> checks_;
};

}  // namespace benefit::learning
