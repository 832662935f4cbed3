// The port for the master key under which everything sealed lies, and for its change.
// All methods are thread-safe and throw Failure when the store itself is broken.
#pragma once

#include "verify/types/error.hpp"
#include "verify/types/time.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace benefit {

/// Keys are named by their fingerprint: the first 16 hexadecimal digits of the public key with which they
/// sign the record (docs/audit.md).
struct MasterKeyState {
  std::string key;                    ///< seals and signs
  std::optional<std::string> next;    ///< handed to this process, and not in use
  std::optional<std::string> former;  ///< a change is under way: what is not rewrapped yet is under this one
  std::int64_t sealed = 0;            ///< sealed values in all
  std::int64_t under_former = 0;      ///< of these at most so many
};

/// How far a change is. Each value is looked at twice: rewrapped, and at the end opened with the new key.
struct KeyChangeProgress {
  std::int64_t looked_at = 0;
  std::int64_t to_look_at = 0;  ///< counted when the change began
  bool complete = false;        ///< nothing is left to look at
};

struct KeyChange {
  std::string former, key;     ///< fingerprints
  std::int64_t rewrapped = 0;  ///< values
  std::int64_t broken = 0;     ///< values that neither key opens: they were damaged before
};

inline Error no_next_key() {
  return {ErrorCode::not_found, "the service was handed no next master key", "master.key.next",
          "Put the new key beside the one in use as master.key.next and restart the service "
          "(docs/data-protection.md)."};
}

/// Every sealed value has a data key of its own; a change of the master key rewraps those and leaves the
/// values.
class MasterKeys {
 public:
  virtual ~MasterKeys() = default;
  virtual MasterKeyState state() const = 0;
  /// From now on the next key seals and signs, and the one of until now still opens. The record has an entry
  /// of it that the key of until now has signed. Does nothing when a change is under way. Errors: not_found,
  /// when no next key was handed over.
  virtual Expected<void> begin_change(std::string_view actor, Instant now) = 0;
  /// Rewraps up to `most` further values; whole or not at all.
  virtual KeyChangeProgress rewrap(std::int64_t most) = 0;
  /// After the last value: the former key opens nothing any more, and its wrappings are gone from the
  /// journal.
  virtual KeyChange end_change(std::string_view actor, Instant now) = 0;
};

}  // namespace benefit
