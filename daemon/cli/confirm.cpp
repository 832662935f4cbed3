#include "daemon/cli/confirm.hpp"

#include "daemon/cli/say.hpp"
#include "verify/types/error.hpp"

#include <string>

namespace benefit::cli {

void require_confirmation(Session& session, std::string_view question) {
  if (!session.terminal.in)
    throw Failure({ErrorCode::bad_request,
                   "this step has to be confirmed, and there is no terminal to ask on", "--yes",
                   "Give --yes when it is meant."});
  session.drop_typed();
  session.err.write(std::string(question) + say(" Type yes to go on: "));
  std::string answer;
  std::getline(session.in, answer);
  if (answer != "yes" && answer != say("yes"))
    throw Failure(
        {ErrorCode::cancelled, "not confirmed; nothing was done", "", "Answer yes when it is meant."});
}

}  // namespace benefit::cli
