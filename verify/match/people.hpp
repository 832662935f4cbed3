// A list of persons made ready for matching: 48 bytes a row, and every distinct text once.
#pragma once

#include "verify/match/dates.hpp"
#include "verify/match/id_digits.hpp"
#include "verify/match/names.hpp"
#include "verify/match/places.hpp"
#include "verify/types/person_row.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace benefit::match {

/// A row's place in its list, from 0.
using RowIndex = std::uint32_t;

struct Person {
  IdDigits id;
  AddressHash address = 0;
  PackedDate birth = 0;     ///< as the row gives it
  PackedDate id_birth = 0;  ///< inside the number
  NameIndex name = 0;
  PlaceIndex place = 0;
  PackedDate death = 0;
  std::uint8_t sex = 0;  ///< 1 male, 2 female, 0 unknown; as the row gives it

  /// The row's date of birth, or else the number's.
  PackedDate any_birth() const { return birth != 0 ? birth : id_birth; }
  std::uint8_t any_sex() const { return sex != 0 ? sex : id.sex(); }
};

/// The texts that both lists of a run share, so that equal texts are equal numbers. Not thread-safe while
/// rows are added.
struct Vocabulary {
  NameTable names;
  PlaceTable places;
};

class PersonList {
 public:
  /// The vocabulary outlives the list.
  explicit PersonList(Vocabulary& vocabulary) : vocabulary_(vocabulary) {}

  void add(const PersonRow& row);
  /// Removes all rows. Their texts stay in the vocabulary.
  void clear();
  RowIndex size() const { return static_cast<RowIndex>(people_.size()); }
  const Person& operator[](RowIndex row) const { return people_[row]; }
  std::string_view record_id(RowIndex row) const {
    return std::string_view(record_ids_).substr(id_ends_[row], id_ends_[row + 1] - id_ends_[row]);
  }
  const Vocabulary& vocabulary() const { return vocabulary_; }

 private:
  Vocabulary& vocabulary_;
  std::vector<Person> people_;
  std::string record_ids_;
  std::vector<std::uint64_t> id_ends_{0};
};

}  // namespace benefit::match
