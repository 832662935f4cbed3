#include "verify/match/two_numbers.hpp"

#include "verify/match/dedupe.hpp"
#include "verify/match/explanation.hpp"

#include <array>
#include <cmath>
#include <string>
#include <utility>

namespace benefit::match {
namespace {

enum class AccountLevel : std::uint8_t { missing, same, different };

std::string_view to_string(AccountLevel level) {
  constexpr std::array<std::string_view, 3> names{"missing", "same", "different"};
  return names.at(static_cast<std::size_t>(level));
}

AccountLevel compare_accounts(std::uint64_t left, std::uint64_t right) {
  if (left == 0 || right == 0) return AccountLevel::missing;
  return left == right ? AccountLevel::same : AccountLevel::different;
}

/// Two registrations of one person often draw into one bank account, and couples and families often share
/// one; strangers do not.
FurtherEvidence evidence_of(AccountLevel level) {
  if (level == AccountLevel::missing) return {};
  FurtherEvidence same{};
  const auto set = [&same](PairKind kind, double share) { same[static_cast<std::size_t>(kind)] = share; };
  set(PairKind::same_person, 0.5);
  set(PairKind::strangers, 1e-4);
  set(PairKind::household, 0.2);
  set(PairKind::twins, 0.2);
  for (double& share : same) share = std::log(level == AccountLevel::same ? share : 1 - share);
  return same;
}

}  // namespace

Expected<std::vector<RecordLink>> find_two_numbers(const StoredRoll& roll, unsigned threads,
                                                   Progress& progress) {
  const PersonList& people = roll.people;
  DedupeOptions options;
  options.threads = threads;
  options.least_probability = 0;  // a bank account may still speak for a pair
  const auto run = dedupe(people, default_model_of_one_list(), options, progress);
  if (!run) return tl::unexpected(run.error());
  const PatternScores scores(run->model);
  std::vector<RecordLink> links;
  for (const Link& pair : run->pairs) {
    RowIndex larger = pair.left, smaller = pair.right;
    if (roll.entries[larger].id == roll.entries[smaller].id) continue;
    if (roll.entries[larger].id < roll.entries[smaller].id) std::swap(larger, smaller);
    const Person &one = people[larger], &other = people[smaller];
    const StoredRoll::Entry &subject = roll.entries[larger], &record = roll.entries[smaller];
    const AccountLevel account = compare_accounts(subject.account, record.account);
    const double log_name = run->frequencies->log_probability(run->model, pair.comparison, one, other);
    const bool two_numbers = have_two_numbers(one, other);
    const auto weight = [&](bool numbers, const FurtherEvidence& further) {
      return scores.log_odds(pair.comparison, log_name, people.size(), numbers, further) / std::log(2.0);
    };
    const double all = weight(two_numbers, evidence_of(account)), without_account = weight(two_numbers, {});
    if (!is_kept(all)) continue;
    auto compared =
        comparisons_of(explain(run->model, *run->frequencies, roll.vocabulary, one, other, people.size()));
    compared.push_back({"two_numbers", "", without_account - weight(false, {})});
    compared.push_back({"account", std::string(to_string(account)), all - without_account});
    links.push_back({subject.id, subject.source.batch, RecordKind::roll_entry, record.source, record.id, all,
                     std::move(compared)});
  }
  return links;
}

}  // namespace benefit::match
