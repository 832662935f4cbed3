#include "verify/report/dossier.hpp"

#include "verify/identity/region.hpp"
#include "verify/identity/safe_text.hpp"
#include "verify/report/case_words.hpp"
#include "verify/report/catalogue.hpp"
#include "verify/report/messages.hpp"
#include "verify/report/sentences.hpp"
#include "verify/report/values.hpp"
#include "verify/types/sha256.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace benefit::report {
namespace {

using identity::safe_line;

/// Writes the paper part by part, in one language.
class Writer {
 public:
  Writer(const Dossier& dossier, Language language) : dossier_(dossier), language_(language) {}

  Document write() {
    const Case& one = dossier_.one;
    document_.language = language_;
    document_.points = 11;
    document_.dated = one.opened_at;
    for (const CaseEvent& event : dossier_.events) document_.dated = std::max(document_.dated, event.at);
    document_.title = told("dossier.title", {{"case", one.id}});
    document_.foot = document_.title;
    document_.add(BlockKind::letterhead, document_.title);
    document_.add(BlockKind::paragraph, told("dossier.as_of", {{"at", instant(document_.dated)}}));
    write_person();
    write_findings();
    write_suspension();
    write_photos();
    write_events();
    write_letters();
    write_attachments();
    write_hashes();
    return std::move(document_);
  }

 private:
  std::string told(const char* code, std::vector<std::pair<std::string, ReasonValue>> values = {}) const {
    return sentence({code, std::move(values)}, language_);
  }
  /// The word for a coded value: word("event", "opened"); the code itself when a newer version wrote it.
  std::string word(std::string_view name, std::string_view code) const {
    const Message* const message = find_message(fmt::format("{}.{}", name, code));
    return message == nullptr ? safe_line(code) : translate(*message, language_);
  }
  std::string instant(Instant at) const { return format_instant(at, language_); }

  void heading(const char* code) { document_.add(BlockKind::heading, told(code)); }
  void entry(const char* label, const std::string& text) {
    if (!text.empty()) document_.add(BlockKind::entry, safe_line(text), told(label));
  }
  void money(const char* label, Fen amount) {
    if (amount != Fen{}) entry(label, format_money(amount, language_));
  }
  void hash(const std::string& label, const std::string& sha256) {
    document_.add(BlockKind::small, sha256, label);
  }
  void none() { document_.add(BlockKind::paragraph, told("dossier.none")); }

  void write_person() {
    const Case& one = dossier_.one;
    heading("dossier.person");
    entry("dossier.name", one.name);
    entry("dossier.id_number", one.subject.to_string());
    entry("dossier.region", identity::format_region_path(one.region));
    entry("dossier.state", word("case_state", to_string(one.state)));
    if (one.outcome) entry("dossier.outcome", word("outcome", to_string(*one.outcome)));
    entry("dossier.opened_at", instant(one.opened_at));
    entry("dossier.taken_by", one.taken_by.value_or(""));
    entry("dossier.proposed_by", one.proposed_by.value_or(""));
    money("dossier.lost", one.sums.lost);
    money("dossier.flowing", one.sums.flowing_per_month);
    Fen to_family;
    for (const StoredFinding& stored : dossier_.findings)
      if (stored.open && is_owed_to_family(stored.finding)) to_family += stored.finding.sums.owed;
    to_family = std::min(to_family, one.sums.owed);
    money("dossier.owed", one.sums.owed - to_family);
    money("dossier.owed_to_family", to_family);
  }

  /// What comes with a death (D3) is owed to the survivors.
  static bool is_owed_to_family(const Finding& finding) { return finding.key.check == "D3"; }

  void write_findings() {
    heading("dossier.findings");
    if (dossier_.findings.empty()) none();
    for (const StoredFinding& stored : dossier_.findings) write_finding(stored);
  }

  void write_finding(const StoredFinding& stored) {
    const Finding& finding = stored.finding;
    document_.add(BlockKind::heading,
                  fmt::format("{} {}", finding.key.check, check_title(finding.key.check, language_)));
    entry("dossier.period", period_words(finding.key.period, language_));
    if (!stored.open)
      entry("dossier.state",
            told("dossier.withdrawn") + (stored.withdrawn_at ? " " + instant(*stored.withdrawn_at) : ""));
    money("dossier.lost", finding.sums.lost);
    money("dossier.flowing", finding.sums.flowing_per_month);
    money(is_owed_to_family(finding) ? "dossier.owed_to_family" : "dossier.owed", finding.sums.owed);
    for (const Reason& reason : finding.reasons) entry("dossier.reason", sentence(reason, language_));
    if (const auto provision = dossier_.provisions.find(finding.key.check);
        provision != dossier_.provisions.end())
      entry("dossier.provision", provision->second);
    for (const Citation& citation : finding.citations) {
      if (citation.row) entry("dossier.row", row_words(*citation.row));
      if (citation.photo) entry("dossier.row", told("dossier.photo_of", {{"photo", *citation.photo}}));
    }
  }

  std::string row_words(const Source& row) const {
    const auto found = dossier_.batches.find(row.batch);
    std::vector<std::pair<std::string, ReasonValue>> values = {{"batch", row.batch},
                                                               {"line", std::int64_t{row.line}}};
    if (found != dossier_.batches.end()) {
      values.emplace_back("feed", found->second.feed);
      values.emplace_back("delivery", found->second.batch.header.delivery);
      values.emplace_back("at", instant(found->second.batch.header.received_at));
    }
    return told("dossier.row_of", std::move(values));
  }

  void write_suspension() {
    if (dossier_.suspension) {
      const Suspension& one = *dossier_.suspension;
      heading("dossier.suspension");
      entry("dossier.state", word("suspension_state", to_string(one.state)));
      entry("dossier.notice", told("dossier.notice_of", {{"day", one.notice.served_on},
                                                         {"how", std::string(to_string(one.notice.how))},
                                                         {"by", one.notice.served_by},
                                                         {"reply_until", one.notice.reply_until}}));
      entry("dossier.proposed_by", one.proposed_by.value_or(""));
      entry("dossier.confirmed_by", one.confirmed_by.value_or(""));
      if (one.in_force_since) entry("dossier.in_force_since", instant(*one.in_force_since));
      std::vector<std::string> suppliers;
      for (const std::string& supplier : one.suppliers)
        suppliers.push_back(supplier_words(supplier, language_));
      entry("dossier.sources",
            fmt::format("{}", fmt::join(suppliers, language_ == Language::chinese ? "；" : "; ")));
      if (one.ended_at)
        entry("dossier.ended", fmt::format("{}  {}  {}", instant(*one.ended_at), one.ended_by.value_or(""),
                                           word("ended_because", one.ended_because)));
    }
    if (dossier_.back_pay.empty()) return;
    heading("dossier.back_pay");
    for (const Arrears& one : dossier_.back_pay)
      document_.add(BlockKind::item,
                    told("letter.back_pay_one", {{"scheme", std::string(to_string(one.scheme))},
                                                 {"months", std::int64_t{one.months}},
                                                 {"amount", one.per_month},
                                                 {"owed", one.owed}}));
  }

  void write_photos() {
    heading("dossier.photos");
    if (dossier_.photos.empty()) none();
    for (const DossierPhoto& photo : dossier_.photos) {
      std::string text =
          told("dossier.photo_of", {{"photo", photo.photo}}) + "\n" + word("photo_role", photo.role);
      if (!photo.taken.empty()) text += "\n" + told("dossier.taken_on", {{"at", photo.taken}});
      if (!photo.judged.empty()) text += "\n" + photo.judged;
      if (!photo.sha256.empty()) text += "\nSHA-256 " + photo.sha256;
      if (!photo.picture)
        text += "\n" + told("dossier.cannot_be_shown", {{"why", word("why", photo.why_not)}});
      Block block{BlockKind::photo, std::move(text)};
      block.photo = photo.picture;
      document_.blocks.push_back(std::move(block));
    }
  }

  void write_event(const CaseEvent& event) {
    document_.add(BlockKind::entry,
                  identity::safe_block(fmt::format("{}: {}", event.actor, event_words(event, language_))),
                  instant(event.at));
  }

  void write_events() {
    heading("dossier.events");
    for (const CaseEvent& event : dossier_.events) write_event(event);
  }

  void write_letters() {
    heading("dossier.letters");
    bool any = false;
    for (const CaseEvent& event : dossier_.events) {
      if (event.what != "letter_written" && event.what != "request_written") continue;
      const std::string kind = event.text.substr(0, event.text.find(':'));
      document_.add(BlockKind::entry,
                    safe_line(fmt::format("{}{}",
                                          event.what == "letter_written"
                                              ? word("letter_kind", kind)
                                              : word("letter_kind", "correction") + " " + kind,
                                          event.text.substr(kind.size()))),
                    instant(event.at));
      any = true;
    }
    if (!any) none();
  }

  void write_attachments() {
    heading("dossier.attachments");
    if (dossier_.attachments.empty()) none();
    for (const Attachment& one : dossier_.attachments) {
      const auto file = dossier_.embedded.find(one.id);
      document_.add(
          BlockKind::entry,
          safe_line(one.name) + "\n" +
              safe_line(told("dossier.attachment_of", {{"kind", std::string(media_type(one.type))},
                                                       {"bytes", one.bytes},
                                                       {"by", one.by},
                                                       {"at", instant(one.at)}})) +
              "\n" +
              (file == dossier_.embedded.end() ? told("dossier.not_embedded")
                                               : told("dossier.embedded", {{"file", file->second.name}})),
          told("dossier.attachment", {{"attachment", one.id}}));
    }
  }

  /// The trail as a program reads it back from `case show -o json`: one line for each step.
  std::string trail_hash() const {
    Sha256 hash;
    for (const CaseEvent& event : dossier_.events) {
      const std::string line = fmt::format("{}\t{}\t{}\t{}\n", event.at.time_since_epoch().count(),
                                           event.actor, event.what, event.text);
      hash.update({reinterpret_cast<const std::uint8_t*>(line.data()), line.size()});
    }
    return hash.finish();
  }

  void write_hashes() {
    heading("dossier.hashes");
    for (const auto& [id, batch] : dossier_.batches)
      hash(told("dossier.batch", {{"batch", id}}), batch.batch.header.file_sha256);
    for (const DossierPhoto& photo : dossier_.photos)
      if (!photo.sha256.empty()) hash(told("dossier.photo_of", {{"photo", photo.photo}}), photo.sha256);
    for (const Attachment& one : dossier_.attachments)
      hash(told("dossier.attachment", {{"attachment", one.id}}), one.sha256);
    hash(told("dossier.trail"), trail_hash());
  }

  const Dossier& dossier_;
  const Language language_;
  Document document_;
};

}  // namespace

Document dossier_document(const Dossier& dossier, Language language) {
  return Writer(dossier, language).write();
}

}  // namespace benefit::report
