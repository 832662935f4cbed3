#include "daemon/cli/application.hpp"

#include "daemon/api/errors.hpp"
#include "daemon/cli/command_line.hpp"
#include "daemon/cli/http_service.hpp"
#include "daemon/cli/locale.hpp"
#include "daemon/cli/pager.hpp"
#include "daemon/cli/run_command.hpp"
#include "daemon/cli/say.hpp"
#include "daemon/cli/socket_path.hpp"
#include "verify/identity/safe_text.hpp"

#include <csignal>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <memory>
#include <unistd.h>

namespace benefit::cli {
namespace {

const char* environment(const char* name) {
  return std::getenv(name);  // NOLINT(concurrency-mt-unsafe): nothing sets variables
}

int run(const Invocation& invocation, const std::string& language, TextSink& out, TextSink& err) {
  const Terminal terminal = detect_terminal();
  const bool paged = terminal.out && invocation.format == Format::human && !invocation.no_pager &&
                     invocation.command->transport != api::Transport::dialogue;
  PagedSink pages(out, terminal, paged ? pager_command(environment) : "", run_pager);
  HttpService service(socket_path(invocation.socket, environment), language);
  Session session{.out = paged ? static_cast<TextSink&>(pages) : out,
                  .err = err,
                  .in = std::cin,
                  .terminal = terminal,
                  .service = service,
                  .make_pause = [] { return std::make_unique<InterruptiblePause>(); },
                  .clock = [] { return std::chrono::steady_clock::now(); },
                  .drop_typed = [] { drop_typed(STDIN_FILENO); }};
  try {
    const int status = run_command(session, invocation);
    pages.finish();
    return status;
  } catch (const Failure&) {
    pages.finish();  // what was said before it failed
    throw;
  }
}

}  // namespace

int run_application(const std::vector<std::string>& arguments) {
  set_utf8_locale();
  const std::string language = language_wanted(arguments, environment);
  speak(report::language_of(language));
  std::signal(SIGPIPE, SIG_IGN);  // a reader that went away is seen as a failed write
  DescriptorSink out(STDOUT_FILENO, "standard output");
  MessageSink err(STDERR_FILENO);
  try {
    const auto parsed = parse_command_line(arguments);
    if (!parsed) return report_error(err, parsed.error());
    if (const auto* information = std::get_if<Information>(&*parsed)) {
      out.write(information->text);
      return exit_done;
    }
    return run(std::get<Invocation>(*parsed), language, out, err);
  } catch (const ClosedPipe&) {
    return exit_closed_pipe;
  } catch (const Failure& failure) {
    return report_error(err, failure.error());
  } catch (const std::exception& exception) {
    return report_error(err, {ErrorCode::internal, exception.what(), "benefitctl", ""});
  }
}

int report_error(TextSink& err, const Error& error) {
  std::string text = "benefitctl: " + identity::safe_line(say_message(error.what)) + '\n';
  if (!error.where.empty()) text += say("  where: {}\n", identity::safe_line(say_place(error.where)));
  text += say("  hint:  {}\n", identity::safe_line(say_message(api::hint_for(error))));
  err.write(text);
  return api::error_row(error.code).exit_status;
}

}  // namespace benefit::cli
