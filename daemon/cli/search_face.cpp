#include "daemon/cli/search_face.hpp"

#include "daemon/api/base64.hpp"
#include "daemon/cli/cells.hpp"
#include "daemon/cli/follow_job.hpp"
#include "daemon/cli/make_request.hpp"
#include "daemon/cli/read_file.hpp"
#include "daemon/cli/say.hpp"
#include "daemon/cli/show_reply.hpp"
#include "verify/identity/safe_text.hpp"
#include "verify/types/photo.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

namespace benefit::cli {
namespace {

namespace json = boost::json;

json::object object_at(const json::object& object, const char* field) {
  const json::value* value = value_at(object, field);
  return value != nullptr && value->is_object() ? value->get_object() : json::object();
}

std::string percent(double share) { return fmt::format("{:.3g} %", 100 * share); }

/// What the threshold rests on.
std::string basis_line(const json::object& result) {
  const std::string fpir = percent(number_at(result, "fpir"));
  const std::int64_t needed = integer_at(result, "people_needed");
  const std::string basis = text_at(result, "basis");
  if (basis == "none")
    return say(
        "These are too few people to say how alike two strangers may look: nobody was named. To count a "
        "rate of {} of the searches, {} people are needed.\n",
        fpir, needed);
  const std::string threshold = fmt::format("{:.3f}", number_at(result, "threshold"));
  if (basis == "extrapolated")
    return say(
        "To count a rate of {} of the searches, {} people are needed. With fewer, only faces that are "
        "clearly the same were named: at a distance of at most {}, extrapolated and strict.\n",
        fpir, needed, threshold);
  return say("Named were faces at a distance of at most {}, counted for a rate of {} of the searches.\n",
             threshold, fpir);
}

std::string measured_line(const json::object& result) {
  const json::object measured = object_at(result, "measured"), missed = object_at(result, "missed");
  std::string line =
      say("Of {} people searched for as if not enrolled, {} were taken for somebody else: {} to {} (95 %), "
          "people enrolled twice among them.\n",
          integer_at(measured, "trials"), integer_at(measured, "hits"), percent(number_at(measured, "low")),
          percent(number_at(measured, "high")));
  if (integer_at(missed, "trials") > 0)
    line += say("Of {} people with several photos, {} were not found by the newest.\n",
                integer_at(missed, "trials"), integer_at(missed, "hits"));
  return line;
}

}  // namespace

int search_face(Session& session, const Invocation& invocation) {
  const std::string path = *invocation.value("photo");
  const Bytes photo = read_file(path, largest_photo_file + 1);
  if (photo.size() > largest_photo_file)
    throw Failure({ErrorCode::too_large, "the photo file is too large", path, ""});
  json::object body = body_of(invocation);
  body["photo"] = api::base64_encoded(photo);
  const json::object reply = require_json(session.service.exchange(
      {.method = Request::Method::post, .target = target_of(invocation), .body = json::serialize(body)}));
  if (const std::string sentence = text_at(reply, "sentence"); !sentence.empty())
    session.err.write(say("The photo cannot be assessed, so nobody was searched for: {}. {}\n",
                          identity::safe_line(sentence), identity::safe_line(text_at(reply, "what_helps"))));
  show_reply(session, invocation, reply);
  return exit_done;
}

int dedupe_faces(Session& session, const Invocation& invocation) {
  const json::object started = require_json(session.service.exchange(make_request(invocation)));
  const auto ended = follow_job(session, integer_at(started, "job"));
  if (!ended) return exit_interrupted;
  require_done(*ended);
  const json::object result = object_at(*ended, "result");
  show_reply(session, invocation, result, [&] { return dedupe_page(result); });
  return exit_done;
}

std::string dedupe_page(const json::object& result) {
  std::string page = say("{} photos of {} people were compared with one another.\n",
                         integer_at(result, "faces"), integer_at(result, "people"));
  if (const std::int64_t left_out = integer_at(result, "left_out"); left_out > 0)
    page += say("{} photos were left out: other networks than today's had measured them.\n", left_out);
  page += basis_line(result);
  if (text_at(result, "basis") != "none") page += measured_line(result);
  if (const std::int64_t crowded = integer_at(result, "crowded_photos"); crowded > 0)
    page +=
        say("{} photos looked like more than 20 others: of these the nearest were kept. Such a photo is most "
            "often a poor one.\n",
            crowded);
  const std::int64_t pairs = integer_at(result, "pairs");
  if (pairs == 0) return page + say("No two people look like one.\n");
  const std::string counted =
      pairs == 1 ? say("1 pair of people looks") : say("{} pairs of people look", pairs);
  return page + counted + say(" like one person: the next `verify run` tells of it (F4).\n");
}

}  // namespace benefit::cli
