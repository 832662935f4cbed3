#include "daemon/cli/try_delivery.hpp"

#include "daemon/cli/cells.hpp"
#include "daemon/cli/drawn_progress.hpp"
#include "daemon/cli/import_delivery.hpp"
#include "daemon/cli/known_feed.hpp"
#include "daemon/cli/read_file.hpp"
#include "daemon/cli/say.hpp"
#include "daemon/cli/show_reply.hpp"
#include "verify/identity/safe_text.hpp"
#include "verify/intake/delivery.hpp"
#include "verify/report/sentences.hpp"
#include "verify/types/fact_store.hpp"

#include <filesystem>
#include <fstream>
#include <vector>

#include <boost/json.hpp>
#include <fmt/format.h>

namespace benefit::cli {
namespace {

namespace json = boost::json;

/// Counts rows, and remembers the first defects.
class CountingWriter final : public BatchWriter {
 public:
  void add(const Enrolment&) override { ++accepted; }
  void add(const Payment&) override { ++accepted; }
  void add(const DeathRecord&) override { ++accepted; }
  void add(const RegistryPeriod&) override { ++accepted; }
  void add(const GovernmentContribution&) override { ++accepted; }
  void add(const TraceOfLife&) override { ++accepted; }
  void add(const Contribution&) override { ++accepted; }
  void add(const HouseholdMember&) override { ++accepted; }
  void add(const HouseholdDecision&) override { ++accepted; }
  void add(const MaternityClaim&) override { ++accepted; }
  void add(const HospitalSettlement&) override { ++accepted; }
  void add(const Absence&) override { ++accepted; }
  void add(const BenefitEvent&) override { ++accepted; }
  void add(const AccountHolder&) override { ++accepted; }
  void add(const Project&) override { ++accepted; }
  void add(const Station&) override { ++accepted; }
  void add(const Region&) override { ++accepted; }
  void reject(const Reject& reject) override {
    ++rejected;
    remember(first_rejects, reject.defect);
  }
  void damaged(const RowDefect& defect) override {
    if (defect.line != last_damaged_line_) ++damaged_rows;
    last_damaged_line_ = defect.line;
    remember(first_damaged, defect);
  }
  Batch commit(Encoding, const std::vector<std::string>&, std::int64_t, const std::optional<SheetRead>&,
               const DeliveryFigures&) override {
    throw Failure({ErrorCode::internal, "a dry run keeps nothing", "", ""});
  }
  BatchId id() const override { return 0; }

  std::int64_t accepted = 0, rejected = 0, damaged_rows = 0;
  std::vector<RowDefect> first_rejects, first_damaged;

 private:
  static void remember(std::vector<RowDefect>& defects, const RowDefect& defect) {
    constexpr std::size_t remembered = 20;
    if (defects.size() < remembered) defects.push_back(defect);
  }

  std::int64_t last_damaged_line_ = -1;
};

json::object defect_json(const RowDefect& defect, bool kept, report::Language language) {
  return {{"line", defect.line},
          {"column", defect.column},
          {"code", defect.code},
          {"sentence", report::explanation(defect, language)},
          {"kept", kept}};
}

json::object result_json(const intake::FeedInfo& feed, const intake::DeliveryContents& contents,
                         const CountingWriter& rows, report::Language language) {
  json::object result{{"dry_run", true},
                      {"feed", feed.name},
                      {"encoding", to_string(contents.encoding)},
                      {"rows_in", contents.rows_in},
                      {"rows_accepted", rows.accepted},
                      {"rows_rejected", rows.rejected},
                      {"rows_damaged", rows.damaged_rows}};
  if (contents.sheet) {
    result["sheet"] = contents.sheet->name;
    result["hidden_rows"] = contents.sheet->hidden_rows;
    result["sheets_not_read"] = json::value_from(contents.sheet->not_read);
  }
  json::array defects;
  for (const RowDefect& defect : rows.first_rejects) defects.push_back(defect_json(defect, false, language));
  for (const RowDefect& defect : rows.first_damaged) defects.push_back(defect_json(defect, true, language));
  result["first_defects"] = std::move(defects);
  return result;
}

std::string result_page(const json::object& result, Style style) {
  Page page(style);
  page.title(say("Dry run: {}; nothing was kept", text_at(result, "feed")));
  show_counts(page, result);
  std::string text = std::move(page).take();
  for (const json::value& item : array_at(result, "first_defects")) {
    const json::object& defect = item.as_object();
    const std::string column = text_at(defect, "column");
    text += identity::safe_line(say("  line {}{}{}: {}{}", text_at(defect, "line"),
                                    column.empty() ? "" : say(", "), column, text_at(defect, "sentence"),
                                    flag_at(defect, "kept") ? say(" (the row would be kept)") : "")) +
            "\n";
  }
  return text + say("Not tried: what earlier deliveries say of the amounts and of the county codes.\n");
}

}  // namespace

ProfileFile read_profile(const std::string& path) {
  const Bytes bytes = read_file(path, intake::longest_profile + 1);
  ProfileFile file{std::string(bytes.begin(), bytes.end()), {}};
  auto profile = intake::parse_profile(file.text);
  if (!profile) throw Failure(in_file(path, profile.error()));
  file.profile = *std::move(profile);
  return file;
}

int try_delivery(Session& session, const Invocation& invocation) {
  const intake::FeedInfo& feed = known_feed(*invocation.value("feed"));
  std::optional<ProfileFile> profile;
  if (const auto path = invocation.value("profile")) profile = read_profile(*path);
  const std::string path = *invocation.value("file");
  std::ifstream file(path, std::ios::binary);
  if (!file) throw Failure({ErrorCode::io, "the file cannot be read", path, ""});
  std::error_code unknown;
  const auto bytes = static_cast<std::int64_t>(std::filesystem::file_size(path, unknown));

  CountingWriter rows;
  ProgressLine line(session.err, session.terminal, "read", Amount::bytes, session.clock);
  DrawnProgress progress(line);
  const auto contents = intake::read_delivery(feed.feed, file, unknown ? 0 : bytes,
                                              parse_encoding(invocation.value("encoding").value_or("")), rows,
                                              progress, {.profile = profile ? &profile->profile : nullptr});
  if (!contents) throw Failure(in_file(path, contents.error()));
  const json::object result = result_json(feed, *contents, rows, spoken());
  show_reply(session, invocation, result,
             [&] { return result_page(result, Style(session.terminal.colour)); });
  session.err.write(sheets_advice(result));
  return exit_done;
}

}  // namespace benefit::cli
