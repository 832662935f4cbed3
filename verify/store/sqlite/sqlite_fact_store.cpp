#include "verify/store/sqlite/sqlite_fact_store.hpp"

#include "store_queries.hpp"
#include "verify/store/sqlite/batch_rows.hpp"
#include "verify/store/sqlite/fact_tables.hpp"
#include "verify/store/sqlite/payee_reader.hpp"
#include "verify/store/sqlite/subject_cursors.hpp"
#include "verify/store/sqlite/subject_reader.hpp"
#include "verify/store/sqlite/text_list.hpp"
#include "verify/store/sqlite/visible_batches.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace benefit::store {
namespace {

/// All numbers have 17 digits before the check character.
constexpr std::uint64_t end_of_numbers = 100'000'000'000'000'000ULL;

RowDefect read_defect(Columns& columns) {
  return {
      .line = columns.integer(), .column = columns.text(), .code = columns.text(), .detail = columns.text()};
}

std::vector<Batch> read_batches(Statement& select) {
  std::vector<Batch> batches;
  while (select.step()) batches.push_back(read_batch(select));
  return batches;
}

/// The figures of a feed, which are those of the last one or come behind it.
FeedFigures& figures_of(std::vector<FeedFigures>& all, Feed feed) {
  const auto found = std::ranges::find(all, feed, &FeedFigures::feed);
  if (found != all.end()) return *found;
  all.push_back({.feed = feed, .columns = {}, .lags = {}});
  return all.back();
}

template <class Row>
void visit_things(Database& database, std::optional<Instant> known_at,
                  const std::function<void(const Row&)>& visit) {
  ReadSnapshot snapshot{database};
  const VisibleBatches visible{snapshot, known_at};
  for (const BatchId batch : visible.batches_of(ThingTable<Row>::feed)) {
    Statement select = snapshot.statement(ThingTable<Row>::select);
    select.bind(batch);
    while (select.step()) {
      Columns columns{select};
      const Source source{batch, columns.integer()};
      visit(ThingTable<Row>::read(source, columns));
    }
  }
}

/// Rows of one kind about people, run by run.
template <class Row>
void visit_rows(Database& database, std::optional<Instant> known_at,
                const std::function<void(const Row&)>& visit) {
  ReadSnapshot snapshot{database};
  const VisibleBatches visible{snapshot, known_at};
  for (const Run run : visible.runs_of(FactTable<Row>::feeds)) {
    Statement select = snapshot.statement(FactTable<Row>::select);
    select.bind(run.batch, run.number, range_bound(0), range_bound(end_of_numbers));
    while (select.step()) {
      Columns columns{select};
      const CitizenId id = columns.citizen_id();
      const RowHead head{id, {run.batch, columns.integer()}};
      visit(FactTable<Row>::read(head, columns));
    }
  }
}

void visit_collections(ReadSnapshot& snapshot, std::optional<Instant> known_at,
                       const std::function<void(const Certification&)>& visit) {
  Statement select = snapshot.statement(queries::select_certifying_collections);
  select.bind(known_at);
  while (select.step()) {
    Columns columns{select};
    const CitizenId person = columns.citizen_id();
    const Instant captured_at = columns.instant();
    visit({.person = person,
           .day = china_day_of(captured_at),
           .captured_at = captured_at,
           .station = columns.text(),
           .operator_name = columns.text(),
           .county = columns.county(),
           .rests_on = {std::nullopt, columns.integer()}});
  }
}

void visit_certified_by_hand(ReadSnapshot& snapshot, std::optional<Instant> known_at,
                             const std::function<void(const Certification&)>& visit) {
  const VisibleBatches visible{snapshot, known_at};
  for (const Run run : visible.runs_of(FactTable<BenefitEvent>::feeds)) {
    Statement select = snapshot.statement(queries::select_certified_by_hand);
    select.bind(run.batch, run.number, BenefitEventKind::certified_by_hand);
    while (select.step()) {
      Columns columns{select};
      const CitizenId person = columns.citizen_id();
      const Source source{run.batch, columns.integer()};
      visit({.person = person,
             .day = columns.day(),
             .captured_at = std::nullopt,
             .station = columns.text(),
             .operator_name = columns.text(),
             .county = columns.county(),
             .rests_on = {source, std::nullopt}});
    }
  }
}

std::optional<SubjectFacts> read_subject(ReadSnapshot& snapshot, const VisibleBatches& visible, CitizenId id,
                                         std::optional<Instant> known_at) {
  SubjectReader reader{snapshot, visible, {id.body(), id.body() + 1}, known_at};
  const SubjectFacts* const facts = reader.next();
  return facts == nullptr ? std::nullopt : std::optional(*facts);
}

}  // namespace

std::vector<Batch> SqliteFactStore::current_batches_with(Feed feed, std::string_view file_sha256) const {
  ReadSnapshot snapshot{database_};
  Statement select = snapshot.statement(queries::select_current_batches_with);
  select.bind(feed, file_sha256);
  return read_batches(select);
}

std::unique_ptr<BatchWriter> SqliteFactStore::begin_batch(const DeliveryHeader& header) {
  return std::make_unique<SqliteBatchWriter>(database_, header, sizes_);
}

void SqliteFactStore::keep_profile(const KeptProfile& profile) {
  WriteTransaction transaction{database_};
  transaction.statement(queries::insert_profile)
      .run(profile.sha256, profile.name, profile.text, profile.kept_at, profile.kept_by);
  transaction.commit();
}

std::optional<KeptProfile> SqliteFactStore::profile(std::string_view sha256) const {
  ReadSnapshot snapshot{database_};
  Statement select = snapshot.statement(queries::select_profile);
  if (!select.bind(sha256).step()) return std::nullopt;
  Columns columns{select};
  return KeptProfile{.sha256 = columns.text(),
                     .name = columns.text(),
                     .text = columns.text(),
                     .kept_at = columns.instant(),
                     .kept_by = columns.text()};
}

std::vector<Batch> SqliteFactStore::batches() const {
  ReadSnapshot snapshot{database_};
  Statement select = snapshot.statement(queries::select_batches);
  return read_batches(select);
}

std::optional<Batch> SqliteFactStore::batch(BatchId id) const {
  ReadSnapshot snapshot{database_};
  Statement select = snapshot.statement(queries::select_batch);
  if (!select.bind(id).step()) return std::nullopt;
  return read_batch(select);
}

std::vector<std::string> SqliteFactStore::deliverers_of(BatchId id) const {
  ReadSnapshot snapshot{database_};
  Statement select = snapshot.statement(queries::select_deliverers);
  select.bind(id);
  return first_column(select);
}

std::vector<FeedFigures> SqliteFactStore::feed_figures() const {
  ReadSnapshot snapshot{database_};
  std::vector<FeedFigures> all;
  Statement select_columns = snapshot.statement(queries::select_feed_columns);
  while (select_columns.step()) {
    Columns columns{select_columns};
    FeedFigures& figures = figures_of(all, columns.as<Feed>());
    figures.columns.push_back(
        {.column = columns.text(), .filled = columns.integer(), .rows = columns.integer()});
  }
  Statement select_lags = snapshot.statement(queries::select_feed_lags);
  while (select_lags.step()) {
    Columns columns{select_lags};
    FeedFigures& figures = figures_of(all, columns.as<Feed>());
    figures.lags.push_back({.days = static_cast<int>(columns.integer()), .rows = columns.integer()});
  }
  std::ranges::sort(all, {}, &FeedFigures::feed);
  return all;
}

std::vector<ListedMonth> SqliteFactStore::listed_months(std::optional<Instant> known_at) const {
  ReadSnapshot snapshot{database_};
  const VisibleBatches visible{snapshot, known_at};
  std::map<std::tuple<Scheme, RegionCode, Month>, std::int64_t> months;
  for (const BatchId batch : visible.batches_of(Feed::payments)) {
    Statement select = snapshot.statement(queries::select_batch_months);
    select.bind(batch);
    while (select.step()) {
      Columns columns{select};
      // Braces: the arguments of a call would be read in any order.
      const std::tuple key{columns.as<Scheme>(), columns.county(), columns.month()};
      std::int64_t& rows = months[key];
      rows = std::max(rows, columns.integer());
    }
  }
  std::vector<ListedMonth> listed;
  for (const auto& [key, rows] : months)
    listed.push_back({std::get<Scheme>(key), std::get<RegionCode>(key), std::get<Month>(key), rows});
  return listed;
}

std::vector<UsualAmount> SqliteFactStore::usual_amounts(Feed feed) const {
  constexpr std::ptrdiff_t newest = 12;   // a year of monthly lists
  constexpr std::int64_t of_each = 4096;  // rows of a list, in order of number
  if (feed != Feed::payments && feed != Feed::subsidies) return {};
  const auto query =
      feed == Feed::payments ? queries::select_some_payment_amounts : queries::select_some_subsidy_amounts;
  ReadSnapshot snapshot{database_};
  const std::vector<BatchId> batches = VisibleBatches{snapshot, std::nullopt}.batches_of(feed);
  std::map<Scheme, std::vector<Fen>> amounts;
  for (auto batch = batches.end() - std::min(newest, std::ssize(batches)); batch != batches.end(); ++batch) {
    Statement select = snapshot.statement(query);
    select.bind(*batch, of_each);
    while (select.step()) {
      Columns columns{select};
      const auto scheme = columns.as<Scheme>();
      amounts[scheme].push_back(columns.fen());
    }
  }
  std::vector<UsualAmount> usual;
  for (auto& [scheme, of_scheme] : amounts) usual.push_back({scheme, lower_median(of_scheme)});
  return usual;
}

void SqliteFactStore::for_each_reject(BatchId id, const std::function<void(const Reject&)>& visit) const {
  ReadSnapshot snapshot{database_};
  Statement select = snapshot.statement(queries::select_rejects);
  select.bind(id);
  while (select.step()) {
    Columns columns{select};
    visit({.defect = read_defect(columns), .fields = from_json_array(columns.text())});
  }
}

void SqliteFactStore::for_each_damaged(BatchId id, const std::function<void(const RowDefect&)>& visit) const {
  ReadSnapshot snapshot{database_};
  Statement select = snapshot.statement(queries::select_damaged_rows);
  select.bind(id);
  while (select.step()) {
    Columns columns{select};
    visit(read_defect(columns));
  }
}

std::vector<SubjectRange> SqliteFactStore::partition_subjects(std::int64_t subjects_each) const {
  ReadSnapshot snapshot{database_};
  Statement select = snapshot.statement(queries::select_subjects);
  std::vector<SubjectRange> ranges;
  std::uint64_t first = 0;
  for (std::int64_t subjects = 0; select.step(); ++subjects) {
    if (subjects < std::max<std::int64_t>(subjects_each, 1)) continue;
    const std::uint64_t next = Columns{select}.citizen_id().body();
    ranges.push_back({first, next});
    first = next;
    subjects = 0;
  }
  ranges.push_back({first, end_of_numbers});
  return ranges;
}

void SqliteFactStore::for_each_subject(SubjectRange range, std::optional<Instant> known_at,
                                       const std::function<void(const SubjectFacts&)>& visit) const {
  ReadSnapshot snapshot{database_};
  const VisibleBatches visible{snapshot, known_at};
  SubjectReader reader{snapshot, visible, range, known_at};
  while (const SubjectFacts* facts = reader.next())
    if (is_subject(*facts)) visit(*facts);
}

void SqliteFactStore::for_each_of(std::span<const CitizenId> subjects,
                                  const std::function<void(const SubjectFacts&)>& visit) const {
  ReadSnapshot snapshot{database_};
  const VisibleBatches visible{snapshot, std::nullopt};
  for (const CitizenId id : subjects) {
    SubjectReader reader{snapshot, visible, {id.body(), id.body() + 1}, std::nullopt};
    const SubjectFacts* const facts = reader.next();
    if (facts != nullptr && is_subject(*facts)) visit(*facts);
  }
}

std::optional<SubjectFacts> SqliteFactStore::subject(CitizenId id, std::optional<Instant> known_at) const {
  ReadSnapshot snapshot{database_};
  return read_subject(snapshot, VisibleBatches{snapshot, known_at}, id, known_at);
}

std::optional<SubjectFacts> SqliteFactStore::subject_since(CitizenId id, Instant since) const {
  ReadSnapshot snapshot{database_};
  return read_subject(snapshot, VisibleBatches::since(snapshot, since), id, std::nullopt);
}

SharedRows SqliteFactStore::shared_deaths(BatchId list, std::span<const Feed> feeds, Instant since) const {
  constexpr std::int64_t looked_at = 60;
  ReadSnapshot snapshot{database_};
  std::int64_t step = 1;
  {
    Statement select = snapshot.statement(queries::select_batch);
    if (!select.bind(list).step()) return {};
    step = std::max<std::int64_t>(1, read_batch(select).rows_accepted / looked_at);
  }
  SharedRows rows;
  for (const Feed feed : feeds) {
    Statement select = snapshot.statement(queries::count_shared_deaths);
    select.bind(feed, since, list, step).step();
    Columns columns{select};
    rows.looked_at = columns.integer();
    rows.shared = std::max(rows.shared, columns.integer());
  }
  return rows;
}

SubsidyTotal SqliteFactStore::subsidies_of_year(int year, std::optional<Instant> known_at) const {
  ReadSnapshot snapshot{database_};
  const VisibleBatches visible{snapshot, known_at};
  SubsidyTotal total;
  for (const BatchId batch : visible.batches_of(Feed::subsidies)) {
    Statement select = snapshot.statement(queries::sum_subsidies_of_year);
    select.bind(batch, year);
    while (select.step()) {
      Columns columns{select};
      total.rows += columns.integer();
      total.amount += columns.fen();
    }
  }
  return total;
}

void SqliteFactStore::for_each_project(std::optional<Instant> known_at,
                                       const std::function<void(const Project&)>& visit) const {
  visit_things<Project>(database_, known_at, visit);
}

void SqliteFactStore::for_each_station(std::optional<Instant> known_at,
                                       const std::function<void(const Station&)>& visit) const {
  visit_things<Station>(database_, known_at, visit);
}

void SqliteFactStore::for_each_region(std::optional<Instant> known_at,
                                      const std::function<void(const Region&)>& visit) const {
  visit_things<Region>(database_, known_at, visit);
}

void SqliteFactStore::for_each_payee(Month from, Day paid_by, std::optional<Instant> known_at,
                                     const std::function<void(CitizenId, std::string_view)>& visit) const {
  ReadSnapshot snapshot{database_};
  PayeeReader{snapshot, from, paid_by, known_at}.read(visit);
}

void SqliteFactStore::for_each_account_holder(std::optional<Instant> known_at,
                                              const std::function<void(const AccountHolder&)>& visit) const {
  visit_rows<AccountHolder>(database_, known_at, visit);
}

void SqliteFactStore::for_each_certification(std::optional<Instant> known_at,
                                             const std::function<void(const Certification&)>& visit) const {
  ReadSnapshot snapshot{database_};
  visit_collections(snapshot, known_at, visit);
  visit_certified_by_hand(snapshot, known_at, visit);
}

void SqliteFactStore::for_each_numbered_death(std::optional<Instant> known_at,
                                              const std::function<void(const DeathRecord&)>& visit) const {
  visit_rows<DeathRecord>(database_, known_at, visit);
}

}  // namespace benefit::store
