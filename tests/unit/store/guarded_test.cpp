#include "verify/store/sqlite/guarded.hpp"

#include <thread>
#include <vector>

#include <catch2/catch.hpp>

namespace benefit::store {
namespace {

TEST_CASE("guarded data is reached by one thread at a time", "[guarded]") {
  Guarded<int> counter{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i)
    threads.emplace_back([&] {
      for (int turn = 0; turn < 1000; ++turn) ++*counter.lock();
    });
  for (std::thread& thread : threads) thread.join();
  CHECK(*counter.lock() == 4000);
}

TEST_CASE("who asks first is served first, though the holder asks again at once", "[guarded]") {
  FairMutex mutex;
  std::vector<int> served;  // guarded by the mutex
  mutex.lock();
  std::vector<std::thread> threads;
  for (int i = 0; i < 3; ++i) {
    threads.emplace_back([&, i] {
      mutex.lock();
      served.push_back(i);
      mutex.unlock();
    });
    while (mutex.waiting() <= static_cast<std::uint64_t>(i)) std::this_thread::yield();
  }
  mutex.unlock();
  mutex.lock();  // behind the three
  served.push_back(3);
  mutex.unlock();
  for (std::thread& thread : threads) thread.join();
  CHECK(served == std::vector{0, 1, 2, 3});
}

}  // namespace
}  // namespace benefit::store
