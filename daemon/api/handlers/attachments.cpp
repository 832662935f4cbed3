#include "daemon/api/base64.hpp"
#include "daemon/api/handlers/case_steps.hpp"
#include "daemon/api/handlers/handlers.hpp"
#include "daemon/api/json/case.hpp"
#include "verify/cases/attach.hpp"

#include <algorithm>

#include <boost/json/array.hpp>
#include <fmt/format.h>

namespace benefit::api::handlers {

namespace json = boost::json;

Expected<Reply> attach_file(const Request& request, Services& services) {
  const Expected<Case> one = asked_case(request, services);
  if (!one) return tl::unexpected(one.error());
  Expected<Reply> reply =
      apply_step(cases::attach(*one, request.parameters.text("name"), request.parameters.get<Bytes>("file"),
                               holder_of(request, services)),
                 "case.attach", request, services);
  if (!reply) return reply;
  std::get<json::value>(reply->body).as_object()["attachment"] =
      to_json(services.ports.cases.attachments_of(one->id).back());
  return reply;
}

Expected<Reply> list_attachments(const Request& request, Services& services) {
  const Expected<Case> one = asked_case(request, services);
  if (!one) return tl::unexpected(one.error());
  services.audit.record(request.identity.user, "case.attachment.list", one->subject,
                        fmt::format("case {}", one->id), services.ports.clock.now(),
                        fmt::format("case {}", one->id));
  json::array rows;
  for (const Attachment& attachment : services.ports.cases.attachments_of(one->id))
    rows.push_back(to_json(attachment));
  return Reply{200, json::object{{"attachments", std::move(rows)}}};
}

Expected<Reply> read_attachment(const Request& request, Services& services) {
  const Expected<Case> one = asked_case(request, services);
  if (!one) return tl::unexpected(one.error());
  const auto id = request.parameters.get<std::int64_t>("attachment");
  const std::vector<Attachment> all = services.ports.cases.attachments_of(one->id);
  const auto known = std::ranges::find(all, id, &Attachment::id);
  if (known == all.end())
    return tl::unexpected(Error{ErrorCode::not_found,
                                fmt::format("case {} has no attachment {}", one->id, id), "attachment", ""});
  services.audit.record(request.identity.user, "case.attachment.save", one->subject,
                        fmt::format("case {} attachment {}", one->id, id), services.ports.clock.now(),
                        fmt::format("case {}", one->id));
  const Expected<Bytes> content = services.ports.cases.attachment(one->id, id);
  if (!content) return tl::unexpected(content.error());
  json::object reply = to_json(*known);
  reply["content"] = base64_encoded(*content);
  return Reply{200, std::move(reply)};
}

}  // namespace benefit::api::handlers
