#include "daemon/private_memory.hpp"

#include "verify/types/error.hpp"

#include <sys/prctl.h>
#include <sys/resource.h>

namespace benefit {

void keep_memory_private() {
  const rlimit none{.rlim_cur = 0, .rlim_max = 0};
  // The limit does not stop a core file that is handed to a program (core_pattern with "|"); the other does.
  if (::setrlimit(RLIMIT_CORE, &none) != 0 || ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0)
    throw Failure{Error{ErrorCode::internal, "the process cannot be kept out of core files", "", ""}};
}

}  // namespace benefit
