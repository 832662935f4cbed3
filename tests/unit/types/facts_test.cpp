#include "verify/types/facts.hpp"

#include <set>
#include <string>

#include <catch2/catch.hpp>

namespace benefit {
namespace {

DeathRecord record() {
  DeathRecord death;
  death.id = CitizenId::from_body(11010519491231002);
  death.name = "王小明";
  death.death_date = Day{std::chrono::year{2018} / 1 / 20};
  return death;
}

TEST_CASE("a death record keeps its fingerprint from delivery to delivery") {
  DeathRecord later = record();
  later.source = {9, 99};
  later.recorded_on = Day{std::chrono::year{2018} / 2 / 1};
  CHECK(fingerprint(later) == fingerprint(record()));
  CHECK(fingerprint(record()).size() == 16);
}

TEST_CASE("another source, number, name or day is another record") {
  std::set<std::string> all = {fingerprint(record())};
  DeathRecord other = record();
  other.reported_by = DeathSource::village;
  all.insert(fingerprint(other));
  other = record();
  other.id.reset();
  all.insert(fingerprint(other));
  other.id_as_delivered = "1101051949";
  all.insert(fingerprint(other));
  other = record();
  other.name = "王小";
  all.insert(fingerprint(other));
  other = record();
  other.death_date += std::chrono::days{1};
  all.insert(fingerprint(other));
  CHECK(all.size() == 6);
}

TEST_CASE("a fingerprint is the same in every version of the product") {
  // Decisions are kept under it: a change here would make every record that was set aside count again.
  CHECK(fingerprint(record()) == "1c0a3d6c569bf3ff");
}

TEST_CASE("seen with a checked identity is strong, a card that can be lent is medium, a voice is weak") {
  for (const TraceKind kind :
       {TraceKind::counter_visit, TraceKind::home_visit, TraceKind::hospital_stay, TraceKind::vaccination})
    CHECK(strength_of(kind) == TraceStrength::strong);
  for (const TraceKind kind :
       {TraceKind::outpatient_visit, TraceKind::card_payment_in_person, TraceKind::travel})
    CHECK(strength_of(kind) == TraceStrength::medium);
  CHECK(strength_of(TraceKind::phone_contact) == TraceStrength::weak);
}

TEST_CASE("facts are stored by numbers that never change") {
  CHECK(static_cast<int>(Scheme::resident_pension) == 1);
  CHECK(static_cast<int>(Scheme::employee_pension) == 2);
  CHECK(static_cast<int>(Scheme::resident_medical) == 3);
  CHECK(static_cast<int>(Scheme::employee_medical) == 4);
  CHECK(static_cast<int>(Scheme::unemployment) == 5);
  CHECK(static_cast<int>(Scheme::maternity) == 6);
  CHECK(static_cast<int>(Scheme::work_injury) == 7);
  CHECK(static_cast<int>(DeathSource::health) == 1);
  CHECK(static_cast<int>(DeathSource::village) == 3);
  CHECK(static_cast<int>(Registry::dibao) == 1);
  CHECK(static_cast<int>(TraceKind::counter_visit) == 1);
  CHECK(static_cast<int>(TraceKind::phone_contact) == 8);
}

TEST_CASE("every value has a name of its own") {
  CHECK(to_string(Scheme::resident_pension) == "resident_pension");
  CHECK(to_string(Scheme::employee_pension) == "employee_pension");
  std::set<std::string_view> schemes;
  for (int i = 1; i <= 7; ++i) schemes.insert(to_string(static_cast<Scheme>(i)));
  CHECK(schemes.size() == 7);
  CHECK(to_string(DeathSource::civil_affairs) == "civil_affairs");
  std::set<std::string_view> kinds;
  for (int i = 1; i <= 8; ++i) kinds.insert(to_string(static_cast<TraceKind>(i)));
  CHECK(kinds.size() == 8);
}

}  // namespace
}  // namespace benefit
