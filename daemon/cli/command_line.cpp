#include "daemon/cli/command_line.hpp"

#include "daemon/api/errors.hpp"
#include "daemon/api/suggestion.hpp"
#include "daemon/cli/check_value.hpp"
#include "daemon/cli/display_width.hpp"
#include "daemon/cli/locale.hpp"
#include "daemon/cli/say.hpp"

#include <algorithm>
#include <sstream>
#include <utility>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace benefit::cli {
namespace {

using api::Command;
using api::Parameter;
using api::ValueType;

constexpr std::size_t help_width = 100;
const std::vector<std::string> formats = {"human", "json", "csv"};
const std::vector<std::string> languages = {"en", "zh"};

std::string_view placeholder(ValueType type) {
  switch (type) {
    case ValueType::text:
      return "TEXT";
    case ValueType::integer:
      return "N";
    case ValueType::day:
      return "DAY";
    case ValueType::since:
      return "SINCE";
    case ValueType::instant:
      return "TIME";
    case ValueType::file:
    case ValueType::text_file:
    case ValueType::new_file:
    case ValueType::photo:
      return "FILE";
    case ValueType::folder:
      return "DIR";
    case ValueType::id_number:
      return "ID_NUMBER";
    case ValueType::flag:
      return "";
  }
  return "TEXT";
}

/// Lines of at most help_width characters, broken at blanks.
std::string wrapped(std::string_view text) {
  std::istringstream words{std::string(text)};
  std::string lines;
  std::size_t column = 0;
  for (std::string word; words >> word; column += word.size()) {
    if (column > 0 && column + 1 + word.size() > help_width) {
      lines += '\n';
      column = 0;
    } else if (column > 0) {
      lines += ' ';
      ++column;
    }
    lines += word;
  }
  return lines;
}

/// What a command's own help says above its options.
std::string full_description(const Command& command) {
  if (spoken() == api::Language::english) return wrapped(command.summary + ". " + command.description);
  std::string text = say_text(command.summary) + "。" + say_text(command.description);
  return fmt::format("{}", fmt::join(cli::wrapped(text, help_width), "\n"));
}

/// CLI11 prints "FEED TEXT REQUIRED"; here a place is its name, and an option says what it takes.
class HelpFormatter final : public CLI::Formatter {
 public:
  HelpFormatter() {
    label("SUBCOMMAND", say("COMMAND"));
    label("OPTIONS", say("OPTIONS"));
    label("Positionals", say("Arguments"));
    label("Usage", say("Usage"));
    column_width(28);
  }
  /// CLI11 counts bytes where a terminal counts columns.
  std::string make_option(const CLI::Option* option, bool is_positional) const override {
    const std::string left = "  " + make_option_name(option, is_positional) + make_option_opts(option);
    const bool fits = display_width(left) < get_column_width();
    return (fits ? padded(left, get_column_width()) : left + '\n' + std::string(get_column_width(), ' ')) +
           make_option_desc(option) + '\n';
  }
  std::string make_option_opts(const CLI::Option* option) const override {
    if (option->get_positional() || option->get_type_size() == 0) return "";
    return " " + option->get_type_name() + (option->get_required() ? say(" (required)") : "");
  }
};

std::string described(const Parameter& parameter) {
  const std::string help = say_text(parameter.help);
  if (parameter.choices.empty()) return help;
  return fmt::format("{} ({})", help, fmt::join(parameter.choices, ", "));
}

std::string footer(const Command& command) {
  std::vector<std::string> examples;
  for (const std::string& example : command.examples) examples.push_back(say_text(example));
  return say("Examples:\n  {}\n", fmt::join(examples, "\n  "));
}

std::string root_footer() {
  std::string text =
      say("Every command: benefitctl NOUN VERB --help\n\n"
          "Environment: BENEFIT_SOCKET (as --socket), NO_COLOR, PAGER, and LC_ALL, LC_MESSAGES, LANG for the "
          "language.\n\n"
          "Exit status:\n    0  done\n");
  for (const api::ErrorRow& row : api::error_table())
    text += fmt::format("  {:3}  {}: {}\n", row.exit_status, to_string(row.code), say_text(row.meaning));
  text += say("  130  interrupted (Ctrl-C) while something was watched, which goes on\n");
  return text + say("  141  whatever read its output went away (`| head`)\n");
}

/// The application that CLI11 parses with, and where it leaves what it found.
class CommandLine {
 public:
  CommandLine()
      : app_(say("Operators' command line of benefitd: deliveries, photos, verification, cases."),
             "benefitctl") {
    app_.option_defaults()->group(say("Options"));
    app_.formatter(std::make_shared<HelpFormatter>());
    app_.fallthrough();
    app_.allow_extras();
    app_.require_subcommand(0, 1);
    app_.set_help_flag("-h,--help", say("this help"));
    app_.set_version_flag("--version", "benefitctl " BENEFIT_VERSION, say("the version"));
    add_general_options(app_);
    for (const Command& command : api::commands()) add(command);
    app_.footer(root_footer());
  }

  Expected<std::variant<Invocation, Information>> parse(std::vector<std::string> arguments) {
    std::reverse(arguments.begin(), arguments.end());  // CLI11 takes them from the back
    try {
      app_.parse(std::move(arguments));
    } catch (const CLI::CallForHelp&) {
      // The list of its noun shows only a command's summary; its own help tells all.
      if (const Command* command = chosen()) chosen_app()->description(full_description(*command) + '\n');
      return Information{app_.help()};
    } catch (const CLI::CallForVersion&) {
      return Information{app_.version() + '\n'};
    } catch (const CLI::ParseError& error) {
      // A mistyped option is the likelier cause of a missing one.
      if (auto unknown = unknown_word()) return tl::unexpected(*unknown);
      return tl::unexpected(Error{ErrorCode::bad_request, error.what(), chosen_name(), ""});
    }
    if (auto unknown = unknown_word()) return tl::unexpected(*unknown);
    const Command* command = chosen();
    if (command == nullptr) return tl::unexpected(incomplete());
    return checked(*command);
  }

 private:
  /// CLI11 makes a subcommand's help flag before it knows the group of options.
  static void give_group_of_help(CLI::App& app) { app.get_help_ptr()->group(say("Options")); }

  void add_general_options(CLI::App& app) {
    give_group_of_help(app);
    app.add_option("-o,--output", format_, say("human, json or csv; default: human"))->type_name("FORMAT");
    app.add_option("--socket", socket_, say("the socket of benefitd"))->type_name("PATH");
    app.add_option("--lang", language_,
                   say("language of what is said, en or zh; default: that of LC_ALL, LC_MESSAGES or LANG"))
        ->type_name("LANG");
    app.add_flag("--no-pager", no_pager_, say("do not show long output in a pager"));
  }

  /// The subcommand of a noun; its help line lists the noun's verbs.
  CLI::App& noun(const std::string& name) {
    if (const auto known = nouns_.find(name); known != nouns_.end()) return *known->second;
    std::vector<std::string> verbs;
    for (const Command& command : api::commands())
      if (command.noun == name) verbs.push_back(command.verb);
    CLI::App* added = app_.add_subcommand(name, fmt::format("{}", fmt::join(verbs, ", ")));
    added->group(say("Commands"));
    added->require_subcommand(0, 1);
    give_group_of_help(*added);
    nouns_[name] = added;
    return *added;
  }

  /// The last word of a verb ("calibration show") is a command; the words before it group such.
  CLI::App* add_words(CLI::App& parent, const std::string& verb, const std::string& summary) {
    const std::size_t blank = verb.find(' ');
    if (blank == std::string::npos) return parent.add_subcommand(verb, summary);
    const std::string first = verb.substr(0, blank);
    const auto known = parent.get_subcommands([&](const CLI::App* app) { return app->get_name() == first; });
    CLI::App* group = known.empty() ? nullptr : known.front();
    if (group == nullptr) {
      group = parent.add_subcommand(first, say("`{} {} --help` lists them", parent.get_name(), first));
      group->group(say("Commands"));
      group->require_subcommand(0, 1);
      give_group_of_help(*group);
    }
    return add_words(*group, verb.substr(blank + 1), summary);
  }

  void add(const Command& command) {
    CLI::App* app = command.verb.empty()
                        ? app_.add_subcommand(command.noun, say_text(command.summary))
                        : add_words(noun(command.noun), command.verb, say_text(command.summary));
    app->group(say("Commands"));
    app->footer(footer(command));
    auto& values = values_[&command];
    for (const Parameter& parameter : command.parameters) {
      const std::string help = described(parameter);
      CLI::Option* option = parameter.type == ValueType::flag
                                ? app->add_flag(command_line_name(parameter), help)
                                : app->add_option(command_line_name(parameter), values[parameter.name], help);
      option->type_name(std::string(placeholder(parameter.type)));
      option->required(parameter.required);
    }
    add_general_options(*app);
  }

  CLI::App* chosen_app() {
    CLI::App* app = &app_;
    while (!app->get_subcommands().empty()) app = app->get_subcommands().front();
    return app;
  }

  const Command* chosen() const {
    const auto nouns = app_.get_subcommands();
    if (nouns.empty()) return nullptr;
    std::vector<std::string> words;
    for (const CLI::App* app = nouns.front(); !app->get_subcommands().empty();) {
      app = app->get_subcommands().front();
      words.push_back(app->get_name());
    }
    return api::find_command(nouns.front()->get_name(), fmt::format("{}", fmt::join(words, " ")));
  }

  std::string chosen_name() const {
    const Command* command = chosen();
    return command == nullptr ? "" : "benefitctl " + command->name();
  }

  /// The first word that nothing takes: a mistyped noun, verb or option, or one too many.
  std::optional<Error> unknown_word() {
    const std::vector<std::string> left = app_.remaining(true);
    const auto first = std::find_if(left.begin(), left.end(), [](const std::string& w) { return w != "--"; });
    if (first == left.end()) return std::nullopt;
    const std::string word = first->substr(0, first->find('='));
    const Command* command = chosen();
    if (word.size() > 1 && word.front() == '-') {
      return Error{ErrorCode::bad_request, fmt::format("unknown option '{}'", word), chosen_name(),
                   api::suggestion(word, known_options(command))};
    }
    if (command != nullptr)
      return Error{ErrorCode::bad_request, "too many words", chosen_name(),
                   "Put a text of several words in quotes."};
    return Error{ErrorCode::bad_request, fmt::format("unknown command '{}'", word), "",
                 api::suggestion(word, known_words())};
  }

  Error incomplete() {
    if (app_.get_subcommands().empty())
      return {ErrorCode::bad_request, "a command is missing", "", "benefitctl --help lists them."};
    const std::string noun = app_.get_subcommands().front()->get_name();
    return {ErrorCode::bad_request, fmt::format("what to do with '{}' is missing", noun), "",
            fmt::format("known: {}", fmt::join(known_words(), ", "))};
  }

  /// The nouns, or the verbs of the chosen noun.
  std::vector<std::string> known_words() {
    CLI::App* app = chosen_app();
    std::vector<std::string> words;
    for (const CLI::App* sub : app->get_subcommands({})) words.push_back(sub->get_name());
    return words;
  }

  static std::vector<std::string> known_options(const Command* command) {
    std::vector<std::string> names;
    if (command != nullptr)
      for (const Parameter& parameter : command->parameters)
        if (!parameter.positional) names.push_back(command_line_name(parameter));
    for (const char* general : {"--output", "--socket", "--lang", "--no-pager", "--help", "--version"})
      names.emplace_back(general);
    return names;
  }

  Expected<std::variant<Invocation, Information>> checked(const Command& command) {
    Invocation invocation{.command = &command};
    invocation.socket = socket_;
    const auto format = std::find(formats.begin(), formats.end(), format_);
    if (format == formats.end())
      return tl::unexpected(Error{ErrorCode::bad_request, fmt::format("unknown output format '{}'", format_),
                                  "--output", api::suggestion(format_, formats)});
    invocation.format = static_cast<Format>(format - formats.begin());
    if (!language_.empty() && !known_language(language_))
      return tl::unexpected(Error{ErrorCode::bad_request, fmt::format("unknown language '{}'", language_),
                                  "--lang", api::suggestion(language_, languages)});
    invocation.no_pager = no_pager_;

    for (const Parameter& parameter : command.parameters) {
      const CLI::Option* option = chosen_app()->get_option(command_line_name(parameter));
      if (option->count() == 0) continue;
      std::string value = parameter.type == ValueType::flag ? "true" : values_[&command][parameter.name];
      if (auto wrong = check_value(parameter, value)) {
        wrong->where = command_line_name(parameter);
        return tl::unexpected(*wrong);
      }
      invocation.values.emplace(parameter.name, std::move(value));
    }
    return invocation;
  }

  CLI::App app_;
  std::map<std::string, CLI::App*> nouns_;
  std::string format_ = "human";
  std::string socket_;
  std::string language_;
  bool no_pager_ = false;
  std::map<const Command*, std::map<std::string, std::string>> values_;
};

}  // namespace

Expected<std::variant<Invocation, Information>> parse_command_line(
    const std::vector<std::string>& arguments) {
  return CommandLine().parse(arguments);
}

}  // namespace benefit::cli
