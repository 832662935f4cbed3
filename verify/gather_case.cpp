#include "verify/gather_case.hpp"

#include "verify/gather_things.hpp"
#include "verify/identity/date.hpp"
#include "verify/intake/catalogue.hpp"
#include "verify/rules/arrears.hpp"
#include "verify/rules/evidence.hpp"
#include "verify/rules/listed_months.hpp"
#include "verify/types/sha256.hpp"

#include <algorithm>
#include <set>

namespace benefit::pipeline {
namespace {

void add_unique(std::vector<std::string>& list, const std::string& text) {
  if (!text.empty() && std::find(list.begin(), list.end(), text) == list.end()) list.push_back(text);
}

Batch batch_of(const FactStore& facts, const DeathRecord& record) {
  auto batch = facts.batch(record.source.batch);
  if (!batch) throw Failure({ErrorCode::corrupt, "a death record's delivery is gone", "", ""});
  return *std::move(batch);
}

std::string supplier_of(const Batch& batch) { return std::string(intake::info(batch.header.feed).supplier); }

/// Each delivered copy of the records that count: who delivered any of them had a hand in it.
std::vector<cases::DeathOnFile> deaths_on_file(const FactStore& facts, const rules::Subject& subject) {
  std::set<std::string> usable;
  for (const DeathLink* death : subject.deaths()) usable.insert(death->fingerprint);
  std::vector<cases::DeathOnFile> deaths;
  if (usable.empty()) return deaths;
  for (const DeathRecord& record : subject.facts().deaths) {
    const std::string print = fingerprint(record);
    if (!usable.contains(print)) continue;
    const Batch batch = batch_of(facts, record);
    deaths.push_back({.supplier = supplier_of(batch),
                      .file_sha256 = batch.header.file_sha256,
                      .delivered_by = facts.deliverers_of(batch.id),
                      .fingerprint = print,
                      .fingerprint_of_any_name = fingerprint_of_any_name(record),
                      .death_date = record.death_date,
                      .received_at = batch.header.received_at,
                      .rows_digest = batch.rows_digest});
  }
  std::stable_sort(deaths.begin(), deaths.end(),
                   [](const auto& a, const auto& b) { return a.death_date < b.death_date; });
  return deaths;
}

/// The newest day after `death` on which the person was surely alive.
std::optional<Day> seen_after(const rules::Subject& subject, Day death, Day today) {
  std::optional<Day> newest;
  const auto seen = [&](Day day) {
    if (day > death && day <= today) newest = std::max(newest.value_or(day), day);
  };
  for (const TraceOfLife* trace : subject.strong_traces()) seen(trace->seen_on);
  for (const AssessedCollection& collected : subject.facts().collections)
    if (rules::certifies_life(collected)) seen(china_day_of(collected.collection.captured_at));
  return newest;
}

/// As it was told when the case was opened.
std::optional<SubjectFacts> facts_at_opening(const FactStore& facts, const Case& current) {
  return current.id == 0 ? std::nullopt : facts.subject(current.subject, current.opened_at);
}

/// What was done on the person's other cases while this one was there.
std::vector<CaseEvent> events_elsewhere(const CaseStore& cases, const Case& current) {
  std::vector<CaseEvent> events;
  for (const Case& other : cases.cases_of(current.subject))
    if (other.id != current.id)
      for (CaseEvent& event : cases.events_of(other.id))
        if (event.at >= current.opened_at) events.push_back(std::move(event));
  return events;
}

/// The officer's ID numbers that share a household with the subject, at whatever time.
std::vector<CitizenId> family_of(const Ports& ports, std::span<const HouseholdMember> households,
                                 const Officers& officers, std::string_view officer) {
  std::vector<CitizenId> family;
  for (const Registration& registration : officers.registrations()) {
    if (registration.user != officer) continue;
    const auto own = ports.facts.subject(registration.person, std::nullopt);
    if (!own) continue;
    for (const HouseholdMember& member : own->households)
      if (std::any_of(households.begin(), households.end(), [&](const HouseholdMember& other) {
            return other.household == member.household && other.county == member.county;
          })) {
        family.push_back(registration.person);
        break;
      }
  }
  return family;
}

}  // namespace

PersonOnFile::PersonOnFile(const Ports& ports, CitizenId id)
    : ports_(ports),
      facts_(ports.facts.subject(id, std::nullopt).value_or(SubjectFacts(id))),
      regions_(gather_regions(ports.facts, std::nullopt)),
      today_(china_day_of(ports.clock.now())),
      known_(facts_, today_, regions_) {}

cases::Situation PersonOnFile::situation(const Case& current, std::string_view officer) const {
  cases::Situation situation{.current = current,
                             .events = {},
                             .findings = {},
                             .suspension = ports_.cases.suspension_of(current.subject),
                             .on_file = {},
                             .officers = ports_.cases.officers()};
  if (current.id != 0) {
    situation.events = ports_.cases.events_of(current.id);
    situation.findings = ports_.cases.findings_of(current.id);
  }
  const SubjectFacts& facts = known_.facts();
  const rules::Subject& subject = known_.subject();
  cases::OnFile& file = situation.on_file;
  file.deaths = deaths_on_file(ports_.facts, subject);
  std::vector<HouseholdMember> households = facts.households;
  const auto before = facts_at_opening(ports_.facts, current);
  if (before) households.insert(households.end(), before->households.begin(), before->households.end());
  file.seen_alive = seen_alive(before);
  file.photo_givers = ports_.cases.photo_givers(current.subject);
  for (const AssessedCollection& collected : facts.collections)
    add_unique(file.certifiers, collected.collection.operator_name);
  for (const BenefitEvent& event : facts.benefit_events)
    if (event.kind == BenefitEventKind::certified_by_hand) add_unique(file.certifiers, event.operator_name);
  file.family = family_of(ports_, households, situation.officers, officer);
  file.elsewhere = events_elsewhere(ports_.cases, current);
  return situation;
}

std::optional<Day> PersonOnFile::seen_alive(const Case& current) const {
  return seen_alive(facts_at_opening(ports_.facts, current));
}

std::optional<Day> PersonOnFile::seen_alive(const std::optional<SubjectFacts>& at_opening) const {
  const rules::Subject& subject = known_.subject();
  if (subject.deaths().empty()) return std::nullopt;
  const Day death = subject.deaths().front()->record.death_date;
  const auto seen = seen_after(subject, death, today_.day());
  if (seen || !at_opening) return seen;
  return seen_after(KnownSubject(*at_opening, today_, regions_).subject(), death, today_.day());
}

std::vector<Arrears> PersonOnFile::back_pay(const std::optional<Suspension>& suspension,
                                            CaseId of_case) const {
  std::optional<Day> suspended_on;
  if (suspension && suspension->state == SuspensionState::in_force)
    suspended_on = china_day_of(*suspension->in_force_since);
  if (!suspended_on && known_.subject().deaths().empty()) return {};
  const rules::ListedMonths listed(ports_.facts.listed_months(std::nullopt), regions_);
  const rules::BackPay due = rules::back_pay(known_.subject(), suspended_on, today_, &listed);

  std::vector<Arrears> promised, promised_elsewhere;
  for (const Case& one : ports_.cases.cases_of(facts_.id))
    for (const Arrears& arrears : ports_.cases.back_pay_of(one.id))
      (one.id == of_case ? promised : promised_elsewhere).push_back(arrears);
  return rules::promise(due.owed, promised, promised_elsewhere);
}

HeldDeaths PersonOnFile::held_deaths(std::span<const StoredFinding> findings) const {
  const rules::Subject& subject = known_.subject();
  std::set<std::string> fingerprints;
  HeldDeaths held;
  for (const DeathLink* death : subject.deaths()) {
    fingerprints.insert(death->fingerprint);
    fingerprints.insert(fingerprint_of_any_name(death->record));
    add_unique(held.suppliers, supplier_of(batch_of(ports_.facts, death->record)));
  }
  for (const DeathLink* death : subject.probable_deaths()) fingerprints.insert(death->fingerprint);
  for (const StoredFinding& stored : findings)
    if (stored.open && stored.finding.key.check.starts_with('D'))
      fingerprints.merge(fingerprints_in(stored.finding));
  held.fingerprints.assign(fingerprints.begin(), fingerprints.end());
  return held;
}

Expected<Case> unopened_case(const Ports& ports, CitizenId subject) {
  const auto facts = ports.facts.subject(subject, std::nullopt);
  if (!facts)
    return tl::unexpected(Error{ErrorCode::not_found, "nothing is known under this number", "id_number", ""});
  const Enrolment* const entry = newest_enrolment(*facts);
  return Case{.id = 0,
              .subject = subject,
              .state = CaseState::open,
              .name = std::string(name_of(*facts)),
              .region = entry == nullptr ? RegionPath{} : entry->region,
              .taken_by = {},
              .outcome = {},
              .proposed_by = {},
              .opened_at = ports.clock.now(),
              .sums = {},
              .checks = {},
              .version = 1};
}

void deliver_sighting(const Ports& ports, const std::string& name, const std::optional<TraceOfLife>& trace,
                      const std::string& officer) {
  const std::string written = trace ? trace->id.to_string() + "," + std::string(to_string(trace->kind)) +
                                          "," + identity::format_day(trace->seen_on)
                                    : "none";
  const auto writer = ports.facts.begin_batch(
      {.feed = Feed::traces_of_life,
       .delivery = std::string(sighting_prefix) + name,
       .file_sha256 =
           sha256(std::span(reinterpret_cast<const std::uint8_t*>(written.data()), written.size())),
       .bytes = static_cast<std::int64_t>(written.size()),
       .received_at = ports.clock.now(),
       .received_by = officer});
  if (trace) {
    TraceOfLife row = *trace;
    row.source = {writer->id(), 1};
    writer->add(row);
  }
  writer->commit(Encoding::utf8, {"id_number", "kind", "seen_on"}, trace ? 1 : 0);
}

}  // namespace benefit::pipeline
