#include "verify/store/entry_spool.hpp"

#include "verify/store/system_failure.hpp"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace benefit::store {
namespace {

constexpr std::string_view purpose = "keep the entries of the index of the roll";

}  // namespace

/// One run, a piece at a time.
class EntrySpool::RunReader {
 public:
  RunReader(const EntrySpool& spool, std::int64_t begin, std::int64_t end)
      : spool_(&spool), next_piece_(begin), end_(end) {
    read_piece();
  }

  bool at_end() const { return at_ == piece_.size(); }
  const IndexEntry& entry() const { return piece_[at_]; }
  void advance() {
    if (++at_ == piece_.size()) read_piece();
  }

 private:
  static constexpr std::int64_t entries_per_piece = 65'536;

  void read_piece() {
    const std::int64_t count = std::min(entries_per_piece, end_ - next_piece_);
    piece_.resize(static_cast<std::size_t>(count));
    auto* bytes = reinterpret_cast<char*>(piece_.data());
    auto left = piece_.size() * sizeof(IndexEntry);
    auto from = static_cast<off_t>(next_piece_) * static_cast<off_t>(sizeof(IndexEntry));
    while (left > 0) {
      const ssize_t got = ::pread(spool_->file_.get(), bytes, left, from);
      if (got == 0) errno = EIO;  // shorter than it was written
      if (got <= 0) throw system_failure(purpose, spool_->folder_);
      bytes += got;
      left -= static_cast<std::size_t>(got);
      from += got;
    }
    next_piece_ += count;
    at_ = 0;
  }

  const EntrySpool* spool_;
  std::int64_t next_piece_, end_;
  std::vector<IndexEntry> piece_;
  std::size_t at_ = 0;
};

EntrySpool::EntrySpool(const std::filesystem::path& folder)
    : folder_(folder), file_(::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, S_IRUSR | S_IWUSR)) {
  if (!file_) throw system_failure(purpose, folder);
}

void EntrySpool::add_run(std::span<const IndexEntry> entries) {
  if (entries.empty()) return;
  const auto* bytes = reinterpret_cast<const char*>(entries.data());
  for (std::size_t left = entries.size_bytes(); left > 0;) {
    const ssize_t written = ::write(file_.get(), bytes, left);
    if (written < 0) throw system_failure(purpose, folder_);
    bytes += written;
    left -= static_cast<std::size_t>(written);
  }
  run_begins_.push_back(end_);
  end_ += static_cast<std::int64_t>(entries.size());
}

void EntrySpool::for_each(const std::function<void(const IndexEntry&)>& visit) const {
  std::vector<RunReader> runs;
  for (std::size_t run = 0; run < run_begins_.size(); ++run)
    runs.emplace_back(*this, run_begins_[run], run + 1 < run_begins_.size() ? run_begins_[run + 1] : end_);
  // The next entry of each run, the first of all on top.
  struct Head {
    IndexEntry entry;
    RunReader* run;
  };
  const auto comes_later = [](const Head& a, const Head& b) { return b.entry < a.entry; };
  std::vector<Head> heads;
  for (RunReader& run : runs) heads.push_back({run.entry(), &run});
  std::make_heap(heads.begin(), heads.end(), comes_later);
  while (!heads.empty()) {
    std::pop_heap(heads.begin(), heads.end(), comes_later);
    Head& first = heads.back();
    visit(first.entry);
    first.run->advance();
    if (first.run->at_end()) {
      heads.pop_back();
    } else {
      first.entry = first.run->entry();
      std::push_heap(heads.begin(), heads.end(), comes_later);
    }
  }
}

}  // namespace benefit::store
