#include "verify/gather_things.hpp"

#include "verify/known_subject.hpp"
#include "verify/rules/account_tally.hpp"
#include "verify/rules/certification_tally.hpp"
#include "verify/rules/registry.hpp"

#include <algorithm>
#include <optional>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

namespace benefit::pipeline {
namespace {

bool runs(const GatherOptions& options, std::string_view code) {
  return std::ranges::find(options.checks, rules::find_check(code)) != options.checks.end();
}

// ---- accounts ----

/// nullopt: nobody is paid into it by what counts.
std::optional<rules::SharedAccount> read_account(const FactStore& facts, const rules::Sharing& sharing,
                                                 const GatherOptions& options) {
  rules::SharedAccount account;
  for (const CitizenId id : sharing.people)
    if (const auto known = facts.subject(id, std::nullopt))
      if (auto person = rules::person_paid_into(*known, sharing.account, options.as_of, options.regions))
        account.people.push_back(*std::move(person));
  if (account.people.empty()) return std::nullopt;
  account.account = account.people.front().account;
  return account;
}

/// Banks name holders who are paid nothing, too.
void read_holders(const FactStore& facts, std::vector<rules::SharedAccount>& shared) {
  std::unordered_map<std::string_view, rules::SharedAccount*> by_number;
  for (rules::SharedAccount& account : shared) by_number.emplace(account.account, &account);
  facts.for_each_account_holder(std::nullopt, [&](const AccountHolder& holder) {
    if (const auto found = by_number.find(holder.account); found != by_number.end())
      found->second->holders.push_back(holder);
  });
  for (rules::SharedAccount& account : shared)
    std::ranges::sort(account.holders, [](const AccountHolder& a, const AccountHolder& b) {
      return std::tie(a.id, a.source) < std::tie(b.id, b.source);
    });
}

rules::AccountsInUse gather_accounts(const FactStore& facts, const GatherOptions& options) {
  rules::AccountTally tally;
  facts.for_each_payee(rules::first_month_looked_at(options.as_of), options.as_of, std::nullopt,
                       [&](CitizenId person, std::string_view account) { tally.add(person, account); });
  rules::AccountsInUse accounts{.accounts_by_people = tally.accounts_by_people(),
                                .shared = {},
                                .households_delivered = options.households_delivered};
  for (const rules::Sharing& sharing : tally.shared_by(rules::least_people_sharing))
    if (auto account = read_account(facts, sharing, options)) accounts.shared.push_back(*std::move(account));
  std::ranges::sort(accounts.shared, {}, &rules::SharedAccount::account);
  if (!accounts.shared.empty()) read_holders(facts, accounts.shared);
  return accounts;
}

// ---- stations and operators ----

/// Who had died before a day. Death records are looked at first; whoever has one is read in full once.
class Deaths {
 public:
  Deaths(const FactStore& facts, const GatherOptions& options)
      : facts_(facts), as_of_(options.as_of), regions_(options.regions) {
    facts.for_each_numbered_death(std::nullopt, [this](const DeathRecord& record) {
      const auto [known, is_new] = earliest_.try_emplace(*record.id, record.death_date);
      if (!is_new) known->second = std::min(known->second, record.death_date);
    });
  }

  bool had_died(CitizenId person, Day before) {
    const auto recorded = earliest_.find(person);
    if (recorded == earliest_.end() || recorded->second >= before) return false;
    const std::optional<Day> death = standing_death(person);
    return death && *death < before;
  }

 private:
  std::optional<Day> standing_death(CitizenId person) {
    const auto [known, is_new] = standing_.try_emplace(person);
    if (!is_new) return known->second;
    if (const auto facts = facts_.subject(person, std::nullopt)) {
      const AsOf day(as_of_);
      const KnownSubject file{*facts, day, regions_};
      if (file.subject().death_stands()) known->second = file.subject().death_date();
    }
    return known->second;
  }

  const FactStore& facts_;
  const Day as_of_;
  const RegionHistory& regions_;
  std::unordered_map<CitizenId, Day> earliest_;
  std::unordered_map<CitizenId, std::optional<Day>> standing_;
};

std::vector<rules::StationWork> gather_work(const FactStore& facts, const std::vector<Station>& stations,
                                            const GatherOptions& options) {
  Deaths deaths{facts, options};
  rules::CertificationTally tally{options.as_of, stations, options.regions};
  facts.for_each_certification(std::nullopt, [&](const Certification& certification) {
    if (tally.counts(certification))
      tally.add(certification, deaths.had_died(certification.person, certification.day));
  });
  return tally.work();
}

}  // namespace

std::vector<Region> region_rows(const FactStore& facts, std::optional<Instant> known_at) {
  std::vector<Region> regions;
  facts.for_each_region(known_at, [&](const Region& row) { regions.push_back(row); });
  return regions;
}

RegionHistory gather_regions(const FactStore& facts, std::optional<Instant> known_at) {
  return RegionHistory(region_rows(facts, known_at));
}

report::PlaceNames gather_place_names(const FactStore& facts) {
  return report::PlaceNames(region_rows(facts, std::nullopt));
}

rules::ThingFacts gather_things(const FactStore& facts, const GatherOptions& options) {
  rules::ThingFacts things;
  if (runs(options, "I1"))
    facts.for_each_project(std::nullopt, [&](const Project& row) { things.projects.push_back(row); });
  if (runs(options, "A1")) things.accounts = gather_accounts(facts, options);
  if (runs(options, "A2")) {
    facts.for_each_station(std::nullopt, [&](const Station& row) { things.stations.push_back(row); });
    things.work = gather_work(facts, things.stations, options);
  }
  return things;
}

}  // namespace benefit::pipeline
