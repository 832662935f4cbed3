#include "verify/match/name_frequencies.hpp"

#include <algorithm>
#include <cmath>

namespace benefit::match {
namespace {

// A sound is counted as a whole name's, a surname's or a given name's.
constexpr std::uint64_t as_whole(std::uint64_t sound) { return sound; }
constexpr std::uint64_t as_surname(std::uint64_t sound) { return hash_mix(sound, 1); }
constexpr std::uint64_t as_given(std::uint64_t sound) { return hash_mix(sound, 2); }
constexpr std::uint64_t in_village(PlaceIndex village, std::uint64_t surname_sound) {
  return hash_mix(surname_sound, std::uint64_t{village} + 3);
}

}  // namespace

NameCountHashes name_count_hashes(const Vocabulary& vocabulary, const Person& person) {
  NameCountHashes hashes{};
  if (person.name == 0) return hashes;
  const NameForm& form = vocabulary.names.form(person.name);
  const auto set = [&hashes](NameCount count, std::uint64_t hash) {
    hashes[static_cast<std::size_t>(count)] = hash;
  };
  const std::uint64_t village = vocabulary.places.key(person.place);
  set(NameCount::spelled, hash_bytes(vocabulary.names.cleaned(person.name)));
  set(NameCount::whole_sound, form.sound);
  set(NameCount::residents, hash_mix(village, 1));
  if (form.surname == 0) return hashes;
  set(NameCount::surname, form.surname_sound);
  set(NameCount::given_name, form.given_sound);
  if (person.place != 0) set(NameCount::surname_in_village, hash_mix(form.surname_sound, village));
  return hashes;
}

NameFrequencies::NameFrequencies(const PersonList& people)
    : vocabulary_(&people.vocabulary()),
      names_(vocabulary_->names.size(), 0),
      residents_(vocabulary_->places.size(), 0) {
  for (RowIndex row = 0; row < people.size(); ++row) {
    const Person& person = people[row];
    if (person.name == 0) continue;
    const NameForm& form = vocabulary_->names.form(person.name);
    ++named_;
    ++names_[person.name];
    ++residents_[person.place];
    ++sounds_[as_whole(form.sound)];
    if (form.surname == 0) continue;
    ++sounds_[as_surname(form.surname_sound)];
    ++sounds_[as_given(form.given_sound)];
    if (person.place != 0) ++by_village_[in_village(person.place, form.surname_sound)];
  }
}

NameFrequencies::NameFrequencies(const PersonList& people, std::uint64_t named,
                                 const std::function<std::uint32_t(NameCount, std::uint64_t hash)>& count)
    : vocabulary_(&people.vocabulary()),
      named_(static_cast<double>(named) + 1),
      names_(vocabulary_->names.size(), 0),
      residents_(vocabulary_->places.size(), 0) {
  for (NameIndex name = 1; name < vocabulary_->names.size(); ++name) {
    const NameForm& form = vocabulary_->names.form(name);
    names_[name] = count(NameCount::spelled, hash_bytes(vocabulary_->names.cleaned(name)));
    sounds_[as_whole(form.sound)] = count(NameCount::whole_sound, form.sound);
    if (form.surname == 0) continue;
    sounds_[as_surname(form.surname_sound)] = count(NameCount::surname, form.surname_sound);
    sounds_[as_given(form.given_sound)] = count(NameCount::given_name, form.given_sound);
  }
  for (RowIndex row = 0; row < people.size(); ++row) {
    const Person& person = people[row];
    const NameCountHashes hashes = name_count_hashes(*vocabulary_, person);
    const auto counted = [&](NameCount what) { return count(what, hashes[static_cast<std::size_t>(what)]); };
    residents_[person.place] = counted(NameCount::residents);
    if (hashes[static_cast<std::size_t>(NameCount::surname_in_village)] != 0)
      by_village_[in_village(person.place, vocabulary_->names.form(person.name).surname_sound)] =
          counted(NameCount::surname_in_village);
  }
}

double NameFrequencies::share_of(std::uint64_t sound) const {
  const auto found = sounds_.find(sound);
  // Somebody else of this name: the row itself is among those counted.
  constexpr double unseen = 0.5;
  return ((found == sounds_.end() ? 0.0 : found->second - 1.0) + unseen) / named_;
}

double NameFrequencies::surname_share(const NameForm& name, PlaceIndex village, bool near) const {
  const double everywhere = share_of(as_surname(name.surname_sound));
  if (!near) return everywhere;
  const auto found = by_village_.find(in_village(village, name.surname_sound));
  const double here = found == by_village_.end() ? 0.0 : found->second - 1.0;
  constexpr double as_elsewhere = 10;  // residents' worth of the list as a whole
  return (here + as_elsewhere * everywhere) / (std::max(residents_[village] - 1.0, 0.0) + as_elsewhere);
}

double NameFrequencies::log_probability(const Model& model, const Comparison& comparison, const Person& left,
                                        const Person& right) const {
  const NameLevel level = comparison.name;
  if (level == NameLevel::missing) return 0;
  const NameForm& l = vocabulary_->names.form(left.name);
  const NameForm& r = vocabulary_->names.form(right.name);
  const bool near = is_near(comparison.place);
  // Looked up only where the level asks for it: most pairs have different names.
  const auto surname = [&] { return l.surname == 0 ? 1.0 : surname_share(l, left.place, near); };
  const auto in_table = [&](NameLevel of) {
    return model.of(PairKind::strangers).name[static_cast<std::size_t>(of)];
  };
  const auto whole_sound = [&] { return share_of(as_whole(l.sound)); };
  const auto given = [&] { return l.surname == 0 ? whole_sound() : share_of(as_given(l.given_sound)); };
  const auto of_sound = [&] {
    if (l.surname == 0) return whole_sound();
    return std::max(near ? 0.0 : whole_sound(), surname() * given());
  };

  // Given names belong to a sex, so that two of one sex share one more often than two of any.
  const double of_sex = comparison.sex == SexLevel::same        ? 1.9
                        : comparison.sex == SexLevel::different ? 0.1
                                                                : 1.0;
  const double of_neighbours = near ? model.namesakes_near : 1.0;
  double probability = in_table(level);
  switch (level) {
    case NameLevel::exact: {
      const double spelled_so =
          std::min(1.0, names_[left.name] / std::max(1.0, whole_sound() * named_ + 0.5));
      probability = of_sound() * std::max(spelled_so, 0.05) * of_sex * of_neighbours;
      break;
    }
    case NameLevel::variant:
    case NameLevel::homophone:
    case NameLevel::letters:
      probability = of_sound() * of_sex * of_neighbours;
      break;
    case NameLevel::reordered:
      probability = of_sound() * 0.1 * of_sex;
      break;
    case NameLevel::surname_added: {
      const NameForm& shorter = l.length < r.length ? l : r;
      probability = share_of(as_whole(shorter.sound)) * 0.02;
      break;
    }
    case NameLevel::look_alike:
    case NameLevel::character_missing:
    case NameLevel::one_given_differs:
    case NameLevel::surname_agrees:
      probability =
          surname() * (near ? model.sharers_near : model.sharers_far)[static_cast<std::size_t>(level)];
      break;
    case NameLevel::given_agrees:
      probability = given() * of_sex;
      break;
    case NameLevel::missing:
    case NameLevel::different:
      break;
  }
  return std::log(std::max(probability, 1e-12));
}

}  // namespace benefit::match
