// How long what is kept of people may be kept, by kind. The periods are policy (verify/policy/policy.hpp).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace benefit {

/// What is erased when its period has ended. Stored by name.
enum class RetentionKind : std::uint8_t {
  collection_photo,     ///< a collected photo with all that was made of it, since it was received
  collection_template,  ///< the face template and the prints of a collected photo, since it was received
  replaced_photo,       ///< an enrolled photo, since as many newer ones came as a collection is compared with
  ended_benefit_photo,  ///< every photo of a person, since nothing is paid and due any more
  rejected_row,         ///< a refused row of a delivery as it came, since it was received
};
inline constexpr auto all_retention_kinds = std::to_array(
    {RetentionKind::collection_photo, RetentionKind::collection_template, RetentionKind::replaced_photo,
     RetentionKind::ended_benefit_photo, RetentionKind::rejected_row});
std::string_view to_string(RetentionKind kind);  ///< "collection_photo"
std::optional<RetentionKind> parse_retention_kind(std::string_view text);

/// Why something is not erased though its period has ended.
enum class RetentionHold : std::uint8_t {
  unfinished_case,  ///< its person has one, or one cites the photo
  suspension,       ///< its person has been noticed, or is suspended
  remedy_period,    ///< a case of its person, or one that cites the photo, was closed so recently that the
                    ///< person may still go to law
  calibration,      ///< the calibration in force rests on it
};
inline constexpr auto all_retention_holds =
    std::to_array({RetentionHold::unfinished_case, RetentionHold::suspension, RetentionHold::remedy_period,
                   RetentionHold::calibration});
std::string_view to_string(RetentionHold hold);  ///< "unfinished_case"

}  // namespace benefit
