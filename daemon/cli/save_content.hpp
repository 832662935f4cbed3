// A file that comes within a reply, in base64.
#pragma once

#include "daemon/cli/new_file.hpp"
#include "daemon/cli/session.hpp"
#include "verify/types/photo.hpp"

#include <optional>
#include <string>

#include <boost/json/object.hpp>

namespace benefit::cli {

/// Takes "content" out of the reply. nullopt: it is not what the hash says.
std::optional<Bytes> content_of(boost::json::object& reply, const std::string& sha256);

/// Finishes the file with the content and says where it stands. Throws Failure (io, disk_full).
void save(Session& session, NewFile& file, const Bytes& content, const std::string& path);

}  // namespace benefit::cli
