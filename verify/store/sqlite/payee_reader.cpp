#include "verify/store/sqlite/payee_reader.hpp"

#include "store_queries.hpp"
#include "verify/store/sqlite/fact_tables.hpp"

#include <algorithm>
#include <utility>

namespace benefit::store {
namespace {

/// A person has few accounts.
void note(std::vector<std::string>& accounts, std::string_view account) {
  if (std::ranges::find(accounts, account) == accounts.end()) accounts.emplace_back(account);
}

std::uint64_t number_at(const Statement& rows) { return static_cast<std::uint64_t>(Columns{rows}.integer()); }

constexpr auto later = [](const auto& a, const auto& b) { return a.at > b.at; };

}  // namespace

PayeeReader::PayeeReader(ReadSnapshot& snapshot, Month from, Day paid_by, std::optional<Instant> known_at) {
  const VisibleBatches visible{snapshot, known_at};
  for (const Run run : visible.runs_of(FactTable<Payment>::feeds)) {
    Statement rows = snapshot.statement(queries::select_payees);
    rows.bind(run.batch, run.number, from, paid_by);
    add(std::move(rows), false);
  }
  for (const Run run : visible.runs_of(FactTable<Enrolment>::feeds)) {
    Statement rows = snapshot.statement(queries::select_roll_accounts);
    rows.bind(run.batch, run.number);
    add(std::move(rows), true);
  }
}

void PayeeReader::read(const std::function<void(CitizenId, std::string_view)>& visit) {
  while (!heap_.empty()) {
    const std::uint64_t person = heap_.front().at;
    while (!heap_.empty() && heap_.front().at == person) {
      std::ranges::pop_heap(heap_, later);
      if (take(heap_.back()))
        std::ranges::push_heap(heap_, later);
      else
        heap_.pop_back();
    }
    visit_person(CitizenId::from_body(person), visit);
  }
}

void PayeeReader::add(Statement rows, bool of_roll) {
  if (!rows.step()) return;
  const std::uint64_t at = number_at(rows);
  heap_.push_back({at, std::make_unique<Statement>(std::move(rows)), of_roll});
  std::ranges::push_heap(heap_, later);
}

bool PayeeReader::take(Stretch& stretch) {
  const std::uint64_t person = stretch.at;
  do {
    const std::span<const std::uint8_t> bytes = Columns{*stretch.rows, 1}.blob();
    const std::string_view account{reinterpret_cast<const char*>(bytes.data()), bytes.size()};
    if (account.empty())
      some_unnamed_ = true;
    else
      note(stretch.of_roll ? on_roll_ : paid_into_, account);
    if (!stretch.rows->step()) return false;
    stretch.at = number_at(*stretch.rows);
  } while (stretch.at == person);
  return true;
}

void PayeeReader::visit_person(CitizenId person,
                               const std::function<void(CitizenId, std::string_view)>& visit) {
  if (some_unnamed_)
    for (const std::string& account : on_roll_) note(paid_into_, account);
  for (const std::string& account : paid_into_) visit(person, account);
  paid_into_.clear();
  on_roll_.clear();
  some_unnamed_ = false;
}

}  // namespace benefit::store
