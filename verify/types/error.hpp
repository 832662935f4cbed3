// What can go wrong, as a value. The texts never hold personal data: they may reach logs and clients.
#pragma once

#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include <tl/expected.hpp>

namespace benefit {

/// Kinds of failure. daemon/api/errors.cpp maps each to an HTTP status, an exit status and a hint.
enum class ErrorCode {
  bad_request,    ///< the caller's words: a missing field, a wrong flag, a malformed value
  bad_input,      ///< a delivered file that cannot be taken as a whole (not a CSV, wrong header, ...)
  bad_image,      ///< a photo that cannot be opened safely (not an image, truncated, image bomb, ...)
  not_found,      ///< no such person, case, batch, job, file
  conflict,       ///< the thing changed meanwhile, or the state forbids the step
  forbidden,      ///< the caller's role does not allow it
  second_person,  ///< a step that a second, other officer must take
  too_large,      ///< over a stated limit
  timeout,        ///< the peer was too slow
  busy,           ///< try again later (a lock is held, a queue is full)
  unavailable,    ///< a part that is needed is not there (models not fetched, daemon not running)
  state_locked,   ///< another process holds the state directory
  schema_newer,   ///< the state directory was written by a newer version
  disk_full,      ///< no space left; nothing was half written
  io,             ///< the operating system refused a read or a write
  corrupt,        ///< stored data failed its own check (a broken seal, a damaged database)
  cancelled,      ///< stopped on request
  internal,       ///< a bug
};

/// The stable name that is stored and that appears in JSON replies ("bad_input").
std::string_view to_string(ErrorCode code);
/// nullopt: no code has this name.
std::optional<ErrorCode> parse_error_code(std::string_view name);

/// What the operating system refused, by its errno: disk_full when there is no space (or quota) left,
/// otherwise io.
ErrorCode code_of_errno(int number);

/// One failure: what went wrong, where (a column, a path, a line), and what to do about it.
struct Error {
  ErrorCode code = ErrorCode::internal;
  std::string what;   ///< a sentence fragment in English: "column 'id_number' is missing"
  std::string where;  ///< file, line, column or parameter; empty when nowhere in particular
  std::string hint;   ///< what to do; empty when the code's general hint is enough

  friend bool operator==(const Error&, const Error&) = default;
};

/// Outcomes that a caller plans for: a bad row, no face, a stale case.
template <class T>
using Expected = tl::expected<T, Error>;

/// A broken environment (disk, database, missing model). Thrown, and made an answer where work begins: at the
/// request dispatcher, the session, the job loop, main(). In between it is caught only to clean up, or where
/// the rest can go on without what failed (one row's photo).
class Failure : public std::runtime_error {
 public:
  explicit Failure(Error error) : std::runtime_error(error.what), error_(std::move(error)) {}
  const Error& error() const { return error_; }

 private:
  Error error_;
};

}  // namespace benefit
