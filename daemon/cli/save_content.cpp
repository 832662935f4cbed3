#include "daemon/cli/save_content.hpp"

#include "daemon/api/base64.hpp"
#include "daemon/cli/cells.hpp"
#include "daemon/cli/say.hpp"
#include "verify/identity/safe_text.hpp"
#include "verify/types/sha256.hpp"

namespace benefit::cli {

std::optional<Bytes> content_of(boost::json::object& reply, const std::string& hash) {
  auto content = api::base64_decoded(text_at(reply, "content"));
  reply.erase("content");
  if (!content || sha256(*content) != hash) return std::nullopt;
  return content;
}

void save(Session& session, NewFile& file, const Bytes& content, const std::string& path) {
  file.write({reinterpret_cast<const char*>(content.data()), content.size()});
  file.finish();
  session.err.write(say("Written to {}.\n", identity::safe_line(path)));
}

}  // namespace benefit::cli
