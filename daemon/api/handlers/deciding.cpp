// Decisions, suspensions and repairs: the steps of verify/cases/state_machine.hpp, each on what is on file at
// that moment.
#include "daemon/api/handlers/case_steps.hpp"
#include "daemon/api/handlers/handlers.hpp"
#include "daemon/api/json/case.hpp"
#include "daemon/api/json/finding.hpp"
#include "daemon/api/json/suspension.hpp"
#include "daemon/api/json/values.hpp"
#include "verify/cases/refusals.hpp"
#include "verify/cases/state_machine.hpp"
#include "verify/cases/written_text.hpp"
#include "verify/gather_case.hpp"
#include "verify/identity/date.hpp"
#include "verify/identity/money.hpp"
#include "verify/learning/answer.hpp"
#include "verify/report/sentences.hpp"

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include <boost/json/array.hpp>
#include <fmt/format.h>

namespace benefit::api::handlers {
namespace {

namespace json = boost::json;

using pipeline::PersonOnFile;
using MakeChange = std::function<Expected<CaseChange>(const cases::Situation&, const PersonOnFile&)>;

/// The command and its values, so that a key is known to stand for this very request.
std::string described(const Request& request) {
  std::string text = request.command->name();
  for (const Parameter& parameter : request.command->parameters) {
    if (parameter.name == "request" || parameter.name == "seen") continue;
    text += '\n' + parameter.name + '=';
    if (parameter.type == ValueType::integer) {
      if (const auto* number = request.parameters.find<std::int64_t>(parameter.name))
        text += std::to_string(*number);
    } else if (parameter.type == ValueType::day) {
      if (const auto* day = request.parameters.find<Day>(parameter.name)) text += identity::format_day(*day);
    } else if (parameter.type == ValueType::id_number) {
      if (const auto* id = request.parameters.find<CitizenId>(parameter.name))
        text += fingerprint(*id);  // the number itself stays where it has to be
    } else if (parameter.type == ValueType::text) {
      text += request.parameters.text(parameter.name);
    }
  }
  return text;
}

std::optional<DoneRequest> asked_request(const Request& request) {
  const std::string key = request.parameters.text("request");
  if (key.empty()) return std::nullopt;
  return DoneRequest{.key = request.identity.user + ":" + key,
                     .actor = request.identity.user,
                     .what = described(request),
                     .case_id = 0};
}

json::object reply_json(const Case& one, const std::optional<Suspension>& suspension,
                        std::span<const Arrears> back_pay) {
  json::object object = to_json(one);
  object["suspension"] = suspension ? json::value(to_json(*suspension)) : json::value();
  object["back_pay"] = to_json(back_pay);
  return object;
}

/// Takes one step, unless the very same request has taken it already, or it is only asked what would follow.
Expected<Reply> step(const Request& request, Services& services, const Case& current, std::string_view what,
                     const MakeChange& make) {
  CaseStore& store = services.ports.cases;
  // What changed nothing told something all the same.
  const auto put_on_record_as = [&](std::string_view how, CaseId id) {
    const std::string purpose =
        id == 0 ? "" : fmt::format("case {}", id);  // 0: a case that is not opened yet
    services.audit.record(request.identity.user, fmt::format("{}.{}", what, how), current.subject, purpose,
                          services.ports.clock.now(), purpose);
  };
  const auto key = asked_request(request);
  if (key)
    if (const auto done = store.find_request(key->key)) {
      if (done->what != key->what)
        return tl::unexpected(Error{ErrorCode::conflict, "another request was made under this key", "request",
                                    "Give each request a key of its own."});
      json::object object =
          reply_json(store.find_case(done->case_id).value(), store.suspension_of(current.subject),
                     store.back_pay_of(done->case_id));
      put_on_record_as("repeated", done->case_id);
      object["repeated"] = true;
      object["follows"] = json::array();
      return Reply{200, std::move(object)};
    }
  const PersonOnFile person(services.ports, current.subject);
  const cases::Situation situation = person.situation(current, request.identity.user);
  const auto refused = [&](const Error& error) {
    put_on_record_as("refused", current.id);
    return tl::make_unexpected(error);
  };
  if (const auto* seen = request.parameters.find<std::int64_t>("seen"))
    if (const auto same = cases::check_version(current, situation.events, *seen); !same)
      return refused(same.error());
  Expected<CaseChange> change = make(situation, person);
  if (!change) return refused(change.error());
  *change = cases::with_lease(*std::move(change), holder_of(request, services));
  const std::optional<CaseChange> rest = cases::case_of_the_rest(situation, *change);
  json::array follows = to_json(cases::follows(*change, situation.findings), request.language);
  if (request.parameters.flag("dry_run")) {
    put_on_record_as("dry_run", current.id);
    json::object object = reply_json(
        change->next, change->suspension ? change->suspension : situation.suspension, change->back_pay);
    object["dry_run"] = true;
    object["follows"] = std::move(follows);
    return Reply{200, std::move(object)};
  }
  change->request = key;
  std::vector<CaseChange> changes{*std::move(change)};
  if (rest) changes.push_back(*rest);
  const StepTaken taken = step_taken(request, what, services);
  for (CaseChange& one : changes) one.taken = taken;
  const auto all = store.apply_all(changes);
  if (!all) return refused(all.error());
  const Case& changed = all->front();
  json::object object =
      reply_json(changed, store.suspension_of(changed.subject), store.back_pay_of(changed.id));
  object["follows"] = std::move(follows);
  return Reply{200, std::move(object)};
}

/// The same on the case that the request names.
Expected<Reply> step_on_asked(const Request& request, Services& services, std::string_view what,
                              const MakeChange& make) {
  const Expected<Case> one = asked_case(request, services);
  if (!one) return tl::unexpected(one.error());
  return step(request, services, *one, what, make);
}

/// By a finding of it, be it withdrawn by now, or by a repair that was undone.
bool is_about_death(const CaseStore& store, CaseId id) {
  const std::vector<StoredFinding> findings = store.findings_of(id);
  const std::vector<CaseEvent> events = store.events_of(id);
  return std::any_of(findings.begin(), findings.end(),
                     [](const StoredFinding& stored) { return stored.finding.key.check.starts_with('D'); }) ||
         std::any_of(events.begin(), events.end(),
                     [](const CaseEvent& event) { return event.what == "benefits_on"; });
}

/// The subject's unfinished case about a death, rather the one that gathers; nullopt without one. A repair
/// answers no other case.
std::optional<Case> case_of_death(const CaseStore& store, CitizenId subject) {
  std::vector<Case> all = store.cases_of(subject);
  std::erase_if(all, [&](const Case& one) { return is_closed(one) || !is_about_death(store, one.id); });
  const auto gathers = std::find_if(all.begin(), all.end(), [](const Case& one) { return !one.split_from; });
  if (gathers != all.end()) return *gathers;
  return all.empty() ? std::nullopt : std::optional(all.front());
}

/// The subject's other case that is unfinished and gathers.
std::optional<CaseId> case_beside(const CaseStore& store, const Case& current) {
  if (current.kind == CaseKind::chosen_by_lot) return std::nullopt;  // it never gathers
  for (const Case& one : store.cases_of(current.subject))
    if (one.id != current.id && !is_closed(one) && one.kind != CaseKind::chosen_by_lot && !one.split_from)
      return one.id;
  return std::nullopt;
}

/// nullopt: not given.
Expected<std::optional<Fen>> asked_amount(const Request& request) {
  const auto* text = request.parameters.find<std::string>("amount");
  if (text == nullptr) return std::nullopt;
  const auto amount = identity::parse_yuan(*text);
  if (!amount)
    return tl::unexpected(
        Error{ErrorCode::bad_request, "'amount' has to be an amount in yuan", "amount", "--amount 120.00"});
  return *amount;
}

/// How much of what was chosen by lot is wrong; nullopt for any other case.
Expected<std::optional<Fen>> wrong_amount(const Services& services, const Case& current, Outcome outcome,
                                          std::optional<Fen> asked) {
  if (const auto draw = services.ports.samples.draw_of(current.id))
    return learning::wrong_amount(*draw, outcome, asked);
  if (asked)
    return tl::unexpected(Error{ErrorCode::bad_request,
                                "only a payment that was chosen by lot has an amount to be told", "amount",
                                ""});
  return std::nullopt;
}

/// One for each day, so that what is seen later leaves what was seen before.
std::string sighting_name(CitizenId subject, Day seen_on) {
  return fmt::format("{}-{}", fingerprint(subject), identity::format_day(seen_on));
}

/// The day that the case's last certification by an officer's eyes names: "counter_visit 2018-04-09".
std::optional<Day> certified_on(std::span<const CaseEvent> events) {
  for (auto event = events.rbegin(); event != events.rend(); ++event) {
    if (event->what != "certified") continue;
    const auto day = identity::parse_day(event->text.substr(event->text.rfind(' ') + 1));
    return day ? std::optional(*day) : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

Expected<Reply> decide_case(const Request& request, Services& services) {
  const Expected<std::optional<Fen>> asked = asked_amount(request);
  if (!asked) return tl::unexpected(asked.error());
  return step_on_asked(
      request, services, "case.decide",
      [&](const cases::Situation& situation, const PersonOnFile& person) -> Expected<CaseChange> {
        cases::Decision decision{.officer = request.identity.user,
                                 .outcome = *parse_outcome(request.parameters.text("outcome")),
                                 .reason = request.parameters.text("reason")};
        const auto wrong = wrong_amount(services, situation.current, decision.outcome, *asked);
        if (!wrong) return tl::unexpected(wrong.error());
        decision.wrong_amount = *wrong;
        return cases::decide(situation, decision, services.ports.clock.now()).map([&](CaseChange change) {
          if (cases::gives_back(situation, change))
            cases::add_back_pay(change, person.back_pay(situation.suspension, situation.current.id));
          return change;
        });
      });
}

Expected<Reply> confirm_case(const Request& request, Services& services) {
  return step_on_asked(request, services, "case.confirm",
                       [&](const cases::Situation& situation, const PersonOnFile&) {
                         return cases::confirm(situation, request.identity.user,
                                               request.parameters.text("reason"), services.ports.clock.now());
                       });
}

Expected<Reply> return_proposal(const Request& request, Services& services) {
  return step_on_asked(
      request, services, "case.return", [&](const cases::Situation& situation, const PersonOnFile&) {
        return cases::return_proposal(situation, request.identity.user, request.parameters.text("reason"),
                                      services.case_lease, services.ports.clock.now());
      });
}

Expected<Reply> take_back(const Request& request, Services& services) {
  return step_on_asked(
      request, services, "case.take-back", [&](const cases::Situation& situation, const PersonOnFile&) {
        return cases::take_back(situation, request.identity.user, services.ports.clock.now());
      });
}

Expected<Reply> serve_notice(const Request& request, Services& services) {
  return step_on_asked(request, services, "notice.serve",
                       [&](const cases::Situation& situation, const PersonOnFile&) {
                         return cases::serve_notice(situation,
                                                    {.officer = request.identity.user,
                                                     .served_on = request.parameters.get<Day>("served_on"),
                                                     .how = *parse_service(request.parameters.text("how")),
                                                     .served_by = request.parameters.text("by")},
                                                    services.ports.policy, services.ports.clock.now());
                       });
}

Expected<Reply> record_reply(const Request& request, Services& services) {
  return step_on_asked(
      request, services, "reply.record", [&](const cases::Situation& situation, const PersonOnFile&) {
        return cases::record_reply(situation, request.identity.user, request.parameters.text("text"),
                                   services.ports.clock.now());
      });
}

Expected<Reply> propose_suspension(const Request& request, Services& services) {
  return step_on_asked(
      request, services, "suspension.propose", [&](const cases::Situation& situation, const PersonOnFile&) {
        return cases::propose_suspension(situation, request.identity.user, request.parameters.text("reason"),
                                         services.ports.clock.now());
      });
}

Expected<Reply> confirm_suspension(const Request& request, Services& services) {
  return step_on_asked(
      request, services, "suspension.confirm", [&](const cases::Situation& situation, const PersonOnFile&) {
        return cases::confirm_suspension(situation, request.identity.user, request.parameters.text("reason"),
                                         services.ports.clock.now());
      });
}

Expected<Reply> lift_suspension(const Request& request, Services& services) {
  return step_on_asked(request, services, "suspension.lift",
                       [&](const cases::Situation& situation, const PersonOnFile& person) {
                         return cases::lift_suspension(
                             situation, request.identity.user, request.parameters.text("evidence"),
                             person.back_pay(situation.suspension, situation.current.id),
                             services.ports.clock.now());
                       });
}

Expected<Reply> list_suspensions(const Request& request, Services& services) {
  json::array array;
  for (const Suspension& one : services.ports.cases.suspensions(request.parameters.flag("all")))
    array.push_back(to_json(one));
  services.audit.record(request.identity.user, "suspension.list", std::nullopt,
                        fmt::format("{} suspensions", array.size()), services.ports.clock.now());
  return Reply{200, json::object{{"suspensions", std::move(array)}}};
}

Expected<Reply> repair_death(const Request& request, Services& services) {
  const auto subject = request.parameters.get<CitizenId>("id_number");
  const std::string& user = request.identity.user;
  Expected<Case> current = pipeline::unopened_case(services.ports, subject);
  if (!current) return tl::unexpected(current.error());
  if (auto unfinished = case_of_death(services.ports.cases, subject)) current = *std::move(unfinished);
  const auto kind = request.parameters.text("where") == to_string(TraceKind::home_visit)
                        ? TraceKind::home_visit
                        : TraceKind::counter_visit;
  const auto seen_on = request.parameters.get<Day>("seen_on");
  return step(request, services, *current, "death.repair",
              [&](const cases::Situation& situation, const PersonOnFile& person) {
                const pipeline::HeldDeaths held = person.held_deaths(situation.findings);
                auto change = cases::repair_death(
                    situation,
                    {.officer = user,
                     .seen = kind,
                     .seen_on = seen_on,
                     .evidence = request.parameters.text("evidence"),
                     .fingerprints = held.fingerprints,
                     .suppliers = held.suppliers,
                     .back_pay = person.back_pay(situation.suspension, situation.current.id)},
                    services.ports.clock.now());
                // The sighting comes first: killed in between, proof of life is on file, which hurts nobody,
                // and repeating the command completes the repair.
                if (change && !request.parameters.flag("dry_run"))
                  pipeline::deliver_sighting(services.ports, sighting_name(subject, seen_on),
                                             TraceOfLife{.id = subject,
                                                         .name = situation.current.name,
                                                         .kind = kind,
                                                         .seen_on = seen_on,
                                                         .county = situation.current.region.county,
                                                         .source = {}},
                                             user);
                return change;
              });
}

Expected<Reply> restore_death(const Request& request, Services& services) {
  const auto subject = request.parameters.get<CitizenId>("id_number");
  const std::vector<Case> all = services.ports.cases.cases_of(subject);
  const auto repaired = std::find_if(all.rbegin(), all.rend(), [&](const Case& one) {
    return one.state == CaseState::decided && one.outcome == Outcome::registry_wrong &&
           !services.ports.cases.set_aside_by(one.id).empty();
  });
  if (repaired == all.rend())
    return tl::unexpected(
        Error{ErrorCode::not_found, "no repair of a false death stands for this person", "id_number", ""});
  return step(request, services, *repaired, "death.restore",
              [&](const cases::Situation& situation, const PersonOnFile&) {
                auto change = cases::restore_death(
                    situation, request.identity.user, request.parameters.text("reason"),
                    services.ports.cases.set_aside_by(situation.current.id),
                    case_beside(services.ports.cases, situation.current), services.ports.clock.now());
                // The sighting goes first here too: killed in between, the records stay set aside.
                const auto seen_on = certified_on(situation.events);
                if (change && seen_on && !request.parameters.flag("dry_run"))
                  pipeline::deliver_sighting(services.ports, sighting_name(subject, *seen_on), std::nullopt,
                                             request.identity.user);
                return change;
              });
}

Expected<Reply> reopen_case(const Request& request, Services& services) {
  return step_on_asked(
      request, services, "case.reopen", [&](const cases::Situation& situation, const PersonOnFile&) {
        const CaseStore& store = services.ports.cases;
        return cases::reopen(situation, request.identity.user, request.parameters.text("reason"),
                             store.set_aside_by(situation.current.id), case_beside(store, situation.current),
                             services.ports.clock.now());
      });
}

Expected<Reply> register_officer(const Request& request, Services& services) {
  const auto name = cases::check_written_text("name", request.parameters.text("name"));
  if (!name) return tl::unexpected(name.error());
  const Registration registration{.user = request.parameters.text("user"),
                                  .person = request.parameters.get<CitizenId>("id_number"),
                                  .name = *name,
                                  .at = services.ports.clock.now(),
                                  .by = request.identity.user};
  if (!services.roles_of_user(registration.user))
    return tl::unexpected(Error{ErrorCode::not_found,
                                fmt::format("this machine has no user {}", registration.user), "user",
                                "getent passwd lists the users"});
  if (registration.user == registration.by)
    return tl::unexpected(Error{ErrorCode::forbidden, "nobody says who he is himself", "user",
                                "Another administrator registers you."});
  services.ports.cases.register_officer(registration);
  services.audit.record(registration.by, "officer.register", registration.person, registration.user,
                        registration.at);
  return Reply{200, json::object{{"user", registration.user}, {"name", registration.name}}};
}

Expected<Reply> list_officers(const Request& request, Services& services) {
  json::array array;
  const Officers officers = services.ports.cases.officers();
  for (const Registration& one : officers.registrations()) {
    json::array others;
    for (const Registration* other : officers.of_person(one.user))
      if (other->user != one.user) others.push_back(json::value(other->user));
    array.push_back(json::object{{"user", one.user},
                                 {"name", one.name},
                                 {"registered_at", to_json(one.at)},
                                 {"registered_by", one.by},
                                 {"same_person_as", std::move(others)}});
  }
  services.audit.record(request.identity.user, "officer.list", std::nullopt, "", services.ports.clock.now());
  return Reply{200, json::object{{"officers", std::move(array)}}};
}

}  // namespace benefit::api::handlers
