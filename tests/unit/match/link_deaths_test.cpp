#include "verify/match/link_deaths.hpp"

#include "tests/support/facts_builder.hpp"

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::test;
using namespace std::chrono_literals;

namespace {

const Day as_of = 2018y / 4 / 10;

LinkUse use_of_only(const FactsBuilder& known) {
  const Links links = match::link_deaths(known.facts, AsOf(as_of));
  REQUIRE(links.deaths.size() == 1);
  return links.deaths.front().use;
}

}  // namespace

TEST_CASE("a death record with the same number and name is usable and says what agreed") {
  FactsBuilder known;
  known.enrolment();
  known.death(2018y / 1 / 5);
  const Links links = match::link_deaths(known.facts, AsOf(as_of));
  REQUIRE(links.deaths.size() == 1);
  const DeathLink& link = links.deaths.front();
  CHECK(link.use == LinkUse::usable);
  CHECK(link.fingerprint == fingerprint(known.facts.deaths.front()));
  CHECK(level_of(link.match, "id_number") == "exact");
  CHECK(level_of(link.match, "name") == "exact");
  CHECK(level_of(link.match, "address") == "missing");
}

TEST_CASE("the name on the record decides whether it is this person's") {
  FactsBuilder known;
  known.enrolment().name = "闫秀英";
  const auto [name, use] = GENERATE(table<const char*, LinkUse>({{"闫秀英", LinkUse::usable},
                                                                 {"阎秀英", LinkUse::usable},
                                                                 {"", LinkUse::usable},
                                                                 {"赵建国", LinkUse::other_person}}));
  known.death(2018y / 1 / 5).name = name;
  INFO(name);
  CHECK(use_of_only(known) == use);
}

TEST_CASE("who is not on the roll is known by the newest payment's name") {
  FactsBuilder known;
  known.payment(2017y / 1, yuan(100)).name = "王秀英";
  known.payment(2018y / 1, yuan(100)).name = "赵建国";
  known.payment(2018y / 2, yuan(100)).name = "";
  known.death(2018y / 1 / 5).name = "赵建国";
  CHECK(use_of_only(known) == LinkUse::usable);
  known.facts.deaths.front().name = "王秀英";
  CHECK(use_of_only(known) == LinkUse::other_person);
}

TEST_CASE("the roll entry made last names the subject") {
  FactsBuilder known;
  known.enrolment().name = "赵建国";
  known.facts.enrolments.back().enrolled_on = 2016y / 1 / 1;
  known.enrolment().name = "王秀英";  // enrolled earlier, delivered later
  known.enrolment().enrolled_on = std::nullopt;
  known.death(2018y / 1 / 5).name = "赵建国";
  CHECK(use_of_only(known) == LinkUse::usable);
}

TEST_CASE("a record set aside for this subject is out, whatever the delivery it comes with") {
  FactsBuilder known;
  known.enrolment();
  known.death(2018y / 1 / 5);
  known.facts.set_aside_records = {"0000000000000000", fingerprint(known.facts.deaths.front())};
  known.facts.deaths.front().source = {99, 4};
  CHECK(use_of_only(known) == LinkUse::set_aside);
}

TEST_CASE("a record that contradicts the calendar is out") {
  FactsBuilder known;
  known.enrolment();
  const Day born = known.facts.id.birth_date();
  const auto one_day = std::chrono::days{1};
  const auto [day, use] = GENERATE_COPY(table<Day, LinkUse>({{born - one_day, LinkUse::before_birth},
                                                             {born, LinkUse::usable},
                                                             {as_of, LinkUse::usable},
                                                             {as_of + one_day, LinkUse::after_run}}));
  known.death(day);
  CHECK(use_of_only(known) == use);
}

TEST_CASE("records come in order of date, and those without the subject's number not at all") {
  FactsBuilder known;
  known.enrolment();
  known.death(2018y / 2 / 1);
  known.death(2018y / 1 / 5, DeathSource::village);
  known.death(2018y / 1 / 1).id = std::nullopt;
  known.death(2018y / 1 / 1).id = citizen(4);
  const Links links = match::link_deaths(known.facts, AsOf(as_of));
  REQUIRE(links.deaths.size() == 2);
  CHECK(links.deaths[0].record.death_date == Day{2018y / 1 / 5});
  CHECK(links.deaths[1].record.death_date == Day{2018y / 2 / 1});
}

TEST_CASE("what likeness found is kept apart from exact identity, with its probability and its use") {
  FactsBuilder known;
  known.enrolment();
  known.linked_death(2018y / 1 / 5, 0.97);
  known.linked_death(2018y / 2 / 5, 0.1);
  known.linked_death(1900y / 1 / 1, 0.97);
  known.linked_death(2019y / 1 / 1, 0.97);
  known.facts.set_aside_records = {fingerprint(known.facts.linked_deaths.front().row)};
  const Links links = match::link_deaths(known.facts, AsOf(as_of));
  CHECK(links.deaths.empty());
  REQUIRE(links.probable_deaths.size() == 4);
  const auto use = [&links](std::size_t i) { return links.probable_deaths[i].use; };
  CHECK(use(0) == LinkUse::before_birth);
  CHECK(use(1) == LinkUse::set_aside);
  CHECK(use(2) == LinkUse::other_person);  // one of ten such pairs: nothing
  CHECK(use(3) == LinkUse::after_run);
  CHECK(links.probable_deaths[1].match.probability == 0.97);
}

TEST_CASE("a record that number and name settle is not judged a second time by likeness") {
  FactsBuilder known;
  known.enrolment();
  const DeathRecord record = known.death(2018y / 1 / 5);
  known.facts.linked_deaths.push_back({record, FactsBuilder::evidence(0.99)});
  CHECK(match::link_deaths(known.facts, AsOf(as_of)).probable_deaths.empty());
  known.facts.deaths.front().name = "赵建国";  // not the subject's: now it is likeness that speaks
  known.facts.linked_deaths.front().row.name = "赵建国";
  CHECK(match::link_deaths(known.facts, AsOf(as_of)).probable_deaths.size() == 1);
}

TEST_CASE("a record says nothing from the day of its withdrawal on") {
  FactsBuilder known;
  known.enrolment();
  const auto one_day = std::chrono::days{1};
  const auto [withdrawn_on, use] =
      GENERATE_COPY(table<std::optional<Day>, LinkUse>({{std::nullopt, LinkUse::usable},
                                                        {as_of + one_day, LinkUse::usable},
                                                        {as_of, LinkUse::withdrawn},
                                                        {as_of - one_day, LinkUse::withdrawn}}));
  known.death(2018y / 1 / 5).withdrawn_on = withdrawn_on;
  CHECK(use_of_only(known) == use);
  known.facts.set_aside_records = {fingerprint(known.facts.deaths.front())};
  CHECK(use_of_only(known) == LinkUse::set_aside);  // what a person decided is named first
}

TEST_CASE("a withdrawal takes back the copies that other deliveries brought of the record, and no other") {
  FactsBuilder known;
  known.enrolment();
  known.death(2018y / 1 / 5).recorded_on = 2018y / 1 / 8;
  DeathRecord later = known.facts.deaths.front();
  later.source = {9, 4};
  later.withdrawn_on = 2018y / 2 / 1;
  known.facts.deaths.push_back(later);
  known.death(2018y / 1 / 5, DeathSource::village);
  known.linked_death(2018y / 1 / 6, 0.97);
  const auto usable = [&known] {
    int number = 0;
    const Links links = match::link_deaths(known.facts, AsOf(as_of));
    for (const auto* list : {&links.deaths, &links.probable_deaths})
      for (const DeathLink& link : *list) number += link.use == LinkUse::usable ? 1 : 0;
    return number;
  };
  CHECK(usable() == 2);  // the village's own record, and what likeness found
  std::swap(known.facts.deaths[0], known.facts.deaths[1]);
  CHECK(usable() == 2);
  // Recorded anew after the withdrawal: somebody did die.
  known.facts.deaths[1].recorded_on = 2018y / 2 / 2;
  CHECK(usable() == 3);
}

TEST_CASE("a record that likeness found can be withdrawn too") {
  FactsBuilder known;
  known.enrolment();
  known.linked_death(2018y / 1 / 5, 0.97).row.withdrawn_on = as_of;
  CHECK(match::link_deaths(known.facts, AsOf(as_of)).probable_deaths.at(0).use == LinkUse::withdrawn);
  CHECK(match::link_deaths(known.facts, AsOf(as_of - std::chrono::days{1})).probable_deaths.at(0).use ==
        LinkUse::usable);
}
