#include "daemon/cli/evaluate_attacks.hpp"

#include "daemon/cli/cells.hpp"
#include "daemon/cli/drawn_progress.hpp"
#include "daemon/cli/face_tools.hpp"
#include "daemon/cli/page.hpp"
#include "daemon/cli/photo_table.hpp"
#include "daemon/cli/read_file.hpp"
#include "daemon/cli/say.hpp"
#include "daemon/cli/show_reply.hpp"
#include "daemon/cli/worker_threads.hpp"
#include "verify/face/engine.hpp"

#include <fstream>

#include <boost/json.hpp>
#include <fmt/format.h>

namespace benefit::cli {
namespace {

namespace json = boost::json;

std::vector<face::LabelledPhoto> read_list(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw Failure({ErrorCode::io, "the list of photos cannot be read", path, ""});
  auto photos = face::read_labelled_photos(file);
  if (!photos) throw Failure(in_file(path, photos.error()));
  return *std::move(photos);
}

json::object count_json(const face::AttackCount& count, const char* rate, std::size_t errors,
                        Interval interval) {
  json::value share;
  if (count.assessed() > 0) share = static_cast<double>(errors) / static_cast<double>(count.assessed());
  return {{"photos", count.photos},       {"not_assessable", count.not_assessable},
          {"suspected", count.suspected}, {rate, share},
          {"low", interval.low},          {"high", interval.high}};
}

std::string rate_of(const json::object& count, std::string_view rate) {
  const json::value* share = value_at(count, rate);
  if (share == nullptr) return say("- (none could be assessed)");
  return say("{:.1f} % (95 %: {:.1f} to {:.1f} %)", 100 * share->to_number<double>(),
             100 * count.at("low").to_number<double>(), 100 * count.at("high").to_number<double>());
}

void add_count(Page& page, const json::object& count) {
  page.field(say("photos"), text_at(count, "photos"));
  page.field(say("not assessable"), text_at(count, "not_assessable"));
  page.field(say("suspected"), text_at(count, "suspected"));
}

}  // namespace

int evaluate_attacks(Session& session, const Invocation& invocation) {
  const auto photos = read_list(*invocation.value("list"));
  const auto models = load_models(invocation);
  std::optional<PhotoTable> table;
  if (const auto path = invocation.value("per_photo")) table.emplace(*path);
  ProgressLine line(session.err, session.terminal, "evaluate", Amount::count, session.clock);
  DrawnProgress progress(line);
  const auto evaluation =
      face::evaluate_attacks(photos, *invocation.value("root"),
                             {.make_measurer = [&models] { return std::make_unique<face::Engine>(models); },
                              .workers = worker_threads(invocation),
                              .progress = progress},
                             [&](const face::LabelledPhoto& photo, const FaceMeasurement& measured) {
                               if (table) table->add(photo.name, measured);
                             });
  if (!evaluation) throw Failure(evaluation.error());
  if (table) table->finish();

  const json::object reply = attacks_json(*evaluation);
  show_reply(session, invocation, reply, [&] { return attacks_page(reply, Style(session.terminal.colour)); });
  return exit_done;
}

json::object attacks_json(const face::AttackEvaluation& evaluation) {
  json::object reply{{"live", nullptr}, {"attacks", json::object()}};
  for (const auto& [kind, count] : evaluation) {
    if (kind == face::live)
      reply["live"] = count_json(count, "bpcer", count.suspected, count.suspected_interval());
    else
      reply["attacks"].as_object()[kind] =
          count_json(count, "apcer", count.assessed() - count.suspected, count.missed_interval());
  }
  return reply;
}

std::string attacks_page(const json::object& evaluation, Style style) {
  Page page(style);
  page.title(say("Presentation attacks: how many pass, and how many people are bothered"));
  if (evaluation.at("live").is_object()) {
    const json::object& live = evaluation.at("live").as_object();
    page.section(say("Persons"));
    add_count(page, live);
    page.field(say("suspected without need (BPCER)"), rate_of(live, "bpcer"));
  }
  for (const auto& [kind, count] : evaluation.at("attacks").as_object()) {
    page.section(say("Attack: ") + std::string(kind));
    add_count(page, count.as_object());
    page.field(say("pass unnoticed (APCER)"), rate_of(count.as_object(), "apcer"));
  }
  return std::move(page).take();
}

}  // namespace benefit::cli
