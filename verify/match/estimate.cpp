#include "verify/match/estimate.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>
#include <utility>

namespace benefit::match {
namespace {

// ---- strangers ----

std::uint64_t content_hash(const PersonList& people, RowIndex row) {
  const Person& person = people[row];
  const NameTable& names = people.vocabulary().names;
  std::uint64_t hash = hash_bytes(people.record_id(row));
  hash = hash_mix(hash, person.id.front);
  return hash_mix(hash, hash_bytes(names.cleaned(person.name)));
}

template <std::size_t size>
class LevelCounts {
 public:
  template <class Level>
  void add(Level level, double weight = 1) {
    counts_.at(static_cast<std::size_t>(level)) += weight;
  }
  /// The known figure counts as much as the pairs in which its level would have been seen once.
  void mend(std::array<double, size>& known) const {
    const double pairs = std::accumulate(counts_.begin() + 1, counts_.end(), 0.0);
    double total = 0;
    for (std::size_t level = 1; level < size; ++level) {
      if (known[level] > 0) known[level] = (1 + counts_[level]) / (1 / known[level] + pairs);
      total += known[level];
    }
    for (std::size_t level = 1; level < size; ++level) known[level] /= total;
  }
  /// The known table counts for `strength` pairs.
  void blend(std::array<double, size>& known, double strength) const {
    const double pairs = std::accumulate(counts_.begin() + 1, counts_.end(), 0.0);
    for (std::size_t level = 1; level < size; ++level)
      known[level] = (counts_[level] + strength * known[level]) / (pairs + strength);
  }

 private:
  std::array<double, size> counts_{};
};

/// Which rows of the list live in a village together with a sampled one.
std::vector<std::vector<RowIndex>> neighbours(const PersonList& people, const std::vector<RowIndex>& sample) {
  constexpr std::size_t villages = 200, residents = 60;
  std::vector<std::uint32_t> of_village(people.vocabulary().places.size(), 0);
  std::vector<std::vector<RowIndex>> found;
  for (const RowIndex row : sample) {
    const PlaceIndex place = people[row].place;
    if (people.vocabulary().places.place(place).village == 0 || of_village[place] != 0 ||
        found.size() == villages)
      continue;
    found.emplace_back();
    of_village[place] = static_cast<std::uint32_t>(found.size());
  }
  std::vector<std::vector<std::pair<std::uint64_t, RowIndex>>> all(found.size());
  for (RowIndex row = 0; row < people.size(); ++row)
    if (const std::uint32_t village = of_village[people[row].place]; village != 0)
      all[village - 1].emplace_back(content_hash(people, row), row);
  for (std::size_t village = 0; village < all.size(); ++village) {
    std::sort(all[village].begin(), all[village].end());
    for (std::size_t i = 0; i < std::min(residents, all[village].size()); ++i)
      found[village].push_back(all[village][i].second);
  }
  return found;
}

/// What the level gains or loses comes from another, which has not more than it has: few rows teach anything.
void set_share(std::array<double, id_levels>& id, IdLevel level, double share,
               IdLevel from = IdLevel::different) {
  double& own = id[static_cast<std::size_t>(level)];
  double& other = id[static_cast<std::size_t>(from)];
  share = std::min(share, own + other);
  other -= share - own;
  own = share;
}

/// `share` of the second list's rows meet, among all rows of the first list, one whose number they bear.
void set_borrowed_numbers(Model& model, double share, RowIndex left_rows) {
  model.borrowed_numbers = share;
  constexpr double by_chance = 1e-9;
  for (auto* id : {&model.of(PairKind::strangers).id, &model.ids_near})
    set_share(*id, IdLevel::exact, by_chance + share / std::max<double>(left_rows, 1));
}

/// Twins have one date of birth, and what a spreadsheet leaves of two numbers of theirs is the same: what is
/// done to such values is done to a twin's as to one's own.
void share_with_twins(Model& model) {
  const LevelTables& same = model.of(PairKind::same_person);
  LevelTables& twins = model.of(PairKind::twins);
  twins.birth = same.birth;
  set_share(twins.id, IdLevel::rounded, same.id[static_cast<std::size_t>(IdLevel::rounded)],
            IdLevel::other_sequence);
}

/// The share of the second list's rows that bear the number of one of their household.
double numbers_of_kin(const Model& model) {
  return model.of(PairKind::household).id[static_cast<std::size_t>(IdLevel::exact)] *
         model.per_row[static_cast<std::size_t>(PairKind::household)];
}
void set_numbers_of_kin(Model& model, double share) {
  set_share(model.of(PairKind::household).id, IdLevel::exact,
            share / model.per_row[static_cast<std::size_t>(PairKind::household)]);
}

/// `common` of all pairs agree whoever they are of: so do these, and for the rest they are as the table says.
template <std::size_t size>
void mix(std::array<double, size>& table, double common, const std::array<double, size>& anybody) {
  for (std::size_t level = 1; level < size; ++level)
    table[level] = (1 - common) * table[level] + common * anybody[level];
}

/// How often the dates of two people agree whoever they are, from `anybody`'s table.
double common_dates(const std::array<double, birth_levels>& anybody) {
  return anybody[static_cast<std::size_t>(BirthLevel::exact)] +
         anybody[static_cast<std::size_t>(BirthLevel::exact_new_year)];
}

/// Where one date or one name stands in every row, or 1 January in many, they agree in one household, and of
/// twins, too.
void spread_common_values_in_families(Model& model) {
  const LevelTables& strangers = model.of(PairKind::strangers);
  LevelTables& household = model.of(PairKind::household);
  const auto& anybody = strangers.birth[static_cast<std::size_t>(IdContext::none)];
  for (auto& table : household.birth) mix(table, common_dates(anybody), anybody);
  const double names = strangers.name[static_cast<std::size_t>(NameLevel::exact)];
  mix(household.name, names, strangers.name);
  mix(model.of(PairKind::twins).name, names, strangers.name);
}

/// The same beside numbers that agree.
void spread_common_dates(Model& model) {
  LevelTables& strangers = model.of(PairKind::strangers);
  const auto anybody = strangers.birth[static_cast<std::size_t>(IdContext::none)];
  for (const IdContext context : {IdContext::same_number, IdContext::birth_agrees})
    mix(strangers.birth[static_cast<std::size_t>(context)], common_dates(anybody), anybody);
}

/// A family's numbers come from the village's police station.
void set_numbers_of_families(Model& model) {
  constexpr auto other_birth = static_cast<std::size_t>(IdLevel::other_birth);
  auto& of_household = model.of(PairKind::household).id;
  set_share(of_household, IdLevel::other_birth,
            std::max(of_household[other_birth], model.ids_near[other_birth]));
}

}  // namespace

std::vector<RowIndex> sample_rows(const PersonList& people, std::size_t wanted) {
  std::vector<std::pair<std::uint64_t, RowIndex>> smallest;  // a heap, the largest on top
  for (RowIndex row = 0; row < people.size(); ++row) {
    const std::pair candidate{content_hash(people, row), row};
    if (smallest.size() < wanted) {
      smallest.push_back(candidate);
      std::push_heap(smallest.begin(), smallest.end());
    } else if (candidate < smallest.front()) {
      std::pop_heap(smallest.begin(), smallest.end());
      smallest.back() = candidate;
      std::push_heap(smallest.begin(), smallest.end());
    }
  }
  std::sort_heap(smallest.begin(), smallest.end());
  std::vector<RowIndex> rows;
  for (const auto& [hash, row] : smallest) rows.push_back(row);
  return rows;
}

void estimate_strangers(Model& model, const NameFrequencies& frequencies, const PersonList& left,
                        const PersonList& right) {
  constexpr std::size_t sample = 1000;
  const std::vector<RowIndex> left_rows = sample_rows(left, sample), right_rows = sample_rows(right, sample);
  LevelCounts<id_levels> id, ids_near;
  std::array<LevelCounts<birth_levels>, id_contexts> birth;
  std::array<LevelCounts<sex_levels>, id_contexts> sex;
  LevelCounts<name_levels> name, sharers_far, sharers_near;
  LevelCounts<place_levels> place;
  const bool one_list = &left == &right;
  for (const RowIndex l : left_rows)
    for (const RowIndex r : right_rows) {
      if (one_list && l == r) continue;
      const Comparison c = compare(left.vocabulary(), left[l], right[r]);
      // One person's two rows may meet by chance. What would show that is left out of what it is told by, and
      // counted where it is not: else nobody would share a birth date in a list where all have one name.
      if (c.id == IdLevel::exact || c.id == IdLevel::one_error) continue;
      const bool names_agree = c.name <= NameLevel::letters;
      const bool births_agree = c.birth != BirthLevel::missing && c.birth <= BirthLevel::exact_new_year;
      if (!names_agree) {
        const auto context = static_cast<std::size_t>(context_of(c.id));
        birth.at(context).add(c.birth);
        sex.at(context).add(c.sex);
      }
      if (names_agree && births_agree) continue;
      id.add(c.id);
      name.add(c.name);
      if (shares_surname(c.name)) sharers_far.add(c.name);
      place.add(c.place);
    }
  model.namesakes_near = 1;
  double namesakes = 0, namesakes_expected = 0;
  for (const std::vector<RowIndex>& residents : neighbours(left, left_rows))
    for (std::size_t i = 0; i < residents.size(); ++i) {
      const Person& one = left[residents[i]];
      constexpr Comparison namesake_near{.name = NameLevel::exact, .place = PlaceLevel::village};
      if (one.name != 0)
        namesakes_expected += static_cast<double>(residents.size() - i - 1) *
                              std::exp(frequencies.log_probability(model, namesake_near, one, one));
      for (std::size_t j = i + 1; j < residents.size(); ++j) {
        const Person& other = left[residents[j]];
        const NameLevel level = compare_names(left.vocabulary().names, one.name, other.name);
        if (shares_surname(level)) sharers_near.add(level);
        if (level == NameLevel::different) ids_near.add(compare_ids(one.id, other.id));  // no kin, no twins
        namesakes += level == NameLevel::exact ? 1 : 0;
      }
    }
  constexpr double pairs_to_believe_it = 10;
  model.namesakes_near =
      std::max(1.0, (namesakes + pairs_to_believe_it) / (namesakes_expected + pairs_to_believe_it));
  LevelTables& strangers = model.of(PairKind::strangers);
  id.mend(strangers.id);
  ids_near.mend(model.ids_near);
  set_borrowed_numbers(model, model.borrowed_numbers, left.size());
  set_numbers_of_families(model);
  for (const IdContext context : {IdContext::none, IdContext::birth_differs}) {
    birth.at(static_cast<std::size_t>(context)).mend(strangers.birth.at(static_cast<std::size_t>(context)));
    sex.at(static_cast<std::size_t>(context)).mend(strangers.sex.at(static_cast<std::size_t>(context)));
  }
  name.mend(strangers.name);
  place.mend(strangers.place);
  spread_common_dates(model);
  spread_common_values_in_families(model);
  constexpr double pairs_worth = 200;
  sharers_far.blend(model.sharers_far, pairs_worth);
  sharers_near.blend(model.sharers_near, pairs_worth);
}

void take_strangers(Model& model, const Model& of_left_list, RowIndex left_rows) {
  model.of(PairKind::strangers) = of_left_list.of(PairKind::strangers);
  model.ids_near = of_left_list.ids_near;
  model.sharers_near = of_left_list.sharers_near;
  model.sharers_far = of_left_list.sharers_far;
  model.namesakes_near = of_left_list.namesakes_near;
  set_borrowed_numbers(model, model.borrowed_numbers, left_rows);
  set_numbers_of_families(model);
  spread_common_values_in_families(model);
}

// ---- rows of one person ----

std::int8_t half_nats(double log_name) {
  return static_cast<std::int8_t>(std::lround(std::max(log_name, -60.0) * 2));
}

namespace {

std::uint64_t count_key(Pattern pattern, std::int8_t log_name) {
  return std::uint64_t{pattern} << 8U | static_cast<std::uint8_t>(log_name);
}

}  // namespace

void PatternCounter::add(Pattern pattern, double log_name, std::uint64_t pairs) {
  pairs_[count_key(pattern, half_nats(log_name))] += pairs;
}

void PatternCounter::add(const PatternCounter& other) {
  for (const auto& [key, pairs] : other.pairs_) pairs_[key] += pairs;
}

std::vector<PatternCount> PatternCounter::counts() const {
  std::vector<PatternCount> sorted;
  sorted.reserve(pairs_.size());
  for (const auto& [key, pairs] : pairs_)
    sorted.push_back({static_cast<Pattern>(key >> 8U), static_cast<std::int8_t>(key & 0xFFU), pairs});
  std::sort(sorted.begin(), sorted.end(), [](const PatternCount& a, const PatternCount& b) {
    return std::tie(a.pattern, a.log_name) < std::tie(b.pattern, b.log_name);
  });
  return sorted;
}

namespace {

/// How probable it is that pairs which look like this are of each kind.
std::array<double, pair_kinds> share_kinds(const Model& model, const PatternScores& scores,
                                           const PatternCount& count, double log_rows) {
  const Comparison c = comparison_of(count.pattern);
  std::array<double, pair_kinds> share{};
  double most = -1e9, total = 0;
  for (std::size_t kind = 0; kind < pair_kinds; ++kind) {
    const bool strangers = kind == static_cast<std::size_t>(PairKind::strangers);
    share[kind] = scores.log_likelihood(static_cast<PairKind>(kind), c, nats(count.log_name)) +
                  (strangers ? 0 : std::log(model.per_row[kind]) - log_rows);
    most = std::max(most, share[kind]);
  }
  for (double& one : share) total += one = std::exp(one - most);
  for (double& one : share) one /= total;
  return share;
}

double log_of_rows(RowIndex rows) { return std::log(std::max<double>(rows, 1)); }

}  // namespace

double expected_same_person(const Model& model, const std::vector<PatternCount>& counts, RowIndex left_rows) {
  const PatternScores scores(model);
  double expected = 0;
  for (const PatternCount& count : counts)
    expected +=
        static_cast<double>(count.pairs) * share_kinds(model, scores, count, log_of_rows(left_rows))[0];
  return expected;
}

Estimation estimate_same_person(Model& model, const std::vector<PatternCount>& counts, RowIndex left_rows,
                                RowIndex right_rows) {
  const Model known = model;
  const double right_count = std::max<double>(right_rows, 1);
  Estimation estimation;
  constexpr int most_rounds = 40;
  constexpr double pairs_worth = 300;
  const double log_rows = log_of_rows(left_rows);
  for (double before = -1; estimation.rounds < most_rounds; ++estimation.rounds) {
    const PatternScores scores(model);
    LevelCounts<id_levels> id;
    std::array<LevelCounts<birth_levels>, id_contexts> birth;
    std::array<LevelCounts<sex_levels>, id_contexts> sex;
    LevelCounts<name_levels> name;
    LevelCounts<place_levels> place;
    std::array<double, pair_kinds> expected{};
    double of_strangers = 0, of_kin = 0;  // numbers that rows bear and that are not their person's
    for (const PatternCount& count : counts) {
      const Comparison c = comparison_of(count.pattern);
      const std::array<double, pair_kinds> share = share_kinds(model, scores, count, log_rows);
      const auto pairs = static_cast<double>(count.pairs);
      for (std::size_t kind = 0; kind < pair_kinds; ++kind) expected[kind] += pairs * share[kind];
      const double same = pairs * share[0];
      if (c.id == IdLevel::exact) {
        of_strangers += pairs * share[static_cast<std::size_t>(PairKind::strangers)];
        of_kin += pairs * share[static_cast<std::size_t>(PairKind::household)];
      }
      const auto context = static_cast<std::size_t>(context_of(c.id));
      id.add(c.id, same);
      birth[context].add(c.birth, same);
      sex[context].add(c.sex, same);
      name.add(c.name, same);
      place.add(c.place, same);
    }
    model = known;
    LevelTables& same = model.of(PairKind::same_person);
    id.blend(same.id, pairs_worth);
    for (std::size_t context = 0; context < id_contexts; ++context) {
      // Two numbers that differ, and dates that differ beside them, are of namesakes, however many there are.
      birth[context].blend(same.birth[context], context == static_cast<std::size_t>(IdContext::birth_differs)
                                                    ? 10 * pairs_worth
                                                    : pairs_worth);
      sex[context].blend(same.sex[context], pairs_worth);
    }
    name.blend(same.name, pairs_worth);
    place.blend(same.place, pairs_worth);
    share_with_twins(model);
    const auto share_of_rows = [&](double counted, double known_share) {
      return (counted + pairs_worth * known_share) / (right_count + pairs_worth);
    };
    // A record is of one person at most, whatever a list says in which nothing tells people apart. How many
    // live in a household the candidates cannot say: husband and wife share no key.
    for (const PairKind kind : {PairKind::same_person, PairKind::twins}) {
      const auto k = static_cast<std::size_t>(kind);
      model.per_row[k] = std::min(1.0, share_of_rows(expected[k], known.per_row[k]));
    }
    set_borrowed_numbers(model, share_of_rows(of_strangers, known.borrowed_numbers), left_rows);
    set_numbers_of_kin(model, share_of_rows(of_kin, numbers_of_kin(known)));
    estimation.same_person = expected[0];
    if (std::abs(expected[0] - before) < 1e-4 * std::max(expected[0], 1.0)) break;
    before = expected[0];
  }
  // More pairs than rows that could have one: so much is alike whoever it is of (one name for all) that the
  // candidates teach nothing.
  if (estimation.same_person > right_count) {
    model = known;
    return {.rounds = 0, .same_person = expected_same_person(model, counts, left_rows)};
  }
  return estimation;
}

}  // namespace benefit::match
