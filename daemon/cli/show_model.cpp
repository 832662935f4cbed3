#include "daemon/cli/show_model.hpp"

#include "daemon/cli/cells.hpp"
#include "daemon/cli/model_option.hpp"
#include "daemon/cli/page.hpp"
#include "daemon/cli/say.hpp"
#include "daemon/cli/show_reply.hpp"
#include "daemon/cli/table.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include <boost/json.hpp>
#include <fmt/format.h>

namespace benefit::cli {
namespace {

namespace json = boost::json;

constexpr std::array kinds{match::PairKind::same_person, match::PairKind::strangers,
                           match::PairKind::household, match::PairKind::twins};

/// Figures as a person reads them; names of strangers weigh by their frequency, which the table cannot show.
json::array readable(const json::array& levels) {
  json::array rows;
  for (const json::value& entry : levels) {
    json::object row = entry.as_object();
    for (const match::PairKind kind : kinds)
      row[to_string(kind)] = fmt::format("{:.2g}", entry.at(to_string(kind)).to_number<double>());
    row["bits"] = fmt::format("{:+.1f}", entry.at("bits").to_number<double>());
    rows.push_back(std::move(row));
  }
  return rows;
}

std::string model_page(const json::object& model, const Invocation& invocation, const Terminal& terminal) {
  Page page(Style(terminal.colour));
  page.title(invocation.value("model").value_or(say("the model that is known before any list is seen")));
  page.field(say("written by"), text_at(model, "program"));
  for (const json::value& list : array_at(model, "lists"))
    page.field(say("trained on"), say("{} rows, SHA-256 {}", text_at(list.as_object(), "rows"),
                                      text_at(list.as_object(), "sha256")));
  for (const std::string_view kind : {"same_person", "household", "twins"})
    page.field(say("rows per row: {}", kind), text_at(model, fmt::format("per_row.{}", kind)));
  page.section(say("How often each level is seen, and its weight in bits"));
  page.drawn(table_text(invocation.command->columns, readable(array_at(model, "levels")), terminal));
  page.line(say("A name weighs by its frequency in the list: strangers' shares are of any name."));
  return std::move(page).take();
}

}  // namespace

int show_model(Session& session, const Invocation& invocation) {
  const auto path = invocation.value("model");
  const json::object reply =
      model_json(path ? read_model_file(*path) : match::TrainedModel{match::default_model(), {}});
  show_reply(session, invocation, reply, [&] { return model_page(reply, invocation, session.terminal); });
  return exit_done;
}

json::object model_json(const match::TrainedModel& trained) {
  match::Model model = trained.model;
  const std::vector<match::ModelTable> tables = tables_of(model);
  json::array levels, lists;
  for (const match::ModelTable& table : tables) {
    if (table.kind != match::PairKind::same_person) continue;
    for (const match::ModelTable::Level& level : table.levels) {
      json::object row{{"comparison", table.field}, {"numbers", table.beside}, {"level", level.name}};
      for (const match::ModelTable& of_kind : tables)
        if (of_kind.field == table.field && of_kind.beside == table.beside)
          row[to_string(of_kind.kind)] = of_kind.probabilities[level.index];
      constexpr double least = 1e-14;
      row["bits"] = std::log2(std::max(row.at("same_person").as_double(), least) /
                              std::max(row.at("strangers").as_double(), least));
      levels.push_back(std::move(row));
    }
  }
  for (const match::Provenance::List& list : trained.provenance.lists)
    lists.push_back(json::object{{"rows", list.rows}, {"sha256", list.sha256}});
  const auto per_row = [&model](match::PairKind kind) {
    return model.per_row.at(static_cast<std::size_t>(kind));
  };
  return {{"program", trained.provenance.program},
          {"lists", std::move(lists)},
          {"pairs", trained.provenance.pairs},
          {"rounds", trained.provenance.rounds},
          {"per_row", json::object{{"same_person", per_row(match::PairKind::same_person)},
                                   {"household", per_row(match::PairKind::household)},
                                   {"twins", per_row(match::PairKind::twins)}}},
          {"levels", std::move(levels)}};
}

}  // namespace benefit::cli
