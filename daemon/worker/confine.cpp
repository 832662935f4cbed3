#include "daemon/worker/confine.hpp"

#include "verify/types/error.hpp"

#include <array>
#include <cerrno>
#include <memory>
#include <seccomp.h>
#include <sys/mman.h>

namespace benefit::worker {
namespace {

/// By what computing, memory, time and the socket need. A process may always end.
constexpr std::array allowed = {
    SCMP_SYS(read),         SCMP_SYS(write),          SCMP_SYS(writev),          SCMP_SYS(recvfrom),
    SCMP_SYS(sendto),       SCMP_SYS(poll),           SCMP_SYS(ppoll),           SCMP_SYS(close),
    SCMP_SYS(brk),          SCMP_SYS(munmap),         SCMP_SYS(mremap),          SCMP_SYS(madvise),
    SCMP_SYS(futex),        SCMP_SYS(sched_yield),    SCMP_SYS(getrandom),       SCMP_SYS(clock_gettime),
    SCMP_SYS(gettimeofday), SCMP_SYS(getrusage),      SCMP_SYS(getrlimit),       SCMP_SYS(setrlimit),
    SCMP_SYS(getpid),       SCMP_SYS(gettid),         SCMP_SYS(rt_sigreturn),    SCMP_SYS(sigaltstack),
    SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask), SCMP_SYS(restart_syscall), SCMP_SYS(exit),
    SCMP_SYS(exit_group),
};

/// What libraries try and can do without.
constexpr std::array refused = {
    SCMP_SYS(open),   SCMP_SYS(openat),        SCMP_SYS(stat),  SCMP_SYS(newfstatat),
    SCMP_SYS(access), SCMP_SYS(readlink),      SCMP_SYS(ioctl), SCMP_SYS(sched_getaffinity),
    SCMP_SYS(mbind),  SCMP_SYS(get_mempolicy), SCMP_SYS(uname)};

[[noreturn]] void cannot_confine() {
  throw Failure({ErrorCode::unavailable, "the process that opens photos cannot be confined", "face worker",
                 "a kernel with seccomp filters is needed (CONFIG_SECCOMP_FILTER)"});
}

void require(int result) {
  if (result != 0) cannot_confine();
}

}  // namespace

void confine() {
  const std::unique_ptr<void, decltype(&seccomp_release)> filter(seccomp_init(SCMP_ACT_KILL_PROCESS),
                                                                 seccomp_release);
  if (!filter) cannot_confine();
  for (const int call : allowed) require(seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, call, 0));
  for (const int call : refused) require(seccomp_rule_add(filter.get(), SCMP_ACT_ERRNO(EACCES), call, 0));
#ifdef __SANITIZE_ADDRESS__
  // The sanitizers see by a pipe of their own whether memory can be read.
  require(seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, SCMP_SYS(pipe2), 0));
#endif
  // Memory, but none that the processor would take for a program: oneDNN has made its kernels by now.
  constexpr scmp_arg_cmp not_executable = SCMP_A2_32(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0);
  require(seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, SCMP_SYS(mmap), 1, not_executable));
  require(seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1, not_executable));
  // The limits of this process only.
  require(seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, SCMP_SYS(prlimit64), 1, SCMP_A0_32(SCMP_CMP_EQ, 0)));
  require(seccomp_attr_set(filter.get(), SCMP_FLTATR_CTL_TSYNC, 1));
  require(seccomp_load(filter.get()));
}

}  // namespace benefit::worker
