#include "daemon/worker/process.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <linux/close_range.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace benefit::worker {
namespace {

bool limit(int resource, rlim_t value) {
  const rlimit both{value, value};
  return setrlimit(static_cast<__rlimit_resource_t>(resource), &both) == 0;
}

/// In the child, between fork and exec: only what is safe there (signal-safety(7)). What fails leads to an
/// exit, which the service sees as a worker that is not ready.
[[noreturn]] void become_worker(int socket, const Launch& launch, char* const* arguments,
                                char* const* environment) {
  const int null = open("/dev/null", O_RDWR);
  // The socket may itself be descriptor 3, whose close-on-exec flag dup2 would leave on.
  const int safe = fcntl(socket, F_DUPFD, worker_descriptor + 1);
  if (null < 0 || safe < 0 || dup2(null, STDIN_FILENO) < 0 || dup2(null, STDOUT_FILENO) < 0 ||
      dup2(safe, worker_descriptor) < 0 || close_range(worker_descriptor + 1, ~0U, 0) != 0)
    _exit(126);
  const bool limited = prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
                       limit(RLIMIT_CORE, 0) &&   // a core would hold photos
                       limit(RLIMIT_FSIZE, 0) &&  // it has nothing to write
                       (launch.memory_limit == 0 || limit(RLIMIT_AS, launch.memory_limit));
  if (!limited) _exit(126);
  execve(launch.program.c_str(), arguments, environment);
  _exit(127);
}

[[noreturn]] void cannot_start() {
  throw Failure({ErrorCode::unavailable, "the process that opens photos cannot be started", "face worker",
                 "see the system's limits on processes and memory"});
}

}  // namespace

void Process::start(const Launch& launch) {
  stop();
  std::array<int, 2> ends{};
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) cannot_start();
  Channel ours(ends[0]);
  Channel theirs(ends[1]);

  std::vector<char*> arguments{const_cast<char*>(launch.program.c_str())};
  for (const std::string& argument : launch.arguments)
    arguments.push_back(const_cast<char*>(argument.c_str()));
  arguments.push_back(nullptr);
  // One thread for each network: more photos are more workers.
  std::array<char, 24> one_blas_thread{"OPENBLAS_NUM_THREADS=1"};
  std::array<char, 24> one_openmp_thread{"OMP_NUM_THREADS=1"};
  std::array<char*, 3> environment{one_blas_thread.data(), one_openmp_thread.data(), nullptr};

  const pid_t child = fork();
  if (child < 0) cannot_start();
  if (child == 0) become_worker(ends[1], launch, arguments.data(), environment.data());
  pid_ = child;
  channel_ = std::move(ours);
}

void Process::stop() {
  channel_.close();
  if (pid_ <= 0) return;
  kill(pid_, SIGKILL);
  while (waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) {
  }
  pid_ = -1;
}

}  // namespace benefit::worker
