// docs/commands.md out of the table of commands and the table of errors.
#include "daemon/api/command.hpp"
#include "daemon/api/errors.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace benefit::api {
namespace {

constexpr std::string_view introduction =
    R"(# Commands of benefitctl

<!-- Made from daemon/api/command_table.cpp and errors.cpp by the build target `commands_reference`. -->

Each command is one request to `benefitd` on its unix socket (HTTP/1.1 and JSON), except those marked *offline*.
`-o human` (the default on a terminal), `-o json` and `-o csv` choose the output; data goes to standard output,
messages to standard error. `-o json` prints the reply of the HTTP path as it is.

Roles come from the groups of whoever connects, as the kernel vouches for them: `benefit-clerk` works cases, proposes
outcomes and takes deliveries; `benefit-reviewer` confirms what another proposed; `benefit-supervisor` transfers cases and
lifts leases; `benefit-auditor` reads everything and the trail and changes nothing; `benefit-station` hands in collections
and nothing else; `benefit-administrator` runs the service and decides no case. Roles have no order, and one person may
have several. Each command names those of which one is enough. uid 0 and the user that runs `benefitd` hold every role,
since the store's files are theirs anyway; that makes nobody a second person.

Sentences come in the language of `Accept-Language`: Chinese for `zh`, otherwise English. `benefitctl` asks for that
of `--lang`, `LC_ALL`, `LC_MESSAGES` or `LANG` and says everything else in it, too; names of fields stay as they are.
Long output on a terminal goes through `$PAGER` (`less -FRX`) unless `--no-pager` is given. `man benefitctl` has this
page, and bash, zsh and fish complete commands, options and values that are one of a few.

)";

std::string_view type_name(ValueType type) {
  switch (type) {
    case ValueType::text:
      return "text";
    case ValueType::integer:
      return "whole number";
    case ValueType::day:
      return "day (2018-03-01)";
    case ValueType::since:
      return "7d, 2w or a day";
    case ValueType::instant:
      return "time (2018-03-01T09:30:00+08:00)";
    case ValueType::file:
    case ValueType::text_file:
      return "file";
    case ValueType::new_file:
      return "file to write";
    case ValueType::folder:
      return "folder";
    case ValueType::id_number:
      return "ID number";
    case ValueType::photo:
      return "photo file";
    case ValueType::flag:
      return "flag";
  }
  return "text";
}

std::string as_sentence(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text + ".";
}

std::string usage(const Command& command) {
  std::string line = "benefitctl " + command.name();
  for (const Parameter& parameter : command.parameters) {
    std::string part = command_line_name(parameter);
    if (!parameter.positional && parameter.type != ValueType::flag) part += " VALUE";
    line += parameter.required ? " " + part : " [" + part + "]";
  }
  return line;
}

std::string parameter_row(const std::string& name, const Parameter& parameter) {
  const std::string choices =
      parameter.choices.empty() ? "" : fmt::format(" (one of `{}`)", fmt::join(parameter.choices, "`, `"));
  return fmt::format("| `{}` | {} | {} | {}{} |\n", name, type_name(parameter.type),
                     parameter.required ? "yes" : "no", parameter.help, choices);
}

std::string request(const Command& command) {
  if (command.transport == Transport::dialogue)
    return fmt::format("A dialogue of other commands. Needs one of: {}.\n\n", to_string(command.may));
  if (command.transport == Transport::offline) return "Offline: works without a running daemon.\n\n";
  return fmt::format("`{} {}`, needs one of: {}.\n\n", method_of(command), command.path,
                     to_string(command.may));
}

std::string section(const Command& command) {
  std::string text = fmt::format("## {}\n\n{}\n\n", command.name(), as_sentence(command.summary));
  if (!command.description.empty()) text += command.description + "\n\n";
  text += fmt::format("    {}\n\n", usage(command)) + request(command);
  if (!command.parameters.empty()) {
    text += "| parameter | type | required | meaning |\n|---|---|---|---|\n";
    for (const Parameter& parameter : command.parameters)
      text += parameter_row(command_line_name(parameter), parameter);
    text += "\n";
  }
  if (!command.manifest_columns.empty()) {
    text += "Columns of the manifest, and fields of each row's request:\n\n";
    text += "| column | type | required | meaning |\n|---|---|---|---|\n";
    for (const Parameter& column : command.manifest_columns) text += parameter_row(column.name, column);
    text += "\n";
  }
  text += "Examples:\n\n";
  for (const std::string& example : command.examples) text += "    " + example + "\n";
  return text + "\n";
}

std::string errors() {
  std::string text =
      "## Errors and exit statuses\n\nAn error is `{\"error\":{\"code\",\"what\",\"where\",\"hint\"}}`. "
      "Exit status 0 is success.\n\n"
      "| code | HTTP | exit | meaning | what to do |\n|---|---|---|---|---|\n";
  for (const ErrorRow& row : error_table())
    text += fmt::format("| `{}` | {} | {} | {} | {} |\n", to_string(row.code), row.http_status,
                        row.exit_status, row.meaning, row.hint);
  return text;
}

}  // namespace

std::string commands_reference_markdown() {
  std::string text(introduction);
  for (const Command& command : commands()) text += section(command);
  return text + errors();
}

}  // namespace benefit::api
