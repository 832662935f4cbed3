#include "verify/match/model.hpp"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <utility>

namespace benefit::match {
namespace {

template <class Level, std::size_t size>
std::array<double, size> table(std::initializer_list<std::pair<Level, double>> values) {
  std::array<double, size> filled{};
  double total = 0;
  for (const auto& [level, value] : values) {
    filled.at(static_cast<std::size_t>(level)) = value;
    total += value;
  }
  for (double& value : filled) value /= total;
  return filled;
}

using Id = IdLevel;
using Birth = BirthLevel;
using Sex = SexLevel;
using Name = NameLevel;
const auto id_table = [](std::initializer_list<std::pair<Id, double>> v) { return table<Id, id_levels>(v); };
const auto birth_table = [](std::initializer_list<std::pair<Birth, double>> v) {
  return table<Birth, birth_levels>(v);
};
const auto sex_table = [](std::initializer_list<std::pair<Sex, double>> v) {
  return table<Sex, sex_levels>(v);
};
const auto name_table = [](std::initializer_list<std::pair<Name, double>> v) {
  return table<Name, name_levels>(v);
};
const auto place_table = [](std::initializer_list<std::pair<PlaceLevel, double>> v) {
  return table<PlaceLevel, place_levels>(v);
};

LevelTables same_person() {
  LevelTables t;
  t.id = id_table({{Id::exact, 0.85},
                   {Id::one_error, 0.07},
                   {Id::two_errors, 0.005},
                   {Id::rounded, 0.02},
                   {Id::other_region, 0.008},
                   {Id::other_sequence, 0.006},
                   {Id::other_birth, 0.008},
                   {Id::birth_only, 0.003},
                   {Id::different, 0.006}});
  const auto birth = birth_table({{Birth::exact, 0.85},
                                  {Birth::exact_new_year, 0.01},
                                  {Birth::lunar, 0.03},
                                  {Birth::swapped, 0.01},
                                  {Birth::one_digit, 0.025},
                                  {Birth::month_agrees, 0.01},
                                  {Birth::year_agrees, 0.04},
                                  {Birth::same_day, 0.005},
                                  {Birth::same_year, 0.006},
                                  {Birth::near_year, 0.006},
                                  {Birth::different, 0.003}});
  t.birth.fill(birth);
  const auto sex = sex_table({{Sex::same, 0.995}, {Sex::different, 0.005}});
  t.sex.fill(sex);
  t.name = name_table({{Name::exact, 0.84},
                       {Name::variant, 0.025},
                       {Name::homophone, 0.045},
                       {Name::look_alike, 0.01},
                       {Name::letters, 0.01},
                       {Name::character_missing, 0.02},
                       {Name::surname_added, 0.01},
                       {Name::reordered, 0.003},
                       {Name::one_given_differs, 0.012},
                       {Name::given_agrees, 0.004},
                       {Name::surname_agrees, 0.02},
                       {Name::different, 0.003}});
  t.place = place_table({{PlaceLevel::address, 0.4},
                         {PlaceLevel::village, 0.45},
                         {PlaceLevel::village_name, 0.02},
                         {PlaceLevel::town_only, 0.02},
                         {PlaceLevel::town, 0.02},
                         {PlaceLevel::county_only, 0.02},
                         {PlaceLevel::county, 0.02},
                         {PlaceLevel::prefecture, 0.02},
                         {PlaceLevel::province, 0.015},
                         {PlaceLevel::different, 0.015}});
  return t;
}

LevelTables strangers() {
  LevelTables t;
  t.id = id_table({{Id::exact, 1e-9},
                   {Id::one_error, 1e-9},
                   {Id::two_errors, 3e-9},
                   {Id::rounded, 1e-7},
                   {Id::other_region, 5e-8},
                   {Id::other_sequence, 2e-7},
                   {Id::other_birth, 1e-5},
                   {Id::birth_only, 3e-5},
                   {Id::different, 1}});
  const auto birth = birth_table({{Birth::exact, 4e-5},
                                  {Birth::exact_new_year, 1e-5},
                                  {Birth::lunar, 6e-5},
                                  {Birth::swapped, 2e-5},
                                  {Birth::one_digit, 4e-4},
                                  {Birth::month_agrees, 1e-4},
                                  {Birth::year_agrees, 2e-3},
                                  {Birth::same_day, 8e-4},
                                  {Birth::same_year, 0.024},
                                  {Birth::near_year, 0.09},
                                  {Birth::different, 0.88}});
  const auto birth_with_number = birth_table({{Birth::exact, 0.6},
                                              {Birth::exact_new_year, 0.003},
                                              {Birth::lunar, 0.01},
                                              {Birth::swapped, 0.003},
                                              {Birth::one_digit, 0.01},
                                              {Birth::month_agrees, 0.005},
                                              {Birth::year_agrees, 0.02},
                                              {Birth::same_day, 0.005},
                                              {Birth::same_year, 0.02},
                                              {Birth::near_year, 0.05},
                                              {Birth::different, 0.28}});
  // Whose number was borrowed was born on another day, unless the list's program fills in the number's own.
  auto birth_beside_same_number = birth;
  for (double& share : birth_beside_same_number) share *= 0.85;
  birth_beside_same_number[static_cast<std::size_t>(Birth::exact)] += 0.15;
  t.birth = {birth, birth_beside_same_number, birth_with_number, birth};
  const auto sex = sex_table({{Sex::same, 0.5}, {Sex::different, 0.5}});
  t.sex = {sex, sex, sex_table({{Sex::same, 0.75}, {Sex::different, 0.25}}), sex};
  t.name = name_table({{Name::exact, 1e-5},
                       {Name::variant, 1e-6},
                       {Name::homophone, 2e-5},
                       {Name::look_alike, 5e-6},
                       {Name::letters, 1e-5},
                       {Name::character_missing, 3e-4},
                       {Name::surname_added, 2e-6},
                       {Name::reordered, 2e-6},
                       {Name::one_given_differs, 3e-3},
                       {Name::given_agrees, 3e-4},
                       {Name::surname_agrees, 0.03},
                       {Name::different, 0.96}});
  t.place = place_table({{PlaceLevel::address, 1e-6},
                         {PlaceLevel::village, 5e-4},
                         {PlaceLevel::village_name, 5e-4},
                         {PlaceLevel::town_only, 5e-3},
                         {PlaceLevel::town, 5e-3},
                         {PlaceLevel::county_only, 0.05},
                         {PlaceLevel::county, 0.05},
                         {PlaceLevel::prefecture, 0.2},
                         {PlaceLevel::province, 0.4},
                         {PlaceLevel::different, 0.2}});
  return t;
}

/// The numbers of two strangers of one village.
std::array<double, id_levels> ids_of_neighbours() {
  return id_table({{Id::exact, 1e-9},
                   {Id::one_error, 1e-8},
                   {Id::two_errors, 3e-8},
                   {Id::rounded, 5e-5},
                   {Id::other_region, 1e-7},
                   {Id::other_sequence, 5e-5},
                   {Id::other_birth, 3e-3},
                   {Id::birth_only, 1e-6},
                   {Id::different, 1}});
}

LevelTables household() {
  LevelTables t;
  t.id = id_table({{Id::exact, 2e-3},
                   {Id::one_error, 5e-4},
                   {Id::two_errors, 5e-4},
                   {Id::rounded, 5e-4},
                   {Id::other_region, 1e-4},
                   {Id::other_sequence, 5e-4},
                   {Id::other_birth, 1e-3},
                   {Id::birth_only, 5e-4},
                   {Id::different, 0.994}});
  const auto birth = birth_table({{Birth::exact, 1e-3},
                                  {Birth::exact_new_year, 2e-4},
                                  {Birth::lunar, 5e-4},
                                  {Birth::swapped, 1e-4},
                                  {Birth::one_digit, 0.01},
                                  {Birth::month_agrees, 5e-4},
                                  {Birth::year_agrees, 0.01},
                                  {Birth::same_day, 0.006},
                                  {Birth::same_year, 0.03},
                                  {Birth::near_year, 0.25},
                                  {Birth::different, 0.69}});
  t.birth.fill(birth);
  const auto sex = sex_table({{Sex::same, 0.5}, {Sex::different, 0.5}});
  t.sex.fill(sex);
  t.name = name_table({{Name::exact, 1e-3},
                       {Name::variant, 2e-4},
                       {Name::homophone, 3e-3},
                       {Name::look_alike, 2e-3},
                       {Name::letters, 5e-4},
                       {Name::character_missing, 0.01},
                       {Name::surname_added, 5e-4},
                       {Name::reordered, 2e-4},
                       {Name::one_given_differs, 0.3},
                       {Name::given_agrees, 1e-3},
                       {Name::surname_agrees, 0.35},
                       {Name::different, 0.33}});
  t.place = place_table({{PlaceLevel::address, 0.55},
                         {PlaceLevel::village, 0.35},
                         {PlaceLevel::village_name, 0.01},
                         {PlaceLevel::town_only, 0.01},
                         {PlaceLevel::town, 0.02},
                         {PlaceLevel::county_only, 0.01},
                         {PlaceLevel::county, 0.02},
                         {PlaceLevel::prefecture, 0.01},
                         {PlaceLevel::province, 0.01},
                         {PlaceLevel::different, 0.01}});
  return t;
}

LevelTables twins() {
  LevelTables t = household();
  t.id = id_table({{Id::exact, 5e-3},
                   {Id::one_error, 5e-3},
                   {Id::two_errors, 0.01},
                   {Id::rounded, 0.02},
                   {Id::other_region, 1e-3},
                   {Id::other_sequence, 0.95},
                   {Id::other_birth, 1e-3},
                   {Id::birth_only, 5e-3},
                   {Id::different, 3e-3}});
  const auto birth = birth_table({{Birth::exact, 0.88},
                                  {Birth::exact_new_year, 0.01},
                                  {Birth::lunar, 0.03},
                                  {Birth::swapped, 5e-3},
                                  {Birth::one_digit, 0.02},
                                  {Birth::month_agrees, 5e-3},
                                  {Birth::year_agrees, 0.03},
                                  {Birth::same_day, 5e-3},
                                  {Birth::same_year, 5e-3},
                                  {Birth::near_year, 5e-3},
                                  {Birth::different, 5e-3}});
  t.birth.fill(birth);
  const auto sex = sex_table({{Sex::same, 0.66}, {Sex::different, 0.34}});
  t.sex.fill(sex);
  t.name = name_table({{Name::exact, 1e-3},
                       {Name::variant, 5e-4},
                       {Name::homophone, 0.02},
                       {Name::look_alike, 0.01},
                       {Name::letters, 5e-4},
                       {Name::character_missing, 0.02},
                       {Name::surname_added, 5e-4},
                       {Name::reordered, 1e-3},
                       {Name::one_given_differs, 0.6},
                       {Name::given_agrees, 1e-3},
                       {Name::surname_agrees, 0.33},
                       {Name::different, 0.015}});
  return t;
}

/// Two people of one surname: what else their names have in common.
SurnameSharers sharers(double one_given) {
  return name_table({{Name::look_alike, 2e-4},
                     {Name::character_missing, 8e-3},
                     {Name::one_given_differs, one_given},
                     {Name::surname_agrees, 0.99 - one_given}});
}

template <std::size_t size>
void take_logs(std::array<double, size>& values) {
  constexpr double least = 1e-14;
  // Level 0 is `missing` everywhere: it says nothing about any kind of pair.
  for (std::size_t level = 0; level < size; ++level)
    values[level] = level == 0 ? 0 : std::log(std::max(values[level], least));
}

}  // namespace

std::string_view to_string(PairKind kind) {
  constexpr std::array<std::string_view, pair_kinds> names{"same_person", "strangers", "household", "twins"};
  return names.at(static_cast<std::size_t>(kind));
}

const Model& default_model() {
  static const Model model{.tables = {same_person(), strangers(), household(), twins()},
                           .ids_near = ids_of_neighbours(),
                           .sharers_near = sharers(0.12),
                           .sharers_far = sharers(0.05),
                           .per_row = {0.5, 1, 3, 0.01}};
  return model;
}

const Model& default_model_of_one_list() {
  static const Model model = [] {
    Model of_one_list = default_model();
    of_one_list.per_row[static_cast<std::size_t>(PairKind::same_person)] = 0.005;
    // A list is kept by its numbers: who is there twice is there under two.
    constexpr double two_numbers = 0.1;
    std::array<double, id_levels>& id = of_one_list.of(PairKind::same_person).id;
    for (double& share : id) share *= 1 - two_numbers;
    id[static_cast<std::size_t>(IdLevel::different)] += two_numbers;
    return of_one_list;
  }();
  return model;
}

namespace {

/// "The same county, a town is not given" is what every pair of one county would be without the town: as
/// probable as all its levels together. Likewise a town without a village.
void sum_levels_within(std::array<double, place_levels>& place) {
  const auto sum = [&place](PlaceLevel first, PlaceLevel last) {
    double all = 0;
    for (auto level = static_cast<std::size_t>(first); level <= static_cast<std::size_t>(last); ++level)
      all += place[level];
    return all;
  };
  const double of_county = sum(PlaceLevel::address, PlaceLevel::county);
  const double of_town = sum(PlaceLevel::address, PlaceLevel::town);
  place[static_cast<std::size_t>(PlaceLevel::county_only)] = of_county;
  place[static_cast<std::size_t>(PlaceLevel::town_only)] = of_town;
}

}  // namespace

PatternScores::PatternScores(const Model& model) : logs_(model) {
  for (LevelTables& tables : logs_.tables) {
    sum_levels_within(tables.place);
    take_logs(tables.id);
    for (auto& birth : tables.birth) take_logs(birth);
    for (auto& sex : tables.sex) take_logs(sex);
    take_logs(tables.name);
    take_logs(tables.place);
  }
  take_logs(logs_.ids_near);
  for (double& rows : logs_.per_row) rows = std::log(std::max(rows, 1e-12));
}

double PatternScores::log_likelihood(PairKind kind, const Comparison& c, double log_name) const {
  const LevelTables& logs = logs_.of(kind);
  const auto context = static_cast<std::size_t>(context_of(c.id));
  const bool strangers = kind == PairKind::strangers;
  const double name = strangers ? log_name : logs.name[static_cast<std::size_t>(c.name)];
  const auto& id = strangers && is_near(c.place) ? logs_.ids_near : logs.id;
  return id[static_cast<std::size_t>(c.id)] + logs.birth[context][static_cast<std::size_t>(c.birth)] +
         logs.sex[context][static_cast<std::size_t>(c.sex)] + logs.place[static_cast<std::size_t>(c.place)] +
         name;
}

double PatternScores::log_odds(const Comparison& c, double log_name, double rows, bool two_numbers,
                               const FurtherEvidence& further) const {
  // Two registered numbers agree in region and birth date because their owners were born there and then,
  // which place and date of birth say already; and no single typing error makes one of the other. Twins are
  // like that too, but there the model knows it.
  const double two_people = two_numbers ? std::log(20.0) : 0;
  const double log_rows = std::log(std::max(rows, 1.0));
  const auto seen = [&further](PairKind kind) { return further[static_cast<std::size_t>(kind)]; };
  const double same = log_likelihood(PairKind::same_person, c, log_name) + logs_.per_row[0] - log_rows +
                      seen(PairKind::same_person);
  const double stranger =
      log_likelihood(PairKind::strangers, c, log_name) + two_people + seen(PairKind::strangers);
  const double kin = log_likelihood(PairKind::household, c, log_name) + logs_.per_row[2] - log_rows +
                     two_people + seen(PairKind::household);
  const double twin =
      log_likelihood(PairKind::twins, c, log_name) + logs_.per_row[3] - log_rows + seen(PairKind::twins);
  const double most = std::max({stranger, kin, twin});
  return same - most - std::log(std::exp(stranger - most) + std::exp(kin - most) + std::exp(twin - most));
}

}  // namespace benefit::match
