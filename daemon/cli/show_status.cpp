#include "daemon/cli/show_status.hpp"

#include "daemon/cli/make_request.hpp"
#include "daemon/cli/show_reply.hpp"

#include <algorithm>
#include <chrono>
#include <optional>
#include <string>

namespace benefit::cli {
namespace {

constexpr std::chrono::milliseconds between_attempts{100};

/// nullopt: the operator stopped waiting.
std::optional<Response> first_answer(Session& session, const Request& request,
                                     std::chrono::seconds patience) {
  const auto until = session.clock() + patience;
  const auto pause = session.make_pause();
  for (;;) {
    try {
      return session.service.exchange(request);
    } catch (const Failure& failure) {
      if (failure.error().code != ErrorCode::unavailable || session.clock() >= until) throw;
    }
    if (!pause->wait(between_attempts)) return std::nullopt;
  }
}

}  // namespace

int show_status(Session& session, const Invocation& invocation) {
  constexpr long long longest_wait = 24LL * 60 * 60;
  const std::chrono::seconds patience(
      std::clamp(std::stoll(invocation.value("wait").value_or("0")), 0LL, longest_wait));
  const auto answer = first_answer(session, make_request(invocation), patience);
  if (!answer) return exit_interrupted;
  show_reply(session, invocation, require_json(*answer));
  return exit_done;
}

}  // namespace benefit::cli
