#include "daemon/cli/compare_faces.hpp"

#include "daemon/api/errors.hpp"
#include "daemon/cli/cells.hpp"
#include "daemon/cli/face_tools.hpp"
#include "daemon/cli/page.hpp"
#include "daemon/cli/say.hpp"
#include "daemon/cli/show_reply.hpp"
#include "verify/face/compare.hpp"
#include "verify/face/engine.hpp"
#include "verify/face/manifest.hpp"
#include "verify/identity/safe_text.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

namespace benefit::cli {
namespace {

namespace json = boost::json;

json::object measurement_json(const FaceMeasurement& measured) {
  json::object photo{{"width", measured.width}, {"height", measured.height}, {"faces", measured.faces},
                     {"box", nullptr},          {"not_assessable", nullptr}, {"detail", measured.detail}};
  if (measured.not_assessable)
    photo["not_assessable"] = to_string(*measured.not_assessable);
  else
    photo["box"] = json::object{{"left", measured.box.left},
                                {"top", measured.box.top},
                                {"width", measured.box.width},
                                {"height", measured.box.height}};
  return photo;
}

/// Says on standard error when the file could not even be opened as a photo.
bool could_be_opened(Session& session, const std::string& file, const FaceMeasurement& measured) {
  if (!measured.not_assessable || measured.width > 0) return true;
  session.err.write(say("{} cannot be opened as a photo: {}\n", identity::safe_line(file), measured.detail));
  return false;
}

void add_photo(Page& page, const json::object& photo) {
  page.section(text_at(photo, "file"));
  if (integer_at(photo, "width") > 0)
    page.field(say("size"), say("{} x {} pixels", integer_at(photo, "width"), integer_at(photo, "height")));
  page.field(say("faces found"), text_at(photo, "faces"));
  if (value_at(photo, "box") != nullptr)
    page.field(say("face measured"), say("{} x {} pixels at {}, {}", integer_at(photo, "box.width"),
                                         integer_at(photo, "box.height"), integer_at(photo, "box.left"),
                                         integer_at(photo, "box.top")));
  page.field(say("not assessable"), say_value(text_at(photo, "not_assessable")));
  page.field(say("detail"), text_at(photo, "detail"));
}

}  // namespace

int compare_faces(Session& session, const Invocation& invocation) {
  const auto models = load_models(invocation);
  face::Engine engine(models);
  const std::string files[] = {*invocation.value("a"), *invocation.value("b")};
  const FaceMeasurement first = engine.measure(read_photo(files[0]));
  const FaceMeasurement second = engine.measure(read_photo(files[1]));

  json::object reply = comparison_json(face::compare(first, second, models->manifest().scoring()),
                                       models->manifest(), first, second);
  reply["model_set"] = engine.model_set();
  reply["first"].as_object()["file"] = files[0];
  reply["second"].as_object()["file"] = files[1];
  show_reply(session, invocation, reply,
             [&] { return comparison_page(reply, Style(session.terminal.colour)); });
  const bool first_opened = could_be_opened(session, files[0], first);
  const bool second_opened = could_be_opened(session, files[1], second);
  return first_opened && second_opened ? exit_done : api::error_row(ErrorCode::bad_image).exit_status;
}

json::object comparison_json(const FaceComparison& comparison, const face::Manifest& manifest,
                             const FaceMeasurement& first, const FaceMeasurement& second) {
  const bool scored = comparison.outcome != FaceOutcome::not_assessable;
  json::object scores;
  const std::vector<std::string> networks = network_names(manifest);
  for (std::size_t i = 0; i < networks.size(); ++i)
    scores[networks[i]] = scored ? json::value(comparison.distances.at(i)) : json::value(nullptr);
  scores["fused"] = scored ? json::value(comparison.fused) : json::value(nullptr);
  json::value thresholds = nullptr;
  if (manifest.thresholds)
    thresholds = {{"same", manifest.thresholds->same}, {"different", manifest.thresholds->different}};
  return {{"outcome", to_string(comparison.outcome)},
          {"certifies", comparison.certifies},
          {"scores", std::move(scores)},
          {"thresholds", std::move(thresholds)},
          {"first", measurement_json(first)},
          {"second", measurement_json(second)}};
}

std::string comparison_page(const json::object& comparison, Style style) {
  Page page(style);
  page.title(say("Outcome: ") + say_value(text_at(comparison, "outcome")));
  if (!flag_at(comparison, "certifies"))
    page.line(say(
        "It is evidence for a person to judge: without a calibration on the agency's own gallery nothing is "
        "certified."));
  for (const auto& [name, distance] : comparison.at("scores").as_object())
    page.field(say("distance, {}", std::string_view(name)),
               distance.is_null() ? "" : json::serialize(distance));
  page.field(say("same up to"), text_at(comparison, "thresholds.same"));
  page.field(say("different from"), text_at(comparison, "thresholds.different"));
  for (const char* photo : {"first", "second"}) add_photo(page, comparison.at(photo).as_object());
  return std::move(page).take();
}

}  // namespace benefit::cli
