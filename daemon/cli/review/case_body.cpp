#include "daemon/cli/review/case_body.hpp"

#include "daemon/cli/case_page.hpp"
#include "daemon/cli/cells.hpp"
#include "daemon/cli/display_width.hpp"
#include "daemon/cli/review/page_text.hpp"
#include "daemon/cli/say.hpp"
#include "verify/identity/safe_text.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>

#include <boost/json.hpp>
#include <fmt/format.h>

namespace benefit::cli {
namespace {

namespace json = boost::json;

constexpr std::size_t indent = 2;

/// How two records agree in one field, by the level that record matching gave it (docs/matching.md).
struct Sign {
  char character;
  Look look;
};

Sign sign_of(std::string_view level) {
  constexpr std::array same = {"exact", "same", "address", "village"};
  constexpr std::array differs = {"different",      "birth_only", "same_year", "near_year",
                                  "surname_agrees", "prefecture", "province"};
  const auto is_in = [level](const auto& levels) {
    return std::find(levels.begin(), levels.end(), level) != levels.end();
  };
  if (is_in(same)) return {'=', Look::agrees};
  if (is_in(differs)) return {'#', Look::differs};
  if (level == "missing") return {'.', Look::dim};
  return {'~', Look::near};
}

/// "match.name.homophone": field and level.
struct Compared {
  std::string field, level, ours, theirs;
};

std::optional<Compared> compared_in(const json::object& reason) {
  constexpr std::string_view lead = "match.";
  const std::string code = text_at(reason, "code");
  const std::size_t dot = code.rfind('.');
  if (!code.starts_with(lead) || dot <= lead.size()) return std::nullopt;
  return Compared{code.substr(lead.size(), dot - lead.size()), code.substr(dot + 1),
                  text_at(reason, "values.ours.text"), text_at(reason, "values.theirs.text")};
}

std::string field_name(const std::string& field) {
  if (field == "id_number") return say("ID number");
  if (field == "birth_date") return say("birth date");
  if (field == "sex") return say("sex");
  if (field == "name") return say("name");
  if (field == "place") return say("place");
  if (field == "account") return say("account");
  return field;
}

Line heading(std::string text) { return {{std::move(text), Look::strong}}; }

void add(Lines& lines, Lines more) {
  lines.insert(lines.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

/// Where there is no room beside each other: the person above, the record below. Two numbers that differ in
/// one digit are compared whole.
void add_below_each_other(Lines& lines, const std::vector<Compared>& fields, std::size_t columns) {
  add(lines, paragraph(say("on the roll, and below it in the other record"), columns, {}, indent, Look::dim));
  for (const Compared& field : fields) {
    const Sign sign = sign_of(field.level);
    const std::string lead(1, sign.character);
    add(lines, paragraph(field_name(field.field), columns, lead, indent, sign.look));
    for (const std::string& value : {field.ours, field.theirs})
      add(lines, paragraph(value, columns, {}, 2 * indent, sign.look));
  }
}

/// The person on the left, the record on the right.
void add_comparison(Lines& lines, const json::object& finding, std::size_t columns) {
  std::vector<Compared> fields;
  for (const json::value& reason : array_at(finding, "reasons"))
    if (auto compared = compared_in(reason.as_object())) fields.push_back(*std::move(compared));
  if (fields.empty()) return;
  std::size_t names = 0, ours = display_width(say("on the roll")), theirs = 0;
  for (const Compared& field : fields) {
    names = std::max(names, display_width(field_name(field.field)));
    ours = std::max(ours, display_width(identity::safe_line(field.ours)));
    theirs = std::max(theirs, display_width(identity::safe_line(field.theirs)));
  }
  constexpr std::size_t between = 5;  // two blanks after the name, the sign among three
  if (indent + names + ours + between + theirs > columns) return add_below_each_other(lines, fields, columns);
  lines.push_back({{std::string(indent, ' ') + std::string(names + 2, ' ') +
                        padded(say("on the roll"), ours + 3) + say("in the other record"),
                    Look::dim}});
  for (const Compared& field : fields) {
    const Sign sign = sign_of(field.level);
    Line left{{identity::safe_line(field.ours), sign.look}};
    Line line{{std::string(indent, ' ') + padded(field_name(field.field), names + 2), Look::plain}};
    line.insert(line.end(), left.begin(), left.end());
    line.push_back({std::string(ours - width_of(left) + 1, ' '), Look::plain});
    line.push_back({fmt::format("{} ", sign.character), sign.look});
    line.push_back({identity::safe_line(field.theirs), sign.look});
    lines.push_back(std::move(line));
  }
}

void add_photos(Lines& lines, const json::object& one_case, std::size_t columns, const Lines& pictures) {
  const json::array& photos = array_at(one_case, "photos");
  if (photos.empty()) return;
  lines.push_back(heading(say("Photos (p shows them)")));
  add(lines, pictures);
  for (const json::value& photo : photos)
    add(lines, paragraph(photo_text(photo.as_object()), columns, "-", indent));
  lines.emplace_back();
}

void add_finding(Lines& lines, const json::object& finding, std::size_t columns) {
  add(lines, paragraph(fmt::format("{}  {}  ({})", text_at(finding, "check"), text_at(finding, "title"),
                                   text_at(finding, "period_words")),
                       columns, {}, 0, Look::strong));
  if (const std::string state = text_at(finding, "state"); state != "open")
    lines.push_back({{std::string(indent, ' ') + say_value(state), Look::dim}});
  bool table_shown = false;
  for (const json::value& item : array_at(finding, "reasons")) {
    const json::object& reason = item.as_object();
    if (compared_in(reason) && !table_shown) {
      add_comparison(lines, finding, columns);
      table_shown = true;
    }
    const auto compared = compared_in(reason);
    const std::string lead = compared ? std::string(1, sign_of(compared->level).character) : "-";
    add(lines, paragraph(text_at(reason, "sentence"), columns, lead, indent));
  }
  if (const std::string record = text_at(finding, "check_record.sentence"); !record.empty())
    add(lines, flag_at(finding, "check_record.too_often")
                   ? paragraph(record, columns, "!", indent, Look::strong)
                   : paragraph(record, columns, {}, indent, Look::dim));
  add(lines, paragraph(say("provision {}: {}", text_at(finding, "provision"), text_at(finding, "citation")),
                       columns, {}, indent, Look::dim));
  add(lines, paragraph(say("rests on {}", citations_text(array_at(finding, "citations"))), columns, {},
                       indent, Look::dim));
  lines.emplace_back();
}

void add_chosen(Lines& lines, const json::object& one_case, std::size_t columns) {
  if (!is_chosen(one_case)) return;
  lines.push_back(heading(say("Chosen by lot")));
  for (const json::value& line : array_at(one_case, "chosen.lines"))
    add(lines, paragraph(text_at(line.as_object(), "sentence"), columns, "-", indent));
  lines.emplace_back();
}

void add_history(Lines& lines, const json::object& one_case, std::size_t columns) {
  const json::array& events = array_at(one_case, "events");
  if (events.empty()) return;
  lines.push_back(heading(say("History")));
  for (const json::value& item : events) {
    std::istringstream text(event_text(item.as_object()));
    std::string lead = "-";
    for (std::string line; std::getline(text, line); lead.clear())
      add(lines, paragraph(line, columns, lead, indent));
  }
}

}  // namespace

std::string case_title(const json::object& one_case) {
  std::string checks;
  for (const json::value& check : array_at(one_case, "checks"))
    checks += (checks.empty() ? "" : " ") + std::string(check.as_string());
  const std::string holder = text_at(one_case, "taken_by"), state = say_value(text_at(one_case, "state"));
  std::string title = holder.empty() ? say("Case {}, {}", text_at(one_case, "case"), state)
                                     : say("Case {}, {} ({})", text_at(one_case, "case"), state, holder);
  for (const std::string& part :
       {checks, text_at(one_case, "name"), text_at(one_case, "subject"), text_at(one_case, "region")})
    if (!part.empty()) title += "  " + part;
  return identity::safe_line(title);
}

Line case_money(const json::object& one_case) {
  const std::string lost = yuan_at(one_case, "sums.lost"), owed = yuan_at(one_case, "sums.owed"),
                    flowing = yuan_at(one_case, "sums.flowing_per_month");
  return {
      {owed_to_family(array_at(one_case, "findings"))
           ? say("lost {}   still flowing {} a month   owed to the family {}   (yuan)", lost, flowing, owed)
           : say("lost {}   still flowing {} a month   owed to people {}   (yuan)", lost, flowing, owed),
       Look::plain}};
}

namespace {

/// A part of the case's page (case_page.hpp), as it stands there.
Lines part_of_page(void (*part)(Page&, const json::object&), const json::object& one_case,
                   std::size_t columns) {
  Page page{Style(false), columns};
  part(page, one_case);
  Lines lines = as_it_is(std::move(page).take())(columns);
  if (lines.empty()) return lines;
  lines.erase(lines.begin());  // a section begins with an empty line
  lines.emplace_back();
  return lines;
}

/// The lines above the body are cut to the screen's width: what does not fit is read here.
Lines cut_off_above(const json::object& one_case, std::size_t columns) {
  Lines lines;
  for (const std::string& text : {case_title(one_case), text_of(case_money(one_case))})
    if (display_width(text) > columns) add(lines, paragraph(text, columns));
  if (!lines.empty()) lines.emplace_back();
  return lines;
}

}  // namespace

Lines case_body(const json::object& one_case, std::size_t columns, const Lines& pictures) {
  Lines lines = cut_off_above(one_case, columns);
  add(lines, part_of_page(add_proposal, one_case, columns));
  add_chosen(lines, one_case, columns);
  add_photos(lines, one_case, columns, pictures);
  for (const json::value& finding : array_at(one_case, "findings"))
    add_finding(lines, finding.as_object(), columns);
  add(lines, part_of_page(add_around, one_case, columns));
  add_history(lines, one_case, columns);
  return lines;
}

}  // namespace benefit::cli
