#include "daemon/cli/explain_match.hpp"

#include "daemon/cli/cells.hpp"
#include "daemon/cli/match_tools.hpp"
#include "daemon/cli/model_option.hpp"
#include "daemon/cli/say.hpp"
#include "daemon/cli/show_reply.hpp"
#include "daemon/cli/worker_threads.hpp"
#include "verify/match/blocking.hpp"
#include "verify/match/explanation.hpp"
#include "verify/match/link.hpp"
#include "verify/report/sentences.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <vector>

#include <boost/json.hpp>
#include <fmt/format.h>

namespace benefit::cli {
namespace {

namespace json = boost::json;

/// The row's cells as they were delivered, by field.
using Delivered = std::map<std::string, std::string, std::less<>>;

Delivered delivered_cells(const PersonRow& row) {
  std::string place;
  for (const std::string_view part : {row.county_code, row.town, row.village, row.address})
    if (!part.empty()) place += (place.empty() ? "" : " ") + std::string(part);
  return {{"id_number", std::string(row.id_number)},
          {"birth_date", std::string(row.birth_date)},
          {"sex", std::string(row.sex)},
          {"name", std::string(row.name)},
          {"place", std::move(place)}};
}

/// A list, and of it the row that is asked for.
struct ListWithRow {
  match::PersonList list;
  std::optional<match::RowIndex> row{};
  Delivered cells{};
};

ListWithRow read_list_with_row(const Invocation& invocation, const std::string& side,
                               match::Vocabulary& vocabulary, Progress& progress) {
  ListWithRow read{match::PersonList(vocabulary)};
  const std::string wanted = *invocation.value(side + "_id");
  read_list(
      invocation, side,
      [&](const PersonRow& row) {
        if (!read.row && row.record_id == wanted) {
          read.row = read.list.size();
          read.cells = delivered_cells(row);
        }
        read.list.add(row);
      },
      progress);
  if (!read.row) {
    throw Failure({ErrorCode::not_found, fmt::format("has no row with the record ID '{}'", wanted),
                   *invocation.value(side), "without a column record_id a row is known by its line, from 1"});
  }
  return read;
}

json::object note_json(std::string_view code) {
  const Reason reason{std::string(code), {}};
  return {{"code", code},
          {"sentence", report::sentence(reason, report::Language::english)},
          {"sentence_zh", report::sentence(reason, report::Language::chinese)}};
}

/// What a clerk wants to know before anything else.
json::array notes_of(bool compared, const match::Person& left, const match::Person& right) {
  json::array notes;
  if (!compared) notes.push_back(note_json("explain.not_compared"));
  const auto either = [&](auto&& holds) { return holds(left) || holds(right); };
  if (either([](const match::Person& one) {
        return one.sex != 0 && one.id.sex() != 0 && one.sex != one.id.sex();
      }))
    notes.push_back(note_json("explain.own.sex"));
  if (either([](const match::Person& one) {
        return one.birth != 0 && one.id_birth != 0 &&
               match::compare_births(one.birth, one.id_birth) > match::BirthLevel::year_agrees;
      }))
    notes.push_back(note_json("explain.own.birth_date"));
  return notes;
}

json::object term_json(const match::WeightTerm& term, const Delivered& left, const Delivered& right) {
  const std::string code = term.level.empty() ? fmt::format("match.{}", term.field)
                                              : fmt::format("match.{}.{}", term.field, term.level);
  const auto value = [&](const Delivered& cells) {
    const auto found = cells.find(term.field);
    return found == cells.end() ? std::string() : found->second;
  };
  return {{"field", term.field},
          {"level", term.level},
          {"weight", term.weight},
          {"left", value(left)},
          {"right", value(right)},
          {"sentence", report::sentence(Reason{code, {}}, report::Language::english)},
          {"sentence_zh", report::sentence(Reason{code, {}}, report::Language::chinese)}};
}

/// What is written as 0.0000 is no rival.
constexpr double least_shown = 0.00005;

/// Other pairs that one of the two rows has a part in, the most probable first.
json::array rivals_of(const match::LinkRun& run, const ListWithRow& left, const ListWithRow& right) {
  std::vector<match::Link> rivals;
  for (const match::Link& link : run.links)
    if ((link.left == *left.row) != (link.right == *right.row) && link.probability >= least_shown)
      rivals.push_back(link);
  std::stable_sort(rivals.begin(), rivals.end(),
                   [](const match::Link& a, const match::Link& b) { return a.weight > b.weight; });
  constexpr std::size_t most = 10;
  if (rivals.size() > most) rivals.resize(most);
  json::array array;
  for (const match::Link& link : rivals)
    array.push_back(json::object{{"left_id", left.list.record_id(link.left)},
                                 {"right_id", right.list.record_id(link.right)},
                                 {"probability", link.probability},
                                 {"weight", link.weight}});
  return array;
}

/// Relatives who could not be meant: written as 0.0.
bool adds_nothing(const json::object& term) {
  constexpr double least_weight = 0.05;
  return text_at(term, "field") == "relatives" &&
         std::abs(term.at("weight").to_number<double>()) < least_weight;
}

/// A bar from the sum before to the sum after this term, on a scale of `low` .. `high`.
std::string bar(double before, double after, double low, double high) {
  constexpr double columns = 36;
  const auto column = [&](double value) {
    return static_cast<std::size_t>(std::lround((value - low) / std::max(high - low, 1.0) * columns));
  };
  const std::size_t begin = column(std::min(before, after)), end = column(std::max(before, after));
  return std::string(begin, ' ') +
         std::string(std::max<std::size_t>(end - begin, 1), after >= before ? '+' : '-');
}

}  // namespace

int explain_match(Session& session, const Invocation& invocation) {
  const auto model = model_option(invocation, 2);
  match::Vocabulary vocabulary;
  MatchProgress progress(session, "match");
  const ListWithRow left = read_list_with_row(invocation, "left", vocabulary, progress);
  const ListWithRow right = read_list_with_row(invocation, "right", vocabulary, progress);
  // The model that scores these lists is the one that explains.
  const match::LinkOptions options{
      .threads = worker_threads(invocation), .learn = !model, .least_probability = 0};
  const auto run =
      match::link(left.list, right.list, model.value_or(match::default_model()), options, progress);
  if (!run) throw Failure(run.error());
  const auto terms = match::explain(run->model, *run->frequencies, vocabulary, left.list[*left.row],
                                    right.list[*right.row], left.list.size());
  const auto linked = std::find_if(run->links.begin(), run->links.end(), [&](const match::Link& link) {
    return link.left == *left.row && link.right == *right.row;
  });
  double weight = 0;
  json::array term_array;
  for (const match::WeightTerm& term : terms) {
    weight += term.weight;
    term_array.push_back(term_json(term, left.cells, right.cells));
  }
  const bool compared =
      linked != run->links.end() || share_key(vocabulary, left.list[*left.row], right.list[*right.row]);
  const double probability = linked == run->links.end() ? 0 : linked->probability;
  const json::object reply{{"left", *invocation.value("left_id")},
                           {"right", *invocation.value("right_id")},
                           {"probability", probability},
                           {"weight", weight},
                           {"verdict", compared ? to_string(verdict_of(probability)) : "not_compared"},
                           {"notes", notes_of(compared, left.list[*left.row], right.list[*right.row])},
                           {"terms", std::move(term_array)},
                           {"rivals", rivals_of(*run, left, right)}};
  show_reply(session, invocation, reply,
             [&] { return explanation_page(reply, spoken(), Style(session.terminal.colour)); });
  return exit_done;
}

std::string explanation_page(const json::object& explanation, report::Language language, Style style) {
  const auto label = [language](const std::string& of) {
    return report::sentence(Reason{"explain." + of, {}}, language);
  };
  const std::string_view sentence = language == report::Language::chinese ? "sentence_zh" : "sentence";
  Page page(style);
  page.title(fmt::format("{} | {}: {}", text_at(explanation, "left"), text_at(explanation, "right"),
                         label("verdict." + text_at(explanation, "verdict"))));
  if (text_at(explanation, "verdict") != "not_compared")
    page.field(label("probability"),
               fmt::format("{:.4f}", explanation.at("probability").to_number<double>()));
  page.field(label("weight"), fmt::format("{:.1f}", explanation.at("weight").to_number<double>()));
  for (const json::value& note : array_at(explanation, "notes"))
    page.bullet(text_at(note.as_object(), sentence));

  double low = 0, high = 0, sum = 0;
  for (const json::value& term : array_at(explanation, "terms")) {
    sum += term.at("weight").to_number<double>();
    low = std::min(low, sum);
    high = std::max(high, sum);
  }
  page.section(label("adds"));
  sum = 0;
  for (const json::value& entry : array_at(explanation, "terms")) {
    const json::object& term = entry.as_object();
    const double weight = term.at("weight").to_number<double>();
    if (adds_nothing(term)) continue;
    page.field(label(text_at(term, "field")),
               fmt::format("{:+6.1f} |{}", weight, bar(sum, sum + weight, low, high)));
    sum += weight;
  }
  page.section(label("why"));
  for (const json::value& entry : array_at(explanation, "terms")) {
    const json::object& term = entry.as_object();
    if (adds_nothing(term)) continue;
    page.bullet(text_at(term, sentence));
    if (const std::string left = text_at(term, "left"), right = text_at(term, "right");
        !left.empty() || !right.empty())
      page.block(fmt::format("{} | {}", left.empty() ? "-" : left, right.empty() ? "-" : right));
  }
  if (const json::array& rivals = array_at(explanation, "rivals"); !rivals.empty()) {
    page.section(label("rivals"));
    for (const json::value& rival : rivals)
      page.field(fmt::format("{} | {}", text_at(rival.as_object(), "left_id"),
                             text_at(rival.as_object(), "right_id")),
                 fmt::format("{:.4f} ({:.1f})", rival.at("probability").to_number<double>(),
                             rival.at("weight").to_number<double>()));
  }
  return std::move(page).take();
}

}  // namespace benefit::cli
