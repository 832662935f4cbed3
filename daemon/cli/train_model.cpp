#include "daemon/cli/train_model.hpp"

#include "daemon/cli/cells.hpp"
#include "daemon/cli/match_run.hpp"
#include "daemon/cli/read_file.hpp"
#include "daemon/cli/say.hpp"
#include "daemon/cli/show_reply.hpp"
#include "daemon/cli/worker_threads.hpp"
#include "verify/match/dedupe.hpp"
#include "verify/match/link.hpp"
#include "verify/match/model_file.hpp"

#include <array>
#include <string>
#include <utility>
#include <vector>

#include <boost/json.hpp>
#include <fmt/format.h>

namespace benefit::cli {
namespace {

namespace json = boost::json;

/// --left and --right, or --in. Throws Failure(bad_request) for anything else.
std::vector<std::string> list_parameters(const Invocation& invocation) {
  const bool left = invocation.flag("left"), right = invocation.flag("right"), in = invocation.flag("in");
  if (in && !left && !right) return {"in"};
  if (left && right && !in) return {"left", "right"};
  throw Failure({ErrorCode::bad_request, "a model is trained on two lists, or inside one", "",
                 "give --left and --right, or --in"});
}

std::string trained_page(const json::object& reply, Style style) {
  Page page(style);
  page.title(text_at(reply, "out"));
  for (const json::value& list : array_at(reply, "lists"))
    page.field(text_at(list.as_object(), "file"), say("{} rows", text_at(list.as_object(), "rows")));
  page.field(say("pairs compared"), text_at(reply, "pairs"));
  page.field(say("expected pairs of one person"),
             fmt::format("{:.0f}", reply.at("expected").to_number<double>()));
  page.field(say("rounds"), text_at(reply, "rounds"));
  return std::move(page).take();
}

}  // namespace

int train_model(Session& session, const Invocation& invocation) {
  const std::vector<std::string> parameters = list_parameters(invocation);
  const unsigned threads = worker_threads(invocation);
  const auto out = begin_output(invocation, "out");
  match::Vocabulary vocabulary;
  std::vector<match::PersonList> lists(parameters.size(), match::PersonList(vocabulary));
  MatchProgress progress(session, "match");
  match::TrainedModel trained;
  trained.provenance.program = "benefitctl " BENEFIT_VERSION;
  json::array list_array;
  for (std::size_t i = 0; i < lists.size(); ++i) {
    read_list(
        invocation, parameters[i], [&list = lists[i]](const PersonRow& row) { list.add(row); }, progress);
    const std::string path = *invocation.value(parameters[i]);
    trained.provenance.lists.push_back({lists[i].size(), sha256_of_file(path)});
    list_array.push_back(json::object{
        {"file", path}, {"rows", lists[i].size()}, {"sha256", trained.provenance.lists.back().sha256}});
  }
  match::Estimation estimation;
  const auto keep = [&](const auto& run, std::uint64_t pairs) {
    trained.model = run.model;
    trained.provenance.pairs = static_cast<std::int64_t>(pairs);
    trained.provenance.rounds = run.estimation.rounds;
    estimation = run.estimation;
  };
  if (lists.size() == 1) {
    const auto run =
        match::dedupe(lists[0], match::default_model_of_one_list(), {.threads = threads}, progress);
    if (!run) throw Failure(run.error());
    keep(*run, run->candidates);
  } else {
    const auto run = match::link(lists[0], lists[1], match::default_model(), {.threads = threads}, progress);
    if (!run) throw Failure(run.error());
    keep(*run, run->pairs);
  }
  out->write(match::write_model(trained));
  out->finish();
  const json::object reply{{"out", *invocation.value("out")},
                           {"lists", std::move(list_array)},
                           {"pairs", trained.provenance.pairs},
                           {"rounds", trained.provenance.rounds},
                           {"expected", estimation.same_person}};
  show_reply(session, invocation, reply, [&] { return trained_page(reply, Style(session.terminal.colour)); });
  return exit_done;
}

}  // namespace benefit::cli
