#include "verify/store/sqlite/batch_writer.hpp"

#include "store_queries.hpp"
#include "verify/store/sqlite/batch_rows.hpp"
#include "verify/store/sqlite/failure.hpp"
#include "verify/store/sqlite/text_list.hpp"

#include <algorithm>
#include <numeric>
#include <type_traits>

namespace benefit::store {
namespace {

/// About what an accepted row takes in memory (ImportSizes::rows_per_run).
constexpr std::size_t bytes_of_a_row = 200;

std::size_t text_bytes(const Reject& reject) {
  return std::accumulate(
      reject.fields.begin(), reject.fields.end(), std::size_t{0},
      [](std::size_t bytes, const std::string& field) { return bytes + sizeof field + field.size(); });
}

template <class Row>
void sort_as_clustered(std::vector<Row>& rows) {
  const auto before = [](const Row& a, const Row& b) {
    return FactTable<Row>::cluster(a) < FactTable<Row>::cluster(b);
  };
  if (!std::is_sorted(rows.begin(), rows.end(), before)) std::sort(rows.begin(), rows.end(), before);
}

}  // namespace

SqliteBatchWriter::SqliteBatchWriter(Database& database, const DeliveryHeader& header, ImportSizes sizes)
    : database_(database), header_(header), sizes_(sizes) {
  WriteTransaction transaction{database_};
  {
    Statement insert = transaction.statement(queries::insert_batch);
    insert.bind(header_.feed, header_.delivery, header_.file_sha256, header_.bytes, header_.received_at,
                header_.received_by, header_.profile_sha256);
    insert.step();
    id_ = Columns{insert}.integer();
  }
  transaction.commit();
}

SqliteBatchWriter::~SqliteBatchWriter() {
  if (state_ == State::committed) return;
  try {
    discard_batch(database_, id_, header_.feed, static_cast<std::int64_t>(sizes_.rows_per_transaction));
  } catch (const Failure&) {
    // The disk may be what stopped the import. The batch is invisible, and goes when the store is opened
    // again.
  }
}

void SqliteBatchWriter::require_ours(Source source, bool delivered_by_feed) const {
  require_open();
  if (source.batch != id_) throw misuse("a row of another batch was added");
  if (!delivered_by_feed) throw misuse("a row was added that this feed does not deliver");
}

template <class Row>
void SqliteBatchWriter::add_row(const Row& row) {
  constexpr auto& feeds = FactTable<Row>::feeds;
  require_ours(row.source, std::ranges::find(feeds, header_.feed) != feeds.end());
  std::get<Pending<Row>>(facts_).rows.push_back(row);
  ++rows_accepted_;
  count_pending();
}

template <class Row>
void SqliteBatchWriter::add_thing(const Row& row) {
  require_ours(row.source, header_.feed == ThingTable<Row>::feed);
  std::get<std::vector<Row>>(things_).push_back(row);
  ++rows_accepted_;
  count_pending();
}

void SqliteBatchWriter::reject(const Reject& reject) {
  require_open();
  rejects_.push_back(reject);
  ++rows_rejected_;
  count_pending(1 + text_bytes(reject) / bytes_of_a_row);
}

void SqliteBatchWriter::damaged(const RowDefect& defect) {
  require_open();
  defects_.push_back(defect);
  if (defect.line != last_damaged_line_) ++rows_damaged_;
  last_damaged_line_ = defect.line;
  count_pending();
}

Batch SqliteBatchWriter::commit(Encoding encoding, const std::vector<std::string>& columns,
                                std::int64_t rows_in, const std::optional<SheetRead>& sheet,
                                const DeliveryFigures& figures) {
  require_open();
  write_pending();
  WriteTransaction transaction{database_};
  transaction.statement(queries::supersede_batches)
      .run(id_, header_.received_at, header_.feed, header_.delivery);
  transaction.statement(queries::commit_batch)
      .run(encoding, to_json_array(columns), rows_in, rows_accepted_, rows_rejected_, rows_damaged_, runs(),
           id_);
  if (sheet) {
    transaction.statement(queries::note_sheet)
        .run(sheet->name, sheet->hidden_rows, to_json_array(sheet->not_read), id_);
  }
  write_figures(transaction, figures);
  Batch batch = [&] {
    Statement select = transaction.statement(queries::select_batch);
    select.bind(id_).step();
    return read_batch(select);
  }();
  transaction.commit();
  state_ = State::committed;
  return batch;
}

void SqliteBatchWriter::write_figures(WriteTransaction& transaction, const DeliveryFigures& figures) const {
  transaction.statement(queries::note_days).run(figures.first_day, figures.last_day, id_);
  Statement column = transaction.statement(queries::insert_batch_column);
  for (const auto& [name, filled] : figures.columns) column.run(id_, name, filled);
  Statement lag = transaction.statement(queries::insert_batch_lag);
  for (const auto& [days, rows] : figures.lags) lag.run(id_, days, rows);
  Statement month = transaction.statement(queries::insert_batch_month);
  for (const ListedMonth& listed : figures.months)
    month.run(id_, listed.scheme, listed.county, listed.month, listed.rows);
}

void SqliteBatchWriter::require_open() const {
  if (state_ == State::committed) throw misuse("the batch is committed already");
  if (state_ == State::writing) throw misuse("the batch was used again after a failed write");
}

std::int64_t SqliteBatchWriter::runs() const {
  return std::apply([](const auto&... pending) { return std::max({pending.run...}); }, facts_) + 1;
}

void SqliteBatchWriter::count_pending(std::size_t rows) {
  pending_ += rows;
  if (pending_ >= sizes_.rows_per_run) write_pending();
}

/// Calls `insert(transaction, first, end)` for the whole of [0, count), a transaction's worth at a time.
template <class Insert>
void SqliteBatchWriter::in_transactions(std::size_t count, Insert insert) {
  for (std::size_t next = 0; next < count;) {
    WriteTransaction transaction{database_};
    insert(transaction, next, std::min(count, next + sizes_.rows_per_transaction));
    next += sizes_.rows_per_transaction;
    transaction.commit();
  }
}

template <class Row>
void SqliteBatchWriter::write_run(Pending<Row>& pending) {
  std::vector<Row>& rows = pending.rows;
  if (rows.empty()) return;
  sort_as_clustered(rows);
  // What lies wholly behind the run before it continues that one: a delivery in order of number is a single
  // run.
  if (pending.last_written && FactTable<Row>::cluster(rows.front()) < *pending.last_written) ++pending.run;
  pending.last_written = FactTable<Row>::cluster(rows.back());

  in_transactions(rows.size(), [&](WriteTransaction& transaction, std::size_t first, std::size_t end) {
    Statement insert = transaction.statement(FactTable<Row>::insert);
    for (std::size_t i = first; i < end; ++i) FactTable<Row>::write(insert, pending.run, rows[i]);
    if constexpr (FactTable<Row>::makes_subject) {
      Statement insert_subject = transaction.statement(queries::insert_subject);
      for (std::size_t i = first; i < end; ++i)
        if (i == 0 || rows[i].id != rows[i - 1].id) insert_subject.run(rows[i].id);
    }
  });
  rows.clear();
}

template <class Row>
void SqliteBatchWriter::write_things(std::vector<Row>& rows) {
  in_transactions(rows.size(), [&](WriteTransaction& transaction, std::size_t first, std::size_t end) {
    Statement insert = transaction.statement(ThingTable<Row>::insert);
    for (std::size_t i = first; i < end; ++i) ThingTable<Row>::write(insert, rows[i]);
  });
  rows.clear();
}

void SqliteBatchWriter::write_pending() {
  state_ = State::writing;  // for good, if a write fails: some of the rows may be written then
  std::apply([this](auto&... pending) { (write_run(pending), ...); }, facts_);
  std::apply([this](auto&... rows) { (write_things(rows), ...); }, things_);
  in_transactions(rejects_.size(), [&](WriteTransaction& transaction, std::size_t first, std::size_t end) {
    Statement insert = transaction.statement(queries::insert_reject);
    for (std::size_t i = first; i < end; ++i) {
      const auto& [defect, fields] = rejects_[i];
      insert.run(id_, defect.line, defect.column, defect.code, defect.detail, to_json_array(fields));
    }
  });
  in_transactions(defects_.size(), [&](WriteTransaction& transaction, std::size_t first, std::size_t end) {
    Statement insert = transaction.statement(queries::insert_damaged_row);
    for (std::size_t i = first; i < end; ++i) {
      const RowDefect& defect = defects_[i];
      insert.run(id_, defect.line, defect.column, defect.code, defect.detail);
    }
  });
  rejects_.clear();
  defects_.clear();
  pending_ = 0;
  state_ = State::open;
}

}  // namespace benefit::store
