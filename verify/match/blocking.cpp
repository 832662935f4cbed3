#include "verify/match/blocking.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace benefit::match {
namespace {

constexpr std::uint64_t combine(std::uint64_t a, std::uint64_t b) {
  return hash_mix(hash_mix(0x51ED270B0A1F39C1ULL, a), b);
}
constexpr std::uint64_t combine(std::uint64_t a, std::uint64_t b, std::uint64_t c) {
  return hash_mix(combine(a, b), c);
}

constexpr unsigned year_of(PackedDate date) { return date / 10000; }

struct Sounds {
  std::array<std::uint64_t, 4> values{};
  std::size_t count = 0;
  explicit Sounds(std::span<const std::uint64_t> sounds) {
    for (const std::uint64_t sound : sounds)
      if (sound != 0 && std::find(begin(), end(), sound) == end()) values[count++] = sound;
  }
  const std::uint64_t* begin() const { return values.data(); }
  const std::uint64_t* end() const { return values.data() + count; }
};

struct Dates {
  std::array<PackedDate, 6> values{};
  std::size_t count = 0;
  void add(PackedDate date) {
    if (date % 100 == 0 || count == values.size()) return;  // no whole day
    if (std::find(begin(), end(), date) == end()) values[count++] = date;
  }
  const PackedDate* begin() const { return values.data(); }
  const PackedDate* end() const { return values.data() + count; }
};

}  // namespace

std::string_view to_string(KeyKind kind) {
  constexpr std::array<std::string_view, key_kinds> names{"id number",
                                                          "id without region",
                                                          "id without sequence",
                                                          "id without day",
                                                          "id end",
                                                          "name+birth",
                                                          "name+village",
                                                          "name+year+county",
                                                          "name+year",
                                                          "name alone",
                                                          "given+birth",
                                                          "given+village",
                                                          "surname+birth+county",
                                                          "birth+village",
                                                          "surname+year+village",
                                                          "character+year+village",
                                                          "address+year",
                                                          "surname+address"};
  return names.at(static_cast<std::size_t>(kind));
}

void Keys::add(KeyKind kind, std::uint64_t value) {
  if (count_ < keys_.size()) keys_[count_++] = {kind, value};
}

Keys::Keys(const Vocabulary& vocabulary, const Person& person) {
  const NameForm& name = vocabulary.names.form(person.name);
  const Place& place = vocabulary.places.place(person.place);
  const std::uint64_t village = vocabulary.places.village_key(person.place);
  const IdDigits& id = person.id;
  const bool named = person.name != 0;

  constexpr unsigned first_of_sequence = 14;
  const bool tells_apart = id.state == IdState::incomplete ? id.digit(first_of_sequence) != IdDigits::unknown
                                                           : id.state != IdState::missing;
  if (tells_apart) add(KeyKind::id_number, id_number_key(id).value);
  if (id.complete()) {
    const std::uint64_t sequence = id.back >> 4U;
    if (person.id_birth != 0) add(KeyKind::id_without_region, combine(id.birth_bcd(), sequence));
    constexpr unsigned bits_of_day = 16;  // four digits
    add(KeyKind::id_without_day, combine(id.front >> bits_of_day, id.back));
  }
  if (const std::uint64_t end = id.last_eight(); end != 0) add(KeyKind::id_end, end);
  if (person.id_birth != 0 && named) add(KeyKind::id_without_sequence, combine(id.front, name.surname_sound));

  Dates births;
  births.add(person.birth);
  births.add(person.id_birth);
  for (const PackedDate date : {person.birth, person.id_birth}) {
    births.add(solar_of_lunar(date, false));
    births.add(solar_of_lunar(date, true));
  }
  std::array<unsigned, 2> years{};
  std::size_t year_count = 0;
  for (const PackedDate date : {person.birth, person.id_birth})
    if (date != 0 && (year_count == 0 || years[0] != year_of(date))) years[year_count++] = year_of(date);
  const auto each_year = [&](auto&& visit) {
    for (std::size_t i = 0; i < year_count; ++i) visit(years[i]);
  };

  if (named) {
    for (const std::uint64_t letters : Sounds(name.letters)) {
      for (const PackedDate birth : births) add(KeyKind::name_birth, combine(letters, birth));
      each_year([&](unsigned year) {
        if (place.county != 0) add(KeyKind::name_year_county, combine(letters, year, place.county));
      });
    }
    for (const std::uint64_t sound : Sounds(std::array{name.sound, name.sound_plain, name.sound_other})) {
      if (village != 0) add(KeyKind::name_village, combine(sound, village));
      each_year([&](unsigned year) { add(KeyKind::name_year, combine(sound, year)); });
      add(KeyKind::name_alone, sound);
    }
    if (name.surname != 0) {
      for (const PackedDate birth : births) {
        add(KeyKind::given_birth, combine(name.given_sound, birth));
        if (place.county != 0)
          add(KeyKind::surname_birth_county, combine(name.surname_sound, birth, place.county));
      }
      if (village != 0) {
        add(KeyKind::given_village, combine(name.given_sound, village));
        each_year([&](unsigned year) {
          add(KeyKind::surname_year_village, combine(name.surname_sound, year, village));
          constexpr std::size_t most = 4;  // a name of sixty characters is no key sixty times
          const auto whole = vocabulary.names.characters(person.name).subspan(name.surname);
          const auto given = whole.first(std::min(most, whole.size()));
          for (auto c = given.begin(); c != given.end(); ++c)
            if (std::find(given.begin(), c, *c) == c)  // 丽丽 makes one key
              add(KeyKind::character_year_village, combine(*c, year, village));
        });
      }
      if (person.address != 0) add(KeyKind::surname_address, combine(name.surname_sound, person.address));
    }
  }
  if (village != 0)
    for (const PackedDate birth : births) add(KeyKind::birth_village, combine(birth, village));
  if (person.address != 0)
    each_year([&](unsigned year) { add(KeyKind::address_year, combine(year, person.address)); });
}

Key id_number_key(const IdDigits& id) { return {KeyKind::id_number, combine(id.front, id.back >> 4U)}; }

bool share_key(const Vocabulary& vocabulary, const Person& left, const Person& right) {
  const Keys of_left(vocabulary, left), of_right(vocabulary, right);
  return std::any_of(of_left.all().begin(), of_left.all().end(), [&](const Key& key) {
    return std::any_of(of_right.all().begin(), of_right.all().end(),
                       [&](const Key& other) { return key.kind == other.kind && key.value == other.value; });
  });
}

}  // namespace benefit::match
