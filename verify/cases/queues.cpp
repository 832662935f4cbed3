#include "verify/cases/queues.hpp"

#include <algorithm>

namespace benefit::cases {
namespace {

using enum CaseKind;
using namespace hardship;

constexpr CheckQueue table[] = {
    {"A3", payment_in_doubt, 30, none, under_suspicion},
    {"C1", record_repair, 60, right_not_met, none},
    {"D1", payment_in_doubt, 70, none, may_be_recorded_dead},
    {"D2", payment_in_doubt, 50, none, under_suspicion},
    {"D3", payment_in_doubt, 70, none, under_suspicion},
    {"D4", record_repair, 95, living_recorded_dead, none},
    {"D5", record_repair, 80, may_be_recorded_dead, none},
    {"F1", payment_in_doubt, 20, none, under_suspicion},
    {"F2", payment_in_doubt, 50, none, under_suspicion},
    {"F3", payment_in_doubt, 20, none, under_suspicion},
    {"F4", payment_in_doubt, 30, none, under_suspicion},
    {"F5", retake_photo, 90, not_certified, none},
    {"L1", reminder, 90, not_certified, none},
    {"M1", entitlement_owed, 80, goes_without, none},
    {"M2", entitlement_owed, 80, none, none},
    {"M3", payment_in_doubt, 60, none, under_suspicion},
    {"P1", entitlement_owed, 80, right_not_met, none},
    {"P2", record_repair, 90, none, none},
    {"P3", entitlement_owed, 80, right_not_met, none},
    {"P4", entitlement_owed, 70, goes_without, none},
    {"P5", payment_in_doubt, 80, none, under_suspicion},
    {"P6", payment_in_doubt, 70, none, under_suspicion},
    {"P7", entitlement_owed, 80, goes_without, none},
    {"Q4", entitlement_owed, 80, goes_without, none},
    {"S1", payment_in_doubt, 70, none, under_suspicion},
    {"S2", payment_in_doubt, 70, none, under_suspicion},
    {"S3", record_repair, 60, right_not_met, under_suspicion},
    {"T1", entitlement_owed, 80, goes_without, none},
    {"U1", payment_in_doubt, 70, none, under_suspicion},
    {"U2", payment_in_doubt, 70, right_not_met, under_suspicion},
    {"X1", payment_in_doubt, 60, none, under_suspicion},
};
static_assert(std::ranges::is_sorted(table, {}, &CheckQueue::check));

constexpr CheckQueue unknown{"", payment_in_doubt, 50, none, under_suspicion};

}  // namespace

std::span<const CheckQueue> check_queues() { return table; }

const CheckQueue& queue_of(std::string_view check) {
  const auto* const found = std::ranges::lower_bound(table, check, {}, &CheckQueue::check);
  return found != std::end(table) && found->check == check ? *found : unknown;
}

bool accuses(std::string_view check) {
  const CheckQueue& queue = queue_of(check);
  return queue.kind == payment_in_doubt || queue.if_wrong == under_suspicion;
}

}  // namespace benefit::cases
