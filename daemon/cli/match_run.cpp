#include "daemon/cli/match_run.hpp"

#include "daemon/cli/cells.hpp"
#include "daemon/cli/say.hpp"
#include "daemon/units.hpp"
#include "verify/match/list_traits.hpp"
#include "verify/report/csv_line.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <unistd.h>
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

namespace {

constexpr std::uint64_t mib = 1U << 20U;

std::string in_mib(std::uint64_t bytes) { return fmt::format("{}MiB", bytes / mib + 1); }

}  // namespace

std::uint64_t ProcessMemory::used() const {
  std::ifstream statm("/proc/self/statm");
  std::uint64_t pages = 0, resident = 0;
  statm >> pages >> resident;
  return resident * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
}

std::unique_ptr<ProcessMemory> memory_option(const Invocation& invocation) {
  const auto given = invocation.value("memory");
  if (!given) return nullptr;
  auto limit = parse_size(*given);
  if (!limit) limit = parse_size(*given + "iB");
  if (!limit)
    throw Failure({ErrorCode::bad_request, fmt::format("'{}' is no size", *given), "--memory",
                   "give one such as 2GiB, 2G or 1500M"});
  std::uint64_t bytes = 0;
  for (const char* list : {"left", "right", "in"})
    if (const auto path = invocation.value(list)) {
      std::error_code failed;
      const auto size = std::filesystem::file_size(*path, failed);
      if (!failed) bytes += size;
    }
  // A list made ready takes about as much as its file; half of that is too little for any.
  if (*limit < bytes / 2)
    throw Failure({ErrorCode::too_large, fmt::format("{} would not hold the lists", *given), "--memory",
                   fmt::format("the least that would do is about {}", in_mib(bytes + bytes / 4))});
  return std::make_unique<ProcessMemory>(*limit);
}

void require_room(const ProcessMemory* memory) {
  if (memory == nullptr || memory->used() <= memory->limit()) return;
  throw Failure(
      {ErrorCode::too_large,
       fmt::format("the lists take {} of {}", in_mib(memory->used()), in_mib(memory->limit() - 1)),
       "--memory",
       fmt::format("the least that would do is about {}", in_mib(memory->used() + memory->used() / 4))});
}

Error of_command(Error error) {
  if (error.code == ErrorCode::too_large && error.where.empty()) error.where = "--memory";
  return error;
}

json::object tell_traits(MatchProgress& progress, const Invocation& invocation, std::string_view parameter,
                         const match::PersonList& people) {
  const match::ListTraits traits = match::traits_of(people);
  const std::string file = *invocation.value(parameter);
  if (traits.repeated_record_ids > 0)
    progress.message(say("{}: {} rows have the record ID of an earlier row, so that a pair may mean either",
                         file, traits.repeated_record_ids));
  json::array fields;
  for (const std::string_view field : traits.constant_fields) {
    progress.message(
        say("{}: every row has one and the same {}, which then tells nobody apart", file, field));
    fields.emplace_back(field);
  }
  return {{"repeated_record_ids", traits.repeated_record_ids}, {"constant_fields", std::move(fields)}};
}

void announce(MatchProgress& progress, const match::MatchPlan& plan, const ProcessMemory* memory) {
  progress.message(
      say("about {:.0f} pairs to compare (at most {}); about {:.1f} % of the pairs of one "
          "person are among them",
          plan.pairs, plan.pairs_at_most, 100 * plan.pair_recall));
  if (memory != nullptr && plan.parts > 1)
    progress.message(say("this would take about {}, and {} is allowed: going on in {} parts",
                         in_mib(plan.bytes_needed), in_mib(memory->limit() - 1), plan.parts));
}

json::object plan_json(const match::MatchPlan& plan) {
  json::object object{{"pairs_at_most", plan.pairs_at_most},
                      {"pairs_about", std::llround(plan.pairs)},
                      {"pair_recall", plan.pair_recall},
                      {"parts", plan.parts}};
  if (plan.bytes_needed != 0) object["bytes_needed"] = plan.bytes_needed;
  return object;
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
  file.write(report::csv_line(links_columns()));
  for (const match::Link& link : links) {
    std::vector<std::string> cells{
        std::string(left.record_id(link.left)), std::string(right.record_id(link.right)),
        probability_cell(link.probability), weight_cell(link.weight), std::string(to_string(link.verdict))};
    for (std::string& level : level_cells(link.comparison)) cells.push_back(std::move(level));
    file.write(report::csv_line(cells));
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

std::string plan_recall(const json::object& run) {
  return fmt::format("{:.1f} %", 100 * run.at("plan").at("pair_recall").to_number<double>());
}

void add_uneven(Page& page, const json::object& run, std::string_view field) {
  if (integer_at(run, field) == 0) return;
  const std::string list = field.starts_with("left")    ? say(" of the first list")
                           : field.starts_with("right") ? say(" of the second list")
                                                        : "";
  page.field(say("uneven rows{}", list), say("{}: more or fewer cells than the header", text_at(run, field)));
}

void add_keys_and_times(Page& page, const json::object& run) {
  page.section(say("Pairs by key (a pair may have several)"));
  for (const json::value& entry : array_at(run, "keys")) {
    const json::object& key = entry.as_object();
    const std::int64_t dropped = integer_at(key, "dropped_blocks");
    page.field(text_at(key, "key"), dropped == 0
                                        ? text_at(key, "pairs")
                                        : say("{}; {} crowds with {} pairs left out", text_at(key, "pairs"),
                                              dropped, text_at(key, "dropped_pairs")));
  }
  page.section(say("Time"));
  for (const json::value& entry : array_at(run, "stages"))
    page.field(text_at(entry.as_object(), "stage"),
               fmt::format("{:.2f} s", entry.at("seconds").to_number<double>()));
}

}  // namespace benefit::cli
