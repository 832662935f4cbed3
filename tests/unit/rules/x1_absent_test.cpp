// X1: paid while serving a sentence, after settling abroad, or while missing.
#include "tests/support/run_checks.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::test;
using namespace std::chrono_literals;

namespace {

/// 120.01 yuan a month from 2017-05 to 2018-03.
FactsBuilder recipient() {
  FactsBuilder known;
  known.enrolment();
  known.payments(2017y / 5, 2018y / 3, Fen{12001});
  return known;
}

}  // namespace

TEST_CASE("X1 finds what was paid for whole months of a sentence") {
  FactsBuilder known = recipient();
  const Absence absence = known.absence(AbsenceKind::prison, {2017y / 6 / 1, Day{2017y / 8 / 31}});
  const Finding finding = the_finding("X1", known.facts);
  CHECK(finding.key.period == "prison:2017-06-01");
  CHECK(finding.sums == Sums{Fen{36003}, Fen{}, Fen{}});
  CHECK(value<Day>(finding, "x1.serving_a_sentence", "valid_from") == Day{2017y / 6 / 1});
  CHECK(value<std::string>(finding, "x1.serving_a_sentence", "authority") == "乐亭县人民法院");
  CHECK(value<Day>(finding, "x1.ended", "valid_to") == Day{2017y / 8 / 31});
  CHECK(value<std::int64_t>(finding, "x1.paid_meanwhile", "months") == 3);
  CHECK(value<Month>(finding, "x1.paid_meanwhile", "first_month") == 2017y / 6);
  CHECK(value<Month>(finding, "x1.paid_meanwhile", "last_month") == 2017y / 8);
  CHECK(value<Fen>(finding, "x1.paid_meanwhile", "amount") == Fen{36003});
  CHECK(reasons(finding, "x1.ask_the_authority").size() == 1);
  CHECK(cites(finding, absence.source));
  CHECK(finding.citations.size() == 4);
}

TEST_CASE("X1: months in which somebody came or went are due") {
  FactsBuilder known = recipient();
  known.absence(AbsenceKind::prison, {2017y / 6 / 2, Day{2017y / 8 / 30}});
  CHECK(the_finding("X1", known.facts).sums.lost == Fen{12001});  // July alone
  known.facts.absences.front().period = {2017y / 6 / 2, Day{2017y / 7 / 30}};
  CHECK(run_check("X1", known.facts).empty());
}

TEST_CASE("X1: an absence without payments, or without an end before the first of them, is nothing") {
  FactsBuilder known;
  known.enrolment();
  known.absence(AbsenceKind::prison, {2017y / 6 / 1, std::nullopt});
  CHECK(run_check("X1", known.facts).empty());
  known.payment(2017y / 5, yuan(120));
  CHECK(run_check("X1", known.facts).empty());
}

TEST_CASE("X1: what still flows, as long as the sentence goes on and payments are recent") {
  FactsBuilder known = recipient();
  known.absence(AbsenceKind::prison, {2018y / 2 / 1, std::nullopt});
  CHECK(the_finding("X1", known.facts).sums == Sums{Fen{24002}, Fen{12001}, Fen{}});
  CHECK(the_finding("X1", known.facts, 2018y / 5 / 31).sums.flowing_per_month == Fen{12001});
  CHECK(the_finding("X1", known.facts, 2018y / 6 / 1).sums.flowing_per_month == Fen{});
  known.facts.absences.front().period.to = run_day - std::chrono::days{1};  // out again
  CHECK(the_finding("X1", known.facts).sums == Sums{Fen{24002}, Fen{}, Fen{}});
  known.facts.absences.front().period = {run_day + std::chrono::days{1}, std::nullopt};  // not yet
  CHECK(run_check("X1", known.facts).empty());
}

TEST_CASE("X1 counts nothing for those who settled abroad or are missing") {
  FactsBuilder known = recipient();
  const auto [kind, code, word] = GENERATE(table<AbsenceKind, const char*, const char*>(
      {{AbsenceKind::settled_abroad, "x1.settled_abroad", "settled_abroad"},
       {AbsenceKind::missing, "x1.missing", "missing"}}));
  known.absence(kind, {2018y / 1 / 1, std::nullopt}).authority = "";
  const Finding finding = the_finding("X1", known.facts);
  CHECK(finding.sums == Sums{});
  CHECK(finding.key.period == std::string(word) + ":2018-01-01");
  CHECK(value<std::string>(finding, code, "authority") == "not_stated");
  CHECK(value<Fen>(finding, "x1.paid_meanwhile", "amount") == Fen{36003});
  CHECK(reasons(finding, "x1.ended").empty());
}

TEST_CASE("X1: a visit contradicts the record, and no sum is put on anybody") {
  FactsBuilder known = recipient();
  known.absence(AbsenceKind::prison, {2018y / 1 / 1, std::nullopt});
  const auto [kind, lost] = GENERATE(table<TraceKind, Fen>({{TraceKind::counter_visit, Fen{}},
                                                            {TraceKind::home_visit, Fen{}},
                                                            {TraceKind::vaccination, Fen{36003}},
                                                            {TraceKind::hospital_stay, Fen{36003}},
                                                            {TraceKind::travel, Fen{36003}}}));
  const TraceOfLife trace = known.trace(kind, 2018y / 2 / 1);
  const Finding finding = the_finding("X1", known.facts);
  CHECK(finding.sums.lost == lost);
  CHECK((finding.sums.flowing_per_month == Fen{}) == (lost == Fen{}));
  CHECK(reasons(finding, "x1.seen_meanwhile").size() == (lost == Fen{} ? 1 : 0));
  CHECK(cites(finding, trace.source) == (lost == Fen{}));
  known.facts.traces.front().seen_on = 2017y / 12 / 31;  // the day before
  CHECK(the_finding("X1", known.facts).sums.lost == Fen{36003});
}

TEST_CASE(
    "X1: any strong trace finds somebody who was missing; a visit home is not told of who lives abroad") {
  FactsBuilder known = recipient();
  known.trace(TraceKind::vaccination, 2018y / 2 / 1);
  known.absence(AbsenceKind::missing, {2018y / 1 / 1, std::nullopt});
  const Finding finding = the_finding("X1", known.facts);
  CHECK(value<std::string>(finding, "x1.seen_meanwhile", "kind") == "vaccination");
  CHECK(value<Day>(finding, "x1.seen_meanwhile", "seen_on") == Day{2018y / 2 / 1});
  known.facts.absences.front().kind = AbsenceKind::settled_abroad;
  CHECK(reasons(the_finding("X1", known.facts), "x1.seen_meanwhile").empty());
}

TEST_CASE("X1 tells of photos that were taken meanwhile") {
  FactsBuilder known = recipient();
  known.absence(AbsenceKind::prison, {2018y / 1 / 1, Day{2018y / 2 / 28}});
  known.collection(morning_of(2018y / 2 / 28));
  known.collection(morning_of(2018y / 3 / 1));
  Finding finding = the_finding("X1", known.facts);
  CHECK(value<Day>(finding, "x1.photographed_meanwhile", "captured_on") == Day{2018y / 2 / 28});
  CHECK(value<std::string>(finding, "x1.photographed_meanwhile", "station") == "西街站");
  CHECK(cites(finding, known.facts.collections.front().collection.photo));
  CHECK(finding.sums.lost == Fen{24002});
  known.facts.absences.front().kind = AbsenceKind::settled_abroad;
  CHECK(reasons(the_finding("X1", known.facts), "x1.photographed_meanwhile").empty());
}

TEST_CASE("X1: one absence of which two authorities and two deliveries tell is counted once") {
  FactsBuilder known = recipient();
  known.absence(AbsenceKind::prison, {2017y / 6 / 1, std::nullopt});
  known.absence(AbsenceKind::prison, {2017y / 6 / 1, Day{2017y / 8 / 31}}).source = {9, 2};
  known.absence(AbsenceKind::prison, {2017y / 6 / 1, Day{2017y / 9 / 30}}).authority = "冀东监狱";
  const Finding finding = the_finding("X1", known.facts);
  CHECK(finding.sums == Sums{Fen{36003}, Fen{}, Fen{}});  // to the earlier end
  CHECK(reasons(finding, "x1.serving_a_sentence").size() == 2);
  CHECK(value<Day>(finding, "x1.ended", "valid_to") == Day{2017y / 8 / 31});
  CHECK(finding.citations.size() == 6);
}

TEST_CASE("X1: a month that two sentences cover is lost once") {
  FactsBuilder known = recipient();
  known.absence(AbsenceKind::prison, {2017y / 6 / 1, Day{2017y / 8 / 31}});
  known.absence(AbsenceKind::prison, {2017y / 7 / 1, Day{2017y / 9 / 30}});
  known.absence(AbsenceKind::prison, {2017y / 7 / 2, Day{2017y / 9 / 30}});  // all told already
  const auto found = run_check("X1", known.facts);
  REQUIRE(found.size() == 2);
  CHECK(found[0].sums.lost == Fen{36003});
  CHECK(found[1].key.period == "prison:2017-07-01");
  CHECK(found[1].sums.lost == Fen{12001});  // September
}

TEST_CASE("X1: months after a standing death are counted in D3, once") {
  FactsBuilder known = recipient();
  known.absence(AbsenceKind::prison, {2018y / 1 / 1, std::nullopt});
  known.death(2018y / 2 / 10);
  CHECK(the_finding("X1", known.facts).sums == Sums{Fen{24002}, Fen{}, Fen{}});
  CHECK(the_finding("D3", known.facts).sums.lost == Fen{12001});
  known.facts.deaths.front().death_date = 2017y / 12 / 10;
  CHECK(run_check("X1", known.facts).empty());
}

TEST_CASE("X1 finds the same in any order of rows") {
  FactsBuilder known = recipient();
  known.absence(AbsenceKind::prison, {2017y / 6 / 1, Day{2017y / 8 / 31}});
  known.absence(AbsenceKind::prison, {2017y / 6 / 1, Day{2017y / 7 / 31}}).authority = "冀东监狱";
  known.absence(AbsenceKind::missing, {2017y / 6 / 1, std::nullopt});
  known.collection(morning_of(2017y / 7 / 2));
  known.collection(morning_of(2017y / 7 / 1));
  const auto expected = run_check("X1", known.facts);
  REQUIRE(expected.size() == 2);
  std::reverse(known.facts.absences.begin(), known.facts.absences.end());
  std::reverse(known.facts.payments.begin(), known.facts.payments.end());
  std::reverse(known.facts.collections.begin(), known.facts.collections.end());
  CHECK(run_check("X1", known.facts) == expected);
}

TEST_CASE("X1: a record beside somebody else's name counts nothing, and says so") {
  FactsBuilder known = recipient();
  known.absence(AbsenceKind::prison, {2017y / 6 / 1, Day{2017y / 8 / 31}});
  known.facts.absences.front().name = "诸葛孔明";
  const Finding finding = the_finding("X1", known.facts);
  CHECK(finding.sums == Sums{});
  CHECK(value<std::string>(finding, "x1.names_somebody_else", "other_name") == "诸葛孔明");

  Absence own = known.facts.absences.front();
  own.name = "王秀英";
  own.source.line = 90;
  known.facts.absences.push_back(own);
  const Finding surely = the_finding("X1", known.facts);
  CHECK(surely.sums.lost > Fen{});
  CHECK(reasons(surely, "x1.names_somebody_else").empty());
}
