// Parameters of several commands.
#pragma once

#include "daemon/api/request.hpp"
#include "daemon/api/services.hpp"
#include "verify/types/error.hpp"
#include "verify/types/time.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace benefit::api::handlers {

/// nullopt: not asked for. Error: bad_request, when there is no such check, with the nearest known one.
Expected<std::optional<std::string>> asked_check(const Request& request);

/// The day of this parameter; nullopt: not asked for. Error: bad_request, it lies after today in China.
Expected<std::optional<Day>> asked_past_day(const Request& request, std::string_view name,
                                            const Clock& clock);

/// What a read is for, as the audit record keeps it: "case 12", the reader's words, or both; empty when
/// nothing was said. Error: bad_request (verify/cases/written_text.hpp).
Expected<std::string> asked_purpose(const Request& request, const Services& services);

/// How many rows (`limit`); `usual` when it was not asked for. Error: bad_request, it is not from 1 to
/// `most`.
Expected<std::int64_t> asked_limit(const Request& request, std::int64_t usual, std::int64_t most);

/// The first moment of a listing (`since`); nullopt: not asked for.
std::optional<Instant> asked_since(const Request& request, const Clock& clock);

}  // namespace benefit::api::handlers
