// Tags on a person (人员标识, C2): what the registries say, from which day to which. From registries only,
// never inferred; and no tag enters a suspicion.
#pragma once

#include "verify/types/subject.hpp"
#include "verify/types/time.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace benefit::report {

enum class TagKind : std::uint8_t {
  registered_poor,  ///< 建档立卡
  lifted_out,  ///< 已脱贫: left the registry of the poor by the procedure, and is a poor person still (一)
  dibao,       ///< 低保
  extreme_hardship,  ///< 特困
  medical_aid,       ///< 医疗救助
};
std::string_view to_string(TagKind kind);  ///< "registered_poor"

struct Tag {
  TagKind kind = TagKind::registered_poor;
  DayInterval period;
  std::vector<Source> sources;  ///< the stays it rests on, in order

  friend bool operator==(const Tag&, const Tag&) = default;
};

/// All tags, in order of their first day, then kind. Stays of one kind that overlap or follow each other on
/// the next day are one tag: a day bears a tag if and only if some stay holds it that bears no other's name.
std::vector<Tag> tags_of(const SubjectFacts& facts);
/// Those of which some day lies in the period.
std::vector<Tag> tags_within(const SubjectFacts& facts, const DayInterval& period);

}  // namespace benefit::report
