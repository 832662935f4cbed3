#include "verify/match/pair_recall.hpp"

#include "verify/match/estimate.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace benefit::match {
namespace {

/// The same draws in every run (splitmix64).
class Draws {
 public:
  double share() {
    state_ += 0x9E3779B97F4A7C15ULL;
    std::uint64_t mixed = (state_ ^ (state_ >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBULL;
    return static_cast<double>((mixed ^ (mixed >> 31U)) >> 11U) / 9007199254740992.0;
  }
  unsigned below(unsigned end) { return static_cast<unsigned>(share() * end); }
  template <class Level, std::size_t size>
  Level level(const std::array<double, size>& probabilities) {
    double left = share();
    for (std::size_t i = 1; i < size; ++i)
      if ((left -= probabilities[i]) < 0) return static_cast<Level>(i);
    return static_cast<Level>(1);
  }

 private:
  std::uint64_t state_ = 0;
};

/// What two rows of one person still have in common.
struct InCommon {
  bool region = false, number_year = false, number_day = false, sequence = false, check = false;
  bool end = false;  ///< its last eight characters, even where others are lost
  bool date = false, year = false;
  bool name = false, surname = false, given = false, character = false;
  bool county = false, village = false, address = false;

  bool number_birth() const { return number_year && number_day; }
  bool has(KeyKind kind) const {
    switch (kind) {
      case KeyKind::id_number:
        return region && number_birth() && sequence;
      case KeyKind::id_without_region:
        return number_birth() && sequence;
      case KeyKind::id_without_sequence:
        return region && number_birth() && surname;
      case KeyKind::id_without_day:
        return region && number_year && sequence && check;
      case KeyKind::id_end:
        return end || (number_day && sequence && check);
      case KeyKind::name_birth:
        return name && date;
      case KeyKind::name_village:
        return name && village;
      case KeyKind::name_year_county:
        return name && year && county;
      case KeyKind::name_year:
        return name && year;
      case KeyKind::name_alone:
        return name;
      case KeyKind::given_birth:
        return given && date;
      case KeyKind::given_village:
        return given && village;
      case KeyKind::surname_birth_county:
        return surname && date && county;
      case KeyKind::birth_village:
        return date && village;
      case KeyKind::surname_year_village:
        return surname && year && village;
      case KeyKind::character_year_village:
        return character && year && village;
      case KeyKind::address_year:
        return address && year;
      case KeyKind::surname_address:
        return surname && address;
    }
    return false;
  }
};

class SecondRow {
 public:
  SecondRow(const LevelTables& errors, Draws& draws) : errors_(errors), draws_(draws) {}

  InCommon of(const PersonList& rights, const Person& right, const PersonList& lefts, const Person& left) {
    InCommon common;
    IdLevel id = IdLevel::missing;
    if (right.id.complete() && left.id.complete()) {
      id = draws_.level<IdLevel>(errors_.id);
      number(id, common);
    }
    birth(id, right, left, common);
    if (right.name != 0 && left.name != 0) name(common);
    place(rights.vocabulary().places.place(right.place), lefts.vocabulary().places.place(left.place),
          right.address != 0 && left.address != 0, common);
    return common;
  }

 private:
  void number(IdLevel level, InCommon& common) {
    const auto all = [&common](bool kept) {
      common.region = common.number_year = common.number_day = common.sequence = common.check = kept;
    };
    const auto spoil_one_digit = [&] {
      constexpr unsigned digits = 18;
      const unsigned place = draws_.below(digits);
      (place < 6    ? common.region
       : place < 10 ? common.number_year
       : place < 14 ? common.number_day
       : place < 17 ? common.sequence
                    : common.check) = false;
    };
    all(level != IdLevel::missing && level != IdLevel::different);
    switch (level) {
      case IdLevel::one_error:
        // A digit dropped or added leaves no part in its place; of typing errors, about one in four.
        if (draws_.below(4) == 0) {
          all(false);
          common.end = draws_.below(18) < 10;  // in front of the last eight
        } else {
          spoil_one_digit();
        }
        break;
      case IdLevel::two_errors:
        spoil_one_digit();
        spoil_one_digit();
        break;
      case IdLevel::rounded:
      case IdLevel::other_sequence:
        common.sequence = common.check = false;
        break;
      case IdLevel::other_region:
        common.region = common.check = false;
        break;
      case IdLevel::other_birth:
        common.number_year = common.number_day = false;
        break;
      case IdLevel::birth_only:
        common.region = common.sequence = common.check = false;
        break;
      case IdLevel::missing:
      case IdLevel::exact:
      case IdLevel::different:
        break;
    }
  }

  void birth(IdLevel id, const Person& right, const Person& left, InCommon& common) {
    // A number's date is a key beside the row's own.
    common.date = common.year = common.number_birth();
    if (id != IdLevel::missing ? right.birth == 0 || left.birth == 0
                               : right.any_birth() == 0 || left.any_birth() == 0)
      return;
    switch (draws_.level<BirthLevel>(errors_.birth[static_cast<std::size_t>(context_of(id))])) {
      case BirthLevel::exact:
      case BirthLevel::exact_new_year:
      case BirthLevel::lunar:
        common.date = true;
        common.year = true;
        break;
      case BirthLevel::swapped:
      case BirthLevel::month_agrees:
      case BirthLevel::year_agrees:
      case BirthLevel::same_year:
        common.year = true;
        break;
      case BirthLevel::one_digit:
        common.year = common.year || draws_.below(2) == 0;
        break;
      case BirthLevel::missing:
      case BirthLevel::same_day:
      case BirthLevel::near_year:
      case BirthLevel::different:
        break;
    }
  }

  void name(InCommon& common) {
    switch (draws_.level<NameLevel>(errors_.name)) {
      case NameLevel::exact:
      case NameLevel::variant:
        common.name = common.surname = common.given = common.character = true;
        break;
      case NameLevel::homophone:
        common.name = common.surname = common.given = true;
        common.character = draws_.below(3) != 0;  // of a given name's two, one is another
        break;
      case NameLevel::letters:
        common.name = true;
        break;
      case NameLevel::look_alike:
        if (draws_.below(3) == 0)
          common.given = common.character = true;
        else
          common.surname = common.character = true;
        break;
      case NameLevel::character_missing:
      case NameLevel::one_given_differs:
        common.surname = common.character = true;
        break;
      case NameLevel::surname_added:
        common.character = true;
        break;
      case NameLevel::given_agrees:
        common.given = common.character = true;
        break;
      case NameLevel::surname_agrees:
        common.surname = true;
        break;
      case NameLevel::missing:
      case NameLevel::reordered:
      case NameLevel::different:
        break;
    }
  }

  void place(const Place& right, const Place& left, bool addresses, InCommon& common) {
    const PlaceLevel level = draws_.level<PlaceLevel>(errors_.place);
    const bool near = is_near(level);
    common.county = right.county != 0 && left.county != 0 && level != PlaceLevel::prefecture &&
                    level != PlaceLevel::province && level != PlaceLevel::different &&
                    level != PlaceLevel::village_name;
    // A village's key has its town, or else its county.
    common.village = near && right.village != 0 && left.village != 0 && (right.town != 0) == (left.town != 0);
    common.address = level == PlaceLevel::address && addresses;
  }

  const LevelTables& errors_;
  Draws& draws_;
};

}  // namespace

double estimate_pair_recall(const Model& model, const KeyCensus& census, const PersonList& left,
                            const PersonList& right) {
  constexpr std::size_t sample = 1000, second_rows = 40;
  const std::vector<RowIndex> rows = sample_rows(right, sample), others = sample_rows(left, sample);
  if (rows.empty() || others.empty()) return 1;
  Draws draws;
  SecondRow second(model.of(PairKind::same_person), draws);
  std::size_t met = 0;
  std::vector<KeyKind> open;
  for (const RowIndex row : rows) {
    open.clear();
    census.for_each_key(right, row, row + 1, [&](RowIndex, KeyCode code) {
      if (!census.is_crowd(code)) open.push_back(kind_of(code));
    });
    for (std::size_t i = 0; i < second_rows; ++i) {
      const RowIndex other = others[draws.below(static_cast<unsigned>(others.size()))];
      const InCommon common = second.of(right, right[row], left, left[other]);
      met += std::any_of(open.begin(), open.end(), [&common](KeyKind kind) { return common.has(kind); });
    }
  }
  return static_cast<double>(met) / static_cast<double>(rows.size() * second_rows);
}

}  // namespace benefit::match
