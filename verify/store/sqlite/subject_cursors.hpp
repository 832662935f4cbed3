// The stretches of rows in order of citizen that a SubjectReader merges.
#pragma once

#include "verify/store/sqlite/fact_tables.hpp"
#include "verify/store/sqlite/subject_reader.hpp"
#include "verify/types/subject.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace benefit::store {

/// What cursors have in common: a statement whose first column is the number.
class StatementCursor : public SubjectCursor {
 public:
  std::optional<CitizenId> at() const override { return at_; }

 protected:
  explicit StatementCursor(Statement statement) : statement_(std::move(statement)) {}

  void advance() {
    at_.reset();
    if (statement_.step()) at_ = Columns{statement_}.citizen_id();
  }
  /// Calls `read` for each row of the number that the cursor stands at.
  template <class Read>
  void take_rows(Read read) {
    const std::optional<CitizenId> number = at_;
    for (; at_ == number; advance()) read();
  }

  Statement statement_;
  std::optional<CitizenId> at_;
};

/// The rows of one kind in one run.
template <class Row>
class RunCursor final : public StatementCursor {
 public:
  RunCursor(ReadSnapshot& snapshot, Run run, SubjectRange range)
      : StatementCursor(snapshot.statement(FactTable<Row>::select)), batch_(run.batch) {
    statement_.bind(run.batch, run.number, range_bound(range.first), range_bound(range.end));
    advance();
  }

  void take(SubjectFacts& into) override {
    take_rows([&] {
      Columns columns{statement_, 1};
      const RowHead head{*at_, {batch_, columns.integer()}};
      (into.*FactTable<Row>::list).push_back(FactTable<Row>::read(head, columns));
    });
  }

 private:
  BatchId batch_;
};

/// As SubjectFacts has them.
template <class Row>
void put_in_order(std::vector<Row>& rows) {
  const auto before = [](const Row& a, const Row& b) {
    return FactTable<Row>::order(a) < FactTable<Row>::order(b);
  };
  if (!std::is_sorted(rows.begin(), rows.end(), before)) std::sort(rows.begin(), rows.end(), before);
}

/// Just this number.
constexpr SubjectRange range_of(CitizenId id) { return {id.body(), id.body() + 1}; }

/// Appends the rows of one kind that the runs have of one number.
template <class Row>
void take_rows_of(ReadSnapshot& snapshot, const std::vector<Run>& runs, CitizenId id, SubjectFacts& into) {
  for (const Run run : runs) {
    RunCursor<Row> cursor{snapshot, run, range_of(id)};
    if (cursor.at()) cursor.take(into);
  }
}

}  // namespace benefit::store
