#include "daemon/cli/link_lists.hpp"

#include "daemon/cli/cells.hpp"
#include "daemon/cli/match_run.hpp"
#include "daemon/cli/model_option.hpp"
#include "daemon/cli/say.hpp"
#include "daemon/cli/show_reply.hpp"
#include "daemon/cli/worker_threads.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

namespace benefit::cli {

namespace json = boost::json;

int link_lists(Session& session, const Invocation& invocation) {
  const auto model = model_option(invocation, 2);
  const auto memory = memory_option(invocation);
  match::LinkOptions options{.threads = worker_threads(invocation),
                             .learn = !model,
                             .memory = memory.get(),
                             .one_to_one = invocation.flag("one_to_one"),
                             .least_probability = probability_option(invocation, "least_probability", 0.05)};
  const auto links = begin_output(invocation, "out");
  match::Vocabulary vocabulary;
  match::PersonList left(vocabulary), right(vocabulary);
  MatchProgress progress(session, "match");
  options.announce = [&](const match::MatchPlan& plan) { announce(progress, plan, memory.get()); };
  json::object of_lists;
  const auto read = [&](const std::string& side, match::PersonList& list) {
    const auto contents = read_list(
        invocation, side, [&list](const PersonRow& row) { list.add(row); }, progress);
    require_room(memory.get());
    of_lists[side + "_uneven"] = contents.uneven_rows;
    of_lists[side + "_traits"] = tell_traits(progress, invocation, side, list);
  };
  read("left", left);
  read("right", right);
  const auto run = match::link(left, right, model.value_or(match::default_model()), options, progress);
  if (!run) throw Failure(of_command(run.error()));
  progress.report("write", 0, 0);
  write_links(*links, run->links, left, right);
  links->finish();
  json::object reply = link_run_json(*run, left.size(), right.size(), progress.stages());
  for (const auto& [field, value] : of_lists) reply[field] = value;
  reply["out"] = *invocation.value("out");
  show_reply(session, invocation, reply,
             [&] { return link_run_page(reply, Style(session.terminal.colour)); });
  return exit_done;
}

json::object link_run_json(const match::LinkRun& run, match::RowIndex left_rows, match::RowIndex right_rows,
                           const std::vector<Stage>& stages) {
  return {{"left_rows", left_rows},
          {"right_rows", right_rows},
          {"pairs", run.pairs},
          {"links", count_verdicts(run.links, Verdict::link)},
          {"to_look_at", count_verdicts(run.links, Verdict::look)},
          {"plan", plan_json(run.plan)},
          {"expected", run.estimation.same_person},
          {"rounds", run.estimation.rounds},
          {"keys", keys_json(run.keys)},
          {"stages", stages_json(stages)}};
}

std::string link_run_page(const json::object& run, Style style) {
  Page page(style);
  page.title(say("{} rows against {}", text_at(run, "left_rows"), text_at(run, "right_rows")));
  page.field(say("links"), text_at(run, "links"));
  page.field(say("a person must look"), text_at(run, "to_look_at"));
  page.field(say("expected pairs of one person"),
             fmt::format("{:.0f}", run.at("expected").to_number<double>()));
  page.field(say("pairs compared"), text_at(run, "pairs"));
  page.field(say("pair recall, by the model"), plan_recall(run));
  add_uneven(page, run, "left_uneven");
  add_uneven(page, run, "right_uneven");
  page.field(say("written to"), text_at(run, "out"));
  add_keys_and_times(page, run);
  return std::move(page).take();
}

}  // namespace benefit::cli
