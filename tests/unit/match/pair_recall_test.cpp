#include "verify/match/pair_recall.hpp"

#include "tests/support/person_lists.hpp"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace benefit::match {
namespace {

using test::ListedPerson;

/// The estimate for a roll of rows and a second list of the same people.
double recall_of(const std::vector<ListedPerson>& rows, const Model& model, const BlockCaps& caps = {}) {
  Vocabulary vocabulary;
  const PersonList left = test::list_of(vocabulary, rows), right = test::list_of(vocabulary, rows);
  return estimate_pair_recall(model, KeyCensus(right, left, {.caps = caps}), left, right);
}

std::vector<ListedPerson> people(std::size_t size) {
  test::Dice dice(12);
  std::vector<ListedPerson> rows;
  for (std::size_t i = 0; i < size; ++i) rows.push_back(test::any_listed_person(dice, i));
  return rows;
}

/// A model in which one comparison of one person's rows always ends at this level.
template <class Table, class Level>
void always(Table& table, Level level) {
  table.fill(0);
  table.at(static_cast<std::size_t>(level)) = 1;
}

TEST_CASE("rows with every field have a key left after nearly any error") {
  const double recall = recall_of(people(3000), default_model());
  CHECK(recall > 0.98);
  CHECK(recall < 1);
}

TEST_CASE("rows without errors all meet") {
  Model model = default_model();
  LevelTables& same = model.of(PairKind::same_person);
  always(same.id, IdLevel::exact);
  // But for the number that looks as if a spreadsheet had cut it off.
  CHECK(recall_of(people(500), model) > 0.999);
}

TEST_CASE("rows that have nothing in common never meet") {
  Model model = default_model();
  LevelTables& same = model.of(PairKind::same_person);
  always(same.id, IdLevel::different);
  for (auto& birth : same.birth) always(birth, BirthLevel::different);
  always(same.name, NameLevel::different);
  always(same.place, PlaceLevel::different);
  CHECK(recall_of(people(500), model) == 0);
}

TEST_CASE("where numbers are all there is, their errors are what is lost") {
  std::vector<ListedPerson> rows = people(2000);
  for (ListedPerson& row : rows) row = {.record_id = row.record_id, .id_number = row.id_number};
  Model model = default_model();
  auto& id = model.of(PairKind::same_person).id;
  id.fill(0);
  id.at(static_cast<std::size_t>(IdLevel::exact)) = 0.7;
  id.at(static_cast<std::size_t>(IdLevel::different)) = 0.3;
  CHECK(recall_of(rows, model) == Approx(0.7).margin(0.01));
}

TEST_CASE("what rows do not hold finds nobody, and neither does a crowd") {
  std::vector<ListedPerson> rows = people(2000);
  for (ListedPerson& row : rows) row = {.record_id = row.record_id, .name = "王秀英", .birth_date = "1950"};
  CHECK(recall_of(rows, default_model()) == 0);
  for (ListedPerson& row : rows) row.name.clear();
  CHECK(recall_of(rows, default_model()) == 0);
}

TEST_CASE("of empty lists nothing is lost") { CHECK(recall_of({}, default_model()) == 1); }

}  // namespace
}  // namespace benefit::match
