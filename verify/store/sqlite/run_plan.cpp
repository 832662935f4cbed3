#include "verify/store/sqlite/run_plan.hpp"

#include "store_queries.hpp"
#include "verify/store/sqlite/text_list.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

namespace benefit::store {
namespace {

/// Of the last concluded run.
struct LastBasis {
  RunBasis basis;
  std::vector<BatchId> batches;
  std::int64_t news = 0;
};

std::optional<LastBasis> last_basis(WriteTransaction& transaction, JobId id) {
  Statement select = transaction.statement(queries::select_last_run_basis);
  if (!select.bind(id).step()) return std::nullopt;
  Columns columns{select};
  LastBasis last{.basis = {.as_of = columns.day(), .context = columns.text()}, .batches = {}, .news = 0};
  last.batches = integers_from_json_array(columns.text());
  last.news = columns.integer();
  return last;
}

std::vector<BatchId> current_batches(WriteTransaction& transaction) {
  Statement select = transaction.statement(queries::select_current_batches);
  std::vector<BatchId> batches;
  while (select.step()) batches.push_back(Columns{select}.integer());
  return batches;
}

std::int64_t number(WriteTransaction& transaction, std::string_view query, const auto&... values) {
  Statement select = transaction.statement(query);
  select.bind(values...).step();
  return Columns{select}.integer();
}

/// A month is what every finding may hang on.
bool still_holds(const RunBasis& last, const RunBasis& basis) {
  return last.context == basis.context && last.as_of <= basis.as_of &&
         month_of(last.as_of) == month_of(basis.as_of);
}

void insert_partitions(WriteTransaction& transaction, JobId id, std::int64_t subjects_each) {
  std::vector<SubjectRange> ranges;
  {
    Statement select = transaction.statement(queries::select_run_subjects);
    select.bind(id, range_bound(0), range_bound(~std::uint64_t{0}));
    for (std::int64_t subjects = 0; select.step(); ++subjects) {
      const std::uint64_t subject = Columns{select}.citizen_id().body();
      if (subjects % std::max<std::int64_t>(subjects_each, 1) == 0) ranges.push_back({subject, subject + 1});
      ranges.back().end = subject + 1;
    }
  }
  if (ranges.empty()) ranges.push_back({0, 0});  // a run of nobody ends like any other
  Statement insert = transaction.statement(queries::insert_partition);
  std::int64_t ordinal = 0;
  for (const SubjectRange& range : ranges)
    insert.run(id, ordinal++, range_bound(range.first), range_bound(range.end), true);
}

}  // namespace

bool plan_concerned(WriteTransaction& transaction, JobId id, const RunBasis& basis,
                    const ConcernedLimits& limits) {
  const std::vector<BatchId> current = current_batches(transaction);
  transaction.statement(queries::insert_run_basis)
      .run(id, basis.as_of, basis.context, integers_to_json_array(current));
  if (limits.most_share <= 0) return false;
  const auto last = last_basis(transaction, id);
  if (!last || !still_holds(last->basis, basis)) return false;

  std::vector<BatchId> changed;
  std::ranges::set_symmetric_difference(last->batches, current, std::back_inserter(changed));
  const std::string batches = integers_to_json_array(changed);
  const auto most = static_cast<std::int64_t>(
      limits.most_share * static_cast<double>(number(transaction, queries::count_subjects)));
  // A row is of one person at most, and people have a few in a batch: counting first spares a long list.
  constexpr std::int64_t rows_of_a_person = 12;
  if (number(transaction, queries::sum_rows_of_batches, batches) > most * rows_of_a_person) return false;

  transaction.statement(queries::add_people_of_batches).run(id, batches);
  transaction.statement(queries::add_linked_people).run(batches, id);
  transaction.statement(queries::add_people_in_news).run(id, last->news);
  transaction.statement(queries::add_people_who_know_them).run(id);
  transaction.statement(queries::add_due_people).run(id, basis.as_of);
  if (number(transaction, queries::count_run_subjects, id) > most) {
    transaction.statement(queries::delete_run_subjects).run(id);
    return false;
  }
  insert_partitions(transaction, id, limits.subjects_each);
  return true;
}

}  // namespace benefit::store
