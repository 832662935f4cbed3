// Delivers payments with the figures that intake counts of them, which say for which months they are.
#pragma once

#include "verify/types/fact_store.hpp"

#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace benefit::test {

/// As one batch; the same delivery name takes the place of an earlier one.
inline Batch deliver_paid(FactStore& facts, const std::string& delivery, std::vector<Payment> payments,
                          Instant at) {
  const auto writer =
      facts.begin_batch({Feed::payments, delivery, delivery + std::to_string(payments.size()), 1, at, "ann"});
  std::map<std::tuple<Scheme, RegionCode, Month>, std::int64_t> listed;
  std::int64_t line = 1;
  for (Payment& payment : payments) {
    payment.source = {writer->id(), ++line};
    writer->add(payment);
    ++listed[{payment.scheme, payment.county, payment.month}];
  }
  DeliveryFigures figures;
  for (const auto& [key, rows] : listed)
    figures.months.push_back({std::get<0>(key), std::get<1>(key), std::get<2>(key), rows});
  return writer->commit(Encoding::utf8, {}, line - 1, std::nullopt, figures);
}

}  // namespace benefit::test
