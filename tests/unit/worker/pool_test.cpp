#include "daemon/worker/pool.hpp"

#include <filesystem>
#include <fstream>
#include <future>
#include <iterator>
#include <set>
#include <signal.h>
#include <string>
#include <thread>

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::worker;

namespace {

const std::string source = BENEFIT_SOURCE_DIR;

PoolOptions options(std::vector<std::string> arguments, std::size_t workers = 1) {
  PoolOptions result;
  result.launch.program = BENEFIT_WORKER_STAND_IN;
  result.launch.arguments = std::move(arguments);
  result.workers = workers;
  return result;
}

PoolOptions real(std::size_t workers) { return options({"real", source + "/models/files"}, workers); }

Bytes photo(const std::string& name) {
  std::ifstream in(source + "/fixtures/faces/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string text_of(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

const Bytes not_a_photo{'h', 'e', 'l', 'l', 'o'};

}  // namespace

TEST_CASE("a real worker finds a face, and says why it finds none") {
  WorkerPool pool(real(1));
  pool.start();
  const FaceMeasurement found = pool.measure(photo("p000_0.jpg"));
  REQUIRE(found.face);
  CHECK(found.face->model_set == pool.model_set());
  CHECK(found.faces >= 1);
  CHECK(pool.measure(photo("p009_2.jpg")).not_assessable == NotAssessable::no_face);
  CHECK(pool.measure(not_a_photo).not_assessable == NotAssessable::not_an_image);
}

TEST_CASE("a real worker makes thumbnails") {
  WorkerPool pool(real(1));
  const auto picture = pool.thumbnail(photo("p000_0.jpg"), 96);
  REQUIRE(picture);
  CHECK(picture->width == 96);
  CHECK(picture->height == 120);
  const auto refused = pool.thumbnail(not_a_photo, 96);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::bad_image);
  CHECK(refused.error().where == "not_an_image");
}

TEST_CASE("a worker holds its socket and nothing else, and may write nothing") {
  WorkerPool pool(real(1));
  pool.start();
  REQUIRE(pool.pids().size() == 1);
  const std::string process = "/proc/" + std::to_string(pool.pids().front());

  std::set<std::string> descriptors;
  for (const auto& entry : std::filesystem::directory_iterator(process + "/fd"))
    descriptors.insert(entry.path().filename());
  CHECK(descriptors == std::set<std::string>{"0", "1", "2", "3"});
  CHECK(std::filesystem::read_symlink(process + "/fd/0") == "/dev/null");
  CHECK(std::filesystem::read_symlink(process + "/fd/1") == "/dev/null");

  CHECK(text_of(process + "/environ") == std::string("OPENBLAS_NUM_THREADS=1\0OMP_NUM_THREADS=1\0", 41));
  CHECK_THAT(text_of(process + "/status"), Catch::Contains("Seccomp:\t2"));
  CHECK_THAT(text_of(process + "/status"), Catch::Contains("NoNewPrivs:\t1"));
  CHECK_THAT(text_of(process + "/limits"), Catch::Contains("Max core file size        0 "));
  CHECK_THAT(text_of(process + "/limits"), Catch::Contains("Max file size             0 "));
}

TEST_CASE("several callers share several workers and get the same measurement") {
  WorkerPool pool(real(2));
  pool.start();
  const Bytes jpeg = photo("p001_0.jpg");
  const auto expected = pool.measure(jpeg).face;
  std::vector<std::optional<FaceTemplate>> measured(4);
  {
    std::vector<std::jthread> callers;
    for (auto& mine : measured) callers.emplace_back([&] { mine = pool.measure(jpeg).face; });
  }
  for (const auto& one : measured) CHECK(one == expected);
}

TEST_CASE("bulk work leaves a worker to who stands at a counter, and goes on behind him") {
  WorkerPool pool(real(2));
  pool.start();
  const Bytes jpeg = photo("p001_0.jpg");
  const std::vector<pid_t> both = pool.pids();
  for (const pid_t worker : both) kill(worker, SIGSTOP);
  const auto in_bulk = [&] { return pool.for_bulk().measure(jpeg).face.has_value(); };

  auto first = std::async(std::launch::async, in_bulk);
  while (pool.pids().size() > 1) std::this_thread::yield();  // it has a worker, which stands still
  kill(pool.pids().front(), SIGCONT);
  auto second = std::async(std::launch::async, in_bulk);
  for (int i = 0; i < 5; ++i) CHECK(pool.measure(jpeg).face);
  CHECK(second.wait_for(std::chrono::seconds{0}) == std::future_status::timeout);

  for (const pid_t worker : both) kill(worker, SIGCONT);
  CHECK(first.get());
  CHECK(second.get());
}

TEST_CASE("bulk work has the only worker while nobody stands at a counter") {
  WorkerPool pool(real(1));
  CHECK(pool.for_bulk().measure(photo("p000_0.jpg")).face);
  CHECK(pool.for_bulk().model_set() == pool.model_set());
}

TEST_CASE("a killed worker costs one photo, and the next one goes on") {
  WorkerPool pool(real(1));
  pool.start();
  REQUIRE(pool.pids().size() == 1);
  kill(pool.pids().front(), SIGKILL);
  CHECK(pool.measure(photo("p000_0.jpg")).not_assessable == NotAssessable::worker_failed);
  CHECK(pool.measure(photo("p000_0.jpg")).face);
}

TEST_CASE("a worker that dies on a photo makes it not assessable") {
  WorkerPool pool(options({"die"}));
  CHECK(pool.measure(not_a_photo).not_assessable == NotAssessable::worker_failed);
  CHECK(pool.pids().empty());
}

TEST_CASE("a worker that hangs is killed") {
  PoolOptions hanging = options({"hang"});
  hanging.answer_within = std::chrono::milliseconds{50};
  WorkerPool pool(hanging);
  CHECK(pool.measure(not_a_photo).not_assessable == NotAssessable::worker_failed);
  CHECK(pool.pids().empty());
}

TEST_CASE("a worker that talks nonsense is not believed, and killed") {
  WorkerPool pool(options({"babble"}));
  CHECK(pool.measure(not_a_photo).not_assessable == NotAssessable::worker_failed);
  CHECK(pool.pids().empty());
}

TEST_CASE("what keeps a worker from starting is said") {
  WorkerPool without_models(options({"unusable"}));
  try {
    without_models.start();
    FAIL("it started");
  } catch (const Failure& failure) {
    CHECK(failure.error() == Error{ErrorCode::unavailable, "no models", "models/", "fetch them"});
  }
  PoolOptions no_program = options({});
  no_program.launch.program = "/nonexistent";
  WorkerPool without_program(no_program);
  CHECK_THROWS_AS(without_program.start(), Failure);
}

#if !defined(__SANITIZE_ADDRESS__) && \
    !defined(__SANITIZE_THREAD__)  // they reserve terabytes of address space
TEST_CASE("a worker gets no more memory than its limit") {
  PoolOptions starved = real(1);
  starved.launch.memory_limit = std::uint64_t{64} << 20U;
  WorkerPool pool(starved);
  CHECK_THROWS_AS(pool.start(), Failure);
}
#endif
