#include "daemon/cli/review/offered_steps.hpp"

#include "daemon/cli/cells.hpp"
#include "daemon/cli/say.hpp"

#include <algorithm>

#include <boost/json.hpp>
#include <fmt/format.h>

namespace benefit::cli {
namespace {

namespace json = boost::json;

std::string refusal_text(const json::object& row) {
  const std::string what = text_at(row, "refusal.what"), hint = text_at(row, "refusal.hint");
  return say_message(what) + (hint.empty() ? "" : " - " + say_message(hint));
}

bool is_refused(const json::object& row) { return !text_at(row, "refusal.what").empty(); }

/// What the service said of the step, or of all that it is.
std::vector<const json::object*> said_of(const json::object& one_case, const StepName& step) {
  std::vector<const json::object*> rows;
  for (const json::value& item : array_at(one_case, "steps")) {
    const json::object& row = item.as_object();
    if (text_at(row, "command") == fmt::format("{} {}", step.noun, step.verb) &&
        (!step.outcome || text_at(row, "outcome") == *step.outcome))
      rows.push_back(&row);
  }
  return rows;
}

}  // namespace

bool may_take(const json::object& one_case, const StepName& step) {
  for (const json::object* row : said_of(one_case, step))
    if (!is_refused(*row)) return true;
  return false;
}

std::string why_not(const json::object& one_case, const StepName& step) {
  const std::vector<const json::object*> rows = said_of(one_case, step);
  for (const json::object* row : rows)
    if (is_refused(*row)) return refusal_text(*row);
  return rows.empty() ? say("benefitd does not offer it") : "";
}

bool has_open_finding(const json::object& one_case, std::string_view checks) {
  const json::array& findings = array_at(one_case, "findings");
  return std::ranges::any_of(findings, [checks](const json::value& item) {
    const json::object& finding = item.as_object();
    return text_at(finding, "state") == "open" && text_at(finding, "check").starts_with(checks);
  });
}

std::vector<OfferedLetter> offered_letters(const json::object& one_case) {
  std::vector<OfferedLetter> letters;
  for (const json::value& item : array_at(one_case, "letters")) {
    const json::object& row = item.as_object();
    OfferedLetter letter{.kind = text_at(row, "kind"),
                         .supplier = text_at(row, "to"),
                         .why_not = is_refused(row) ? refusal_text(row) : "",
                         .label = api::translated_value("letter_kind", text_at(row, "kind"), spoken())};
    if (!letter.supplier.empty()) letter.label += ", " + cell_text(row, {"to", ""}, Reader::person);
    if (flag_at(row, "waits")) letter.label += " " + say("(waits to be written)");
    letters.push_back(std::move(letter));
  }
  return letters;
}

}  // namespace benefit::cli
