#include "daemon/cli/case_page.hpp"

#include "daemon/cli/cells.hpp"
#include "daemon/cli/office_time.hpp"
#include "daemon/cli/say.hpp"
#include "verify/identity/money.hpp"

#include <algorithm>
#include <map>
#include <vector>

#include <boost/json.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace benefit::cli {
namespace {

namespace json = boost::json;

/// What stands before a text, when there is a text.
std::string with_lead(std::string_view lead, const std::string& text) {
  return text.empty() ? "" : std::string(lead) + text;
}

/// A coded value of a field, which may have words of its own there ("ended_because.closed").
std::string coded(const json::object& row, std::string_view path) {
  return api::translated_value(path, text_at(row, path), spoken());
}

std::string joined(const std::vector<std::string>& texts) {
  return fmt::format("{}", fmt::join(texts, ", "));
}

/// What the distance is from, where several enrolled photos were compared: the nearest.
std::string of_several(const json::object& photo) {
  const json::value* photos = photo.if_contains("compared_photos");
  if (!photos || photos->is_null() || photos->as_int64() == 1) return "";
  return say(", the most alike of {}", photos->as_int64());
}

void add_photos(Page& page, const json::object& reply, const std::string& pictures) {
  const json::array& photos = array_at(reply, "photos");
  if (photos.empty()) return;
  page.section(say("Photos"));
  page.drawn(pictures);
  for (const json::value& item : photos) page.bullet(photo_text(item.as_object()));
}

void add_suspension(Page& page, const json::object& reply) {
  if (const json::value* one = value_at(reply, "suspension"); one != nullptr && one->is_object()) {
    const json::object& suspension = one->get_object();
    page.section(say("Suspension (a record; no payment is stopped by it)"));
    page.field(say("state"),
               coded(suspension, "state") + with_lead(say(": "), coded(suspension, "ended_because")));
    page.field(say("notice served"), text_at(suspension, "notice.served_on") +
                                         with_lead(say(", "), coded(suspension, "notice.how")) +
                                         with_lead(say(" by "), text_at(suspension, "notice.by")));
    page.field(say("reply until"), text_at(suspension, "notice.reply_until"));
    page.field(say("proposed by"), text_at(suspension, "proposed_by"));
    page.field(say("confirmed by"), text_at(suspension, "confirmed_by"));
    page.field(say("in force since"), office_time(text_at(suspension, "in_force_since")));
    page.field(say("sources"), cell_text(suspension, {"suppliers", ""}, Reader::person));
  }
  const json::array& back_pay = array_at(reply, "back_pay");
  if (back_pay.empty()) return;
  page.section(say("Back pay in yuan (as far as payments are delivered)"));
  for (const json::value& item : back_pay) {
    const json::object& one = item.as_object();
    page.bullet(say("{}: {} months x {} = {}, last paid {}", coded(one, "scheme"), text_at(one, "months"),
                    yuan_at(one, "per_month"), yuan_at(one, "owed"), text_at(one, "last_paid")));
  }
}

/// What a suspension would rest on. Two suppliers' lists that came through one hand are looked at twice.
void add_deaths(Page& page, const json::object& reply) {
  const json::array& deaths = array_at(reply, "deaths_on_file");
  if (deaths.empty()) return;
  page.section(say("Death records that count"));
  for (const json::value& item : deaths) {
    const json::object& death = item.as_object();
    page.bullet(say("{}: died on {}; delivered by {} on {}", coded(death, "supplier"),
                    text_at(death, "death_date"), cell_text(death, {"delivered_by", ""}, Reader::person),
                    office_time(text_at(death, "received_at"))));
  }
}

/// Cases of the same matter, each with its subject: they are decided side by side.
void add_side_by_side(Page& page, const json::object& reply) {
  const json::array& others = array_at(reply, "side_by_side");
  if (others.empty()) return;
  page.section(say("Decided side by side"));
  for (const json::value& item : others) {
    const json::object& other = item.as_object();
    page.bullet(say("case {}, {}: {} {}", text_at(other, "case"), coded(other, "state"),
                    text_at(other, "name"), cell_text(other, {"checks", ""}, Reader::person)));
  }
}

void add_attachments(Page& page, const json::object& reply) {
  const json::array& attachments = array_at(reply, "attachments");
  if (attachments.empty()) return;
  page.section(say("Attachments"));
  for (const json::value& item : attachments) {
    const json::object& one = item.as_object();
    page.bullet(say("{}  {}  {}, {} bytes, {} {}", text_at(one, "attachment"), text_at(one, "name"),
                    text_at(one, "type"), integer_at(one, "bytes"), text_at(one, "by"),
                    office_time(text_at(one, "at"))));
  }
}

void add_history(Page& page, const json::object& reply) {
  const json::array& events = array_at(reply, "events");
  if (events.empty()) return;
  page.section(say("History"));
  for (const json::value& item : events) {
    const std::string text = event_text(item.as_object());
    const std::size_t first_line = std::min(text.find('\n'), text.size());  // a note may have several
    page.bullet(text.substr(0, first_line));
    if (first_line < text.size()) page.block(std::string_view(text).substr(first_line + 1));
  }
}

void add_next(Page& page, const json::object& reply) {
  const json::array& next = array_at(reply, "next");
  if (next.empty()) return;
  page.section(say("Next"));
  for (const json::value& command : next) page.line(std::string(command.as_string()));
}

}  // namespace

bool owed_to_family(const json::array& findings) {
  return std::any_of(findings.begin(), findings.end(), [](const json::value& item) {
    const json::object& finding = item.as_object();
    const std::string check = text_at(finding, "check");
    return (check == "D1" || check == "D3") && text_at(finding, "state") == "open";
  });
}

void add_proposal(Page& page, const json::object& reply) {
  if (text_at(reply, "state") != "proposed") return;
  const json::array& events = array_at(reply, "events");
  const auto proposed = std::find_if(events.rbegin(), events.rend(), [](const json::value& event) {
    return text_at(event.as_object(), "what") == "proposed";
  });
  page.section(say("Waits to be confirmed"));
  if (proposed == events.rend())
    page.bullet(coded(reply, "outcome"));
  else
    page.bullet(event_text(proposed->as_object()));
}

void add_around(Page& page, const json::object& reply) {
  add_side_by_side(page, reply);
  add_attachments(page, reply);
  add_deaths(page, reply);
  add_suspension(page, reply);
}

std::string photo_text(const json::object& photo) {
  const std::string beside = text_at(photo, "beside");
  return say("{} photo {}", say_value(text_at(photo, "role")), text_at(photo, "photo")) +
         with_lead(say(", collection "), text_at(photo, "collection")) +
         with_lead(say(", "), office_time(text_at(photo, "at"))) +
         with_lead(say(": "), say_value(text_at(photo, "outcome"))) +
         with_lead(say(", distance "), text_at(photo, "fused")) +
         (beside.empty() ? "" : say(" from photo {}", beside)) + of_several(photo);
}

std::string event_text(const json::object& event) {
  return fmt::format("{}  {}  {}", office_time(text_at(event, "at")), text_at(event, "actor"),
                     text_at(event, "sentence"));
}

std::string citations_text(const json::array& citations) {
  std::vector<std::string> deliveries;  // in the order in which they are first cited
  std::map<std::string, std::vector<std::string>> lines;
  std::vector<std::string> photos;
  for (const json::value& item : citations) {
    const json::object& citation = item.as_object();
    if (value_at(citation, "photo") != nullptr) {
      photos.push_back(text_at(citation, "photo"));
      continue;
    }
    const std::string delivery = say("{} {} (batch {})", text_at(citation, "feed"),
                                     text_at(citation, "delivery"), text_at(citation, "batch"));
    if (lines[delivery].empty()) deliveries.push_back(delivery);
    lines[delivery].push_back(text_at(citation, "line"));
  }
  std::vector<std::string> parts;
  for (const std::string& delivery : deliveries)
    parts.push_back(lines[delivery].size() == 1 ? say("{}, line {}", delivery, lines[delivery].front())
                                                : say("{}, lines {}", delivery, joined(lines[delivery])));
  if (!photos.empty())
    parts.push_back(photos.size() == 1 ? say("photo {}", photos.front()) : say("photos {}", joined(photos)));
  return fmt::format("{}", fmt::join(parts, say("; ")));
}

void add_chosen(Page& page, const json::object& reply) {
  const json::array& lines = array_at(reply, "chosen.lines");
  if (lines.empty()) return;
  page.section(say("Chosen by lot"));
  for (const json::value& line : lines) page.bullet(text_at(line.as_object(), "sentence"));
}

void add_sums(Page& page, const json::object& sums, const json::array& findings) {
  page.section(say("Money in yuan (three sums, never to be added)"));
  page.field(say("lost so far"), yuan_at(sums, "lost"));
  page.field(say("still flowing each month"), yuan_at(sums, "flowing_per_month"));
  page.field(owed_to_family(findings) ? say("owed to the family") : say("owed to people"),
             yuan_at(sums, "owed"));
  // What was overpaid after a death is set off against what the family is owed, scheme by scheme (D3).
  Fen left, to_pay_back;
  for (const json::value& item : findings) {
    const json::object& finding = item.as_object();
    if (text_at(finding, "check") != "D3" || text_at(finding, "state") != "open") continue;
    const Fen rest = Fen{integer_at(finding, "sums.owed")} - Fen{integer_at(finding, "sums.lost")};
    (rest > Fen{} ? left : to_pay_back) += rest;
  }
  if (left != Fen{} || to_pay_back != Fen{})
    page.field(say("after setting off"),
               say("{} left to the family, {} to be paid back", identity::format_yuan(left),
                   identity::format_yuan(Fen{} - to_pay_back)));
}

void add_finding(Page& page, const json::object& finding) {
  const std::string state = text_at(finding, "state");
  page.section(fmt::format("{}  {}  ({}{})", text_at(finding, "check"), text_at(finding, "title"),
                           text_at(finding, "period_words"),
                           state == "open" ? "" : with_lead(say(", "), say_value(state))));
  for (const json::value& reason : array_at(finding, "reasons"))
    page.bullet(text_at(reason.as_object(), "sentence"));
  if (flag_at(finding, "check_record.too_often"))
    page.bullet(text_at(finding, "check_record.sentence"));
  else
    page.field(say("this check"), text_at(finding, "check_record.sentence"));
  page.field(say("provision"),
             text_at(finding, "provision") + with_lead(" - ", text_at(finding, "citation")));
  page.field(say("rests on"), citations_text(array_at(finding, "citations")));
  page.field(say("finding number"), text_at(finding, "finding"));
}

void add_case_head(Page& page, const json::object& one_case) {
  page.title(say("Case {}: {}", text_at(one_case, "case"), say_value(text_at(one_case, "state"))));
  page.field(say("subject"), text_at(one_case, "name") + with_lead("  ", text_at(one_case, "subject")));
  page.field(say("region"), text_at(one_case, "region"));
  page.field(say("checks"), cell_text(one_case, {"checks", ""}, Reader::person));
  page.field(say("opened"), office_time(text_at(one_case, "opened_at")));
  page.field(say("queue"), say_value(text_at(one_case, "kind")));
  const std::string until = office_time(text_at(one_case, "leased_until"));
  page.field(say("taken by"),
             text_at(one_case, "taken_by") + (until.empty() ? "" : say(", until {}", until)));
  page.field(say("asleep until"), text_at(one_case, "diary.on") +
                                      with_lead(say(": "), text_at(one_case, "diary.text")) +
                                      with_lead(" - ", text_at(one_case, "diary.by")));
  page.field(say("split from case"), text_at(one_case, "split_from"));
  page.field(say("proposed by"), text_at(one_case, "proposed_by"));
  page.field(say("outcome"), say_value(text_at(one_case, "outcome")));
}

bool is_chosen(const json::object& one_case) { return !array_at(one_case, "chosen.lines").empty(); }

std::string case_page(const json::object& reply, const std::string& pictures, Style style,
                      std::size_t columns) {
  Page page(style, columns);
  add_case_head(page, reply);
  add_proposal(page, reply);
  add_chosen(page, reply);
  if (const json::value* sums = value_at(reply, "sums"); sums != nullptr && !is_chosen(reply))
    add_sums(page, sums->as_object(), array_at(reply, "findings"));
  for (const json::value& finding : array_at(reply, "findings")) add_finding(page, finding.as_object());
  add_photos(page, reply, pictures);
  add_around(page, reply);
  add_history(page, reply);
  add_next(page, reply);
  return std::move(page).take();
}

}  // namespace benefit::cli
