// `match model show`: a linkage model as a table. Without the service.
#pragma once

#include "daemon/cli/invocation.hpp"
#include "daemon/cli/session.hpp"
#include "verify/match/model_file.hpp"

#include <boost/json/object.hpp>

namespace benefit::cli {

/// Gives the exit status. Without --model it is the model that is known before any list is seen.
int show_model(Session& session, const Invocation& invocation);

/// {"program","lists":[{"rows","sha256"}],"pairs","rounds","per_row":{"same_person","household","twins"},
/// "levels":[{"comparison","numbers","level","same_person","strangers","household","twins","bits"}]}.
/// "numbers" is what the two ID numbers say, where the weight depends on it; "bits" the weight: log2 of how
/// much more often the level is seen between rows of one person than between strangers.
boost::json::object model_json(const match::TrainedModel& trained);

}  // namespace benefit::cli
