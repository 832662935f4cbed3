// Sorting more index entries than memory holds.
#include "verify/store/entry_spool.hpp"

#include "tests/support/temporary_folder.hpp"
#include "verify/types/error.hpp"

#include <algorithm>
#include <csignal>
#include <sys/resource.h>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

namespace benefit::store {
namespace {

std::vector<IndexEntry> all_of(const EntrySpool& spool) {
  std::vector<IndexEntry> all;
  spool.for_each([&all](const IndexEntry& entry) { all.push_back(entry); });
  return all;
}

TEST_CASE("an empty spool has nothing to give", "[entry_spool]") {
  const test::TemporaryFolder folder;
  EntrySpool spool(folder.path());
  spool.add_run({});
  CHECK(spool.size() == 0);
  CHECK(all_of(spool).empty());
}

TEST_CASE("runs longer than a piece come back merged, as often as asked", "[entry_spool]") {
  const test::TemporaryFolder folder;
  EntrySpool spool(folder.path());
  constexpr std::uint64_t each = 150'000;
  for (std::uint64_t run = 0; run < 3; ++run) {
    std::vector<IndexEntry> entries;
    for (std::uint64_t i = 0; i < each; ++i) entries.push_back({i * 3 + run, i});
    spool.add_run(entries);
  }
  const auto all = all_of(spool);
  REQUIRE(all.size() == 3 * each);
  CHECK(std::is_sorted(all.begin(), all.end()));
  CHECK(all.back() == IndexEntry{(each - 1) * 3 + 2, each - 1});
  CHECK(all_of(spool) == all);
}

TEST_CASE("the spool's file has no name", "[entry_spool]") {
  const test::TemporaryFolder folder;
  EntrySpool spool(folder.path());
  spool.add_run(std::vector<IndexEntry>{{1, 2}});
  CHECK(folder.files() == 0);
}

TEST_CASE("a folder that is not there, and a full disk, are said by name", "[entry_spool]") {
  const test::TemporaryFolder folder;
  CHECK_THROWS_AS(EntrySpool(folder.path() / "missing"), Failure);

  // A limit of file size stands for a full disk: both make write(2) fail.
  EntrySpool spool(folder.path());
  rlimit before{};
  REQUIRE(::getrlimit(RLIMIT_FSIZE, &before) == 0);
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  const rlimit small{1000, before.rlim_max};
  REQUIRE(::setrlimit(RLIMIT_FSIZE, &small) == 0);
  CHECK_THROWS_AS(spool.add_run(std::vector<IndexEntry>(100)), Failure);
  REQUIRE(::setrlimit(RLIMIT_FSIZE, &before) == 0);
  std::signal(SIGXFSZ, handler);
}

TEST_CASE("property: what comes out is what went in, in order", "[entry_spool]") {
  const test::TemporaryFolder folder;
  REQUIRE(rc::check([&folder] {
    EntrySpool spool(folder.path());
    std::vector<IndexEntry> all;
    const auto runs = *rc::gen::inRange(0, 6);
    for (int run = 0; run < runs; ++run) {
      const auto pairs = *rc::gen::container<std::vector<std::pair<std::uint64_t, std::uint64_t>>>(
          rc::gen::pair(rc::gen::inRange<std::uint64_t>(0, 50), rc::gen::inRange<std::uint64_t>(0, 5)));
      std::vector<IndexEntry> entries;
      for (const auto& [key, value] : pairs) entries.push_back({key, value});
      std::sort(entries.begin(), entries.end());
      spool.add_run(entries);
      all.insert(all.end(), entries.begin(), entries.end());
    }
    std::sort(all.begin(), all.end());
    RC_ASSERT(all_of(spool) == all);
  }));
}

}  // namespace
}  // namespace benefit::store
