// The job that looks for people whose enrolled photos look like other people's (F4).
#pragma once

#include "daemon/jobs/runner.hpp"
#include "verify/face_gallery.hpp"
#include "verify/types/time.hpp"

namespace benefit::jobs {

/// `gallery` and `clock` outlive the work. Result: that of api::to_json(LikeFacesFound). Nothing is kept of a
/// job that was left unfinished: it begins anew.
Work dedupe_work(pipeline::FaceGallery& gallery, unsigned threads, const Clock& clock);

}  // namespace benefit::jobs
