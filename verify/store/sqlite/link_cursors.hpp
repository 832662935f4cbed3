// What matching found about subjects, put beside their facts.
#pragma once

#include "verify/store/sqlite/subject_cursors.hpp"

namespace benefit::store {

/// Records that may be of people on the roll: SubjectFacts::linked_deaths, linked_registry_periods,
/// linked_subsidies, other_numbers.
class LinkedRecordCursor final : public StatementCursor {
 public:
  /// Snapshot and batches outlive the cursor.
  LinkedRecordCursor(ReadSnapshot& snapshot, const VisibleBatches& visible, SubjectRange range);
  void take(SubjectFacts& into) override;

 private:
  OtherNumber other_number(CitizenId id, MatchEvidence match) const;
  template <class Row>
  void take_linked(CitizenId id, Source source, const MatchEvidence& match,
                   std::vector<Row> SubjectFacts::*list, std::vector<Linked<Row>>& into) const;

  ReadSnapshot& snapshot_;
  const VisibleBatches& visible_;
};

/// Entries of the roll that people of a registry or a ledger may be: SubjectFacts::linked_enrolments.
class LinkedEnrolmentCursor final : public StatementCursor {
 public:
  LinkedEnrolmentCursor(ReadSnapshot& snapshot, const VisibleBatches& visible, SubjectRange range);
  void take(SubjectFacts& into) override;

 private:
  ReadSnapshot& snapshot_;
  const VisibleBatches& visible_;
};

}  // namespace benefit::store
