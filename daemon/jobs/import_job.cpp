#include "daemon/jobs/import_job.hpp"

#include "daemon/api/json/batch.hpp"
#include "daemon/jobs/parameters.hpp"

#include <fstream>

#include <boost/json/serialize.hpp>

namespace benefit::jobs {
namespace {

Expected<std::string> import_delivery(const pipeline::Ports& ports, const Spool& spool, const Job& job,
                                      Progress& progress) {
  const ImportParameters parameters = import_parameters_from_json(job.parameters);
  std::ifstream file(spool.path_of(parameters.spool_file), std::ios::binary);
  if (!file)
    return tl::unexpected(Error{ErrorCode::not_found, "the received file is no longer in the spool folder",
                                "delivery " + parameters.delivery, "Import the file again."});
  const DeliveryHeader header{.feed = parameters.feed,
                              .delivery = parameters.delivery,
                              .file_sha256 = parameters.sha256,
                              .bytes = parameters.bytes,
                              .received_at = job.requested_at,
                              .received_by = job.requested_by,
                              .profile_sha256 = parameters.profile_sha256};
  const auto delivery = pipeline::take_delivery(ports, header, file, parameters.encoding, progress);
  if (!delivery) return tl::unexpected(delivery.error());
  boost::json::value superseded;
  if (delivery->superseded) superseded = api::to_json(*delivery->superseded);
  return boost::json::serialize(boost::json::object{{"unchanged", delivery->unchanged},
                                                    {"batch", api::to_json(delivery->batch)},
                                                    {"superseded", std::move(superseded)}});
}

}  // namespace

Work import_work(const pipeline::Ports& ports, const Spool& spool) {
  return {[&](const Job& job, Progress& progress) { return import_delivery(ports, spool, job, progress); },
          [&](const Job& job) { spool.remove(import_parameters_from_json(job.parameters).spool_file); }};
}

}  // namespace benefit::jobs
