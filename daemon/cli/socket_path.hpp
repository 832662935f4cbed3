// Where benefitd listens.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

namespace benefit::cli {

/// `--socket` when given, else $BENEFIT_SOCKET, else the service's socket when it is there, else that of a
/// developer's run in the user's state directory. `environment` is like std::getenv.
std::filesystem::path socket_path(const std::string& option,
                                  const std::function<const char*(const char*)>& environment);

}  // namespace benefit::cli
