// Every sentence, title and word of the product in English, by code. The Chinese ones are in po/zh_CN.po,
// under the code as context and the English text as id.
#pragma once

#include <span>
#include <string_view>

namespace benefit::report {

struct Message {
  std::string_view code;  ///< "d1.paid_after_death"
  const char* english;    ///< with {placeholders}, which the values of a reason fill by name
  /// For another count than one; nullptr when the sentence does not depend on a count.
  const char* plural = nullptr;
  std::string_view count = {};  ///< the placeholder that decides between the two
};

/// In this order:
/// - reasons of findings (verify/rules): "d1.paid_after_death"
/// - defects of rows (verify/identity, verify/intake): "id.length", each with a hint for mending,
///   "hint.id.length"
/// - terms of a match (verify/match/explanation): "match.name.homophone"
/// - titles of checks: "check.D1"
/// - whether a check is run, and a feed in time: "check_state.runs", "not_run.missing", "feed_state.never"
/// - ledgers: titles "ledger.management", headings of columns "column.due", words of their own "tag.dibao"
/// - words for coded values: "source.health", the name of the value, then the value
/// - queues: "priority.flowing", "today.taken", and their words "queue.reminder"
/// - papers: "letter.seen", "dossier.findings", and their words "letter_kind.notice", "event.opened"
std::span<const Message> messages();

/// nullptr when there is no such message.
const Message* find_message(std::string_view code);

}  // namespace benefit::report
