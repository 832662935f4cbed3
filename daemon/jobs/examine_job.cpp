#include "daemon/jobs/examine_job.hpp"

#include <utility>

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

namespace benefit::jobs {

Work examine_work(Examine examine) {
  return {[examine = std::move(examine)](const Job&, Progress& progress) -> Expected<std::string> {
    boost::json::array parts;
    for (const examine::ExaminedPart& part : examine(progress)) parts.push_back(to_json(part));
    return boost::json::serialize(boost::json::object{{"parts", std::move(parts)}});
  }};
}

}  // namespace benefit::jobs
