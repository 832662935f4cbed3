#include "daemon/jobs/calibrate_job.hpp"

#include "daemon/jobs/parameters.hpp"
#include "verify/calibrate_faces.hpp"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

namespace benefit::jobs {

Work calibrate_work(const pipeline::Ports& ports) {
  return {[&ports](const Job& job, Progress& progress) -> Expected<std::string> {
    const auto parameters = calibrate_parameters_from_json(job.parameters);
    const auto made = pipeline::calibrate_faces(ports, parameters.target, job.requested_by, progress);
    if (!made) return tl::unexpected(made.error());
    return boost::json::serialize(boost::json::object{{"calibration", *made}});
  }};
}

}  // namespace benefit::jobs
