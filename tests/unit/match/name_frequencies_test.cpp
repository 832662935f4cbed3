#include "verify/match/name_frequencies.hpp"

#include "tests/support/person_lists.hpp"

#include <cmath>

#include <catch2/catch.hpp>

namespace benefit::match {
namespace {

using test::ListedPerson;

/// A hundred rows: 王 is frequent everywhere and has one village to itself, 仇 is rare.
class Names {
 public:
  Names() : list_(test::list_of(vocabulary_, roll())) {
    row_.county_code = "130225";
    row_.town = "胡各庄镇";
  }

  /// ln P of two strangers' names agreeing as these do, in one village or far from each other.
  double log_probability(const std::string& left, const std::string& right, NameLevel level,
                         const std::string& near_in = "") {
    ListedPerson l = row_, r = row_;
    l.name = left;
    r.name = right;
    l.village = near_in;
    const PersonList pair = test::list_of(vocabulary_, {l, r});
    const NameFrequencies frequencies(list_);
    Comparison c;
    c.name = level;
    c.place = near_in.empty() ? PlaceLevel::county : PlaceLevel::village;
    return frequencies.log_probability(default_model(), c, pair[0], pair[1]);
  }

 private:
  static std::vector<ListedPerson> roll() {
    std::vector<ListedPerson> rows;
    const std::array<const char*, 5> given{"秀英", "建国", "玉梅", "春生", "桂兰"};
    const auto live = [&](const std::string& surname, std::size_t many, const char* village) {
      for (std::size_t i = 0; i < many; ++i)
        rows.push_back({.name = surname + given.at(i % given.size()),
                        .county_code = "130225",
                        .town = "胡各庄镇",
                        .village = village});
    };
    live("王", 30, "王庄");
    live("王", 5, "西街村");
    live("李", 25, "西街村");
    live("张", 20, "西街村");
    live("刘", 18, "东街村");
    live("仇", 2, "东街村");
    return rows;
  }

  Vocabulary vocabulary_;
  PersonList list_;
  ListedPerson row_;
};

TEST_CASE("a name that is missing weighs nothing") {
  Names names;
  CHECK(names.log_probability("", "王秀英", NameLevel::missing) == 0);
}

TEST_CASE("agreement on a frequent name is more probable among strangers than on a rare one") {
  Names names;
  CHECK(names.log_probability("王秀英", "王秀英", NameLevel::exact) >
        names.log_probability("仇秀英", "仇秀英", NameLevel::exact) + 1);
  for (const NameLevel level : {NameLevel::surname_agrees, NameLevel::one_given_differs,
                                NameLevel::character_missing, NameLevel::look_alike}) {
    CAPTURE(to_string(level));
    CHECK(names.log_probability("王秀英", "王建国", level) >
          names.log_probability("仇秀英", "仇建国", level) + 1);
  }
}

TEST_CASE("in a village of one clan the surname says less still") {
  Names names;
  const double far = names.log_probability("王秀英", "王建国", NameLevel::surname_agrees);
  const double mixed = names.log_probability("王秀英", "王建国", NameLevel::surname_agrees, "西街村");
  const double clan = names.log_probability("王秀英", "王建国", NameLevel::surname_agrees, "王庄");
  CHECK(clan > far + 0.5);
  CHECK(clan > mixed + 0.5);
  CHECK(std::exp(clan) > 0.7);  // nearly everybody there is a 王
  CHECK(names.log_probability("王秀英", "王秀英", NameLevel::exact, "王庄") >
        names.log_probability("王秀英", "王秀英", NameLevel::exact, "西街村"));
}

TEST_CASE("brothers of one village share a character more often than strangers far from each other") {
  Names names;
  const auto share = [&](const std::string& village) {
    return names.log_probability("王建国", "王建军", NameLevel::one_given_differs, village) -
           names.log_probability("王建国", "王秀英", NameLevel::surname_agrees, village);
  };
  CHECK(share("西街村") > share("") + 0.5);
}

TEST_CASE("a homophone is as probable as the sound is frequent") {
  Names names;
  CHECK(names.log_probability("汪秀应", "王秀英", NameLevel::homophone) >=
        names.log_probability("王秀英", "王秀英", NameLevel::exact));
}

TEST_CASE("a name that the roll has not is rare and not impossible") {
  Names names;
  const double unseen = names.log_probability("端木赐", "端木赐", NameLevel::exact);
  CHECK(unseen < names.log_probability("王秀英", "王秀英", NameLevel::exact));
  CHECK(std::isfinite(unseen));
  CHECK(unseen <= 0);
}

TEST_CASE("an empty roll knows nothing and breaks nothing") {
  Vocabulary vocabulary;
  const PersonList empty(vocabulary);
  const PersonList pair = test::list_of(vocabulary, {{.name = "王秀英"}, {.name = "王秀英"}});
  const NameFrequencies frequencies(empty);
  Comparison c;
  c.name = NameLevel::exact;
  CHECK(std::isfinite(frequencies.log_probability(default_model(), c, pair[0], pair[1])));
}

}  // namespace
}  // namespace benefit::match
