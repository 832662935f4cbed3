#include "verify/rules/exclusive_schemes.hpp"

#include <algorithm>

namespace benefit::rules {

bool drew_excluding_scheme(const Subject& subject, const CheckContext& context, Scheme scheme, Month month) {
  return std::ranges::any_of(subject.payments(), [&](const Payment* payment) {
    return payment->month == month && payment->scheme != scheme &&
           policy::in_force(context.policy.exclusive_schemes, scheme, payment->scheme, first_day(month),
                            payment->county) != nullptr;
  });
}

}  // namespace benefit::rules
