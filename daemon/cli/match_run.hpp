// What linking two lists and finding duplicates in one write and tell in the same way.
#pragma once

#include "daemon/cli/invocation.hpp"
#include "daemon/cli/match_tools.hpp"
#include "daemon/cli/new_file.hpp"
#include "daemon/cli/page.hpp"
#include "verify/match/weighed_pairs.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

namespace benefit::cli {

/// The file that the parameter names, begun before the work so that a path that cannot be written is told at
/// once; nullptr when the parameter is not given. Throws Failure: bad_request for a file that the command
/// reads, or writes for another parameter; io, disk_full as NewFile does.
std::unique_ptr<NewFile> begin_output(const Invocation& invocation, std::string_view parameter);

/// The memory of this process, under what --memory allows.
class ProcessMemory final : public match::MemoryLimit {
 public:
  explicit ProcessMemory(std::uint64_t limit) : limit_(limit) {}
  std::uint64_t limit() const override { return limit_; }
  std::uint64_t used() const override;

 private:
  std::uint64_t limit_;
};

/// What --memory says ("2G", "1500MiB": powers of 1024); nullptr when it says nothing. Throws
/// Failure(bad_request), and too_large when lists of this size could not even be read in it, with the least
/// that would do.
std::unique_ptr<ProcessMemory> memory_option(const Invocation& invocation);
/// Throws Failure(too_large) when the lists that are read take more than is allowed. `memory` may be null.
void require_room(const ProcessMemory* memory);

/// A run's error, with the option that it is about.
Error of_command(Error error);

/// Says on standard error what is odd about the list that the parameter names, and gives it as
/// {"repeated_record_ids","constant_fields":[...]}.
boost::json::object tell_traits(MatchProgress& progress, const Invocation& invocation,
                                std::string_view parameter, const match::PersonList& people);

/// Says on standard error what the run is going to do.
void announce(MatchProgress& progress, const match::MatchPlan& plan, const ProcessMemory* memory);
/// {"pairs_at_most","pairs_about","pair_recall","parts"} and, under a limit, "bytes_needed".
boost::json::object plan_json(const match::MatchPlan& plan);

/// The columns of a file of pairs, in order.
const std::vector<std::string>& links_columns();

/// The levels of a pair's comparisons, in the order of the columns "id_number" .. "place".
std::vector<std::string> level_cells(const match::Comparison& comparison);
std::string probability_cell(double probability);
std::string weight_cell(double bits);

/// Header and a line for each pair; the caller finishes the file. Throws Failure (io, disk_full).
void write_links(NewFile& file, const std::vector<match::Link>& links, const match::PersonList& left,
                 const match::PersonList& right);

std::int64_t count_verdicts(const std::vector<match::Link>& links, Verdict verdict);

/// [{"key","pairs","dropped_blocks","dropped_pairs"}]
boost::json::array keys_json(const match::KeyUses& keys);
/// [{"stage","seconds"}]
boost::json::array stages_json(const std::vector<Stage>& stages);
/// The estimate of the run's "plan", as a percentage.
std::string plan_recall(const boost::json::object& run);
/// How many rows had more or fewer cells than their header, when there are any.
void add_uneven(Page& page, const boost::json::object& run, std::string_view field);
/// Sections about the run's "keys" and "stages".
void add_keys_and_times(Page& page, const boost::json::object& run);

}  // namespace benefit::cli
