#include "verify/intake/people_columns.hpp"

#include "verify/intake/name_key.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace benefit::intake {
namespace {

struct KnownField {
  PersonField field;
  std::array<std::string_view, 8> headers;
};

constexpr std::array<KnownField, person_fields> known_fields{{
    {PersonField::record_id, {"record_id", "id", "序号", "编号", "记录号", "个人编号", "人员编号", "人员ID"}},
    {PersonField::id_number,
     {"id_number", "公民身份号码", "身份证号", "身份证号码", "证件号码", "社会保障号码", "id_card",
      "citizen_id"}},
    {PersonField::name, {"name", "姓名", "死者姓名", "参保人姓名", "人员姓名", "full_name"}},
    {PersonField::sex, {"sex", "性别", "gender"}},
    {PersonField::birth_date,
     {"birth_date", "出生日期", "出生年月日", "出生年月", "生日", "date_of_birth", "birthday", "dob"}},
    {PersonField::county_code,
     {"county_code", "行政区划代码", "区划代码", "区县代码", "县区代码", "county", "region_code", "统筹区"}},
    {PersonField::town, {"town", "乡镇", "乡镇街道", "township", "镇", "街道"}},
    {PersonField::village, {"village", "村", "村居", "村委会", "行政村", "居委会", "社区"}},
    {PersonField::address,
     {"address", "住址", "地址", "户籍地址", "家庭住址", "现住址", "详细地址", "居住地址"}},
    {PersonField::death_date,
     {"death_date", "死亡日期", "死亡时间", "去世日期", "date_of_death", "火化日期"}},
}};

std::optional<PersonField> find_field(std::string_view header) {
  const std::string key = name_key(header);
  for (const KnownField& known : known_fields)
    for (const std::string_view name : headers_of(known.field))
      if (name_key(name) == key) return known.field;
  return std::nullopt;
}

}  // namespace

std::string_view to_string(PersonField field) { return headers_of(field).front(); }

std::span<const std::string_view> headers_of(PersonField field) {
  const auto& headers = known_fields.at(static_cast<std::size_t>(field)).headers;
  const auto end = std::find(headers.begin(), headers.end(), std::string_view{});
  return {headers.begin(), end};
}

std::size_t count_person_columns(const std::vector<std::string>& cells, const PersonMapping& mapping) {
  return static_cast<std::size_t>(std::count_if(cells.begin(), cells.end(), [&](const std::string& cell) {
    return mapping.contains(cell) || (!cell.empty() && find_field(cell));
  }));
}

Expected<PersonColumns> find_person_columns(const std::vector<std::string>& header,
                                            const PersonMapping& mapping) {
  PersonColumns columns{};
  std::vector<std::string> missing;
  for (const auto& [name, field] : mapping)
    if (std::find(header.begin(), header.end(), name) == header.end())
      missing.push_back(fmt::format("'{}'", name));
  if (!missing.empty()) {
    return tl::unexpected(
        Error{ErrorCode::bad_input,
              fmt::format("the mapping names {}, which the header does not have", fmt::join(missing, ", ")),
              "header", "write the headers in the mapping as they stand in the file"});
  }
  const auto is_mapped = [&mapping](PersonField field) {
    return std::any_of(mapping.begin(), mapping.end(),
                       [field](const auto& entry) { return entry.second == field; });
  };
  for (std::size_t cell = 0; cell < header.size(); ++cell) {
    const auto mapped = mapping.find(header[cell]);
    const auto field = mapped == mapping.end() ? find_field(header[cell]) : std::optional(mapped->second);
    if (!field || (mapped == mapping.end() && is_mapped(*field))) continue;
    std::optional<std::size_t>& place = columns.at(static_cast<std::size_t>(*field));
    if (place) {
      return tl::unexpected(
          Error{ErrorCode::bad_input,
                fmt::format("columns {} and {} both hold '{}'", *place + 1, cell + 1, to_string(*field)),
                "header", "leave one out, or say in a mapping which one is meant"});
    }
    place = cell;
  }
  const auto has = [&](PersonField field) { return columns[static_cast<std::size_t>(field)].has_value(); };
  if (!has(PersonField::name) && !has(PersonField::id_number)) {
    return tl::unexpected(Error{ErrorCode::bad_input, "the list has neither a name nor an ID number",
                                "header",
                                fmt::format("the first row has to name the columns, as one of {} and {}; or "
                                            "say in a mapping which they are",
                                            fmt::join(headers_of(PersonField::name), "/"),
                                            fmt::join(headers_of(PersonField::id_number), "/"))});
  }
  return columns;
}

}  // namespace benefit::intake
