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
    case DeathSource::police:
      return "police";
    case DeathSource::court:
      return "court";
  }
  return "health";
}

std::string_view to_string(Registry registry) {
  switch (registry) {
    case Registry::dibao:
      return "dibao";
    case Registry::registered_poor:
      return "registered_poor";
    case Registry::extreme_hardship:
      return "extreme_hardship";
    case Registry::medical_aid:
      return "medical_aid";
  }
  return "dibao";
}

std::string_view to_string(SubsidyBasis basis) {
  switch (basis) {
    case SubsidyBasis::poverty:
      return "poverty";
    case SubsidyBasis::unemployment:
      return "unemployment";
  }
  return "poverty";
}

std::string_view to_string(Payer payer) {
  switch (payer) {
    case Payer::person:
      return "person";
    case Payer::employer:
      return "employer";
    case Payer::unemployment_fund:
      return "unemployment_fund";
  }
  return "person";
}

std::string_view to_string(ContributionKind kind) {
  switch (kind) {
    case ContributionKind::regular:
      return "regular";
    case ContributionKind::back_payment:
      return "back_payment";
    case ContributionKind::refused:
      return "refused";
  }
  return "regular";
}

std::string_view to_string(Relation relation) {
  switch (relation) {
    case Relation::head:
      return "head";
    case Relation::spouse:
      return "spouse";
    case Relation::child:
      return "child";
    case Relation::parent:
      return "parent";
    case Relation::other:
      return "other";
  }
  return "head";
}

std::string_view to_string(HouseholdOutcome outcome) {
  switch (outcome) {
    case HouseholdOutcome::accepted:
      return "accepted";
    case HouseholdOutcome::refused:
      return "refused";
    case HouseholdOutcome::removed:
      return "removed";
  }
  return "accepted";
}

std::string_view to_string(MaternityKind kind) {
  switch (kind) {
    case MaternityKind::fixed_reimbursement:
      return "fixed_reimbursement";
    case MaternityKind::employee_benefit:
      return "employee_benefit";
  }
  return "fixed_reimbursement";
}

std::string_view to_string(AbsenceKind kind) {
  switch (kind) {
    case AbsenceKind::prison:
      return "prison";
    case AbsenceKind::settled_abroad:
      return "settled_abroad";
    case AbsenceKind::missing:
      return "missing";
  }
  return "prison";
}

std::string_view to_string(BenefitEventKind kind) {
  switch (kind) {
    case BenefitEventKind::certified_by_hand:
      return "certified_by_hand";
    case BenefitEventKind::suspended:
      return "suspended";
    case BenefitEventKind::resumed:
      return "resumed";
    case BenefitEventKind::account_changed:
      return "account_changed";
  }
  return "certified_by_hand";
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
