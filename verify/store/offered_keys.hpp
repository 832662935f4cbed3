// The master keys that a process was handed.
#pragma once

#include "verify/store/seal_key.hpp"

#include <optional>
#include <utility>

namespace benefit::store {

/// At rest a database lies under one of them; while a change is under way it lies under both.
struct OfferedKeys {
  // Mostly there is one, which may stand for itself.
  OfferedKeys(SealKey only) : key(std::move(only)) {}  // NOLINT(google-explicit-constructor)
  OfferedKeys(SealKey first, std::optional<SealKey> second)
      : key(std::move(first)), next(std::move(second)) {}

  SealKey key;
  std::optional<SealKey> next;
};

}  // namespace benefit::store
