#include "daemon/api/handle.hpp"

#include "daemon/api/errors.hpp"
#include "daemon/api/handlers/handlers.hpp"
#include "daemon/api/json/error.hpp"
#include "daemon/api/keyed.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace benefit::api {
namespace {

constexpr auto handler_table = std::to_array<std::pair<std::string_view, Handler>>({
    {"feed import", handlers::import_feed},
    {"profile keep", handlers::keep_profile},
    {"profile show", handlers::show_profile},
    {"feed list", handlers::list_feeds},
    {"feed batches", handlers::list_batches},
    {"feed rejects", handlers::list_rejects},
    {"photo enrol", handlers::enrol_photo},
    {"photo show", handlers::show_photo},
    {"collection submit", handlers::submit_collection},
    {"face calibrate", handlers::calibrate_faces},
    {"face calibration show", handlers::show_calibration},
    {"face calibration sign", handlers::sign_calibration},
    {"face search", handlers::search_face},
    {"face dedupe", handlers::dedupe_faces},
    {"verify run", handlers::run_verification},
    {"job list", handlers::list_jobs},
    {"job watch", handlers::show_job},
    {"job pause", handlers::pause_job},
    {"job resume", handlers::resume_job},
    {"job cancel", handlers::cancel_job},
    {"finding list", handlers::list_findings},
    {"observation list", handlers::list_observations},
    {"check list", handlers::list_checks},
    {"check explain", handlers::explain_check},
    {"case list", handlers::list_cases},
    {"case show", handlers::show_case},
    {"case take", handlers::take_case},
    {"case note", handlers::note_on_case},
    {"case decide", handlers::decide_case},
    {"case next", handlers::next_case},
    {"case release", handlers::release_case},
    {"case transfer", handlers::transfer_case},
    {"case diary", handlers::put_case_into_diary},
    {"case merge", handlers::merge_cases},
    {"case split", handlers::split_case},
    {"case why-first", handlers::why_case_first},
    {"case attach", handlers::attach_file},
    {"case attachment list", handlers::list_attachments},
    {"case attachment save", handlers::read_attachment},
    {"diary list", handlers::list_diary},
    {"today", handlers::show_today},
    {"audit who-read", handlers::who_read},
    {"audit list", handlers::list_audit},
    {"audit export", handlers::export_audit},
    {"audit seal", handlers::seal_audit},
    {"key show", handlers::show_keys},
    {"key rotate", handlers::rotate_key},
    {"retention list", handlers::list_retention},
    {"retention run", handlers::run_retention},
    {"case confirm", handlers::confirm_case},
    {"case return", handlers::return_proposal},
    {"case take-back", handlers::take_back},
    {"case reopen", handlers::reopen_case},
    {"notice serve", handlers::serve_notice},
    {"reply record", handlers::record_reply},
    {"suspension propose", handlers::propose_suspension},
    {"suspension confirm", handlers::confirm_suspension},
    {"suspension lift", handlers::lift_suspension},
    {"suspension list", handlers::list_suspensions},
    {"death repair", handlers::repair_death},
    {"death restore", handlers::restore_death},
    {"officer register", handlers::register_officer},
    {"officer list", handlers::list_officers},
    {"letter list", handlers::list_letters},
    {"letter preview", handlers::preview_letter},
    {"letter write", handlers::write_letter},
    {"case dossier", handlers::make_dossier},
    {"ledger management", handlers::write_ledger},
    {"ledger subsidies", handlers::write_ledger},
    {"ledger fetch", handlers::fetch_ledger},
    {"report regions", handlers::write_ledger},
    {"report fairness", handlers::report_fairness},
    {"sample draw", handlers::draw_sample},
    {"backup create", handlers::create_backup},
    {"backup list", handlers::list_backups},
    {"backup verify", handlers::verify_backup},
    {"doctor", handlers::examine},
    {"person show", handlers::show_person},
    {"station add", handlers::add_station},
    {"station list", handlers::list_stations},
    {"station revoke", handlers::revoke_station},
    {"person report", handlers::report_person},
    {"status", handlers::show_status},
});

}  // namespace

Handler find_handler(std::string_view command_name) {
  const auto* const found = std::find_if(handler_table.begin(), handler_table.end(),
                                         [&](const auto& row) { return row.first == command_name; });
  return found == handler_table.end() ? nullptr : found->second;
}

namespace {

Reply reply_to(const Error& error) { return {error_row(error.code).http_status, error_reply(error)}; }

Reply work_on(const Request& request, Services& services) {
  auto reply = find_handler(request.command->name())(request, services);
  return reply ? *std::move(reply) : reply_to(reply.error());
}

}  // namespace

Reply handle(const Request& request, Services& services) {
  if (!request.key) return work_on(request, services);
  auto reply = services.keyed.answer_once(request, [&] { return work_on(request, services); });
  return reply ? *std::move(reply) : reply_to(reply.error());
}

}  // namespace benefit::api
