#include "verify/report/ledger/tags.hpp"

#include "verify/identity/other_name.hpp"

#include <algorithm>
#include <optional>
#include <tuple>

namespace benefit::report {
namespace {

using std::chrono::days;

TagKind kind_of(Registry registry) {
  switch (registry) {
    case Registry::dibao:
      return TagKind::dibao;
    case Registry::registered_poor:
      return TagKind::registered_poor;
    case Registry::extreme_hardship:
      return TagKind::extreme_hardship;
    case Registry::medical_aid:
      return TagKind::medical_aid;
  }
  return TagKind::dibao;
}

bool in_order(const Tag& a, const Tag& b) {
  return std::tie(a.period.from, a.kind, a.sources) < std::tie(b.period.from, b.kind, b.sources);
}

/// `next` begins no earlier than `tag`.
bool goes_on_with(const Tag& tag, const Tag& next) {
  return !tag.period.to || next.period.from <= *tag.period.to + days{1};
}

void append(Tag& tag, const Tag& next) {
  if (!next.period.to || (tag.period.to && *next.period.to > *tag.period.to)) tag.period.to = next.period.to;
  tag.sources.insert(tag.sources.end(), next.sources.begin(), next.sources.end());
}

}  // namespace

std::string_view to_string(TagKind kind) {
  switch (kind) {
    case TagKind::registered_poor:
      return "registered_poor";
    case TagKind::lifted_out:
      return "lifted_out";
    case TagKind::dibao:
      return "dibao";
    case TagKind::extreme_hardship:
      return "extreme_hardship";
    case TagKind::medical_aid:
      return "medical_aid";
  }
  return "registered_poor";
}

std::vector<Tag> tags_of(const SubjectFacts& facts) {
  std::vector<Tag> single;
  for (const RegistryPeriod& stay : facts.registry_periods) {
    if (identity::bears_other_name(facts, stay.name)) continue;
    single.push_back({kind_of(stay.registry), stay.period, {stay.source}});
    if (stay.registry == Registry::registered_poor && stay.exit_procedure.value_or(false) && stay.period.to)
      single.push_back({TagKind::lifted_out, {*stay.period.to + days{1}, std::nullopt}, {stay.source}});
  }
  std::sort(single.begin(), single.end(), in_order);
  std::vector<Tag> tags;
  for (const Tag& one : single) {
    const auto last =
        std::find_if(tags.rbegin(), tags.rend(), [&](const Tag& tag) { return tag.kind == one.kind; });
    if (last != tags.rend() && goes_on_with(*last, one))
      append(*last, one);
    else
      tags.push_back(one);
  }
  for (Tag& tag : tags) std::sort(tag.sources.begin(), tag.sources.end());
  return tags;
}

std::vector<Tag> tags_within(const SubjectFacts& facts, const DayInterval& period) {
  std::vector<Tag> tags = tags_of(facts);
  std::erase_if(tags, [&](const Tag& tag) { return !tag.period.overlaps(period); });
  return tags;
}

}  // namespace benefit::report
