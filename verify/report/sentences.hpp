// From codes and values to sentences that a clerk can read aloud to a pensioner: plain, kind, accusing
// nobody.
#pragma once

#include "verify/report/language.hpp"
#include "verify/report/place_names.hpp"
#include "verify/types/feed.hpp"
#include "verify/types/finding.hpp"

#include <string>
#include <string_view>

namespace benefit::report {

/// One or more whole sentences. A code without a sentence (written by a newer version) comes back as it is, a
/// value that the reason does not have as "…". Counties are named by `places`.
std::string sentence(const Reason& reason, Language language, const PlaceNames& places = {});

/// Why a row was refused or kept with a defect, without line and column; the detail follows in brackets.
std::string sentence(const RowDefect& defect, Language language);
/// What to do about it; empty for an unknown code.
std::string hint(const RowDefect& defect, Language language);

/// Both: what is wrong, and what to do about it.
std::string explanation(const RowDefect& defect, Language language);

/// "Paid or certified after a recorded death" for "D1"; the code itself when it is unknown.
std::string check_title(std::string_view check, Language language);

}  // namespace benefit::report
