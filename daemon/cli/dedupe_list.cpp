#include "daemon/cli/dedupe_list.hpp"

#include "daemon/cli/cells.hpp"
#include "daemon/cli/match_run.hpp"
#include "daemon/cli/model_option.hpp"
#include "daemon/cli/say.hpp"
#include "daemon/cli/show_reply.hpp"
#include "daemon/cli/worker_threads.hpp"
#include "verify/report/csv_line.hpp"

#include <utility>

#include <boost/json.hpp>
#include <fmt/format.h>

namespace benefit::cli {
namespace {

namespace json = boost::json;

void write_clusters(NewFile& file, const match::DedupeRun& run, const match::PersonList& people) {
  file.write(report::csv_line(clusters_columns()));
  for (const match::Cluster& cluster : run.clusters)
    for (const match::ClusterRow& member : cluster) {
      const match::Link& link = run.pairs[member.joined_by];
      const match::RowIndex other = link.left == member.row ? link.right : link.left;
      std::vector<std::string> cells{
          std::string(people.record_id(cluster.front().row)), std::string(people.record_id(member.row)),
          std::string(people.record_id(other)), probability_cell(link.probability), weight_cell(link.weight)};
      for (std::string& level : level_cells(link.comparison)) cells.push_back(std::move(level));
      file.write(report::csv_line(cells));
    }
}

}  // namespace

const std::vector<std::string>& clusters_columns() {
  static const std::vector<std::string> columns{"cluster_id", "record_id", "joined_to",  "probability",
                                                "weight",     "id_number", "birth_date", "sex",
                                                "name",       "place"};
  return columns;
}

int dedupe_list(Session& session, const Invocation& invocation) {
  const auto model = model_option(invocation, 1);
  const auto memory = memory_option(invocation);
  match::DedupeOptions options{
      .threads = worker_threads(invocation),
      .learn = !model,
      .memory = memory.get(),
      .least_probability = probability_option(invocation, "least_probability", 0.05)};
  const auto clusters = begin_output(invocation, "out"), pairs = begin_output(invocation, "pairs");
  match::Vocabulary vocabulary;
  match::PersonList people(vocabulary);
  MatchProgress progress(session, "match");
  options.announce = [&](const match::MatchPlan& plan) { announce(progress, plan, memory.get()); };
  const auto contents = read_list(
      invocation, "in", [&people](const PersonRow& row) { people.add(row); }, progress);
  require_room(memory.get());
  const json::object traits = tell_traits(progress, invocation, "in", people);
  const auto run =
      match::dedupe(people, model.value_or(match::default_model_of_one_list()), options, progress);
  if (!run) throw Failure(of_command(run.error()));
  progress.report("write", 0, 0);
  write_clusters(*clusters, *run, people);
  if (pairs) write_links(*pairs, run->pairs, people, people);
  clusters->finish();
  if (pairs) pairs->finish();
  json::object reply = dedupe_run_json(*run, people.size(), progress.stages());
  reply["uneven"] = contents.uneven_rows;
  reply["traits"] = traits;
  reply["out"] = *invocation.value("out");
  reply["pairs_out"] = invocation.value("pairs").value_or("");
  show_reply(session, invocation, reply,
             [&] { return dedupe_run_page(reply, Style(session.terminal.colour)); });
  return exit_done;
}

json::object dedupe_run_json(const match::DedupeRun& run, match::RowIndex rows,
                             const std::vector<Stage>& stages) {
  std::size_t clustered = 0;
  for (const match::Cluster& cluster : run.clusters) clustered += cluster.size();
  return {{"rows", rows},
          {"clusters", run.clusters.size()},
          {"clustered_rows", clustered},
          {"pairs_linked", count_verdicts(run.pairs, Verdict::link)},
          {"to_look_at", count_verdicts(run.pairs, Verdict::look)},
          {"refused", run.refused},
          {"pairs", run.candidates},
          {"plan", plan_json(run.plan)},
          {"expected", run.estimation.same_person},
          {"rounds", run.estimation.rounds},
          {"keys", keys_json(run.keys)},
          {"stages", stages_json(stages)}};
}

std::string dedupe_run_page(const json::object& run, Style style) {
  Page page(style);
  page.title(say("{} rows", text_at(run, "rows")));
  page.field(say("people with several rows"), text_at(run, "clusters"));
  page.field(say("their rows"), text_at(run, "clustered_rows"));
  page.field(say("pairs a person must look at"), text_at(run, "to_look_at"));
  if (integer_at(run, "refused") > 0)
    page.field(say("links refused: two numbers, two births"), text_at(run, "refused"));
  page.field(say("expected pairs of one person"),
             fmt::format("{:.0f}", run.at("expected").to_number<double>()));
  page.field(say("pairs compared"), text_at(run, "pairs"));
  page.field(say("pair recall, by the model"), plan_recall(run));
  add_uneven(page, run, "uneven");
  page.field(say("written to"), text_at(run, "out"));
  page.field(say("pairs written to"), text_at(run, "pairs_out"));
  add_keys_and_times(page, run);
  return std::move(page).take();
}

}  // namespace benefit::cli
