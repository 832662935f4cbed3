// Letters about a case: who may write which, what has to be on file for it, and what goes on record when one
// is written. Which steps leave a letter to be written, state_machine.cpp says by its events:
//
//   event             text                           waits until
//   letter_to_write   kind of the letter             letter_written of this kind, or reopened (1)
//   request_to_write  the supplier                   request_written to him, or reopened
//   letter_written    "notice: number, SHA-256 ..."  notice_served, or the case is decided or closed
//   money_told        "number: scheme 2018-01 2018-03 360.00", what a letter told the person of
//
//   (1) a repair, an entitlement and a decision, but for what became of a suspension with it; a retraction
//       until the case is decided anew, for the letter of that tells it too. After a repair is undone none
//
// All functions are pure and thread-safe.
#pragma once

#include "verify/cases/holding.hpp"
#include "verify/cases/on_file.hpp"
#include "verify/types/letter.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace benefit::cases {

/// Whether a finding of this check is what such a letter is about. A decision is about all of them, a
/// correction about records.
bool is_about(LetterKind kind, std::string_view check);

/// How a notice or suspension of this very case stands, and since when.
struct SuspensionNews {
  SuspensionState state = SuspensionState::noticed;
  Day on;
  bool by_reply = false;  ///< it was stopped, because the person has replied
};
/// By the case's own trail, for the subject's last suspension may be another case's by then; one that came
/// into force here and is in force no longer was lifted, be it by a step elsewhere. nullopt: there was none.
std::optional<SuspensionNews> news_of_suspension(const Situation& situation);

/// Money that a letter tells the person of: of one scheme, for these months or some of them.
struct ToldMoney {
  Scheme scheme = Scheme::resident_pension;
  Month first, last;
  Fen owed;

  friend bool operator==(const ToldMoney&, const ToldMoney&) = default;
};
/// What such a letter tells on this case: back pay, else by the findings what was not paid month by month.
/// What is not counted by months (a contribution, a payment chosen by lot) is not among it.
std::vector<ToldMoney> money_told(const Situation& situation, LetterKind kind);

/// A letter to the person that was written, by the trail of its case.
struct EarlierLetter {
  LetterKind kind = LetterKind::decision;
  std::string number;
  Day on;  ///< in China
  std::vector<ToldMoney> told;
  /// The case was looked at anew since: what the letter says was decided holds no longer.
  bool has_fallen = false;
};
/// In order of writing.
std::vector<EarlierLetter> letters_on(std::span<const CaseEvent> events);

/// How much of it the letter told for months that are among these.
Fen told_of(const EarlierLetter& letter, std::span<const ToldMoney> money);

/// The number that the case's next letter bears: "2018-12-1", year in China, case, how many with this one.
std::string next_letter_number(const Situation& situation, Instant now);

/// Whether what such a letter tells is on file, whoever writes it; a notice has no more to show than its
/// reasons. Error: conflict.
Expected<void> check_grounds(const Situation& situation, LetterKind kind, std::string_view supplier);

/// Whether the officer may write such a letter now. A notice needs what serving one needs; a decision what
/// somebody has decided and a second person, where it takes one, has confirmed; a repair and a correction a
/// death that was found to be wrong (the latter to one of its suppliers); an entitlement money that is owed;
/// a reminder a certification that is due, or a photo to be taken again; a retraction a letter that has
/// fallen. A letter about money that is owed to the person needs no more than that.
/// Errors: forbidden (his own or his family's case), conflict (it is not on file, or not the time).
Expected<void> may_write(const Situation& situation, std::string_view officer, LetterKind kind,
                         std::string_view supplier, Instant now);

/// A letter that could be thought of on this case, and what writing it now would be refused with.
struct LetterNow {
  LetterKind kind = LetterKind::decision;
  std::string supplier;          ///< of a correction, one for each who is to be asked; else empty
  std::optional<Error> refusal;  ///< nullopt: it may be written
};
/// Every kind, in the order of LetterKind.
std::vector<LetterNow> letters_now(const Situation& situation, std::string_view officer, Instant now);

struct WrittenLetter {
  LetterKind kind = LetterKind::decision;
  std::string supplier;  ///< of a correction
  std::string number;
  std::string file_name;
  Bytes content;  ///< a PDF or plain text
  std::vector<ToldMoney> told{};
};
/// Puts the letter into the case as a paper and on its trail, so that it no longer waits. Errors: as
/// may_write; bad_request (check_attachment).
Expected<CaseChange> record_letter(const Situation& situation, WrittenLetter letter, const Holder& holder);

}  // namespace benefit::cases
