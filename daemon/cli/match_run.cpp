#include "daemon/cli/match_run.hpp"

#include "daemon/cli/cells.hpp"
#include "daemon/cli/csv.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include <boost/json.hpp>
#include <fmt/format.h>

namespace benefit::cli {

namespace json = boost::json;

std::unique_ptr<NewFile> begin_output(const Invocation& invocation, std::string_view parameter) {
  const auto path = invocation.value(parameter);
  if (!path) return nullptr;
  const auto absolute = [](const std::string& file) {
    std::error_code failed;
    return std::filesystem::weakly_canonical(file, failed);
  };
  for (const std::string_view other : {"left", "right", "in", "model", "out", "pairs"})
    if (const auto file = invocation.value(other);
        file && other != parameter && absolute(*file) == absolute(*path))
      throw Failure({ErrorCode::bad_request, fmt::format("is what --{} names, too", other),
                     fmt::format("--{}", parameter), "name another file"});
  return std::make_unique<NewFile>(*path);
}

const std::vector<std::string>& links_columns() {
  static const std::vector<std::string> columns{"left_id",   "right_id",   "probability", "weight", "verdict",
                                                "id_number", "birth_date", "sex",         "name",   "place"};
  return columns;
}

std::vector<std::string> level_cells(const match::Comparison& c) {
  return {std::string(to_string(c.id)), std::string(to_string(c.birth)), std::string(to_string(c.sex)),
          std::string(to_string(c.name)), std::string(to_string(c.place))};
}

std::string probability_cell(double probability) { return fmt::format("{:.6f}", probability); }
std::string weight_cell(double bits) { return fmt::format("{:.3f}", bits); }

void write_links(NewFile& file, const std::vector<match::Link>& links, const match::PersonList& left,
                 const match::PersonList& right) {
  file.write(csv_line(links_columns()));
  for (const match::Link& link : links) {
    std::vector<std::string> cells{
        std::string(left.record_id(link.left)), std::string(right.record_id(link.right)),
        probability_cell(link.probability), weight_cell(link.weight), std::string(to_string(link.verdict))};
    for (std::string& level : level_cells(link.comparison)) cells.push_back(std::move(level));
    file.write(csv_line(cells));
  }
}

std::int64_t count_verdicts(const std::vector<match::Link>& links, Verdict verdict) {
  return std::count_if(links.begin(), links.end(),
                       [verdict](const match::Link& link) { return link.verdict == verdict; });
}

json::array keys_json(const match::KeyUses& keys) {
  json::array array;
  for (std::size_t kind = 0; kind < match::key_kinds; ++kind) {
    const match::KeyUse& use = keys.at(kind);
    array.push_back(json::object{{"key", to_string(static_cast<match::KeyKind>(kind))},
                                 {"pairs", use.pairs},
                                 {"dropped_blocks", use.blocks_dropped},
                                 {"dropped_pairs", use.pairs_dropped}});
  }
  return array;
}

json::array stages_json(const std::vector<Stage>& stages) {
  json::array array;
  for (const Stage& stage : stages)
    array.push_back(json::object{{"stage", stage.name}, {"seconds", stage.seconds}});
  return array;
}

void add_keys_and_times(Page& page, const json::object& run) {
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
}

}  // namespace benefit::cli
