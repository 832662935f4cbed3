#include "daemon/api/manual.hpp"

#include "daemon/api/command.hpp"
#include "daemon/api/errors.hpp"
#include "daemon/api/translation.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace benefit::api {
namespace {

/// Writes the page in one language.
class Manual {
 public:
  explicit Manual(Language language) : language_(language) {}

  std::string page(std::string_view version) {
    text_ = fmt::format(
        ".\\\" Made from daemon/api/command_table.cpp and errors.cpp.\n"
        ".TH BENEFITCTL 1 \"\" \"benefitd {}\" \"{}\"\n.nh\n.ad l\n",
        version, say("Commands of benefitd"));
    section("NAME");
    text_ += "benefitctl \\- " + say("the operators' command line of benefitd") + '\n';
    section("SYNOPSIS");
    text_ += ".B benefitctl\n" + emphasised("NOUN VERB") + " [" + emphasised("OPTION") + "]...\n";
    section("DESCRIPTION");
    paragraph(
        "Each command is one request to benefitd(8) on its unix socket, except those marked offline. Data "
        "goes to "
        "standard output, messages and progress to standard error.");
    paragraph(
        "A value that begins with a hyphen is written behind --. A word that is mistyped is answered with "
        "the "
        "nearest known one.");
    section("OPTIONS OF EVERY COMMAND");
    general_options();
    section("COMMANDS");
    for (const Command& command : commands()) add(command);
    section("EXIT STATUS");
    item("0", say("done"));
    for (const ErrorRow& row : error_table())
      item(std::to_string(row.exit_status),
           fmt::format("{}: {}. {}", to_string(row.code), troff_text(translated(row.meaning, language_)),
                       troff_text(translated(row.hint, language_))));
    item("130", say("interrupted (Ctrl-C) while something was watched, which goes on"));
    item("141", say("whatever read its output went away (`| head`)"));
    section("ENVIRONMENT");
    item("BENEFIT_SOCKET", say("the socket of benefitd, unless --socket names one"));
    item("PAGER", say("shows long output on a terminal; default: less with the options FRX"));
    item("NO_COLOR", say("not empty: no colour"));
    item("LC_ALL, LC_MESSAGES, LANG", say("the language, Chinese or English, unless --lang names one"));
    section("SEE ALSO");
    text_ += ".BR benefitd (8),\n.BR benefitd.toml (5)\n";
    return std::move(text_);
  }

 private:
  std::string say(std::string_view english) const { return troff_text(translated(english, language_)); }
  static std::string emphasised(std::string_view text) { return fmt::format("\\fI{}\\fR", troff_text(text)); }
  static std::string strong(std::string_view text) { return fmt::format("\\fB{}\\fR", troff_text(text)); }

  void section(std::string_view english) { text_ += fmt::format(".SH \"{}\"\n", say(english)); }
  void paragraph(std::string_view english) { text_ += ".PP\n" + say(english) + '\n'; }
  /// `text` is troff already.
  void item(std::string_view label, const std::string& text) {
    text_ += fmt::format(".TP\n{}\n{}\n", strong(label), text);
  }

  void general_options() {
    item("-o, --output", say("human, json or csv; default: human"));
    item("--socket", say("the socket of benefitd"));
    item("--lang", say("language of what is said, en or zh; default: that of LC_ALL, LC_MESSAGES or LANG"));
    item("--no-pager", say("do not show long output in a pager"));
    item("-h, --help", say("this help"));
    item("--version", say("the version"));
  }

  void add(const Command& command) {
    text_ += fmt::format(".SS {}\n", troff_text(command.name()));
    text_ += fmt::format("\\fBbenefitctl {}\\fR", troff_text(command.name()));
    for (const Parameter& parameter : command.parameters) text_ += ' ' + usage(parameter);
    text_ += "\n";
    std::string sentences = translated(command.summary, language_) +
                            (language_ == Language::chinese ? "。" : ". ") +
                            translated(command.description, language_);
    if (command.transport == Transport::offline)
      sentences +=
          (language_ == Language::chinese ? "" : " ") + translated("Offline: no daemon is asked.", language_);
    text_ += ".PP\n" + troff_text(sentences) + '\n';
    for (const Parameter& parameter : command.parameters) {
      std::string help = translated(parameter.help, language_);
      if (!parameter.choices.empty()) help += fmt::format(" ({})", fmt::join(parameter.choices, ", "));
      item(command_line_name(parameter), troff_text(help));
    }
    if (!command.manifest_columns.empty()) {
      paragraph("Columns of the manifest:");
      for (const Parameter& column : command.manifest_columns)
        item(column.name, troff_text(translated(column.help, language_)));
    }
    text_ += ".PP\n" + say("Examples:") + "\n.PP\n.nf\n";
    for (const std::string& example : command.examples) text_ += "    " + troff_text(example) + '\n';
    text_ += ".fi\n";
  }

  static std::string usage(const Parameter& parameter) {
    std::string part = parameter.positional ? emphasised(command_line_name(parameter))
                                            : strong(command_line_name(parameter));
    if (!parameter.positional && parameter.type != ValueType::flag) part += ' ' + emphasised("VALUE");
    return parameter.required ? part : '[' + part + ']';
  }

  Language language_;
  std::string text_;
};

}  // namespace

namespace {

/// troff breaks at blanks only: behind a Chinese character it is told that it may, unless a mark follows that
/// never begins a line.
bool may_break(std::string_view text, std::size_t at) {
  constexpr auto marks =
      std::to_array<std::string_view>({"，", "。", "；", "：", "、", "）", "”", "》", "？", "！"});
  // The first of three bytes of UTF-8, from general punctuation on.
  const auto lead = [&](std::size_t i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    return byte >= 0xE2 && byte < 0xF0;
  };
  if (at < 2 || !lead(at - 2) || at + 1 >= text.size()) return false;
  return std::none_of(marks.begin(), marks.end(),
                      [&](std::string_view mark) { return text.substr(at + 1).starts_with(mark); });
}

}  // namespace

std::string troff_text(std::string_view text) {
  std::string escaped;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (escaped.empty() && (c == '.' || c == '\'')) escaped += "\\&";
    if (c == '\\')
      escaped += "\\e";
    else if (c == '-')
      escaped += "\\-";
    else if (c == '\'')
      escaped += "\\(aq";
    else if (c == '`')
      escaped += "\\(ga";
    else if (c == '"')
      escaped += "\\(dq";
    else if (c == '\n')
      escaped += ' ';
    else
      escaped += c;
    if (may_break(text, at)) escaped += "\\:";
  }
  return escaped;
}

std::string manual_page(std::string_view version, report::Language language) {
  return Manual(language).page(version);
}

}  // namespace benefit::api
