// The screen that a case is reviewed on: one page at a time, one key for each step. Full screen on a terminal
// (curses_terminal.hpp), a dialogue of plain lines for screen readers and pipes (plain_terminal.hpp).
#pragma once

#include "daemon/cli/review/styled_text.hpp"

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace benefit::cli {

struct KeyHelp {
  char key = 0;
  std::string label;  ///< "decide"
};

/// Laid out anew for every width.
using PageBody = std::function<Lines(std::size_t columns)>;

struct ReviewPage {
  std::string title;
  PageBody head;                          ///< stays in sight, while there is room for it
  PageBody body;                          ///< scrolls
  std::string message;                    ///< what the last step came to
  std::vector<KeyHelp> keys;              ///< those that do something here
  std::map<char, std::string> not_now{};  ///< keys that do something at other times, and why not now
  /// Asks whether to do what it says: what was typed or pasted before it was seen is no answer to it.
  bool asks = false;
  std::string instead_of_keys{};  ///< how a line of text is ended, while one is written
};

/// Asked for a line of text, on the page that was shown last.
struct TextQuestion {
  std::string question{};  ///< "Why, in a sentence:"
  std::string heading{};   ///< stands in the place of the page's title; empty: that stays
  std::string message{};   ///< why the last answer was none
};

/// What a key that does nothing on the page is answered with.
std::string answer_to_key(const ReviewPage& page, const std::string& key);

/// Used from one thread.
class ReviewTerminal {
 public:
  virtual ~ReviewTerminal() = default;
  /// Shows the page until one of its keys is pressed, and gives that key; the last of the keys when the input
  /// has ended, and when `q` is pressed where it has no meaning of its own. Escape is `b`, where there is
  /// one.
  virtual char ask_key(const ReviewPage& page) = 0;
  /// `draft`: what was written before, to be changed; afterwards what is written now, given up or not.
  /// nullopt: given up.
  virtual std::optional<std::string> ask_text(const TextQuestion& question, std::string& draft) = 0;
  /// Pictures as drawn for the terminal, alone on the screen until a key is pressed.
  virtual void show_pictures(const std::string& drawn) = 0;
  /// Pictures can be seen here.
  virtual bool shows_pictures() const = 0;
  /// How many colours a picture within a page may have; 0: none can be shown there.
  virtual int colours() const = 0;
};

/// The page on a screen of `rows` x `columns`: exactly so many lines, none wider. `scrolled`: lines of the
/// body above the screen; brought down when there are not so many. The first line is the title, the last but
/// one the message or how far the body goes on, the last the keys. Where the head would leave less than half
/// of the screen for the body, all but its first line stands at the body's end.
Lines frame(const ReviewPage& page, std::size_t rows, std::size_t columns, std::size_t& scrolled);

}  // namespace benefit::cli
