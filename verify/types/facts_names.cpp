#include "verify/types/facts.hpp"

namespace benefit {

std::string_view to_string(Scheme scheme) {
  switch (scheme) {
    case Scheme::resident_pension:
      return "resident_pension";
    case Scheme::employee_pension:
      return "employee_pension";
    case Scheme::resident_medical:
      return "resident_medical";
    case Scheme::employee_medical:
      return "employee_medical";
    case Scheme::unemployment:
      return "unemployment";
    case Scheme::maternity:
      return "maternity";
    case Scheme::work_injury:
      return "work_injury";
  }
  return "resident_pension";
}

std::string_view to_string(DeathSource source) {
  switch (source) {
    case DeathSource::health:
      return "health";
    case DeathSource::civil_affairs:
      return "civil_affairs";
    case DeathSource::village:
      return "village";
  }
  return "health";
}

std::string_view to_string(Registry registry) {
  switch (registry) {
    case Registry::dibao:
      return "dibao";
    case Registry::registered_poor:
      return "registered_poor";
  }
  return "dibao";
}

std::string_view to_string(TraceKind kind) {
  switch (kind) {
    case TraceKind::counter_visit:
      return "counter_visit";
    case TraceKind::home_visit:
      return "home_visit";
    case TraceKind::hospital_stay:
      return "hospital_stay";
    case TraceKind::vaccination:
      return "vaccination";
    case TraceKind::outpatient_visit:
      return "outpatient_visit";
    case TraceKind::card_payment_in_person:
      return "card_payment_in_person";
    case TraceKind::travel:
      return "travel";
    case TraceKind::phone_contact:
      return "phone_contact";
  }
  return "counter_visit";
}

}  // namespace benefit
