#include "daemon/cli/text_sink.hpp"

#include "verify/types/error.hpp"

#include <cerrno>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace benefit::cli {
namespace {

/// Hands over what it can; 0 or the errno of the failure.
int write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written >= 0)
      text.remove_prefix(static_cast<std::size_t>(written));
    else if (errno != EINTR)
      return errno;
  }
  return 0;
}

}  // namespace

DescriptorSink::DescriptorSink(int descriptor, std::string name)
    : descriptor_(descriptor), name_(std::move(name)) {}

void DescriptorSink::write(std::string_view text) {
  const int error = write_all(descriptor_, text);
  if (error == 0) return;
  if (error == EPIPE || error == ECONNRESET) throw ClosedPipe{};
  throw Failure({code_of_errno(error), "cannot write: " + std::generic_category().message(error), name_,
                 "Look at where the output was sent to: a file, a disk or a program that takes no more."});
}

void MessageSink::write(std::string_view text) { write_all(descriptor_, text); }

}  // namespace benefit::cli
