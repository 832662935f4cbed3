#include "daemon/api/completion.hpp"

#include "daemon/api/command.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace benefit::api {
namespace {

/// What may stand in the place of a value.
struct Value {
  enum class Kind { none, words, files, folders } kind = Kind::none;
  std::vector<std::string> words{};
};

/// A word of the command line with what is said of it.
struct Word {
  std::string text;
  std::string help;
};

/// An option of a command, or of all.
struct Option {
  std::string name;  ///< "--state"
  std::string help;
  bool takes_value = true;
  Value value{};
};

Value value_of(const Parameter& parameter, const ClosedSets& sets) {
  if (!parameter.choices.empty()) return {Value::Kind::words, parameter.choices};
  switch (parameter.type) {
    case ValueType::file:
    case ValueType::text_file:
    case ValueType::new_file:
    case ValueType::photo:
      return {Value::Kind::files};
    case ValueType::folder:
      return {Value::Kind::folders};
    default:
      break;
  }
  const auto set = sets.find(parameter.name);
  return set == sets.end() ? Value{} : Value{Value::Kind::words, set->second};
}

const std::vector<Option>& general_options() {
  static const std::vector<Option> options = {
      {"-o", "output format", true, {Value::Kind::words, {"human", "json", "csv"}}},
      {"--output", "output format", true, {Value::Kind::words, {"human", "json", "csv"}}},
      {"--socket", "the socket of benefitd", true, {Value::Kind::files}},
      {"--lang", "language of what is said", true, {Value::Kind::words, {"en", "zh"}}},
      {"--no-pager", "do not show long output in a pager", false},
      {"--help", "help", false},
      {"--version", "the version", false}};
  return options;
}

std::vector<Option> options_of(const Command& command, const ClosedSets& sets) {
  std::vector<Option> options;
  for (const Parameter& parameter : command.parameters)
    if (!parameter.positional)
      options.push_back({command_line_name(parameter), parameter.help, parameter.type != ValueType::flag,
                         value_of(parameter, sets)});
  return options;
}

std::vector<Value> places_of(const Command& command, const ClosedSets& sets) {
  std::vector<Value> places;
  for (const Parameter& parameter : command.parameters)
    if (parameter.positional) places.push_back(value_of(parameter, sets));
  return places;
}

/// "feed import" -> "", "feed" and itself.
std::vector<std::string> paths_to(const std::string& name) {
  std::vector<std::string> paths = {""};
  for (std::size_t at = name.find(' '); at != std::string::npos; at = name.find(' ', at + 1))
    paths.push_back(name.substr(0, at));
  paths.push_back(name);
  return paths;
}

/// The words that may follow the words of `path`: nouns after none, the verbs of a noun.
std::map<std::string, std::vector<Word>> words_after() {
  std::map<std::string, std::vector<Word>> after;
  for (const Command& command : commands()) {
    const std::vector<std::string> paths = paths_to(command.name());
    for (std::size_t i = 1; i < paths.size(); ++i) {
      const std::string word = paths[i].substr(paths[i - 1].empty() ? 0 : paths[i - 1].size() + 1);
      auto& words = after[paths[i - 1]];
      const bool known =
          std::any_of(words.begin(), words.end(), [&](const Word& one) { return one.text == word; });
      if (!known) words.push_back({word, paths[i] == command.name() ? command.summary : ""});
    }
  }
  return after;
}

std::string texts(const std::vector<Word>& words) {
  std::vector<std::string> all;
  for (const Word& word : words) all.push_back(word.text);
  return fmt::format("{}", fmt::join(all, " "));
}

/// In single quotes of a shell.
std::string quoted(std::string_view text) {
  std::string result = "'";
  for (const char c : text) result += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return result + '\'';
}

/// Every option that takes a value, once: "-o|--output|--state".
std::string options_with_values(const ClosedSets& sets, std::string_view between) {
  std::vector<std::string> names;
  const auto add = [&](const std::vector<Option>& options) {
    for (const Option& option : options)
      if (option.takes_value && std::find(names.begin(), names.end(), option.name) == names.end())
        names.push_back(option.name);
  };
  add(general_options());
  for (const Command& command : commands()) add(options_of(command, sets));
  return fmt::format("{}", fmt::join(names, between));
}

/// Lines of a `case "$1:$2"` of bash and zsh, which name what may stand behind an option or in a place.
template <class Line>
std::string value_lines(const ClosedSets& sets, Line line) {
  std::string text;
  for (const Option& option : general_options())
    if (option.takes_value) text += line("*:" + option.name, option.value);
  for (const Command& command : commands()) {
    for (const Option& option : options_of(command, sets))
      if (option.takes_value) text += line(quoted(command.name() + ':' + option.name), option.value);
    const std::vector<Value> places = places_of(command, sets);
    for (std::size_t i = 0; i < places.size(); ++i)
      text += line(quoted(fmt::format("{}:{}", command.name(), i)), places[i]);
  }
  return text;
}

}  // namespace

std::string bash_completion(const ClosedSets& sets) {
  std::string after, options;
  for (const auto& [path, words] : words_after())
    after += fmt::format("    {}) words={} ;;\n", quoted(path), quoted(texts(words)));
  std::vector<std::string> general;
  for (const Option& option : general_options()) general.push_back(option.name);
  for (const Command& command : commands()) {
    std::vector<std::string> names;
    for (const Option& option : options_of(command, sets)) names.push_back(option.name);
    if (!names.empty())
      options += fmt::format("    {}) words={} ;;\n", quoted(command.name()),
                             quoted(fmt::format("{}", fmt::join(names, " "))));
  }
  const std::string values =
      value_lines(sets, [](const std::string& where, const Value& value) -> std::string {
        switch (value.kind) {
          case Value::Kind::words:
            return fmt::format("    {}) COMPREPLY=($(compgen -W {} -- \"$3\")) ;;\n", where,
                               quoted(fmt::format("{}", fmt::join(value.words, " "))));
          case Value::Kind::files:
            return fmt::format(
                "    {}) compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -f -- \"$3\") "
                ";;\n",
                where);
          case Value::Kind::folders:
            return fmt::format(
                "    {}) compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -d -- \"$3\") "
                ";;\n",
                where);
          case Value::Kind::none:
            return "";
        }
        return "";
      });
  return fmt::format(R"script(# Completion of benefitctl for bash. Made from daemon/api/command_table.cpp.

# What may follow the words of a command.
_benefitctl_words() {{
  local words=
  case "$1" in
{}  esac
  printf '%s' "$words"
}}

# The options of a command.
_benefitctl_options() {{
  local words=
  case "$1" in
{}  esac
  printf '%s' "$words {}"
}}

# _benefitctl_value COMMAND OPTION|PLACE WORD
_benefitctl_value() {{
  case "$1:$2" in
{}  esac
}}

_benefitctl() {{
  local cur=${{COMP_WORDS[COMP_CWORD]}} command= option= place=0 i word known
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; ++i)); do
    word=${{COMP_WORDS[i]}}
    # bash cuts --option=value at the sign.
    if [[ $word == '=' ]]; then continue; fi
    if [[ -n $option ]]; then option=; continue; fi
    case "$word" in
      {}) option=$word ;;
      -*) ;;
      *)
        known=" $(_benefitctl_words "$command") "
        if [[ $known == *" $word "* ]]; then
          command="${{command:+$command }}$word"
        else
          place=$((place + 1))
        fi ;;
    esac
  done
  if [[ $cur == '=' ]]; then cur=; fi
  if [[ -n $option ]]; then
    _benefitctl_value "$command" "$option" "$cur"
  elif [[ $cur == -* ]]; then
    COMPREPLY=($(compgen -W "$(_benefitctl_options "$command")" -- "$cur"))
  else
    known=$(_benefitctl_words "$command")
    if [[ -n $known ]]; then
      COMPREPLY=($(compgen -W "$known" -- "$cur"))
    else
      _benefitctl_value "$command" "$place" "$cur"
    fi
  fi
}}

complete -F _benefitctl benefitctl
)script",
                     after, options, fmt::join(general, " "), values, options_with_values(sets, "|"));
}

std::string zsh_completion(const ClosedSets& sets) {
  const auto described = [](std::string_view text, std::string_view help) {
    std::string word;
    for (const char c : text) word += c == ':' ? std::string("\\:") : std::string(1, c);
    return quoted(help.empty() ? word : fmt::format("{}:{}", word, help));
  };
  std::string after, options, general;
  for (const auto& [path, words] : words_after()) {
    after += fmt::format("    {}) found=(", quoted(path));
    for (const Word& word : words) after += described(word.text, word.help) + ' ';
    after += ") ;;\n";
  }
  for (const Option& option : general_options()) general += described(option.name, option.help) + ' ';
  for (const Command& command : commands()) {
    options += fmt::format("    {}) found=(", quoted(command.name()));
    for (const Option& option : options_of(command, sets))
      options += described(option.name, option.help) + ' ';
    options += ") ;;\n";
  }
  const std::string values =
      value_lines(sets, [](const std::string& where, const Value& value) -> std::string {
        switch (value.kind) {
          case Value::Kind::words:
            return fmt::format("    {}) compadd -- {} ;;\n", where, fmt::join(value.words, " "));
          case Value::Kind::files:
            return fmt::format("    {}) _files ;;\n", where);
          case Value::Kind::folders:
            return fmt::format("    {}) _files -/ ;;\n", where);
          case Value::Kind::none:
            return "";
        }
        return "";
      });
  return fmt::format(R"script(#compdef benefitctl
# Completion of benefitctl for zsh. Made from daemon/api/command_table.cpp.

# What may follow the words of a command, into the array found.
_benefitctl_words() {{
  found=()
  case "$1" in
{}  esac
}}

# The options of a command, into the array found.
_benefitctl_options() {{
  found=()
  case "$1" in
{}  esac
  found+=({})
}}

# _benefitctl_value COMMAND OPTION|PLACE
_benefitctl_value() {{
  case "$1:$2" in
{}  esac
}}

_benefitctl() {{
  local command_name= option= word i
  local -i place=0
  local -a found
  for ((i = 2; i < CURRENT; ++i)); do
    word=${{words[i]}}
    if [[ -n $option ]]; then option=; continue; fi
    case "$word" in
      ({}) option=$word ;;
      (-*) ;;
      (*)
        _benefitctl_words "$command_name"
        if (( ${{found[(I)$word(|:*)]}} )); then
          command_name="${{command_name:+$command_name }}$word"
        else
          place+=1
        fi ;;
    esac
  done
  if [[ -n $option ]]; then
    _benefitctl_value "$command_name" "$option"
  elif [[ ${{words[CURRENT]}} == -* ]]; then
    _benefitctl_options "$command_name"
    _describe -o option found
  else
    _benefitctl_words "$command_name"
    if (( $#found )); then
      _describe command found
    else
      _benefitctl_value "$command_name" "$place"
    fi
  fi
}}

if [[ $funcstack[1] == _benefitctl ]]; then
  _benefitctl "$@"
else
  compdef _benefitctl benefitctl
fi
)script",
                     after, options, general, values, options_with_values(sets, "|"));
}

std::string fish_completion(const ClosedSets& sets) {
  const auto fish_quoted = [](std::string_view text) {
    std::string result = "'";
    for (const char c : text) result += c == '\'' || c == '\\' ? std::string("\\") + c : std::string(1, c);
    return result + '\'';
  };
  const auto takes = [&](const Value& value) -> std::string {
    switch (value.kind) {
      case Value::Kind::words:
        return " -x -a " + fish_quoted(fmt::format("{}", fmt::join(value.words, " ")));
      case Value::Kind::files:
        return " -r -F";
      case Value::Kind::folders:
        return " -x -a '(__fish_complete_directories)'";
      case Value::Kind::none:
        return " -x";
    }
    return "";
  };
  const auto after = words_after();
  std::string paths, lines;
  for (const auto& [path, words] : after)
    for (const Word& word : words) {
      const std::string whole = path.empty() ? word.text : path + ' ' + word.text;
      paths += ' ' + fish_quoted(whole);
      lines += fmt::format("complete -c benefitctl -n \"__benefitctl_at '{}'\" -a {}{}\n", path, word.text,
                           word.help.empty() ? "" : " -d " + fish_quoted(word.help));
    }
  const auto add_option = [&](const Option& option, const std::string& when) {
    const std::string name =
        option.name.starts_with("--") ? "-l " + option.name.substr(2) : "-s " + option.name.substr(1);
    lines += fmt::format("complete -c benefitctl{} {}{} -d {}\n", when, name,
                         option.takes_value ? takes(option.value) : "", fish_quoted(option.help));
  };
  for (const Option& option : general_options()) add_option(option, "");
  for (const Command& command : commands()) {
    for (const Option& option : options_of(command, sets))
      add_option(option, fmt::format(" -n \"__benefitctl_at '{}'\"", command.name()));
    const std::vector<Value> places = places_of(command, sets);
    for (std::size_t i = 0; i < places.size(); ++i) {
      const std::string when =
          fmt::format("complete -c benefitctl -n \"__benefitctl_at '{}' {}\"", command.name(), i);
      if (places[i].kind == Value::Kind::words)
        lines +=
            fmt::format("{} -a {}\n", when, fish_quoted(fmt::format("{}", fmt::join(places[i].words, " "))));
      if (places[i].kind == Value::Kind::files) lines += when + " -F\n";
      if (places[i].kind == Value::Kind::folders) lines += when + " -a '(__fish_complete_directories)'\n";
    }
  }
  return fmt::format(R"script(# Completion of benefitctl for fish. Made from daemon/api/command_table.cpp.

set -g __benefitctl_paths{}

# __benefitctl_at COMMAND [PLACE]: these are the words so far, and the cursor is in that place behind them.
function __benefitctl_at
  set -l command ''
  set -l place 0
  set -l option 0
  set -l tokens (commandline -opc)
  for token in $tokens[2..-1]
    if test $option = 1
      set option 0
      continue
    end
    switch $token
      case {}
        set option 1
      case '-*'
      case '*'
        set -l longer (string trim -- "$command $token")
        if test $place = 0; and contains -- "$longer" $__benefitctl_paths
          set command $longer
        else
          set place (math $place + 1)
        end
    end
  end
  test "$command" = "$argv[1]"; and begin
    test (count $argv) = 1; or test $place = $argv[2]
  end
end

complete -c benefitctl -f
{})script",
                     paths, options_with_values(sets, " "), lines);
}

}  // namespace benefit::api
