#include "verify/intake/profile.hpp"

#include "tests/support/deliver.hpp"
#include "tests/support/xlsx_file.hpp"
#include "verify/intake/reject_export.hpp"

#include <sstream>

#include <catch2/catch.hpp>

namespace benefit::intake {
namespace {

using Catch::Contains;

const std::string good = R"toml(feed = "payments"
encoding = "utf-8"
pass_over = ["序号"]
[columns]
"人员证件号" = "id_number"
"待遇类别" = "险种"
"金额(分)" = "amount"
[constants]
county_code = "130225"
[units]
amount = "fen"
[words.scheme]
"1" = "resident_pension"
"2" = "职工养老"
)toml";
const std::string header = "序号,人员证件号,待遇类别,发放月份,金额(分),发放日期\n";

Profile profile_of(const std::string& toml) {
  auto profile = parse_profile(toml);
  REQUIRE(profile);
  return *std::move(profile);
}

std::string error_of(const std::string& toml) {
  const auto profile = parse_profile(toml);
  REQUIRE_FALSE(profile);
  CHECK(profile.error().code == ErrorCode::bad_input);
  CHECK_FALSE(profile.error().hint.empty());
  return profile.error().where + ": " + profile.error().what;
}

test::Delivered deliver(const std::string& bytes, const Profile& profile) {
  return test::deliver(Feed::payments, bytes, std::nullopt, 7, &profile);
}

TEST_CASE("a supplier's columns, codes, constants and fen become ours") {
  const Profile profile = profile_of(good);
  CHECK(profile.feed == Feed::payments);
  CHECK(profile.encoding == Encoding::utf8);
  CHECK(profile.columns.at("待遇类别") == "scheme");
  const auto delivered = deliver(header + "1,11010519491231002X,1,2018-03,12810,2018-03-15\n" +
                                     "2,11010519491231002X, ２ ,2018-03,5,2018-03-15\n",
                                 profile);
  REQUIRE(delivered.contents);
  CHECK(delivered.contents->columns.front() == "序号");
  REQUIRE(delivered.sink.payments.size() == 2);
  CHECK(delivered.sink.payments[0].amount == Fen{12810});
  CHECK(delivered.sink.payments[0].scheme == Scheme::resident_pension);
  CHECK(delivered.sink.payments[0].county == RegionCode{130225});
  CHECK(delivered.sink.payments[1].amount == Fen{5});
  CHECK(delivered.sink.payments[1].scheme == Scheme::employee_pension);
}

TEST_CASE("a profile holds for a workbook too, and finds its header") {
  const Profile profile = profile_of(good);
  const auto delivered =
      deliver(test::xlsx_of_texts({{"发放明细"},
                                   {"序号", "人员证件号", "待遇类别", "发放月份", "金额(分)", "发放日期"},
                                   {"1", "11010519491231002X", "1", "2018-03", "12810", "2018-03-15"}}),
              profile);
  REQUIRE(delivered.contents);
  CHECK(delivered.sink.payments.size() == 1);
}

TEST_CASE("a code without a word and a broken number of fen are refused as delivered") {
  const Profile profile = profile_of(good);
  const auto delivered = deliver(header + "1,11010519491231002X,3,2018-03,12810,2018-03-15\n" +
                                     "2,11010519491231002X,resident_pension,2018-03,1,2018-03-15\n" +
                                     "3,11010519491231002X,1,2018-03,128.10,2018-03-15\n" +
                                     "4,11010519491231002X,1,2018-03,-5,2018-03-15\n" +
                                     "5,11010519491231002X,,2018-03,,2018-03-15\n",
                                 profile);
  REQUIRE(delivered.contents);
  const auto& rejects = delivered.sink.rejects;
  REQUIRE(rejects.size() == 5);
  CHECK(rejects[0].defect.code == "value.not_in_profile");
  CHECK(rejects[0].defect.column == "scheme");
  CHECK(rejects[0].defect.line == 2);
  CHECK(rejects[0].fields ==
        std::vector<std::string>{"1", "11010519491231002X", "3", "2018-03", "12810", "2018-03-15"});
  CHECK(rejects[1].defect.code == "value.not_in_profile");
  CHECK(rejects[2].defect.code == "value.not_whole_fen");
  CHECK(rejects[3].defect.code == "money.negative");
  CHECK(rejects[4].defect.code == "value.missing");
}

TEST_CASE("rejects come in again, mended, under the same profile") {
  const Profile profile = profile_of(good);
  const auto delivered = deliver(header + "1,11010519491231002X,3,2018-03,12810,2018-03-15\n", profile);
  std::ostringstream out;
  RejectExport exporter(out, delivered.contents->columns, [](const RowDefect&) { return "why"; });
  for (const Reject& reject : delivered.sink.rejects) exporter.write(reject);
  std::string mended = out.str();
  mended.replace(mended.find("\"3\""), 3, "\"1\"");
  CHECK(deliver(mended, profile).sink.payments.size() == 1);
}

TEST_CASE("a profile that is wrong says what and where, all at once") {
  CHECK_THAT(error_of("feed = "), Contains("line 1"));
  CHECK_THAT(error_of(""), Contains("'feed' has to name a feed"));
  CHECK_THAT(error_of("feed = \"payment\""), Contains("line 1"));
  const std::string feed = "feed = \"payments\"\n";
  CHECK_THAT(error_of(feed + "colums = 1"), Contains("line 2: 'colums' is no key"));
  CHECK_THAT(error_of(feed + "encoding = \"gbk\""), Contains("line 2: 'encoding' is one of"));
  CHECK_THAT(error_of(feed + "pass_over = \"x\""), Contains("line 2"));
  CHECK_THAT(error_of(feed + "pass_over = [1]"), Contains("line 2"));
  CHECK_THAT(error_of(feed + "columns = 3"), Contains("line 2: 'columns' has to be a table"));
  CHECK_THAT(error_of(feed + "[columns]\na = 1"), Contains("line 3"));
  CHECK_THAT(error_of(feed + "[columns]\na = \"id_numbr\""),
             Contains("line 3: the feed 'payments' has no column 'id_numbr' (did you mean 'id_number'?)"));
  CHECK_THAT(error_of(feed + "[columns]\na = \"name\"\nb = \"姓名\""), Contains("filled already, by 'a'"));
  CHECK_THAT(error_of(feed + "[columns]\na = \"amount\"\n[constants]\namount = \"1\""),
             Contains("filled already"));
  CHECK_THAT(error_of(feed + "[units]\nname = \"fen\""), Contains("'name' is no amount"));
  CHECK_THAT(error_of(feed + "[units]\namount = \"jiao\""), Contains("neither fen nor yuan"));
  CHECK_THAT(error_of(feed + "[words.scheme]\n1 = \"resident_pensoin\""),
             Contains("line 3: 'resident_pensoin' is no word of the column 'scheme'"));
  const std::string both = error_of(feed + "[columns]\na = \"x1\"\nb = \"x2\"");
  CHECK_THAT(both, Contains("'x1'") && Contains("'x2'"));
  CHECK_THAT(error_of(std::string(300'000, '#')), Contains("256 KiB"));
}

TEST_CASE("a file that does not fit its profile is an error that says so") {
  const Profile profile = profile_of(good);
  const auto error = [&](const std::string& bytes) {
    const auto delivered = deliver(bytes, profile);
    REQUIRE_FALSE(delivered.contents);
    return delivered.contents.error();
  };
  CHECK_THAT(error("人员证件号,发放月份,发放日期\n").what, Contains("'待遇类别', '金额(分)'"));
  CHECK_THAT(error("备注," + header).hint, Contains("pass it over"));
  CHECK_THAT(error("行政区划代码," + header).what, Contains("twice"));
  CHECK_THAT(test::deliver(Feed::roll, header, std::nullopt, 7, &profile).contents.error().what,
             Contains("for the feed 'payments'"));
}

}  // namespace
}  // namespace benefit::intake
