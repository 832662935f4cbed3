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

/// nullopt: there is none of that number.
std::optional<EnrolledPhoto> enrolled_photo(ReadSnapshot& snapshot, PhotoId id);

/// The next four columns: person, photo_id, taken_on, received_at.
EnrolledPhoto read_enrolled_photo(Columns& columns);

/// Reads a row of `select_collection` or `select_collections`, and what belongs to it: the newest comparison
/// with the person's newest enrolled photos (one from before the newest says nothing any more), of these the
/// one that was nearest (without a comparison the newest), the earlier uses of the file, and for an old
/// picture the captures of the station's earlier photos.
AssessedCollection read_collection(ReadSnapshot& snapshot, const Statement& statement,
                                   std::optional<Instant> known_at);

}  // namespace benefit::store
