#include "daemon/api/command.hpp"
#include "verify/types/case.hpp"
#include "verify/types/feed.hpp"
#include "verify/types/letter.hpp"
#include "verify/types/suspension.hpp"

#include <algorithm>
#include <span>

namespace benefit::api {
namespace {

using Form = Column::Form;

Parameter positional(std::string name, ValueType type, std::string help) {
  return {
      .name = std::move(name), .type = type, .help = std::move(help), .positional = true, .required = true};
}

Parameter option(std::string name, ValueType type, std::string help, std::vector<std::string> choices = {}) {
  return {.name = std::move(name), .type = type, .help = std::move(help), .choices = std::move(choices)};
}

Parameter required_option(std::string name, ValueType type, std::string help,
                          std::vector<std::string> choices = {}) {
  return {.name = std::move(name),
          .type = type,
          .help = std::move(help),
          .required = true,
          .choices = std::move(choices)};
}

Parameter column(std::string name, ValueType type, std::string help) {
  return {.name = std::move(name), .type = type, .help = std::move(help)};
}

Parameter required_column(std::string name, ValueType type, std::string help) {
  return {.name = std::move(name), .type = type, .help = std::move(help), .required = true};
}

Parameter local(Parameter parameter) {
  parameter.local = true;
  return parameter;
}

Parameter for_case_option() {
  return option("for_case", ValueType::integer, "the case that it is read for, kept in the audit record");
}

Parameter purpose_option() {
  return option("purpose", ValueType::text, "what it is read for, kept in the audit record");
}

std::vector<std::string> choices(std::span<const std::string_view> names) {
  return {names.begin(), names.end()};
}

Parameter since_option(std::string help) { return option("since", ValueType::since, std::move(help)); }

std::vector<Command> feed_commands() {
  return {
      {.noun = "feed",
       .verb = "import",
       .may = {Role::clerk, Role::administrator},
       .transport = Transport::upload,
       .path = "/v1/feeds/{feed}/deliveries",
       .summary = "take one delivered file as one batch",
       .description =
           "The batch is taken wholly or not at all. Rows that cannot be taken are kept as rejects with "
           "their reason (`feed rejects`). The same file again changes nothing; another file under the same "
           "delivery name supersedes the former one, which stays on record. To withdraw a delivery, import "
           "a file with nothing but the header under its name.",
       .parameters = {positional("feed", ValueType::text, "name of the feed (`feed describe` lists them)"),
                      local(positional("file", ValueType::file,
                                       "a CSV file (UTF-8 or GB18030) or an Excel workbook (.xlsx)")),
                      option("delivery", ValueType::text, "name of the delivery; default: the file's name"),
                      option("encoding", ValueType::text, "default: recognised", choices(encoding_names())),
                      local(option("profile", ValueType::file,
                                   "a mapping profile (TOML) for a supplier's own columns and codes")),
                      option("profile_sha256", ValueType::text, "a profile that is kept, by its SHA-256"),
                      local(option("dry_run", ValueType::flag,
                                   "read the file here, say what would become of its rows, keep nothing"))},
       .examples =
           {"benefitctl feed import roll roll-2018.csv", "benefitctl feed import payments 发放明细.xlsx",
            "benefitctl feed import payments bank.csv --profile bank.toml --dry-run",
            "benefitctl feed import deaths-health 死亡名单.csv --delivery 2018-03 --encoding gb18030"}},
      {.noun = "feed",
       .verb = "take",
       .may = {Role::clerk, Role::administrator},
       .transport = Transport::dialogue,
       .summary = "import the files that a supplier has dropped into a folder",
       .description =
           "A file is complete, and is taken, when NAME.done stands beside it: an empty file, or what "
           "`sha256sum NAME` prints, which the file then has to be. It is imported under its name as `feed "
           "import` does and goes to done/; one that cannot be taken goes to refused/ with the reason beside "
           "it. A file that was taken before changes nothing. Links and pipes, and a file that is changed "
           "while it is read, are refused. When the service or the disk fails, the file waits for the next "
           "time. benefitd-feed@FEED.path runs it (docs/administration.md).",
       .parameters = {positional("folder", ValueType::folder, "the folder that files are dropped into"),
                      required_option("feed", ValueType::text, "the feed that they are of"),
                      option("encoding", ValueType::text, "default: recognised", choices(encoding_names())),
                      option("profile", ValueType::file,
                             "a mapping profile (TOML) for a supplier's own columns and codes")},
       .examples = {"benefitctl feed take /var/spool/benefitd/deaths-health --feed deaths-health"},
       .rows = "files",
       .columns = {{"file", "file"},
                   {"state", "state"},
                   {"batch", "batch", Form::number},
                   {"rows_accepted", "accepted", Form::number},
                   {"rows_rejected", "rejected", Form::number},
                   {"sentence", "note"}}},
      {.noun = "profile",
       .verb = "keep",
       .may = {Role::clerk, Role::administrator},
       .transport = Transport::post,
       .path = "/v1/profiles",
       .summary = "keep a mapping profile, by which a supplier's files are read",
       .description =
           "`feed import --profile` does it by itself. A profile is known by the SHA-256 of its text; "
           "docs/feeds.md shows one.",
       .parameters = {positional("profile", ValueType::text_file, "the TOML file"),
                      option("name", ValueType::text, "a name to know it by")},
       .examples = {"benefitctl profile keep bank.toml --name bank.toml"}},
      {.noun = "profile",
       .verb = "show",
       .may = service_readers,
       .path = "/v1/profiles/{profile}",
       .summary = "the text of a mapping profile that a batch was read by",
       .parameters = {positional("profile", ValueType::text, "its SHA-256")},
       .examples = {"benefitctl profile show "
                    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"}},
      {.noun = "feed",
       .verb = "list",
       .may = service_readers,
       .path = "/v1/feeds",
       .summary = "every feed: who supplies it, how often, what came last, how complete and how late",
       .description =
           "Counted over the current deliveries. `incomplete`: columns without a value in every row, with "
           "the share of rows that have one. `median` and `90%`: days within which half and nine tenths of "
           "the rows were known, from the event to the supplier's record or to the delivery (docs/feeds.md "
           "says which); a pension paid within its month counts below 0. A feed is overdue when its last "
           "delivery is older than it is expected to come. `no list of`: months of payments of which a "
           "county's list is missing between others.",
       .examples = {"benefitctl feed list", "benefitctl feed list -o json"},
       .rows = "feeds",
       .columns = {{"feed", "feed"},
                   {"supplier", "supplied by"},
                   {"every_days", "every (days)", Form::number},
                   {"received_on", "last delivery"},
                   {"state", "state"},
                   {"rows", "rows", Form::number},
                   {"rows_rejected", "rejected", Form::number},
                   {"first_day", "from"},
                   {"last_day", "to"},
                   {"no_list_of", "no list of", Form::list},
                   {"incomplete", "incomplete", Form::list},
                   {"lag.median_days", "median", Form::number},
                   {"lag.p90_days", "90%", Form::number}}},
      {.noun = "feed",
       .verb = "batches",
       .may = service_readers,
       .path = "/v1/batches",
       .summary = "list the batches taken so far, newest first",
       .parameters = {since_option("only those received since: 7d, 2w or 2018-03-01")},
       .examples = {"benefitctl feed batches --since 7d", "benefitctl feed batches -o csv"},
       .rows = "batches",
       .columns = {{"batch", "batch", Form::number},
                   {"feed", "feed"},
                   {"delivery", "delivery"},
                   {"encoding", "encoding"},
                   {"received_at", "received"},
                   {"received_by", "by"},
                   {"rows_in", "rows", Form::number},
                   {"rows_accepted", "accepted", Form::number},
                   {"rows_rejected", "rejected", Form::number},
                   {"rows_damaged", "damaged", Form::number},
                   {"first_day", "from"},
                   {"last_day", "to"},
                   {"state", "state"}}},
      {.noun = "feed",
       .verb = "rejects",
       .path = "/v1/batches/{batch}/rejects",
       .summary = "the refused rows of a batch, ready to be mended and imported again",
       .description =
           "As CSV: the file's own columns, then reject_line and reject_reason, which an import ignores. "
           "With -o json: line, column, code and sentence of every refused or damaged row.",
       .parameters = {positional("batch", ValueType::integer, "number of the batch"),
                      local(option("out", ValueType::new_file,
                                   "write to this file instead of standard output"))},
       .examples = {"benefitctl feed rejects 3 --out mend-3.csv", "benefitctl feed rejects 3 -o json"},
       .rows = "rejects",
       .columns = {{"line", "line", Form::number}, {"column", "column"}, {"sentence", "reason"}}},
      {.noun = "feed",
       .verb = "describe",
       .transport = Transport::offline,
       .summary = "what a feed holds, column by column",
       .parameters = {{.name = "feed",
                       .type = ValueType::text,
                       .help = "name of the feed; all of them when left out",
                       .positional = true}},
       .examples = {"benefitctl feed describe", "benefitctl feed describe payments"},
       .rows = "columns",
       .columns = {{"feed", "feed"},
                   {"column", "column"},
                   {"aliases", "also accepted", Form::list},
                   {"required", "required"},
                   {"form", "accepted values"},
                   {"meaning", "meaning"},
                   {"example", "example"}}},
      {.noun = "feed",
       .verb = "template",
       .transport = Transport::offline,
       .summary = "a file of the feed to fill in: its header and two example rows",
       .description =
           "CSV in UTF-8 with a byte order mark. The rows are fictional and `feed import` takes them; a "
           "supplier puts its own in their place. Format the columns of numbers as text before typing into "
           "them: a spreadsheet rounds ID and account numbers.",
       .parameters = {positional("feed", ValueType::text, "name of the feed (`feed describe` lists them)"),
                      option("header", ValueType::text, "names of the columns; default: english",
                             {"english", "chinese"}),
                      option("out", ValueType::new_file, "write to this file instead of standard output")},
       .examples = {"benefitctl feed template payments --out payments.csv",
                    "benefitctl feed template deaths-village --header chinese"}},
  };
}

Parameter threads_option() {
  return option("threads", ValueType::integer, "worker threads; default: the number of cores");
}

std::vector<Command> photo_commands() {
  const std::vector<Column> calibration_columns = {{"group", "group"},
                                                   {"enrolled", "people", Form::number},
                                                   {"compared", "compared", Form::number},
                                                   {"pairs", "pairs", Form::number},
                                                   {"threshold", "threshold", Form::number},
                                                   {"of_several", "of 2, 3 photos"},
                                                   {"counted_fmr", "strangers accepted"},
                                                   {"tail_fmr", "by the tail"},
                                                   {"tail_threshold", "threshold by the tail"},
                                                   {"note", "note"}};
  return {
      {.noun = "photo",
       .verb = "enrol",
       .may = {Role::clerk},
       .transport = Transport::manifest,
       .path = "/v1/enrolled-photos",
       .summary = "keep the photos that people are compared with",
       .description = "One row for each photo; the newest one counts. The same row again changes nothing.",
       .parameters = {local(positional("manifest", ValueType::file, "the CSV manifest")),
                      local(
                          option("root", ValueType::folder, "folder of the photos; default: the manifest's")),
                      local(option("dry_run", ValueType::flag,
                                   "read the manifest and its photos, say what is wrong, send nothing"))},
       .manifest_columns = {required_column("id_number", ValueType::id_number, "whose photo it is"),
                            required_column("photo", ValueType::photo, "JPEG or PNG file, from the root on"),
                            required_column("taken_on", ValueType::day, "the day it was taken")},
       .examples = {"benefitctl photo enrol enrolments.csv --root photos/"},
       .rows = "photos",
       .columns = {{"line", "line", Form::number},
                   {"photo", "photo", Form::number},
                   {"state", "state"},
                   {"sentence", "note"}}},
      {.noun = "photo",
       .verb = "show",
       .path = "/v1/photos/{photo}/thumbnail",
       .summary = "show a photo in the terminal (the read goes on record)",
       .parameters = {positional("photo", ValueType::integer, "number of the photo"),
                      option("width", ValueType::integer, "pixels, 16 to 1024; default 320"),
                      for_case_option(), purpose_option()},
       .examples = {"benefitctl photo show 17", "benefitctl photo show 17 --for-case 12"}},
      {.noun = "collection",
       .verb = "submit",
       .may = {Role::clerk, Role::station},
       .transport = Transport::manifest,
       .path = "/v1/collections",
       .summary = "hand in collection photos: each is compared with the enrolled one",
       .description =
           "One row for each photo. The same row again changes nothing. A photo that cannot be assessed asks "
           "for another one; it counts against nobody.",
       .parameters = {local(positional("manifest", ValueType::file, "the CSV manifest")),
                      local(
                          option("root", ValueType::folder, "folder of the photos; default: the manifest's")),
                      local(option("dry_run", ValueType::flag,
                                   "read the manifest and its photos, say what is wrong, send nothing"))},
       .manifest_columns = {required_column("id_number", ValueType::id_number, "who came"),
                            column("name", ValueType::text, "the name as given at the station"),
                            required_column("photo", ValueType::photo, "JPEG or PNG file, from the root on"),
                            required_column("captured_at", ValueType::instant, "when the photo was taken"),
                            required_column("station", ValueType::text, "where"),
                            column("operator", ValueType::text, "by whom"),
                            column("county_code", ValueType::text,
                                   "the station's county, six digits (GB/T 2260)")},
       .takes_key = true,
       .examples = {"benefitctl collection submit march.csv --root photos/"},
       .rows = "collections",
       .columns = {{"line", "line", Form::number},
                   {"collection", "collection", Form::number},
                   {"state", "state"},
                   {"outcome", "outcome"},
                   {"fused", "distance"},
                   {"sentence", "note"}}},
      {.noun = "face",
       .verb = "search",
       .may = {Role::clerk, Role::reviewer, Role::supervisor},
       .transport = Transport::post,
       .path = "/v1/face-searches",
       .summary = "whom among all enrolled people a photo looks like (each person found goes on record)",
       .description =
           "The photo is measured and not kept. Looking alike is no proof: twins and relatives do. The last "
           "`face dedupe` says up to which distance strangers are rare.",
       .parameters = {positional("photo", ValueType::photo, "JPEG or PNG file"),
                      option("limit", ValueType::integer, "how many people, 1 to 50; default 10")},
       .examples = {"benefitctl face search unknown.jpg", "benefitctl face search unknown.jpg -o json"},
       .rows = "people",
       .columns = {{"photo", "photo", Form::number},
                   {"score", "distance"},
                   {"within_threshold", "rare among strangers"},
                   {"name", "name"},
                   {"region", "region"}}},
      {.noun = "face",
       .verb = "dedupe",
       .may = {Role::clerk, Role::supervisor},
       .transport = Transport::post,
       .path = "/v1/gallery-searches",
       .summary = "compare all enrolled faces with one another, to find who is enrolled under two numbers",
       .description =
           "Runs as a job; stopped, it begins anew. It tries how often a search finds a stranger, takes the "
           "threshold for the rate asked for, and keeps the pairs of people at or below it instead of those "
           "found before; the next `verify run` tells of them (F4). With too few people for that rate it "
           "says how many are needed, and names only faces that are clearly the same.",
       .parameters = {option("fpir", ValueType::text,
                             "share of searches that may find a stranger (false positive identification "
                             "rate), 0.000001 to 0.1; default 0.01")},
       .examples = {"benefitctl face dedupe", "benefitctl face dedupe --fpir 0.001 -o json"}},
      {.noun = "face",
       .verb = "compare",
       .transport = Transport::offline,
       .summary = "compare the faces on two photo files",
       .description =
           "Prints both networks' scores, the fused one, the outcome and what was not assessable. Without a "
           "calibration on the agency's own gallery the outcome never certifies.",
       .parameters = {positional("a", ValueType::file, "the first photo (JPEG or PNG)"),
                      positional("b", ValueType::file, "the second photo"),
                      option("models", ValueType::folder, "folder of the networks")},
       .examples = {"benefitctl face compare enrolled.jpg today.jpg",
                    "benefitctl face compare enrolled.jpg today.jpg -o json"}},
      {.noun = "face",
       .verb = "evaluate",
       .transport = Transport::offline,
       .summary = "measure accuracy over a list of photo pairs",
       .description =
           "The pairs file has one pair a line: photo a, photo b, 1 (same person) or 0, separated by tabs.",
       .parameters = {required_option("pairs", ValueType::file, "the pairs file (TSV)"),
                      required_option("root", ValueType::folder, "folder that its paths start from"),
                      option("per_pair", ValueType::new_file,
                             "write the scores of each pair to this file (TSV)"),
                      option("per_photo", ValueType::new_file,
                             "write what was measured on each photo to this file (TSV)"),
                      option("any_quality", ValueType::flag,
                             "compare photos beyond the quality bounds as well"),
                      threads_option(), option("models", ValueType::folder, "folder of the networks")},
       .examples = {"benefitctl face evaluate --pairs pairs.tsv --root photos/ -o json"}},
      {.noun = "face",
       .verb = "reuse",
       .transport = Transport::offline,
       .summary = "measure how surely edited copies of photos are found",
       .description = "Makes edited copies of every photo of a list (re-saved, resized, cropped, lightened, "
                      "with a border, a stamp or other EXIF, mirrored, and two of these at once), looks "
                      "each up among all, and counts what is found; then compares photos that are no "
                      "copies: all pairs of one person, and, with --retakes, a model of the same person "
                      "photographed again in the same chair. The list has one photo a line: path, person, "
                      "separated by a tab.",
       .parameters = {required_option("photos", ValueType::file, "the list of photos (TSV)"),
                      required_option("root", ValueType::folder, "folder that its paths start from"),
                      option("edits", ValueType::integer,
                             "copies of each photo with two edits at once; default: 4"),
                      option("retakes", ValueType::integer, "photos of each chair; default: none"),
                      option("scenes", ValueType::integer,
                             "photos that are taken for chairs, spread over the list; default: all"),
                      option("motion", ValueType::integer,
                             "how much people move in their chair, in percent of the model; default: 100"),
                      option("seed", ValueType::integer, "of the edits; default: 1"), threads_option(),
                      option("models", ValueType::folder, "folder of the networks")},
       .examples =
           {"benefitctl face reuse --photos photos.tsv --root photos/",
            "benefitctl face reuse --photos photos.tsv --root photos/ --retakes 20 --scenes 100 -o json"}},
      {.noun = "face",
       .verb = "calibrate",
       .may = {Role::administrator},
       .transport = Transport::post,
       .path = "/v1/face-calibrations",
       .summary = "measure on the enrolled photos at which score two photos are one person's",
       .description =
           "Compares strangers of the same sex and age band with each other, and each person who has several "
           "photos with himself. A threshold is set for each group so that strangers are accepted no more "
           "often than asked, with its interval by counting and by the fitted tail; a group with too few "
           "people has none, and its comparisons are referred to a person. Runs as a job. The record counts "
           "once somebody has signed it.",
       .parameters = {option("fmr", ValueType::text, "strangers accepted at most; default: 0.001",
                             {"0.001", "0.0001"})},
       .examples = {"benefitctl face calibrate", "benefitctl face calibrate --fmr 0.0001 -o json"},
       .rows = "groups",
       .columns = calibration_columns},
      {.noun = "face",
       .verb = "calibration show",
       .may = service_readers,
       .path = "/v1/face-calibration",
       .summary = "what a calibration found, and whether it is in force",
       .parameters = {{.name = "calibration",
                       .type = ValueType::integer,
                       .help = "number of the calibration; default: the newest",
                       .positional = true}},
       .examples = {"benefitctl face calibration show", "benefitctl face calibration show 3 -o json"},
       .rows = "groups",
       .columns = calibration_columns},
      {.noun = "face",
       .verb = "calibration sign",
       .may = {Role::administrator},
       .transport = Transport::post,
       .path = "/v1/face-calibrations/{calibration}/signature",
       .summary = "put a calibration in force",
       .description =
           "From then on a photo that lies within its group's threshold certifies. The signature goes on "
           "record. A calibration is void as soon as other networks, another fusion or another preprocessing "
           "measure the faces, and when the scores of strangers have left it.",
       .parameters = {positional("calibration", ValueType::integer, "number of the calibration")},
       .examples = {"benefitctl face calibration sign 3"},
       .rows = "groups",
       .columns = calibration_columns},
      {.noun = "face",
       .verb = "evaluate-attacks",
       .transport = Transport::offline,
       .summary = "measure the detection of pictures and screens on labelled photos",
       .description = "The list has one photo a line: its path, and `live` for a person or the kind of "
                      "attack (print, screen, ...), "
                      "separated by a tab. Prints for each kind how many pass unnoticed (APCER), and how "
                      "many persons would be asked for "
                      "another photo without need (BPCER), with exact 95 % intervals.",
       .parameters = {required_option("list", ValueType::file, "the list of photos (TSV)"),
                      required_option("root", ValueType::folder, "folder that its paths start from"),
                      option("per_photo", ValueType::new_file,
                             "write what was measured on each photo to this file (TSV)"),
                      threads_option(), option("models", ValueType::folder, "folder of the networks")},
       .examples = {"benefitctl face evaluate-attacks --list photos.tsv --root photos/"}},
  };
}

std::vector<Command> model_commands() {
  const Parameter models = option("models", ValueType::folder, "folder of the networks");
  return {
      {.noun = "models",
       .verb = "add",
       .transport = Transport::offline,
       .summary = "let a network of the agency's own measure faces beside the shipped ones",
       .description = "Takes other weights of dlib's face ResNet (.dat), or an ONNX file of a network of "
                      "ArcFace's kind; which it is, and how many dimensions it has, is found by reading it. "
                      "The file is copied into the folder of the networks and listed in added.toml there. "
                      "Its distance counts in the fused score by its weight. Afterwards every face is "
                      "measured anew, calibrations are void, and every comparison is unsure until a new one "
                      "is signed. Measure first: `face evaluate` with --models on a copy of the folder says "
                      "what the network gains. Given again, it changes nothing.",
       .parameters = {positional("file", ValueType::file, "the network's weights"),
                      option("network", ValueType::text,
                             "its name in replies; default: the file's, without ending"),
                      option(
                          "weight", ValueType::text,
                          "of its distance in the fused score, 0.01 to 100 (shipped: dlib 1.5, arcface 1); "
                          "default: 1"),
                      models},
       .examples = {"benefitctl models add taguchi_face_recognition_resnet_model_v1.dat --network taguchi",
                    "benefitctl models add local.onnx --weight 0.5 -o json"}},
      {.noun = "models",
       .verb = "list",
       .transport = Transport::offline,
       .summary = "the networks that measure faces, and whether their files are right",
       .description = "A file is `right`, `missing`, or `changed`: not the one whose SHA-256 the manifest "
                      "has. The service does not measure faces unless all are right.",
       .parameters = {models},
       .examples = {"benefitctl models list", "benefitctl models list -o json"},
       .rows = "files",
       .columns = {{"name", "file"},
                   {"role", "role"},
                   {"network", "network"},
                   {"dimensions", "dimensions", Form::number},
                   {"weight", "weight", Form::number},
                   {"origin", "origin"},
                   {"state", "state"}}},
      {.noun = "models",
       .verb = "remove",
       .transport = Transport::offline,
       .summary = "take an added network away again",
       .description = "Deletes the copy in the folder of the networks. Shipped networks stay. Faces are "
                      "measured anew, as after `models add`.",
       .parameters = {positional("network", ValueType::text, "the network's name (`models list`)"), models},
       .examples = {"benefitctl models remove taguchi"}},
  };
}

std::vector<Command> match_commands() {
  const auto list = [](std::string name, std::string help) {
    return required_option(std::move(name), ValueType::file, std::move(help));
  };
  const Parameter encoding =
      option("encoding", ValueType::text, "of the lists; default: recognised", choices(encoding_names()));
  const Parameter left_mapping =
      option("left_mapping", ValueType::text,
             "the first list's headers that are not recognised, as field=header,field=header");
  const Parameter right_mapping = option("right_mapping", ValueType::text, "the same of the second list");
  const Parameter model = option("model", ValueType::file,
                                 "a model of `match train`, used as it is; default: learn from the lists");
  const Parameter memory =
      option("memory", ValueType::text,
             "the most memory to take, such as 2G: a run that needs more goes on in parts, "
             "with the same result; default: no limit");
  const Parameter mapping =
      option("mapping", ValueType::text, "headers that are not recognised, as field=header,field=header");
  return {
      {.noun = "match",
       .verb = "link",
       .transport = Transport::offline,
       .summary = "find the rows of two lists that are of one person",
       .description = "Compares two lists of persons (CSV, UTF-8 or GB18030) by ID number, date of birth, "
                      "sex, name and place, with the errors that such lists have, and writes every pair that "
                      "may be one person with its probability. Columns are recognised by their usual headers "
                      "in English and Chinese: record_id, id_number, name, sex, birth_date, county_code, "
                      "town, village, address, death_date. The same lists give the same file, whatever the "
                      "order of their rows. A verdict `look` is for a person to decide.",
       .parameters = {list("left", "the first list: the roll, by which the frequency of names is counted"),
                      list("right", "the second list"),
                      required_option("out", ValueType::new_file, "the links, as CSV"),
                      option("one_to_one", ValueType::flag, "a person has one row in each list at most"),
                      option("least_probability", ValueType::text, "leave out pairs below it; default: 0.05"),
                      model, memory, encoding, left_mapping, right_mapping, threads_option()},
       .examples = {"benefitctl match link --left roll.csv --right deaths.csv --out links.csv --one-to-one",
                    "benefitctl match link --left roll.csv --right list.csv --out links.csv --right-mapping "
                    "name=死者,sex=性"}},
      {.noun = "match",
       .verb = "dedupe",
       .transport = Transport::offline,
       .summary = "find the people who have several rows in one list",
       .description =
           "Compares the rows of one list (CSV, UTF-8 or GB18030; columns as in `match link`) with each "
           "other and writes a line for each row of a person who has several: the person is known by the "
           "first of their record IDs. Two rows with different valid 18-digit numbers and different birth "
           "dates are never one person, not even through a third row. Pairs that a person must decide join "
           "nothing; --pairs writes them, and all others with their probability. The same list gives the "
           "same files, whatever the order of its rows.",
       .parameters = {list("in", "the list"),
                      required_option("out", ValueType::new_file,
                                      "the rows of people who have several, as CSV"),
                      option("pairs", ValueType::new_file, "all pairs with their verdict, as CSV"),
                      option("least_probability", ValueType::text, "leave out pairs below it; default: 0.05"),
                      model, memory, encoding, mapping, threads_option()},
       .examples = {"benefitctl match dedupe --in roll.csv --out clusters.csv",
                    "benefitctl match dedupe --in roll.csv --out clusters.csv --pairs pairs.csv --mapping "
                    "name=参保人"}},
      {.noun = "match",
       .verb = "explain",
       .transport = Transport::offline,
       .summary = "why two rows are, or are not, of one person",
       .description =
           "Matches the two lists as `match link` does and shows for the two rows what each comparison adds, "
           "in bits, with a sentence that can be read aloud, and which other rows either of them may be.",
       .parameters = {list("left", "the first list"),
                      required_option("left_id", ValueType::text, "the row's record ID"),
                      list("right", "the second list"),
                      required_option("right_id", ValueType::text, "the row's record ID"), model, encoding,
                      left_mapping, right_mapping, threads_option()},
       .examples =
           {"benefitctl match explain --left roll.csv --left-id R17 --right deaths.csv --right-id D4"}},
      {.noun = "match",
       .verb = "evaluate",
       .transport = Transport::offline,
       .summary = "hold links against the truth about two lists",
       .description = "The truth has the columns left_id, right_id and, if known, errors (separated by `;`; "
                      "`unfindable` leaves a pair out). Prints recall at a precision, the best F1, recall by "
                      "kind of error, and whether the probabilities mean what they say.",
       .parameters = {list("truth", "the pairs that are of one person, as CSV"),
                      list("links", "the links, as `match link` writes them"),
                      option("precision", ValueType::text, "that is asked for; default: 0.995")},
       .examples = {"benefitctl match evaluate --truth truth.csv --links links.csv -o json"}},
      {.noun = "match",
       .verb = "train",
       .transport = Transport::offline,
       .summary = "keep what lists show about their errors, as a model",
       .description =
           "Learns from two lists (--left and --right), or inside one (--in), how often each level of each "
           "comparison is seen between rows of one person and between people, and writes it as TOML that can "
           "be read, compared and kept beside its results. A run with --model uses it as it is. The file "
           "tells the rows and the SHA-256 of the lists and holds nothing of their content.",
       .parameters = {option("left", ValueType::file, "the first list"),
                      option("right", ValueType::file, "the second list"),
                      option("in", ValueType::file, "the one list, for `match dedupe`"),
                      required_option("out", ValueType::new_file, "the model, as TOML"), encoding,
                      left_mapping, right_mapping, mapping, threads_option()},
       .examples = {"benefitctl match train --left roll.csv --right deaths.csv --out model.toml",
                    "benefitctl match train --in roll.csv --out roll-model.toml"}},
      {.noun = "match",
       .verb = "model",
       .transport = Transport::offline,
       .summary = "show a model: how often each level is seen, and what it weighs",
       .description =
           "A weight is log2 of how much more often a level is seen between rows of one person than "
           "between strangers. Without --model it is the model that is known before any list is "
           "seen.",
       .parameters = {{.name = "action",
                       .type = ValueType::text,
                       .help = "what to do with the model",
                       .positional = true,
                       .required = true,
                       .choices = {"show"}},
                      option("model", ValueType::file, "a model of `match train`")},
       .examples = {"benefitctl match model show", "benefitctl match model show --model model.toml -o csv"},
       .rows = "levels",
       .columns = {{"comparison", "comparison"},
                   {"numbers", "numbers"},
                   {"level", "level"},
                   {"same_person", "one person", Form::number},
                   {"strangers", "strangers", Form::number},
                   {"household", "household", Form::number},
                   {"twins", "twins", Form::number},
                   {"bits", "bits", Form::number}}},
  };
}

std::vector<Command> work_commands() {
  const Roles job_holders = {Role::clerk, Role::supervisor, Role::administrator};
  const std::vector<Column> case_columns = {{"case", "case", Form::number},
                                            {"state", "state"},
                                            {"checks", "checks", Form::list},
                                            {"name", "name"},
                                            {"region", "region"},
                                            {"sums.flowing_per_month", "flowing/month", Form::yuan},
                                            {"sums.lost", "lost", Form::yuan},
                                            {"sums.owed", "owed", Form::yuan},
                                            {"kind", "queue"},
                                            {"taken_by", "taken by"}};
  return {
      {.noun = "verify",
       .verb = "run",
       .may = {Role::clerk, Role::supervisor, Role::administrator},
       .transport = Transport::post,
       .path = "/v1/verifications",
       .summary = "check everyone against everything known",
       .description =
           "Runs as a job that survives a restart. Findings are kept, updated or withdrawn; each subject's "
           "case follows. What is noticed about accounts, stations and projects is an observation, which "
           "becomes no case. No benefit is touched. The first run of a month, and the first after a start "
           "of the service, looks at everyone; later ones look at those alone whom something new concerns, "
           "and find the same, but for observations, which stay as they are: --full looks at everyone again, "
           "and tells how many findings it has added, changed and withdrawn. With --as-known-on it is a "
           "report alone: the checks look at what had been delivered by the end of that day, nothing is "
           "kept but the job's result (with -o json the findings with their reasons, at most 10,000, which "
           "only readers of files are told, and whose reading goes on record), and today's findings and "
           "cases stay as they are. Links are those of today between records that were known then, for they "
           "are not kept from day to day; photos are compared by today's standard, and the policy is "
           "today's file.",
       .parameters =
           {option("as_of", ValueType::day,
                   "the day to judge from, not before that of the run before; default: today, or that of "
                   "--as-known-on"),
            option("full", ValueType::flag, "look at everyone again"),
            option("as_known_on", ValueType::day, "report what could have been known on this day")},
       .examples = {"benefitctl verify run", "benefitctl verify run --as-of 2018-04-10 -o json",
                    "benefitctl verify run --full",
                    "benefitctl verify run --as-known-on 2018-02-01 -o json"},
       .rows = "checks",
       .columns = {{"check", "check"},
                   {"title", "what it finds"},
                   {"people", "people", Form::number},
                   {"findings", "findings", Form::number},
                   {"observations", "observations", Form::number},
                   {"sums.lost", "lost (yuan)", Form::yuan},
                   {"sums.flowing_per_month", "flowing/month", Form::yuan},
                   {"sums.owed", "owed (yuan)", Form::yuan},
                   {"not_run", "not run, because"}}},
      {.noun = "job",
       .verb = "list",
       .may = service_readers,
       .path = "/v1/jobs",
       .summary = "list jobs, newest first",
       .parameters = {option("limit", ValueType::integer, "how many; default 20, with --since all"),
                      since_option("only those asked for since: 7d, 2w or 2018-03-01")},
       .examples = {"benefitctl job list"},
       .rows = "jobs",
       .columns = {{"job", "job", Form::number},
                   {"kind", "kind"},
                   {"state", "state"},
                   {"requested_by", "by"},
                   {"requested_at", "requested"},
                   {"phase", "phase"},
                   {"done", "done", Form::number},
                   {"total", "of", Form::number},
                   {"error.what", "error"}}},
      {.noun = "job",
       .verb = "watch",
       .may = service_readers,
       .path = "/v1/jobs/{job}",
       .summary = "follow a job until it ends",
       .description = "Exit status 0 when the job was done, otherwise that of its error.",
       .parameters = {positional("job", ValueType::integer, "number of the job")},
       .examples = {"benefitctl job watch 4"}},
      {.noun = "job",
       .verb = "pause",
       .may = job_holders,
       .transport = Transport::post,
       .path = "/v1/jobs/{job}/pause",
       .summary = "let a job stand still",
       .description =
           "It stops at its next safe point, and stands still, over a restart of the service too, until "
           "`job resume`. What a verification has looked at is kept; an import begins anew. Jobs behind it go "
           "on. Jobs of others are for supervisors and administrators.",
       .parameters = {positional("job", ValueType::integer, "number of the job")},
       .examples = {"benefitctl job pause 4"}},
      {.noun = "job",
       .verb = "resume",
       .may = job_holders,
       .transport = Transport::post,
       .path = "/v1/jobs/{job}/resume",
       .summary = "let a paused job go on",
       .description =
           "A verification that a later one has overtaken meanwhile is not gone on with: the later one looks "
           "at everything that was left.",
       .parameters = {positional("job", ValueType::integer, "number of the job")},
       .examples = {"benefitctl job resume 4"}},
      {.noun = "job",
       .verb = "cancel",
       .may = job_holders,
       .transport = Transport::post,
       .path = "/v1/jobs/{job}/cancel",
       .summary = "give a job up",
       .description =
           "It stops at its next safe point. Of an import nothing is kept. What a verification has found "
           "already stays; no case follows from it before the next one, which looks at everyone. A job that is "
           "done by then stays done. Jobs of others are for supervisors and administrators.",
       .parameters = {positional("job", ValueType::integer, "number of the job")},
       .examples = {"benefitctl job cancel 4"}},
      {.noun = "check",
       .verb = "list",
       .may = service_readers,
       .path = "/v1/checks",
       .summary = "all checks, the feeds that they need, and whether they run",
       .description =
           "A check that lacks a feed is not run, nor is one whose feed is stale: its last delivery is older "
           "than twice the time after which the next one is expected, so that one was left out. What such a "
           "check had found stays as it is: that nothing was found is something else. An overdue feed is "
           "only told of. The day to judge from is today, that of `verify run` its --as-of.",
       .examples = {"benefitctl check list", "benefitctl check list -o json"},
       .rows = "checks",
       .columns = {{"check", "check"},
                   {"title", "what it finds"},
                   {"provision", "provision"},
                   {"state", "state"},
                   {"record.sentence", "in decided cases"}}},
      {.noun = "check",
       .verb = "explain",
       .may = service_readers,
       .path = "/v1/checks/{check}",
       .summary =
           "a check with the provision's text, our reading of it, what it needs and what it cannot see",
       .parameters = {positional("check", ValueType::text, "code of the check (P1)")},
       .examples = {"benefitctl check explain P1"}},
      {.noun = "finding",
       .verb = "list",
       .path = "/v1/findings",
       .summary = "list findings, check by check",
       .parameters = {option("check", ValueType::text, "only this check (D1, P5, ...)"),
                      since_option("only those first found since: 7d, 2w or 2018-03-01"),
                      option("withdrawn", ValueType::flag, "withdrawn ones too")},
       .examples = {"benefitctl finding list --check D4", "benefitctl finding list -o json"},
       .rows = "findings",
       .columns = {{"finding", "finding", Form::number},
                   {"check", "check"},
                   {"state", "state"},
                   {"case", "case", Form::number},
                   {"name", "name"},
                   {"region", "region"},
                   {"period", "period"},
                   {"sums.lost", "lost", Form::yuan},
                   {"sums.flowing_per_month", "flowing/month", Form::yuan},
                   {"sums.owed", "owed", Form::yuan}}},
      {.noun = "observation",
       .verb = "list",
       .path = "/v1/observations",
       .summary = "list what was noticed about accounts, stations, operators and projects",
       .description = "An observation is about no person and in no case: it asks for an explanation. It is "
                      "withdrawn when a later run does not see it any more.",
       .parameters = {option("check", ValueType::text, "only this check (A1, A2, I1)"),
                      option("region", ValueType::text,
                             "only of this county (130225), city (130200) or province (130000)"),
                      since_option("only those first seen since: 7d, 2w or 2018-03-01"),
                      option("withdrawn", ValueType::flag, "withdrawn ones too")},
       .examples = {"benefitctl observation list --check A1 --region 130225",
                    "benefitctl observation list -o json"},
       .rows = "observations",
       .columns = {{"observation", "observation", Form::number},
                   {"check", "check"},
                   {"state", "state"},
                   {"kind", "kind"},
                   {"name", "name"},
                   {"region", "region"},
                   {"monthly", "through it/month", Form::yuan},
                   {"first_seen_at", "first seen"},
                   {"last_seen_at", "last seen"}}},
      {.noun = "case",
       .verb = "list",
       .path = "/v1/cases",
       .summary = "list cases in the order in which they are looked at (`case why-first` explains it)",
       .description =
           "In a terminal the first 100; `--after` goes on from the last one. With -o json and -o csv all of "
           "them, unless --limit says otherwise. Over HTTP a reply holds up to 500, and `more` says whether "
           "others follow.",
       .parameters = {option("state", ValueType::text, "only in this state", choices(case_state_names())),
                      option("kind", ValueType::text, "only of this queue", choices(case_kind_names())),
                      option("check", ValueType::text, "only with a finding of this check"),
                      option("county_code", ValueType::text, "only of this county"),
                      option("region", ValueType::text,
                             "only of this part of the region tree: 130225, 130225/TOWN/VILLAGE"),
                      since_option("only those opened since: 7d, 2w or 2018-03-01"),
                      option("after", ValueType::integer, "go on after this case"),
                      option("limit", ValueType::integer, "how many")},
       .examples = {"benefitctl case list --state open --limit 20", "benefitctl case list --check D4 -o csv",
                    "benefitctl case list --kind entitlement_owed --region 130225/胡各庄镇"},
       .rows = "cases",
       .columns = case_columns},
      {.noun = "case",
       .verb = "show",
       .path = "/v1/cases/{case}",
       .summary = "one case in full: reasons, money, records, photos, history (the read goes on record)",
       .parameters = {positional("case", ValueType::integer, "number of the case")},
       .examples = {"benefitctl case show 12", "benefitctl case show 12 -o json"}},
      {.noun = "case",
       .verb = "take",
       .may = {Role::clerk, Role::reviewer, Role::supervisor},
       .transport = Transport::post,
       .path = "/v1/cases/{case}/take",
       .summary = "take a case to work on it",
       .parameters = {positional("case", ValueType::integer, "number of the case"),
                      option(
                          "over", ValueType::flag,
                          "out of another officer's hands, or although an outcome is proposed, which falls")},
       .examples = {"benefitctl case take 12", "benefitctl case take 12 --over"}},
      {.noun = "case",
       .verb = "note",
       .may = {Role::clerk, Role::reviewer, Role::supervisor},
       .transport = Transport::post,
       .path = "/v1/cases/{case}/notes",
       .summary = "add a note to a case",
       .parameters = {positional("case", ValueType::integer, "number of the case"),
                      positional("text", ValueType::text,
                                 "the note, up to 2000 characters; - reads it from standard input")},
       .examples = {"benefitctl case note 12 'Visited: she lives with her daughter.'"}},
      {.noun = "person",
       .verb = "show",
       .transport = Transport::post,
       .path = "/v1/person-reads",
       .summary = "everything on file about one person (the read goes on record)",
       .description =
           "With --as-of: what had been delivered by the end of that day. Links are those of today between "
           "records that were known then, for they are not kept from day to day.",
       .parameters = {positional("id_number", ValueType::id_number,
                                 "the number; - reads it from standard input"),
                      option("as_of", ValueType::day,
                             "as known at the end of this day, with the tags of that day; default: now"),
                      for_case_option(), purpose_option()},
       .examples = {"benefitctl person show - < number.txt",
                    "benefitctl person show - --for-case 12 < number.txt",
                    "benefitctl person show - --purpose 'asked at the counter' < number.txt",
                    "benefitctl person show - --as-of 2018-03-31 < number.txt"}},
      {.noun = "person",
       .verb = "report",
       .may = {Role::clerk, Role::supervisor},
       .transport = Transport::post,
       .path = "/v1/person-reports",
       .summary = "what is kept about one person, as a file for that person (the read goes on record)",
       .description =
           "For who asks what is kept about him (个人信息保护法 art. 45): all facts with the deliveries that "
           "brought them, photos, findings, steps on cases, who read the file and what for, and how long what is "
           "kept. Officers are named by their role. Findings may speak of other people: read it before it is "
           "handed out.",
       .parameters = {positional("id_number", ValueType::id_number,
                                 "the number; - reads it from standard input"),
                      local(required_option("to", ValueType::new_file, "the file to write")),
                      option("form", ValueType::text, "what is written; default: pdf, with the photos",
                             {"pdf", "json"}),
                      for_case_option(), purpose_option()},
       .examples = {"benefitctl person report - --to report.pdf --purpose 'asked at the counter' < number.txt",
                    "benefitctl person report - --to report.json --form json < number.txt"}},
      {.noun = "status",
       .may = Roles::all(),
       .path = "/v1/status",
       .summary = "is the service up, and with what",
       .parameters = {local(
           option("wait", ValueType::integer, "seconds to wait until the service answers; default 0"))},
       .examples = {"benefitctl status", "benefitctl status --wait 30 -o json"}},
  };
}

/// Queues, what holds cases together, and papers.
std::vector<Command> queue_commands() {
  constexpr Roles officers = {Role::clerk, Role::reviewer, Role::supervisor};
  const Parameter one = positional("case", ValueType::integer, "number of the case");
  const Parameter region = option("region", ValueType::text,
                                  "only of this county, city or province, township or village: 130225, "
                                  "130225/TOWN/VILLAGE");
  const Parameter reason =
      required_option("reason", ValueType::text, "why, in a sentence; - reads it from standard input");
  return {
      {.noun = "today",
       .may = file_readers,
       .path = "/v1/today",
       .summary = "what waits for me, in ten lines",
       .description =
           "Cases that I have taken, leases about to end, my diary, proposals that a second person "
           "has to look at, what waits in each queue and how much of it is new, feeds overdue.",
       .examples = {"benefitctl today", "benefitctl today -o json"},
       .rows = "lines",
       .columns = {{"sentence", "today"}}},
      {.noun = "case",
       .verb = "next",
       .may = officers,
       .transport = Transport::post,
       .path = "/v1/queue/next",
       .summary = "take the case that comes first, and show it",
       .description =
           "First a case whose diary day has come, then the one where a month of delay costs most (`case "
           "why-first`). It is yours alone until the lease ends: each step of yours renews it, and after "
           "`cases.lease_days` days without one (config; default 5) the case is back in its queue. Cases "
           "that were merged with it are taken with it.",
       .parameters = {region,
                      option("kind", ValueType::text, "only of this queue", choices(case_kind_names())),
                      option("after", ValueType::integer,
                             "of proposals, for who confirms them: the one that comes after this case")},
       .examples = {"benefitctl case next",
                    "benefitctl case next --region 130225/胡各庄镇 --kind record_repair",
                    "benefitctl case next -o json"}},
      {.noun = "case",
       .verb = "review",
       .may = officers,
       .transport = Transport::dialogue,
       .summary = "review cases on a screen of their own, one key for each step",
       .description =
           "The person beside the record, the months of the file as one chart, reasons, money, photos; "
           "decide, note, next. Without a case number the one that comes first is taken (`case next`). "
           "--plain is a dialogue of lines, for screen readers and where there is no terminal. All that it "
           "does are other commands, too, and each look at a file goes on record.",
       .parameters = {option("case", ValueType::integer, "this case; default: the one that comes first"),
                      region,
                      option("kind", ValueType::text, "only of this queue", choices(case_kind_names())),
                      option("plain", ValueType::flag, "lines instead of a screen")},
       .examples = {"benefitctl case review", "benefitctl case review --case 12",
                    "benefitctl case review --kind entitlement_owed --plain"}},
      {.noun = "case",
       .verb = "release",
       .may = officers,
       .transport = Transport::post,
       .path = "/v1/cases/{case}/release",
       .summary = "give a taken case back to its queue",
       .parameters = {one, option("reason", ValueType::text, "why, in a sentence")},
       .examples = {"benefitctl case release 12"}},
      {.noun = "case",
       .verb = "transfer",
       .may = officers,
       .transport = Transport::post,
       .path = "/v1/cases/{case}/transfer",
       .summary = "pass a case on to another officer",
       .description =
           "One's own or one that nobody has; a supervisor may pass on any. The other officer holds "
           "it under a new lease, so that a case passed on to nobody returns by itself.",
       .parameters = {one, required_option("to", ValueType::text, "user name of the other officer"), reason},
       .examples = {"benefitctl case transfer 12 --to li --reason 'Li knows the village.'"}},
      {.noun = "case",
       .verb = "diary",
       .may = officers,
       .transport = Transport::post,
       .path = "/v1/cases/{case}/diary",
       .summary = "let a case sleep until a day; then it comes first",
       .description = "The case is nobody's until then, and on the day it comes first in `case next`, for "
                      "whoever wrote the date before anybody else. A new finding wakes it earlier.",
       .parameters = {one, required_option("on", ValueType::day, "the day, after today and within a year"),
                      required_option("text", ValueType::text, "what is waited for")},
       .examples =
           {"benefitctl case diary 12 --on 2018-05-02 --text 'The family answers by the end of April.'"}},
      {.noun = "diary",
       .verb = "list",
       .path = "/v1/diary",
       .summary = "cases that sleep until a day, the earliest first",
       .parameters = {option("until", ValueType::day, "only up to this day"),
                      option("all", ValueType::flag, "those of other officers too")},
       .examples = {"benefitctl diary list", "benefitctl diary list --all --until 2018-05-31 -o csv"},
       .rows = "entries",
       .columns = {{"diary.on", "on"},
                   {"due", "is due"},
                   {"case", "case", Form::number},
                   {"kind", "queue"},
                   {"name", "name"},
                   {"diary.by", "by"},
                   {"diary.text", "text"}}},
      {.noun = "case",
       .verb = "merge",
       .may = officers,
       .transport = Transport::post,
       .path = "/v1/cases/{case}/merge",
       .summary = "link two people's cases that are one matter",
       .description =
           "One human under two numbers, or one event in a household. Both cases go on, each with its own "
           "findings, money and decision; they are taken, released and passed on together and shown beside "
           "each other.",
       .parameters = {one, positional("other", ValueType::integer, "number of the other case"), reason},
       .examples = {"benefitctl case merge 12 17 --reason 'One account, one house.'"}},
      {.noun = "case",
       .verb = "split",
       .may = officers,
       .transport = Transport::post,
       .path = "/v1/cases/{case}/split",
       .summary = "put some findings of a case into a case of their own",
       .description =
           "The new case is in the same hands and gathers nothing: later findings of the person join "
           "the first one. `case show` names the findings' numbers.",
       .parameters = {one, required_option("findings", ValueType::text, "their numbers: 31,32")},
       .examples = {"benefitctl case split 12 --findings 31,32"}},
      {.noun = "case",
       .verb = "why-first",
       .path = "/v1/cases/{case}/priority",
       .summary = "why a case stands where it stands in its queue (the read goes on record)",
       .description =
           "The parts of its priority, in yuan for each month of delay: money that still flows, money "
           "lost, money owed to people, what delay does to the person, age; how sure the findings "
           "are; and its place. Poverty, ethnicity and disability never enter it.",
       .parameters = {one},
       .examples = {"benefitctl case why-first 12", "benefitctl case why-first 12 -o json"},
       .rows = "lines",
       .columns = {{"sentence", "why"}}},
      {.noun = "case",
       .verb = "attach",
       .may = officers,
       .transport = Transport::post,
       .path = "/v1/cases/{case}/attachments",
       .summary = "put a paper into a case",
       .description = "PDF, JPEG, PNG or plain text (UTF-8) up to 10 MiB, told by its content and not by its "
                      "name; archives are refused. Kept sealed, with its SHA-256.",
       .parameters = {one, positional("file", ValueType::photo, "the file"),
                      option("name", ValueType::text, "what it is called; default: the file's name")},
       .examples = {"benefitctl case attach 12 letter.pdf"}},
      {.noun = "case",
       .verb = "attachment list",
       .path = "/v1/cases/{case}/attachments",
       .summary = "the papers of a case (the read goes on record)",
       .parameters = {one},
       .examples = {"benefitctl case attachment list 12"},
       .rows = "attachments",
       .columns = {{"attachment", "attachment", Form::number},
                   {"name", "file name"},
                   {"type", "type"},
                   {"bytes", "bytes", Form::number},
                   {"by", "by"},
                   {"at", "when"},
                   {"sha256", "SHA-256"}}},
      {.noun = "case",
       .verb = "attachment save",
       .path = "/v1/cases/{case}/attachments/{attachment}",
       .summary = "write a paper of a case into a file (the read goes on record)",
       .parameters = {one, positional("attachment", ValueType::integer, "number of the attachment"),
                      local(required_option("to", ValueType::new_file, "the file to write"))},
       .examples = {"benefitctl case attachment save 12 3 --to letter.pdf"}},
  };
}

/// The record of who read what and who did what, and what vouches for it.
std::vector<Command> audit_commands() {
  const std::vector<Column> audit_columns = {
      {"entry", "entry", Form::number}, {"at", "when"},      {"actor", "who"}, {"what", "what"},
      {"purpose", "what for"},          {"detail", "detail"}};
  const std::vector<Parameter> audit_filter = {
      since_option("only since then: 7d, 2w or 2018-03-01"),
      option("before", ValueType::integer, "only entries older than this one"),
      option("limit", ValueType::integer, "how many, 1 to 1000; default 100")};
  std::vector<Parameter> who_read = {
      positional("id_number", ValueType::id_number, "the number; - reads it from standard input")};
  std::vector<Parameter> audit_list = {option("user", ValueType::text, "only what this user did")};
  who_read.insert(who_read.end(), audit_filter.begin(), audit_filter.end());
  who_read.push_back(purpose_option());
  audit_list.insert(audit_list.end(), audit_filter.begin(), audit_filter.end());
  return {
      {.noun = "audit",
       .verb = "who-read",
       .may = {Role::auditor, Role::supervisor},
       .transport = Transport::post,
       .path = "/v1/audit-reads",
       .summary = "who read one person's file, when and what for, newest first (which goes on record too)",
       .description =
           "Steps on the person's cases are in it as well. Not in it: ledgers and lists of many people, "
           "which are one entry each of `audit list`.",
       .parameters = who_read,
       .examples = {"benefitctl audit who-read - < number.txt",
                    "benefitctl audit who-read - --since 2018-03-01 -o csv < number.txt"},
       .rows = "entries",
       .columns = audit_columns},
      {.noun = "audit",
       .verb = "list",
       .may = {Role::auditor, Role::supervisor},
       .path = "/v1/audit",
       .summary = "the record of reads and steps, newest first (which goes on record too)",
       .parameters = audit_list,
       .examples = {"benefitctl audit list --user li --since 2018-03-01", "benefitctl audit list -o json"},
       .rows = "entries",
       .columns = audit_columns},
      {.noun = "audit",
       .verb = "verify",
       .may = {Role::auditor, Role::supervisor},
       .transport = Transport::dialogue,
       .summary = "prove that nothing in the record was changed, removed or put elsewhere",
       .description =
           "Reads the record from its first entry on, of the service or of an exported file, and computes each "
           "entry's hash anew: it covers the entry and all before it. Seals are hashes that the service has "
           "signed; with --key they have to be of that key, which the agency noted when it began (docs/audit.md). Ends "
           "with `corrupt` when something does not hold, and names the first place.",
       .parameters = {{.name = "file",
                       .type = ValueType::file,
                       .help = "a file of `audit export`; default: the service's record",
                       .positional = true},
                      option("key", ValueType::text,
                             "the public key that the seals have to be of (64 hexadecimal digits)")},
       .examples = {"benefitctl audit verify", "benefitctl audit verify record.jsonl --key KEY"},
       .rows = "breaches",
       .columns = {{"entry", "entry", Form::number}, {"sentence", "what is wrong"}}},
      {.noun = "audit",
       .verb = "export",
       .may = {Role::auditor, Role::supervisor},
       .path = "/v1/audit-chain",
       .summary = "write the whole record with its hashes and seals into a file (which goes on record too)",
       .description =
           "One JSON object a line. `audit verify FILE` proves it without the service, and docs/audit.md has "
           "a program of twenty lines that does, too. The file names people: keep it as such.",
       .parameters = {option("after", ValueType::integer, "only entries after this one"),
                      option("limit", ValueType::integer, "how many in one reply, 1 to 10000; default 10000"),
                      local(required_option("to", ValueType::new_file, "the file to write"))},
       .examples = {"benefitctl audit export --to record.jsonl"}},
      {.noun = "audit",
       .verb = "seal",
       .may = {Role::administrator},
       .transport = Transport::post,
       .path = "/v1/audit-seals",
       .summary = "sign the newest entry of the record, and with it all before it",
       .description =
           "The nightly timer does it; the journal keeps each seal's hash, too. Given again without a new "
           "entry, it changes nothing.",
       .examples = {"benefitctl audit seal"}},
  };
}

/// The key under which photos, templates and papers are sealed.
std::vector<Command> key_commands() {
  return {
      {.noun = "key",
       .verb = "show",
       .may = {Role::administrator, Role::auditor},
       .path = "/v1/master-key",
       .summary = "which master key is in use, by its fingerprint, and how many sealed values lie under it",
       .description =
           "The fingerprint is the beginning of the public key that `audit verify` names. `next` is a key that "
           "the service was handed as master.key.next, and may be changed to; `former` one that is being "
           "changed away from: both are needed until the change is complete.",
       .examples = {"benefitctl key show", "benefitctl key show -o json"}},
      {.noun = "key",
       .verb = "rotate",
       .may = {Role::administrator},
       .transport = Transport::post,
       .path = "/v1/master-key-changes",
       .summary = "change the master key: put everything sealed under the next one",
       .description =
           "The next key is handed to the service as master.key.next, beside the one in use, before it is "
           "started (docs/data-protection.md). Every photo, template, print and paper keeps its bytes; the key "
           "of each is wrapped anew, and then opened with the new key to prove it. Runs as a job beside all "
           "other work; stopped or killed, it goes on where it was. Afterwards the former key opens nothing. "
           "The change is signed into the audit record by the former key.",
       .examples = {"benefitctl key rotate", "benefitctl key rotate -o json"}},
  };
}

/// How long what is kept of people is kept.
std::vector<Command> retention_commands() {
  return {
      {.noun = "retention",
       .verb = "list",
       .may = {Role::administrator, Role::auditor, Role::supervisor},
       .path = "/v1/retention",
       .summary = "how long each kind of data is kept, on which basis, and how much of it is due",
       .description =
           "The periods are the policy's (`policy show`). What has none is never erased. What is due may still be "
           "held: `retention run --dry-run` tells. Facts, decisions and the audit record are kept.",
       .examples = {"benefitctl retention list", "benefitctl retention list -o csv"},
       .rows = "kinds",
       .columns = {{"kind", "kind"},
                   {"months", "months kept", Form::number},
                   {"due", "past its period", Form::number},
                   {"legal_basis", "basis"}}},
      {.noun = "retention",
       .verb = "run",
       .may = {Role::administrator},
       .transport = Transport::post,
       .path = "/v1/retention-runs",
       .summary = "erase what is kept longer than it may be (which goes on record)",
       .description =
           "Destroys the keys of photos, templates and prints whose period has ended, so that they cannot be "
           "opened any more, and deletes them; backups lose them as they age (docs/data-protection.md). Nothing "
           "is erased that an unfinished case, a suspension, a case that was closed within the remedy period, "
           "or the calibration in force rests on: the result tells how much is held by what. Runs as a job.",
       .parameters = {option("dry_run", ValueType::flag, "only tell what would be erased and what is held")},
       .examples = {"benefitctl retention run --dry-run", "benefitctl retention run"},
       .rows = "kinds",
       .columns = {{"kind", "kind"},
                   {"months", "months kept", Form::number},
                   {"erased", "erased", Form::number},
                   {"held", "held", Form::number},
                   {"held_by.unfinished_case", "by a case", Form::number},
                   {"held_by.suspension", "by a suspension", Form::number},
                   {"held_by.remedy_period", "by the remedy period", Form::number},
                   {"held_by.calibration", "by the calibration", Form::number}}},
  };
}

/// Steps that decide something about a person (verify/cases/state_machine.hpp).
std::vector<Command> deciding_commands() {
  const Parameter of_case = positional("case", ValueType::integer, "number of the case");
  const Parameter reason =
      required_option("reason", ValueType::text, "why, in a sentence; - reads it from standard input");
  const Parameter evidence = required_option("evidence", ValueType::text,
                                             "what shows it, in a sentence; - reads it from standard input");
  const Parameter person =
      positional("id_number", ValueType::id_number, "the number; - reads it from standard input");
  const Parameter seen = option("seen", ValueType::integer,
                                "version of the case that you saw; refused when it has changed meanwhile");
  const Parameter key =
      option("request", ValueType::text,
             "a key of your own: a request repeated under it changes nothing a second time");
  const Parameter dry_run = option("dry_run", ValueType::flag, "only say what would follow");
  const Parameter yes = local(option("yes", ValueType::flag, "do not ask"));
  const auto step = [&](std::vector<Parameter> own, bool asks) {
    own.insert(own.end(), {seen, key, dry_run});
    if (asks) own.push_back(yes);
    return own;
  };
  const Roles people = {Role::clerk, Role::reviewer, Role::supervisor};
  return {
      {.noun = "case",
       .verb = "decide",
       .may = {Role::clerk},
       .transport = Transport::post,
       .path = "/v1/cases/{case}/decision",
       .summary = "decide a case, or propose an outcome that hurts the recipient",
       .description =
           "An outcome that hurts the recipient (fraud_suspected, recipient_error, death_reported_late) is "
           "only proposed; `case confirm` by another person decides it, `case take-back` takes it back "
           "until then. Every other outcome decides at once and ends a suspension. No outcome stops a "
           "benefit. `in_order` answers what was chosen by lot (`sample draw`).",
       .parameters =
           step({of_case,
                 required_option("outcome", ValueType::text, "what was found to be true",
                                 choices(outcome_names())),
                 reason,
                 option("amount", ValueType::text,
                        "of a payment chosen by lot, in yuan: how much of it was wrong (default: all), "
                        "or how much was missing")},
                true),
       .examples =
           {"benefitctl case decide 12 --outcome registry_wrong --reason 'Seen alive at the counter.'",
            "benefitctl case decide 31 --outcome in_order --reason 'Visited, and the amount is right.'"}},
      {.noun = "case",
       .verb = "confirm",
       .may = {Role::reviewer},
       .transport = Transport::post,
       .path = "/v1/cases/{case}/confirmation",
       .summary = "confirm the proposed outcome as a second person",
       .description =
           "By somebody else than who proposed it, who has certified or enrolled the person, who is in the "
           "person's household by the registry, or who has decided on this case before. Two accounts that "
           "are registered with one ID number are one person (`officer register`).",
       .parameters = step({of_case, reason}, true),
       .examples =
           {"benefitctl case confirm 12 --reason 'Read the file; the village committee says the same.'"}},
      {.noun = "case",
       .verb = "return",
       .may = {Role::reviewer},
       .transport = Transport::post,
       .path = "/v1/cases/{case}/return",
       .summary = "give a proposal back to whoever made it, with what is missing in it",
       .description = "The case is in the proposer's hands again, and the reason on its trail.",
       .parameters = step({of_case, reason}, false),
       .examples = {"benefitctl case return 12 --reason 'Ask the hospital first.'"}},
      {.noun = "case",
       .verb = "take-back",
       .may = {Role::clerk},
       .transport = Transport::post,
       .path = "/v1/cases/{case}/withdrawal",
       .summary = "take back what you have proposed, while it is not confirmed",
       .parameters = step({of_case}, false),
       .examples = {"benefitctl case take-back 12"}},
      {.noun = "case",
       .verb = "reopen",
       .may = people,
       .transport = Transport::post,
       .path = "/v1/cases/{case}/reopening",
       .summary = "look at a decided case anew",
       .description =
           "One officer is enough to take an outcome that hurts off the person, as when he asks for it; "
           "another outcome is looked at anew by somebody who has not decided it. Records that the decision "
           "has set aside count again. A repaired death is undone by `death restore`. Beside another open "
           "case of the person it gathers no new findings.",
       .parameters = step({of_case, reason}, true),
       .examples =
           {"benefitctl case reopen 12 --reason 'The daughter brought the burial certificate of another.'"}},
      {.noun = "notice",
       .verb = "serve",
       .may = {Role::clerk},
       .transport = Transport::post,
       .path = "/v1/cases/{case}/notices",
       .summary = "record that the recipient was served a notice; the period for reply begins",
       .description =
           "The period is the policy's (reply_period), counted in working days from the day after service. A "
           "notice is recorded within the policy's notice_recorded_within days, and is never older than its "
           "case. A reply or a sign of life stops it; then a new one has to be served.",
       .parameters =
           step({of_case, required_option("served_on", ValueType::day, "the day of service"),
                 required_option("how", ValueType::text, "how it was served", choices(service_names())),
                 option("by", ValueType::text, "who served it; default: you")},
                true),
       .examples = {"benefitctl notice serve 12 --served-on 2018-04-10 --how registered_post --by 中国邮政"}},
      {.noun = "reply",
       .verb = "record",
       .may = people,
       .transport = Transport::post,
       .path = "/v1/cases/{case}/replies",
       .summary = "record what the recipient replied; it stops the clock",
       .description = "Beside a suspension in force the reply goes on record, for a person to judge.",
       .parameters =
           step({of_case, positional("text", ValueType::text, "the reply; - reads it from standard input")},
                false),
       .examples = {"benefitctl reply record 12 'Her daughter called: she is in hospital in Tangshan.'"}},
      {.noun = "suspension",
       .verb = "propose",
       .may = {Role::clerk},
       .transport = Transport::post,
       .path = "/v1/cases/{case}/suspension",
       .summary = "propose a suspension, for a second person to confirm",
       .description =
           "Needs two independent sources of the death (records under the person's own number from two "
           "suppliers, not one file under two names), a served notice, the whole period for reply, and no "
           "sign of life since. The software stops no benefit: it records what two officers decided.",
       .parameters = step({of_case, reason}, true),
       .examples = {"benefitctl suspension propose 12 --reason 'Health and police say so; no reply.'"}},
      {.noun = "suspension",
       .verb = "confirm",
       .may = {Role::reviewer},
       .transport = Transport::post,
       .path = "/v1/cases/{case}/suspension/confirmation",
       .summary = "confirm a proposed suspension as a second person",
       .description =
           "Everything is looked at anew. The same people may not as for `case confirm`, nor who delivered a "
           "record that it rests on.",
       .parameters = step({of_case, reason}, true),
       .examples = {"benefitctl suspension confirm 12 --reason 'Read the file; nobody answered.'"}},
      {.noun = "suspension",
       .verb = "lift",
       .may = people,
       .transport = Transport::post,
       .path = "/v1/cases/{case}/suspension/end",
       .summary = "lift a suspension at once, with the back pay to the fen",
       .description =
           "One officer is enough to help. A run lifts it by itself when a strong trace of life after the "
           "recorded death is delivered. Back pay is, for each scheme, the full months not paid whose lists "
           "of payments have come, each at what was usual before it.",
       .parameters = step({of_case, evidence}, true),
       .examples = {"benefitctl suspension lift 12 --evidence 'She came to the counter with her ID card.'"}},
      {.noun = "suspension",
       .verb = "list",
       .path = "/v1/suspensions",
       .summary = "list notices and suspensions that stand (the read goes on record)",
       .parameters = {option("all", ValueType::flag, "ended ones too")},
       .examples = {"benefitctl suspension list", "benefitctl suspension list --all -o csv"},
       .rows = "suspensions",
       .columns = {{"case", "case", Form::number},
                   {"state", "state"},
                   {"notice.served_on", "served on"},
                   {"notice.reply_until", "reply until"},
                   {"proposed_by", "proposed by"},
                   {"confirmed_by", "confirmed by"},
                   {"in_force_since", "in force since"},
                   {"suppliers", "sources", Form::list},
                   {"ended_because", "ended because"}}},
      {.noun = "death",
       .verb = "repair",
       .may = people,
       .transport = Transport::post,
       .path = "/v1/death-repairs",
       .summary = "a person recorded as dead is alive: put everything right in one step",
       .description =
           "Benefits on (a suspension is lifted), certification renewed by what the officer saw, back pay "
           "computed, the death records held against the person disputed for good, also when they are "
           "delivered anew, the letter to the person and the correction requests noted as to be written, "
           "the case closed. `death restore` undoes it.",
       .parameters = step({person, evidence,
                           required_option("seen_on", ValueType::day, "the day on which the person was seen"),
                           option("where", ValueType::text, "where; default: counter_visit",
                                  {"counter_visit", "home_visit"})},
                          true),
       .examples =
           {"benefitctl death repair - --seen-on 2018-04-09 --evidence 'At the counter with her card.' < "
            "number.txt"}},
      {.noun = "death",
       .verb = "restore",
       .may = {Role::reviewer},
       .transport = Transport::post,
       .path = "/v1/death-restorations",
       .summary = "undo a repair, as another person: the records count again, the case is open",
       .description =
           "What the officer had seen counts no longer. A suspension that was lifted stays lifted.",
       .parameters = step({person, reason}, true),
       .examples = {"benefitctl death restore - --reason 'It was her sister.' < number.txt"}},
      {.noun = "officer",
       .verb = "register",
       .may = {Role::administrator},
       .transport = Transport::post,
       .path = "/v1/officers",
       .summary = "say which person an account is, so that two accounts of one are one",
       .description = "Who proposes or confirms what hurts, or repairs a death, has to be registered. A "
                      "later registration adds to the earlier ones; nobody registers himself.",
       .parameters = {positional("user", ValueType::text, "name of the account"), person,
                      required_option("name", ValueType::text,
                                      "the person's name, as stations write operators")},
       .examples = {"benefitctl officer register wang - --name 王建国 < number.txt"}},
      {.noun = "officer",
       .verb = "list",
       .may = service_readers,
       .path = "/v1/officers/list",
       .summary = "which accounts are registered, and which of them are one person",
       .examples = {"benefitctl officer list"},
       .rows = "officers",
       .columns = {{"user", "user"},
                   {"name", "name"},
                   {"registered_at", "registered"},
                   {"registered_by", "by"},
                   {"same_person_as", "same person as", Form::list}}},
  };
}

std::vector<Command> station_commands() {
  const Parameter station =
      positional("station", ValueType::text, "the station's name, as collections have it");
  return {
      {.noun = "station",
       .verb = "add",
       .may = {Role::administrator},
       .transport = Transport::post,
       .path = "/v1/stations",
       .summary = "let a station in by its certificate",
       .description =
           "The certificate's subjectAltName `urn:benefit:station:NAME`, or else its common name, is the "
           "station's name. A station may have two valid certificates while it changes from one to the "
           "other. docs/stations.md says how certificates are made.",
       .parameters = {station, required_option("certificate", ValueType::text_file,
                                               "the station's certificate (PEM); its key stays there")},
       .examples = {"benefitctl station add S1 --certificate S1.pem"}},
      {.noun = "station",
       .verb = "list",
       .may = service_readers,
       .path = "/v1/stations/list",
       .summary = "the stations' certificates: valid, expired and revoked",
       .examples = {"benefitctl station list"},
       .rows = "certificates",
       .columns = {{"station", "station"},
                   {"state", "state"},
                   {"valid_until", "valid until"},
                   {"fingerprint", "fingerprint"},
                   {"registered_by", "by"},
                   {"reason", "note"}}},
      {.noun = "station",
       .verb = "revoke",
       .may = {Role::administrator},
       .transport = Transport::post,
       .path = "/v1/stations/{station}/revoke",
       .summary = "let a station in no more, or not by one of its certificates",
       .description = "At once, on open connections too, and for good: the station needs a new certificate.",
       .parameters = {station,
                      option("fingerprint", ValueType::text,
                             "only the certificate with this SHA-256; default: all that the station has"),
                      required_option("reason", ValueType::text, "why, for the record")},
       .examples = {"benefitctl station revoke S1 --reason 'The tablet was stolen.'"}},
  };
}

std::vector<Command> ledger_commands() {
  const Parameter period = required_option("period", ValueType::text, "a year or a month: 2018, 2018-03");
  const Parameter year = required_option("period", ValueType::text, "a year: 2018");
  const Parameter region =
      option("region", ValueType::text,
             "only this county, city or province, township or village: 130225, 130225/TOWN/VILLAGE");
  const Parameter format =
      option("format", ValueType::text, "default: by the ending of --to's file, otherwise json",
             {"csv", "json", "xlsx"});
  const Parameter to = local(option("to", ValueType::new_file, "write to this file: .xlsx, .csv or .json"));
  return {
      {.noun = "ledger",
       .verb = "management",
       .may = {Role::clerk, Role::supervisor, Role::auditor},
       .transport = Transport::post,
       .path = "/v1/ledgers/management",
       .summary = "the management ledger (C2): who is insured, who draws, tags, what was paid for whom",
       .description =
           "One row for each person and scheme, in order of ID number; poor people in no scheme have one "
           "row. Tags come from the registries alone. `sources` names batch and line of every delivered row "
           "behind the figures. Runs as a job; the whole ledger is one entry in the audit record.",
       .parameters = {period, region, format, to},
       .examples = {"benefitctl ledger management --period 2018 --region 130225 --to 台账.xlsx",
                    "benefitctl ledger management --period 2018-03 --to march.csv"},
       .rows = "rows",
       .columns = {{"county", "county"},
                   {"town", "township"},
                   {"village", "village"},
                   {"id_number", "ID number"},
                   {"name", "name"},
                   {"scheme", "scheme"},
                   {"standing", "standing"},
                   {"by_person", "by person", Form::yuan},
                   {"by_government", "by government", Form::yuan},
                   {"drawn", "drawn", Form::yuan}}},
      {.noun = "ledger",
       .verb = "subsidies",
       .may = {Role::clerk, Role::supervisor, Role::auditor},
       .transport = Transport::post,
       .path = "/v1/ledgers/subsidies",
       .summary = "the subsidy ledger (C4): due by policy, booked and the difference, by level of government",
       .description =
           "A row for each region and scheme, or with `--level person` for each booking, with batch and "
           "line. Shares that the feed does not state, and those that do not add up, stand in columns of "
           "their own, so that each row adds up to the fen. The ledger is reconciled with the feed: the "
           "command says whether all its rows of the year, and their sum, are those of `subsidies`. Runs as "
           "a job.",
       .parameters = {year, region,
                      option("level", ValueType::text, "of a row; default: county",
                             {"person", "village", "township", "county"}),
                      format, to},
       .examples = {"benefitctl ledger subsidies --period 2018",
                    "benefitctl ledger subsidies --period 2018 --level person --to 2018.xlsx"},
       .rows = "rows",
       .columns = {{"county", "county"},
                   {"town", "township"},
                   {"village", "village"},
                   {"scheme", "scheme"},
                   {"basis", "ground"},
                   {"due", "due", Form::yuan},
                   {"booked", "booked", Form::yuan},
                   {"difference", "difference", Form::yuan},
                   {"province_booked", "province", Form::yuan},
                   {"city_booked", "city", Form::yuan},
                   {"county_booked", "county", Form::yuan},
                   {"shares_not_stated", "not stated", Form::yuan},
                   {"shares_off", "off", Form::yuan}}},
      {.noun = "ledger",
       .verb = "fetch",
       .may = service_readers,
       .path = "/v1/ledgers/{job}",
       .summary = "fetch a ledger that a job of yours has written",
       .description =
           "The other commands fetch it by themselves; this is for one whose watching was broken off. A "
           "ledger is kept for a day, for whoever asked for it. Over HTTP a reply holds up to 4 MiB from "
           "`offset` on; the job's result says how many bytes there are.",
       .parameters = {positional("job", ValueType::integer, "number of the job"),
                      option("offset", ValueType::integer, "from this byte on; default 0"), to},
       .examples = {"benefitctl ledger fetch 12 --to 2018.xlsx"}},
      {.noun = "report",
       .verb = "regions",
       .may = service_readers,
       .transport = Transport::post,
       .path = "/v1/reports/regions",
       .summary = "the report by region (H2): each figure beside what it is a part of, and what falls short",
       .description =
           "A row for each region: people on record, insured, poor, poor and insured, for whom government "
           "should pay a contribution and for whom it has paid all of it, recipients, those whose "
           "certification is valid, open findings by what they speak of, cases. Findings and cases are as "
           "they stand when the report is made, the rest is of the period. `falls_short` names what is below "
           "what it should be. Runs as a job.",
       .parameters = {period, region,
                      option("level", ValueType::text, "of a row; default: county",
                             {"county", "township", "village"}),
                      format, to},
       .examples =
           {"benefitctl report regions --period 2018",
            "benefitctl report regions --period 2018-03 --level village --region 130225 --to 3月.xlsx"},
       .rows = "rows",
       .columns = {{"county", "county"},
                   {"town", "township"},
                   {"village", "village"},
                   {"people", "people", Form::number},
                   {"insured", "insured", Form::number},
                   {"poor", "poor", Form::number},
                   {"poor_insured", "insured", Form::number},
                   {"to_be_paid_for", "to pay for", Form::number},
                   {"paid_for", "paid for", Form::number},
                   {"by_government", "by government", Form::yuan},
                   {"recipients", "recipients", Form::number},
                   {"certified", "certified", Form::number},
                   {"findings", "findings", Form::number},
                   {"lost", "lost", Form::yuan},
                   {"flowing_per_month", "flowing/month", Form::yuan},
                   {"owed", "owed", Form::yuan},
                   {"cases", "cases", Form::number},
                   {"cases_decided", "decided", Form::number}}},
  };
}

/// What is learnt from decided cases, and the random arm.
std::vector<Command> learning_commands() {
  return {
      {.noun = "sample",
       .verb = "draw",
       .may = {Role::supervisor, Role::administrator},
       .transport = Transport::post,
       .path = "/v1/samples",
       .summary = "choose by lot which payments and certifications of a month are looked at",
       .description = "Each unit is drawn with a known probability (`sample_share` in the policy), whether "
                      "or not a check says anything about it, and becomes a case of the queue "
                      "`chosen_by_lot`. The same month again draws the same, and what was delivered since "
                      "by the same rule; nothing is doubled. `report fairness` tells what follows from the "
                      "answers. Nobody who is chosen is suspected.",
       .parameters = {option("month", ValueType::text,
                             "a month that is over: 2018-03; default: the last one")},
       .examples = {"benefitctl sample draw", "benefitctl sample draw --month 2018-03 -o json"},
       .rows = "strata",
       .columns = {{"kind", "kind"},
                   {"stratum", "stratum"},
                   {"units", "units", Form::number},
                   {"drawn", "drawn", Form::number},
                   {"drawn_now", "of them now", Form::number},
                   {"left", "not delivered any more", Form::number}}},
      {.noun = "report",
       .verb = "fairness",
       .path = "/v1/reports/fairness",
       .summary = "how right the checks are, for whom, and what they miss: figures by group, without names",
       .description =
           "For each check and for groups by sex, age and county: who is flagged, how often that was right "
           "in decided cases, wrong flags for 10,000 recipients, days until the decision, money found and "
           "owed, with 95 % intervals. Groups are compared with the others, many comparisons allowed for "
           "(Benjamini and Hochberg). Error, deaths reported late and fraud are never added. Groups of "
           "fewer than five people are not told. Apart from that: what the random arm (`sample draw`) says "
           "of all payments and certifications, and of what no check has found. docs/learning.md has the "
           "formulas. With -o csv: the groups.",
       .parameters = {option("check", ValueType::text, "only this check (D1, P5, ...)"),
                      since_option(
                          "only cases decided, and months drawn, since: 90d, 12w or 2018-03-01; default: "
                          "all cases, and the rounds of twelve months")},
       .examples = {"benefitctl report fairness", "benefitctl report fairness --check D1 -o json",
                    "benefitctl report fairness --since 2018-01-01 -o csv"},
       .rows = "groups",
       .columns = {{"check", "check"},
                   {"grouped_by", "grouped by"},
                   {"group", "group"},
                   {"recipients", "recipients", Form::number},
                   {"flagged", "flagged", Form::number},
                   {"right", "right", Form::number},
                   {"wrong", "wrong", Form::number},
                   {"undecided", "undecided", Form::number},
                   {"withdrawn", "withdrawn", Form::number},
                   {"right_share.share", "share right", Form::number},
                   {"right_share.low", "from", Form::number},
                   {"right_share.high", "to", Form::number},
                   {"wrong_per_10000", "wrong flags for 10,000", Form::number},
                   {"median.days", "days, median", Form::number},
                   {"p90.days", "days, 90 %", Form::number},
                   {"lost.fraud_suspected", "lost by fraud", Form::yuan},
                   {"lost.agency_error", "by the agency's error", Form::yuan},
                   {"lost.recipient_error", "by the recipient's error", Form::yuan},
                   {"lost.death_reported_late", "by late reports", Form::yuan},
                   {"owed", "owed", Form::yuan},
                   {"back_pay", "back pay", Form::yuan},
                   {"suppressed", "not told"}}},
  };
}

std::vector<Command> policy_commands() {
  const Parameter file{.name = "file",
                       .type = ValueType::file,
                       .help = "the policy file (TOML); default: the policy that ships",
                       .positional = true};
  const Parameter region =
      option("region", ValueType::text, "for the county, city or province of this code of GB/T 2260");
  return {
      {.noun = "policy",
       .verb = "check",
       .transport = Transport::offline,
       .summary = "is a policy file right, and complete for a period",
       .description =
           "Reads the file as benefitd does, then says table by table on which days there is no value, and "
           "on which of them one is missing. `need`: each_day, a value on every day (for some tables only "
           "while their provision holds); stated, at least one entry, which says when something holds; "
           "optional, a region may have none; exceptions, single days on which something else holds. Exit "
           "status 0 when the file is right and complete, 3 when it is not.",
       .parameters = {file, option("from", ValueType::day, "first day; default: 2017-01-01"),
                      option("to", ValueType::day, "last day; default: 2020-12-31"), region},
       .examples = {"benefitctl policy check /etc/benefitd/policy.toml",
                    "benefitctl policy check policy.toml --from 2018-01-01 --to 2018-12-31 --region 130225"},
       .rows = "tables",
       .columns = {{"table", "table"},
                   {"subject", "of"},
                   {"provisions", "for"},
                   {"need", "need"},
                   {"missing", "missing", Form::list},
                   {"without", "days without a value", Form::list},
                   {"what_for", "what it is"}}},
      {.noun = "policy",
       .verb = "show",
       .transport = Transport::offline,
       .summary = "what a policy file sets, with its legal basis",
       .description =
           "All entries, or those in force on --day. With --region only what counts there, and with both the "
           "one entry that the checks take: the county's goes before its city's, the city's before the "
           "province's, the province's before the general one. Yearly values are taken by 1 January.",
       .parameters = {file, option("day", ValueType::day, "in force on this day"), region},
       .examples =
           {"benefitctl policy show --day 2018-07-01",
            "benefitctl policy show /etc/benefitd/policy.toml --day 2018-01-01 --region 130225 -o csv"},
       .rows = "entries",
       .columns = {{"table", "table"},
                   {"subject", "of"},
                   {"region", "region"},
                   {"value", "value"},
                   {"from", "from"},
                   {"to", "to"},
                   {"legal_basis", "legal basis"}}},
  };
}

/// What leaves the house on paper (verify/cases/letters.hpp).
std::vector<Command> letter_commands() {
  const Roles people = {Role::clerk, Role::reviewer, Role::supervisor};
  const auto language = option("language", ValueType::text, "of the letter; default: zh", {"zh", "en"});
  const auto format =
      option("format", ValueType::text, "default: what the file's name ends in", {"pdf", "text"});
  return {
      {.noun = "letter",
       .verb = "list",
       .path = "/v1/letters",
       .summary = "what waits to be written or served (the read goes on record)",
       .description =
           "A step that a person has to be told of leaves a letter to be written, a repaired death record a "
           "request to each of its suppliers. A notice that is written waits until it is served (`notice "
           "serve`). The longest wait comes first.",
       .parameters = {option("case", ValueType::integer, "of this case only"),
                      option("kind", ValueType::text, "only such letters", choices(letter_kind_names())),
                      option("limit", ValueType::integer, "how many at most; default: 100, at most 500")},
       .examples = {"benefitctl letter list", "benefitctl letter list --kind correction -o csv"},
       .rows = "letters",
       .columns = {{"case", "case", Form::number},
                   {"name", "name"},
                   {"kind", "letter"},
                   {"to", "to"},
                   {"state", "waits to be"},
                   {"since", "since"},
                   {"by", "by"}}},
      {.noun = "letter",
       .verb = "preview",
       .may = {Role::clerk, Role::reviewer, Role::supervisor, Role::administrator},
       .transport = Transport::post,
       .path = "/v1/letter-previews",
       .summary = "try a letter, or a template, before anything is written",
       .description =
           "With a case its own values are filled in (which goes on record), else made-up ones. Nothing is "
           "kept. A template with a mistake is refused with its line. docs/letters.md says how to change "
           "one.",
       .parameters = {{.name = "kind",
                       .type = ValueType::text,
                       .help = "which letter",
                       .positional = true,
                       .required = true,
                       .choices = choices(letter_kind_names())},
                      option("case", ValueType::integer, "fill it with this case's values"),
                      option("template", ValueType::text_file, "this template instead of the one in use"),
                      option("supplier", ValueType::text, "of a correction: whom it goes to"),
                      language,
                      format,
                      local(option("to", ValueType::new_file, "the file to write; a PDF needs one"))},
       .examples = {"benefitctl letter preview repair",
                    "benefitctl letter preview notice --case 12 --to notice.pdf",
                    "benefitctl letter preview decision --template decision_zh.txt"}},
      {.noun = "letter",
       .verb = "write",
       .may = people,
       .transport = Transport::post,
       .path = "/v1/cases/{case}/letters",
       .summary = "write a letter about a case into a file, and put it into the case",
       .description =
           "Reasons come from what is on file, as sentences; what is for officers alone, and whatever is "
           "said of other people, is left out. The file is kept among the papers of the case, its SHA-256 "
           "goes on the trail, and the letter waits no longer. A notice takes what `notice serve` takes, a "
           "decision one that is decided and confirmed; a letter about money that is owed to the person "
           "takes nothing but that. It is not sent: print it, and serve it.",
       .parameters = {positional("case", ValueType::integer, "number of the case"),
                      local(required_option("to", ValueType::new_file, "the file to write: .pdf or .txt")),
                      option("kind", ValueType::text, "which letter; default: the only one that waits",
                             choices(letter_kind_names())),
                      option("supplier", ValueType::text,
                             "of a correction: whom it goes to; default: the only one that waits"),
                      language, format},
       .examples = {"benefitctl letter write 12 --to repair.pdf",
                    "benefitctl letter write 12 --kind entitlement --to letter.txt",
                    "benefitctl letter write 12 --kind correction --supplier 公安部门 --to police.pdf"}},
      {.noun = "letter",
       .verb = "template",
       .transport = Transport::offline,
       .summary = "print the template of a letter as it ships, to be changed",
       .parameters = {{.name = "kind",
                       .type = ValueType::text,
                       .help = "which letter",
                       .positional = true,
                       .required = true,
                       .choices = choices(letter_kind_names())},
                      language},
       .examples = {"benefitctl letter template notice"}},
      {.noun = "case",
       .verb = "dossier",
       .path = "/v1/cases/{case}/dossier",
       .summary = "the whole case as one PDF, for a court or an auditor (the read goes on record)",
       .description =
           "Person, findings with reasons and provisions, the rows and photos that they rest on, notice and "
           "suspension, every step in order, letters and papers, and at the end the SHA-256 of everything. "
           "In the reader's language. The same state gives the same bytes.",
       .parameters = {positional("case", ValueType::integer, "number of the case"),
                      local(required_option("to", ValueType::new_file, "the file to write"))},
       .examples = {"benefitctl case dossier 12 --to case-12.pdf"}},
  };
}

/// The flag that lets a file be replaced, where the command writes one.
void add_replace(Command& command) {
  if (std::ranges::any_of(command.parameters,
                          [](const Parameter& one) { return one.type == ValueType::new_file; }))
    command.parameters.push_back(local(
        option(std::string(replace_flag), ValueType::flag, "replace the file that stands there already")));
}

/// For whoever keeps the service running.
std::vector<Command> upkeep_commands() {
  return {
      {.noun = "doctor",
       .may = {Role::administrator},
       .transport = Transport::post,
       .path = "/v1/examinations",
       .summary = "look at everything that the service stands on, and say what to do",
       .description =
           "Reads the whole store (every page, every reference, the audit log), the networks, the master "
           "key, "
           "room on the disks, the clock, deliveries that are overdue, the newest backup and jobs that do "
           "not "
           "end. While the service is down it says so, and looks at the networks alone; `benefitd --examine` "
           "looks "
           "at the store then. Exit status 17 when something is broken, 12 when the service is down.",
       .examples = {"benefitctl doctor", "benefitctl doctor -o json"},
       .rows = "parts",
       .columns = {{"part", "part"},
                   {"state", "state"},
                   {"what", "what"},
                   {"where", "where"},
                   {"hint", "what to do"}}},
      {.noun = "backup",
       .verb = "create",
       .may = {Role::administrator},
       .transport = Transport::post,
       .path = "/v1/backups",
       .summary = "write everything that the service knows into one sealed file",
       .description =
           "Others go on working meanwhile; the file shows one moment. It has its name only once it has been "
           "restored beside and found to hold what it should. It opens with the master key alone: keep that "
           "apart (docs/backup.md). The folder stands in the configuration as `backup_folder`.",
       .parameters = {option("keep", ValueType::integer,
                             "remove all but so many newest ones afterwards; default: keep all")},
       .examples = {"benefitctl backup create", "benefitctl backup create --keep 14"}},
      {.noun = "backup",
       .verb = "list",
       .may = {Role::administrator, Role::auditor},
       .path = "/v1/backups",
       .summary = "the backups in the folder, newest first, and the moment that each shows",
       .description = "`benefitd --restore FILE --state-dir DIR` makes a state directory from one.",
       .examples = {"benefitctl backup list", "benefitctl backup list -o json"},
       .rows = "backups",
       .columns = {{"backup", "backup"},
                   {"at", "as of"},
                   {"audit_entry", "up to entry", Form::number},
                   {"schema", "schema", Form::number},
                   {"rows", "rows", Form::number},
                   {"bytes", "bytes", Form::number},
                   {"error.what", "error"}}},
      {.noun = "backup",
       .verb = "verify",
       .may = {Role::administrator},
       .transport = Transport::post,
       .path = "/v1/backup-checks",
       .summary = "restore a backup beside and look whether it holds what it should",
       .parameters = {positional("backup", ValueType::text, "its name (`backup list`)")},
       .examples = {"benefitctl backup verify benefitd-20180301T020000.000Z.backup"}},
  };
}

}  // namespace

std::string command_line_name(const Parameter& parameter) {
  std::string name = parameter.name;
  for (char& c : name) {
    if (parameter.positional)
      c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
    else if (c == '_')
      c = '-';
  }
  return parameter.positional ? name : "--" + name;
}

std::string_view method_of(const Command& command) {
  switch (command.transport) {
    case Transport::get:
      return "GET";
    case Transport::post:
    case Transport::upload:
    case Transport::manifest:
      return "POST";
    case Transport::offline:
    case Transport::dialogue:
      return "";
  }
  return "";
}

const std::vector<Command>& commands() {
  static const std::vector<Command> table = [] {
    std::vector<Command> all = feed_commands();
    for (auto* part : {&photo_commands, &model_commands, &match_commands, &policy_commands, &work_commands,
                       &queue_commands, &audit_commands, &key_commands, &retention_commands, &deciding_commands,
                       &letter_commands, &station_commands, &ledger_commands, &learning_commands, &upkeep_commands})
      for (Command& command : (*part)()) all.push_back(std::move(command));
    std::ranges::for_each(all, add_replace);
    return all;
  }();
  return table;
}

const Command* find_command(std::string_view noun, std::string_view verb) {
  const auto& all = commands();
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const Command& c) { return c.noun == noun && c.verb == verb; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace benefit::api
