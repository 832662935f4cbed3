#include "daemon/jobs/parameters.hpp"

#include "verify/identity/date.hpp"
#include "verify/types/error.hpp"

#include <exception>

#include <boost/json.hpp>

namespace benefit::jobs {
namespace {

namespace json = boost::json;

[[noreturn]] void corrupt() {
  throw Failure({ErrorCode::corrupt, "the parameters of a job are not readable", "job", ""});
}

template <class Read>
auto read_object(std::string_view text, Read read) {
  try {
    const json::value root = json::parse(json::string_view(text.data(), text.size()));
    return read(root.as_object());
  } catch (const std::exception&) {  // whatever Boost.JSON throws for a text that is not ours
    corrupt();
  }
}

std::string text_at(const json::object& object, const char* name) {
  return std::string(object.at(name).as_string());
}

}  // namespace

std::string to_json(const ImportParameters& parameters) {
  json::object object{{"feed", static_cast<int>(parameters.feed)},
                      {"delivery", parameters.delivery},
                      {"spool_file", parameters.spool_file},
                      {"sha256", parameters.sha256},
                      {"bytes", parameters.bytes}};
  if (parameters.encoding) object["encoding"] = static_cast<int>(*parameters.encoding);
  if (!parameters.profile_sha256.empty()) object["profile_sha256"] = parameters.profile_sha256;
  return json::serialize(object);
}

std::string to_json(const VerifyParameters& parameters) {
  json::object object{{"as_of", identity::format_day(parameters.as_of)}, {"everyone", parameters.everyone}};
  if (parameters.known_on) object["known_on"] = identity::format_day(*parameters.known_on);
  return json::serialize(object);
}

std::string to_json(const CalibrateParameters& parameters) {
  return json::serialize(json::object{{"target", parameters.target}});
}

std::string to_json(const DedupeParameters& parameters) {
  return json::serialize(json::object{{"fpir", parameters.fpir}});
}

std::string to_json(const pipeline::LedgerRequest& request) {
  json::object object{{"ledger", pipeline::to_string(request.kind)},
                      {"period", report::format_period(request.period)},
                      {"region", report::format_region_filter(request.region)},
                      {"format", report::to_string(request.format)},
                      {"language", static_cast<int>(request.language)}};
  if (request.level) object["level"] = report::to_string(*request.level);
  return json::serialize(object);
}

std::string to_json(const BackupParameters& parameters) {
  json::object object;
  if (parameters.keep) object["keep"] = *parameters.keep;
  return json::serialize(object);
}

std::string to_json(const VerifyBackupParameters& parameters) {
  return json::serialize(json::object{{"backup", parameters.backup}});
}

std::string to_json(const RotateKeyParameters& parameters) {
  return json::serialize(json::object{{"from", parameters.from}});
}

std::string to_json(const RetentionParameters& parameters) {
  return json::serialize(json::object{{"dry_run", parameters.dry_run}});
}

ImportParameters import_parameters_from_json(std::string_view text) {
  return read_object(text, [](const json::object& object) {
    ImportParameters parameters;
    parameters.feed = static_cast<Feed>(object.at("feed").to_number<std::uint8_t>());
    parameters.delivery = text_at(object, "delivery");
    parameters.spool_file = text_at(object, "spool_file");
    parameters.sha256 = text_at(object, "sha256");
    parameters.bytes = object.at("bytes").to_number<std::int64_t>();
    if (const auto* encoding = object.if_contains("encoding"))
      parameters.encoding = static_cast<Encoding>(encoding->to_number<std::uint8_t>());
    if (object.contains("profile_sha256")) parameters.profile_sha256 = text_at(object, "profile_sha256");
    return parameters;
  });
}

VerifyParameters verify_parameters_from_json(std::string_view text) {
  return read_object(text, [](const json::object& object) {
    const auto day_at = [&](const char* name) {
      const auto day = identity::parse_day(text_at(object, name));
      if (!day) corrupt();
      return *day;
    };
    VerifyParameters parameters{.as_of = day_at("as_of")};
    if (const json::value* everyone = object.if_contains("everyone"))
      parameters.everyone = everyone->as_bool();
    if (object.contains("known_on")) parameters.known_on = day_at("known_on");
    return parameters;
  });
}

CalibrateParameters calibrate_parameters_from_json(std::string_view text) {
  return read_object(text, [](const json::object& object) {
    return CalibrateParameters{object.at("target").to_number<double>()};
  });
}

DedupeParameters dedupe_parameters_from_json(std::string_view text) {
  return read_object(text, [](const json::object& object) {
    const double fpir = object.at("fpir").to_number<double>();
    if (!(fpir > 0 && fpir < 1)) corrupt();
    return DedupeParameters{fpir};
  });
}

BackupParameters backup_parameters_from_json(std::string_view text) {
  return read_object(text, [](const json::object& object) {
    BackupParameters parameters;
    if (const json::value* keep = object.if_contains("keep"))
      parameters.keep = keep->to_number<std::size_t>();
    return parameters;
  });
}

VerifyBackupParameters verify_backup_parameters_from_json(std::string_view text) {
  return read_object(
      text, [](const json::object& object) { return VerifyBackupParameters{text_at(object, "backup")}; });
}

pipeline::LedgerRequest ledger_request_from_json(std::string_view text) {
  return read_object(text, [](const json::object& object) {
    pipeline::LedgerRequest request;
    request.kind = pipeline::parse_ledger_kind(text_at(object, "ledger")).value();
    request.period = report::parse_period(text_at(object, "period")).value();
    if (const std::string region = text_at(object, "region"); !region.empty())
      request.region = report::parse_region_filter(region).value();
    request.format = report::parse_table_format(text_at(object, "format")).value();
    const auto language = object.at("language").to_number<std::uint8_t>();
    if (language > static_cast<std::uint8_t>(report::Language::chinese)) corrupt();
    request.language = static_cast<report::Language>(language);
    if (object.contains("level"))
      request.level = report::parse_region_level(text_at(object, "level")).value();
    return request;
  });
}

RotateKeyParameters rotate_key_parameters_from_json(std::string_view text) {
  return read_object(text, [](const json::object& object) {
    return RotateKeyParameters{text_at(object, "from")};
  });
}

RetentionParameters retention_parameters_from_json(std::string_view text) {
  return read_object(text, [](const json::object& object) {
    return RetentionParameters{object.at("dry_run").as_bool()};
  });
}

}  // namespace benefit::jobs
