// Where sealed values lie, and what each is bound to. Whoever adds a table with sealed values adds it here,
// so that a change of the master key finds them.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include <fmt/format.h>

namespace benefit::store {

/// A table whose column `sealed` is bound to its row: "photo:17".
struct SealedTable {
  const char* name;
  std::string_view kind;
};

/// What a sealed value is bound to (verify/store/sealer.hpp).
inline std::string seal_context(const SealedTable& table, std::int64_t id) {
  return fmt::format("{}:{}", table.kind, id);
}

inline constexpr SealedTable photo_contents{"photo_contents", "photo"};
inline constexpr SealedTable face_templates{"face_templates", "face_template"};
inline constexpr SealedTable photo_codes{"photo_codes", "photo_code"};
inline constexpr SealedTable photo_pictures{"photo_pictures", "photo_picture"};
inline constexpr SealedTable attachment_contents{"attachment_contents", "attachment"};

/// A change of the master key remembers how many of these are done: add at the end.
inline constexpr std::array sealed_tables{photo_contents, face_templates, photo_codes, photo_pictures,
                                          attachment_contents};

}  // namespace benefit::store
