#include "verify/gather_case.hpp"

#include "verify/cases/state_machine.hpp"
#include "verify/gather_things.hpp"
#include "verify/identity/date.hpp"
#include "verify/intake/catalogue.hpp"
#include "verify/rules/arrears.hpp"
#include "verify/rules/evidence.hpp"
#include "verify/rules/listed_months.hpp"
#include "verify/types/sha256.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>
#include <ranges>
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

/// All feeds of one supplier.
std::vector<Feed> feeds_of(std::string_view supplier) {
  std::vector<Feed> feeds;
  for (const intake::FeedInfo& one : intake::feeds())
    if (one.supplier == supplier) feeds.push_back(one.feed);
  return feeds;
}

/// Two lists of three people and more that have two thirds of their rows in common, each of its own, are
/// taken for copies of one: who registers deaths by itself has other people, days, or days of recording in
/// its lists. That takes honest lists without days of recording for copies, too, where two suppliers cover
/// the same people to the full. It costs a suspension; the other mistake costs somebody his food.
bool is_mostly_in(const SharedRows& rows) {
  constexpr std::int64_t few = 2;
  return rows.shared > few && 3 * rows.shared >= 2 * rows.looked_at;
}
/// But for one row, which may be the altered one.
bool is_wholly_in(const SharedRows& rows) { return rows.looked_at > 0 && rows.shared + 1 >= rows.looked_at; }

/// What lists of one supplier have in common with another's.
struct InCommon {
  bool mostly = false;  ///< one of the lists
  bool wholly = false;
};

/// A list by how many rows it has, the longest first.
using ListBySize = std::pair<std::int64_t, BatchId>;
/// The lists of each supplier that have named the person.
using ListsOfSuppliers = std::map<std::string, std::set<ListBySize, std::greater<>>>;

ListsOfSuppliers lists_naming(const FactStore& facts, std::span<const DeathRecord> records) {
  ListsOfSuppliers lists;
  for (const DeathRecord& record : records) {
    const Batch batch = batch_of(facts, record);
    lists[supplier_of(batch)].emplace(batch.rows_accepted, batch.id);
  }
  return lists;
}

/// Of many lists the longest are looked at, which short ones cannot push out of sight.
InCommon in_common(const FactStore& facts, const std::set<ListBySize, std::greater<>>& lists,
                   std::string_view other_supplier, Instant since) {
  constexpr std::size_t most_lists = 8;
  InCommon common;
  for (const auto& [size, list] : lists | std::views::take(most_lists)) {
    const SharedRows rows = facts.shared_deaths(list, feeds_of(other_supplier), since);
    common.mostly = common.mostly || is_mostly_in(rows);
    common.wholly = common.wholly || is_wholly_in(rows);
  }
  return common;
}

/// `ever`: the person's death records at any time since then. A list of one or two rows is a part of another
/// supplier's when that one is covered in turn.
void note_copies(const FactStore& facts, std::vector<cases::DeathOnFile>& deaths,
                 std::span<const DeathRecord> ever, Instant since) {
  std::set<std::string> suppliers;
  for (const cases::DeathOnFile& death : deaths) suppliers.insert(death.supplier);
  if (suppliers.size() < 2) return;
  ListsOfSuppliers lists = lists_naming(facts, ever);
  const auto note = [&](const std::string& one, const std::string& other) {
    for (cases::DeathOnFile& death : deaths)
      if (death.supplier == one) death.nearly_one_list_with.push_back(other);
  };
  for (auto one = suppliers.begin(); one != suppliers.end(); ++one)
    for (auto other = std::next(one); other != suppliers.end(); ++other) {
      const InCommon there = in_common(facts, lists[*one], *other, since);
      const InCommon back = in_common(facts, lists[*other], *one, since);
      if ((there.mostly && (back.mostly || back.wholly)) || (back.mostly && there.wholly)) {
        note(*one, *other);
        note(*other, *one);
      }
    }
}

/// A record as it came over time: in whatever list of its supplier, under the same number and day.
struct Copies {
  std::vector<std::string> delivered_by;  ///< and whose lists those took the place of
  Instant first;
};

Copies copies_of(const FactStore& facts, const DeathRecord& record, std::span<const DeathRecord> ever) {
  const Batch own = batch_of(facts, record);
  Copies copies{.delivered_by = {}, .first = own.header.received_at};
  const std::string print = fingerprint_of_any_name(record);
  for (const DeathRecord& copy : ever) {
    if (fingerprint_of_any_name(copy) != print) continue;
    for (const std::string& user : facts.deliverers_of(copy.source.batch))
      add_unique(copies.delivered_by, user);
    const Batch batch = batch_of(facts, copy);
    if (supplier_of(batch) == supplier_of(own))
      copies.first = std::min(copies.first, batch.header.received_at);
  }
  return copies;
}

/// Who had a hand in any of these lists.
std::vector<std::string> deliverers_of(const FactStore& facts, std::span<const DeathRecord> records) {
  std::vector<std::string> users;
  for (const DeathRecord& record : records)
    for (const std::string& user : facts.deliverers_of(record.source.batch)) add_unique(users, user);
  return users;
}

/// Each delivered copy of the records that count: who delivered any of them had a hand in it. `ever`: the
/// person's death records at any time since then.
std::vector<cases::DeathOnFile> deaths_on_file(const FactStore& facts, const rules::Subject& subject,
                                               std::span<const DeathRecord> ever, Instant since) {
  std::set<std::string> usable;
  for (const DeathLink* death : subject.deaths()) usable.insert(death->fingerprint);
  std::vector<const DeathRecord*> records;
  for (const DeathRecord& record : subject.facts().deaths)
    if (usable.contains(fingerprint(record))) records.push_back(&record);
  std::stable_sort(records.begin(), records.end(),
                   [](const DeathRecord* a, const DeathRecord* b) { return a->death_date < b->death_date; });
  std::vector<cases::DeathOnFile> deaths;
  for (const DeathRecord* record : records) {
    const Batch batch = batch_of(facts, *record);
    Copies copies = copies_of(facts, *record, ever);
    deaths.push_back({.supplier = supplier_of(batch),
                      .file_sha256 = batch.header.file_sha256,
                      .delivered_by = std::move(copies.delivered_by),
                      .known_since = copies.first,
                      .fingerprint = fingerprint(*record),
                      .fingerprint_of_any_name = fingerprint_of_any_name(*record),
                      .death_date = record->death_date,
                      .received_at = batch.header.received_at,
                      .recorded_on = record->recorded_on});
  }
  note_copies(facts, deaths, ever, since);
  return deaths;
}

/// Of a person's facts at any time since a case was opened, without what an officer saw and another officer
/// took back by `death restore`: nobody else withdraws a sighting.
void leave_out_restored_sightings(SubjectFacts& ever, const SubjectFacts& now, const FactStore& facts) {
  std::erase_if(ever.traces, [&](const TraceOfLife& trace) {
    const bool is_current = std::any_of(now.traces.begin(), now.traces.end(),
                                        [&](const TraceOfLife& one) { return one.source == trace.source; });
    if (is_current) return false;
    const auto batch = facts.batch(trace.source.batch);
    return batch && batch->header.delivery.starts_with(sighting_prefix);
  });
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

/// Since when what is on file counts for a case, whatever becomes of it meanwhile: since the first death record
/// of the person came, or the first of his cases was opened, for a case that is withdrawn and comes anew
/// forgets nothing, and a list that is exchanged before a run looks at it is not unseen. `all_ever`: the
/// person's facts at any time.
Instant begin_of(const Case& current, std::span<const Case> all_of_person, const SubjectFacts& all_ever,
                 const FactStore& facts) {
  Instant begin = current.opened_at;
  for (const Case& one : all_of_person) begin = std::min(begin, one.opened_at);
  constexpr std::chrono::milliseconds just_before{1};  // what was exchanged at the same moment counts, too
  for (const DeathRecord& record : all_ever.deaths)
    begin = std::min(begin, batch_of(facts, record).header.received_at - just_before);
  return begin;
}

/// What was done on the person's other cases.
std::vector<CaseEvent> events_elsewhere(const CaseStore& cases, const Case& current,
                                        std::span<const Case> all_of_person) {
  std::vector<CaseEvent> events;
  for (const Case& other : all_of_person)
    if (other.id != current.id)
      for (CaseEvent& event : cases.events_of(other.id)) events.push_back(std::move(event));
  return events;
}

/// A household's number as it is meant: "130225-000123" and "130225-123" are one.
std::string household_number(std::string_view written) {
  std::string number;
  bool is_in_group = false;
  for (std::size_t i = 0; i < written.size(); ++i) {
    const char c = written[i];
    if (c == '-' || c == ' ' || c == '/' || c == '.') {
      is_in_group = false;
      continue;
    }
    const bool is_digit_next = i + 1 < written.size() && written[i + 1] >= '0' && written[i + 1] <= '9';
    if (!is_in_group && c == '0' && is_digit_next) continue;
    if (!is_in_group && !number.empty()) number += ' ';
    is_in_group = true;
    number += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return number;
}

/// The county is not looked at: a list may lack it, or give a member another one. Two counties that number
/// alike keep an officer from a case that another one can take.
bool are_one_household(const HouseholdMember& one, const HouseholdMember& other) {
  return household_number(one.household) == household_number(other.household);
}

/// The person's ID numbers, of whom this account is, that share a household with the subject. `own` reads
/// what is known of a number.
template <class Own>
std::vector<CitizenId> family_of(std::span<const HouseholdMember> households, const Officers& officers,
                                 std::string_view user, Own own) {
  std::vector<CitizenId> family;
  if (households.empty()) return family;
  for (const Registration* registration : officers.of_person(user)) {
    const std::optional<SubjectFacts> facts = own(registration->person);
    if (facts && std::any_of(facts->households.begin(), facts->households.end(), [&](const auto& member) {
          return std::any_of(households.begin(), households.end(),
                             [&](const auto& other) { return are_one_household(member, other); });
        }))
      family.push_back(registration->person);
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
    // One that was withdrawn leads nobody to pay: another case finds what is still owed.
    if (current.state != CaseState::withdrawn) situation.back_pay = ports_.cases.back_pay_of(current.id);
  }
  const FactStore& store = ports_.facts;
  const std::vector<Case> all_of_person = ports_.cases.cases_of(current.subject);
  const SubjectFacts all_ever = facts_since(Instant{});
  const Instant begin = begin_of(current, all_of_person, all_ever, store);
  const SubjectFacts ever = facts_since(begin);
  cases::OnFile& file = situation.on_file;
  HeldAgainst held = held_against(ever, begin);
  file.deaths = std::move(held.deaths);
  file.source_deliverers = deliverers_of(store, ever.deaths);
  file.seen_alive = held.seen_alive;
  file.photo_givers = ports_.cases.photo_givers(current.subject);
  for (const AssessedCollection& collected : ever.collections)
    add_unique(file.certifiers, collected.collection.operator_name);
  for (const BenefitEvent& event : ever.benefit_events)
    if (event.kind == BenefitEventKind::certified_by_hand) add_unique(file.certifiers, event.operator_name);
  const auto at_any_time = [&](CitizenId person) { return store.subject_since(person, Instant{}); };
  file.family = family_of(all_ever.households, situation.officers, officer, at_any_time);
  const auto proposer = current.proposed_by ? current.proposed_by
                        : situation.suspension && situation.suspension->is_active()
                            ? situation.suspension->proposed_by
                            : std::nullopt;
  if (proposer)
    file.family_of_proposer = family_of(all_ever.households, situation.officers, *proposer, at_any_time);
  if (!file.family.empty()) file.family_before = family_known_before(situation.officers, officer, begin);
  file.elsewhere = events_elsewhere(ports_.cases, current, all_of_person);
  if (const auto until = cases::reply_until(ports_.policy, current.region.county, today_.day()); !until)
    file.no_reply_period = until.error();
  return situation;
}

std::vector<CitizenId> PersonOnFile::family_known_before(const Officers& officers, std::string_view officer,
                                                         Instant begin) const {
  const auto on_day = [](std::vector<HouseholdMember> members, Day day) {
    std::erase_if(members, [day](const HouseholdMember& one) { return !one.period.contains(day); });
    return members;
  };
  const auto family_at = [&](const std::vector<HouseholdMember>& own, std::optional<Instant> at, Day day) {
    return family_of(on_day(own, day), officers, officer, [&](CitizenId person) {
      auto facts = ports_.facts.subject(person, at);
      if (facts) facts->households = on_day(std::move(facts->households), day);
      return facts;
    });
  };
  const auto before = ports_.facts.subject(facts_.id, begin);
  if (!before) return {};
  std::vector<CitizenId> family = family_at(before->households, begin, china_day_of(begin));
  const std::vector<CitizenId> now = family_at(facts_.households, std::nullopt, today_.day());
  std::erase_if(family, [&](CitizenId person) { return std::ranges::find(now, person) == now.end(); });
  return family;
}

SubjectFacts PersonOnFile::facts_since(Instant begin) const {
  SubjectFacts ever = ports_.facts.subject_since(facts_.id, begin).value_or(SubjectFacts(facts_.id));
  leave_out_restored_sightings(ever, known_.facts(), ports_.facts);
  return ever;
}

HeldAgainst PersonOnFile::held_against(const Case& current) const {
  const Instant begin = begin_of(current, ports_.cases.cases_of(current.subject), facts_since(Instant{}),
                                 ports_.facts);
  return held_against(facts_since(begin), begin);
}

HeldAgainst PersonOnFile::held_against(const SubjectFacts& ever, Instant begin) const {
  const rules::Subject& subject = known_.subject();
  HeldAgainst held{.deaths = deaths_on_file(ports_.facts, subject, ever.deaths, begin), .seen_alive = {}};
  if (!subject.deaths().empty())
    held.seen_alive = seen_after(KnownSubject(ever, today_, regions_).subject(),
                                 subject.deaths().front()->record.death_date, today_.day());
  return held;
}

std::vector<Arrears> PersonOnFile::back_pay(const std::optional<Suspension>& suspension,
                                            CaseId of_case) const {
  std::optional<Day> suspended_on;
  if (suspension && suspension->state == SuspensionState::in_force)
    suspended_on = china_day_of(*suspension->in_force_since);
  if (!suspended_on && known_.subject().deaths().empty()) return {};
  const rules::ListedMonths listed(ports_.facts.listed_months(std::nullopt), regions_);
  const rules::BackPay due = rules::back_pay(known_.subject(), suspended_on, today_, &listed);

  std::vector<Arrears> elsewhere;
  for (const PromisedBackPay& one : ports_.cases.promised_back_pay(facts_.id))
    if (one.by_case != of_case) elsewhere.push_back(one.arrears);
  return rules::promise(due.owed, ports_.cases.back_pay_of(of_case), elsewhere);
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
