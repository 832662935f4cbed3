// What a letter about a case says, read from the ports at that moment.
#pragma once

#include "verify/cases/on_file.hpp"
#include "verify/pipeline.hpp"
#include "verify/report/language.hpp"
#include "verify/report/letter/values.hpp"
#include "verify/types/letter.hpp"

#include <string>

namespace benefit::pipeline {

struct LetterOrder {
  LetterKind kind = LetterKind::decision;
  report::Language language = report::Language::chinese;
  std::string supplier;  ///< of a correction, as the catalogue of feeds names him
  std::string number;
};

/// The values that a letter is filled with. Reasons are those of the findings that the letter is about, as
/// far as they may be told (report::told_reasons), and what was chosen by lot; sums of different checks are
/// never added. A provision whose words speak of fraud is cited by its place alone: whoever gets a letter has
/// committed none.
/// Errors: conflict (a notice, and the policy cannot count the period for reply; a correction, and no wrong
/// record of the supplier is on file any more; nothing on file may be told).
Expected<report::LetterValues> gather_letter(const Ports& ports, const cases::Situation& situation,
                                             const LetterOrder& order, const report::LetterOffice& office);

/// Values of nobody, to try a template with: every placeholder has one.
report::LetterValues sample_letter(const LetterOrder& order, const report::LetterOffice& office, Day today);

}  // namespace benefit::pipeline
