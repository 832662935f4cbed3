// Papers that are put into a case: what is let in, told by its content and never by its name.
#pragma once

#include "verify/cases/holding.hpp"
#include "verify/types/attachment.hpp"

#include <cstdint>
#include <span>
#include <string_view>

namespace benefit::cases {

/// PDF, JPEG, PNG or plain text in UTF-8, up to `largest_attachment` bytes. Nothing is opened or unpacked
/// here: the first and last bytes decide. Refused: an empty file; archives (ZIP with all that is made of it,
/// RAR, 7z, gzip, bzip2, xz, zstd, tar), also one that hides behind a picture or a PDF; a picture whose
/// header claims more pixels than a photo may have; text with control characters, which a terminal would
/// obey. Errors: bad_request ("file"), too_large.
Expected<AttachmentType> check_attachment(std::span<const std::uint8_t> content);

/// The last part of a path as the officer's file was called: one line of text, at most 200 characters.
/// Error: bad_request.
Expected<std::string> check_attachment_name(std::string_view name);

/// Allowed in every state, to whoever may work on cases, as a note is. Errors: those of the two above.
Expected<CaseChange> attach(const Case& one, std::string_view name, Bytes content, const Holder& holder);

}  // namespace benefit::cases
