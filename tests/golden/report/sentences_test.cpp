// tests/golden/report/sentences.txt shows every sentence in both languages, so that a change of wording is
// seen.
#include "verify/report/sentences.hpp"

#include "tests/support/golden_file.hpp"
#include "verify/report/messages.hpp"

#include <map>
#include <string>

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace benefit;
using namespace benefit::report;
using namespace std::chrono_literals;

namespace {

/// A value for every placeholder that any sentence has.
std::vector<std::pair<std::string, ReasonValue>> samples(std::int64_t count) {
  using namespace std::string_literals;
  return {{"source", "health"s},
          {"death_date", Day{2018y / 1 / 5}},
          {"agreement", "variant"s},
          {"months", count},
          {"times", count},
          {"accounts", std::int64_t{2}},
          {"first_month", 2018y / 2},
          {"last_month", 2018y / 3},
          {"month", 2018y / 3},
          {"amount", Fen{123'450}},
          {"owed", Fen{246'900}},
          {"kept", Fen{51'200}},
          {"set_off", Fen{100'000}},
          {"remaining", Fen{23'450}},
          {"basis", "冀政〔2018〕1号"s},
          {"scheme", "resident_pension"s},
          {"kind", "hospital_stay"s},
          {"seen_on", Day{2018y / 2 / 7}},
          {"lifted_on", Day{2018y / 3 / 12}},
          {"captured_on", Day{2018y / 3 / 6}},
          {"station", "西街站"s},
          {"distance", 0.958},
          {"faces", std::int64_t{2}},
          {"first_on", Day{2017y / 2 / 1}},
          {"taken_on", Day{2017y / 1 / 5}},
          {"camera", "HUAWEI P10"s},
          {"latitude", 39.42},
          {"longitude", 118.91},
          {"photos", std::int64_t{34}},
          {"enrolled_photos", count},
          {"alike", std::int64_t{2}},
          {"kilometres", std::int64_t{310}},
          {"why", "no_face"s},
          {"advice", "turn_to_window"s},
          {"suppliers", "health (卫生健康部门), police (公安部门)"s},
          {"what", "resident_pension: 3 x 120.00 = 360.00"s},
          {"entry", "2018-04-30: the family answers (li)"s},
          {"reply_until", Day{2018y / 5 / 2}},
          {"counties", "130225, 130283"s},
          {"county", "130225"s},
          {"page", std::int64_t{1}},
          {"pages", std::int64_t{2}},
          {"case", std::int64_t{12}},
          {"batch", std::int64_t{3}},
          {"delivery", "2018-03.csv"s},
          {"file", "paper-3.pdf"s},
          {"at", "2018-04-10 09:30"s},
          {"how", "in_person"s},
          {"by", "li"s},
          {"photo", std::int64_t{4}},
          {"bytes", std::int64_t{1024}},
          {"attachment", std::int64_t{5}},
          {"name", "王秀英"s},
          {"other_name", "赵建国"s},
          {"other_number", "130225194803159006"s},
          {"enrolled_on", Day{2012y / 7 / 1}},
          {"year", std::int64_t{2017}},
          {"paid_on", Day{2017y / 9 / 1}},
          {"due_on", Day{2018y / 3 / 1}},
          {"percent", std::int64_t{97}},
          {"days", std::int64_t{58}},
          {"age", std::int64_t{72}},
          {"registry", "registered_poor"s},
          {"valid_from", Day{2017y / 1 / 1}},
          {"own_photo", std::int64_t{12}},
          {"other_photo", std::int64_t{7}},
          {"one_in", std::int64_t{80}},
          {"people", std::int64_t{5000}},
          {"birth_date", Day{1948y / 3 / 15}},
          {"village", "西街村"s},
          {"ours", "王秀英"s},
          {"theirs", "王琇英"s},
          {"other_scheme", "employee_pension"s},
          {"province", Fen{3'334}},
          {"city", Fen{3'333}},
          {"in_county", Fen{3'333}},
          {"sum", Fen{10'000}},
          {"paid", Fen{8'000}},
          {"due", Fen{13'200}},
          {"beyond", Fen{2'000}},
          {"line", Fen{360'000}},
          {"per_head", Fen{370'000}},
          {"without", Fen{640'000}},
          {"per_head_without", Fen{320'000}},
          {"basic_pension", Fen{105'600}},
          {"members", std::int64_t{2}},
          {"outcome", "refused"s},
          {"decided_on", Day{2018y / 4 / 10}},
          {"valid_to", Day{2016y / 12 / 31}},
          {"authority", "唐山市中级人民法院"s},
          {"employer", "唐山某某建筑公司"s},
          {"hospital", "乐亭县医院"s},
          {"admitted_on", Day{2018y / 3 / 2}},
          {"born_on", Day{2018y / 2 / 11}},
          {"benefit_from", 2018y / 6},
          {"formalities_on", Day{2018y / 3 / 15}},
          {"on", Day{2018y / 3 / 5}},
          {"operator", "li"s},
          {"number", "130225201803050101"s},
          {"builder", "唐山某某建筑公司"s},
          {"insured_on", Day{2018y / 4 / 2}},
          {"households", count},
          {"such", std::int64_t{4}},
          {"certifications", std::int64_t{412}},
          {"last_on", Day{2018y / 3 / 30}},
          {"count", std::int64_t{310}},
          {"of", std::int64_t{412}},
          {"usual", 11.52},
          {"shrunk", 74.1},
          {"low", 69.82},
          {"high", 78.25},
          {"comparisons", std::int64_t{480}},
          {"wrong", std::int64_t{7}},
          {"decided", count},
          {"undecided", std::int64_t{3}},
          {"code", "D1"s},
          {"group", "from_80"s},
          {"groups", count},
          {"own", 42.5},
          {"others", 11.25},
          {"others_low", 8.5},
          {"others_high", 14.75},
          {"certified_how", "by_hand"s},
          {"units", std::int64_t{1'200}},
          {"drawn", std::int64_t{240}},
          {"answered", std::int64_t{200}},
          {"from", std::int64_t{800}},
          {"to", std::int64_t{1'700}},
          {"events", std::int64_t{6}},
          {"method", "clopper_pearson"s},
          {"amount_low", Fen{90'000}},
          {"amount_high", Fen{190'000}},
          {"family", "D"s},
          {"things", std::int64_t{120}},
          {"listed", std::int64_t{2}},
          {"counts", Fen{14'600}},
          {"check", "D1"s},
          {"place", std::int64_t{4}},
          {"waiting", std::int64_t{310}},
          {"queue", "record_repair"s},
          {"officer", "li"s},
          {"day", Day{2018y / 5 / 2}},
          {"cases", "12, 17"s},
          {"how_many", count},
          {"served", std::int64_t{2}},
          {"new", std::int64_t{5}},
          {"feeds", "roll, payments"s},
          {"feed", "payments"s},
          {"last", "2018-01-03"s},
          {"since", "2018-04-02"s},
          {"reason", "stale: roll, last delivery 2018-01-03"s}};
}

std::string lines_for(const Message& message, std::int64_t count) {
  const Reason reason{std::string(message.code), samples(count)};
  return fmt::format("  {}\n  {}\n", sentence(reason, Language::english),
                     sentence(reason, Language::chinese));
}

}  // namespace

TEST_CASE("every sentence reads as it was reviewed") {
  std::string text;
  for (const Message& message : messages()) {
    text += fmt::format("{}\n", message.code);
    if (!message.count.empty()) text += lines_for(message, 1);
    text += lines_for(message, 3);
  }
  CHECK(text.find("…") == std::string::npos);
  CHECK(text == test::golden("tests/golden/report/sentences.txt", text));
}
