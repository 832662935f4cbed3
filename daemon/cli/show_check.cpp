#include "daemon/cli/show_check.hpp"

#include "daemon/cli/cells.hpp"
#include "daemon/cli/make_request.hpp"
#include "daemon/cli/page.hpp"
#include "daemon/cli/say.hpp"
#include "daemon/cli/show_reply.hpp"
#include "verify/intake/catalogue.hpp"

#include <boost/json.hpp>

namespace benefit::cli {
namespace {

namespace json = boost::json;

/// "参保花名册 (roll), 待遇发放明细 (payments)".
std::string feeds_of(const json::array& names) {
  const bool chinese = spoken() == api::Language::chinese;
  std::string text;
  for (const json::value& name : names) {
    if (!text.empty()) text += chinese ? "、" : ", ";
    const std::string_view feed = name.as_string();
    const auto known = intake::find_feed(feed);
    text += chinese && known ? fmt::format("{}（{}）", intake::info(*known).title, feed) : std::string(feed);
  }
  return text;
}

}  // namespace

std::string check_page(const json::object& check, Style style, std::size_t columns) {
  const auto reading = [&](const char* name) {
    return text_at(check, spoken() == api::Language::chinese ? fmt::format("{}_zh", name) : name);
  };
  Page page(style, columns);
  page.title(say("Check {}: {}", text_at(check, "check"), text_at(check, "title")));
  page.field(say("state"), text_at(check, "state"));
  page.field(say("in decided cases"), text_at(check, "record.sentence"));
  page.field(say("provision"), text_at(check, "provision"));
  page.field(say("citation"), text_at(check, "citation"));
  page.block(text_at(check, "text"));
  page.section(say("Our reading"));
  page.field(say("finds"), reading("finds"));
  page.field(say("reads"), reading("reads"));
  page.field(say("money"), reading("money"));
  page.field(say("period"), reading("period"));
  page.field(say("cannot see"), reading("cannot_see"));
  page.field(say("needs"), feeds_of(array_at(check, "needs")));
  page.field(say("needs one of"), feeds_of(array_at(check, "needs_one_of")));
  page.field(say("sees more with"), feeds_of(array_at(check, "sees_more_with")));
  return std::move(page).take();
}

int explain_check(Session& session, const Invocation& invocation) {
  const json::object check = require_json(session.service.exchange(make_request(invocation)));
  show_reply(session, invocation, check, [&] {
    return check_page(check, Style(session.terminal.colour), wrapping_columns(session.terminal));
  });
  return exit_done;
}

}  // namespace benefit::cli
