#include "verify/learning/answer.hpp"

#include <cmath>
#include <string>

namespace benefit::learning {
namespace {

tl::unexpected<Error> refuse(std::string what) {
  return tl::make_unexpected(Error{ErrorCode::bad_request, std::move(what), "amount", ""});
}

/// No payment of a month reaches this (fen).
constexpr Fen largest_amount{100'000'000};

}  // namespace

Expected<std::optional<Fen>> wrong_amount(const Draw& draw, Outcome outcome, std::optional<Fen> asked) {
  const bool is_payment = draw.unit.kind == SampleKind::payment;
  switch (outcome) {
    case Outcome::fraud_suspected:
    case Outcome::agency_error:
    case Outcome::recipient_error:
    case Outcome::death_reported_late:
      if (!is_payment) break;
      if (asked && (*asked <= Fen{} || *asked > draw.unit.amount))
        return refuse("the amount has to be above 0 and not more than what was paid");
      return asked.value_or(draw.unit.amount);
    case Outcome::entitled:
      if (!is_payment) break;
      if (!asked) return refuse("how much too little was paid has to be said");
      if (*asked <= Fen{} || *asked > largest_amount)
        return refuse("the amount has to be above 0 and at most 1000000.00");
      return *asked;
    case Outcome::registry_wrong:
    case Outcome::not_the_same_person:
    case Outcome::cannot_be_decided:
    case Outcome::in_order:
      break;
  }
  if (asked) return refuse("this outcome has no amount");
  return std::nullopt;
}

std::vector<Reason> questions(const Draw& draw) {
  const std::int64_t one_in = std::llround(1e6 / static_cast<double>(draw.per_million));
  if (draw.unit.kind == SampleKind::payment)
    return {{"lot.chosen_payment", {{"month", draw.month}, {"one_in", one_in}}},
            {"lot.not_suspected", {}},
            {"lot.ask_payment",
             {{"amount", draw.unit.amount}, {"month", draw.month}, {"scheme", draw.unit.stratum}}},
            {"lot.answers_payment", {}}};
  return {{"lot.chosen_certification", {{"month", draw.month}, {"one_in", one_in}}},
          {"lot.not_suspected", {}},
          {"lot.ask_certification", {{"month", draw.month}, {"certified_how", draw.unit.stratum}}},
          {"lot.answers_certification", {}}};
}

}  // namespace benefit::learning
