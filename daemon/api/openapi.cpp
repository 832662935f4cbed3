#include "daemon/api/openapi.hpp"

#include "daemon/api/command.hpp"
#include "daemon/api/errors.hpp"

#include <set>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>

namespace benefit::api {
namespace {

namespace json = boost::json;

json::object schema_of(const Parameter& parameter) {
  json::object schema;
  switch (parameter.type) {
    case ValueType::integer:
      schema = {{"type", "integer"}, {"format", "int64"}};
      break;
    case ValueType::flag:
      schema = {{"type", "boolean"}};
      break;
    case ValueType::day:
      schema = {{"type", "string"}, {"format", "date"}};
      break;
    case ValueType::instant:
      schema = {{"type", "string"}, {"format", "date-time"}};
      break;
    case ValueType::photo:
      schema = {{"type", "string"}, {"contentEncoding", "base64"}};
      break;
    case ValueType::id_number:
      schema = {{"type", "string"}, {"pattern", "^[0-9]{17}[0-9Xx]$|^[0-9]{15}$"}};
      break;
    case ValueType::since:
    case ValueType::text:
    case ValueType::text_file:
    case ValueType::file:
    case ValueType::new_file:
    case ValueType::folder:
      schema = {{"type", "string"}};
      break;
  }
  if (!parameter.choices.empty())
    schema["enum"] = json::array(parameter.choices.begin(), parameter.choices.end());
  schema["description"] = parameter.help;
  return schema;
}

bool is_in_path(const Command& command, const Parameter& parameter) {
  return command.path.find("{" + parameter.name + "}") != std::string::npos;
}

/// Parameters outside of the path go into the body of a POST, but for an upload, whose body is the file.
bool goes_into_body(const Command& command) {
  return command.transport == Transport::post || command.transport == Transport::manifest;
}

json::array parameters_of(const Command& command) {
  json::array array;
  for (const Parameter& parameter : command.parameters) {
    const bool in_path = is_in_path(command, parameter);
    if (parameter.local || (!in_path && goes_into_body(command))) continue;
    json::object one{{"name", parameter.name},
                     {"in", in_path ? "path" : "query"},
                     {"required", in_path || parameter.required}};
    one["schema"] = schema_of(parameter);
    array.push_back(std::move(one));
  }
  if (command.takes_key) array.push_back(json::object{{"$ref", "#/components/parameters/IdempotencyKey"}});
  return array;
}

json::object object_schema(const Command& command) {
  json::object properties;
  json::array required;
  const auto add = [&](const Parameter& parameter) {
    if (parameter.local || is_in_path(command, parameter)) return;
    properties[parameter.name] = schema_of(parameter);
    if (parameter.required) required.push_back(json::value(parameter.name));
  };
  for (const Parameter& column : command.manifest_columns) add(column);
  for (const Parameter& parameter : command.parameters) add(parameter);
  json::object schema{
      {"type", "object"}, {"properties", std::move(properties)}, {"additionalProperties", false}};
  if (!required.empty()) schema["required"] = std::move(required);
  return schema;
}

json::object content(const char* type, json::object schema) {
  json::object media;
  media[type] = json::object{{"schema", std::move(schema)}};
  return media;
}

json::object reference(const char* name) { return {{"$ref", fmt::format("#/components/schemas/{}", name)}}; }

/// The reply's fields are the table's columns; of a manifest's row, the row's.
json::object reply_of(const Command& command) {
  json::object schema{{"type", "object"}};
  if (command.takes_key) {
    schema = {{"oneOf", json::array{reference("Collected"), reference("StationAnswer")}}};
  } else if (!command.rows.empty() && command.transport != Transport::manifest) {
    json::object properties;
    properties[command.rows] = json::object{{"type", "array"}, {"items", json::object{{"type", "object"}}}};
    schema["properties"] = std::move(properties);
    schema["required"] = json::array{json::value(command.rows)};
  }
  return {{"description", command.transport == Transport::upload ? "The job that takes it." : "Done."},
          {"content", content("application/json", std::move(schema))}};
}

json::object operation_of(const Command& command) {
  std::string id = command.name();
  for (char& c : id)
    if (c == ' ') c = '_';
  json::object operation{{"operationId", id}, {"summary", command.summary}};
  if (!command.description.empty()) operation["description"] = command.description;
  operation["tags"] = json::array{json::value(command.noun)};
  json::array roles;
  for (const Role role : every_role)
    if (command.may.contains(role)) roles.push_back(json::value(to_string(role)));
  operation["x-roles"] = std::move(roles);
  // On the unix socket the kernel says who asks; only what a station may is asked under TLS.
  if (command.may.contains(Role::station))
    operation["security"] = json::array{json::object{}, json::object{{"stationCertificate", json::array{}}}};
  if (json::array parameters = parameters_of(command); !parameters.empty())
    operation["parameters"] = std::move(parameters);
  if (command.transport == Transport::upload)
    operation["requestBody"] = json::object{
        {"required", true}, {"content", content("application/octet-stream", {{"type", "string"}})}};
  if (goes_into_body(command)) {
    json::object schema = object_schema(command);
    const bool required = schema.contains("required");
    operation["requestBody"] =
        json::object{{"required", required}, {"content", content("application/json", std::move(schema))}};
  }
  operation["responses"] = json::object{{"2XX", reply_of(command)},
                                        {"default", json::object{{"$ref", "#/components/responses/Error"}}}};
  return operation;
}

json::object paths() {
  json::object all;
  for (const Command& command : commands()) {
    if (command.path.empty()) continue;
    json::value& path = all.emplace(command.path, json::object{}).first->value();
    path.as_object()[method_of(command) == "GET" ? "get" : "post"] = operation_of(command);
  }
  return all;
}

json::object text_schema(const char* description) {
  return {{"type", "string"}, {"description", description}};
}

json::object object_of(json::object properties, json::array required) {
  return {{"type", "object"}, {"properties", std::move(properties)}, {"required", std::move(required)}};
}

json::object schemas() {
  json::array codes;
  for (const ErrorRow& row : error_table()) codes.push_back(json::value(to_string(row.code)));
  json::object error = object_of({{"code", json::object{{"type", "string"}, {"enum", std::move(codes)}}},
                                  {"what", text_schema("what went wrong")},
                                  {"where", text_schema("at which parameter, file or line")},
                                  {"hint", text_schema("what to do about it")}},
                                 {"code", "what", "where", "hint"});
  json::object state{{"type", "string"}, {"enum", {"new", "already_there"}}};
  json::object advice{
      {"type", "array"},
      {"description", "what helps against what is wrong with the photo, the most urgent first"},
      {"items",
       object_of({{"code", json::object{{"type", "string"}}}, {"sentence", json::object{{"type", "string"}}}},
                 {"code", "sentence"})}};
  json::object answer = object_of(
      {{"collection", json::object{{"type", "integer"}}},
       {"state", state},
       {"answer", json::object{{"type", "string"}, {"enum", {"same", "unsure", "take_again"}}}},
       {"what_to_do",
        object_of({{"en", text_schema("in English")}, {"zh", text_schema("in Chinese")}}, {"en", "zh"})},
       {"advice", advice}},
      {"collection", "state", "answer", "what_to_do", "advice"});
  answer["description"] = "What a station is told under TLS.";
  json::object collected = object_of({{"collection", json::object{{"type", "integer"}}},
                                      {"state", state},
                                      {"outcome", json::object{{"type", {"string", "null"}}}},
                                      {"certifies", json::object{{"type", "boolean"}}},
                                      {"sentence", json::object{{"type", "string"}}},
                                      {"advice", advice}},
                                     {"collection", "state", "outcome", "certifies", "sentence", "advice"});
  collected["description"] = "What a clerk is told on the unix socket.";
  return {{"Error", object_of({{"error", std::move(error)}}, {"error"})},
          {"StationAnswer", std::move(answer)},
          {"Collected", std::move(collected)}};
}

json::object components() {
  std::set<int> statuses{429, 431};
  for (const ErrorRow& row : error_table()) statuses.insert(row.http_status);
  std::string listed;
  for (const int status : statuses) listed += fmt::format("{}{}", listed.empty() ? "" : ", ", status);
  json::object retry_after{{"description", "seconds to wait, with 429"},
                           {"schema", json::object{{"type", "integer"}}}};
  json::object error{{"description", fmt::format("An error; the status is one of {}.", listed)},
                     {"headers", json::object{{"Retry-After", std::move(retry_after)}}},
                     {"content", content("application/json", reference("Error"))}};
  json::object key{
      {"name", "Idempotency-Key"},
      {"in", "header"},
      {"required", false},
      {"description",
       "By which the request names itself for seven days: sent again under the same key, it is given "
       "the same answer and nothing is done twice. Another body under the same key is refused (422)."},
      {"schema", json::object{{"type", "string"}, {"minLength", 1}, {"maxLength", 202}}}};
  return {{"securitySchemes",
           json::object{
               {"stationCertificate",
                json::object{{"type", "mutualTLS"},
                             {"description", "TLS 1.3 with a registered certificate (docs/stations.md)."}}}}},
          {"parameters", json::object{{"IdempotencyKey", std::move(key)}}},
          {"responses", json::object{{"Error", std::move(error)}}},
          {"schemas", schemas()}};
}

void write(const json::value& value, std::string& text, std::size_t depth);

/// "{", each of `all` on a line of its own, "}".
template <class All, class One>
void write_lines(const All& all, char open, char close, std::string& text, std::size_t depth, One write_one) {
  text += open;
  bool first = true;
  for (const auto& one : all) {
    text += first ? "\n" : ",\n";
    first = false;
    text.append(depth + 1, ' ');
    write_one(one);
  }
  if (!first) text.append("\n").append(depth, ' ');
  text += close;
}

void write(const json::value& value, std::string& text, std::size_t depth) {
  if (const auto* object = value.if_object())
    return write_lines(*object, '{', '}', text, depth, [&](const json::key_value_pair& pair) {
      text += json::serialize(json::value(pair.key())) + ": ";
      write(pair.value(), text, depth + 1);
    });
  if (const auto* array = value.if_array())
    return write_lines(*array, '[', ']', text, depth,
                       [&](const json::value& one) { write(one, text, depth + 1); });
  text += json::serialize(value);
}

}  // namespace

std::string openapi_document() {
  const json::object document{
      {"openapi", "3.1.0"},
      {"info",
       json::object{
           {"title", "benefitd"},
           {"version", "1"},
           {"description",
            "Made from daemon/api/command_table.cpp and errors.cpp by the build target `commands_reference`. "
            "On the unix socket the kernel says who asks, and x-roles which of his roles is enough; under "
            "TLS a station may do what the role `station` may."}}},
      {"servers",
       json::array{json::object{{"url", "http://localhost"}, {"description", "the unix socket"}},
                   json::object{{"url", "https://{host}:{port}"},
                                {"description", "the port for stations"},
                                {"variables", json::object{{"host", json::object{{"default", "localhost"}}},
                                                           {"port", json::object{{"default", "8443"}}}}}}}},
      {"paths", paths()},
      {"components", components()}};
  std::string text;
  write(document, text, 0);
  return text + "\n";
}

}  // namespace benefit::api
