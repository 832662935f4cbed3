#include "daemon/api/errors.hpp"

#include <algorithm>
#include <array>

namespace benefit::api {
namespace {

constexpr auto table = std::to_array<ErrorRow>({
    {ErrorCode::internal, 500, 1, "a bug in benefitd",
     "Report it with the request id; the journal (journalctl -u benefitd) has the rest."},
    {ErrorCode::bad_request, 400, 2, "a missing, unknown or malformed parameter",
     "benefitctl COMMAND --help shows what is expected."},
    {ErrorCode::bad_input, 422, 3, "a delivered file that cannot be taken as a whole",
     "benefitctl feed describe FEED shows the columns; mend the file and import it again."},
    {ErrorCode::bad_image, 422, 4, "a photo that cannot be opened", "Hand in a JPEG or PNG photo."},
    {ErrorCode::not_found, 404, 5, "no such person, case, batch, job, photo, file or path",
     "The list commands (feed batches, case list, job list) show what there is."},
    {ErrorCode::conflict, 409, 6, "the thing changed meanwhile, or its state forbids the step",
     "Look at it again, then decide whether the step still fits."},
    {ErrorCode::forbidden, 403, 7, "the caller's role does not allow it",
     "Ask an administrator to add you to the group of a role that may (benefit-clerk, benefit-reviewer, "
     "...), and connect anew."},
    {ErrorCode::second_person, 409, 8, "a step that another officer has to take",
     "Ask a second officer to look at the case and decide it."},
    {ErrorCode::too_large, 413, 9, "over a stated limit", "Split the file, or hand in a smaller photo."},
    {ErrorCode::timeout, 408, 10, "the peer was too slow", "Try again; check the load of the machine."},
    {ErrorCode::busy, 503, 11, "something else holds what is needed", "Try again in a moment."},
    {ErrorCode::unavailable, 503, 12, "a part that is needed is not there",
     "benefitctl status and systemctl status benefitd show what runs."},
    {ErrorCode::state_locked, 503, 13, "another process holds the state directory",
     "Stop the other benefitd, or choose another --state-dir."},
    {ErrorCode::schema_newer, 503, 14, "the state directory was written by a newer version",
     "Install that version or a newer one."},
    {ErrorCode::disk_full, 507, 15, "no space left; nothing was half written",
     "Free space on the disk of the state directory, then do it again."},
    {ErrorCode::io, 500, 16, "the operating system refused a read or a write",
     "Check the path, its owner and its permissions; of the service, the journal has the rest."},
    {ErrorCode::corrupt, 500, 17, "stored data failed its own check",
     "Restore the state directory from a backup; keep the damaged one."},
    {ErrorCode::cancelled, 503, 18, "stopped on request", "Start it again when wanted."},
});

}  // namespace

std::span<const ErrorRow> error_table() { return table; }

const ErrorRow& error_row(ErrorCode code) {
  const auto* const found =
      std::find_if(table.begin(), table.end(), [&](const ErrorRow& row) { return row.code == code; });
  return found == table.end() ? table.front() : *found;
}

std::string hint_for(const Error& error) {
  return error.hint.empty() ? std::string(error_row(error.code).hint) : error.hint;
}

}  // namespace benefit::api
