#include "verify/report/ledger/table_writer.hpp"

#include "verify/identity/date.hpp"
#include "verify/identity/region.hpp"
#include "verify/report/csv_line.hpp"
#include "verify/report/ledger/cell_text.hpp"
#include "verify/report/ledger/private_file.hpp"
#include "verify/report/ledger/workbook.hpp"

#include <algorithm>
#include <array>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

namespace benefit::report {
namespace {

namespace json = boost::json;

constexpr std::array<std::string_view, 3> format_names = {"csv", "json", "xlsx"};

class CsvWriter final : public TableWriter {
 public:
  CsvWriter(const std::filesystem::path& path, const LedgerHead& head) : file_(path) {
    std::vector<std::string> fields;
    for (const LedgerColumn& column : head.columns) fields.emplace_back(column.field);
    file_.write(csv_line(fields));
  }

  void add(std::span<const Cell> row) override {
    fields_.clear();
    for (const Cell& cell : row)
      fields_.push_back(std::holds_alternative<std::string>(cell)
                            ? guarded_against_formulas(std::get<std::string>(cell))
                            : code_text(cell));
    file_.write(csv_line(fields_));
  }

  void finish() override { file_.finish(); }

 private:
  PrivateFile file_;
  std::vector<std::string> fields_;
};

json::value json_of(const Cell& cell) {
  struct Value {
    json::value operator()(std::monostate) const { return nullptr; }
    json::value operator()(const std::string& text) const { return json::value(text); }
    json::value operator()(const Word& word) const { return json::value(word.code); }
    json::value operator()(RegionCode county) const {
      return json::value(identity::format_region_code(county));
    }
    json::value operator()(std::int64_t number) const { return number; }
    json::value operator()(Fen amount) const { return amount.value; }
    json::value operator()(Day day) const { return json::value(identity::format_day(day)); }
    json::value operator()(Month month) const { return json::value(identity::format_month(month)); }
    json::value operator()(const std::vector<Tag>& tags) const {
      json::array array;
      for (const Tag& tag : tags)
        array.push_back(json::object{
            {"tag", to_string(tag.kind)},
            {"from", identity::format_day(tag.period.from)},
            {"to", tag.period.to ? json::value(identity::format_day(*tag.period.to)) : json::value()}});
      return array;
    }
    json::value operator()(const std::vector<Source>& rows) const {
      json::array array;
      for (const Source& row : rows) array.push_back(json::object{{"batch", row.batch}, {"line", row.line}});
      return array;
    }
    json::value operator()(const std::vector<Shortfall>& shortfalls) const {
      json::array array;
      for (const Shortfall& one : shortfalls)
        array.push_back(json::object{{"field", one.field}, {"figure", one.figure}, {"of", one.of}});
      return array;
    }
  };
  return std::visit(Value{}, cell);
}

class JsonWriter final : public TableWriter {
 public:
  JsonWriter(const std::filesystem::path& path, const LedgerHead& head) : file_(path), head_(head) {
    file_.write("{\"rows\":[");
  }

  void add(std::span<const Cell> row) override {
    json::object object;
    for (std::size_t i = 0; i < row.size(); ++i) object[head_.columns[i].field] = json_of(row[i]);
    file_.write(first_ ? "\n" : ",\n");
    file_.write(json::serialize(object));
    first_ = false;
  }

  void finish() override {
    file_.write("\n]}\n");
    file_.finish();
  }

 private:
  PrivateFile file_;
  LedgerHead head_;
  bool first_ = true;
};

}  // namespace

std::span<const std::string_view> table_format_names() { return format_names; }

std::optional<TableFormat> parse_table_format(std::string_view text) {
  const auto found = std::find(format_names.begin(), format_names.end(), text);
  if (found == format_names.end()) return std::nullopt;
  return static_cast<TableFormat>(found - format_names.begin());
}

std::string_view to_string(TableFormat format) { return format_names.at(static_cast<std::size_t>(format)); }

std::unique_ptr<TableWriter> write_table(const std::filesystem::path& path, const LedgerHead& head,
                                         const TableOptions& options) {
  switch (options.format) {
    case TableFormat::csv:
      return std::make_unique<CsvWriter>(path, head);
    case TableFormat::json:
      return std::make_unique<JsonWriter>(path, head);
    case TableFormat::xlsx:
      return write_workbook(path, head, options);
  }
  return nullptr;
}

}  // namespace benefit::report
