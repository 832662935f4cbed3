#include "verify/face/evaluate_copies.hpp"

#include "verify/face/decode.hpp"
#include "verify/face/detect.hpp"
#include "verify/face/edits.hpp"
#include "verify/face/measure_photos.hpp"
#include "verify/face/print.hpp"
#include "verify/face/print_code.hpp"
#include "verify/face/print_index.hpp"
#include "verify/face/same_picture.hpp"
#include "verify/types/for_each_part.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <mutex>
#include <sstream>
#include <string_view>
#include <tuple>

#include <fmt/format.h>

namespace benefit::face {
namespace {

/// A photo on its way to a print: the face path without the networks.
struct Opened {
  cv::Mat bgr;
  std::optional<Landmarks> landmarks;
  PhotoPrint print;
};

/// One per thread.
class Opener {
 public:
  explicit Opener(const Models& models) : models_(models) {}

  std::optional<Opened> open(const Bytes& file) {
    const auto photo = decode(file);
    if (!photo) return std::nullopt;
    Opened opened{photo->bgr, std::nullopt, {}};
    if (const auto subject = detector_.find_subject(photo->bgr)) {
      opened.bgr = subject->upright;
      opened.landmarks = models_.landmarks().find(subject->upright, subject->box);
    }
    opened.print = make_print(opened.bgr, opened.landmarks);
    return opened;
  }

 private:
  const Models& models_;
  Detector detector_;
};

/// Does `work(opener, i)` for 0 .. count - 1 in several threads. Throws what one of them threw first.
template <class Work>
void for_each_photo(std::size_t count, unsigned workers, const Models& models, std::string_view name,
                    Progress& progress, Work work) {
  std::vector<std::optional<Opener>> openers(std::max(1U, workers));
  std::atomic<std::int64_t> done = 0;
  for_each_part(count, workers, [&](std::size_t i, unsigned thread) {
    if (progress.stop_requested()) return;
    auto& opener = openers[thread];
    if (!opener) opener.emplace(models);
    work(*opener, i);
    progress.report(name, ++done, static_cast<std::int64_t>(count));
  });
}

void count(OtherTrials& trials, const PictureMatch& match) {
  ++trials.comparisons;
  trials.hits += match.same_picture ? 1 : 0;
  if (std::isfinite(match.misfit))
    trials.least_misfit = std::min(trials.least_misfit.value_or(match.misfit), match.misfit);
}

void add(OtherTrials& sum, const OtherTrials& part) {
  sum.comparisons += part.comparisons;
  sum.hits += part.hits;
  if (part.least_misfit)
    sum.least_misfit = std::min(sum.least_misfit.value_or(*part.least_misfit), *part.least_misfit);
}

/// The whole list in memory, and what is measured on it.
class CopyTest {
 public:
  CopyTest(const std::vector<PhotoOfPerson>& photos, const std::filesystem::path& root, const Models& models,
           const CopyEvaluationOptions& options, Progress& progress)
      : photos_(photos),
        root_(root),
        models_(models),
        options_(options),
        progress_(progress),
        pictures_(photos.size()) {}

  CopyEvaluation run() {
    result_.photos = photos_.size();
    make_prints();
    compare_within_list();
    try_copies();
    if (options_.retakes > 0) try_retakes();
    return std::move(result_);
  }

 private:
  EditDice dice_of(std::size_t photo, std::uint64_t purpose) const {
    EditDice mixed(options_.seed + 1'000'003 * photo + (purpose << 48U));
    return EditDice(mixed.next());
  }

  void make_prints() {
    for_each_photo(photos_.size(), options_.workers, models_, "print", progress_,
                   [&](Opener& opener, std::size_t i) {
                     if (const auto opened = opener.open(read_photo_file(root_ / photos_[i].path)))
                       pictures_[i] = std::make_unique<PreparedPicture>(opened->print);
                   });
    std::vector<PrintEntry> entries;
    for (std::size_t i = 0; i < photos_.size(); ++i) {
      if (!pictures_[i]) {
        ++result_.not_opened;
        continue;
      }
      const PhotoPrint& print = pictures_[i]->print();
      result_.without_face += print.frame == PrintFrame::whole ? 1 : 0;
      entries.push_back({static_cast<PhotoId>(i), print.frame, print.code});
    }
    index_.add(entries);
  }

  void compare_within_list() {
    for_each_photo(photos_.size(), options_.workers, models_, "compare", progress_,
                   [&](Opener&, std::size_t i) {
                     if (!pictures_[i]) return;
                     for (std::size_t j = 0; j < i; ++j)
                       if (pictures_[j] && photos_[j].person == photos_[i].person)
                         compare(i, j, false, result_.same_person);
                     const PhotoPrint& print = pictures_[i]->print();
                     for (const PrintCandidate& candidate :
                          index_.search(print.frame, lookup_codes(print), lookup_codes(mirrored(print)))) {
                       const auto j = static_cast<std::size_t>(candidate.photo);
                       if (j < i && photos_[j].person != photos_[i].person)
                         compare(i, j, candidate.mirrored, result_.other_people);
                     }
                   });
    std::sort(result_.taken_for_copies.begin(), result_.taken_for_copies.end(),
              [](const TakenForCopy& a, const TakenForCopy& b) {
                return std::tie(a.first, a.second, a.misfit) < std::tie(b.first, b.second, b.misfit);
              });
  }

  void compare(std::size_t i, std::size_t j, bool flipped, OtherTrials& trials) {
    const PictureMatch match =
        flipped ? match_pictures(PreparedPicture(mirrored(pictures_[i]->print())), *pictures_[j])
                : match_pictures(*pictures_[i], *pictures_[j]);
    const std::lock_guard lock(mutex_);
    count(trials, match);
    if (match.same_picture)
      result_.taken_for_copies.push_back({photos_[j].path, photos_[i].path, match.misfit});
  }

  void try_copies() {
    for_each_photo(
        photos_.size(), options_.workers, models_, "copy", progress_, [&](Opener& opener, std::size_t i) {
          if (!pictures_[i]) return;
          const auto photo = decode(read_photo_file(root_ / photos_[i].path));
          if (!photo) return;
          EditDice dice = dice_of(i, 1);
          for (int edit = 0; edit < edit_kinds; ++edit)
            try_copy(opener, i, photo->bgr, {static_cast<Edit>(edit)}, dice);
          for (std::size_t pair = 0; pair < options_.pairs_of_edits; ++pair) {
            const auto first = static_cast<int>(dice.next() % edit_kinds);
            const auto second = (first + 1 + static_cast<int>(dice.next() % (edit_kinds - 1))) % edit_kinds;
            try_copy(opener, i, photo->bgr, {static_cast<Edit>(first), static_cast<Edit>(second)}, dice);
          }
        });
  }

  void try_copy(Opener& opener, std::size_t i, const cv::Mat& bgr, const std::vector<Edit>& edits,
                EditDice& dice) {
    const auto copy = opener.open(edited(bgr, edits, dice));
    CopyTrials trial{1, 0, 0};
    if (copy) look_up(i, copy->print, trial);
    const auto [first, last] = std::minmax_element(edits.begin(), edits.end());
    const std::string name = edits.size() == 1 ? std::string(to_string(edits.front()))
                                               : fmt::format("{}+{}", to_string(*first), to_string(*last));
    const std::lock_guard lock(mutex_);
    CopyTrials& sum = result_.copies[name];
    sum.made += trial.made;
    sum.looked_up += trial.looked_up;
    sum.found += trial.found;
  }

  void look_up(std::size_t original, const PhotoPrint& print, CopyTrials& trial) const {
    const PhotoPrint other_way = mirrored(print);
    for (const PrintCandidate& candidate :
         index_.search(print.frame, lookup_codes(print), lookup_codes(other_way))) {
      if (candidate.photo != static_cast<PhotoId>(original)) continue;
      trial.looked_up = 1;
      const PreparedPicture picture(candidate.mirrored ? other_way : print);
      if (match_pictures(picture, *pictures_[original]).same_picture) trial.found = 1;
    }
  }

  /// The photos that are taken as scenes: evenly spread over those with a face.
  std::vector<std::size_t> scenes() const {
    std::vector<std::size_t> with_face;
    for (std::size_t i = 0; i < pictures_.size(); ++i)
      if (pictures_[i] && pictures_[i]->print().frame == PrintFrame::face) with_face.push_back(i);
    if (options_.scenes == 0 || options_.scenes >= with_face.size()) return with_face;
    std::vector<std::size_t> chosen;
    for (std::size_t k = 0; k < options_.scenes; ++k)
      chosen.push_back(with_face[k * with_face.size() / options_.scenes]);
    return chosen;
  }

  void try_retakes() {
    const std::vector<std::size_t> chosen = scenes();
    for_each_photo(
        chosen.size(), options_.workers, models_, "retake", progress_, [&](Opener& opener, std::size_t k) {
          const std::size_t i = chosen[k];
          const auto scene = opener.open(read_photo_file(root_ / photos_[i].path));
          if (!scene || !scene->landmarks) return;
          EditDice dice = dice_of(i, 2);
          std::vector<PreparedPicture> taken;
          for (std::size_t n = 0; n < options_.retakes; ++n)
            if (const auto again = opener.open(retaken(scene->bgr, *scene->landmarks, options_.model, dice)))
              taken.emplace_back(again->print);
          OtherTrials trials;
          for (std::size_t a = 0; a < taken.size(); ++a) {
            count(trials, match_pictures(taken[a], *pictures_[i]));
            for (std::size_t b = 0; b < a; ++b) count(trials, match_pictures(taken[a], taken[b]));
          }
          const std::lock_guard lock(mutex_);
          add(result_.same_chair, trials);
        });
  }

  const std::vector<PhotoOfPerson>& photos_;
  const std::filesystem::path& root_;
  const Models& models_;
  const CopyEvaluationOptions& options_;
  Progress& progress_;
  std::vector<std::unique_ptr<PreparedPicture>> pictures_;  ///< null: not opened
  PrintIndex index_;
  std::mutex mutex_;  ///< guards result_ while threads run
  CopyEvaluation result_;
};

}  // namespace

Expected<std::vector<PhotoOfPerson>> read_photo_list(std::istream& file) {
  std::vector<PhotoOfPerson> photos;
  std::string line;
  for (std::size_t number = 1; std::getline(file, line); ++number) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.empty()) continue;
    std::istringstream columns(line);
    PhotoOfPerson photo;
    std::getline(columns, photo.path, '\t');
    std::getline(columns, photo.person, '\t');
    if (number == 1 && photo.person == "person") continue;
    if (photo.path.empty() || photo.person.empty())
      return tl::unexpected(Error{ErrorCode::bad_input,
                                  "a line is not: photo, person, separated by a tab",
                                  fmt::format("line {}", number),
                                  {}});
    photos.push_back(std::move(photo));
  }
  return photos;
}

Expected<CopyEvaluation> evaluate_copies(const std::vector<PhotoOfPerson>& photos,
                                         const std::filesystem::path& root,
                                         const std::shared_ptr<const Models>& models,
                                         const CopyEvaluationOptions& options, Progress& progress) {
  for (const PhotoOfPerson& photo : photos) {
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(root / photo.path, ignored))
      return tl::unexpected(Error{ErrorCode::bad_input,
                                  fmt::format("there is no photo '{}'", photo.path),
                                  {},
                                  "paths are relative to --root"});
  }
  CopyEvaluation result = CopyTest(photos, root, *models, options, progress).run();
  if (progress.stop_requested())
    return tl::unexpected(Error{ErrorCode::cancelled, "the evaluation was stopped", {}, {}});
  return result;
}

}  // namespace benefit::face
