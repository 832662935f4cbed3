#include "verify/store/sqlite/sqlite_learning_store.hpp"

#include "store_queries.hpp"
#include "verify/store/sqlite/case_rows.hpp"
#include "verify/store/sqlite/text_list.hpp"
#include "verify/store/sqlite/values.hpp"

namespace benefit::store {
namespace {

/// 20180410: ages are differences of such numbers.
std::int64_t yyyymmdd(Day day) {
  const std::chrono::year_month_day date{day};
  return static_cast<int>(date.year()) * 10'000 + static_cast<unsigned>(date.month()) * 100 +
         static_cast<unsigned>(date.day());
}

PeopleOfGroup read_group(Columns& columns) {
  return {.county = columns.county(),
          .sex = columns.as<Sex>(),
          .age = columns.as<AgeBand>(),
          .people = columns.integer()};
}

template <class Row, class Read>
std::vector<Row> read_all(Statement& select, const Read& read) {
  std::vector<Row> all;
  while (select.step()) {
    Columns columns{select};
    all.push_back(read(columns));
  }
  return all;
}

FlaggedPeople read_flagged(Columns& columns) {
  std::string check = columns.text();  // before the group's columns
  return {.check = std::move(check), .group = read_group(columns)};
}

}  // namespace

std::vector<CheckTally> SqliteLearningStore::tallies() const {
  ReadSnapshot snapshot{database_};
  Statement select = snapshot.statement(queries::select_check_tallies);
  return read_all<CheckTally>(select, [](Columns& columns) -> CheckTally {
    return {.check = columns.text(), .outcome = read_case_outcome(columns), .cases = columns.integer()};
  });
}

void SqliteLearningStore::for_each_judged(std::optional<Instant> since,
                                          const std::function<void(const JudgedCases&)>& visit) const {
  ReadSnapshot snapshot{database_};
  Statement select = snapshot.statement(queries::select_judged_cases);
  select.bind(since);
  while (select.step()) {
    Columns columns{select};
    visit({.check = columns.text(),
           .outcome = read_case_outcome(columns),
           .county = columns.county(),
           .sex = columns.as<Sex>(),
           .age = columns.as<AgeBand>(),
           .days = columns.number(),
           .cases = columns.integer(),
           .findings = columns.integer(),
           .lost = columns.fen(),
           .owed = columns.fen(),
           .back_pay = columns.fen()});
  }
}

std::vector<WithdrawnFindings> SqliteLearningStore::withdrawn() const {
  ReadSnapshot snapshot{database_};
  Statement select = snapshot.statement(queries::count_withdrawn_findings);
  return read_all<WithdrawnFindings>(select, [](Columns& columns) -> WithdrawnFindings {
    return {.check = columns.text(), .findings = columns.integer()};
  });
}

std::vector<LastListed> SqliteLearningStore::last_listed() const {
  ReadSnapshot snapshot{database_};
  Statement select = snapshot.statement(queries::select_last_listed);
  return read_all<LastListed>(select, [](Columns& columns) -> LastListed {
    return {.county = columns.county(), .month = columns.month()};
  });
}

std::vector<PeopleOfGroup> SqliteLearningStore::recipients(Day today,
                                                           std::span<const LastListed> lists) const {
  std::vector<std::int64_t> coded;  // 130225201803
  for (const LastListed& list : lists)
    coded.push_back(to_number(list.county) * 1'000'000 + to_number(list.month));
  const std::string listed = integers_to_json_array(coded);
  ReadSnapshot snapshot{database_};
  Statement select = snapshot.statement(queries::count_recipients);
  return read_all<PeopleOfGroup>(select.bind(listed, yyyymmdd(today)), read_group);
}

std::vector<FlaggedPeople> SqliteLearningStore::flagged(Day today) const {
  ReadSnapshot snapshot{database_};
  Statement select = snapshot.statement(queries::count_flagged_people);
  return read_all<FlaggedPeople>(select.bind(yyyymmdd(today)), read_flagged);
}

}  // namespace benefit::store
