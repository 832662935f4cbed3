#include "verify/store/sqlite/schema.hpp"

#include "tests/unit/store/scratch.hpp"

#include <fstream>
#include <set>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace benefit::store {
namespace {

using test::Scratch;

const std::filesystem::path sources = std::filesystem::path{BENEFIT_SOURCE_DIR} / "verify/store/sqlite";

std::string text_of(const std::filesystem::path& file) {
  std::ifstream stream{file};
  return {std::istreambuf_iterator<char>{stream}, {}};
}

Error reopening(Scratch& store) {
  return test::failure_of([&] { store.open(); });
}

void execute(const Scratch& store, const std::string& sql) {
  SQLite::Database{store.database().string(), SQLite::OPEN_READWRITE}.exec(sql);
}

TEST_CASE("every migration file is a step, numbered without gaps", "[schema]") {
  std::set<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator{sources / "migrations"})
    names.insert(entry.path().filename().string());
  std::int64_t number = 0;
  for (const std::string& name : names) {
    CAPTURE(name);
    CHECK(name.substr(0, 4) == fmt::format("{:04}", ++number));
  }
  CHECK(number == schema_version());
}

TEST_CASE("a new store is at the newest schema, and strict", "[schema]") {
  Scratch store;
  store.close();
  SQLite::Database database{store.database().string()};
  CHECK(database.execAndGet("PRAGMA user_version").getInt64() == schema_version());
  CHECK(database.execAndGet("PRAGMA journal_mode").getString() == "wal");
  CHECK(database
            .execAndGet("SELECT count(*) FROM pragma_table_list WHERE type = 'table' AND schema = 'main' AND "
                        "NOT strict "
                        "AND name NOT LIKE 'sqlite_%'")
            .getInt() == 0);
}

TEST_CASE("a store written by a newer version is refused", "[schema]") {
  Scratch store;
  store.close();
  execute(store, "PRAGMA user_version = 999");
  const Error error = reopening(store);
  CHECK(error.code == ErrorCode::schema_newer);
  CHECK(error.what == fmt::format("the state directory has schema 999, this version knows schemas up to {}",
                                  schema_version()));
}

TEST_CASE("jobs, and what refers to them, outlive the coming of another kind of job", "[schema]") {
  Scratch store;
  store.close();
  std::filesystem::remove(store.database());
  {
    SQLite::Database old{store.database().string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
    std::set<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator{sources / "migrations"})
      if (entry.path().filename() < "0012") files.insert(entry.path());
    for (const auto& file : files) old.exec(text_of(file));
    old.exec(
        "PRAGMA user_version = 11; PRAGMA application_id = 0x626e6674;"
        "INSERT INTO jobs (id, kind, state, requested_by, requested_at, parameters, phase)"
        "  VALUES (7, 2, 2, 'ann', 5, '{}', 'verify');"
        "INSERT INTO job_partitions (job_id, ordinal, first_subject, end_subject) VALUES (7, 0, 1, 2)");
  }
  store.open();
  CHECK(store->jobs().unfinished().at(0).phase == "verify");
  CHECK(store->jobs().partitions(7).second == 1);
  CHECK(store->jobs().add(JobKind::dedupe_faces, "{}", "ann", test::at(6)) == 8);
  store.close();
  SQLite::Database database{store.database().string()};
  SQLite::Statement broken{database, "PRAGMA foreign_key_check"};
  CHECK_FALSE(broken.executeStep());
}

namespace {

/// A store of schema 15 with a row of each fact, in the place of the one that is closed.
void write_schema_15(const Scratch& store) {
  std::filesystem::remove(store.database());
  SQLite::Database old{store.database().string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
  std::set<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator{sources / "migrations"})
    if (entry.path().filename() < "0016") files.insert(entry.path());
  REQUIRE(files.size() == 15);
  for (const auto& file : files) old.exec(text_of(file));
  const std::uint64_t citizen = test::citizen(1).body();
  old.exec("PRAGMA user_version = 15; PRAGMA application_id = 0x626e6674");
  for (int feed = 1; feed <= 9; ++feed)
    old.exec(
        fmt::format("INSERT INTO batches (id, feed, delivery, file_sha256, bytes, received_at, received_by, "
                    "state, runs) VALUES ({0}, {0}, 'old', 'aa', 1, 1, 'clerk', 'committed', 1)",
                    feed));
  old.exec(fmt::format(
      "INSERT INTO enrolments VALUES (1, 0, {0}, 2, 0, '王秀英', 2, -7962, 1, 130225, '', '', '6217', NULL, "
      "  201006, NULL, 5);"
      "INSERT INTO payments VALUES (2, 0, {0}, 201803, 2, 0, '王秀英', 2, 12850, 17600, '6217', 130225);"
      "INSERT INTO deaths (batch_id, run, line, citizen_id, id_as_delivered, name, death_date, reported_by, "
      "  county, town) VALUES (5, 0, 2, {0}, '', '王秀英', 17500, 3, 130225, '胡各庄镇');"
      "INSERT INTO registry_periods (batch_id, run, citizen_id, line, name, registry, valid_from, county, "
      "town, "
      "  village) VALUES (7, 0, {0}, 2, '王秀英', 2, 17000, 130225, '', '');"
      "INSERT INTO contributions VALUES (8, 0, {0}, 2, '王秀英', 2017, 10000, 17300, 130225);"
      "INSERT INTO traces VALUES (9, 0, {0}, 2, '王秀英', 2, 17550, 130225);"
      "INSERT INTO subjects VALUES ({0})",
      citizen));
}

void check_whole(const Scratch& store) {
  SQLite::Database database{store.database().string(), SQLite::OPEN_READWRITE};
  CHECK(database.execAndGet("PRAGMA integrity_check").getString() == "ok");
  SQLite::Statement broken{database, "PRAGMA foreign_key_check"};
  CHECK_FALSE(broken.executeStep());
}

}  // namespace

TEST_CASE("the facts of schema 15 are there in the newest schema", "[schema]") {
  Scratch store;
  store.close();
  write_schema_15(store);
  store.open();
  const SubjectFacts known = store->facts().subject(test::citizen(1), {}).value();
  CHECK(known.enrolments.at(0).name == "王秀英");
  CHECK(known.enrolments.at(0).account_balance == Fen{5});
  CHECK_FALSE(known.enrolments.at(0).formalities_on);
  CHECK(known.payments.at(0).scheme == Scheme::employee_pension);
  CHECK(known.payments.at(0).amount == Fen{12850});
  CHECK(known.deaths.at(0).reported_by == DeathSource::village);
  CHECK(known.deaths.at(0).region.town == "胡各庄镇");
  CHECK_FALSE(known.deaths.at(0).withdrawn_on);
  CHECK(known.registry_periods.at(0).registry == Registry::registered_poor);
  CHECK_FALSE(known.registry_periods.at(0).exit_procedure);
  // What was a contribution of government is a subsidy now, of the pension and because of poverty.
  REQUIRE(known.subsidies.size() == 1);
  CHECK(known.subsidies[0].year == 2017);
  CHECK(known.subsidies[0].amount == Fen{10000});
  CHECK(known.subsidies[0].scheme == Scheme::resident_pension);
  CHECK(known.subsidies[0].basis == SubsidyBasis::poverty);
  CHECK_FALSE(known.subsidies[0].province_share);
  CHECK(known.contributions.empty());
  CHECK(known.traces.at(0).kind == TraceKind::home_visit);
  CHECK(store->facts().batches().size() == 9);
  const std::vector<ListedMonth> listed{{Scheme::employee_pension, {130225}, test::month(2018, 3), 1}};
  CHECK(store->facts().listed_months({}) == listed);
  CHECK(store->facts().feed_figures().empty());
  store.close();
  check_whole(store);
}

TEST_CASE("a store of schema 15 takes the new feeds, schemes, sources and registries", "[schema]") {
  Scratch store;
  store.close();
  write_schema_15(store);
  store.open();
  FactStore& facts = store->facts();
  const auto deliver = [&facts](Feed feed, auto row) {
    const auto writer = facts.begin_batch(test::header(feed, "new"));
    row.source = {writer->id(), 2};
    writer->add(row);
    writer->commit(Encoding::utf8, {}, 1);
  };
  Enrolment enrolment = test::enrolment(test::citizen(1), {});
  enrolment.scheme = Scheme::work_injury;
  enrolment.formalities_on = test::day(2018, 3, 5);
  Payment payment = test::payment(test::citizen(1), test::month(2018, 3), {});
  payment.scheme = Scheme::unemployment;
  DeathRecord death = test::death(test::citizen(1), test::day(2018, 1, 1), {});
  death.reported_by = DeathSource::police;
  deliver(Feed::roll, enrolment);
  deliver(Feed::payments, payment);
  deliver(Feed::deaths_police, death);
  deliver(Feed::registry_medical_aid, RegistryPeriod{.id = test::citizen(1),
                                                     .name = "王秀英",
                                                     .registry = Registry::medical_aid,
                                                     .period = {test::day(2018, 1, 1), {}},
                                                     .exit_procedure = true,
                                                     .region = {RegionCode{130225}, "", ""},
                                                     .source = {}});
  deliver(Feed::contributions, Contribution{.id = test::citizen(1),
                                            .name = "王秀英",
                                            .scheme = Scheme::employee_medical,
                                            .payer = Payer::employer,
                                            .year = 2018,
                                            .amount = Fen{1},
                                            .paid_on = test::day(2018, 3, 1),
                                            .employer = "",
                                            .county = RegionCode{130225},
                                            .source = {}});
  deliver(Feed::regions, Region{.code = RegionCode{130284},
                                .name = "滦州市",
                                .period = {test::day(2018, 9, 29), {}},
                                .source = {}});
  const SubjectFacts known = facts.subject(test::citizen(1), {}).value();
  CHECK(known.enrolments.size() == 2);
  CHECK(known.payments.size() == 2);
  CHECK(known.payments[1].scheme == Scheme::unemployment);
  CHECK(known.deaths.size() == 2);
  CHECK(known.registry_periods.size() == 2);
  CHECK(known.contributions.size() == 1);
  CHECK(facts.batches().size() == 15);
  store.close();
  check_whole(store);

  // What a wrong number would still be refused for.
  SQLite::Database database{store.database().string(), SQLite::OPEN_READWRITE};
  CHECK_THROWS(database.exec("UPDATE registry_periods SET exit_procedure = 2"));
  CHECK_THROWS(database.exec("UPDATE enrolments SET sex = 3"));
  CHECK_THROWS(database.exec("UPDATE batches SET encoding = 3"));
  CHECK_THROWS(database.exec("UPDATE payments SET amount = 'much'"));
}

TEST_CASE("a store that was made new has the same tables as one that came from schema 15", "[schema]") {
  const auto tables = [](const Scratch& store) {
    SQLite::Database database{store.database().string()};
    SQLite::Statement select{database, "SELECT name, sql FROM sqlite_schema ORDER BY name"};
    std::vector<std::string> texts;
    while (select.executeStep())
      texts.push_back(select.getColumn(0).getString() + ": " + select.getColumn(1).getString());
    return texts;
  };
  Scratch made_new, old;
  made_new.close();
  old.close();
  write_schema_15(old);
  old.open();
  old.close();
  CHECK(tables(old) == tables(made_new));
}

TEST_CASE("another program's database is refused", "[schema]") {
  Scratch store;
  store.close();
  execute(store, "PRAGMA application_id = 7");
  CHECK(reopening(store).what == "benefitd.db is a database of another program");
}

TEST_CASE("a store of ours is told from what else may lie there", "[schema]") {
  Scratch store;
  const auto state = store.directory().state();
  store.close();
  CHECK(holds_store(state));
  CHECK_FALSE(holds_store(state / "nowhere"));
  std::ofstream(store.database(), std::ios::binary) << std::string(200, 'x');
  CHECK_FALSE(holds_store(state));
  std::ofstream(store.database(), std::ios::binary) << "";
  CHECK_FALSE(holds_store(state));
}

TEST_CASE("a file that is no database is refused", "[schema]") {
  Scratch store;
  store.close();
  std::ofstream{store.database()} << std::string(8192, 'x');
  CHECK(reopening(store).code == ErrorCode::corrupt);
}

TEST_CASE("damaged pages are noticed, not believed", "[schema]") {
  Scratch store;
  store->audit().record("clerk", "start", std::nullopt, "", test::at(1));
  store.close();
  const auto size = std::filesystem::file_size(store.database());
  std::fstream file{store.database(), std::ios::in | std::ios::out | std::ios::binary};
  file.seekp(4096);  // all but the page that says that it is a database
  file << std::string(size - 4096, 'x');
  file.close();
  const Error error = reopening(store);
  CHECK(error.code == ErrorCode::corrupt);
  CHECK(error.where == store.database().string());
}

TEST_CASE("another master key is noticed when the store is opened", "[schema]") {
  Scratch store;
  store.close();
  std::filesystem::remove(store.directory().key());
  const Error error = reopening(store);
  CHECK(error.code == ErrorCode::corrupt);
  CHECK(error.what == "the master key is not the one that this state directory was made with");
  // Nothing stays locked, and nothing was changed, by the refusal.
  CHECK(reopening(store).what == error.what);
}

TEST_CASE("a store that is open is locked", "[schema]") {
  Scratch store;
  const Error error = reopening(store);
  CHECK(error.code == ErrorCode::state_locked);
  CHECK(error.what == fmt::format("process {} holds the state directory", ::getpid()));
}

TEST_CASE("every query can be prepared", "[schema]") {
  Scratch store;
  SQLite::Database database{store.database().string()};
  for (const auto& entry : std::filesystem::directory_iterator{sources / "queries"}) {
    CAPTURE(entry.path().filename().string());
    CHECK_NOTHROW(SQLite::Statement{database, text_of(entry.path())});
  }
}

TEST_CASE("queries on tables that grow find their rows by an index, and need no sorting", "[schema]") {
  Scratch store;
  SQLite::Database database{store.database().string()};
  for (const char* query : {"select_enrolments",
                            "select_payments",
                            "select_deaths",
                            "select_registry_periods",
                            "select_contributions",
                            "select_subsidies",
                            "select_household_members",
                            "select_household_decisions",
                            "select_maternity_claims",
                            "select_hospital_settlements",
                            "select_absences",
                            "select_benefit_events",
                            "select_account_holders",
                            "select_projects",
                            "select_stations",
                            "select_regions",
                            "select_traces",
                            "select_links_of_registered",
                            "select_weights_of_record",
                            "select_death_of_line",
                            "select_registry_periods_of_batch",
                            "select_set_asides",
                            "select_like_faces",
                            "select_rejects",
                            "select_damaged_rows",
                            "select_newest_enrolled_photo",
                            "select_collection_submission",
                            "select_enrolment_submission",
                            "select_measurement",
                            "select_photo_content",
                            "select_case_events",
                            "select_case_ids_of",
                            "select_unfinished_case_id",
                            "select_split_off_case_ids",
                            "select_waiting",
                            "select_waiting_of_county",
                            "select_waiting_of_town",
                            "select_waiting_of_village",
                            "select_lapsed_cases",
                            "select_matter",
                            "select_cases_held_by",
                            "select_attachments",
                            "select_attachment_content",
                            "select_audit_of_subject",
                            "select_audit_of_actor",
                            "select_audit_entries",
                            "lease_partition",
                            "withdraw_unseen_findings"}) {
    const std::string sql =
        "EXPLAIN QUERY PLAN " + text_of(sources / "queries" / fmt::format("{}.sql", query));
    SQLite::Statement plan{database, sql};
    while (plan.executeStep()) {
      const std::string detail = plan.getColumn(3).getString();
      CAPTURE(query, detail);
      CHECK(detail.find("SCAN") == std::string::npos);
      CHECK(detail.find("TEMP B-TREE") == std::string::npos);
    }
  }
}

}  // namespace
}  // namespace benefit::store
