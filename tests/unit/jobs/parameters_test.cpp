#include "daemon/jobs/parameters.hpp"

#include "verify/types/error.hpp"

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::jobs;

TEST_CASE("what a job is to remember comes back as it was") {
  for (const std::optional<Encoding> encoding :
       {std::optional<Encoding>(), std::optional(Encoding::utf8), std::optional(Encoding::gb18030)}) {
    const ImportParameters parameters{.feed = Feed::deaths_village,
                                      .delivery = "三月 \"零报告\"",
                                      .encoding = encoding,
                                      .spool_file = "delivery-1",
                                      .sha256 = std::string(64, 'a'),
                                      .bytes = 1LL << 40,
                                      .profile_sha256 = encoding ? std::string(64, 'b') : ""};
    const ImportParameters again = import_parameters_from_json(to_json(parameters));
    CHECK(again.feed == parameters.feed);
    CHECK(again.delivery == parameters.delivery);
    CHECK(again.encoding == parameters.encoding);
    CHECK(again.spool_file == parameters.spool_file);
    CHECK(again.sha256 == parameters.sha256);
    CHECK(again.bytes == parameters.bytes);
    CHECK(again.profile_sha256 == parameters.profile_sha256);
  }
  const Day day{std::chrono::year{2018} / 4 / 10};
  CHECK(verify_parameters_from_json(to_json(VerifyParameters{day})).as_of == day);
  CHECK_FALSE(verify_parameters_from_json(to_json(VerifyParameters{day})).known_on);
  CHECK(verify_parameters_from_json(to_json(VerifyParameters{.as_of = day, .known_on = day})).known_on ==
        day);
  CHECK(dedupe_parameters_from_json(to_json(DedupeParameters{0.001})).fpir == 0.001);
  for (const auto level :
       {std::optional<report::RegionLevel>(), std::optional(report::RegionLevel::township)}) {
    const pipeline::LedgerRequest ledger{.kind = pipeline::LedgerKind::subsidies,
                                         .period = {2018, std::chrono::March},
                                         .region{{{130225}, "胡各庄镇", ""}},
                                         .level = level,
                                         .format = report::TableFormat::csv,
                                         .language = report::Language::chinese};
    const pipeline::LedgerRequest again = ledger_request_from_json(to_json(ledger));
    CHECK(again.kind == ledger.kind);
    CHECK(again.period == ledger.period);
    CHECK(again.region.path == ledger.region.path);
    CHECK(again.level == ledger.level);
    CHECK(again.format == ledger.format);
    CHECK(again.language == ledger.language);
  }
  CHECK(ledger_request_from_json(to_json(pipeline::LedgerRequest{.period = {2018}})).region.is_everywhere());
}

TEST_CASE("a text that is not ours is damage of the store") {
  for (const char* text : {"", "{", "[]", "{}", "{\"feed\":1}", "{\"as_of\":\"2018-02-30\"}", "{\"as_of\":5}",
                           "{\"fpir\":0}", "{\"fpir\":\"x\"}"}) {
    INFO(text);
    CHECK_THROWS_AS(import_parameters_from_json(text), Failure);
    CHECK_THROWS_AS(verify_parameters_from_json(text), Failure);
    CHECK_THROWS_AS(dedupe_parameters_from_json(text), Failure);
    CHECK_THROWS_AS(ledger_request_from_json(text), Failure);
  }
}
