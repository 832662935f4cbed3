// The stages over a real store, given facts row by row; no photos.
#pragma once

#include "tests/unit/pipeline/house_with.hpp"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

namespace benefit::pipeline {

struct NoFaces final : FaceMeasurer {
  FaceMeasurement measure(std::span<const std::uint8_t>) override { std::abort(); }
  std::string model_set() const override { return name; }
  std::string name = "none";
};

struct HouseOfFacts : HouseWith<NoFaces> {
  HouseOfFacts() : HouseWith({}) {}

  /// One delivery of its own name.
  template <class Row>
  void deliver(Feed feed, std::vector<Row> rows) {
    const std::string name = "delivery " + std::to_string(++deliveries_);
    const auto writer = store->facts().begin_batch({feed, name, name, 1, clock.now(), "ann"});
    std::int64_t line = 1;
    for (Row& row : rows) {
      row.source = {writer->id(), ++line};
      writer->add(row);
    }
    writer->commit(Encoding::utf8, {}, static_cast<std::int64_t>(rows.size()));
  }

 private:
  int deliveries_ = 0;
};

}  // namespace benefit::pipeline
