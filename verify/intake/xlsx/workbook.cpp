#include "verify/intake/xlsx/workbook.hpp"

#include "verify/intake/xlsx/xml_parser.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <utility>

#include <fmt/format.h>

namespace benefit::intake::xlsx {
namespace {

/// Of the parts that are parsed whole. Those of a workbook with 64,000 formats are smaller.
constexpr std::size_t largest_part = std::size_t{8} << 20U;
constexpr std::size_t most_sheets = 255;

constexpr std::string_view save_as =
    "open it and save it as an Excel workbook (.xlsx), or as CSV in UTF-8 or GB18030";

Error other_kind(std::string_view kind, std::string_view hint) {
  return {ErrorCode::bad_input,
          fmt::format("the file is neither CSV nor an Excel workbook (.xlsx) but {}", kind), "",
          std::string(hint)};
}

/// What a ZIP file is, if it is no XLSX.
std::optional<Error> refuse_other_packages(const ZipPackage& package) {
  if (package.has("xl/workbook.bin")) return other_kind("a binary Excel workbook (.xlsb)", save_as);
  if (package.has("word/document.xml")) return other_kind("a Word document", "is it the right file?");
  if (package.has("ppt/presentation.xml")) return other_kind("a PowerPoint file", "is it the right file?");
  if (package.has("mimetype") && package.has("content.xml"))
    return other_kind("an OpenDocument file (.ods)", save_as);
  if (!package.has("_rels/.rels")) return other_kind("a ZIP archive", "unpack it first");
  return std::nullopt;
}

/// A part that is parsed whole. The text has to stay where it is.
struct ParsedPart {
  std::string text;
  pugi::xml_document document;
  pugi::xml_node root;
};

Expected<std::unique_ptr<ParsedPart>> parse_part(const ZipPackage& package, std::string_view name) {
  auto part = std::make_unique<ParsedPart>();
  auto text = package.read_part(name, largest_part);
  if (!text) return tl::unexpected(text.error());
  part->text = *std::move(text);
  const auto root = parse_xml(part->document, part->text);
  if (!root) return tl::unexpected(root.error());
  part->root = *root;
  return part;
}

/// One part's link to another.
struct Relation {
  std::string id;
  std::string type;    ///< the end of its URI, which transitional and strict files share: "worksheet"
  std::string target;  ///< a part's name
};

std::string folder_of(std::string_view part) {
  const std::size_t slash = part.rfind('/');
  return std::string(slash == std::string_view::npos ? std::string_view() : part.substr(0, slash + 1));
}

/// "../sharedStrings.xml" as it is meant from a folder of the package. Goes no higher than the package.
std::string resolve(std::string_view folder, std::string_view target) {
  const std::string whole =
      target.starts_with('/') ? std::string(target) : fmt::format("{}{}", folder, target);
  std::vector<std::string_view> steps;
  for (std::size_t at = 0; at <= whole.size();) {
    const std::size_t end = std::min(whole.find('/', at), whole.size());
    const std::string_view step = std::string_view(whole).substr(at, end - at);
    if (step == "..") {
      if (!steps.empty()) steps.pop_back();
    } else if (!step.empty() && step != ".") {
      steps.push_back(step);
    }
    at = end + 1;
  }
  std::string name;
  for (const std::string_view step : steps) name += (name.empty() ? "" : "/") + std::string(step);
  return normal_name(name);
}

/// The links of a part ("" for the package's own); none when it has none.
Expected<std::vector<Relation>> relations_of(const ZipPackage& package, std::string_view part) {
  const std::string folder = folder_of(part);
  const std::string rels = fmt::format("{}_rels/{}.rels", folder, part.substr(folder.size()));
  std::vector<Relation> relations;
  if (!package.has(rels)) return relations;
  const auto parsed = parse_part(package, rels);
  if (!parsed) return tl::unexpected(parsed.error());
  for (const pugi::xml_node& node : (*parsed)->root.children()) {
    if (attribute(node, "TargetMode") == "External") continue;
    const std::string_view type = attribute(node, "Type");
    relations.push_back({std::string(attribute(node, "Id")), std::string(type.substr(type.rfind('/') + 1)),
                         resolve(folder, attribute(node, "Target"))});
  }
  return relations;
}

const Relation* find_type(const std::vector<Relation>& relations, std::string_view type) {
  const auto found = std::find_if(relations.begin(), relations.end(),
                                  [type](const Relation& relation) { return relation.type == type; });
  return found == relations.end() ? nullptr : &*found;
}

int number_of(std::string_view text) {
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

Expected<std::vector<NumberFormat>> read_formats(const ZipPackage& package, std::string_view part) {
  const auto parsed = parse_part(package, part);
  if (!parsed) return tl::unexpected(parsed.error());
  std::map<int, NumberFormat> own;
  for (const pugi::xml_node& node : child((*parsed)->root, "numFmts").children())
    own[number_of(attribute(node, "numFmtId"))] = parse_format(attribute(node, "formatCode"));
  std::vector<NumberFormat> formats;
  for (const pugi::xml_node& node : child((*parsed)->root, "cellXfs").children()) {
    if (local_name(node.name()) != "xf") continue;
    const int number = number_of(attribute(node, "numFmtId"));
    const auto found = own.find(number);
    formats.push_back(found == own.end() ? built_in_format(number) : found->second);
  }
  return formats;
}

/// The value of a boolean attribute (22.9.2.1 and xsd:boolean).
bool is_true(std::string_view value) { return value == "1" || value == "true" || value == "on"; }

/// The visible sheets, as the workbook lists them.
Expected<std::vector<Sheet>> list_sheets(const pugi::xml_node& root, const std::vector<Relation>& relations) {
  std::vector<Sheet> sheets;
  for (const pugi::xml_node& node : child(root, "sheets").children()) {
    const std::string_view state = attribute(node, "state");
    if (state == "hidden" || state == "veryHidden") continue;
    // Its own `sheetId` is another attribute than the relation's `r:id`.
    const std::string_view id = attribute(node, "id");
    for (const Relation& relation : relations)
      if (relation.id == id && relation.type == "worksheet")
        sheets.push_back({std::string(attribute(node, "name")), relation.target});
  }
  if (sheets.empty()) {
    return tl::unexpected(Error{ErrorCode::bad_input, "the workbook has no visible sheet", "",
                                "hidden sheets are not read: unhide the one that is meant"});
  }
  if (sheets.size() > most_sheets)
    return tl::unexpected(malformed(fmt::format("it has more than {} sheets", most_sheets)));
  return sheets;
}

}  // namespace

Expected<Workbook> open_workbook(std::istream& file) {
  auto package = ZipPackage::open(file);
  if (!package) return tl::unexpected(package.error());
  if (auto error = refuse_other_packages(*package)) return tl::unexpected(*std::move(error));

  const auto links = relations_of(*package, "");
  if (!links) return tl::unexpected(links.error());
  const Relation* const main = find_type(*links, "officeDocument");
  if (main == nullptr)
    return tl::unexpected(other_kind("another kind of Office file", "is it the right file?"));
  const auto parsed = parse_part(*package, main->target);
  if (!parsed) return tl::unexpected(parsed.error());
  const pugi::xml_node& root = (*parsed)->root;
  if (local_name(root.name()) != "workbook")
    return tl::unexpected(other_kind("another kind of Office file", "is it the right file?"));
  const auto relations = relations_of(*package, main->target);
  if (!relations) return tl::unexpected(relations.error());

  auto sheets = list_sheets(root, *relations);
  if (!sheets) return tl::unexpected(sheets.error());
  Workbook workbook{
      .package = *std::move(package), .sheets = *std::move(sheets), .formats = {}, .strings = {}};
  workbook.from_1904 = is_true(attribute(child(root, "workbookPr"), "date1904"));
  if (const Relation* styles = find_type(*relations, "styles")) {
    auto formats = read_formats(workbook.package, styles->target);
    if (!formats) return tl::unexpected(formats.error());
    workbook.formats = *std::move(formats);
  }
  if (const Relation* texts = find_type(*relations, "sharedStrings")) {
    auto strings = SharedStrings::read(workbook.package, texts->target);
    if (!strings) return tl::unexpected(strings.error());
    workbook.strings = *std::move(strings);
  }
  return workbook;
}

}  // namespace benefit::intake::xlsx
