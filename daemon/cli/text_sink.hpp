// Where text goes: standard output and standard error, or a string in a test.
#pragma once

#include <string>
#include <string_view>

namespace benefit::cli {

class TextSink {
 public:
  virtual ~TextSink() = default;
  /// Writes all of it before it returns. Throws ClosedPipe or Failure(disk_full, io).
  virtual void write(std::string_view text) = 0;
};

/// The reader went away (`benefitctl finding list | head`). Ends the program without a message.
struct ClosedPipe {};

/// Writes to a file descriptor that stays open for the life of the sink; does not own it. No buffer: what is
/// written is handed over when write() returns, so that a failure is seen where it happens.
class DescriptorSink final : public TextSink {
 public:
  /// `name` is for the error message ("standard output").
  DescriptorSink(int descriptor, std::string name);
  void write(std::string_view text) override;

 private:
  int descriptor_;
  std::string name_;
};

/// For standard error: messages are a courtesy, so where nobody can be told, the work still goes on.
class MessageSink final : public TextSink {
 public:
  explicit MessageSink(int descriptor) : descriptor_(descriptor) {}
  /// Gives up at the first failure and never throws.
  void write(std::string_view text) override;

 private:
  int descriptor_;
};

}  // namespace benefit::cli
