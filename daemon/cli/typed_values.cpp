#include "daemon/cli/typed_values.hpp"

#include "daemon/cli/read_file.hpp"
#include "verify/types/error.hpp"

#include <iterator>
#include <string>

#include <fmt/format.h>

namespace benefit::cli {
namespace {

using api::Parameter;
using api::ValueType;

bool may_be_typed(const Parameter& parameter) {
  return parameter.type == ValueType::id_number ||
         (parameter.type == ValueType::text && parameter.choices.empty());
}

std::string trimmed(const std::string& text) {
  constexpr std::string_view blanks = " \t\r\n";
  const std::size_t first = text.find_first_not_of(blanks);
  return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::string typed(Session& session, const Parameter& parameter) {
  if (session.terminal.in) {
    session.err.write(fmt::format("{}: ", parameter.name));
    std::string line;
    std::getline(session.in, line);
    return trimmed(line);
  }
  return trimmed({std::istreambuf_iterator<char>(session.in), {}});
}

}  // namespace

void read_typed_values(Session& session, Invocation& invocation) {
  if (invocation.command->transport != api::Transport::post) return;
  bool read = false;
  for (const Parameter& parameter : invocation.command->parameters) {
    const auto found = invocation.values.find(parameter.name);
    if (parameter.type == ValueType::text_file && found != invocation.values.end()) {
      constexpr std::size_t longest = std::size_t{1} << 20U;  // the service's limit for a request
      const Bytes text = read_file(found->second, longest);
      found->second.assign(text.begin(), text.end());
      continue;
    }
    if (found == invocation.values.end() || found->second != "-" || !may_be_typed(parameter)) continue;
    found->second = read ? "" : typed(session, parameter);
    if (found->second.empty())
      throw Failure({ErrorCode::bad_request, "standard input holds no value for it", parameter.name,
                     "Only one value can be read from there."});
    read = true;
  }
}

}  // namespace benefit::cli
