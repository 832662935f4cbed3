#include "verify/intake/header.hpp"

#include "verify/identity/nearest.hpp"
#include "verify/intake/name_key.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace benefit::intake {
namespace {

std::vector<std::string_view> known_headers(const Column& column) {
  std::vector<std::string_view> names{column.name, column.title};
  names.insert(names.end(), column.aliases.begin(), column.aliases.end());
  return names;
}

std::optional<std::size_t> index_of(const FeedInfo& feed, std::string_view delivered) {
  const std::string key = name_key(delivered);
  for (std::size_t i = 0; i < feed.columns.size(); ++i)
    for (const std::string_view name : known_headers(feed.columns[i]))
      if (name_key(name) == key) return i;
  return std::nullopt;
}

/// A header cell in an error: it may be anything, even a person's number in a file that lost its header.
std::string shown(std::string_view delivered, std::size_t cell) {
  constexpr std::size_t longest = 60;
  const auto digits =
      std::count_if(delivered.begin(), delivered.end(), [](char c) { return '0' <= c && c <= '9'; });
  if (delivered.empty()) return fmt::format("column {} (without a name)", cell + 1);
  if (digits > 4 || delivered.size() > longest) return fmt::format("column {} (name not shown)", cell + 1);
  return fmt::format("column {} '{}'", cell + 1, delivered);
}

std::string both_names(const Column& column) { return fmt::format("'{}' ({})", column.name, column.title); }

/// What is wrong with a header, gathered so that a file has to be mended only once.
struct Findings {
  std::vector<std::string> problems;
  std::vector<std::string> hints;
};

/// Another feed whose columns these are: a file that was handed in under the wrong name.
const FeedInfo* feed_that_fits(const std::vector<std::string>& columns) {
  for (const FeedInfo& feed : feeds()) {
    std::vector<bool> seen(feed.columns.size(), false);
    bool all_known = true;
    for (const std::string& delivered : columns) {
      const auto found = index_of(feed, delivered);
      all_known = all_known && (found || is_of_reject_export(delivered));
      if (found) seen[*found] = true;
    }
    bool complete = all_known;
    for (std::size_t i = 0; i < feed.columns.size(); ++i)
      complete = complete && (seen[i] || feed.columns[i].presence == Presence::optional);
    if (complete) return &feed;
  }
  return nullptr;
}

Error no_header(const FeedInfo& feed, const std::vector<std::string>& columns) {
  const std::string& first = columns.front();
  std::string hint =
      fmt::format("the first row has to name the columns; `feed describe {}` lists them", feed.name);
  for (const std::string_view separator : {"\t", ";", "；", "，", "|"})
    if (columns.size() == 1 && first.find(separator) != std::string::npos)
      hint = "separate the columns by commas and save again as CSV";
  return {ErrorCode::bad_input,
          fmt::format("the first row holds no column of the feed '{}' in its {} cells", feed.name,
                      columns.size()),
          "line 1", hint};
}

Error to_error(const FeedInfo& feed, const std::vector<std::string>& columns, const Findings& findings) {
  std::string hint = fmt::format("{}", fmt::join(findings.hints, "; "));
  if (const FeedInfo* other = feed_that_fits(columns))
    hint = fmt::format("these are the columns of the feed '{}'", other->name);
  if (hint.empty()) hint = fmt::format("`feed describe {}` lists the columns", feed.name);
  return {ErrorCode::bad_input, fmt::format("{}", fmt::join(findings.problems, "; ")), "header", hint};
}

}  // namespace

const Column* find_column(const FeedInfo& feed, std::string_view delivered) {
  const auto index = index_of(feed, delivered);
  return index ? &feed.columns[*index] : nullptr;
}

bool is_of_reject_export(std::string_view column) {
  const std::string key = name_key(column);
  return key == name_key(reject_line_column) || key == name_key(reject_reason_column);
}

std::size_t count_known_columns(const FeedInfo& feed, const std::vector<std::string>& cells) {
  return static_cast<std::size_t>(std::count_if(cells.begin(), cells.end(), [&feed](const std::string& cell) {
    return !cell.empty() && index_of(feed, cell).has_value();
  }));
}

Expected<Header> match_header(const FeedInfo& feed, std::vector<std::string> columns,
                              const std::vector<bool>& passed_over) {
  Header header{std::move(columns), std::vector<std::optional<std::size_t>>(feed.columns.size())};
  std::vector<std::size_t> unknown;
  Findings findings;
  std::size_t known = 0;
  for (std::size_t cell = 0; cell < header.columns.size(); ++cell) {
    const std::string& delivered = header.columns[cell];
    if (is_of_reject_export(delivered) || (!passed_over.empty() && passed_over[cell])) continue;
    const auto found = index_of(feed, delivered);
    if (!found) {
      unknown.push_back(cell);
      continue;
    }
    ++known;
    std::optional<std::size_t>& place = header.cell_of[*found];
    if (place) {
      findings.problems.push_back(fmt::format("column {} is there twice (columns {} and {})",
                                              both_names(feed.columns[*found]), *place + 1, cell + 1));
    }
    place = cell;
  }
  if (known == 0) return tl::unexpected(no_header(feed, header.columns));

  std::vector<std::string_view> candidates;  // names of columns that are not there yet
  std::vector<std::string> keys;             // of each
  for (std::size_t i = 0; i < feed.columns.size(); ++i)
    if (!header.cell_of[i])
      for (const std::string_view name : known_headers(feed.columns[i])) {
        candidates.push_back(name);
        keys.push_back(name_key(name));
      }
  for (const std::size_t cell : unknown) {
    const std::string& delivered = header.columns[cell];
    findings.problems.push_back(shown(delivered, cell) + " is unknown");
    if (delivered.empty()) {
      findings.hints.push_back(fmt::format(
          "column {}: give it a name of its own, or leave it out; merged cells have to be split", cell + 1));
      continue;
    }
    if (const auto meant = identity::nearest(name_key(delivered), keys))
      findings.hints.push_back(fmt::format("column {}: did you mean '{}'?", cell + 1, candidates[*meant]));
  }
  for (std::size_t i = 0; i < feed.columns.size(); ++i)
    if (!header.cell_of[i] && feed.columns[i].presence != Presence::optional)
      findings.problems.push_back(fmt::format("column {} is missing", both_names(feed.columns[i])));

  if (!findings.problems.empty()) return tl::unexpected(to_error(feed, header.columns, findings));
  return header;
}

}  // namespace benefit::intake
