#include "daemon/cli/link_lists.hpp"

#include "daemon/cli/cells.hpp"
#include "daemon/cli/csv.hpp"
#include "daemon/cli/new_file.hpp"
#include "daemon/cli/show_reply.hpp"
#include "daemon/cli/worker_threads.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

namespace benefit::cli {
namespace {

namespace json = boost::json;

void write_links(const match::LinkRun& run, const match::PersonList& left, const match::PersonList& right,
                 const std::string& path) {
  NewFile file(path);
  file.write(csv_line(links_columns()));
  for (const match::Link& link : run.links) {
    const match::Comparison& c = link.comparison;
    file.write(
        csv_line({std::string(left.record_id(link.left)), std::string(right.record_id(link.right)),
                  fmt::format("{:.6f}", link.probability), fmt::format("{:.3f}", link.weight),
                  std::string(to_string(match::verdict_of(link.probability))), std::string(to_string(c.id)),
                  std::string(to_string(c.birth)), std::string(to_string(c.sex)),
                  std::string(to_string(c.name)), std::string(to_string(c.place))}));
  }
  file.finish();
}

}  // namespace

const std::vector<std::string>& links_columns() {
  static const std::vector<std::string> columns{"left_id",   "right_id",   "probability", "weight", "verdict",
                                                "id_number", "birth_date", "sex",         "name",   "place"};
  return columns;
}

int link_lists(Session& session, const Invocation& invocation) {
  match::Vocabulary vocabulary;
  match::PersonList left(vocabulary), right(vocabulary);
  MatchProgress progress(session, "match");
  read_list(
      invocation, "left", [&left](const PersonRow& row) { left.add(row); }, progress);
  read_list(
      invocation, "right", [&right](const PersonRow& row) { right.add(row); }, progress);
  const match::LinkOptions options{
      .threads = worker_threads(invocation),
      .one_to_one = invocation.flag("one_to_one"),
      .least_probability = probability_option(invocation, "least_probability", 0.05)};
  const auto run = match::link(left, right, match::default_model(), options, progress);
  if (!run) throw Failure(run.error());
  progress.report("write", 0, 0);
  write_links(*run, left, right, *invocation.value("out"));
  json::object reply = link_run_json(*run, left.size(), right.size(), progress.stages());
  reply["out"] = *invocation.value("out");
  show_reply(session, invocation, reply,
             [&] { return link_run_page(reply, Style(session.terminal.colour)); });
  return exit_done;
}

json::object link_run_json(const match::LinkRun& run, match::RowIndex left_rows, match::RowIndex right_rows,
                           const std::vector<Stage>& stages) {
  std::int64_t links = 0, to_look_at = 0;
  for (const match::Link& link : run.links) {
    links += match::verdict_of(link.probability) == match::Verdict::link ? 1 : 0;
    to_look_at += match::verdict_of(link.probability) == match::Verdict::look ? 1 : 0;
  }
  json::array keys, times;
  for (std::size_t kind = 0; kind < match::key_kinds; ++kind) {
    const match::KeyUse& use = run.keys.at(kind);
    keys.push_back(json::object{{"key", to_string(static_cast<match::KeyKind>(kind))},
                                {"pairs", use.pairs},
                                {"dropped_blocks", use.blocks_dropped},
                                {"dropped_pairs", use.pairs_dropped}});
  }
  for (const Stage& stage : stages)
    times.push_back(json::object{{"stage", stage.name}, {"seconds", stage.seconds}});
  return {{"left_rows", left_rows},
          {"right_rows", right_rows},
          {"pairs", run.pairs},
          {"links", links},
          {"to_look_at", to_look_at},
          {"expected", run.estimation.same_person},
          {"rounds", run.estimation.rounds},
          {"keys", std::move(keys)},
          {"stages", std::move(times)}};
}

std::string link_run_page(const json::object& run, Style style) {
  Page page(style);
  page.title(fmt::format("{} rows against {}", text_at(run, "left_rows"), text_at(run, "right_rows")));
  page.field("links", text_at(run, "links"));
  page.field("a person must look", text_at(run, "to_look_at"));
  page.field("expected pairs of one person", fmt::format("{:.0f}", run.at("expected").to_number<double>()));
  page.field("pairs compared", text_at(run, "pairs"));
  page.field("written to", text_at(run, "out"));
  page.section("Pairs by key (a pair may have several)");
  for (const json::value& entry : array_at(run, "keys")) {
    const json::object& key = entry.as_object();
    const std::int64_t dropped = integer_at(key, "dropped_blocks");
    page.field(text_at(key, "key"),
               dropped == 0 ? text_at(key, "pairs")
                            : fmt::format("{}; {} crowds with {} pairs left out", text_at(key, "pairs"),
                                          dropped, text_at(key, "dropped_pairs")));
  }
  page.section("Time");
  for (const json::value& entry : array_at(run, "stages"))
    page.field(text_at(entry.as_object(), "stage"),
               fmt::format("{:.2f} s", entry.at("seconds").to_number<double>()));
  return std::move(page).take();
}

}  // namespace benefit::cli
