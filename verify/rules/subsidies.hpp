// What the checks ask about contributions and who paid them.
#pragma once

#include "verify/types/subject.hpp"

#include <map>
#include <string>
#include <vector>

namespace benefit::rules {

/// In order of payment, then source.
bool paid_earlier(const GovernmentContribution* a, const GovernmentContribution* b);

/// What government paid for one scheme and year on one ground, in order of payment, then source.
struct Subsidies {
  std::vector<const GovernmentContribution*> own;
  std::vector<const GovernmentContribution*> of_others;  ///< beside the number, but somebody else is named
};
/// Parts the rows by whom they name, in their order. Somebody else is whoever is named neither on the roll
/// nor in payments; where they name nobody, whoever is not named in the first row of the ledger.
Subsidies parted_by_name(const SubjectFacts& facts, std::vector<const GovernmentContribution*> rows);
Subsidies subsidies_for(const SubjectFacts& facts, Scheme scheme, SubsidyBasis basis, int year);
/// Of all years, whoever is named.
std::vector<const GovernmentContribution*> subsidies_of(const SubjectFacts& facts, Scheme scheme,
                                                        SubsidyBasis basis);
/// What one payer paid to one scheme for one year, back payments apart and refused ones left out, in order of
/// payment, then source.
std::vector<const Contribution*> contributions_for(const SubjectFacts& facts, Scheme scheme, Payer payer,
                                                   int year);
/// All of one payer to one scheme, of every kind, in order of payment, then source.
std::vector<const Contribution*> contributions_of(const SubjectFacts& facts, Scheme scheme, Payer payer);

/// Tells apart the findings of one check that the day alone does not: of "2018:2018-05-01" the second becomes
/// "2018:2018-05-01:2". A line number would not do, for the next delivery has the row on another line.
class PeriodKeys {
 public:
  std::string next(std::string period);

 private:
  std::map<std::string, int> given_;
};

template <class Row>
Fen sum_of(const std::vector<const Row*>& rows) {
  Fen sum;
  for (const Row* row : rows) sum += row->amount;
  return sum;
}

}  // namespace benefit::rules
