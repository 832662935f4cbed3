// Letters: what waits to be written, a look at one before it is, and the letter itself.
#include "verify/cases/letters.hpp"

#include "daemon/api/base64.hpp"
#include "daemon/api/handlers/asked.hpp"
#include "daemon/api/handlers/case_steps.hpp"
#include "daemon/api/handlers/handlers.hpp"
#include "daemon/api/json/case.hpp"
#include "daemon/api/json/letter.hpp"
#include "verify/gather_case.hpp"
#include "verify/gather_letter.hpp"
#include "verify/report/document/pdf.hpp"
#include "verify/report/document/plain_text.hpp"
#include "verify/report/letter/template.hpp"
#include "verify/report/sentences.hpp"
#include "verify/types/sha256.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include <boost/json/array.hpp>
#include <fmt/format.h>

namespace benefit::api::handlers {
namespace {

namespace json = boost::json;

constexpr std::int64_t usual_letters = 100, most_letters = 500;

/// As its file will be.
struct Drawn {
  Bytes content;
  json::object traits;  ///< {"kind","number","language","format","pages","missing_glyphs","bytes","sha256"}
};

/// The reader of a letter is the recipient, not the officer: Chinese unless asked otherwise.
Language language_of_letter(const Request& request) {
  return request.parameters.text("language") == "en" ? Language::english : Language::chinese;
}

Expected<Drawn> draw(const report::LetterTemplate& form, const report::LetterValues& values,
                     const pipeline::LetterOrder& order, bool as_pdf, Instant now) {
  report::Document document;
  document.language = order.language;
  document.dated = now;
  document.title =
      report::sentence({"letter_kind." + std::string(to_string(order.kind)), {}}, order.language) + " " +
      order.number;
  document.foot = order.number;
  document.blocks = form.fill(values);
  if (const auto whole = report::check_drawn(document.blocks, values, order.kind, order.language); !whole)
    return tl::unexpected(whole.error());
  Drawn drawn;
  drawn.traits = {{"kind", to_string(order.kind)},
                  {"to", order.supplier},
                  {"number", order.number},
                  {"language", order.language == Language::chinese ? "zh" : "en"},
                  {"format", as_pdf ? "pdf" : "text"}};
  if (as_pdf) {
    const report::Pdf pdf = report::draw_pdf(document);
    drawn.content.assign(pdf.bytes.begin(), pdf.bytes.end());
    drawn.traits["pages"] = pdf.pages;
    drawn.traits["missing_glyphs"] = missing_json(pdf);
  } else {
    const std::string text = report::plain_text(document);
    drawn.content.assign(text.begin(), text.end());
  }
  drawn.traits["bytes"] = drawn.content.size();
  drawn.traits["sha256"] = sha256(drawn.content);
  return drawn;
}

std::vector<WaitingLetter> letters_to_write(const Services& services, CaseId id) {
  auto waiting = services.ports.cases.waiting_letters(id, most_letters);
  std::erase_if(waiting, [](const WaitingLetter& letter) { return letter.written; });
  return waiting;
}

/// The kind that is asked for, else the only one that waits on the case.
Expected<LetterKind> asked_kind(const Request& request, CaseId id,
                                const std::vector<WaitingLetter>& waiting) {
  if (const auto kind = parse_letter_kind(request.parameters.text("kind"))) return *kind;
  std::set<LetterKind> kinds;
  for (const WaitingLetter& letter : waiting) kinds.insert(letter.kind);
  if (kinds.size() == 1) return *kinds.begin();
  if (kinds.empty())
    return tl::unexpected(Error{ErrorCode::conflict, fmt::format("no letter waits on case {}", id), "kind",
                                "Say which one you want to write: --kind KIND"});
  return tl::unexpected(Error{ErrorCode::conflict, fmt::format("several letters wait on case {}", id), "kind",
                              "benefitctl letter list names them; say which: --kind KIND"});
}

/// Who gets the letter beside the person: empty, but for a correction. Of those who are to be asked on this
/// case, the one that is named, in either language; the only one when none is.
Expected<std::string> asked_supplier(LetterKind kind, const Request& request,
                                     const cases::Situation& situation,
                                     const std::vector<WaitingLetter>& waiting) {
  if (kind != LetterKind::correction) return std::string();
  std::set<std::string> all, open;
  for (const CaseEvent& event : situation.events)
    if (event.what == "request_to_write") all.insert(event.text);
  for (const WaitingLetter& letter : waiting)
    if (letter.kind == LetterKind::correction) open.insert(letter.to);
  const std::string named = request.parameters.text("supplier");
  if (named.empty()) {
    if (open.size() == 1) return *open.begin();
    if (open.empty() && all.size() == 1) return *all.begin();
    return tl::unexpected(Error{ErrorCode::conflict, "a correction request needs a supplier", "supplier",
                                "benefitctl letter list names them; say which: --supplier NAME"});
  }
  const auto found = std::find_if(all.begin(), all.end(), [&](const std::string& supplier) {
    return supplier == named || supplier.starts_with(named + " (") || supplier.ends_with("(" + named + ")");
  });
  if (found == all.end())
    return tl::unexpected(Error{ErrorCode::conflict, "no record of this supplier was found to be wrong here",
                                "supplier", "benefitctl letter list names those who are to be asked"});
  return *found;
}

report::LetterOffice office_or_blanks(report::LetterOffice office) {
  if (office.agency.empty()) office.agency = "[letters.agency]";
  if (office.telephone.empty()) office.telephone = "[letters.telephone]";
  return office;
}

Expected<report::LetterTemplate> asked_template(const Request& request, const Services& services,
                                                const pipeline::LetterOrder& order) {
  if (const auto* text = request.parameters.find<std::string>("template"))
    return report::LetterTemplate::parse(*text, "template", order.kind);
  return report::load_template(services.letters.templates, order.kind, order.language);
}

/// What the preview is filled with: the case's values, or nobody's.
Expected<report::LetterValues> values_of_preview(const Request& request, Services& services,
                                                 pipeline::LetterOrder& order) {
  const report::LetterOffice office = office_or_blanks(services.letters.office);
  const Instant now = services.ports.clock.now();
  if (!request.parameters.contains("case")) return pipeline::sample_letter(order, office, china_day_of(now));
  if (!request.identity.roles.meets(file_readers))
    return tl::unexpected(
        Error{ErrorCode::forbidden, "a case is shown to those who work on cases", "case", ""});
  const Expected<Case> one = asked_case(request, services);
  if (!one) return tl::unexpected(one.error());
  services.audit.record(request.identity.user, "letter.preview", one->subject,
                        fmt::format("case {}", one->id), now, fmt::format("case {}", one->id));
  const pipeline::PersonOnFile person(services.ports, one->subject);
  const cases::Situation situation = person.situation(*one, request.identity.user);
  auto supplier = asked_supplier(order.kind, request, situation, letters_to_write(services, one->id));
  if (!supplier) return tl::unexpected(supplier.error());
  order.supplier = *std::move(supplier);
  if (const auto grounds = cases::check_grounds(situation, order.kind, order.supplier); !grounds)
    return tl::unexpected(grounds.error());
  return pipeline::gather_letter(services.ports, situation, order, office);
}

}  // namespace

Expected<Reply> list_letters(const Request& request, Services& services) {
  const Expected<std::int64_t> limit = asked_limit(request, usual_letters, most_letters);
  if (!limit) return tl::unexpected(limit.error());
  const auto* const of_case = request.parameters.find<std::int64_t>("case");
  const auto kind = parse_letter_kind(request.parameters.text("kind"));
  json::array rows;
  for (const WaitingLetter& letter : services.ports.cases.waiting_letters(
           of_case == nullptr ? std::nullopt : std::optional(*of_case), *limit))
    if (!kind || letter.kind == *kind)
      rows.push_back(to_json(letter, services.ports.cases.find_case(letter.case_id).value()));
  const auto one = of_case == nullptr ? std::nullopt : services.ports.cases.find_case(*of_case);
  services.audit.record(request.identity.user, "letter.list",
                        one ? std::optional(one->subject) : std::nullopt,
                        fmt::format("{} letters", rows.size()), services.ports.clock.now(),
                        one ? fmt::format("case {}", one->id) : std::string());
  return Reply{200, json::object{{"letters", std::move(rows)}}};
}

Expected<Reply> preview_letter(const Request& request, Services& services) {
  pipeline::LetterOrder order{.kind = *parse_letter_kind(request.parameters.text("kind")),
                              .language = language_of_letter(request),
                              .supplier = {},
                              .number = {}};
  order.number = report::sentence({"letter.number_of_preview", {}}, order.language);
  const auto form = asked_template(request, services, order);
  if (!form) return tl::unexpected(form.error());
  const auto values = values_of_preview(request, services, order);
  if (!values) return tl::unexpected(values.error());
  auto drawn =
      draw(*form, *values, order, request.parameters.text("format") == "pdf", services.ports.clock.now());
  if (!drawn) return tl::unexpected(drawn.error());
  json::object reply{{"letter", std::move(drawn->traits)}};
  reply["content"] = base64_encoded(drawn->content);
  return Reply{200, std::move(reply)};
}

Expected<Reply> write_letter(const Request& request, Services& services) {
  const Expected<Case> one = asked_case(request, services);
  if (!one) return tl::unexpected(one.error());
  const report::LetterOffice& office = services.letters.office;
  if (!office.is_complete())
    return tl::unexpected(Error{ErrorCode::conflict, "the configuration does not say who writes", "",
                                "Set agency and telephone under [letters] in benefitd.toml."});
  const std::vector<WaitingLetter> waiting = letters_to_write(services, one->id);
  const auto kind = asked_kind(request, one->id, waiting);
  if (!kind) return tl::unexpected(kind.error());
  const cases::Holder holder = holder_of(request, services);
  const pipeline::PersonOnFile person(services.ports, one->subject);
  const cases::Situation situation = person.situation(*one, request.identity.user);
  auto supplier = asked_supplier(*kind, request, situation, waiting);
  if (!supplier) return tl::unexpected(supplier.error());
  const pipeline::LetterOrder order{.kind = *kind,
                                    .language = language_of_letter(request),
                                    .supplier = *std::move(supplier),
                                    .number = cases::next_letter_number(situation, holder.now)};
  if (const auto may = cases::may_write(situation, holder.officer, order.kind, order.supplier, holder.now);
      !may)
    return tl::unexpected(may.error());
  const auto form = report::load_template(services.letters.templates, order.kind, order.language);
  if (!form) return tl::unexpected(form.error());
  const auto values = pipeline::gather_letter(services.ports, situation, order, office);
  if (!values) return tl::unexpected(values.error());
  const bool as_pdf = request.parameters.text("format") != "text";
  auto drawn = draw(*form, *values, order, as_pdf, holder.now);
  if (!drawn) return tl::unexpected(drawn.error());

  Expected<Reply> reply = apply_step(
      cases::record_letter(
          situation,
          {.kind = order.kind,
           .supplier = order.supplier,
           .number = order.number,
           .file_name = fmt::format("{}-{}.{}", to_string(order.kind), order.number, as_pdf ? "pdf" : "txt"),
           .content = drawn->content,
           .told = cases::money_told(situation, order.kind)},
          holder),
      "letter.write", request, services);
  if (!reply) return reply;
  json::object& object = std::get<json::value>(reply->body).as_object();
  object["letter"] = std::move(drawn->traits);
  object["attachment"] = to_json(services.ports.cases.attachments_of(one->id).back());
  object["content"] = base64_encoded(drawn->content);
  return reply;
}

}  // namespace benefit::api::handlers
