#include "verify/report/ledger/workbook.hpp"

#include "verify/report/ledger/cell_text.hpp"
#include "verify/report/ledger/private_file.hpp"
#include "verify/types/error.hpp"

#include <cerrno>
#include <cstdio>
#include <string>
#include <utility>

#include <fmt/format.h>
#include <xlsxwriter.h>

namespace benefit::report {
namespace {

/// Of one cell; a spreadsheet cuts nothing, it refuses the file.
constexpr std::size_t longest_cell = 32'767;
/// Of a sheet's name.
constexpr std::size_t longest_name = 31;

/// A spreadsheet's day number (1900 system), which counts right from March 1900 on.
constexpr Day day_zero{std::chrono::sys_days{std::chrono::year{1899} / 12 / 30}};
constexpr Day first_countable{std::chrono::sys_days{std::chrono::year{1900} / 3 / 1}};

double serial(Day day) { return static_cast<double>((day - day_zero).count()); }

/// The first `characters` of it.
std::string cut(const std::string& text, std::size_t characters) {
  if (text.size() <= characters) return text;
  std::size_t seen = 0;
  for (std::size_t i = 0; i < text.size(); ++i)
    if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U && seen++ == characters)
      return text.substr(0, i);
  return text;
}

class Workbook final : public TableWriter {
 public:
  Workbook(const std::filesystem::path& path, const LedgerHead& head, const TableOptions& options)
      : head_(head), options_(options), name_(path.filename().string()) {
    make_private_file(path);
    std::string folder = path.parent_path().empty() ? "." : path.parent_path().string();
    lxw_workbook_options file{};
    file.constant_memory = LXW_TRUE;
    file.tmpdir = folder.data();  // copied
    book_ = workbook_new_opt(path.c_str(), &file);
    if (book_ == nullptr) fail(LXW_ERROR_MEMORY_MALLOC_FAILED);
    describe();
    bold_ = format(nullptr);
    format_set_bold(bold_);
    money_ = format("#,##0.00");
    count_ = format("0");
    day_ = format("yyyy-mm-dd");
    month_ = format("yyyy-mm");
    begin_sheet();
  }

  ~Workbook() override {
    if (book_ != nullptr) lxw_workbook_free(book_);
  }
  Workbook(const Workbook&) = delete;
  Workbook& operator=(const Workbook&) = delete;

  void add(std::span<const Cell> row) override {
    if (row_ == options_.rows_per_sheet) {
      end_sheet();
      begin_sheet();
    }
    for (std::size_t column = 0; column < row.size(); ++column)
      require(write(static_cast<lxw_col_t>(column), row[column]));
    ++row_;
  }

  void finish() override {
    end_sheet();
    lxw_workbook* const book = std::exchange(book_, nullptr);
    require(workbook_close(book));  // frees it, whatever comes of it
  }

 private:
  [[noreturn]] void fail(lxw_error error) const {
    const bool is_disk = errno == ENOSPC || errno == EDQUOT;
    throw Failure({is_disk ? ErrorCode::disk_full : ErrorCode::io,
                   fmt::format("the workbook cannot be written: {}", lxw_strerror(error)), name_, ""});
  }
  void require(lxw_error error) const {
    if (error != LXW_NO_ERROR) fail(error);
  }

  void describe() {
    std::string title = ledger_title(head_.title, options_.language);
    lxw_doc_properties properties{};
    properties.title = title.data();
    properties.created = std::chrono::system_clock::to_time_t(options_.dated);
    workbook_set_properties(book_, &properties);  // copies them
  }

  lxw_format* format(const char* number) {
    lxw_format* const made = workbook_add_format(book_);
    if (number != nullptr) format_set_num_format(made, number);
    return made;
  }

  void begin_sheet() {
    ++sheets_;
    const std::string title = ledger_title(head_.title, options_.language);
    const std::string ending = sheets_ == 1 ? "" : fmt::format(" ({})", sheets_);
    sheet_ = workbook_add_worksheet(book_, (cut(title, longest_name - ending.size()) + ending).c_str());
    if (sheet_ == nullptr) fail(LXW_ERROR_MEMORY_MALLOC_FAILED);
    worksheet_freeze_panes(sheet_, 1, 0);
    for (std::size_t i = 0; i < head_.columns.size(); ++i) {
      const auto column = static_cast<lxw_col_t>(i);
      worksheet_set_column(sheet_, column, column, head_.columns[i].width, nullptr);
    }
    row_ = 0;
    for (std::size_t i = 0; i < head_.columns.size(); ++i)
      require(worksheet_write_string(sheet_, 0, static_cast<lxw_col_t>(i),
                                     column_title(head_.columns[i].field, options_.language).c_str(), bold_));
    row_ = 1;
  }

  void end_sheet() {
    // libxlsxwriter does not look whether its temporary file took the rows.
    if (std::fflush(sheet_->optimize_tmpfile) != 0 || std::ferror(sheet_->optimize_tmpfile) != 0)
      fail(LXW_ERROR_CREATING_TMPFILE);
    // So that a reader can pick rows by township or tag.
    worksheet_autofilter(sheet_, 0, 0, row_ - 1, static_cast<lxw_col_t>(head_.columns.size() - 1));
  }

  lxw_error write(lxw_col_t column, const Cell& cell) {
    if (std::holds_alternative<std::monostate>(cell)) return LXW_NO_ERROR;
    if (const auto* amount = std::get_if<Fen>(&cell))
      return worksheet_write_number(sheet_, row_, column, static_cast<double>(amount->value) / 100, money_);
    if (const auto* number = std::get_if<std::int64_t>(&cell))
      return worksheet_write_number(sheet_, row_, column, static_cast<double>(*number), count_);
    if (const auto* day = std::get_if<Day>(&cell); day != nullptr && *day >= first_countable)
      return worksheet_write_number(sheet_, row_, column, serial(*day), day_);
    if (const auto* month = std::get_if<Month>(&cell);
        month != nullptr && first_day(*month) >= first_countable)
      return worksheet_write_number(sheet_, row_, column, serial(first_day(*month)), month_);
    // A string cell is never a formula, whatever it begins with.
    const std::string text = cut(word_text(cell, options_.language, options_.places), longest_cell);
    if (text.empty()) return LXW_NO_ERROR;
    return worksheet_write_string(sheet_, row_, column, text.c_str(), nullptr);
  }

  const LedgerHead head_;
  const TableOptions options_;
  const std::string name_;
  lxw_workbook* book_ = nullptr;
  lxw_worksheet* sheet_ = nullptr;
  lxw_format *bold_ = nullptr, *money_ = nullptr, *count_ = nullptr, *day_ = nullptr, *month_ = nullptr;
  int sheets_ = 0;
  lxw_row_t row_ = 0;  ///< the next one
};

}  // namespace

std::unique_ptr<TableWriter> write_workbook(const std::filesystem::path& path, const LedgerHead& head,
                                            const TableOptions& options) {
  return std::make_unique<Workbook>(path, head, options);
}

}  // namespace benefit::report
