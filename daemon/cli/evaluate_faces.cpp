#include "daemon/cli/evaluate_faces.hpp"

#include "daemon/cli/cells.hpp"
#include "daemon/cli/drawn_progress.hpp"
#include "daemon/cli/face_tools.hpp"
#include "daemon/cli/page.hpp"
#include "daemon/cli/photo_table.hpp"
#include "daemon/cli/read_file.hpp"
#include "daemon/cli/say.hpp"
#include "daemon/cli/show_reply.hpp"
#include "daemon/cli/worker_threads.hpp"
#include "daemon/system_clock.hpp"
#include "verify/face/engine.hpp"
#include "verify/face/manifest.hpp"

#include <fstream>

#include <boost/json.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace benefit::cli {
namespace {

namespace json = boost::json;

/// The file of --per-pair: a heading and a line for each pair.
class PairFile {
 public:
  PairFile(const std::string& path, const std::vector<std::string>& networks)
      : path_(path), networks_(networks.size()), file_(path, std::ios::binary) {
    file_ << fmt::format(
        "first\tsecond\tsame\t{}\tfused\tnormalised\toutcome\tfirst_not_assessable\tsecond_not_assessable\n",
        fmt::join(networks, "\t"));
    require_written();
  }

  void add(const face::LabelledPair& pair, const FaceComparison& comparison,
           std::optional<double> normalised) {
    const bool scored = comparison.outcome != FaceOutcome::not_assessable;
    const auto score = [](double distance) { return fmt::format("{:.6f}", distance); };
    const auto reason = [](std::optional<NotAssessable> why) { return why ? to_string(*why) : ""; };
    file_ << fmt::format("{}\t{}\t{:d}", pair.first, pair.second, pair.same_person);
    for (std::size_t i = 0; i < networks_; ++i)
      file_ << '\t' << (scored ? score(comparison.distances[i]) : "");
    file_ << fmt::format("\t{}\t{}\t{}\t{}\t{}\n", scored ? score(comparison.fused) : "",
                         normalised ? score(*normalised) : "", to_string(comparison.outcome),
                         reason(comparison.first_not_assessable), reason(comparison.second_not_assessable));
  }

  void finish() {
    file_.close();
    require_written();
  }

 private:
  void require_written() const {
    if (!file_) throw Failure({ErrorCode::io, "the file cannot be written", path_, ""});
  }

  std::string path_;
  std::size_t networks_;
  std::ofstream file_;
};

std::vector<face::LabelledPair> read_pairs_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw Failure({ErrorCode::io, "the pairs file cannot be read", path, ""});
  auto pairs = face::read_pairs(file);
  if (!pairs) throw Failure(in_file(path, pairs.error()));
  return *std::move(pairs);
}

face::Evaluation evaluate_pairs(Session& session, const Invocation& invocation,
                                const std::shared_ptr<const face::Models>& models,
                                const std::vector<face::LabelledPair>& pairs,
                                const face::PairObserver& observe, const face::PhotoObserver& observe_photo) {
  const face::Scoring scoring = models->manifest().scoring();
  ProgressLine line(session.err, session.terminal, "evaluate", Amount::count, session.clock);
  DrawnProgress progress(line);
  const SystemClock clock;
  const face::QualityBounds bounds =
      invocation.flag("any_quality") ? face::QualityBounds{} : face::manifest().quality;
  const face::EvaluationTools tools{
      .measuring = {.make_measurer = [&models,
                                      &bounds] { return std::make_unique<face::Engine>(models, bounds); },
                    .workers = worker_threads(invocation),
                    .progress = progress},
      .scoring = scoring,
      .clock = clock};
  auto evaluation = face::evaluate(pairs, *invocation.value("root"), tools, observe, observe_photo);
  if (!evaluation) throw Failure(evaluation.error());
  return *std::move(evaluation);
}

json::value rate(const std::optional<face::OperatingPoint>& point) {
  return point ? json::value(point->true_accept_rate) : json::value(nullptr);
}

json::value threshold(const auto& figure) {
  return figure ? json::value(figure->threshold) : json::value(nullptr);
}

json::object figures_json(const face::ScoreFigures& figures) {
  return {{"tar_at_far_1", rate(figures.at_far_1_percent)},
          {"tar_at_far_0_1", rate(figures.at_far_01_percent)},
          {"best_accuracy", figures.best ? json::value(figures.best->accuracy) : json::value(nullptr)},
          {"thresholds",
           {{"far_1", threshold(figures.at_far_1_percent)},
            {"far_0_1", threshold(figures.at_far_01_percent)},
            {"best", threshold(figures.best)}}}};
}

/// Only steps in which there are pairs.
json::object by_quality_json(const face::ErrorsByQuality& errors) {
  json::object components;
  for (std::size_t i = 0; i < quality_components; ++i) {
    const auto component = static_cast<QualityComponent>(i);
    json::array steps;
    for (std::size_t step = 0; step < face::ErrorsByQuality::steps; ++step) {
      const auto& count = errors.at(component, step);
      if (count.pairs > 0)
        steps.push_back(json::object{{"from", 10 * step},
                                     {"pairs", count.pairs},
                                     {"not_same", count.not_same},
                                     {"different", count.different}});
    }
    components[to_string(component)] = std::move(steps);
  }
  return components;
}

std::string percent_at(const json::object& figures, std::string_view field) {
  const json::value* share = value_at(figures, field);
  return share == nullptr ? "-" : fmt::format("{:.2f} %", 100 * share->to_number<double>());
}

void add_figures(Page& page, std::string_view name, const json::object& figures) {
  page.section(name);
  page.field(say("TAR at FAR 1 %"), percent_at(figures, "tar_at_far_1"));
  page.field(say("TAR at FAR 0.1 %"), percent_at(figures, "tar_at_far_0_1"));
  page.field(say("best accuracy"),
             percent_at(figures, "best_accuracy") + " at " + text_at(figures, "thresholds.best"));
}

}  // namespace

int evaluate_faces(Session& session, const Invocation& invocation) {
  const auto pairs = read_pairs_file(*invocation.value("pairs"));
  const auto models = load_models(invocation);
  const std::vector<std::string> networks = network_names(models->manifest());
  std::optional<PairFile> pair_file;
  if (const auto path = invocation.value("per_pair")) pair_file.emplace(*path, networks);
  std::optional<PhotoTable> photo_file;
  if (const auto path = invocation.value("per_photo")) photo_file.emplace(*path);
  const auto evaluation = evaluate_pairs(
      session, invocation, models, pairs,
      [&](const face::LabelledPair& pair, const FaceComparison& comparison,
          std::optional<double> normalised) {
        if (pair_file) pair_file->add(pair, comparison, normalised);
      },
      [&](const std::string& photo, const FaceMeasurement& measured) {
        if (photo_file) photo_file->add(photo, measured);
      });
  if (pair_file) pair_file->finish();
  if (photo_file) photo_file->finish();

  const json::object reply = evaluation_json(evaluation, networks);
  show_reply(session, invocation, reply,
             [&] { return evaluation_page(reply, Style(session.terminal.colour)); });
  return exit_done;
}

json::object evaluation_json(const face::Evaluation& evaluation, const std::vector<std::string>& networks) {
  json::object failures;
  for (const auto& [reason, photos] : evaluation.failures_to_acquire) failures[to_string(reason)] = photos;
  json::object reply{{"pairs", evaluation.genuine_pairs + evaluation.impostor_pairs},
                     {"genuine", evaluation.genuine_pairs},
                     {"impostor", evaluation.impostor_pairs},
                     {"genuine_unscored", evaluation.genuine_pairs_unscored},
                     {"impostor_unscored", evaluation.impostor_pairs_unscored},
                     {"photos", evaluation.photos},
                     {"photos_per_second", evaluation.photos_per_second()},
                     {"failures_to_acquire", std::move(failures)}};
  for (const auto& [name, value] : figures_json(evaluation.fused)) reply[name] = value;
  reply["normalised"] = figures_json(evaluation.normalised);
  json::array several;
  for (const face::ClaimFigures& claims : evaluation.claims)
    several.push_back(json::object{{"photos", claims.photos},
                                   {"genuine", claims.genuine},
                                   {"impostor", claims.impostor},
                                   {"by_one", figures_json(claims.by_one)},
                                   {"by_nearest", figures_json(claims.by_nearest)}});
  reply["claims"] = std::move(several);
  json::object by_network;
  for (std::size_t i = 0; i < networks.size(); ++i)
    by_network[networks[i]] = figures_json(evaluation.networks.at(i));
  reply["networks"] = std::move(by_network);
  reply["errors_by_quality"] = by_quality_json(evaluation.by_quality);
  return reply;
}

std::string evaluation_page(const json::object& evaluation, Style style) {
  Page page(style);
  page.title(say("{} pairs: {} of one person, {} of two people", integer_at(evaluation, "pairs"),
                 integer_at(evaluation, "genuine"), integer_at(evaluation, "impostor")));
  page.field(say("not scored"),
             say("{} and {} (a photo was not assessable)", integer_at(evaluation, "genuine_unscored"),
                 integer_at(evaluation, "impostor_unscored")));
  page.field(say("photos"), text_at(evaluation, "photos"));
  page.field(say("photos per second"),
             fmt::format("{:.1f}", evaluation.at("photos_per_second").to_number<double>()));
  for (const auto& [reason, photos] : evaluation.at("failures_to_acquire").as_object())
    page.field(say("not assessable: ") + std::string(reason), json::serialize(photos));
  add_figures(page, say("Fused score"), evaluation);
  add_figures(page, say("Fused score, normalised by the other people of the list"),
              evaluation.at("normalised").as_object());
  for (const json::value& value : evaluation.at("claims").as_array()) {
    const json::object& claims = value.as_object();
    if (integer_at(claims, "genuine") == 0) continue;
    page.section(say("{} photos of a person, the nearest counts: {} claims of that person, {} of others",
                     integer_at(claims, "photos"), integer_at(claims, "genuine"),
                     integer_at(claims, "impostor")));
    for (const auto& [label, field] :
         {std::pair{"TAR at FAR 1 %", "tar_at_far_1"}, {"TAR at FAR 0.1 %", "tar_at_far_0_1"}})
      page.field(label, say("{}, by one photo {}", percent_at(claims.at("by_nearest").as_object(), field),
                            percent_at(claims.at("by_one").as_object(), field)));
  }
  for (const auto& [name, figures] : evaluation.at("networks").as_object())
    add_figures(page, say("{} alone", std::string_view(name)), figures.as_object());
  return std::move(page).take();
}

}  // namespace benefit::cli
