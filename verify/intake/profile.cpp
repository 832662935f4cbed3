#include "verify/intake/profile.hpp"

#include "verify/identity/nearest.hpp"
#include "verify/intake/header.hpp"
#include "verify/intake/name_key.hpp"

#include <algorithm>
#include <sstream>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <toml++/toml.h>

namespace benefit::intake {
namespace {

constexpr std::string_view keys[] = {"feed",      "encoding", "pass_over", "columns",
                                     "constants", "units",    "words"};

/// Reads one profile; gathers what is wrong with it, so that it has to be mended only once.
class ProfileReader {
 public:
  explicit ProfileReader(const toml::table& root) : root_(root) {}

  Expected<Profile> read() {
    for (const auto& [key, node] : root_)
      if (std::find(std::begin(keys), std::end(keys), key.str()) == std::end(keys))
        wrong(node, fmt::format("'{}' is no key of a profile ({})", key.str(), fmt::join(keys, ", ")));
    read_feed();
    if (feed_ == nullptr) return tl::unexpected(error());
    read_encoding();
    read_pass_over();
    for (const auto& [name, column] : texts_of("columns"))
      if (const Column* ours = known_column(*column.node, column.text); ours != nullptr) {
        profile_.columns[name] = ours->name;
        fill(*column.node, *ours, fmt::format("'{}'", name));
      }
    for (const auto& [column, value] : texts_of("constants"))
      if (const Column* ours = known_column(*value.node, column); ours != nullptr) {
        profile_.constants[std::string(ours->name)] = value.text;
        fill(*value.node, *ours, "a constant");
      }
    read_units();
    read_words();
    if (!problems_.empty()) return tl::unexpected(error());
    return std::move(profile_);
  }

 private:
  struct Entry {
    std::string text;
    const toml::node* node;
  };

  void wrong(const toml::node& node, std::string_view what) {
    problems_.push_back(fmt::format("line {}: {}", node.source().begin.line, what));
  }

  Error error() const {
    return {ErrorCode::bad_input, fmt::format("{}", fmt::join(problems_, "; ")), "profile",
            "docs/feeds.md shows a profile; `feed describe` lists columns and words"};
  }

  /// The texts of a table by their keys.
  std::map<std::string, Entry> texts_in(const toml::node* node, std::string_view name) {
    std::map<std::string, Entry> texts;
    if (node == nullptr) return texts;
    const toml::table* const table = node->as_table();
    if (table == nullptr) {
      wrong(*node, fmt::format("'{}' has to be a table", name));
      return texts;
    }
    for (const auto& [key, value] : *table) {
      if (const auto* text = value.as_string()) {
        texts.emplace(std::string(key.str()), Entry{text->get(), &value});
      } else {
        wrong(value, fmt::format("'{}' has to be a text in quotes", key.str()));
      }
    }
    return texts;
  }
  std::map<std::string, Entry> texts_of(std::string_view name) { return texts_in(root_.get(name), name); }

  void read_feed() {
    const toml::node* const node = root_.get("feed");
    const auto* const text = node == nullptr ? nullptr : node->as_string();
    const auto found = text == nullptr ? std::nullopt : find_feed(text->get());
    if (!found) {
      problems_.push_back(
          fmt::format("{}'feed' has to name a feed",
                      node == nullptr ? "" : fmt::format("line {}: ", node->source().begin.line)));
      return;
    }
    feed_ = &info(*found);
    profile_.feed = *found;
  }

  void read_encoding() {
    const toml::node* const node = root_.get("encoding");
    if (node == nullptr) return;
    const auto* const text = node->as_string();
    if (text != nullptr) profile_.encoding = parse_encoding(text->get());
    if (!profile_.encoding)
      wrong(*node, fmt::format("'encoding' is one of {}", fmt::join(encoding_names(), ", ")));
  }

  void read_pass_over() {
    const toml::node* const node = root_.get("pass_over");
    if (node == nullptr) return;
    const toml::array* const array = node->as_array();
    if (array == nullptr) return wrong(*node, "'pass_over' has to be a list of the supplier's columns");
    for (const toml::node& each : *array) {
      const auto* const text = each.as_string();
      if (text == nullptr) {
        wrong(each, "'pass_over' holds something other than a name");
      } else {
        profile_.pass_over.push_back(text->get());
      }
    }
  }

  void read_units() {
    for (const auto& [column, unit] : texts_of("units")) {
      const Column* const ours = known_column(*unit.node, column);
      if (ours == nullptr) continue;
      if (ours->form != ValueForm::yuan) {
        wrong(*unit.node, fmt::format("'{}' is no amount", column));
      } else if (unit.text == "fen") {
        profile_.in_fen.insert(std::string(ours->name));
      } else if (unit.text != "yuan") {
        wrong(*unit.node, fmt::format("the unit of '{}' is neither fen nor yuan", column));
      }
    }
  }

  void read_words() {
    const toml::node* const node = root_.get("words");
    if (node == nullptr) return;
    const toml::table* const table = node->as_table();
    if (table == nullptr) return wrong(*node, "'words' has to hold a table for each column");
    for (const auto& [column, words] : *table) {
      const Column* const ours = known_column(words, column.str());
      if (ours == nullptr) continue;
      auto& known = profile_.words[std::string(ours->name)];
      for (const auto& [code, word] : texts_in(&words, column.str())) {
        const auto accepted = terms(ours->form);
        if (!accepted.empty() && !find_term(accepted, word.text)) {
          std::vector<std::string_view> names;
          for (const Term& term : accepted) names.push_back(term.name);
          wrong(*word.node, fmt::format("'{}' is no word of the column '{}' ({})", word.text, ours->name,
                                        fmt::join(names, ", ")));
        }
        known[code] = word.text;
      }
    }
  }

  const Column* known_column(const toml::node& node, std::string_view name) {
    if (const Column* found = find_column(*feed_, name)) return found;
    std::vector<std::string> names, shown;
    for (const Column& column : feed_->columns) {
      names.push_back(name_key(column.name));
      shown.emplace_back(column.name);
    }
    const auto meant = identity::nearest(name_key(name), names);
    wrong(node, fmt::format("the feed '{}' has no column '{}'{}", feed_->name, name,
                            meant ? fmt::format(" (did you mean '{}'?)", shown[*meant]) : ""));
    return nullptr;
  }

  /// Notes who gives the column its values.
  void fill(const toml::node& node, const Column& column, std::string giver) {
    const auto [former, is_first] = filled_by_.try_emplace(std::string(column.name), std::move(giver));
    if (!is_first)
      wrong(node, fmt::format("the column '{}' is filled already, by {}", column.name, former->second));
  }

  const toml::table& root_;
  const FeedInfo* feed_ = nullptr;
  Profile profile_;
  std::map<std::string, std::string> filled_by_;
  std::vector<std::string> problems_;
};

}  // namespace

Expected<Profile> parse_profile(std::string_view text) {
  if (text.size() > longest_profile)
    return tl::unexpected(Error{ErrorCode::bad_input,
                                fmt::format("a profile of more than {} KiB", longest_profile >> 10U),
                                "profile", "is it the right file?"});
  try {
    const toml::table root = toml::parse(text);
    return ProfileReader(root).read();
  } catch (const toml::parse_error& error) {
    return tl::unexpected(Error{ErrorCode::bad_input, std::string(error.description()),
                                fmt::format("profile, line {}", error.source().begin.line),
                                "the profile has to be TOML; docs/feeds.md shows one"});
  }
}

}  // namespace benefit::intake
