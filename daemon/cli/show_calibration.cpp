#include "daemon/cli/show_calibration.hpp"

#include "daemon/cli/cells.hpp"
#include "daemon/cli/follow_job.hpp"
#include "daemon/cli/make_request.hpp"
#include "daemon/cli/office_time.hpp"
#include "daemon/cli/page.hpp"
#include "daemon/cli/say.hpp"
#include "daemon/cli/show_reply.hpp"
#include "daemon/cli/table.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <boost/json.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace benefit::cli {
namespace {

namespace json = boost::json;

/// "0.084 % (0.061-0.100)": a share with its interval, in percent.
std::string percent(double share, double low, double high) {
  return fmt::format("{:.2g} % ({:.2g}-{:.2g})", 100 * share, 100 * low, 100 * high);
}

std::string counted(const json::object& row, std::string_view path) {
  const auto at = [&](const char* field) { return number_at(row, fmt::format("{}.{}", path, field)); };
  return at("of") == 0 ? "" : percent(at("share"), at("low"), at("high"));
}

/// "18 of 20000: 0.09 % (0.05-0.14)"; "none" without pairs.
std::string counted_of(const json::object& row, std::string_view path) {
  const auto at = [&](const char* field) { return integer_at(row, fmt::format("{}.{}", path, field)); };
  return at("of") == 0 ? "none" : say("{} of {}: {}", at("pairs"), at("of"), counted(row, path));
}

std::string note_on(const json::object& rate) {
  if (value_at(rate, "threshold") == nullptr)
    return say("refers to a person: {} pairs more are needed, of at least {} people more",
               integer_at(rate, "pairs_missing"), integer_at(rate, "people_missing"));
  const std::string no_tail = text_at(rate, "no_tail");
  return no_tail.empty() ? "" : say("no fitted tail: {}", no_tail);
}

/// "0.1251, 0.1213": where the nearest of two, of three photos counts; "-" where that takes more pairs.
std::string of_several(const json::object& rate) {
  std::vector<std::string> thresholds;
  for (const json::value& threshold : array_at(rate, "of_several"))
    thresholds.push_back(threshold.is_null() ? "-" : fmt::format("{:.4f}", threshold.to_number<double>()));
  return fmt::format("{}", fmt::join(thresholds, ", "));
}

/// A group at one false-match rate, as a row of the table.
json::object row_of(const json::object& group, const json::object& rate) {
  json::object row{{"group", group.at("group")},
                   {"enrolled", group.at("enrolled")},
                   {"compared", group.at("compared")},
                   {"pairs", group.at("pairs")},
                   {"note", note_on(rate)}};
  if (value_at(rate, "threshold") != nullptr) {
    row["threshold"] = fmt::format("{:.4f}", number_at(rate, "threshold"));
    row["of_several"] = of_several(rate);
    row["counted_fmr"] = counted(rate, "accepted");
  }
  if (value_at(rate, "tail_fmr") != nullptr)
    row["tail_fmr"] = percent(number_at(rate, "tail_fmr.value"), number_at(rate, "tail_fmr.low"),
                              number_at(rate, "tail_fmr.high"));
  if (value_at(rate, "tail_threshold") != nullptr)
    row["tail_threshold"] =
        fmt::format("{:.3f} ({:.3f}-{:.3f})", number_at(rate, "tail_threshold.value"),
                    number_at(rate, "tail_threshold.low"), number_at(rate, "tail_threshold.high"));
  return row;
}

/// All groups at the `i`th of the rates.
json::array rows_at(const json::object& calibration, std::size_t i) {
  json::array rows;
  for (const json::value& group : array_at(calibration, "groups"))
    rows.push_back(row_of(group.as_object(), group.at("rates").at(i).as_object()));
  return rows;
}

std::string meaning_of(std::string_view state) {
  if (state == "in_force") return say("in force: photos within their group's threshold certify");
  if (state == "unsigned") return say("not signed: nothing certifies by it");
  if (state == "superseded") return say("superseded by a newer one");
  if (state == "other_models") return say("void: faces are measured in another way now; calibrate again");
  if (state == "incomplete") return say("void: a photo that it rests on is gone; calibrate again");
  return say("void: the scores of strangers have left it; look why, and calibrate again");
}

void add_one_person(Page& page, const json::object& calibration) {
  page.section(say("Photos of one person, by the years between them"));
  for (const json::value& entry : array_at(calibration, "one_person")) {
    const json::object& band = entry.as_object();
    page.field(say("from {} years", integer_at(band, "from_years")),
               say("not accepted {}; called different {}", counted_of(band, "not_same"),
                   counted_of(band, "different")));
  }
}

void add_drift(Page& page, const json::object& calibration) {
  const json::array& checks = array_at(calibration, "drift_checks");
  if (checks.empty()) return;
  page.section(say("Looks at the scores of strangers since then"));
  for (const json::value& entry : checks) {
    const json::object& check = entry.as_object();
    page.bullet(
        say("{}: {} scores, gap {:.3f}, lowest hundredth {:.2f} %: {}", office_time(text_at(check, "at")),
            integer_at(check, "scores"), number_at(check, "distance"), 100 * number_at(check, "tail_share"),
            flag_at(check, "has_left") ? say("they have left the calibration") : say("as calibrated")));
  }
}

std::string calibration_page(const json::object& calibration, const api::Command& command,
                             const Terminal& terminal) {
  Page page(Style(terminal.colour), wrapping_columns(terminal));
  const std::string state = text_at(calibration, "state");
  page.title(say("Calibration {}: {}", integer_at(calibration, "calibration"), meaning_of(state)));
  page.field(say("made"),
             say("{} by {}", office_time(text_at(calibration, "made_at")), text_at(calibration, "made_by")));
  if (value_at(calibration, "signed_by") != nullptr)
    page.field(say("signed"), say("{} by {}", office_time(text_at(calibration, "signed_at")),
                                  text_at(calibration, "signed_by")));
  page.field(say("networks"), text_at(calibration, "model_set"));
  page.field(say("cohort"), say("{} people", integer_at(calibration, "cohort")));
  if (integer_at(calibration, "left_out") > 0)
    page.field(say("left out"),
               say("{} photos that other networks measured", integer_at(calibration, "left_out")));
  const double target = number_at(calibration, "target_fmr");
  const json::array& groups = array_at(calibration, "groups");
  const std::size_t rates = groups.empty() ? 0 : array_at(groups.at(0).as_object(), "rates").size();
  for (std::size_t i = 0; i < rates; ++i) {
    const double fmr = groups.at(0).at("rates").at(i).at("fmr").to_number<double>();
    page.section(say("At most {:g} % of strangers of the same group{}", 100 * fmr,
                     fmr == target ? say(" (the target)") : ""));
    page.drawn(table_text(command.columns, rows_at(calibration, i), terminal));
  }
  page.section(say("Accepted at the target"));
  page.field(say("strangers of two groups"), counted_of(calibration, "across_groups"));
  page.field(say("likely relatives"), counted_of(calibration, "likely_relatives"));
  add_one_person(page, calibration);
  add_drift(page, calibration);
  if (state == "unsigned")
    page.line(say("To put it in force: benefitctl face calibration sign {}",
                  integer_at(calibration, "calibration")));
  return std::move(page).take();
}

void show(Session& session, const Invocation& invocation, json::object calibration) {
  if (invocation.format == Format::csv) {
    // One line for each group, at the target.
    const double target = number_at(calibration, "target_fmr");
    const json::array groups = array_at(calibration, "groups");
    json::array rows;
    for (const json::value& group : groups)
      for (const json::value& rate : group.at("rates").as_array())
        if (rate.at("fmr").to_number<double>() == target)
          rows.push_back(row_of(group.as_object(), rate.as_object()));
    calibration["groups"] = std::move(rows);
  }
  show_reply(session, invocation, calibration,
             [&] { return calibration_page(calibration, *invocation.command, session.terminal); });
}

}  // namespace

int calibrate_faces(Session& session, const Invocation& invocation) {
  const json::object started = require_json(session.service.exchange(make_request(invocation)));
  const auto ended = follow_job(session, integer_at(started, "job"));
  if (!ended) return exit_interrupted;
  require_done(*ended);
  const Request shown = make_request({.command = api::find_command("face", "calibration show"),
                                      .values = {{"calibration", text_at(*ended, "result.calibration")}}});
  show(session, invocation, require_json(session.service.exchange(shown)));
  return exit_done;
}

int show_calibration(Session& session, const Invocation& invocation) {
  show(session, invocation, require_json(session.service.exchange(make_request(invocation))));
  return exit_done;
}

}  // namespace benefit::cli
