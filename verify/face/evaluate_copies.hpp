// Measures how surely copies of a photo are found, and how rarely another photo is taken for one: what an
// agency does before it trusts a hit.
#pragma once

#include "verify/face/models.hpp"
#include "verify/face/retake_model.hpp"
#include "verify/types/error.hpp"
#include "verify/types/progress.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <istream>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace benefit::face {

struct PhotoOfPerson {
  std::string path;    ///< relative to a folder that the reader does not know
  std::string person;  ///< any name

  friend bool operator==(const PhotoOfPerson&, const PhotoOfPerson&) = default;
};

/// Reads tab-separated lines: photo, person; further columns are not read. Empty lines are skipped, and so is
/// a first line whose second column is the word "person". Errors: bad_input with the line.
Expected<std::vector<PhotoOfPerson>> read_photo_list(std::istream& file);

struct CopyEvaluationOptions {
  std::uint64_t seed = 1;
  std::size_t pairs_of_edits = 4;  ///< of each photo: copies with two edits, drawn by chance
  std::size_t retakes = 0;         ///< of each scene: photos of the same person in the same chair
  std::size_t scenes = 0;          ///< photos that are taken as scenes, spread over the list; 0: all
  RetakeModel model;
  unsigned workers = 1;
};

struct CopyTrials {
  std::size_t made = 0;
  std::size_t looked_up = 0;  ///< of these, the original was among the candidates
  std::size_t found = 0;      ///< and was recognised as the same picture
};

/// Comparisons of photos that are no copies of each other.
struct OtherTrials {
  std::size_t comparisons = 0;
  std::size_t hits = 0;                ///< taken for the same picture
  std::optional<double> least_misfit;  ///< of all that could be laid over each other
};

struct TakenForCopy {
  std::string first, second;  ///< as in the list
  double misfit = 0;
};

struct CopyEvaluation {
  std::size_t photos = 0;                      ///< in the list
  std::size_t not_opened = 0;                  ///< of these: no JPEG or PNG, or damaged
  std::size_t without_face = 0;                ///< of these: recognised by the whole photo
  std::map<std::string, CopyTrials> copies;    ///< by edit ("crop") or pair of edits ("crop+stamp")
  OtherTrials same_person;                     ///< all pairs of two photos of one person
  OtherTrials other_people;                    ///< pairs that the codes alone made candidates
  OtherTrials same_chair;                      ///< all pairs of photos of one scene of the model
  std::vector<TakenForCopy> taken_for_copies;  ///< pairs of the list; a list may hold one photo twice
};

/// Makes the copies and retakes, looks each up among the whole list, and compares. The same seed gives the
/// same figures, whatever the number of workers. Errors: bad_input (a photo is not there), cancelled. Throws
/// Failure.
Expected<CopyEvaluation> evaluate_copies(const std::vector<PhotoOfPerson>& photos,
                                         const std::filesystem::path& root,
                                         const std::shared_ptr<const Models>& models,
                                         const CopyEvaluationOptions& options, Progress& progress);

}  // namespace benefit::face
