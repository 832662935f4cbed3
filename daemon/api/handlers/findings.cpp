#include "daemon/api/handlers/asked.hpp"
#include "daemon/api/handlers/handlers.hpp"
#include "daemon/api/json/finding.hpp"

#include <string>
#include <vector>

#include <boost/json/array.hpp>
#include <fmt/format.h>

namespace benefit::api::handlers {

namespace json = boost::json;

Expected<Reply> list_findings(const Request& request, Services& services) {
  const Expected<std::optional<std::string>> check = asked_check(request);
  if (!check) return tl::unexpected(check.error());
  const std::optional<Instant> since = asked_since(request, services.ports.clock);
  json::array findings;
  SourceWriter sources(services.ports.facts);
  services.ports.cases.for_each_finding(
      request.parameters.flag("withdrawn"), [&](const StoredFinding& finding) {
        if ((!*check || finding.finding.key.check == **check) && (!since || finding.first_found_at >= *since))
          findings.push_back(to_json(finding, request.language, sources));
      });
  services.audit.record(request.identity.user, "finding.list", std::nullopt,
                        fmt::format("{} findings", findings.size()), services.ports.clock.now());
  return Reply{200, json::object{{"findings", std::move(findings)}}};
}

}  // namespace benefit::api::handlers
