#include "daemon/cli/table.hpp"

#include "daemon/cli/cells.hpp"
#include "daemon/cli/display_width.hpp"
#include "daemon/cli/say.hpp"
#include "verify/identity/safe_text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdlib>
#include <memory>
#include <new>
#include <string_view>

#include <boost/json.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <libsmartcols.h>

namespace benefit::cli {
namespace {

using Form = api::Column::Form;

struct Unreference {
  void operator()(libscols_table* table) const { scols_unref_table(table); }
  void operator()(char* text) const { std::free(text); }
};

/// libsmartcols fails for want of memory only.
void succeed(bool success) {
  if (!success) throw std::bad_alloc();
}

constexpr std::string_view between_columns = "  ";

bool is_number(const api::Column& column) { return column.form == Form::number || column.form == Form::yuan; }

/// What reads as well on several lines. Codes, numbers, days, names and sums do not: "2018-09-" and "18" are
/// two things where they stand on two lines.
bool is_prose(const api::Column& column) {
  constexpr auto fields = std::to_array<std::string_view>(
      {"detail", "form", "hint", "legal_basis", "meaning", "not_run", "note", "origin", "provisions",
       "reason", "region", "sentence", "supplier", "suppressed", "text", "title", "what", "what_for"});
  const std::string_view field = std::string_view(column.field).substr(column.field.rfind('.') + 1);
  return column.form == Form::list || std::ranges::find(fields, field) != fields.end();
}

/// The texts of a table, made safe, and how wide they are.
struct Grid {
  struct Column {
    std::string heading;
    bool number = false, prose = false;
    std::size_t width = 0;  ///< of the widest text
    std::size_t least = 0;  ///< of the widest part that stays whole
  };
  std::vector<Column> columns;
  std::vector<std::vector<std::string>> rows;
};

std::size_t widest_word(const std::string& text) {
  std::size_t widest = 0;
  for (const std::string& word : wrapped(text, 1)) widest = std::max(widest, display_width(word));
  return widest;
}

Grid grid_of(const std::vector<api::Column>& columns, const boost::json::array& rows) {
  Grid grid;
  for (const api::Column& column : columns) {
    const std::string heading = api::translated_heading(column.title, spoken());
    const std::size_t width = display_width(heading);
    grid.columns.push_back({heading, is_number(column), is_prose(column), width, width});
  }
  for (const boost::json::value& row : rows) {
    std::vector<std::string>& cells = grid.rows.emplace_back();
    for (std::size_t i = 0; i < columns.size(); ++i) {
      cells.push_back(identity::safe_line(cell_text(row.as_object(), columns[i], Reader::person)));
      Grid::Column& column = grid.columns[i];
      column.width = std::max(column.width, display_width(cells.back()));
      column.least = column.prose ? std::max(column.least, widest_word(cells.back())) : column.width;
    }
  }
  return grid;
}

/// Breaks the prose so that the table is no wider than `columns`. false: it cannot be.
bool fit(Grid& grid, std::size_t columns) {
  std::size_t least = between_columns.size() * (grid.columns.size() - 1), wanted = 0;
  for (const Grid::Column& column : grid.columns) {
    least += column.least;
    wanted += column.width - column.least;
  }
  if (least > columns) return false;
  const std::size_t to_share = columns - least;
  if (to_share >= wanted) return true;
  for (std::size_t i = 0; i < grid.columns.size(); ++i) {
    Grid::Column& column = grid.columns[i];
    if (column.width == column.least) continue;
    column.width = column.least + to_share * (column.width - column.least) / wanted;
    for (std::vector<std::string>& cells : grid.rows)
      cells[i] = fmt::format("{}", fmt::join(wrapped(cells[i], column.width), "\n"));
  }
  return true;
}

/// Each record by itself, for a terminal that is too narrow for the columns.
std::string blocks_text(const Grid& grid, std::size_t columns) {
  std::string text;
  for (const std::vector<std::string>& cells : grid.rows) {
    if (!text.empty()) text += '\n';
    for (std::size_t i = 0; i < cells.size(); ++i)
      if (!cells[i].empty())
        text += fmt::format(
            "{}\n", fmt::join(wrapped(say("{}: {}", grid.columns[i].heading, cells[i]), columns), "\n  "));
  }
  return text;
}

std::string drawn(const Grid& grid) {
  std::unique_ptr<libscols_table, Unreference> table(scols_new_table());
  succeed(table != nullptr);
  scols_table_set_termforce(table.get(), SCOLS_TERMFORCE_NEVER);  // it is laid out already
  scols_table_enable_noencoding(table.get(), 1);                  // the cells are safe already
  scols_table_set_column_separator(table.get(), between_columns.data());
  for (const Grid::Column& column : grid.columns) {
    libscols_column* const made = scols_table_new_column(table.get(), column.heading.c_str(), 0,
                                                         column.number  ? SCOLS_FL_RIGHT
                                                         : column.prose ? SCOLS_FL_WRAP
                                                                        : 0);
    succeed(made != nullptr);
    if (column.prose)
      succeed(scols_column_set_wrapfunc(made, scols_wrapnl_chunksize, scols_wrapnl_nextchunk, nullptr) == 0);
  }
  for (const std::vector<std::string>& cells : grid.rows) {
    libscols_line* line = scols_table_new_line(table.get(), nullptr);
    succeed(line != nullptr);
    for (std::size_t i = 0; i < cells.size(); ++i)
      succeed(scols_line_set_data(line, i, cells[i].c_str()) == 0);
  }
  char* printed = nullptr;
  succeed(scols_print_table_to_string(table.get(), &printed) == 0);
  const std::unique_ptr<char, Unreference> text(printed);
  return text == nullptr ? "" : std::string(text.get()) + '\n';
}

}  // namespace

std::string table_text(const std::vector<api::Column>& columns, const boost::json::array& rows,
                       const Terminal& terminal) {
  Grid grid = grid_of(columns, rows);
  const std::size_t room = wrapping_columns(terminal);
  return room == 0 || fit(grid, room) ? drawn(grid) : blocks_text(grid, room);
}

}  // namespace benefit::cli
