#include "verify/store/sqlite/sqlite_station_store.hpp"

#include "store_queries.hpp"

namespace benefit::store {
namespace {

tl::unexpected<Error> refuse(ErrorCode code, std::string what, std::string where, std::string hint) {
  return tl::unexpected(Error{code, std::move(what), std::move(where), std::move(hint)});
}

}  // namespace

std::vector<StationCertificate> SqliteStationStore::certificates() const {
  ReadSnapshot snapshot{database_};
  Statement select = snapshot.statement(queries::select_station_certificates);
  std::vector<StationCertificate> all;
  while (select.step()) {
    Columns columns{select};
    StationCertificate& one = all.emplace_back();
    one.station = columns.text();
    one.fingerprint = columns.text();
    one.valid_from = columns.instant();
    one.valid_until = columns.instant();
    one.registered_at = columns.instant();
    one.registered_by = columns.text();
    one.revoked_at = columns.optional(&Columns::instant);
    one.revoked_by = columns.optional(&Columns::text).value_or("");
    one.reason = columns.optional(&Columns::text).value_or("");
  }
  return all;
}

Expected<void> SqliteStationStore::add(const StationCertificate& certificate) {
  WriteTransaction transaction{database_};
  {
    Statement count = transaction.statement(queries::count_valid_certificates);
    count.bind(certificate.station, certificate.registered_at).step();
    if (Columns{count}.integer() >= static_cast<std::int64_t>(most_valid_certificates))
      return refuse(ErrorCode::conflict, "the station has two valid certificates already", "station",
                    "Revoke the one that it no longer uses (station revoke --fingerprint).");
  }
  const int added = transaction.statement(queries::insert_station_certificate)
                        .run(certificate.station, certificate.fingerprint, certificate.valid_from,
                             certificate.valid_until, certificate.registered_at, certificate.registered_by);
  if (added != 1)
    return refuse(ErrorCode::conflict, "this certificate is registered already, or was revoked",
                  "certificate", "station list shows it; a station that lost its key needs a new one.");
  transaction.commit();
  return {};
}

Expected<std::size_t> SqliteStationStore::revoke(std::string_view station,
                                                 std::optional<std::string_view> fingerprint,
                                                 std::string_view by, std::string_view reason, Instant now) {
  WriteTransaction transaction{database_};
  const int revoked =
      transaction.statement(queries::revoke_station_certificates).run(now, by, reason, station, fingerprint);
  if (revoked == 0)
    return refuse(ErrorCode::not_found, "the station has no such certificate that is not revoked", "station",
                  "station list shows what is registered.");
  transaction.commit();
  return static_cast<std::size_t>(revoked);
}

Expected<std::optional<KeptAnswer>> SqliteKeyedRequestStore::begin(const KeyedRequest& request, Instant now,
                                                                   Instant forget) {
  WriteTransaction transaction{database_};
  transaction.statement(queries::forget_keyed_requests).run(forget);
  const int added = transaction.statement(queries::insert_keyed_request)
                        .run(request.asker, request.key, request.sha256, now);
  std::optional<KeptAnswer> kept;
  if (added == 0) {
    Statement select = transaction.statement(queries::select_keyed_request);
    select.bind(request.asker, request.key).step();
    Columns columns{select};
    if (columns.text() != request.sha256)
      return refuse(ErrorCode::bad_input, "the key stands for another request", "Idempotency-Key",
                    "Give each request a key of its own; repeat a request as it was.");
    if (const auto status = columns.optional(&Columns::number)) kept = KeptAnswer{*status, columns.text()};
  }
  transaction.commit();
  return kept;
}

void SqliteKeyedRequestStore::keep_answer(const KeyedRequest& request, const KeptAnswer& answer) {
  WriteTransaction transaction{database_};
  transaction.statement(queries::update_keyed_request)
      .run(answer.status, answer.content, request.asker, request.key);
  transaction.commit();
}

void SqliteKeyedRequestStore::forget(const KeyedRequest& request) {
  WriteTransaction transaction{database_};
  transaction.statement(queries::delete_keyed_request).run(request.asker, request.key);
  transaction.commit();
}

}  // namespace benefit::store
