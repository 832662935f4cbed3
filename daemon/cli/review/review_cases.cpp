#include "daemon/cli/review/review_cases.hpp"

#include "daemon/cli/case_page.hpp"
#include "daemon/cli/cells.hpp"
#include "daemon/cli/make_request.hpp"
#include "daemon/cli/review/case_body.hpp"
#include "daemon/cli/review/curses_terminal.hpp"
#include "daemon/cli/review/offered_steps.hpp"
#include "daemon/cli/review/page_text.hpp"
#include "daemon/cli/review/plain_terminal.hpp"
#include "daemon/cli/review/step_form.hpp"
#include "daemon/cli/review/timeline.hpp"
#include "daemon/cli/save_content.hpp"
#include "daemon/cli/say.hpp"
#include "daemon/cli/show_case.hpp"
#include "daemon/cli/show_check.hpp"
#include "daemon/cli/show_person.hpp"
#include "daemon/system_clock.hpp"
#include "verify/cases/state_machine.hpp"
#include "verify/identity/date.hpp"
#include "verify/identity/money.hpp"
#include "verify/identity/safe_text.hpp"
#include "verify/types/case.hpp"
#include "verify/types/sample.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <boost/json.hpp>
#include <fmt/format.h>

namespace benefit::cli {
namespace {

namespace json = boost::json;

class Review {
 public:
  Review(Session& session, const Invocation& invocation, ReviewTerminal& terminal)
      : session_(session), invocation_(invocation), terminal_(terminal) {}

  int run() {
    bool on = invocation_.value("case") ? open(*invocation_.value("case")) : next();
    while (on) {
      const char key = terminal_.ask_key(case_page());
      message_.clear();
      on = step(key) || !may_leave();
    }
    return exit_done;
  }

 private:
  using Values = StepValues;

  Expected<json::object> ask(std::string_view noun, std::string_view verb, Values values) {
    // A service that does not answer is told like any other refusal: the screen stays, and with it what was
    // written.
    try {
      return json_reply(session_.service.exchange(
          make_request({.command = api::find_command(noun, verb), .values = std::move(values)})));
    } catch (const Failure& failure) {
      return tl::make_unexpected(failure.error());
    }
  }

  void tell(const Error& error) {
    message_ = say_message(error.what);
    // Options are for whoever types commands. The screen has shown the case anew already.
    const auto hints_at = [&](const char* option) { return error.hint.find(option) != std::string::npos; };
    if (hints_at("--seen"))
      message_ += " - " + say("look at the case again, then take the step anew");
    else if (!error.hint.empty() && !hints_at("--help"))
      message_ += " - " + say_message(error.hint);
  }

  /// What was written and not sent is lost with the case: that is asked about once.
  bool may_leave() {
    std::string written;
    for (const auto& [question, draft] : drafts_)
      if (!draft.empty()) written += fmt::format("- {} {}\n", question, draft);
    if (written.empty()) return true;
    return terminal_.ask_key({.title = say("What you have written is not sent yet, and would be lost:"),
                              .head = {},
                              .body = prose(written),
                              .message = {},
                              .keys = {{'b', say("back")}, {'q', say("leave it")}}}) == 'q';
  }

  // ---- what is shown ----

  ReviewPage case_page() const {
    std::vector<KeyHelp> keys;
    std::map<char, std::string> not_now;
    const auto offer = [&](char key, std::string label, const StepName& step) {
      if (may_take(case_, step))
        keys.push_back({key, std::move(label)});
      else
        not_now.emplace(key, why_not(case_, step));
    };
    offer('k', say("take"), {"case", "take"});
    offer('d', say("decide"), {"case", "decide"});
    offer('c', say("confirm"), {"case", "confirm"});
    offer('t', say("take back"), {"case", "take-back"});
    keys.push_back({'s', say("steps")});
    offer('o', say("note"), {"case", "note"});
    keys.push_back({'l', say("letter")});
    offer('n', say("next"), {"case", "note"});
    if (array_at(case_, "photos").empty())
      not_now.emplace('p', say("The case has no photos."));
    else if (terminal_.shows_pictures())
      keys.push_back({'p', say("photos")});
    else
      not_now.emplace('p', say("Photos are shown on a whole screen only."));
    keys.insert(keys.end(), {{'e', say("explain")},
                             {'w', say("why first")},
                             {'f', say("file")},
                             {'?', say("help")},
                             {'q', say("quit")}});
    return {.title = case_title(case_),
            .head = [this](std::size_t columns) { return head(columns); },
            .body = [this](std::size_t columns) { return case_body(case_, columns, photo_lines(columns)); },
            .message = message_,
            .keys = std::move(keys),
            .not_now = std::move(not_now)};
  }

  Lines head(std::size_t columns) const {
    Lines lines{case_money(case_)};
    const Month today = month_of(china_day_of(SystemClock().now()));
    const Month last = newest_payment().value_or(today);
    for (Line& line :
         terminal_.shows_pictures() ? timeline(person_, last, columns) : months_told(person_, columns))
      lines.push_back(std::move(line));
    return lines;
  }

  /// Two faces beside each other, half as high as the screen, so that the reasons below stay in sight.
  Lines photo_lines(std::size_t columns) const {
    constexpr int least_rows = 6, most_rows = 16;
    return picture_lines(photos_, columns, std::clamp(session_.terminal.rows / 2 - 2, least_rows, most_rows),
                         terminal_.colours());
  }

  /// Years without a payment are not worth the room.
  std::optional<Month> newest_payment() const;

  /// A page to read and to come back from.
  void show(std::string title, PageBody body) {
    terminal_.ask_key({.title = std::move(title),
                       .head = {},
                       .body = std::move(body),
                       .message = {},
                       .keys = {{'b', say("back")}}});
  }

  // ---- which case ----

  bool open(const std::string& id) {
    if (const auto shown = load(id); !shown) throw Failure(shown.error());
    return true;
  }

  /// False: nothing waits.
  bool next() {
    Values values;
    for (const char* name : {"region", "kind"})
      if (const auto value = invocation_.value(name)) values.emplace(name, *value);
    const std::string current = text_at(case_, "case");
    if (!current.empty()) {
      if (!may_leave()) return true;
      values.emplace("after", current);
    }
    auto one = ask("case", "next", std::move(values));
    if (current.empty()) {
      if (!one) throw Failure(one.error());
      return open(text_at(*one, "case"));
    }
    if (!one)
      tell(one.error());
    else if (text_at(*one, "case") == current)
      message_ = say("No other proposal waits for you.");
    else if (const auto shown = load(text_at(*one, "case")); !shown)
      tell(shown.error());
    return true;
  }

  /// The case and its person's file; what was shown stays when one of them does not come.
  Expected<void> load(const std::string& id) {
    auto one = ask("case", "show", {{"case", id}});
    if (!one) return tl::make_unexpected(one.error());
    auto person = ask("person", "show", {{"id_number", text_at(*one, "subject")}, {"for_case", id}});
    if (!person) return tl::make_unexpected(person.error());
    const bool is_another = case_.empty() || text_at(case_, "case") != id;
    case_ = *std::move(one);
    person_ = *std::move(person);
    if (is_another) {
      drafts_.clear();
      fetch_pair();
    }
    return {};
  }

  /// The enrolled face and the one at issue, where a page can show them.
  void fetch_pair() {
    constexpr std::size_t pair = 2;
    photos_.clear();
    if (terminal_.colours() == 0) return;
    session_.terminal = detect_terminal();  // it may have another size by now
    FetchedPhotos fetched = fetch_photos(session_, case_, pair);
    photos_ = std::move(fetched.pictures);
    message_ = std::move(fetched.failed);
  }

  void show_photos() {
    session_.terminal = detect_terminal();
    const FetchedPhotos fetched = fetch_photos(session_, case_, pictures_that_fit(session_.terminal));
    message_ = fetched.failed;
    if (!fetched.pictures.empty()) terminal_.show_pictures(draw_row(fetched.pictures, session_.terminal));
  }

  void reload() {
    if (const auto shown = load(text_at(case_, "case")); !shown) tell(shown.error());
  }

  // ---- steps ----

  bool step(char key) {
    switch (key) {
      case 'k':
        take();
        return true;
      case 'd':
        decide();
        return true;
      case 'c':
        confirm();
        return true;
      case 't':
        do_step("case", "take-back", {});
        return true;
      case 's':
        further_step();
        return true;
      case 'l':
        letter();
        return true;
      case 'o':
        note();
        return true;
      case 'n':
        return next();
      case 'p':
        show_photos();
        return true;
      case 'e':
        explain();
        return true;
      case 'w':
        why_first();
        return true;
      case 'f':
        show(say("The whole file"), as_it_is(person_page(person_, without_colour())));
        return true;
      case '?':
        show(say("Help"), prose(help()));
        return true;
      default:
        return false;
    }
  }

  Terminal without_colour() const {
    Terminal terminal = session_.terminal;
    terminal.colour = false;
    return terminal;
  }

  void take() {
    const auto taken = ask("case", "take", {{"case", text_at(case_, "case")}});
    reload();
    if (!taken) tell(taken.error());
  }

  void note() {
    const auto text = ask_text(terminal_, drafts_, {.question = say("Note:")});
    if (!text) return;
    const auto noted = ask("case", "note", {{"case", text_at(case_, "case")}, {"text", *text}});
    if (!noted) return tell(noted.error());
    drafts_.clear();
    message_ = say("Noted.");
    reload();
  }

  void decide() {
    const bool chosen_by_lot = is_chosen(case_);
    // Each outcome has one number on every case: a hand that has learnt it finds no other there.
    std::vector<Choice> outcomes;
    for (const std::string_view name : outcome_names()) {
      Choice& one = outcomes.emplace_back(Choice{choice_words("outcome", std::string(name))});
      if (name == to_string(Outcome::in_order) && !chosen_by_lot)
        one.why_not = say("it answers only what was chosen by lot");
      else if (name == to_string(Outcome::not_the_same_person) && chosen_by_lot)
        one.why_not = say("it answers nothing that was chosen by lot");
      else if (!may_take(case_, {"case", "decide", name}))
        one.why_not = why_not(case_, {"case", "decide", name});
    }
    const auto chosen =
        choose(terminal_, say("What was found to be true?"), outcomes,
               say("Fraud and error are different things. What hurts the recipient is only proposed: another "
                   "person has to confirm it. No outcome stops a benefit."));
    if (!chosen) return;
    const std::string_view name = outcome_names()[*chosen];
    const std::string heading = say("{}: {}", case_and_person(), outcomes[*chosen].label);
    const auto reason =
        ask_text(terminal_, drafts_, {.question = say("Why, in a sentence:"), .heading = heading});
    if (!reason) return;
    Values values = {{"outcome", std::string(name)}, {"reason", *reason}};
    if (!add_wrong_amount(values, *parse_outcome(name), heading)) return;
    do_step("case", "decide", std::move(values));
  }

  /// Of a payment that was chosen by lot: how much of it is wrong. False: given up.
  bool add_wrong_amount(Values& values, Outcome outcome, const std::string& heading) {
    if (text_at(case_, "chosen.kind") != to_string(SampleKind::payment)) return true;
    const bool is_too_little = outcome == Outcome::entitled;
    if (!is_too_little && outcome != Outcome::agency_error && !cases::hurts_recipient(outcome)) return true;
    const auto amount = ask_text(
        terminal_, drafts_,
        {.question = is_too_little ? say("How much was missing, in yuan:")
                                   : say("How much of the payment was wrong, in yuan; nothing: all of it:"),
         .heading = heading},
        [](const std::string& answer) {
          return identity::parse_yuan(answer) ? "" : say("“{}” is no amount in yuan.", answer);
        });
    if (amount) values.emplace("amount", *amount);
    return amount || !is_too_little;
  }

  void confirm() {
    const auto reason =
        ask_text(terminal_, drafts_,
                 {.question = say("Why do you confirm it, in a sentence:"), .heading = case_and_proposal()});
    if (reason) do_step("case", "confirm", {{"reason", *reason}});
  }

  /// What is rarer than a decision: repair, notice, reply, suspension, another day, another officer.
  void further_step() {
    constexpr auto steps = std::to_array<StepName>({{"death", "repair"},
                                                    {"case", "decide"},
                                                    {"case", "confirm"},
                                                    {"case", "return"},
                                                    {"notice", "serve"},
                                                    {"reply", "record"},
                                                    {"suspension", "propose"},
                                                    {"suspension", "confirm"},
                                                    {"suspension", "lift"},
                                                    {"case", "reopen"},
                                                    {"case", "diary"},
                                                    {"case", "transfer"},
                                                    {"case", "release"}});
    std::vector<StepName> offered;
    std::vector<Choice> choices;
    std::string others;
    for (const StepName& step : steps) {
      // A repair answers a case about a death. First among them, for it puts right what no other step does.
      if (step.noun == "death" && !has_open_finding(case_, "D")) continue;
      const std::string summary = say_text(api::find_command(step.noun, step.verb)->summary);
      const bool has_own_key = step.verb == "decide" || (step.verb == "confirm" && step.noun == "case");
      if (!may_take(case_, step)) {
        others += fmt::format("- {}: {}\n", summary, why_not(case_, step));
      } else if (!has_own_key) {
        offered.push_back(step);
        choices.push_back({summary});
      }
    }
    const auto chosen = choose(terminal_, say("Which step?"), choices, with_heading(others));
    if (!chosen) return;
    const auto& [noun, verb, outcome] = offered[*chosen];
    const Day today = china_day_of(SystemClock().now());
    auto values = ask_for_step(*api::find_command(noun, verb), terminal_, drafts_, today);
    if (values) do_step(noun, verb, *std::move(values));
  }

  /// "Case 12, 韩桂秀".
  std::string case_and_person() const {
    return say("Case {}, {}", text_at(case_, "case"), text_at(case_, "name"));
  }

  /// What waits to be confirmed: whoever confirms names no outcome of his own.
  std::string case_and_proposal() const {
    return say("{}: {}", case_and_person(), choice_words("outcome", text_at(case_, "outcome")));
  }

  static std::string with_heading(const std::string& others) {
    return others.empty() ? "" : say("Not now:") + "\n" + others;
  }

  void letter() {
    std::vector<OfferedLetter> offered;
    std::vector<Choice> choices;
    std::string others;
    for (OfferedLetter& one : offered_letters(case_)) {
      if (!one.why_not.empty()) {
        others += fmt::format("- {}: {}\n", one.label, one.why_not);
        continue;
      }
      choices.push_back({one.label});
      offered.push_back(std::move(one));
    }
    const auto chosen =
        choose(terminal_, say("Which letter? It is shown first."), choices, with_heading(others));
    if (chosen) preview(offered[*chosen]);
  }

  void preview(const OfferedLetter& one) {
    Values values = {{"kind", one.kind}, {"case", text_at(case_, "case")}};
    if (!one.supplier.empty()) values.emplace("supplier", one.supplier);
    Values as_text = values;
    as_text.emplace("format", "text");
    auto shown = ask("letter", "preview", std::move(as_text));
    if (!shown) return tell(shown.error());
    const auto content = content_of(*shown, text_at(*shown, "letter.sha256"));
    if (!content) return;
    const char key =
        terminal_.ask_key({.title = one.label,
                           .head = {},
                           .body = prose(identity::safe_block(std::string(content->begin(), content->end()))),
                           .message = {},
                           .keys = {{'w', say("write it, and put it into the case")}, {'b', say("back")}}});
    if (key == 'w') write_letter(std::move(values));
  }

  void write_letter(Values values) {
    const auto written = ask("letter", "write", std::move(values));
    if (!written) return tell(written.error());
    message_ = say("Written, and kept with the case: benefitctl case attachment save {} {} --to FILE",
                   text_at(case_, "case"), text_at(*written, "attachment.attachment"));
    reload();
  }

  /// Shows what follows, asks once, and does it.
  void do_step(std::string_view noun, std::string_view verb, Values values) {
    const api::Command& command = *api::find_command(noun, verb);
    if (takes(command, "case"))
      values.emplace("case", text_at(case_, "case"));
    else
      values.emplace("id_number", text_at(case_, "subject"));
    if (takes(command, "seen")) values.emplace("seen", text_at(case_, "version"));
    if (takes(command, "request")) values.emplace("request", request_key(command.name(), values));
    if (takes(command, "dry_run")) {
      Values trial = values;
      trial.emplace("dry_run", "true");
      const auto would = ask(noun, verb, std::move(trial));
      if (!would) {
        reload();
        return tell(would.error());
      }
      // The answer to it was lost, the step was not.
      const bool was_done = flag_at(*would, "repeated");
      if (!was_done && !agrees(command, values, follows_text(*would))) {
        message_ = say("Nothing was done.");
        return;
      }
    } else if (!agrees(command, values, say_text(command.description))) {
      message_ = say("Nothing was done.");
      return;
    }
    const auto done = ask(noun, verb, std::move(values));
    if (done) {
      drafts_.clear();
      unanswered_.reset();
      message_.clear();
    }
    reload();
    if (!done) return tell(done.error());
    if (!message_.empty()) return;
    const std::string asleep_until = text_at(case_, "diary.on");
    message_ = asleep_until.empty() ? say("Done: the case is {}.", say_value(text_at(case_, "state")))
                                    : say("Done: the case sleeps until {}.", asleep_until);
  }

  /// The same for the same step, until it is answered: after a broken line it is done once, however often it
  /// is sent.
  std::string request_key(const std::string& command, const Values& values) {
    if (!unanswered_ || unanswered_->command != command || unanswered_->values != values)
      unanswered_ = SentStep{command, values, "review-" + new_request_key()};
    return unanswered_->request;
  }

  static std::string follows_text(const json::object& would) {
    std::string text;
    for (const json::value& item : array_at(would, "follows"))
      text += "- " + text_at(item.as_object(), "sentence") + "\n";
    return text;
  }

  /// Whom it is about, what was chosen and written, and what follows: nobody agrees to less.
  bool agrees(const api::Command& command, const Values& values, const std::string& follows) {
    std::string text =
        fmt::format("{}  {}\n{}\n", case_and_person(), text_at(case_, "subject"), say_text(command.summary));
    if (command.noun == "case" && command.verb == "confirm") text += case_and_proposal() + "\n";
    text += said_values(command, values);
    if (!follows.empty()) text += "\n" + say("This follows:") + "\n" + follows;
    return terminal_.ask_key({.title = say("Do this? {}", case_and_person()),
                              .head = {},
                              .body = prose(text),
                              .message = {},
                              .keys = {{'y', say("yes, do it")}, {'b', say("back")}},
                              .asks = true}) == 'y';
  }

  void explain() {
    std::string text;
    for (const json::value& check : array_at(case_, "checks")) {
      const auto explained = ask("check", "explain", {{"check", std::string(check.as_string())}});
      if (!explained) return tell(explained.error());
      text += check_page(*explained, Style(false), wrapping_columns(session_.terminal)) + "\n";
    }
    show(say("The checks and their provisions"), as_it_is(text));
  }

  void why_first() {
    const auto why = ask("case", "why-first", {{"case", text_at(case_, "case")}});
    if (!why) return tell(why.error());
    std::string text;
    for (const json::value& line : array_at(*why, "lines"))
      text += "- " + text_at(line.as_object(), "sentence") + "\n";
    show(say("Why this case comes where it comes"), prose(text));
  }

  std::string help() const;

  Session& session_;
  const Invocation& invocation_;
  ReviewTerminal& terminal_;
  json::object case_, person_;
  std::vector<Captioned> photos_;  ///< of the case
  std::string message_;
  Drafts drafts_;

  struct SentStep {
    std::string command;
    Values values;
    std::string request;
  };
  std::optional<SentStep> unanswered_;
};

std::optional<Month> Review::newest_payment() const {
  const json::array& payments = array_at(person_, "payments.list");
  if (payments.empty()) return std::nullopt;
  const auto month = identity::parse_month(text_at(payments.back().as_object(), "month"));
  return month ? std::optional(*month) : std::nullopt;
}

std::string Review::help() const {
  return say(
      "The first lines stay: the case, its three sums, and the months of the person's file; on a low screen "
      "the months stand at the page's end.\n"
      "Between the roll and the other record stands how they agree: = the same, ~ nearly, "
      "# contradicting, . one says nothing.\n\n"
      "k  take the case, so that nobody else works on it\n"
      "d  decide it: choose what was found to be true, say why, see what follows, agree\n"
      "c  confirm what somebody else has proposed\n"
      "t  take back what you have proposed, while it is not confirmed\n"
      "s  further steps: a false death repaired, notice, reply, suspension, diary, another officer\n"
      "o  write a note; l  a letter, shown before it is written; n  the next case; this one stays in your "
      "hands until its lease ends\n"
      "p  the photos; e  the checks and their provisions; w  why this case comes first; f  the whole file\n"
      "Arrows, page keys, blank, home and end scroll; Escape goes back, q leaves. A key that is not shown is "
      "not for now: it says why.\n\n"
      "Each of these is a command, too: benefitctl case --help. Every look at a file goes on record.\n");
}

}  // namespace

int review_cases(Session& session, const Invocation& invocation, ReviewTerminal& terminal) {
  return Review(session, invocation, terminal).run();
}

int review_cases(Session& session, const Invocation& invocation) {
  if (invocation.flag("plain") || !session.terminal.in || !session.terminal.out) {
    PlainTerminal terminal(session.out, session.in, wrapping_columns(session.terminal), session.drop_typed);
    return review_cases(session, invocation, terminal);
  }
  const std::unique_ptr<ReviewTerminal> terminal = open_curses_terminal(session.terminal);
  return review_cases(session, invocation, *terminal);
}

}  // namespace benefit::cli
