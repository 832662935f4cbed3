#include "daemon/cli/table.hpp"

#include "daemon/cli/cells.hpp"
#include "daemon/cli/say.hpp"
#include "verify/identity/safe_text.hpp"

#include <cstdlib>
#include <memory>
#include <new>

#include <boost/json.hpp>
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

}  // namespace

std::string table_text(const std::vector<api::Column>& columns, const boost::json::array& rows,
                       const Terminal& terminal) {
  std::unique_ptr<libscols_table, Unreference> table(scols_new_table());
  succeed(table != nullptr);
  scols_table_set_termforce(table.get(), terminal.out ? SCOLS_TERMFORCE_ALWAYS : SCOLS_TERMFORCE_NEVER);
  scols_table_set_termwidth(table.get(), static_cast<std::size_t>(terminal.columns));
  scols_table_enable_noencoding(table.get(), 1);  // cells are made safe below
  scols_table_set_column_separator(table.get(), "  ");

  for (const api::Column& column : columns) {
    const bool number = column.form == Form::number || column.form == Form::yuan;
    const int wrap = terminal.out && !number ? SCOLS_FL_WRAP : 0;
    succeed(scols_table_new_column(table.get(), api::translated_heading(column.title, spoken()).c_str(), 0,
                                   number ? SCOLS_FL_RIGHT : wrap) != nullptr);
  }
  for (const boost::json::value& row : rows) {
    libscols_line* line = scols_table_new_line(table.get(), nullptr);
    succeed(line != nullptr);
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const std::string text = identity::safe_line(cell_text(row.as_object(), columns[i], Reader::person));
      succeed(scols_line_set_data(line, i, text.c_str()) == 0);
    }
  }

  char* printed = nullptr;
  succeed(scols_print_table_to_string(table.get(), &printed) == 0);
  const std::unique_ptr<char, Unreference> text(printed);
  return text == nullptr ? "" : std::string(text.get()) + '\n';
}

}  // namespace benefit::cli
