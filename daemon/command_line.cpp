#include "daemon/command_line.hpp"

#include <CLI/CLI.hpp>

namespace benefit {

Expected<CommandLine> parse_command_line(int argc, const char* const* argv) {
  CommandLine line;
  CLI::App app{"The service that certifies benefit recipients and finds money gone wrong.", "benefitd"};
  app.set_version_flag("--version", "benefitd " BENEFIT_VERSION);
  app.add_option("--state-dir", line.state_dir,
                 "where everything is kept; default: $STATE_DIRECTORY, else ~/.local/state/benefitd")
      ->type_name("DIR");
  app.add_option("--config", line.config,
                 "TOML file; default: $CONFIGURATION_DIRECTORY/benefitd.toml if there is one")
      ->type_name("FILE");
  app.add_option("--models", line.models, "folder of the face networks")->type_name("DIR");
  app.add_option("--socket", line.socket,
                 "unix socket to listen on, unless systemd hands one over; default: STATE/benefitd.sock")
      ->type_name("PATH");
  app.add_flag("--check-config", line.check_config, "print the configuration in force and stop");
  auto* const restore =
      app.add_option("--restore", line.restore,
                     "make the state directory, which has to be empty, from a backup, and stop")
          ->type_name("FILE");
  app.add_flag("--examine", line.examine, "say how the state directory is, without a service, and stop")
      ->excludes(restore);
  app.add_option("--face-worker", line.face_worker)->group("");  // the empty group hides it from --help
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    line.only_print = app.help();
  } catch (const CLI::CallForVersion& version) {
    line.only_print = std::string(version.what()) + "\n";
  } catch (const CLI::ParseError& error) {
    return tl::unexpected(
        Error{ErrorCode::bad_request, error.what(), "command line", "See benefitd --help."});
  }
  return line;
}

}  // namespace benefit
