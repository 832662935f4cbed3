#include "verify/store/sqlite/statement.hpp"

#include "verify/store/sqlite/connection.hpp"
#include "verify/store/sqlite/failure.hpp"

namespace benefit::store {

Statement::Statement(Connection& connection, std::string_view query)
    : connection_(&connection), idle_(&connection.idle_statements(query)) {
  if (idle_->empty()) {
    checked(
        [&] { prepared_ = std::make_unique<SQLite::Statement>(connection.handle(), std::string{query}); });
  } else {
    prepared_ = std::move(idle_->back());
    idle_->pop_back();
  }
}

Statement::~Statement() {
  if (prepared_ == nullptr) return;  // moved from
  prepared_->tryReset();             // repeats the failure of the last step, which was reported then
  prepared_->clearBindings();
  idle_->push_back(std::move(prepared_));
}

void Statement::fail(const SQLite::Exception& exception) const {
  throw translated(exception, connection_->file());
}

}  // namespace benefit::store
