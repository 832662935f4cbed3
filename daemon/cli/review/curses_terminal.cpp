#include "daemon/cli/review/curses_terminal.hpp"

#include "daemon/cli/display_width.hpp"
#include "daemon/cli/review/line_editor.hpp"
#include "daemon/cli/say.hpp"
#include "verify/types/error.hpp"

#include <algorithm>
#include <cstdio>
#include <cwchar>

#include <climits>

#define NCURSES_WIDECHAR 1
#include <ncurses.h>

namespace benefit::cli {
namespace {

constexpr int ctrl_c = 3, ctrl_l = 12, enter = '\n', escape = 27, del = 127, backspace = '\b';

// A paste is told from typing where the terminal can (DEC mode 2004): a line's end in it is no answer.
constexpr int paste_begins = KEY_MAX + 1, paste_ends = KEY_MAX + 2;
constexpr const char* tell_pastes = "\x1b[?2004h";
constexpr int quiet_ms = 50;  ///< after which what was pasted has come
constexpr const char* tell_no_pastes = "\x1b[?2004l";

void send(const char* code) {
  std::fputs(code, stdout);
  std::fflush(stdout);
}

struct EndScreen {
  void operator()(SCREEN* screen) const {
    send(tell_no_pastes);
    endwin();
    delscreen(screen);
  }
};

std::string typed_text(wint_t character) {
  char bytes[MB_LEN_MAX];
  std::mbstate_t state{};
  const std::size_t length = std::wcrtomb(bytes, static_cast<wchar_t>(character), &state);
  return length == static_cast<std::size_t>(-1) ? "" : std::string(bytes, length);
}

class CursesTerminal final : public ReviewTerminal {
 public:
  explicit CursesTerminal(const Terminal& terminal) : screen_(newterm(nullptr, stdout, stdin)) {
    if (!screen_)
      throw Failure(Error{ErrorCode::unavailable, "this terminal cannot be written on as a whole", "TERM",
                          "use --plain"});
    raw();
    noecho();
    keypad(stdscr, TRUE);
    set_escdelay(25);
    curs_set(0);
    define_key("\x1b[200~", paste_begins);
    define_key("\x1b[201~", paste_ends);
    send(tell_pastes);
    coloured_ = terminal.colour && has_colors();
    if (!coloured_) return;
    start_color();
    use_default_colors();
    short pair = 1;
    for (const int colour : {COLOR_GREEN, COLOR_YELLOW, COLOR_RED})
      init_pair(pair++, static_cast<short>(colour), -1);
  }

  char ask_key(const ReviewPage& page) override {
    if (page.title != last_.title) scrolled_ = 0;
    last_ = page;
    draw();
    if (page.asks) drop_typed();
    for (;;) {
      draw();
      wint_t key = 0;
      const int kind = get_wch(&key);
      if (kind == ERR || (kind == OK && key == ctrl_c)) return page.keys.back().key;
      if (kind == KEY_CODE_YES) {
        if (key == paste_begins) pasted();  // a text where none is asked for
        move_body(static_cast<int>(key));
        continue;
      }
      if (page.asks && more_comes_at_once()) {
        last_.message = say("That was pasted, or several keys at once, and is no answer. Press one key.");
        continue;
      }
      if (key == ctrl_l) clearok(stdscr, TRUE);
      if (key == ' ') move_body(KEY_NPAGE);
      const std::string pressed = key == escape ? "Esc" : typed_text(key);
      if (key == escape) key = 'b';
      for (const KeyHelp& known : page.keys)
        if (static_cast<wint_t>(known.key) == key) return known.key;
      if (key == 'q') return page.keys.back().key;
      if (key > ' ') last_.message = answer_to_key(page, pressed);
    }
  }

  std::optional<std::string> ask_text(const TextQuestion& question, std::string& draft) override {
    if (!question.heading.empty()) last_.title = question.heading;
    last_.message.clear();
    last_.instead_of_keys = say("Enter: done, Esc: back");
    LineEditor editor(draft);
    curs_set(1);
    const std::string& message = question.message;
    const bool given = edit(message.empty() ? question.question : message + " " + question.question, editor);
    curs_set(0);
    draft = editor.text();
    return given && !draft.empty() ? std::optional(draft) : std::nullopt;
  }

  void show_pictures(const std::string& drawn) override {
    // On the review's own screen, which the terminal takes away in the end: nobody finds a face there later.
    std::string text = "\x1b[0m\x1b[2J\x1b[H";
    for (const char character : drawn)
      text += character == '\n' ? std::string("\r\n") : std::string(1, character);
    send((text + say("(any key goes back)")).c_str());
    wint_t key = 0;
    get_wch(&key);
    clearok(stdscr, TRUE);
  }

  bool shows_pictures() const override { return true; }
  int colours() const override { return coloured_ ? COLORS : 0; }

 private:
  attr_t attributes_of(Look look) const {
    const auto pair = [this](int number) {
      return coloured_ ? static_cast<attr_t>(COLOR_PAIR(number)) : A_NORMAL;
    };
    switch (look) {
      case Look::plain:
        return A_NORMAL;
      case Look::strong:
        return A_BOLD;
      case Look::dim:
        return A_DIM;
      case Look::bar:
        return A_REVERSE;
      case Look::agrees:
        return pair(1);
      case Look::near:
        return pair(2);
      case Look::differs:
      case Look::alarm:
        return pair(3) | A_BOLD;
    }
    return A_NORMAL;
  }

  void put(const Line& line, int row) {
    move(row, 0);
    clrtoeol();
    for (const Span& span : line) {
      if (span.colours) {
        int pair = alloc_pair(span.colours->foreground, span.colours->background);
        attr_set(A_NORMAL, 0, &pair);
      } else {
        attrset(static_cast<int>(attributes_of(span.look)));
      }
      addstr(span.text.c_str());
    }
    attrset(A_NORMAL);
  }

  void draw() {
    int rows = 0, columns = 0;
    getmaxyx(stdscr, rows, columns);
    const Lines lines =
        frame(last_, static_cast<std::size_t>(rows), static_cast<std::size_t>(columns), scrolled_);
    for (int row = 0; row < rows; ++row) put(lines[static_cast<std::size_t>(row)], row);
    refresh();
  }

  /// A paste that the terminal does not mark comes faster than anybody types; it is dropped whole.
  static bool more_comes_at_once() {
    timeout(quiet_ms);
    wint_t key = 0;
    const bool comes = get_wch(&key) != ERR;
    timeout(-1);
    if (comes) drop_typed();
    return comes;
  }

  /// Until nothing more comes: a paste is longer than one read.
  static void drop_typed() {
    flushinp();
    timeout(quiet_ms);
    wint_t key = 0;
    while (get_wch(&key) != ERR) {
    }
    timeout(-1);
  }

  /// What stands between the marks of a paste, in one line.
  static std::string pasted() {
    std::string text;
    for (;;) {
      wint_t key = 0;
      const int kind = get_wch(&key);
      if (kind == ERR || (kind == KEY_CODE_YES && key == paste_ends)) break;
      if (kind != OK) continue;
      if (key >= ' ' && key != del)
        text += typed_text(key);
      else if (!text.empty() && text.back() != ' ')
        text += ' ';
    }
    if (text.ends_with(' ')) text.pop_back();
    return text;
  }

  /// Until Enter is pressed. false: given up.
  bool edit(const std::string& question, LineEditor& editor) {
    for (;;) {
      draw();
      draw_question(question, editor);
      wint_t key = 0;
      const int kind = get_wch(&key);
      if (kind == ERR || (kind == OK && (key == ctrl_c || key == escape))) return false;
      if (kind == OK && (key == enter || key == '\r')) {
        drop_typed();  // what comes at once after a line's end was pasted with it, and is no key
        return true;
      }
      if (kind == KEY_CODE_YES && key == paste_begins)
        editor.insert(pasted());
      else if (kind == KEY_CODE_YES)
        edit_by_key(static_cast<int>(key), editor);
      else if (key == del || key == backspace)
        editor.erase_before();
      else if (key >= ' ')
        editor.insert(typed_text(key));
    }
  }

  static void edit_by_key(int key, LineEditor& editor) {
    switch (key) {
      case KEY_LEFT:
        return editor.left();
      case KEY_RIGHT:
        return editor.right();
      case KEY_HOME:
        return editor.home();
      case KEY_END:
        return editor.end();
      case KEY_BACKSPACE:
        return editor.erase_before();
      case KEY_DC:
        return editor.erase_after();
      default:
        break;  // KEY_RESIZE among them: what follows draws anew
    }
  }

  /// Over the last line but one, as much of the text as there is room for; a question that would leave it
  /// less than half of the line stands above it, whole.
  void draw_question(const std::string& question, const LineEditor& editor) {
    int rows = 0, columns = 0;
    getmaxyx(stdscr, rows, columns);
    const auto width = static_cast<std::size_t>(columns);
    const int row = std::max(0, rows - 2);
    std::string beside = question + " ";
    if (display_width(beside) > width / 2) {
      const Lines above = paragraph(question, width, {}, 0, Look::strong);
      int next = std::max(0, row - static_cast<int>(above.size()));
      for (const Line& line : above)
        if (next < row) put(clipped(line, width), next++);
      beside = "> ";
    }
    const std::size_t before = display_width(beside);
    const LineEditor::View view = editor.view(width > before ? width - before : 0);
    put({{beside, Look::strong}, {view.text, Look::plain}}, row);
    move(row, static_cast<int>(std::min(before + view.column, width > 0 ? width - 1 : 0)));
    refresh();
  }

  void move_body(int key) {
    constexpr std::size_t most = 10;
    // About half of a low screen is the body: nothing is leapt over.
    const std::size_t page = std::min(most, static_cast<std::size_t>(getmaxy(stdscr)) / 2);
    switch (key) {
      case KEY_DOWN:
        ++scrolled_;
        break;
      case KEY_UP:
        scrolled_ -= std::min<std::size_t>(scrolled_, 1);
        break;
      case KEY_NPAGE:
        scrolled_ += page;
        break;
      case KEY_PPAGE:
        scrolled_ -= std::min(scrolled_, page);
        break;
      case KEY_HOME:
        scrolled_ = 0;
        break;
      case KEY_END:
        scrolled_ = static_cast<std::size_t>(-1) / 2;
        break;
      default:
        break;  // KEY_RESIZE among them: what follows draws anew
    }
  }

  std::unique_ptr<SCREEN, EndScreen> screen_;
  bool coloured_ = false;
  ReviewPage last_;
  std::size_t scrolled_ = 0;
};

}  // namespace

std::unique_ptr<ReviewTerminal> open_curses_terminal(const Terminal& terminal) {
  return std::make_unique<CursesTerminal>(terminal);
}

}  // namespace benefit::cli
