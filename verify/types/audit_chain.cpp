#include "verify/types/audit_chain.hpp"

#include "verify/types/hex.hpp"
#include "verify/types/sha256.hpp"
#include "verify/types/signature.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace benefit {
namespace {

std::span<const std::uint8_t> bytes_of(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

std::string netstring(std::string_view text) { return fmt::format("{}:{},", text.size(), text); }

}  // namespace

std::string chain_hash(std::string_view previous, const AuditEntry& entry) {
  std::string text{previous};
  text += '\n';
  text += netstring(std::to_string(entry.id));
  text += netstring(std::to_string(entry.at.time_since_epoch().count()));
  text += netstring(entry.actor);
  text += netstring(entry.what);
  text += netstring(entry.subject ? entry.subject->to_string() : "");
  text += netstring(entry.detail);
  text += netstring(entry.purpose);
  return sha256(bytes_of(text));
}

std::string sealed_text(const AuditSeal& seal) {
  return fmt::format("benefitd audit seal\n{}\n{}\n{}\n", seal.at.time_since_epoch().count(), seal.entry,
                     seal.hash);
}

std::string_view to_string(AuditBreach breach) {
  constexpr std::string_view names[] = {"entry_changed", "entries_missing", "seal_broken",
                                        "seal_differs",  "newest_missing",  "other_key"};
  return names[static_cast<std::size_t>(breach)];
}

void AuditChainReader::read(const AuditStretch& stretch) {
  auto seal = stretch.seals.begin();
  for (const AuditEntry& entry : stretch.entries) {
    read_entry(entry);
    for (; seal != stretch.seals.end() && seal->entry <= entry.id; ++seal) read_seal(*seal);
  }
  for (; seal != stretch.seals.end(); ++seal) read_seal(*seal);
  newest_ = stretch.newest;
}

void AuditChainReader::read_entry(const AuditEntry& entry) {
  if (entry.id != last_ + 1)
    breaches_.push_back({last_ + 1, AuditBreach::entries_missing});
  else if (entry.hash != chain_hash(last_hash_, entry))
    breaches_.push_back({entry.id, AuditBreach::entry_changed});
  if (entry.what == key_handover)
    if (auto key = from_hex(entry.detail)) announced_[entry.id] = *std::move(key);
  ++entries_;
  last_ = entry.id;
  last_hash_ = entry.hash;
}

bool AuditChainReader::may_sign(const std::vector<std::uint8_t>& key) {
  if (line_.empty() || successors_.contains(key)) {
    line_.push_back(key);
    successors_.clear();
  }
  return line_.back() == key;
}

void AuditChainReader::check_signature(const AuditSeal& seal) {
  keys_.insert(to_hex(seal.public_key));
  if (first_signed_ == 0) first_signed_ = seal.entry;
  if (!signature_holds(bytes_of(sealed_text(seal)), seal.signature, seal.public_key)) {
    breaches_.push_back({seal.entry, AuditBreach::seal_broken});
  } else if (!may_sign(seal.public_key)) {
    breaches_.push_back({seal.entry, AuditBreach::other_key});
  } else if (seal.entry == last_ && seal.hash == last_hash_) {
    const auto vouched_for = announced_.upper_bound(seal.entry);
    for (auto one = announced_.begin(); one != vouched_for; ++one) successors_.insert(one->second);
    announced_.erase(announced_.begin(), vouched_for);
  }
}

void AuditChainReader::read_seal(const AuditSeal& seal) {
  check_signature(seal);
  if (seal.entry != last_ || seal.hash != last_hash_)
    breaches_.push_back({seal.entry, AuditBreach::seal_differs});
  ++seals_;
  sealed_to_ = std::max(sealed_to_, seal.entry);
}

void AuditChainReader::end() {
  if (!newest_) {
    if (entries_ > 0) breaches_.push_back({last_, AuditBreach::newest_missing});
    return;
  }
  check_signature(*newest_);
  if (trusted_key_ && std::ranges::find(line_, *trusted_key_) == line_.end())
    breaches_.insert(breaches_.begin(), {first_signed_, AuditBreach::other_key});
  if (newest_->entry != last_ || newest_->hash != last_hash_)
    breaches_.push_back({newest_->entry, AuditBreach::newest_missing});
}

}  // namespace benefit
