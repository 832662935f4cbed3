#include "verify/match/people.hpp"

#include "verify/identity/text_folding.hpp"

#include <string>

namespace benefit::match {
namespace {

std::uint8_t read_sex(std::string_view delivered) {
  std::string buffer;
  const std::string_view text = identity::fold_width_and_blanks(delivered, buffer);
  const auto begins = [text](std::string_view word) { return text.starts_with(word); };
  if (begins("男") || begins("1") || begins("M") || begins("m")) return 1;
  if (begins("女") || begins("2") || begins("F") || begins("f")) return 2;
  return 0;
}

}  // namespace

void PersonList::add(const PersonRow& row) {
  std::string_view town = row.town, village = row.village;
  if (town.empty() && village.empty()) {
    const AddressParts parts = split_address(row.address);
    town = parts.town;
    village = parts.village;
  }
  Person person{.id = read_id(row.id_number),
                .address = read_address(row.address, village),
                .birth = read_date(row.birth_date),
                .name = vocabulary_.names.add(row.name),
                .place = vocabulary_.places.add(row.county_code, town, village),
                .death = read_date(row.death_date),
                .sex = read_sex(row.sex)};
  person.id_birth = person.id.birth_date();
  people_.push_back(person);
  record_ids_ += row.record_id;
  id_ends_.push_back(record_ids_.size());
}

void PersonList::clear() {
  people_.clear();
  record_ids_.clear();
  id_ends_ = {0};
}

}  // namespace benefit::match
