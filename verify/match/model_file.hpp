// A model as a file: TOML that a person can read and compare line by line, with where it came from.
#pragma once

#include "verify/match/model.hpp"
#include "verify/types/error.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace benefit::match {

/// What a model was learnt from. No time of day: the same lists give the same file.
struct Provenance {
  struct List {
    std::int64_t rows = 0;
    std::string sha256;  ///< of the file, 64 lower-case hexadecimal digits
  };
  std::string program;      ///< "benefitctl 0.1.0"
  std::vector<List> lists;  ///< left and right; or one, of pairs inside it
  std::int64_t pairs = 0;   ///< compared
  std::int64_t rounds = 0;  ///< of expectation and maximisation
};

struct TrainedModel {
  Model model;
  Provenance provenance;
};

/// Probabilities with six significant digits, tables and levels always in the same order: reading and writing
/// again gives the same bytes.
std::string write_model(const TrainedModel& trained);

/// `file` is its name, for errors. Errors (bad_input, naming file, line and key): no TOML, another format, a
/// key that is unknown or missing, a value that is no probability, a table that does not add up to 1.
Expected<TrainedModel> read_model(std::string_view text, std::string_view file);

/// One table of a model: its levels by name, and where their probabilities stand.
struct ModelTable {
  std::string path;         ///< "same_person.birth_date.no_number"
  PairKind kind{};          ///< the pairs that it is of; strangers for the tables of names they share
  std::string field;        ///< "id_number", "birth_date", "sex", "name", "place", "surname_shared"
  std::string_view beside;  ///< what the numbers say; empty where that makes no difference
  struct Level {
    std::string_view name;
    std::size_t index = 0;
  };
  std::vector<Level> levels;        ///< without `missing`, in order
  std::span<double> probabilities;  ///< by index
};

/// All tables in the order of the file. The model outlives them.
std::vector<ModelTable> tables_of(Model& model);

}  // namespace benefit::match
