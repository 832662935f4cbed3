#include "daemon/jobs/dedupe_job.hpp"

#include "daemon/api/json/like_faces.hpp"
#include "daemon/jobs/parameters.hpp"

#include <boost/json/serialize.hpp>

namespace benefit::jobs {

Work dedupe_work(pipeline::FaceGallery& gallery, unsigned threads, const Clock& clock) {
  return {[&gallery, threads, &clock](const Job& job, Progress& progress) -> Expected<std::string> {
    const DedupeParameters parameters = dedupe_parameters_from_json(job.parameters);
    const auto found = gallery.find_like_faces(parameters.fpir, threads, clock, progress);
    if (!found) return tl::make_unexpected(found.error());
    return boost::json::serialize(api::to_json(*found));
  }};
}

}  // namespace benefit::jobs
