#include "daemon/api/person_report.hpp"

#include "daemon/api/person_sections.hpp"
#include "daemon/api/translation.hpp"
#include "verify/identity/date.hpp"
#include "verify/identity/money.hpp"
#include "verify/identity/safe_text.hpp"
#include "verify/report/values.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>

namespace benefit::api {
namespace {

namespace json = boost::json;

using report::BlockKind;
using Form = Column::Form;

const json::value* value_at(const json::object& row, std::string_view path) {
  const std::size_t dot = path.find('.');
  const json::value* const value = row.if_contains(path.substr(0, dot));
  if (value == nullptr || value->is_null() || dot == std::string_view::npos) return value;
  return value->is_object() ? value_at(value->get_object(), path.substr(dot + 1)) : nullptr;
}

const json::array& rows_at(const json::object& reply, std::string_view path) {
  static const json::array none;
  const json::value* const value = value_at(reply, path);
  return value != nullptr && value->is_array() ? value->get_array() : none;
}

/// What the paper holds beside the facts.
std::vector<PersonSection> further_sections() {
  return {{"photos", "Photos that are kept", {{"photo", "photo"}, {"role", "role"}, {"at", "taken"}}},
          {"steps", "Steps on the cases", {{"at", "when"}, {"sentence", "what"}}},
          {"reads",
           "Who read the file, and what for",
           {{"at", "when"}, {"roles", "in the role of"}, {"what", "what"}, {"purpose", "what for"}}},
          {"retention",
           "How long it is kept",
           {{"kind", "kind"}, {"months", "months kept"}, {"legal_basis", "basis"}}}};
}

/// Writes the paper part by part, in one language.
class Writer {
 public:
  Writer(const json::object& report, report::Language language) : report_(report), language_(language) {}

  report::Document write(const std::vector<ReportedPhoto>& photos, Instant made_at) {
    document_.language = language_;
    document_.points = 10;
    document_.dated = made_at;
    document_.title = told("What is kept about you");
    document_.foot = document_.title;
    document_.add(BlockKind::letterhead, document_.title);
    document_.add(
        BlockKind::paragraph,
        told("On request, under article 45 of the Personal Information Protection Law (个人信息保护法). "
             "Officers are named by their role. Whoever finds something wrong may ask for its "
             "correction (article 46)."));
    document_.add(BlockKind::entry, text_of(report_, {"subject", ""}), told("ID number"));
    document_.add(BlockKind::entry, report::format_instant(made_at, language_), told("made on"));
    for (const PersonSection& section : person_sections()) write_section(section);
    write_findings();
    for (const PersonSection& section : further_sections()) write_section(section);
    for (const ReportedPhoto& photo : photos) write_photo(photo);
    return std::move(document_);
  }

 private:
  std::string told(std::string_view english) const { return translated(english, language_); }

  std::string text_of(const json::object& row, const Column& column) const {
    const json::value* const value = value_at(row, column.field);
    if (value == nullptr || value->is_null()) return "";
    if (column.form == Column::Form::yuan && value->is_int64())
      return identity::format_yuan(Fen{value->get_int64()});
    return text_of(*value, column.field);
  }

  std::string text_of(const json::value& value, std::string_view field) const {
    if (value.is_array()) {
      std::string list;
      for (const json::value& item : value.get_array())
        list += (list.empty() ? "" : " ") + text_of(item, field);
      return list;
    }
    if (value.is_bool()) return value.get_bool() ? told("yes") : told("no");
    if (!value.is_string()) return json::serialize(value);
    return identity::safe_line(text_of(std::string(value.get_string()), field));
  }

  std::string text_of(const std::string& text, std::string_view field) const {
    if (field == "what") return command_words(text);
    if (field == "roles") return translated_value(text, language_);
    if (field == "legal_basis") return report::format_value("basis", text, language_);
    if (is_coded(field)) return translated_value(field, text, language_);
    const auto instant = identity::parse_instant(text);
    return text.ends_with('Z') && instant ? report::format_instant(*instant, language_) : text;
  }

  /// What a command is for: "person.show". What is no command stays as it is.
  std::string command_words(std::string_view code) const {
    const std::size_t dot = std::min(code.find('.'), code.size());
    std::string verb(code.substr(std::min(dot + 1, code.size())));
    std::ranges::replace(verb, '.', ' ');
    const Command* const command = find_command(code.substr(0, dot), verb);
    if (command == nullptr) return std::string(code);
    const std::string summary = told(command->summary);  // what it does beside is behind a bracket
    return summary.substr(0, std::min(summary.find("（"), summary.find(" (")));
  }

  void write_section(const PersonSection& section) {
    // The page has room for the newest payments only.
    document_.add(BlockKind::heading,
                  told(section.field == "payments.list" ? "All payments" : section.heading));
    const json::array& rows = rows_at(report_, section.field);
    if (rows.empty()) document_.add(BlockKind::paragraph, told("None."));
    for (const json::value& row : rows) write_row(section, row.as_object());
  }

  /// The first column beside, the others in a line.
  void write_row(const PersonSection& section, const json::object& row) {
    std::string line;
    for (std::size_t i = 1; i < section.columns.size(); ++i) {
      const Column& column = section.columns[i];
      const std::string text = text_of(row, column);
      if (!text.empty())
        line += fmt::format("{}{}: {}", line.empty() ? "" : "; ", translated_heading(column.title, language_),
                            text);
    }
    if (line.empty() && section.field == "retention") line = told("The agency has not set a period.");
    document_.add(BlockKind::entry, line, text_of(row, section.columns.front()));
  }

  void write_findings() {
    document_.add(BlockKind::heading, told("Findings"));
    const json::array& findings = rows_at(report_, "findings");
    if (findings.empty()) document_.add(BlockKind::paragraph, told("None."));
    for (const json::value& item : findings) {
      const json::object& finding = item.as_object();
      std::string sentences;
      for (const json::value& reason : rows_at(finding, "reasons"))
        sentences += (sentences.empty() ? "" : " ") + text_of(reason.as_object(), {"sentence", ""});
      document_.add(BlockKind::entry, sentences,
                    text_of(finding, {"check", ""}) + " " + text_of(finding, {"title", ""}));
    }
  }

  void write_photo(const ReportedPhoto& photo) {
    report::Block block{BlockKind::photo,
                        fmt::format("{} {}\n{}\n{}", told("photo"), photo.photo,
                                    translated_value("role", photo.role, language_), photo.at)};
    if (!photo.picture) block.text += "\n" + told("It cannot be shown.");
    block.photo = photo.picture;
    document_.blocks.push_back(std::move(block));
  }

  const json::object& report_;
  const report::Language language_;
  report::Document document_;
};

}  // namespace

report::Document person_report_document(const json::object& report, const std::vector<ReportedPhoto>& photos,
                                        report::Language language, Instant made_at) {
  return Writer(report, language).write(photos, made_at);
}

}  // namespace benefit::api
