#include "daemon/cli/cells.hpp"

#include "daemon/cli/say.hpp"

#include <boost/json.hpp>
#include <catch2/catch.hpp>

using namespace benefit::cli;
using Form = benefit::api::Column::Form;

namespace {

const boost::json::object row =
    boost::json::parse(
        R"({"case":12,"name":"张三","sums":{"lost":172800,"owed":-5},"checks":["D1","D3"],"note":null,"yes":true,"x":0.123456,"at":"2018-03-01T01:30:00.000Z"})")
        .as_object();

std::string cell(const std::string& field, Form form = Form::text, Reader reader = Reader::person) {
  return cell_text(row, {field, "", form}, reader);
}

}  // namespace

TEST_CASE("a cell is found by its dotted path") {
  CHECK(cell("case", Form::number) == "12");
  CHECK(cell("sums.lost", Form::yuan) == "1728.00");
  CHECK(cell("sums.owed", Form::yuan) == "-0.05");
  CHECK(cell("checks", Form::list) == "D1 D3");
}

TEST_CASE("what is absent or null is empty") {
  CHECK(cell("nothing").empty());
  CHECK(cell("note").empty());
  CHECK(cell("note", Form::yuan).empty());
  CHECK(cell("name.deeper").empty());
  CHECK(cell("sums.none", Form::yuan).empty());
}

TEST_CASE("people and programs read flags, fractions and times differently") {
  CHECK(cell("yes") == "yes");
  CHECK(cell("yes", Form::text, Reader::program) == "true");
  CHECK(cell("x") == "0.1235");
  CHECK(cell("x", Form::text, Reader::program) == "0.123456");
  CHECK(cell("at") == "2018-03-01 09:30");
  CHECK(cell("at", Form::text, Reader::program) == "2018-03-01T01:30:00.000Z");
}

TEST_CASE("fields of the wrong kind are told apart from others without a throw") {
  CHECK(integer_at(row, "name") == 0);
  CHECK(integer_at(row, "case") == 12);
  CHECK_FALSE(flag_at(row, "case"));
  CHECK(array_at(row, "case").empty());
  CHECK(array_at(row, "checks").size() == 2);
  CHECK(text_at(row, "case") == "12");
}

TEST_CASE("what an entry of the audit record is about is told in words, as far as it is of ours") {
  const auto words = [](const char* text, const char* field = "detail", Reader reader = Reader::person) {
    return cell_text(boost::json::object{{field, text}}, {field, ""}, reader);
  };
  CHECK(words("case 4 open") == "case 4 open");
  speak(benefit::api::Language::chinese);
  CHECK(words("case 4 open") == "案件4 未结");
  CHECK(words("case 4", "purpose") == "案件4");
  for (const char* other : {"case 4 of old", "case", "case x", "12 letters"}) CHECK(words(other) == other);
  CHECK(words("case 4 open", "detail", Reader::program) == "case 4 open");
  speak(benefit::api::Language::english);
}

TEST_CASE("names of suppliers, which have blanks of their own, are parted by more than a blank") {
  const auto suppliers = [](Reader reader) {
    return cell_text(boost::json::object{{"suppliers", boost::json::array{"a b", "c"}}}, {"suppliers", ""},
                     reader);
  };
  CHECK(suppliers(Reader::person) == "a b, c");
  CHECK(suppliers(Reader::program) == "a b c");
}

TEST_CASE("an entry of the audit record is told by what the command is for, to a reader of Chinese") {
  const auto words = [](const char* name, Reader reader) {
    return cell_text(boost::json::object{{"what", name}}, {"what", ""}, reader);
  };
  CHECK(words("case.attachment.save", Reader::person) == "case.attachment.save");
  speak(benefit::api::Language::chinese);
  CHECK(words("case.attachment.save", Reader::person).find("案") != std::string::npos);
  CHECK(words("case.decide.dry_run", Reader::person).ends_with("（仅试算）"));
  CHECK(words("case.show", Reader::program) == "case.show");
  CHECK(words("of.a.newer.version", Reader::person) == "of a newer version");
  CHECK(words("x", Reader::person) == "x");
  speak(benefit::api::Language::english);
}
