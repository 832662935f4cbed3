// Collections as they lie in the database.
#pragma once

#include "verify/store/sqlite/database.hpp"
#include "verify/types/photo.hpp"
#include "verify/types/subject.hpp"

#include <optional>

namespace benefit::store {

/// The newest enrolled photo of a person, as known at an instant (nullopt: now).
std::optional<EnrolledPhoto> newest_enrolled_photo(ReadSnapshot& snapshot, CitizenId person,
                                                   std::optional<Instant> known_at);

/// The next four columns: person, photo_id, taken_on, received_at.
EnrolledPhoto read_enrolled_photo(Columns& columns);

/// Reads a row of `select_collection` or `select_collections`, and what belongs to it: the person's newest
/// enrolled photo, the newest comparison with just that photo (one with an earlier photo says nothing any
/// more), the earlier uses of the file, and for an old picture the captures of the station's earlier photos.
AssessedCollection read_collection(ReadSnapshot& snapshot, const Statement& statement,
                                   std::optional<Instant> known_at);

}  // namespace benefit::store
