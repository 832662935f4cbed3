#include "daemon/cli/match_tools.hpp"

#include "daemon/cli/read_file.hpp"
#include "verify/identity/nearest.hpp"
#include "verify/intake/people_reader.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <fstream>
#include <future>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace benefit::cli {
namespace {

std::vector<std::string> field_names() {
  std::vector<std::string> names;
  for (std::size_t field = 0; field < intake::person_fields; ++field)
    names.emplace_back(intake::to_string(static_cast<intake::PersonField>(field)));
  return names;
}

/// "field=header,field=header": which header of the file holds which field.
intake::PersonMapping read_mapping(std::string_view text, const std::string& option) {
  const std::vector<std::string> names = field_names();
  intake::PersonMapping mapping;
  while (!text.empty()) {
    const std::string_view entry = text.substr(0, text.find(','));
    text.remove_prefix(std::min(text.size(), entry.size() + 1));
    const std::size_t equals = entry.find('=');
    const std::string_view name = entry.substr(0, equals);
    const auto known = std::find(names.begin(), names.end(), name);
    if (equals == std::string_view::npos || known == names.end()) {
      const auto near = identity::nearest(name, names);
      throw Failure({ErrorCode::bad_request, fmt::format("'{}' is no field=header", entry), option,
                     near ? fmt::format("did you mean '{}'?", names[*near])
                          : fmt::format("fields are {}", fmt::join(names, ", "))});
    }
    mapping[std::string(entry.substr(equals + 1))] = static_cast<intake::PersonField>(known - names.begin());
  }
  return mapping;
}

/// Rows copied out of the reader's buffers.
class RowBatch {
 public:
  void add(const PersonRow& row) {
    Cells cells{.line = row.line};
    std::size_t i = 0;
    for (const std::string_view cell :
         {row.record_id, row.id_number, row.name, row.sex, row.birth_date, row.county_code, row.town,
          row.village, row.address, row.death_date}) {
      bytes_ += cell;
      cells.ends[i++] = bytes_.size();
    }
    rows_.push_back(cells);
  }
  std::size_t size() const { return rows_.size(); }

  void for_each(const std::function<void(const PersonRow&)>& take) const {
    std::size_t begin = 0;
    for (const Cells& cells : rows_) {
      std::array<std::string_view, 10> texts;
      for (std::size_t i = 0; i < texts.size(); ++i) {
        texts[i] = std::string_view(bytes_).substr(begin, cells.ends[i] - begin);
        begin = cells.ends[i];
      }
      take({cells.line, texts[0], texts[1], texts[2], texts[3], texts[4], texts[5], texts[6], texts[7],
            texts[8], texts[9]});
    }
  }

 private:
  struct Cells {
    std::int64_t line = 0;
    std::array<std::size_t, 10> ends{};
  };
  std::string bytes_;
  std::vector<Cells> rows_;
};

/// Batches on their way from the thread that reads to the one that takes.
class BatchQueue {
 public:
  /// Waits while the queue is full; drops the batch when nobody takes any more.
  void put(RowBatch batch) {
    std::unique_lock lock(one_at_a_time_);
    changed_.wait(lock, [this] { return batches_.size() < most || abandoned_; });
    if (!abandoned_) batches_.push_back(std::move(batch));
    changed_.notify_all();
  }
  void end() {
    const std::lock_guard lock(one_at_a_time_);
    ended_ = true;
    changed_.notify_all();
  }
  void abandon() {
    const std::lock_guard lock(one_at_a_time_);
    abandoned_ = true;
    changed_.notify_all();
  }
  /// nullopt after the last one.
  std::optional<RowBatch> take() {
    std::unique_lock lock(one_at_a_time_);
    changed_.wait(lock, [this] { return !batches_.empty() || ended_; });
    if (batches_.empty()) return std::nullopt;
    RowBatch batch = std::move(batches_.front());
    batches_.pop_front();
    changed_.notify_all();
    return batch;
  }

 private:
  static constexpr std::size_t most = 4;
  std::mutex one_at_a_time_;
  std::condition_variable changed_;
  std::deque<RowBatch> batches_;
  bool ended_ = false, abandoned_ = false;
};

/// Reads on one thread what `take` works on in this one: parsing a file and preparing its rows cost about the
/// same.
Expected<intake::PeopleContents> read_ahead(std::istream& file, const intake::PeopleOptions& options,
                                            const std::function<void(const PersonRow&)>& take,
                                            Progress& progress) {
  constexpr std::size_t rows_in_batch = 4096;
  BatchQueue queue;
  auto reading = std::async(std::launch::async, [&] {
    struct End {
      BatchQueue& queue;
      ~End() { queue.end(); }
    } const end{queue};
    RowBatch batch;
    auto contents = intake::read_people(
        file, options,
        [&](const PersonRow& row) {
          batch.add(row);
          if (batch.size() == rows_in_batch) queue.put(std::exchange(batch, {}));
        },
        progress);
    queue.put(std::move(batch));
    return contents;
  });
  try {
    while (const auto batch = queue.take()) batch->for_each(take);
  } catch (...) {
    queue.abandon();
    throw;
  }
  return reading.get();
}

}  // namespace

MatchProgress::MatchProgress(Session& session, std::string label)
    : clock_(session.clock),
      label_(std::move(label)),
      line_(session.err, session.terminal, label_, Amount::count, session.clock),
      pause_(session.make_pause()),
      began_(session.clock()) {}

void MatchProgress::report(std::string_view phase, std::int64_t done, std::int64_t total) {
  const std::lock_guard lock(one_at_a_time_);
  if (phase != phase_) {
    end_phase();
    phase_ = phase;
  }
  line_.update(phase, done, total);
}

bool MatchProgress::stop_requested() const {
  const std::lock_guard lock(one_at_a_time_);
  stopped_ = stopped_ || !pause_->wait(std::chrono::milliseconds{0});
  return stopped_;
}

void MatchProgress::message(std::string_view line) {
  const std::lock_guard lock(one_at_a_time_);
  line_.message(fmt::format("{}: {}", label_, line));
}

std::vector<Stage> MatchProgress::stages() {
  const std::lock_guard lock(one_at_a_time_);
  end_phase();
  phase_.clear();
  return stages_;
}

void MatchProgress::end_phase() {
  const Moment now = clock_();
  const double seconds = std::chrono::duration<double>(now - began_).count();
  began_ = now;
  if (phase_.empty()) return;
  const auto known = std::find_if(stages_.begin(), stages_.end(),
                                  [this](const Stage& stage) { return stage.name == phase_; });
  if (known == stages_.end())
    stages_.push_back({phase_, seconds});
  else
    known->seconds += seconds;
}

intake::PeopleContents read_list(const Invocation& invocation, std::string_view parameter,
                                 const std::function<void(const PersonRow&)>& take, Progress& progress) {
  const std::string path = *invocation.value(parameter);
  std::error_code failed;
  if (!std::filesystem::is_regular_file(path, failed))
    throw Failure({ErrorCode::not_found, "is no file that can be read", path, ""});
  std::ifstream file(path, std::ios::binary);
  if (!file) throw Failure({ErrorCode::io, "the file cannot be read", path, ""});
  intake::PeopleOptions options{.bytes_total =
                                    static_cast<std::int64_t>(std::filesystem::file_size(path, failed))};
  if (const auto encoding = invocation.value("encoding")) options.encoding = parse_encoding(*encoding);
  const bool only_list = parameter == "in";
  if (const auto given = invocation.value(only_list ? "mapping" : fmt::format("{}_mapping", parameter)))
    options.mapping = read_mapping(*given, only_list ? "--mapping" : fmt::format("--{}-mapping", parameter));
  const auto read = read_ahead(file, options, take, progress);
  if (!read) throw Failure(in_file(path, read.error()));
  return *read;
}

double probability_option(const Invocation& invocation, std::string_view parameter, double otherwise) {
  const auto given = invocation.value(parameter);
  if (!given) return otherwise;
  double value = -1;
  const auto [end, error] = std::from_chars(given->data(), given->data() + given->size(), value);
  if (error == std::errc{} && end == given->data() + given->size() && 0 <= value && value <= 1) return value;
  std::string option = fmt::format("--{}", parameter);
  std::replace(option.begin(), option.end(), '_', '-');
  throw Failure(
      {ErrorCode::bad_request, fmt::format("'{}' is no number between 0 and 1", *given), option, ""});
}

}  // namespace benefit::cli
