// "Did you mean ...?" for a word that a person typed: a column's name, an option, a command.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace benefit::identity {

/// The index of the candidate with the fewest typing errors: characters to add, drop, change or swap with a
/// neighbour (optimal string alignment over code points). Errors may be at most one, or a third of the longer
/// word, and fewer than its characters; the earlier of equals is taken. nullopt: none is near, or what was
/// typed has more than 100 bytes, which bounds the work. Both are UTF-8; broken bytes count as one unknown
/// character each. Threads may call it at the same time.
std::optional<std::size_t> nearest(std::string_view typed, std::span<const std::string> candidates);

}  // namespace benefit::identity
