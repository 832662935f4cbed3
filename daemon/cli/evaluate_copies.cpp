#include "daemon/cli/evaluate_copies.hpp"

#include "daemon/cli/cells.hpp"
#include "daemon/cli/drawn_progress.hpp"
#include "daemon/cli/face_tools.hpp"
#include "daemon/cli/page.hpp"
#include "daemon/cli/read_file.hpp"
#include "daemon/cli/say.hpp"
#include "daemon/cli/show_reply.hpp"
#include "daemon/cli/worker_threads.hpp"

#include <algorithm>
#include <fstream>

#include <boost/json.hpp>
#include <fmt/format.h>

namespace benefit::cli {
namespace {

namespace json = boost::json;

std::vector<face::PhotoOfPerson> read_photo_list(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw Failure({ErrorCode::io, "the list of photos cannot be read", path, ""});
  auto photos = face::read_photo_list(file);
  if (!photos) throw Failure(in_file(path, photos.error()));
  return *std::move(photos);
}

std::uint64_t number_or(const Invocation& invocation, std::string_view name, std::uint64_t otherwise) {
  const auto given = invocation.value(name);
  return given ? static_cast<std::uint64_t>(std::max(0LL, std::stoll(*given))) : otherwise;
}

face::CopyEvaluationOptions options_of(const Invocation& invocation) {
  face::CopyEvaluationOptions options;
  options.seed = number_or(invocation, "seed", 1);
  options.pairs_of_edits = number_or(invocation, "edits", 4);
  options.retakes = number_or(invocation, "retakes", 0);
  options.scenes = number_or(invocation, "scenes", 0);
  options.model = options.model.scaled(static_cast<double>(number_or(invocation, "motion", 100)) / 100);
  options.workers = worker_threads(invocation);
  return options;
}

json::object trials_json(const face::CopyTrials& trials) {
  return {{"made", trials.made}, {"looked_up", trials.looked_up}, {"found", trials.found}};
}

json::object others_json(const face::OtherTrials& trials) {
  return {{"comparisons", trials.comparisons},
          {"hits", trials.hits},
          {"least_misfit", trials.least_misfit ? json::value(*trials.least_misfit) : json::value(nullptr)}};
}

/// "99.31 % (2,150 of 2,165)"
std::string share(const json::object& trials) {
  const std::int64_t made = integer_at(trials, "made");
  const std::int64_t found = integer_at(trials, "found");
  if (made == 0) return "-";
  return say("{:.2f} % ({} of {})", 100 * static_cast<double>(found) / static_cast<double>(made), found,
             made);
}

std::string hits(const json::object& others) {
  const json::value* least = value_at(others, "least_misfit");
  return say("{} of {}{}", integer_at(others, "hits"), integer_at(others, "comparisons"),
             least == nullptr ? "" : say("; least misfit {:.4f}", least->to_number<double>()));
}

}  // namespace

int evaluate_copies(Session& session, const Invocation& invocation) {
  const auto photos = read_photo_list(*invocation.value("photos"));
  const auto models = load_models(invocation);
  ProgressLine line(session.err, session.terminal, "reuse", Amount::count, session.clock);
  DrawnProgress progress(line);
  const auto evaluation =
      face::evaluate_copies(photos, *invocation.value("root"), models, options_of(invocation), progress);
  if (!evaluation) throw Failure(evaluation.error());
  const json::object reply = copies_json(*evaluation);
  show_reply(session, invocation, reply, [&] { return copies_page(reply, Style(session.terminal.colour)); });
  return exit_done;
}

json::object copies_json(const face::CopyEvaluation& evaluation) {
  face::CopyTrials once;
  face::CopyTrials twice;
  json::object edits;
  for (const auto& [name, trials] : evaluation.copies) {
    face::CopyTrials& sum = name.find('+') == std::string::npos ? once : twice;
    sum.made += trials.made;
    sum.looked_up += trials.looked_up;
    sum.found += trials.found;
    edits[name] = trials_json(trials);
  }
  json::array taken;
  for (const auto& [first, second, misfit] : evaluation.taken_for_copies)
    taken.push_back(json::object{{"first", first}, {"second", second}, {"misfit", misfit}});
  return {{"photos", evaluation.photos},
          {"not_opened", evaluation.not_opened},
          {"without_face", evaluation.without_face},
          {"single", trials_json(once)},
          {"double", trials_json(twice)},
          {"edits", std::move(edits)},
          {"same_person", others_json(evaluation.same_person)},
          {"other_people", others_json(evaluation.other_people)},
          {"same_chair", others_json(evaluation.same_chair)},
          {"taken_for_copies", std::move(taken)}};
}

std::string copies_page(const json::object& evaluation, Style style) {
  Page page(style);
  page.title(say("{} photos, {} not opened, {} without a face", integer_at(evaluation, "photos"),
                 integer_at(evaluation, "not_opened"), integer_at(evaluation, "without_face")));
  page.section(say("Copies found"));
  page.field(say("one edit"), share(evaluation.at("single").as_object()));
  page.field(say("two edits"), share(evaluation.at("double").as_object()));
  for (const auto& [name, trials] : evaluation.at("edits").as_object())
    page.field(std::string(name), share(trials.as_object()));
  page.section(say("Other photos taken for copies"));
  page.field(say("same person"), hits(evaluation.at("same_person").as_object()));
  page.field(say("other people, near by code"), hits(evaluation.at("other_people").as_object()));
  page.field(say("same chair (model)"), hits(evaluation.at("same_chair").as_object()));
  for (const json::value& pair : evaluation.at("taken_for_copies").as_array())
    page.field(text_at(pair.as_object(), "first"), text_at(pair.as_object(), "second"));
  return std::move(page).take();
}

}  // namespace benefit::cli
