#include "verify/store/sqlite/database.hpp"

namespace benefit::store {

Database::Database(DatabaseFile file, std::size_t idle_readers)
    : file_(std::move(file)), idle_readers_(idle_readers), writer_(file_, Connection::Mode::write) {
  readers_.reserve(idle_readers_);
}

bool Database::empty_journal() {
  // The first of three columns: 1 when readers or writers stood in the way.
  return writer_.lock()->number("PRAGMA wal_checkpoint(TRUNCATE)") == 0;
}

std::unique_ptr<Connection> Database::take_reader() {
  {
    const std::lock_guard guard{readers_mutex_};
    if (!readers_.empty()) {
      auto reader = std::move(readers_.back());
      readers_.pop_back();
      return reader;
    }
  }
  return std::make_unique<Connection>(file_, Connection::Mode::read);
}

void Database::give_back(std::unique_ptr<Connection> reader) noexcept {
  const std::lock_guard guard{readers_mutex_};
  if (readers_.size() < idle_readers_) readers_.push_back(std::move(reader));
}

ReadSnapshot::ReadSnapshot(Database& database) : database_(database), connection_(database.take_reader()) {
  transaction_.emplace(*connection_, Connection::Mode::read);
}

ReadSnapshot::~ReadSnapshot() {
  transaction_.reset();
  database_.give_back(std::move(connection_));
}

}  // namespace benefit::store
