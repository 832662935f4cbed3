// Deliveries as JSON.
#pragma once

#include "verify/report/place_names.hpp"
#include "verify/types/fact_store.hpp"
#include "verify/types/feed.hpp"

#include <map>
#include <optional>
#include <span>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

namespace benefit::api {

/// A batch of a workbook also says which sheet was read, how many of its rows were hidden, and which visible
/// sheets were not read.
boost::json::object to_json(const Batch& batch);

/// By their names in the catalogue.
boost::json::array feed_names(std::span<const Feed> feeds);

/// {"batch","line","feed","delivery"}: tells a reader where a fact came from, and how its county is called.
/// Looks each batch, and the names, up once; used from one thread.
class SourceWriter {
 public:
  explicit SourceWriter(const FactStore& facts) : facts_(facts) {}
  boost::json::object operator()(const Source& source);
  const report::PlaceNames& places();

 private:
  const FactStore& facts_;
  std::map<BatchId, std::optional<Batch>> batches_;
  std::optional<report::PlaceNames> places_;
};

}  // namespace benefit::api
