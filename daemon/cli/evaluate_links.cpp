#include "daemon/cli/evaluate_links.hpp"

#include "daemon/cli/cells.hpp"
#include "daemon/cli/match_tools.hpp"
#include "daemon/cli/read_file.hpp"
#include "daemon/cli/say.hpp"
#include "daemon/cli/show_reply.hpp"
#include "verify/intake/table.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <functional>
#include <optional>
#include <vector>

#include <boost/json.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace benefit::cli {
namespace {

namespace json = boost::json;

using Cells = std::vector<std::string_view>;

/// Reads a CSV file or a workbook with these columns in any order; a name that ends in `?` may be missing.
/// Throws Failure (io, bad_input).
void read_columns(const std::string& path, const std::vector<std::string>& wanted,
                  const std::function<void(const Cells&, std::int64_t line)>& take) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw Failure({ErrorCode::io, "the file cannot be read", path, ""});
  const auto fail = [&path](Error error) { throw Failure(in_file(path, std::move(error))); };
  const auto opened = intake::open_table(file, std::nullopt);
  if (!opened) fail(opened.error());
  intake::Table& table = **opened;
  const auto header = table.read_header([&wanted](const std::vector<std::string>& cells) {
    return static_cast<std::size_t>(std::count_if(cells.begin(), cells.end(), [&](const std::string& cell) {
      return std::find(wanted.begin(), wanted.end(), cell) != wanted.end();
    }));
  });
  if (!header) fail(header.error());
  std::vector<std::optional<std::size_t>> places;
  for (const std::string& column : wanted) {
    const bool optional = column.ends_with('?');
    const std::string name = column.substr(0, column.size() - (optional ? 1 : 0));
    const auto found = std::find(header->begin(), header->end(), name);
    if (found == header->end() && !optional)
      fail({ErrorCode::bad_input, fmt::format("column '{}' is missing", name), "header", ""});
    places.push_back(found == header->end() ? std::nullopt
                                            : std::optional<std::size_t>(found - header->begin()));
  }
  Cells cells(wanted.size());
  for (;;) {
    const auto row = table.next();
    if (!row) fail(row.error());
    if (*row == nullptr) return;
    const std::vector<std::string_view>& delivered = (*row)->cells;
    for (std::size_t i = 0; i < places.size(); ++i)
      cells[i] = places[i] && *places[i] < delivered.size() ? delivered[*places[i]] : std::string_view{};
    take(cells, (*row)->line);
  }
}

std::vector<match::TruePair> read_truth(const std::string& path) {
  std::vector<match::TruePair> truth;
  read_columns(path, {"left_id", "right_id", "errors?"}, [&](const Cells& cells, std::int64_t) {
    match::TruePair pair{std::string(cells[0]), std::string(cells[1]), {}};
    for (std::string_view rest = cells[2]; !rest.empty();) {
      const std::string_view error = rest.substr(0, rest.find(';'));
      pair.errors.emplace_back(error);
      rest.remove_prefix(std::min(rest.size(), error.size() + 1));
    }
    truth.push_back(std::move(pair));
  });
  return truth;
}

std::vector<match::JudgedLink> read_links(const std::string& path) {
  std::vector<match::JudgedLink> links;
  read_columns(path, {"left_id", "right_id", "probability"}, [&](const Cells& cells, std::int64_t line) {
    match::JudgedLink link{std::string(cells[0]), std::string(cells[1]), -1};
    std::from_chars(cells[2].data(), cells[2].data() + cells[2].size(), link.probability);
    if (!(0 <= link.probability && link.probability <= 1))
      throw Failure({ErrorCode::bad_input, "the probability is no number between 0 and 1",
                     fmt::format("{}, line {}", path, line), ""});
    links.push_back(std::move(link));
  });
  return links;
}

json::object figures_json(const match::LinkFigures& figures) {
  return {{"probability", figures.probability},
          {"precision", figures.precision},
          {"recall", figures.recall},
          {"f1", figures.f1()}};
}

std::string figures_text(const json::object& figures) {
  const auto number = [&](std::string_view field) { return figures.at(field).to_number<double>(); };
  return say("precision {:.4f}, recall {:.4f}, F1 {:.4f} at probability {:.4f}", number("precision"),
             number("recall"), number("f1"), number("probability"));
}

}  // namespace

int evaluate_links(Session& session, const Invocation& invocation) {
  const auto truth = read_truth(*invocation.value("truth"));
  auto links = read_links(*invocation.value("links"));
  const double precision = probability_option(invocation, "precision", 0.995);
  const json::object reply = accuracy_json(match::measure_accuracy(truth, std::move(links), precision));
  show_reply(session, invocation, reply,
             [&] { return accuracy_page(reply, Style(session.terminal.colour)); });
  return exit_done;
}

json::object accuracy_json(const match::LinkAccuracy& accuracy) {
  json::array at_probability, by_error, calibration;
  for (const match::LinkFigures& figures : accuracy.at_probability)
    at_probability.push_back(figures_json(figures));
  for (const auto& [error, share] : accuracy.by_error)
    by_error.push_back(json::object{
        {"error", error}, {"pairs", share.of}, {"found", share.found}, {"recall", share.value()}});
  for (const match::CalibrationBin& bin : accuracy.calibration)
    calibration.push_back(json::object{
        {"links", bin.links}, {"mean_probability", bin.mean_probability}, {"share_true", bin.share_true}});
  return {{"findable", accuracy.findable},
          {"unfindable", accuracy.unfindable},
          {"links", accuracy.links},
          {"best", figures_json(accuracy.best)},
          {"at_precision", figures_json(accuracy.at_precision)},
          {"at_probability", std::move(at_probability)},
          {"by_error", std::move(by_error)},
          {"calibration", std::move(calibration)},
          {"expected_calibration_error", accuracy.expected_calibration_error}};
}

std::string accuracy_page(const json::object& accuracy, Style style) {
  Page page(style);
  page.title(
      say("{} links against {} findable pairs", text_at(accuracy, "links"), text_at(accuracy, "findable")));
  page.field(say("most recall at the asked precision"),
             figures_text(accuracy.at("at_precision").as_object()));
  page.field(say("best F1"), figures_text(accuracy.at("best").as_object()));
  for (const json::value& figures : array_at(accuracy, "at_probability"))
    page.field(say("at probability {}", figures.at("probability").to_number<double>()),
               figures_text(figures.as_object()));
  page.field(say("expected calibration error"),
             fmt::format("{:.4f}", accuracy.at("expected_calibration_error").to_number<double>()));
  page.section(say("Found, by what was done to the row"));
  for (const json::value& entry : array_at(accuracy, "by_error"))
    page.field(
        text_at(entry.as_object(), "error"),
        say("{:.4f} of {}", entry.at("recall").to_number<double>(), text_at(entry.as_object(), "pairs")));
  page.section(say("Of the links with a probability about … are true"));
  for (const json::value& entry : array_at(accuracy, "calibration"))
    if (entry.at("links").to_number<std::int64_t>() > 0)
      page.field(fmt::format("{:.3f}", entry.at("mean_probability").to_number<double>()),
                 say("{:.3f} of {}", entry.at("share_true").to_number<double>(),
                     text_at(entry.as_object(), "links")));
  return std::move(page).take();
}

}  // namespace benefit::cli
