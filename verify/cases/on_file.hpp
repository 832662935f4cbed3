// What is on file about the person of a case when a step is taken: gathered by whoever asks the state
// machine, at that moment, not from an earlier run.
#pragma once

#include "verify/types/case_store.hpp"
#include "verify/types/officer.hpp"
#include "verify/types/suspension.hpp"

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace benefit::cases {

/// A usable death record that bears the person's own number. Likeness alone, and what a face looks like, are
/// no sources of a death.
struct DeathOnFile {
  std::string supplier;     ///< "police (公安部门)"; all feeds and files of one supplier are one source
  std::string file_sha256;  ///< the same bytes under two names are one source too
  /// User names: whoever delivered it, and whose delivery that one took the place of.
  std::vector<std::string> delivered_by;
  /// When the first copy of it came: of this supplier, number and day.
  Instant known_since;
  std::string fingerprint;
  std::string fingerprint_of_any_name;
  Day death_date;
  Instant received_at;
  std::optional<Day> recorded_on{};  ///< by the supplier
  /// Suppliers that have, or had since the case began, a list with nearly the same rows as one of this
  /// supplier's.
  std::vector<std::string> nearly_one_list_with{};
};

/// "Since the case began" is since the first death record of the person came, or his first case was opened: a
/// case that is withdrawn and comes anew forgets nothing, nor does a file that was exchanged before the first
/// run looked at it.
struct OnFile {
  std::vector<DeathOnFile> deaths;  ///< each copy of one that was delivered more than once
  /// Accounts that delivered any death record of the person since the case began, whatever became of it, and
  /// those whose deliveries these took the place of.
  std::vector<std::string> source_deliverers{};
  /// The newest strong trace of life, or photo that certified, after the earliest of those deaths: on file at
  /// any time since the case began, for who withdraws a delivery does not make anybody dead.
  std::optional<Day> seen_alive{};
  /// Operators of the person's collections and hand-made certifications, as stations write them; at any time
  /// since the case began.
  std::vector<std::string> certifiers{};
  /// Accounts that handed in photos of the person, their own or a whole list.
  std::vector<std::string> photo_givers{};
  /// ID numbers of the officer who asks that share a household with the person, by the feed `households` at
  /// any time.
  std::vector<CitizenId> family{};
  /// Those of them who were that when the case began, as it was known then, and are by what is on file now:
  /// what keeps a relative from helping. A registry that comes while the case is open keeps nobody from it,
  /// or whoever delivers one could keep everybody from it.
  std::vector<CitizenId> family_before{};
  /// As `family`, of who proposed what waits for confirmation.
  std::vector<CitizenId> family_of_proposer{};
  /// What was done on the person's other cases.
  std::vector<CaseEvent> elsewhere{};
  /// Why no period for reply can be counted for a notice that is served today; nullopt: one can.
  std::optional<Error> no_reply_period{};
};

/// Everything that a step is judged by.
struct Situation {
  Case current;
  std::vector<CaseEvent> events;  ///< of the case, in order
  std::vector<StoredFinding> findings;
  std::optional<Suspension> suspension;  ///< the subject's active one, else the last
  OnFile on_file;
  Officers officers;
  std::vector<Arrears> back_pay{};  ///< that the case has promised and still does
};

/// Days of death that lie further apart contradict each other (as in D5): a funeral may be written down as the
/// death, and a month ends in between.
inline constexpr std::chrono::days one_death_within{31};

/// The suppliers of two death records that are independent of each other: of different suppliers that have
/// not handed in one and the same list, as a file of the same bytes or of nearly the same rows. Independence
/// is shown, not assumed: each says on which day it was recorded, and these are two days, for of two that are
/// recorded on one day, one has copied; and they speak of one death. `noticed_on`: one of the two was known by
/// the end of that day, for what came later was told to nobody; nullopt: no notice has been served yet. Empty
/// when there are no two.
std::vector<std::string> independent_suppliers(std::span<const DeathOnFile> deaths,
                                               std::optional<Day> noticed_on);

}  // namespace benefit::cases
