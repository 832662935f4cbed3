// What a check found: evidence for a person to judge, never a verdict.
#pragma once

#include "verify/types/citizen_id.hpp"
#include "verify/types/facts.hpp"
#include "verify/types/money.hpp"
#include "verify/types/photo.hpp"
#include "verify/types/region.hpp"
#include "verify/types/time.hpp"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace benefit {

/// A value inside a reason, kept typed so that each language prints it its own way.
using ReasonValue = std::variant<std::int64_t, double, std::string, Fen, Day, Month>;

/// A reason is a code and values; the sentence is made at the edge (verify/report/sentences.hpp).
struct Reason {
  std::string code;  ///< "d1.paid_after_death"
  std::vector<std::pair<std::string, ReasonValue>> values;

  friend bool operator==(const Reason&, const Reason&) = default;
};

/// What a reason rests on: a delivered row, or a photo.
struct Citation {
  std::optional<Source> row;
  std::optional<PhotoId> photo;
  friend bool operator==(const Citation&, const Citation&) = default;
};

/// The stable name of a finding: the same check, subject and period is the same finding in every run.
struct FindingKey {
  std::string check;  ///< provision code, "D1"
  CitizenId subject;
  /// What tells two findings of one check and subject apart. Each check says what it is (Check::period): a
  /// time ("2018", "2018-03", "2018-01-05"), a collection ("collection:17"), a scheme ("resident_pension"), a
  /// kind ("two_people").
  std::string period;

  friend auto operator<=>(const FindingKey&, const FindingKey&) = default;
};

struct Finding {
  FindingKey key;
  std::string name;  ///< the subject's name on the roll, for the case list
  RegionPath region;
  Sums sums;
  std::vector<Reason> reasons;
  std::vector<Citation> citations;

  friend bool operator==(const Finding&, const Finding&) = default;
};

/// Every text of a value "fingerprint" among its reasons: the death records, or other people's numbers, that
/// it names without telling them.
std::set<std::string> fingerprints_in(const Finding& finding);

/// JSON text of reasons and citations, used by the store and by the API alike.
/// Values: {"int":1} {"number":0.5} {"text":"..."} {"fen":1} {"day":"2018-03-01"} {"month":"2018-03"}.
std::string to_json(const std::vector<Reason>& reasons);
std::string to_json(const std::vector<Citation>& citations);
/// Throws Failure(corrupt) when the text was not written by to_json.
std::vector<Reason> reasons_from_json(std::string_view text);
std::vector<Citation> citations_from_json(std::string_view text);

}  // namespace benefit
