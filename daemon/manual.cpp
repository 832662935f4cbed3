#include "daemon/manual.hpp"

#include "daemon/api/errors.hpp"
#include "daemon/api/manual.hpp"
#include "daemon/command_line.hpp"
#include "daemon/config.hpp"

#include <fmt/format.h>

namespace benefit {
namespace {

using api::troff_text;

std::string head(std::string_view name, int section, std::string_view version) {
  return fmt::format(".TH {} {} \"\" \"benefitd {}\" \"Administration of benefitd\"\n.nh\n.ad l\n.SH NAME\n",
                     name, section, version);
}

std::string item(std::string_view label, std::string_view text) {
  return fmt::format(".TP\n\\fB{}\\fR\n{}\n", troff_text(label), troff_text(text));
}

}  // namespace

std::string benefitd_page(std::string_view version) {
  std::string page =
      head("BENEFITD", 8, version) +
      "benefitd \\- certifies benefit recipients and finds money gone wrong\n"
      ".SH SYNOPSIS\n.B benefitd\n[\\fIOPTION\\fR]...\n"
      ".SH DESCRIPTION\n"
      "The service of a pension agency. It takes deliveries, runs checks, keeps cases and answers "
      "benefitctl(1) on a unix socket. systemd(1) starts it; it runs under a user of its own, and opens "
      "photos in confined processes.\n"
      ".SH OPTIONS\n.nf\n";
  const char* const arguments[] = {"benefitd", "--help"};
  // The options as --help lists them, behind its first lines.
  const auto line = parse_command_line(2, arguments);
  std::string help = line && line->only_print ? *line->only_print : std::string();
  help.erase(0, help.find("Options:"));
  for (std::size_t at = help.find('\n'); at != std::string::npos && at + 1 < help.size();) {
    const std::size_t end = std::min(help.find('\n', at + 1), help.size());
    page += troff_text(help.substr(at + 1, end - at - 1)) + '\n';
    at = end;
  }
  page += ".fi\n.SH \"EXIT STATUS\"\n" + item("0", "stopped as asked");
  for (const api::ErrorRow& row : api::error_table())
    page += item(std::to_string(row.exit_status),
                 fmt::format("{}: {}. {}", to_string(row.code), row.meaning, row.hint));
  return page + ".SH \"SEE ALSO\"\n.BR benefitctl (1),\n.BR benefitd.toml (5)\n";
}

std::string configuration_page(std::string_view version) {
  std::string page =
      head("BENEFITD.TOML", 5, version) +
      "benefitd.toml \\- configuration of benefitd\n"
      ".SH DESCRIPTION\n"
      "A TOML file, read when benefitd(8) starts, from \\-\\-config or from the folder "
      "$CONFIGURATION_DIRECTORY. The command line goes before the file, the file before the "
      "environment. An unknown key is an error. benefitd \\-\\-check\\-config prints what is in force.\n"
      ".PP\nOn SIGHUP (systemctl reload benefitd) it is read again. log.level, cases.lease_days and all of "
      "[letters] are in force from the next request on; the journal names the changed keys that wait for a "
      "restart. A file with a mistake changes nothing.\n"
      ".PP\nA key before the dot is a table: server.idle_timeout is idle_timeout under [server].\n"
      ".SH KEYS\n";
  for (const ConfigKey& key : config_keys())
    page += item(key.name, fmt::format("{}; {}{}.", key.meaning, key.form,
                                       key.standard ? "; default: " + *key.standard : ""));
  return page + ".SH \"SEE ALSO\"\n.BR benefitd (8)\n";
}

std::string configuration_sample() {
  std::string text =
      "# The configuration of benefitd: benefitd.toml(5) has the whole of it. Take the # off what is to be "
      "changed, then\n"
      "# systemctl reload benefitd, or restart it where the journal says so.\n";
  std::string section;
  for (const ConfigKey& key : config_keys()) {
    const std::size_t dot = key.name.find('.');
    const std::string in_section = dot == std::string::npos ? "" : key.name.substr(0, dot);
    if (in_section != section) text += fmt::format("\n[{}]\n", section = in_section);
    text += fmt::format("# {}; {}\n#{} = {}\n", key.meaning, key.form,
                        dot == std::string::npos ? key.name : key.name.substr(dot + 1),
                        key.standard.value_or("\"...\""));
  }
  return text;
}

}  // namespace benefit
