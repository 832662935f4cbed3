// One handler for each command of the table that asks the daemon. Reads of personal data and every step on a
// case go on record before the reply is made. Errors are those of verify/types/error.hpp, planned for by
// name.
#pragma once

#include "daemon/api/request.hpp"
#include "daemon/api/services.hpp"

namespace benefit::api::handlers {

Expected<Reply> import_feed(const Request& request, Services& services);
Expected<Reply> keep_profile(const Request& request, Services& services);
Expected<Reply> show_profile(const Request& request, Services& services);
Expected<Reply> list_feeds(const Request& request, Services& services);
Expected<Reply> list_batches(const Request& request, Services& services);
Expected<Reply> list_rejects(const Request& request, Services& services);

Expected<Reply> enrol_photo(const Request& request, Services& services);
Expected<Reply> show_photo(const Request& request, Services& services);
Expected<Reply> submit_collection(const Request& request, Services& services);

Expected<Reply> calibrate_faces(const Request& request, Services& services);
Expected<Reply> show_calibration(const Request& request, Services& services);
Expected<Reply> sign_calibration(const Request& request, Services& services);
Expected<Reply> search_face(const Request& request, Services& services);
Expected<Reply> dedupe_faces(const Request& request, Services& services);

Expected<Reply> run_verification(const Request& request, Services& services);
Expected<Reply> list_jobs(const Request& request, Services& services);
Expected<Reply> show_job(const Request& request, Services& services);
Expected<Reply> pause_job(const Request& request, Services& services);
Expected<Reply> resume_job(const Request& request, Services& services);
Expected<Reply> cancel_job(const Request& request, Services& services);

Expected<Reply> list_checks(const Request& request, Services& services);
Expected<Reply> explain_check(const Request& request, Services& services);

Expected<Reply> next_case(const Request& request, Services& services);
Expected<Reply> release_case(const Request& request, Services& services);
Expected<Reply> transfer_case(const Request& request, Services& services);
Expected<Reply> put_case_into_diary(const Request& request, Services& services);
Expected<Reply> list_diary(const Request& request, Services& services);
Expected<Reply> merge_cases(const Request& request, Services& services);
Expected<Reply> split_case(const Request& request, Services& services);
Expected<Reply> why_case_first(const Request& request, Services& services);
Expected<Reply> attach_file(const Request& request, Services& services);
Expected<Reply> list_attachments(const Request& request, Services& services);
Expected<Reply> read_attachment(const Request& request, Services& services);
Expected<Reply> show_today(const Request& request, Services& services);
Expected<Reply> who_read(const Request& request, Services& services);
Expected<Reply> list_audit(const Request& request, Services& services);
Expected<Reply> export_audit(const Request& request, Services& services);
Expected<Reply> seal_audit(const Request& request, Services& services);
Expected<Reply> show_keys(const Request& request, Services& services);
Expected<Reply> rotate_key(const Request& request, Services& services);
Expected<Reply> list_retention(const Request& request, Services& services);
Expected<Reply> run_retention(const Request& request, Services& services);

Expected<Reply> list_findings(const Request& request, Services& services);
Expected<Reply> list_observations(const Request& request, Services& services);

Expected<Reply> list_cases(const Request& request, Services& services);
Expected<Reply> show_case(const Request& request, Services& services);
Expected<Reply> take_case(const Request& request, Services& services);
Expected<Reply> note_on_case(const Request& request, Services& services);

Expected<Reply> decide_case(const Request& request, Services& services);
Expected<Reply> confirm_case(const Request& request, Services& services);
Expected<Reply> return_proposal(const Request& request, Services& services);
Expected<Reply> take_back(const Request& request, Services& services);
Expected<Reply> reopen_case(const Request& request, Services& services);
Expected<Reply> serve_notice(const Request& request, Services& services);
Expected<Reply> record_reply(const Request& request, Services& services);
Expected<Reply> propose_suspension(const Request& request, Services& services);
Expected<Reply> confirm_suspension(const Request& request, Services& services);
Expected<Reply> lift_suspension(const Request& request, Services& services);
Expected<Reply> list_suspensions(const Request& request, Services& services);
Expected<Reply> repair_death(const Request& request, Services& services);
Expected<Reply> restore_death(const Request& request, Services& services);
Expected<Reply> register_officer(const Request& request, Services& services);
Expected<Reply> list_officers(const Request& request, Services& services);

Expected<Reply> list_letters(const Request& request, Services& services);
Expected<Reply> preview_letter(const Request& request, Services& services);
Expected<Reply> write_letter(const Request& request, Services& services);
Expected<Reply> make_dossier(const Request& request, Services& services);

Expected<Reply> write_ledger(const Request& request, Services& services);
Expected<Reply> fetch_ledger(const Request& request, Services& services);

Expected<Reply> draw_sample(const Request& request, Services& services);
Expected<Reply> report_fairness(const Request& request, Services& services);

Expected<Reply> add_station(const Request& request, Services& services);
Expected<Reply> list_stations(const Request& request, Services& services);
Expected<Reply> revoke_station(const Request& request, Services& services);
Expected<Reply> create_backup(const Request& request, Services& services);
Expected<Reply> list_backups(const Request& request, Services& services);
Expected<Reply> verify_backup(const Request& request, Services& services);
Expected<Reply> examine(const Request& request, Services& services);

Expected<Reply> report_person(const Request& request, Services& services);
Expected<Reply> show_person(const Request& request, Services& services);
Expected<Reply> show_status(const Request& request, Services& services);

}  // namespace benefit::api::handlers
