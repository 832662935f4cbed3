// Nothing that stands in a table of the command line lacks its Chinese. Literals of the sources are held to
// the catalogue by tests/unit/house/translations_test.py.
#include "daemon/api/command.hpp"
#include "daemon/api/errors.hpp"
#include "daemon/api/suggestion.hpp"
#include "daemon/api/translation.hpp"
#include "daemon/cli/cells.hpp"
#include "daemon/cli/display_width.hpp"
#include "daemon/cli/locale.hpp"
#include "daemon/cli/say.hpp"
#include "daemon/cli/show_person.hpp"
#include "daemon/cli/table.hpp"
#include "tests/unit/cli/fake_session.hpp"
#include "verify/intake/catalogue.hpp"
#include "verify/policy/overview.hpp"
#include "verify/report/ledger/tags.hpp"
#include "verify/report/messages.hpp"
#include "verify/types/case.hpp"
#include "verify/types/facts.hpp"
#include "verify/types/job_store.hpp"
#include "verify/types/link.hpp"
#include "verify/types/observation.hpp"
#include "verify/types/photo.hpp"
#include "verify/types/photo_quality.hpp"
#include "verify/types/retention.hpp"
#include "verify/types/suspension.hpp"

#include <algorithm>
#include <regex>
#include <string>

#include <boost/json.hpp>
#include <catch2/catch.hpp>

using namespace benefit;
using api::Language;

namespace {

void check_translated(const char* context, std::string_view english) {
  if (english.empty()) return;
  INFO(context << '|' << english);
  CHECK(api::is_translated(context, english));
}

template <class Enum>
void check_values(Enum first, Enum last) {
  for (int i = static_cast<int>(first); i <= static_cast<int>(last); ++i)
    check_translated("value", to_string(static_cast<Enum>(i)));
}

/// Speaks Chinese as long as it lives.
struct Chinese {
  Chinese() { cli::speak(Language::chinese); }
  ~Chinese() { cli::speak(Language::english); }
};

std::string error_said(const std::vector<std::string>& arguments) {
  const auto parsed = cli::parse_command_line(arguments);
  REQUIRE_FALSE(parsed);
  return cli::say_message(parsed.error().what) + '|' + cli::say_message(api::hint_for(parsed.error()));
}

}  // namespace

TEST_CASE("what happened on a case last is named in Chinese where a step is refused for it") {
  constexpr std::string_view event = "event.";
  for (const report::Message& message : report::messages())
    if (message.code.starts_with(event)) check_translated("value", message.code.substr(event.size()));
  CHECK(api::translated_message("case 12 has changed meanwhile: joined by benefitd on 2018-04-10 at 09:00; "
                                "you saw version 99, it is at version 3",
                                Language::chinese)
            .find("joined") == std::string::npos);
}

TEST_CASE("a supplier is named in the reader's language, a reminder as the letter that it is") {
  const std::string stored = "civil affairs (民政部门)";
  CHECK(api::translated_value("deaths.supplier", stored, Language::chinese) == "民政部门");
  CHECK(api::translated_value("supplier", stored, Language::english) == "Civil affairs department");
  CHECK(api::translated_value("letter_kind", "reminder", Language::chinese) == "认证提醒");
}

TEST_CASE("what an officer writes in an example is written in Chinese") {
  // A sentence in quotation marks: two words at least, and nothing but ASCII.
  const std::regex sentence("'[A-Za-z]+[:,;]? [^'\x80-\xff]*'");
  for (const api::Command& command : api::commands())
    for (const std::string& example : command.examples)
      if (std::regex_search(example, sentence)) check_translated("", example);
}

TEST_CASE("the record of reads names a command of one word, and one that was refused, too") {
  const Chinese chinese;
  const auto said = [](const char* what) {
    return cli::cell_text({{"what", what}}, {"what", ""}, cli::Reader::person);
  };
  CHECK(said("today").find("today") == std::string::npos);
  CHECK(said("case.decide.refused").find("case") == std::string::npos);
  CHECK(said("case.decide.repeated").find("case") == std::string::npos);
}

TEST_CASE("everything in the table of commands is there in Chinese") {
  for (const api::Command& command : api::commands()) {
    INFO(command.name());
    check_translated("", command.summary);
    check_translated("", command.description);
    for (const api::Parameter& parameter : command.parameters) check_translated("", parameter.help);
    for (const api::Parameter& column : command.manifest_columns) check_translated("", column.help);
    for (const api::Column& column : command.columns) check_translated("heading", column.title);
  }
}

TEST_CASE("every list of what is dated can begin at a moment") {
  for (const char* name : {"feed batches", "job list", "finding list", "observation list", "case list"}) {
    INFO(name);
    const std::string words(name);
    const api::Command* command =
        api::find_command(words.substr(0, words.find(' ')), words.substr(words.find(' ') + 1));
    REQUIRE(command != nullptr);
    CHECK(std::any_of(
        command->parameters.begin(), command->parameters.end(), [](const api::Parameter& parameter) {
          return parameter.name == "since" && parameter.type == api::ValueType::since && !parameter.required;
        }));
  }
}

TEST_CASE("every kind of error has a meaning and a hint, in both languages") {
  for (const api::ErrorRow& row : api::error_table()) {
    INFO(to_string(row.code));
    CHECK_FALSE(row.meaning.empty());
    CHECK_FALSE(row.hint.empty());
    check_translated("", row.meaning);
    check_translated("", row.hint);
    CHECK_FALSE(api::hint_for({row.code, "anything", "", ""}).empty());
  }
}

TEST_CASE("every coded value is there in Chinese") {
  check_values(CaseState::open, CaseState::withdrawn);
  check_values(CaseKind::record_repair, CaseKind::reminder);
  check_values(SuspensionState::noticed, SuspensionState::lifted);
  check_values(Service::in_person, Service::public_notice);
  check_values(Outcome::fraud_suspected, Outcome::cannot_be_decided);
  check_values(JobState::queued, JobState::paused);
  check_values(JobWish::pause, JobWish::cancel);
  check_values(JobKind::import_delivery, JobKind::apply_retention);
  check_values(RetentionKind::collection_photo, RetentionKind::rejected_row);
  check_values(Scheme::resident_pension, Scheme::work_injury);
  check_values(DeathSource::health, DeathSource::court);
  check_values(Registry::dibao, Registry::medical_aid);
  check_values(SubsidyBasis::poverty, SubsidyBasis::unemployment);
  check_values(Payer::person, Payer::unemployment_fund);
  check_values(ContributionKind::regular, ContributionKind::refused);
  check_values(Relation::head, Relation::other);
  check_values(AbsenceKind::prison, AbsenceKind::missing);
  check_values(BenefitEventKind::certified_by_hand, BenefitEventKind::account_changed);
  check_values(MaternityKind::fixed_reimbursement, MaternityKind::employee_benefit);
  check_values(HouseholdOutcome::accepted, HouseholdOutcome::removed);
  check_values(report::TagKind::registered_poor, report::TagKind::medical_aid);
  check_values(TraceKind::counter_visit, TraceKind::phone_contact);
  check_values(ThingKind::account, ThingKind::project);
  check_values(FaceOutcome::same, FaceOutcome::not_assessable);
  check_values(NotAssessable::not_an_image, NotAssessable::worker_failed);
  for (const intake::FeedInfo& feed : intake::feeds()) {
    check_translated("value", feed.supplier);
    check_translated("value", feed.what_for);
  }
}

TEST_CASE("a message is known by its words, whatever was filled in") {
  const auto chinese = [](std::string_view text) { return api::translated_message(text, Language::chinese); };
  CHECK(chinese("there is no case 4") == "没有编号为4的案件");
  CHECK(chinese("benefitd is not running") == "benefitd没有运行");
  CHECK(chinese("did you mean 'limit'?") == "您是不是要写'limit'？");
  CHECK(chinese("row 3: something of a newer version") == "row 3: something of a newer version");
  CHECK(api::translated_message("there is no case 4", Language::english) == "there is no case 4");
  // The translation turns its places round.
  CHECK(chinese("the first row holds no column of the feed 'roll' in its 9 cells") ==
        "首行的9个单元格中没有数据来源'roll'的任何列");
}

TEST_CASE("each message of a composite error is translated by itself") {
  const auto chinese = [](std::string_view text) { return api::translated_message(text, Language::chinese); };
  CHECK(chinese("column 1 '人员信息' is unknown; column 2 (without a name) is unknown; column 3 (name not "
                "shown) is unknown; "
                "column 'id_number' (公民身份号码) is missing") ==
        "第1列'人员信息'无法识别；第2列（无名称）无法识别；第3列（名称不显示）无法识别；缺少列'id_number' "
        "(公民身份号码)");
  CHECK(chinese("column 1: did you mean '账号'?; column 4: did you mean '险种'?") ==
        "第1列：您是不是要写'账号'？；第4列：您是不是要写'险种'？");
  // A message may have a semicolon of its own, a value in quotation marks or brackets, too.
  CHECK(
      chinese("column 2: give it a name of its own, or leave it out; merged cells have to be split; column 3 "
              "'a; b' is unknown") == "第2列：请另取名称或去掉该列；合并的单元格须拆分；第3列'a; b'无法识别");
  CHECK(chinese("column 1 'x' is unknown; something of a newer version") ==
        "第1列'x'无法识别；something of a newer version");
  CHECK(chinese("something; something else") == "something; something else");
  CHECK(chinese("the database: disk full; try later") == "数据库：disk full；try later");
}

TEST_CASE("a message about a key is translated behind it") {
  const auto chinese = [](std::string_view text) { return api::translated_message(text, Language::chinese); };
  CHECK(chinese("'yuan' is not a text in quotes") == "'yuan'不是加引号的文本");
  CHECK(chinese("'provinz' is not a known key") == "'provinz'不是已知的键");
  CHECK(chinese("'months' is not from 1 to 99") == "'months'不在1至99之间");
}

TEST_CASE("a place is translated part by part, and a path stays as it is") {
  const auto place = [](std::string_view text) { return api::translated_place(text, Language::chinese); };
  CHECK(place("sheet '明细', header") == "工作表'明细'，表头");
  CHECK(place("/srv/a, b/roll.csv, header") == "/srv/a, b/roll.csv，表头");
  CHECK(place("/srv/roll.xlsx, sheet 'a, b', line 3") == "/srv/roll.xlsx，工作表'a, b'，第3行");
  CHECK(place("certification_months, entry 2") == "certification_months，第2条");
  CHECK(place("/srv/a, b/roll.csv") == "/srv/a, b/roll.csv");
  CHECK(api::translated_place("sheet 'a', header", Language::english) == "sheet 'a', header");
}

TEST_CASE("what a column accepts is there in Chinese, unless it is a list of words in both languages") {
  for (int i = 0; i <= static_cast<int>(intake::ValueForm::benefit_event_kind); ++i)
    if (const auto form = static_cast<intake::ValueForm>(i); intake::terms(form).empty())
      check_translated("value", intake::describe(form));
}

TEST_CASE("a person's page has its headings, schemes and tags in Chinese") {
  const Chinese chinese;
  const boost::json::object reply = {
      {"subject", "11010519491231002X"},
      {"tags", {boost::json::object{{"tag", "registered_poor"}}, boost::json::object{{"tag", "lifted_out"}}}},
      {"standings", {boost::json::object{{"scheme", "resident_pension"}, {"standing", "drawing"}}}}};
  const std::string page = cli::person_page(reply, {});
  INFO(page);
  for (const char* english : {"Schemes", "Tags", "registered_poor", "lifted_out", "resident_pension"})
    CHECK(page.find(english) == std::string::npos);
}

TEST_CASE("errors of the command line itself are said in Chinese, with a hint") {
  const Chinese chinese;
  CHECK(error_said({"fed", "list"}) == "未知的命令'fed'|您是不是要写'feed'？");
  CHECK(error_said({"feed", "lst"}) == "未知的命令'lst'|您是不是要写'list'？");
  CHECK(error_said({"case", "list", "--sate", "open"}) == "未知的选项'--sate'|您是不是要写'--state'？");
  CHECK(error_said({"case", "list", "--state", "opn"}) == "未知的值'opn'|您是不是要写'open'？");
  CHECK(error_said({"case", "list", "-o", "jsn"}) == "未知的输出格式'jsn'|您是不是要写'json'？");
  CHECK(error_said({"case", "list", "--lang", "zz"}) == "未知的语言'zz'|您是不是要写'zh'？");
  CHECK(error_said({"case", "show"}).find("缺少CASE|") == 0);
}

TEST_CASE("the help of every command is in Chinese") {
  const Chinese chinese;
  for (const api::Command& command : api::commands()) {
    std::vector<std::string> arguments;
    for (std::size_t at = 0; at < command.name().size();) {
      const std::size_t end = std::min(command.name().find(' ', at), command.name().size());
      arguments.push_back(command.name().substr(at, end - at));
      at = end + 1;
    }
    arguments.emplace_back("--help");
    const auto help = cli::parse_command_line(arguments);
    REQUIRE(help);
    const std::string text = std::get<cli::Information>(*help).text;
    INFO(text);
    CHECK(text.find(api::translated(command.summary, Language::chinese).substr(0, 12)) != std::string::npos);
    for (const char* english : {"Usage:", "Options:", "Examples:", "this help", "(required)"})
      CHECK(text.find(english) == std::string::npos);
  }
}

TEST_CASE("columns of a table are as wide as a terminal shows Chinese") {
  cli::set_utf8_locale();
  const Chinese chinese;
  const std::vector<api::Column> columns = {{"state", "state"}, {"rows", "rows", api::Column::Form::number}};
  const boost::json::array rows = {boost::json::object{{"state", "withdrawn"}, {"rows", 12345}},
                                   boost::json::object{{"state", "x"}, {"rows", 1}}};
  const std::string text = cli::table_text(columns, rows, {});
  CHECK(text == "状态     行数\n已撤回  12345\nx           1\n");
}

TEST_CASE("--lang goes before the environment") {
  const auto chinese = [](const char*) { return "zh_CN.UTF-8"; };
  CHECK(cli::language_wanted({"case", "list"}, chinese) == "zh-CN");
  CHECK(cli::language_wanted({"case", "list", "--lang", "en"}, chinese) == "en");
  CHECK(cli::language_wanted({"--lang=en", "case", "list"}, chinese) == "en");
  CHECK(cli::language_wanted({"case", "list", "--lang", "en_US"}, chinese) == "en");
  for (const char* name : {"zh", "zh_CN", "zh_CN.UTF-8", "zh-CN"}) CHECK(cli::known_language(name) == "zh");
  for (const char* name : {"", "de_DE", "zhx", "_CN"}) CHECK_FALSE(cli::known_language(name));
  CHECK(cli::language_wanted({"--lang"}, chinese) == "zh-CN");
  CHECK(cli::language_wanted({"case", "note", "--", "--lang", "en"}, chinese) == "zh-CN");
}

TEST_CASE("what is to be typed is never translated") {
  const Chinese chinese;
  CHECK(error_said({"case", "deicde"}) == "未知的命令'deicde'|您是不是要写'decide'？");
  CHECK(cli::say_message("did you mean 'take back'?") == "您是不是要写'take back'？");
  CHECK(cli::say_message("known: list") == "可用的有：list");
  CHECK(cli::say_message("'kind' has to be one of letter") == "'kind'应为以下之一：letter");
  CHECK(cli::say_place("file") == "file");
}

TEST_CASE("states and roles within a message are said in Chinese") {
  const Chinese chinese;
  CHECK(cli::say_message("the case is decided") == "案件的状态是已决定");
  CHECK(cli::say_message("this needs one of: clerk, reviewer; you are administrator") ==
        "此操作须具有下列角色之一：经办人员、复核人员；您的角色是：管理员");
}

TEST_CASE("the fields of papers are named in Chinese") {
  for (const char* field : {"pages", "bytes", "by", "at", "type", "to", "number", "file name"})
    check_translated("", field);
}
