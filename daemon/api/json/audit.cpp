#include "daemon/api/json/audit.hpp"

#include "verify/identity/citizen_id.hpp"
#include "verify/types/hex.hpp"

#include <string>

#include <boost/json/array.hpp>

namespace benefit::api {
namespace {

namespace json = boost::json;

std::int64_t milliseconds(Instant at) { return at.time_since_epoch().count(); }
Instant instant(std::int64_t milliseconds) { return Instant{std::chrono::milliseconds{milliseconds}}; }

/// Reads fields one after another and remembers the first that is not as it should be.
class Fields {
 public:
  explicit Fields(const json::object& object) : object_(object) {}

  std::int64_t integer(std::string_view name) {
    const json::value* const value = object_.if_contains(name);
    if (value != nullptr && value->is_int64()) return value->get_int64();
    missing(name);
    return 0;
  }
  std::string text(std::string_view name) {
    const json::value* const value = object_.if_contains(name);
    if (value != nullptr && value->is_string()) return std::string(value->get_string());
    missing(name);
    return {};
  }
  std::vector<std::uint8_t> bytes(std::string_view name) {
    auto read = from_hex(text(name));
    if (!read) missing(name);
    return read ? *std::move(read) : std::vector<std::uint8_t>();
  }
  std::optional<CitizenId> subject(std::string_view name) {
    const json::value* const value = object_.if_contains(name);
    if (value != nullptr && value->is_null()) return std::nullopt;
    const auto parsed = identity::parse_citizen_id(text(name));
    if (parsed) return parsed->id;
    missing(name);
    return std::nullopt;
  }
  void missing(std::string_view name) {
    if (!error_)
      error_ = Error{ErrorCode::corrupt, "the record is not as it was written", std::string(name), ""};
  }
  template <class T>
  Expected<T> result(T read) {
    if (error_) return tl::unexpected(*error_);
    return read;
  }

 private:
  const json::object& object_;
  std::optional<Error> error_;
};

/// Every object of an array, read by `read`.
template <class T, class Read>
Expected<std::vector<T>> all_of(const json::object& object, std::string_view name, Read read) {
  const json::value* const array = object.if_contains(name);
  if (array == nullptr || !array->is_array())
    return tl::unexpected(
        Error{ErrorCode::corrupt, "the record is not as it was written", std::string(name), ""});
  std::vector<T> all;
  for (const json::value& one : array->get_array()) {
    Expected<T> element = read(one.is_object() ? one.get_object() : json::object());
    if (!element) return tl::unexpected(element.error());
    all.push_back(*std::move(element));
  }
  return all;
}

}  // namespace

json::object to_json(const AuditEntry& entry) {
  return {{"entry", entry.id},
          {"at_ms", milliseconds(entry.at)},
          {"actor", entry.actor},
          {"what", entry.what},
          {"subject", entry.subject ? json::value(entry.subject->to_string()) : json::value()},
          {"detail", entry.detail},
          {"purpose", entry.purpose},
          {"hash", entry.hash}};
}

json::object to_json(const AuditSeal& seal) {
  return {{"sealed_entry", seal.entry},
          {"at_ms", milliseconds(seal.at)},
          {"hash", seal.hash},
          {"public_key", to_hex(seal.public_key)},
          {"signature", to_hex(seal.signature)}};
}

json::object to_json(const AuditStretch& stretch) {
  json::array entries, seals;
  for (const AuditEntry& entry : stretch.entries) entries.push_back(to_json(entry));
  for (const AuditSeal& seal : stretch.seals) seals.push_back(to_json(seal));
  return {{"entries", std::move(entries)},
          {"seals", std::move(seals)},
          {"newest", stretch.newest ? json::value(to_json(*stretch.newest)) : json::value()}};
}

Expected<AuditEntry> audit_entry_from_json(const json::object& object) {
  Fields fields(object);
  AuditEntry entry{{.at = instant(fields.integer("at_ms")),
                    .actor = fields.text("actor"),
                    .what = fields.text("what"),
                    .subject = fields.subject("subject"),
                    .detail = fields.text("detail"),
                    .purpose = fields.text("purpose")}};
  entry.id = fields.integer("entry");
  entry.hash = fields.text("hash");
  return fields.result(std::move(entry));
}

Expected<AuditSeal> audit_seal_from_json(const json::object& object) {
  Fields fields(object);
  AuditSeal seal{.at = instant(fields.integer("at_ms")),
                 .entry = fields.integer("sealed_entry"),
                 .hash = fields.text("hash"),
                 .public_key = fields.bytes("public_key"),
                 .signature = fields.bytes("signature")};
  return fields.result(std::move(seal));
}

Expected<AuditStretch> audit_stretch_from_json(const json::object& object) {
  auto entries = all_of<AuditEntry>(object, "entries", audit_entry_from_json);
  if (!entries) return tl::unexpected(entries.error());
  auto seals = all_of<AuditSeal>(object, "seals", audit_seal_from_json);
  if (!seals) return tl::unexpected(seals.error());
  AuditStretch stretch{.entries = *std::move(entries), .seals = *std::move(seals), .newest = std::nullopt};
  const json::value* const newest = object.if_contains("newest");
  if (newest != nullptr && newest->is_object()) {
    auto seal = audit_seal_from_json(newest->get_object());
    if (!seal) return tl::unexpected(seal.error());
    stretch.newest = *std::move(seal);
  }
  return stretch;
}

}  // namespace benefit::api
