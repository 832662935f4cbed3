// The audit log as a hash chain: each entry's hash covers the entry and the hash before it, so that nothing
// can be changed, removed, put in or put elsewhere without every later hash being another; and seals, signed
// hashes, so that nobody can make the later hashes anew without the key (after Schneier and Kelsey 1999,
// "Secure Audit Logs to Support Computer Forensics").
//
//   hash of entry n = SHA-256( hash of entry n-1 in hex, "\n", netstrings of: number, instant (ms since 1970
//                              in UTC), actor, what, subject (18 characters; empty without one), detail,
//                              purpose )
//
// A netstring is "LENGTH:BYTES," (Bernstein 1997). Before entry 1 stand 64 zeros. docs/audit.md has the same
// in twenty lines of Python, for who trusts no program of ours.
#pragma once

#include "verify/types/audit_log.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace benefit {

/// What stands before the first entry.
inline constexpr std::string_view chain_start =
    "0000000000000000000000000000000000000000000000000000000000000000";

/// `what` of the entry that hands the signing over to another key; its detail is that public key in hex. A
/// seal of the key of until now, under this entry or a later one, vouches for it.
inline constexpr std::string_view key_handover = "key.rotate";

/// 64 hexadecimal digits; entry.hash is not looked at.
std::string chain_hash(std::string_view previous, const AuditEntry& entry);

/// What a seal's signature signs.
std::string sealed_text(const AuditSeal& seal);

enum class AuditBreach : std::uint8_t {
  entry_changed,    ///< the hash does not follow from the entry and the hash before it
  entries_missing,  ///< a number is left out, or comes twice, or out of order
  seal_broken,      ///< the signature does not hold
  seal_differs,     ///< the entry that was sealed had another hash, or is not there
  newest_missing,   ///< the record ends before the newest entry that was signed
  other_key,        ///< signed with a key that was not handed over to, or with none that was asked for
};
std::string_view to_string(AuditBreach breach);

struct FoundBreach {
  std::int64_t entry = 0;
  AuditBreach breach = AuditBreach::entry_changed;
  friend bool operator==(const FoundBreach&, const FoundBreach&) = default;
};

/// Reads the record from its first entry to its last and finds where it does not hold together. One thread.
class AuditChainReader {
 public:
  /// `trusted_key`: has to be among the keys that signed, each handed over to by the one before it. nullopt:
  /// any first key will do.
  explicit AuditChainReader(std::optional<std::vector<std::uint8_t>> trusted_key = std::nullopt)
      : trusted_key_(std::move(trusted_key)) {}

  /// The next stretch. After the first breach of the chain hashes count from what stands there, so that each
  /// place is told once.
  void read(const AuditStretch& stretch);
  /// After the last stretch.
  void end();

  std::int64_t entries() const { return entries_; }
  std::int64_t seals() const { return seals_; }
  std::int64_t sealed_to() const { return sealed_to_; }
  const std::string& last_hash() const { return last_hash_; }
  /// Those that signed, in hex.
  const std::set<std::string>& keys() const { return keys_; }
  const std::vector<FoundBreach>& breaches() const { return breaches_; }

 private:
  void read_entry(const AuditEntry& entry);
  void read_seal(const AuditSeal& seal);
  void check_signature(const AuditSeal& seal);
  /// Whether the key is the one in force here, or takes over from it.
  bool may_sign(const std::vector<std::uint8_t>& key);

  std::optional<std::vector<std::uint8_t>> trusted_key_;
  std::vector<std::vector<std::uint8_t>> line_;  ///< keys in the order in which they took over
  std::map<std::int64_t, std::vector<std::uint8_t>>
      announced_;                                   ///< by the entry; nobody vouched for them yet
  std::set<std::vector<std::uint8_t>> successors_;  ///< that the key in force vouched for
  std::int64_t first_signed_ = 0;
  std::int64_t entries_ = 0, seals_ = 0, sealed_to_ = 0;
  std::int64_t last_ = 0;
  std::string last_hash_{chain_start};
  std::optional<AuditSeal> newest_;
  std::set<std::string> keys_;
  std::vector<FoundBreach> breaches_;
};

}  // namespace benefit
