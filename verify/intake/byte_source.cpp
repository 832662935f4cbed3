#include "verify/intake/byte_source.hpp"

#include "verify/types/error.hpp"

#include <algorithm>
#include <cstring>

namespace benefit::intake {
namespace {

constexpr std::size_t capacity = 2 * ByteSource::most;

}  // namespace

ByteSource::ByteSource(std::istream& file)
    : file_(file), buffer_(std::make_unique_for_overwrite<char[]>(capacity)) {}

std::string_view ByteSource::peek(std::size_t wanted) {
  if (end_ - begin_ < wanted && !at_end_) fill(std::min(wanted, most));
  return {buffer_.get() + begin_, end_ - begin_};
}

void ByteSource::take(std::size_t bytes) {
  begin_ += bytes;
  position_ += static_cast<std::int64_t>(bytes);
}

void ByteSource::fill(std::size_t wanted) {
  std::memmove(buffer_.get(), buffer_.get() + begin_, end_ - begin_);
  end_ -= begin_;
  begin_ = 0;
  while (end_ < wanted && !at_end_) {
    file_.read(buffer_.get() + end_, static_cast<std::streamsize>(capacity - end_));
    end_ += static_cast<std::size_t>(file_.gcount());
    if (file_.bad()) throw Failure({ErrorCode::io, "the delivered file cannot be read", "", ""});
    at_end_ = !file_;
  }
}

}  // namespace benefit::intake
