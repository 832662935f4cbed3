// The one table of commands. The command line (daemon/cli), the HTTP routes (daemon/server), --help,
// docs/commands.md and the test that holds them together are all made from it.
#pragma once

#include "daemon/api/roles.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace benefit::api {

/// Who works on people's files, or audits who did.
inline constexpr Roles file_readers = {Role::clerk, Role::reviewer, Role::supervisor, Role::auditor};
/// Who sees how the service stands: everybody who reads files, and whoever runs it.
inline constexpr Roles service_readers = {Role::clerk, Role::reviewer, Role::supervisor, Role::auditor,
                                          Role::administrator};

/// Where a command's work is done.
enum class Transport {
  get,       ///< GET; parameters that are not in the path go into the query
  post,      ///< POST; parameters that are not in the path go into a JSON object
  upload,    ///< POST; the file is the body, other parameters go into the query
  manifest,  ///< one POST for each row of a CSV manifest, the photo in base64
  offline,   ///< no daemon is asked
  dialogue,  ///< other commands, one after another, as the operator asks for them
};

enum class ValueType {
  text,
  integer,
  day,        ///< 2018-03-01
  since,      ///< 7d, 2w or 2018-03-01 (since.hpp)
  instant,    ///< 2018-03-01T09:30:00+08:00; without a zone it is China Standard Time
  file,       ///< a file that benefitctl reads
  text_file,  ///< a file that benefitctl reads, in a request its text
  new_file,   ///< a file that benefitctl writes
  folder,
  id_number,  ///< a citizen ID number; "-" reads it from standard input, so that it stays out of the process
              ///< list
  photo,      ///< in a manifest a path, in a request the file's bytes in base64
  flag,
};

struct Parameter {
  std::string name{};  ///< "as_of"; on the command line "--as-of", or its place when positional
  ValueType type = ValueType::text;
  std::string help{};
  bool positional = false;
  bool required = false;
  std::vector<std::string> choices{};  ///< empty: anything of its type
  /// benefitctl uses it itself; it is not sent.
  bool local = false;
};

/// How the parameter is written on the command line: "FILE", "--as-of".
std::string command_line_name(const Parameter& parameter);

/// A column of the human table and of CSV: a field of each row of the reply, and its heading.
struct Column {
  std::string field{};  ///< dotted path into the row ("sums.lost")
  std::string title{};
  enum class Form { text, number, yuan, list } form = Form::text;  ///< yuan: the field is in fen
};

struct Command {
  std::string noun{};
  std::string verb{};        ///< one or more words; empty for `status`
  Roles may = file_readers;  ///< one of these roles is enough; of no meaning when offline
  Transport transport = Transport::get;
  std::string path{};  ///< "/v1/cases/{case}"; a name in braces is a parameter; empty when offline and for a dialogue
  std::string summary{};
  std::string description{};
  std::vector<Parameter> parameters{};
  /// Transport::manifest only: the manifest's columns, which are the fields of each row's request.
  std::vector<Parameter> manifest_columns{};
  /// A request may name itself by an Idempotency-Key (keyed.hpp).
  bool takes_key = false;
  std::vector<std::string> examples{};
  std::string rows{};             ///< the reply's field that holds its rows; empty: the reply is one object
  std::vector<Column> columns{};  ///< of the rows

  /// "case show", "status".
  std::string name() const { return verb.empty() ? noun : noun + " " + verb; }
};

/// The HTTP method, "GET" or "POST"; empty for an offline command.
std::string_view method_of(const Command& command);

/// What every command that writes a file takes by itself: without it no file is written over.
inline constexpr std::string_view replace_flag = "replace";

/// In the order of --help and of the reference.
const std::vector<Command>& commands();
/// nullptr when there is no such command.
const Command* find_command(std::string_view noun, std::string_view verb);

/// docs/commands.md, whole.
std::string commands_reference_markdown();

}  // namespace benefit::api
