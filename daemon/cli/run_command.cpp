#include "daemon/cli/run_command.hpp"

#include "daemon/cli/add_model.hpp"
#include "daemon/cli/audit_record.hpp"
#include "daemon/cli/check_policy.hpp"
#include "daemon/cli/compare_faces.hpp"
#include "daemon/cli/dedupe_list.hpp"
#include "daemon/cli/describe_feeds.hpp"
#include "daemon/cli/evaluate_attacks.hpp"
#include "daemon/cli/evaluate_copies.hpp"
#include "daemon/cli/evaluate_faces.hpp"
#include "daemon/cli/evaluate_links.hpp"
#include "daemon/cli/explain_match.hpp"
#include "daemon/cli/import_delivery.hpp"
#include "daemon/cli/keep_backups.hpp"
#include "daemon/cli/link_lists.hpp"
#include "daemon/cli/list_models.hpp"
#include "daemon/cli/make_ledger.hpp"
#include "daemon/cli/make_request.hpp"
#include "daemon/cli/new_file.hpp"
#include "daemon/cli/review/review_cases.hpp"
#include "daemon/cli/search_face.hpp"
#include "daemon/cli/show_calibration.hpp"
#include "daemon/cli/show_case.hpp"
#include "daemon/cli/show_check.hpp"
#include "daemon/cli/show_doctor.hpp"
#include "daemon/cli/show_fairness.hpp"
#include "daemon/cli/show_job.hpp"
#include "daemon/cli/show_model.hpp"
#include "daemon/cli/show_person.hpp"
#include "daemon/cli/show_policy.hpp"
#include "daemon/cli/show_rejects.hpp"
#include "daemon/cli/show_reply.hpp"
#include "daemon/cli/show_status.hpp"
#include "daemon/cli/submit_manifest.hpp"
#include "daemon/cli/take_deliveries.hpp"
#include "daemon/cli/train_model.hpp"
#include "daemon/cli/typed_values.hpp"
#include "daemon/cli/work_queue.hpp"
#include "daemon/cli/write_letter.hpp"

#include <map>

namespace benefit::cli {
namespace {

using Run = int (*)(Session&, const Invocation&);

const std::map<std::string, Run>& own_commands() {
  static const std::map<std::string, Run> table = {
      {"feed import", import_delivery},
      {"feed take", take_deliveries},
      {"feed rejects", show_rejects},
      {"feed describe", describe_feeds},
      {"feed template", print_template},
      {"photo enrol", submit_manifest},
      {"photo show", show_photo},
      {"collection submit", submit_manifest},
      {"face compare", compare_faces},
      {"face evaluate", evaluate_faces},
      {"face reuse", evaluate_copies},
      {"face evaluate-attacks", evaluate_attacks},
      {"face calibrate", calibrate_faces},
      {"face calibration show", show_calibration},
      {"face calibration sign", show_calibration},
      {"face search", search_face},
      {"face dedupe", dedupe_faces},
      {"models add", add_model},
      {"models list", list_models},
      {"models remove", remove_model},
      {"match dedupe", dedupe_list},
      {"match explain", explain_match},
      {"match link", link_lists},
      {"match evaluate", evaluate_links},
      {"match train", train_model},
      {"match model", show_model},
      {"policy check", check_policy},
      {"policy show", show_policy},
      {"verify run", run_verification},
      {"job watch", watch_job},
      {"job pause", wish_of_job},
      {"job resume", wish_of_job},
      {"job cancel", wish_of_job},
      {"check explain", explain_check},
      {"case show", show_case},
      {"case take", step_on_case},
      {"case note", step_on_case},
      {"case decide", step_on_case},
      {"today", show_lines},
      {"case list", list_cases},
      {"case next", take_next_case},
      {"case why-first", show_lines},
      {"case review", review_cases},
      {"audit verify", verify_audit},
      {"audit export", export_audit},
      {"key rotate", run_job},
      {"retention run", run_job},
      {"case release", step_on_case},
      {"case transfer", step_on_case},
      {"case diary", step_on_case},
      {"case merge", step_on_case},
      {"case split", step_on_case},
      {"case attach", attach_file},
      {"case attachment save", save_attachment},
      {"case confirm", step_on_case},
      {"case return", step_on_case},
      {"case take-back", step_on_case},
      {"case reopen", step_on_case},
      {"notice serve", step_on_case},
      {"reply record", step_on_case},
      {"suspension propose", step_on_case},
      {"suspension confirm", step_on_case},
      {"suspension lift", step_on_case},
      {"death repair", step_on_case},
      {"death restore", step_on_case},
      {"letter preview", preview_letter},
      {"letter write", write_letter},
      {"letter template", print_letter_template},
      {"case dossier", save_document},
      {"ledger management", make_ledger},
      {"ledger subsidies", make_ledger},
      {"ledger fetch", fetch_ledger},
      {"report regions", make_ledger},
      {"report fairness", show_fairness},
      {"backup create", work_on_backup},
      {"backup verify", work_on_backup},
      {"doctor", show_doctor},
      {"person show", show_person},
      {"person report", save_document},
      {"status", show_status},
  };
  return table;
}

/// Before anything is asked or computed, for every file that the command line wants written.
void require_free_names(const Invocation& invocation) {
  for (const api::Parameter& parameter : invocation.command->parameters)
    if (const auto path = invocation.value(parameter.name);
        path && parameter.type == api::ValueType::new_file)
      require_free(*path, invocation.flag(api::replace_flag));
}

}  // namespace

int run_command(Session& session, Invocation invocation) {
  require_free_names(invocation);
  read_typed_values(session, invocation);
  const auto own = own_commands().find(invocation.command->name());
  if (own != own_commands().end()) return own->second(session, invocation);
  show_reply(session, invocation, require_json(session.service.exchange(make_request(invocation))));
  return exit_done;
}

std::vector<std::string> commands_of_their_own() {
  std::vector<std::string> names;
  for (const auto& [name, run] : own_commands()) names.push_back(name);
  return names;
}

}  // namespace benefit::cli
