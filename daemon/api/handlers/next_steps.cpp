#include "daemon/api/handlers/next_steps.hpp"

#include "daemon/api/handlers/case_steps.hpp"
#include "daemon/api/json/error.hpp"
#include "verify/cases/letters.hpp"
#include "verify/cases/refusals.hpp"
#include "verify/cases/state_machine.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/json/array.hpp>
#include <fmt/format.h>

namespace benefit::api::handlers {
namespace {

namespace json = boost::json;

constexpr std::int64_t letters_of_a_case = 500;

/// Of the steps, those that are worth a line on the case's page when they may be taken, and how they are
/// typed. A notice may be served on nearly every case, and is of use in few.
constexpr auto typed = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"case take", ""},
    {"case decide", " --outcome OUTCOME --reason TEXT"},
    {"case confirm", " --reason TEXT"},
    {"case return", " --reason TEXT"},
    {"case take-back", ""},
    {"case reopen", " --reason TEXT"},
    {"reply record", " TEXT"},
    {"suspension propose", " --reason TEXT"},
    {"suspension confirm", " --reason TEXT"},
    {"suspension lift", " --evidence TEXT"},
});

const Command& command_of(std::string_view name) {
  const std::size_t blank = name.find(' ');
  return *find_command(name.substr(0, blank), name.substr(blank + 1));
}

std::optional<Error> role_missing_for(const Command& command, const Request& request) {
  return refusal_by_role(command.may, request.identity.roles, command.name());
}

json::value refusal_json(const std::optional<Error>& refusal) {
  return refusal ? json::value(to_json(*refusal)) : json::value();
}

std::vector<cases::StepNow> steps_of(const cases::Situation& situation, const Request& request,
                                     const Services& services) {
  const cases::Holder holder = holder_of(request, services);
  std::vector<cases::StepNow> steps = cases::moves_now(situation.current, holder);
  for (cases::StepNow& step : cases::steps_now(situation, holder.officer, holder.now))
    steps.push_back(std::move(step));
  // Asked of a person; on his case it is the step that answers being recorded as dead and alive.
  steps.push_back(
      cases::step_now("death repair", false, cases::may_repair(situation, holder.officer, holder.now)));
  steps.push_back(cases::step_now("case note", false, {}));
  for (cases::StepNow& step : steps)
    if (auto refusal = role_missing_for(command_of(step.command), request)) step.refusal = std::move(refusal);
  return steps;
}

json::array next_of(const std::vector<cases::StepNow>& steps, bool is_held_dead_and_alive, bool letter_waits,
                    CaseId id) {
  json::array next;
  const auto add = [&](std::string_view command, std::string_view rest) {
    const json::value line(fmt::format("benefitctl {} {}{}", command, id, rest));
    if (std::ranges::find(next, line) == next.end()) next.push_back(line);
  };
  for (const cases::StepNow& step : steps)
    for (const auto& [command, rest] : typed)
      if (command == step.command && !step.refusal) add(command, rest);
  if (is_held_dead_and_alive)
    next.push_back("benefitctl death repair - --seen-on DAY --where WHERE --evidence TEXT");
  if (letter_waits) add("letter write", " --to FILE");
  add("case note", " TEXT");
  return next;
}

}  // namespace

void add_next_steps(json::object& reply, const cases::Situation& situation, const Request& request,
                    const Services& services) {
  const std::vector<cases::StepNow> steps = steps_of(situation, request, services);
  json::array step_rows, letter_rows;
  for (const cases::StepNow& step : steps)
    step_rows.push_back(
        json::object{{"command", step.command},
                     {"outcome", step.outcome ? json::value(to_string(*step.outcome)) : json::value()},
                     {"hurts", step.hurts},
                     {"refusal", refusal_json(step.refusal)}});

  const CaseId id = situation.current.id;
  const auto waiting = services.ports.cases.waiting_letters(id, letters_of_a_case);
  bool letter_waits = false;
  const auto may_not_write = role_missing_for(*find_command("letter", "write"), request);
  const Instant now = services.ports.clock.now();
  for (cases::LetterNow& letter : cases::letters_now(situation, request.identity.user, now)) {
    if (may_not_write) letter.refusal = may_not_write;
    const bool waits = std::ranges::any_of(waiting, [&](const WaitingLetter& one) {
      return !one.written && one.kind == letter.kind && one.to == letter.supplier;
    });
    letter_waits = letter_waits || (waits && !letter.refusal);
    letter_rows.push_back(json::object{{"kind", to_string(letter.kind)},
                                       {"to", letter.supplier},
                                       {"waits", waits},
                                       {"refusal", refusal_json(letter.refusal)}});
  }
  const bool is_held_dead_and_alive = !is_closed(situation.current) &&
                                      !role_missing_for(*find_command("death", "repair"), request) &&
                                      cases::may_repair(situation, request.identity.user, now) &&
                                      cases::is_held_dead_while_alive(situation.findings);
  reply["next"] = next_of(steps, is_held_dead_and_alive, letter_waits, id);
  reply["steps"] = std::move(step_rows);
  reply["letters"] = std::move(letter_rows);
}

}  // namespace benefit::api::handlers
