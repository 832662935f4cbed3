#include "verify/match/model_file.hpp"

#include "verify/identity/nearest.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>
#include <optional>
#include <utility>

#include <fmt/format.h>
#include <toml++/toml.h>

namespace benefit::match {
namespace {

constexpr std::int64_t format_version = 1;
constexpr double sum_tolerance = 1e-3;

constexpr std::array<std::string_view, id_contexts> context_names{"no_number", "same_number", "numbers_agree",
                                                                  "numbers_differ"};

template <class Level, std::size_t size>
std::vector<ModelTable::Level> all_levels(const std::array<double, size>&) {
  std::vector<ModelTable::Level> levels;
  for (std::size_t i = 1; i < size; ++i) levels.push_back({to_string(static_cast<Level>(i)), i});
  return levels;
}

/// A number of its own in the model.
struct Scalar {
  std::string path;
  double* value;
  double least;
};

std::vector<Scalar> scalars_of(Model& model) {
  std::vector<Scalar> scalars;
  for (const PairKind kind : {PairKind::same_person, PairKind::household, PairKind::twins})
    scalars.push_back(
        {fmt::format("per_row.{}", to_string(kind)), &model.per_row[static_cast<std::size_t>(kind)], 0});
  scalars.push_back({"neighbours.namesakes", &model.namesakes_near, 1});
  scalars.push_back({"numbers.borrowed", &model.borrowed_numbers, 0});
  return scalars;
}

std::string number(double value) { return fmt::format("{:.6g}", value); }

std::string quoted(const std::string& text) {
  std::string escaped = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') escaped += '\\';
    if (static_cast<unsigned char>(c) >= 0x20) escaped += c;
  }
  return escaped + '"';
}

std::vector<std::string_view> list_names(std::size_t lists) {
  if (lists == 1) return {"in"};
  return {"left", "right"};
}

// ---- reading ----

/// Every value of the document by its path.
struct Leaf {
  std::string path;
  const toml::node* node;
  bool taken = false;
};

void collect(const toml::table& table, const std::string& prefix, std::vector<Leaf>& leaves) {
  for (const auto& [key, node] : table) {
    const std::string path = prefix + std::string(key.str());
    if (const toml::table* inner = node.as_table())
      collect(*inner, path + '.', leaves);
    else
      leaves.push_back({path, &node});
  }
}

class ModelReader {
 public:
  ModelReader(const toml::table& document, std::string_view file) : file_(file) {
    collect(document, "", leaves_);
    std::sort(leaves_.begin(), leaves_.end(), [](const Leaf& a, const Leaf& b) { return a.path < b.path; });
  }

  Expected<TrainedModel> read() {
    TrainedModel trained;
    const auto format = integer("format", 0);
    if (format && *format != format_version)
      complain(fmt::format("'format' is {}, and this program reads {}", *format, format_version), "format",
               "train the model again with this program");
    if (!error_) read_provenance(trained.provenance);
    for (const Scalar& scalar : scalars_of(trained.model)) {
      if (const auto value = real(scalar.path, scalar.least, 1e9)) *scalar.value = *value;
    }
    trained.model.per_row[static_cast<std::size_t>(PairKind::strangers)] = 1;
    for (const ModelTable& table : tables_of(trained.model)) read_table(table);
    for (const Leaf& leaf : leaves_)
      if (!leaf.taken) complain(fmt::format("'{}' is unknown", leaf.path), leaf.path, suggestion(leaf.path));
    // What is missing is told only when nothing that is there is wrong: a misspelt key is both.
    if (!missing_.empty())
      complain(fmt::format("'{}' is missing", missing_.front()), missing_.front(),
               "benefitctl match train writes a model with every key");
    if (error_) return tl::make_unexpected(*std::move(error_));
    return trained;
  }

 private:
  void read_provenance(Provenance& provenance) {
    if (const auto program = text("provenance.program")) provenance.program = *program;
    const bool one_list = has("provenance.in_sha256");
    for (const std::string_view name : list_names(one_list ? 1 : 2)) {
      Provenance::List list;
      if (const auto rows = integer(fmt::format("provenance.{}_rows", name), 0)) list.rows = *rows;
      const std::string path = fmt::format("provenance.{}_sha256", name);
      if (const auto digest = text(path)) {
        const bool valid = digest->size() == 64 && std::all_of(digest->begin(), digest->end(), [](char c) {
                             return ('0' <= c && c <= '9') || ('a' <= c && c <= 'f');
                           });
        if (!valid)
          complain(fmt::format("'{}' has to be 64 lower-case hexadecimal digits", path), path,
                   "sha256sum prints them");
        list.sha256 = *digest;
      }
      provenance.lists.push_back(std::move(list));
    }
    if (const auto pairs = integer("provenance.pairs", 0)) provenance.pairs = *pairs;
    if (const auto rounds = integer("provenance.rounds", 0)) provenance.rounds = *rounds;
  }

  void read_table(const ModelTable& table) {
    double sum = 0;
    bool whole = true;
    for (const auto& [name, index] : table.levels) {
      const auto value = real(fmt::format("{}.{}", table.path, name), 0, 1);
      whole = whole && value;
      sum += table.probabilities[index] = value.value_or(0);
    }
    if (whole && std::abs(sum - 1) > sum_tolerance)
      complain(fmt::format("the probabilities of '{}' add up to {:.4f}", table.path, sum),
               fmt::format("{}.{}", table.path, table.levels.front().name), "they have to add up to 1");
  }

  bool has(const std::string& path) const {
    return std::any_of(leaves_.begin(), leaves_.end(), [&](const Leaf& leaf) { return leaf.path == path; });
  }
  /// nullptr when it is missing, which is noted.
  const toml::node* take(const std::string& path) {
    known_.push_back(path);
    const auto leaf =
        std::lower_bound(leaves_.begin(), leaves_.end(), path,
                         [](const Leaf& one, const std::string& wanted) { return one.path < wanted; });
    if (leaf == leaves_.end() || leaf->path != path) {
      missing_.push_back(path);
      return nullptr;
    }
    leaf->taken = true;
    return leaf->node;
  }
  std::optional<double> real(const std::string& path, double least, double most) {
    const toml::node* node = take(path);
    if (node == nullptr) return std::nullopt;
    const auto value = node->value<double>();
    if (value && std::isfinite(*value) && least <= *value && *value <= most) return value;
    complain(most == 1 ? fmt::format("'{}' has to be a probability, from 0 to 1", path)
                       : fmt::format("'{}' has to be a number from {} on", path, least),
             path, "");
    return std::nullopt;
  }
  std::optional<std::int64_t> integer(const std::string& path, std::int64_t least) {
    const toml::node* node = take(path);
    if (node == nullptr) return std::nullopt;
    const auto value = node->value_exact<std::int64_t>();
    if (value && *value >= least) return value;
    complain(fmt::format("'{}' has to be a whole number from {} on", path, least), path, "");
    return std::nullopt;
  }
  std::optional<std::string> text(const std::string& path) {
    const toml::node* node = take(path);
    if (node == nullptr) return std::nullopt;
    if (const auto value = node->value_exact<std::string>()) return value;
    complain(fmt::format("'{}' has to be a text, in quotes", path), path, "");
    return std::nullopt;
  }

  /// The first complaint stands.
  void complain(std::string what, const std::string& path, std::string hint) {
    if (error_) return;
    const auto leaf =
        std::find_if(leaves_.begin(), leaves_.end(), [&](const Leaf& one) { return one.path == path; });
    error_ = Error{ErrorCode::bad_input, std::move(what),
                   leaf == leaves_.end() ? std::string(file_)
                                         : fmt::format("{}:{}", file_, leaf->node->source().begin.line),
                   std::move(hint)};
  }
  std::string suggestion(const std::string& path) const {
    const auto near = identity::nearest(path, known_);
    return near ? fmt::format("did you mean '{}'?", known_[*near])
                : std::string("benefitctl match train writes a model with every key");
  }

  std::string_view file_;
  std::vector<Leaf> leaves_;
  std::vector<std::string> known_, missing_;
  std::optional<Error> error_;
};

}  // namespace

std::vector<ModelTable> tables_of(Model& model) {
  std::vector<ModelTable> tables;
  for (std::size_t k = 0; k < pair_kinds; ++k) {
    const auto kind = static_cast<PairKind>(k);
    LevelTables& of_kind = model.tables.at(k);
    const auto add = [&](std::string field, std::string_view beside, std::vector<ModelTable::Level> levels,
                         std::span<double> values) {
      std::string path = fmt::format("{}.{}", to_string(kind), field);
      if (!beside.empty()) path += fmt::format(".{}", beside);
      tables.push_back({std::move(path), kind, std::move(field), beside, std::move(levels), values});
    };
    add("id_number", "", all_levels<IdLevel>(of_kind.id), of_kind.id);
    for (std::size_t context = 0; context < id_contexts; ++context)
      add("birth_date", context_names.at(context), all_levels<BirthLevel>(of_kind.birth.at(context)),
          of_kind.birth.at(context));
    for (std::size_t context = 0; context < id_contexts; ++context)
      add("sex", context_names.at(context), all_levels<SexLevel>(of_kind.sex.at(context)),
          of_kind.sex.at(context));
    add("name", "", all_levels<NameLevel>(of_kind.name), of_kind.name);
    add("place", "", all_levels<PlaceLevel>(of_kind.place), of_kind.place);
  }
  tables.push_back({"neighbours.id_number", PairKind::strangers, "id_number", "near",
                    all_levels<IdLevel>(model.ids_near), model.ids_near});
  for (const auto& [beside, sharers] :
       {std::pair("near", &model.sharers_near), {"far", &model.sharers_far}}) {
    std::vector<ModelTable::Level> levels;
    for (std::size_t i = 1; i < name_levels; ++i)
      if (shares_surname(static_cast<NameLevel>(i)))
        levels.push_back({to_string(static_cast<NameLevel>(i)), i});
    tables.push_back({fmt::format("surname_shared.{}", beside), PairKind::strangers, "surname_shared", beside,
                      std::move(levels), *sharers});
  }
  return tables;
}

std::string write_model(const TrainedModel& trained) {
  std::string text =
      "# A linkage model (benefitctl match train): how often levels are seen, by kind of pair.\n";
  text += fmt::format("format = {}\n\n[provenance]\nprogram = {}\n", format_version,
                      quoted(trained.provenance.program));
  const auto names = list_names(trained.provenance.lists.size());
  for (std::size_t i = 0; i < trained.provenance.lists.size(); ++i)
    text += fmt::format("{0}_rows = {1}\n{0}_sha256 = \"{2}\"\n", names.at(i),
                        trained.provenance.lists[i].rows, trained.provenance.lists[i].sha256);
  text += fmt::format("pairs = {}\nrounds = {}\n", trained.provenance.pairs, trained.provenance.rounds);
  Model model = trained.model;
  std::string table_before;
  for (const Scalar& scalar : scalars_of(model)) {
    const std::size_t dot = scalar.path.find('.');
    const std::string table = scalar.path.substr(0, dot);
    if (table != table_before) text += fmt::format("\n[{}]\n", table);
    table_before = table;
    text += fmt::format("{} = {}\n", scalar.path.substr(dot + 1), number(*scalar.value));
  }
  for (const ModelTable& table : tables_of(model)) {
    text += fmt::format("\n[{}]\n", table.path);
    for (const auto& [name, index] : table.levels)
      text += fmt::format("{} = {}\n", name, number(table.probabilities[index]));
  }
  return text;
}

Expected<TrainedModel> read_model(std::string_view text, std::string_view file) {
  try {
    const toml::table document = toml::parse(text, std::string(file));
    return ModelReader(document, file).read();
  } catch (const toml::parse_error& error) {
    return tl::make_unexpected(Error{ErrorCode::bad_input, std::string(error.description()),
                                     fmt::format("{}:{}", file, error.source().begin.line), ""});
  }
}

}  // namespace benefit::match
