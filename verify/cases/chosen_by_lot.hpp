// Cases of the random arm (verify/types/sample.hpp): a payment or certification that was chosen by lot. They
// wait in a queue of their own, are taken, decided and confirmed like any other, and gather no findings:
// whoever looks at one does not see what the checks say. The person is not suspected, so no notice is served
// on one before it is decided.
#pragma once

#include "verify/types/case_store.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace benefit::cases {

/// What a month of delay counts (priority.hpp): what is estimated from the sample comes as much later.
/// Judgement: it comes after money that flows, and before a photo that is to be taken again.
inline constexpr Fen review_counts{1'500};

/// Opens the case of a draw. `unopened` names and places the subject; `what` is "payment 2018-03".
CaseChange open_chosen(Case unopened, std::string_view officer, std::string_view what, Instant now);

/// Closes the case of a draw whose unit is not delivered any more; nullopt when it is proposed or finished.
std::optional<CaseChange> close_chosen(const Case& current, std::string_view officer, Instant now);

/// "In order" answers what was chosen by lot and nothing else; that a record is somebody else's does not.
/// Error: bad_request (outcome).
Expected<void> check_fits(const Case& current, Outcome outcome);

}  // namespace benefit::cases
