#include "tests/support/temporary_folder.hpp"
#include "tests/unit/cli/fake_session.hpp"
#include "verify/types/sha256.hpp"

#include <fstream>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

#include <catch2/catch.hpp>

using namespace benefit;
using test::FakeSession;
namespace fs = std::filesystem;

namespace {

constexpr const char* batch_reply =
    R"({"unchanged":false,"batch":{"batch":3,"rows_accepted":2,"rows_rejected":1}})";

/// A folder, and what stands in it.
struct Dropped {
  test::TemporaryFolder folder;
  fs::path path(const std::string& name) const { return folder.path() / name; }
  void file(const std::string& name, const std::string& text) const { std::ofstream(path(name)) << text; }
  void complete(const std::string& name, const std::string& text) const {
    file(name, text);
    file(name + ".done", "");
  }
  std::string reason(const std::string& name) const {
    return test::content(path("refused/" + name + ".reason.txt"));
  }
  int take(FakeSession& fake) const {
    return fake.run({"feed", "take", folder.path().string(), "--feed", "roll"});
  }
  Error refusal(FakeSession& fake) const {
    return test::error_of([&] { take(fake); });
  }
};

std::string checksum(std::string_view text) {
  return sha256({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
}

}  // namespace

TEST_CASE("a file with its marker is imported under its name and put away") {
  const Dropped dropped;
  dropped.complete("roll.csv", "rows");
  dropped.file("growing.csv", "ro");
  FakeSession fake;
  fake.service.answer(200, batch_reply);
  CHECK(dropped.take(fake) == 0);
  REQUIRE(fake.service.uploads.size() == 1);
  CHECK(fake.service.uploads[0].target == "/v1/feeds/roll/deliveries?delivery=roll.csv");
  CHECK(test::content(dropped.path("done/3-roll.csv")) == "rows");
  CHECK_FALSE(fs::exists(dropped.path("roll.csv")));
  CHECK_FALSE(fs::exists(dropped.path("roll.csv.done")));
  CHECK(fs::is_empty(dropped.path(".taking")));
  CHECK(test::content(dropped.path("growing.csv")) == "ro");
  CHECK(fake.out.text().find("roll.csv") != std::string::npos);
}

TEST_CASE("an empty marker need not be readable where another one has to be") {
  if (::geteuid() == 0) return;  // who may read everything
  const Dropped dropped;
  dropped.complete("a.csv", "rows");
  dropped.file("b.csv", "rows");
  dropped.file("b.csv.done", checksum("rows"));
  for (const char* name : {"a.csv.done", "b.csv.done"}) fs::permissions(dropped.path(name), fs::perms::none);
  FakeSession fake;
  fake.service.answer(200, batch_reply);
  CHECK(dropped.refusal(fake).what == "files that were refused: 1");
  CHECK(dropped.reason("b.csv").find("may not be read") != std::string::npos);
}

TEST_CASE("files are taken in the order in which they were marked") {
  const Dropped dropped;
  dropped.complete("a.csv", "second");
  dropped.complete("b.csv", "first");
  fs::last_write_time(dropped.path("b.csv.done"), fs::file_time_type::clock::now() - std::chrono::hours{1});
  FakeSession fake;
  fake.service.answer(200, batch_reply);
  fake.service.answer(200, batch_reply);
  CHECK(dropped.take(fake) == 0);
  REQUIRE(fake.service.uploads.size() == 2);
  CHECK(fake.service.uploads[0].target.ends_with("delivery=b.csv"));
}

TEST_CASE("a marker may hold the file's checksum, which is then compared") {
  const Dropped right;
  right.file("roll.csv", "rows");
  right.file("roll.csv.done", checksum("rows") + "  roll.csv\n");
  FakeSession fake;
  fake.service.answer(200, batch_reply);
  CHECK(right.take(fake) == 0);

  for (const std::string& marker : {checksum("other") + "  roll.csv\n", std::string("complete")}) {
    const Dropped wrong;
    wrong.file("roll.csv", "rows");
    wrong.file("roll.csv.done", marker);
    FakeSession refused;
    CHECK(wrong.refusal(refused).code == ErrorCode::bad_input);
    CHECK(refused.service.uploads.empty());
    CHECK(wrong.reason("roll.csv").find("SHA-256") != std::string::npos);
    CHECK(test::content(wrong.path("refused/roll.csv")) == "rows");
    CHECK_FALSE(fs::exists(wrong.path("roll.csv.done")));
  }
}

TEST_CASE("what is no ordinary file is refused and left where it is, and never opened") {
  const Dropped dropped;
  const test::TemporaryFolder elsewhere;
  std::ofstream(elsewhere.path() / "secret") << "secret";
  fs::create_symlink(elsewhere.path() / "secret", dropped.path("link.csv"));
  ::mkfifo(dropped.path("pipe.csv").c_str(), 0600);
  fs::create_directory(dropped.path("folder.csv"));
  for (const char* name : {"link.csv", "pipe.csv", "folder.csv", "missing.csv"})
    dropped.file(std::string(name) + ".done", "");
  fs::create_symlink(elsewhere.path() / "secret", dropped.path("marked.csv.done"));
  dropped.file("marked.csv", "rows");
  FakeSession fake;
  CHECK(dropped.refusal(fake).what == "files that were refused: 5");
  CHECK(fake.service.uploads.empty());
  for (const char* name : {"link.csv", "pipe.csv", "folder.csv"}) {
    CHECK(dropped.reason(name).find("no ordinary file") != std::string::npos);
    CHECK(fs::exists(fs::symlink_status(dropped.path(name))));
  }
  CHECK(dropped.reason("missing.csv").find("no file beside its marker") != std::string::npos);
  CHECK(dropped.reason("marked.csv").find("marker") != std::string::npos);
  FakeSession again;
  CHECK(dropped.take(again) == 0);  // no marker is left that would start it once more
}

TEST_CASE("a file that its supplier goes on writing to is not imported as it was for a moment") {
  const Dropped dropped;
  bool seen = false;
  // Whether the supplier writes during one reading is up to the scheduler: most tries do.
  for (int n = 0; n < 100 && !seen; ++n) {
    dropped.complete("roll.csv", std::string(std::size_t{1} << 22U, 'x'));
    std::ofstream growing(dropped.path("roll.csv"), std::ios::app);
    const std::jthread supplier([&growing](const std::stop_token& stop) {
      while (!stop.stop_requested()) growing << "row\n" << std::flush;
    });
    FakeSession fake;
    fake.service.answer(200, batch_reply);
    seen = dropped.refusal(fake).code == ErrorCode::bad_input;
    CHECK(fake.service.uploads.empty() == seen);
  }
  CHECK(seen);
  CHECK(dropped.reason("roll.csv").find("changed while it was read") != std::string::npos);
}

TEST_CASE("a name that could deceive somebody is refused") {
  const Dropped dropped;
  dropped.complete("ro\nll.csv", "rows");
  dropped.complete(".hidden", "rows");
  dropped.complete(".copy", "rows");
  dropped.file("..done", "");   // of "."
  dropped.file("...done", "");  // of ".."
  dropped.complete(std::string(201, 'x'), "rows");
  FakeSession fake;
  CHECK(dropped.refusal(fake).what == "files that were refused: 6");
  CHECK(fake.service.uploads.empty());
}

TEST_CASE("a file that the service refuses is put aside with the reason, and the others are taken") {
  const Dropped dropped;
  dropped.complete("a.csv", "nonsense");
  dropped.complete("b.csv", "rows");
  FakeSession fake;
  fake.service.answer(
      422, R"({"error":{"code":"bad_input","what":"the file is empty","where":"","hint":"Mend it."}})");
  fake.service.answer(200, batch_reply);
  const Error error = dropped.refusal(fake);
  CHECK(error.code == ErrorCode::bad_input);
  CHECK(error.where == dropped.path("refused").string());
  CHECK(dropped.reason("a.csv") == "the file is empty. Mend it.\n");
  CHECK(fs::exists(dropped.path("done/3-b.csv")));
}

TEST_CASE("a second refused file of a name stands beside the first") {
  const Dropped dropped;
  for (const char* text : {"one", "two"}) {
    dropped.file("roll.csv", text);
    dropped.file("roll.csv.done", "nonsense");
    FakeSession fake;
    dropped.refusal(fake);
  }
  CHECK(test::content(dropped.path("refused/roll.csv")) == "one");
  CHECK(test::content(dropped.path("refused/roll.csv.2")) == "two");
  CHECK_FALSE(dropped.reason("roll.csv.2").empty());
}

TEST_CASE("while the service fails the file waits, and is taken the next time") {
  const Dropped dropped;
  dropped.complete("roll.csv", "rows");
  FakeSession fake;
  fake.service.break_down({ErrorCode::unavailable, "benefitd is not running", "", ""});
  CHECK(dropped.refusal(fake).code == ErrorCode::unavailable);
  // Meanwhile the supplier drops the next one under the same name.
  dropped.complete("roll.csv", "newer rows");
  FakeSession later;
  later.service.answer(200, batch_reply);
  CHECK(dropped.take(later) == 0);
  CHECK(test::content(dropped.path("done/3-roll.csv")) == "rows");
  FakeSession last;
  last.service.answer(200, R"({"unchanged":true,"batch":{"batch":4,"rows_accepted":2,"rows_rejected":0}})");
  CHECK(dropped.take(last) == 0);
  CHECK(test::content(dropped.path("done/4-roll.csv")) == "newer rows");
  CHECK(last.out.text().find("taken before") != std::string::npos);
}

TEST_CASE("what a killed run left is gone through first, at whatever point it was killed") {
  const Dropped dropped;
  fs::create_directory(dropped.path(".taking"));
  SECTION("the file was in hand, its marker was not") {
    dropped.file(".taking/roll.csv", "rows");
    dropped.file("roll.csv.done", "");
  }
  SECTION("both were in hand, and half a copy") {
    dropped.file(".taking/roll.csv", "rows");
    dropped.file(".taking/roll.csv.done", "");
    dropped.file(".taking/.copy", "ro");
  }
  FakeSession fake;
  fake.service.answer(200, batch_reply);
  CHECK(dropped.take(fake) == 0);
  CHECK(test::content(dropped.path("done/3-roll.csv")) == "rows");
  CHECK(fs::is_empty(dropped.path(".taking")));
}

TEST_CASE("a marker that is left of a file that was put away starts nothing") {
  const Dropped dropped;
  fs::create_directory(dropped.path(".taking"));
  dropped.file(".taking/roll.csv.done", "");
  dropped.file("roll.csv", "growing");
  FakeSession fake;
  CHECK(dropped.take(fake) == 0);
  CHECK(fs::is_empty(dropped.path(".taking")));
  CHECK(test::content(dropped.path("roll.csv")) == "growing");
}

TEST_CASE("a folder in place of a marker is told, and stops nothing else") {
  const Dropped dropped;
  fs::create_directory(dropped.path("a.csv.done"));
  dropped.complete("b.csv", "rows");
  FakeSession fake;
  fake.service.answer(200, batch_reply);
  const Error error = dropped.refusal(fake);
  CHECK(error.code == ErrorCode::conflict);
  CHECK(error.where == dropped.path("a.csv.done").string());
  CHECK(fs::exists(dropped.path("done/3-b.csv")));
}

TEST_CASE("folders that a supplier has put in the place of ours are not used") {
  const Dropped dropped;
  const test::TemporaryFolder elsewhere;
  fs::create_directory_symlink(elsewhere.path(), dropped.path("done"));
  dropped.complete("roll.csv", "rows");
  FakeSession fake;
  CHECK(dropped.refusal(fake).code == ErrorCode::forbidden);
  CHECK(fs::is_empty(elsewhere.path()));
  CHECK(fs::exists(dropped.path("roll.csv.done")));
}

TEST_CASE("a mistake in the profile, or in the feed's name, refuses no file") {
  const Dropped dropped;
  dropped.complete("roll.csv", "rows");
  const test::TemporaryFolder elsewhere;
  std::ofstream(elsewhere.path() / "bank.toml") << "feed = \"rol\"\n";
  FakeSession fake;
  CHECK(test::error_of([&] {
          fake.run({"feed", "take", dropped.folder.path().string(), "--feed", "roll", "--profile",
                    (elsewhere.path() / "bank.toml").string()});
        }).code == ErrorCode::bad_request);
  CHECK(test::error_of([&] {
          fake.run({"feed", "take", dropped.folder.path().string(), "--feed", "rolls"});
        }).code == ErrorCode::bad_request);
  CHECK(fs::exists(dropped.path("roll.csv.done")));
}
