// Lists of persons for matching: row by row, or by the thousand from a seed.
#pragma once

#include "verify/match/people.hpp"
#include "verify/types/citizen_id.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace benefit::test {

/// A valid number. `birth` is yyyymmdd.
inline std::string number_of(std::uint64_t region, std::uint64_t birth, std::uint64_t sequence) {
  return CitizenId::from_body((region * 100'000'000 + birth) * 1000 + sequence).to_string();
}

/// A row that holds its cells.
struct ListedPerson {
  std::string record_id{};
  std::string id_number{};
  std::string name{};
  std::string sex{};
  std::string birth_date{};
  std::string county_code{};
  std::string town{};
  std::string village{};
  std::string address{};

  PersonRow row() const {
    PersonRow row;
    row.record_id = record_id;
    row.id_number = id_number;
    row.name = name;
    row.sex = sex;
    row.birth_date = birth_date;
    row.county_code = county_code;
    row.town = town;
    row.village = village;
    row.address = address;
    return row;
  }
};

/// A pensioner with all that a list can give.
inline const ListedPerson wang{.id_number = number_of(130225, 19550315, 122),
                               .name = "王秀英",
                               .sex = "女",
                               .birth_date = "1955-03-15",
                               .county_code = "130225",
                               .town = "胡各庄镇",
                               .village = "西街村",
                               .address = "西街村12号"};

inline match::PersonList list_of(match::Vocabulary& vocabulary, const std::vector<ListedPerson>& rows) {
  match::PersonList list(vocabulary);
  for (const ListedPerson& row : rows) list.add(row.row());
  return list;
}

/// Numbers that are the same on every machine (splitmix64).
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    state_ += 0x9E3779B97F4A7C15ULL;
    std::uint64_t mixed = (state_ ^ (state_ >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBULL;
    return mixed ^ (mixed >> 31U);
  }
  std::uint64_t below(std::uint64_t end) { return next() % end; }
  /// A number in [0, 1).
  double share() { return static_cast<double>(next() >> 11U) / 9007199254740992.0; }
  template <class Row>
  void shuffle(std::vector<Row>& rows) {
    for (std::size_t i = rows.size(); i > 1; --i) std::swap(rows[i - 1], rows[below(i)]);
  }

 private:
  std::uint64_t state_;
};

/// Characters of given names; the two of each pair sound the same and look different.
inline constexpr std::array<std::array<std::string_view, 2>, 21> given_characters{{
    {"秀", "绣"}, {"建", "健"}, {"英", "应"}, {"明", "鸣"}, {"志", "智"}, {"伟", "玮"}, {"军", "君"},
    {"平", "苹"}, {"芳", "方"}, {"玉", "育"}, {"丽", "莉"}, {"荣", "容"}, {"春", "纯"}, {"红", "宏"},
    {"凤", "奉"}, {"金", "锦"}, {"桂", "贵"}, {"华", "骅"}, {"文", "闻"}, {"福", "富"}, {"山", "珊"},
}};

/// A surname of a few hundred thousand people or of many million.
inline std::string any_surname(Dice& dice) {
  static constexpr std::array<std::string_view, 40> surnames{
      "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱",
      "高", "林", "何", "郭", "马", "罗", "梁", "宋", "郑", "谢", "韩", "唐", "冯", "董",
      "萧", "程", "曹", "袁", "邓", "许", "傅", "沈", "仇", "彭", "吕", "苏"};
  // The smaller of two throws: the first ones are frequent.
  return std::string(surnames.at(std::min(dice.below(surnames.size()), dice.below(surnames.size()))));
}
inline std::string any_given_character(Dice& dice) {
  return std::string(given_characters.at(dice.below(given_characters.size()))[0]);
}

/// A person with all cells filled: a name of three characters, a valid number and a house in one of 96
/// villages. `index` makes the number unlike every other one and is the record ID behind `prefix`.
inline ListedPerson any_listed_person(Dice& dice, std::uint64_t index, const std::string& prefix = "L") {
  static constexpr std::array<std::string_view, 3> counties{"130225", "130283", "130203"};
  static constexpr std::array<std::string_view, 4> towns{"胡各庄镇", "方各庄镇", "新寨镇", "马头营镇"};
  static constexpr std::array<std::string_view, 8> villages{"前营村", "后营村", "东街村", "西街村",
                                                            "南坡村", "北沟村", "上庄村", "下庄村"};
  ListedPerson person;
  person.record_id = prefix + std::to_string(index);
  person.name = any_surname(dice) + any_given_character(dice) + any_given_character(dice);
  const std::uint64_t year = 1925 + dice.below(40), month = 1 + dice.below(12), day = 1 + dice.below(28);
  const bool male = dice.below(2) == 0;
  person.county_code = counties.at(dice.below(counties.size()));
  person.town = towns.at(dice.below(towns.size()));
  person.village = villages.at(dice.below(villages.size()));
  person.address = std::string(person.village) + std::to_string(1 + dice.below(150)) + "号";
  // Sequences count up, so that no two of one birth date have one number.
  const std::uint64_t sequence = (index % 499) * 2 + (male ? 1 : 2);
  person.id_number =
      number_of(std::stoull(person.county_code), year * 10000 + month * 100 + day, sequence % 1000);
  person.sex = male ? "男" : "女";
  const std::string digits = person.id_number.substr(6, 8);
  person.birth_date = digits.substr(0, 4) + "-" + digits.substr(4, 2) + "-" + digits.substr(6, 2);
  return person;
}

}  // namespace benefit::test
