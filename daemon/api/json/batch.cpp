#include "daemon/api/json/batch.hpp"

#include "daemon/api/json/values.hpp"
#include "verify/gather_things.hpp"
#include "verify/intake/catalogue.hpp"

#include <vector>

#include <boost/json/value_from.hpp>

namespace benefit::api {

namespace json = boost::json;

json::object to_json(const Batch& batch) {
  json::object object{{"batch", batch.id},
                      {"feed", intake::info(batch.header.feed).name},
                      {"delivery", batch.header.delivery},
                      {"encoding", to_string(batch.encoding)},
                      {"received_at", to_json(batch.header.received_at)},
                      {"received_by", batch.header.received_by},
                      {"rows_in", batch.rows_in},
                      {"rows_accepted", batch.rows_accepted},
                      {"rows_rejected", batch.rows_rejected},
                      {"rows_damaged", batch.rows_damaged},
                      {"state", batch.superseded_by ? "superseded" : "current"},
                      {"sha256", batch.header.file_sha256},
                      {"bytes", batch.header.bytes},
                      {"superseded_by", optional_json(batch.superseded_by)},
                      {"first_day", optional_json(batch.first_day)},
                      {"last_day", optional_json(batch.last_day)}};
  if (!batch.header.profile_sha256.empty()) object["profile_sha256"] = batch.header.profile_sha256;
  if (batch.sheet) {
    object["sheet"] = batch.sheet->name;
    object["hidden_rows"] = batch.sheet->hidden_rows;
    object["sheets_not_read"] = json::value_from(batch.sheet->not_read);
  }
  return object;
}

boost::json::array feed_names(std::span<const Feed> feeds) {
  boost::json::array names;
  for (const Feed feed : feeds) names.emplace_back(intake::info(feed).name);
  return names;
}

const report::PlaceNames& SourceWriter::places() {
  if (!places_) places_ = pipeline::gather_place_names(facts_);
  return *places_;
}

json::object SourceWriter::operator()(const Source& source) {
  const auto [at, is_new] = batches_.try_emplace(source.batch);
  if (is_new) at->second = facts_.batch(source.batch);
  json::object object{{"batch", source.batch}, {"line", source.line}};
  if (at->second) {
    object["feed"] = intake::info(at->second->header.feed).name;
    object["delivery"] = at->second->header.delivery;
  }
  return object;
}

}  // namespace benefit::api
