#include "verify/store/sqlite/sqlite_sample_store.hpp"

#include "store_queries.hpp"
#include "verify/store/sqlite/case_rows.hpp"

#include <algorithm>
#include <sstream>

namespace benefit::store {
namespace {

template <class Transaction>
std::optional<SampleRound> find_round(Transaction& transaction, Month month) {
  Statement select = transaction.statement(queries::select_sample_round);
  if (!select.bind(month).step()) return std::nullopt;
  SampleRound round{.month = month};
  const auto seed = Columns{select}.blob();
  if (seed.size() != round.seed.size())
    throw Failure{Error{ErrorCode::corrupt, "the seed of a sample is damaged", {}, {}}};
  std::ranges::copy(seed, round.seed.begin());
  return round;
}

Draw read_draw(Columns& columns) {
  const DrawId id = columns.integer();
  const Month month = columns.month();
  const auto kind = columns.as<SampleKind>();
  std::string stratum = columns.text();
  const CitizenId subject = columns.citizen_id();
  SampleUnit unit{.kind = kind,
                  .stratum = std::move(stratum),
                  .subject = subject,
                  .unit = columns.text(),
                  .county = columns.county(),
                  .amount = columns.fen()};
  return {.id = id,
          .month = month,
          .unit = std::move(unit),
          .per_million = columns.integer(),
          .drawn_at = columns.instant(),
          .left_frame_at = columns.optional(&Columns::instant),
          .case_id = columns.integer(),
          .wrong_amount = columns.optional(&Columns::fen)};
}

void keep_frame(WriteTransaction& transaction, const Drawing& drawing) {
  transaction.statement(queries::delete_sample_frame).run(drawing.round.month);
  Statement insert = transaction.statement(queries::insert_sample_frame);
  for (const FrameGroup& group : drawing.frame)
    insert.run(group.month, group.kind, group.stratum, group.county, group.sex, group.age, group.per_million,
               group.units, group.amount);
}

tl::unexpected<Error> drawn_meanwhile() {
  return tl::unexpected(Error{ErrorCode::conflict,
                              "the month was drawn by somebody else meanwhile",
                              {},
                              "draw it again: what is drawn already stays as it is"});
}

}  // namespace

std::optional<SampleRound> SqliteSampleStore::round(Month month) const {
  ReadSnapshot snapshot{database_};
  return find_round(snapshot, month);
}

std::vector<FrameGroup> SqliteSampleStore::frame(Month from, Month to) const {
  ReadSnapshot snapshot{database_};
  Statement select = snapshot.statement(queries::select_sample_frame);
  select.bind(from, to);
  std::vector<FrameGroup> all;
  while (select.step()) {
    Columns columns{select};
    all.push_back({.month = columns.month(),
                   .kind = columns.as<SampleKind>(),
                   .stratum = columns.text(),
                   .county = columns.county(),
                   .sex = columns.as<Sex>(),
                   .age = columns.as<AgeBand>(),
                   .per_million = columns.integer(),
                   .units = columns.integer(),
                   .amount = columns.fen()});
  }
  return all;
}

std::vector<Draw> SqliteSampleStore::draws(Month month) const {
  ReadSnapshot snapshot{database_};
  Statement select = snapshot.statement(queries::select_sample_draws);
  select.bind(month);
  std::vector<Draw> all;
  while (select.step()) {
    Columns columns{select};
    all.push_back(read_draw(columns));
  }
  return all;
}

std::optional<Draw> SqliteSampleStore::draw_of(CaseId id) const {
  ReadSnapshot snapshot{database_};
  Statement select = snapshot.statement(queries::select_draw_of_case);
  if (!select.bind(id).step()) return std::nullopt;
  Columns columns{select};
  return read_draw(columns);
}

std::vector<AnsweredDraw> SqliteSampleStore::answered(Month from, Month to) const {
  ReadSnapshot snapshot{database_};
  Statement select = snapshot.statement(queries::select_answered_draws);
  select.bind(from, to);
  std::vector<AnsweredDraw> all;
  while (select.step()) {
    Columns columns{select};
    AnsweredDraw answered{.draw = read_draw(columns)};
    answered.state = read_case_state(columns);
    if (const auto outcome = columns.optional(&Columns::text)) answered.outcome = parse_outcome(*outcome);
    std::istringstream checks{columns.optional(&Columns::text).value_or("")};
    for (std::string check; std::getline(checks, check, ',');) answered.found_by.push_back(check);
    std::ranges::sort(answered.found_by);
    all.push_back(std::move(answered));
  }
  return all;
}

void SqliteSampleStore::for_each_paid(Month month,
                                      const std::function<void(const SampleUnit&)>& visit) const {
  ReadSnapshot snapshot{database_};
  Statement select = snapshot.statement(queries::select_paid_of_month);
  select.bind(month);
  while (select.step()) {
    Columns columns{select};
    const CitizenId subject = columns.citizen_id();
    visit({.kind = SampleKind::payment,
           .stratum = std::string(to_string(columns.as<Scheme>())),
           .subject = subject,
           .unit = "",
           .county = columns.county(),
           .amount = columns.fen()});
  }
}

Expected<void> SqliteSampleStore::keep(const Drawing& drawing, std::string_view officer, Instant now) {
  WriteTransaction transaction{database_};
  const Month month = drawing.round.month;
  if (const auto known = find_round(transaction, month)) {
    if (known->seed != drawing.round.seed) return drawn_meanwhile();
  } else {
    transaction.statement(queries::insert_sample_round).run(month, drawing.round.seed, officer, now);
  }
  keep_frame(transaction, drawing);
  for (const NewDraw& draw : drawing.draws) {
    const Expected<CaseId> opened = write_change(transaction, draw.opening, nullptr);
    if (!opened) return tl::unexpected(opened.error());
    const SampleUnit& unit = draw.unit;
    const int inserted = transaction.statement(queries::insert_sample_draw)
                             .run(month, unit.kind, unit.stratum, unit.subject, unit.unit, unit.county,
                                  unit.amount, draw.per_million, now, *opened);
    if (inserted != 1) return drawn_meanwhile();
  }
  for (const FrameChange& change : drawing.changes) {
    std::optional<CaseId> in_case;
    if (change.of_case) {
      const Expected<CaseId> changed = write_change(transaction, *change.of_case, nullptr);
      if (!changed) return tl::unexpected(changed.error());
      in_case = *changed;
    }
    transaction.statement(queries::update_draw_in_frame)
        .run(change.in_frame ? std::nullopt : std::optional(now), in_case, change.draw);
  }
  transaction.commit();
  return {};
}

}  // namespace benefit::store
