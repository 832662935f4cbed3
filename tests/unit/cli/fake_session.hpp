// A session without a terminal, a service or a clock of its own: what a command writes and asks is kept.
#pragma once

#include "daemon/cli/command_line.hpp"
#include "daemon/cli/run_command.hpp"
#include "daemon/cli/session.hpp"

#include <deque>
#include <functional>
#include <memory>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace benefit::test {

class StringSink final : public cli::TextSink {
 public:
  void write(std::string_view text) override { text_ += text; }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

/// Answers with what was laid out for it, in order.
class FakeService final : public cli::Service {
 public:
  struct Upload {
    std::string target;
    std::filesystem::path file;
  };
  /// Instead of an answer.
  using Breakdown = Error;

  void answer(unsigned status, std::string body, std::string type = "application/json") {
    answers_.push_back([=] { return cli::Response{status, type, body}; });
  }
  void break_down(const Error& error) {
    answers_.push_back([=]() -> cli::Response { throw Failure(error); });
  }
  bool all_asked() const { return answers_.empty(); }

  cli::Response exchange(const cli::Request& request) override {
    requests.push_back(request);
    return next();
  }
  cli::Response upload(const std::string& target, const std::filesystem::path& file,
                       const cli::SentBytes& sent) override {
    uploads.push_back({target, file});
    sent(10, 10);
    return next();
  }

  std::vector<cli::Request> requests;
  std::vector<Upload> uploads;

 private:
  cli::Response next() {
    if (answers_.empty()) throw std::logic_error("the service was asked once too often");
    const auto answer = answers_.front();
    answers_.pop_front();
    return answer();
  }

  std::deque<std::function<cli::Response()>> answers_;
};

/// Never waits. After `until_interrupt` pauses the operator presses Ctrl-C.
class FakePause final : public cli::Pause {
 public:
  explicit FakePause(int until_interrupt) : left_(until_interrupt) {}
  bool wait(std::chrono::milliseconds) override { return left_-- > 0; }

 private:
  int left_;
};

struct FakeSession {
  StringSink out;
  StringSink err;
  std::istringstream in;
  FakeService service;
  int pauses_until_interrupt = 1000;
  cli::Moment now{};
  cli::Session session{.out = out,
                       .err = err,
                       .in = in,
                       .terminal = {},
                       .service = service,
                       .make_pause = [this] { return std::make_unique<FakePause>(pauses_until_interrupt); },
                       .clock = [this] { return now += std::chrono::seconds{1}; }};

  /// Runs what a command line asks for; gives the exit status.
  int run(const std::vector<std::string>& arguments) {
    const auto parsed = cli::parse_command_line(arguments);
    if (!parsed) throw Failure(parsed.error());
    return cli::run_command(session, std::get<cli::Invocation>(*parsed));
  }
};

/// The error that `work` throws as a Failure; ErrorCode::internal and "nothing was thrown" when it throws
/// none.
template <class Work>
Error error_of(Work work) {
  try {
    work();
  } catch (const Failure& failure) {
    return failure.error();
  }
  return {ErrorCode::internal, "nothing was thrown", "", ""};
}

}  // namespace benefit::test
