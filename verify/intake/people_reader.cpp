#include "verify/intake/people_reader.hpp"

#include "verify/intake/table.hpp"

#include <charconv>
#include <string>

namespace benefit::intake {
namespace {

std::string_view cell_of(const TableRow& row, const PersonColumns& columns, PersonField field) {
  const auto cell = columns[static_cast<std::size_t>(field)];
  return cell && *cell < row.cells.size() ? row.cells[*cell] : std::string_view{};
}

PersonRow to_person(const TableRow& row, const PersonColumns& columns) {
  const auto cell = [&](PersonField field) { return cell_of(row, columns, field); };
  return {.line = row.line,
          .record_id = cell(PersonField::record_id),
          .id_number = cell(PersonField::id_number),
          .name = cell(PersonField::name),
          .sex = cell(PersonField::sex),
          .birth_date = cell(PersonField::birth_date),
          .county_code = cell(PersonField::county_code),
          .town = cell(PersonField::town),
          .village = cell(PersonField::village),
          .address = cell(PersonField::address),
          .death_date = cell(PersonField::death_date)};
}

}  // namespace

Expected<PeopleContents> read_people(std::istream& file, const PeopleOptions& options,
                                     const std::function<void(const PersonRow&)>& take, Progress& progress) {
  const auto opened = open_table(file, options.encoding);
  if (!opened) return tl::unexpected(opened.error());
  Table& table = **opened;
  const auto header = table.read_header([&options](const std::vector<std::string>& cells) {
    return count_person_columns(cells, options.mapping);
  });
  if (!header) return tl::unexpected(header.error());
  const auto columns = find_person_columns(*header, options.mapping);
  if (!columns) return tl::unexpected(columns.error());

  PeopleContents contents{.columns = *columns};
  std::array<char, 24> line_number{};
  constexpr std::int64_t rows_between_reports = 8192;
  for (;; ++contents.rows) {
    if (contents.rows % rows_between_reports == 0) {
      progress.report("read", table.position(), options.bytes_total);
      if (progress.stop_requested())
        return tl::unexpected(Error{ErrorCode::cancelled, "the reading was stopped", "", ""});
    }
    const auto row = table.next();
    if (!row) return tl::unexpected(row.error());
    if (*row == nullptr) break;
    if ((*row)->cells.size() != header->size()) ++contents.uneven_rows;
    PersonRow person = to_person(**row, *columns);
    if (person.record_id.empty()) {
      const auto end =
          std::to_chars(line_number.data(), line_number.data() + line_number.size(), person.line).ptr;
      person.record_id = {line_number.data(), static_cast<std::size_t>(end - line_number.data())};
    }
    take(person);
  }
  progress.report("read", table.position(), options.bytes_total);
  return contents;
}

}  // namespace benefit::intake
