#include "daemon/cli/socket_path.hpp"

namespace benefit::cli {

std::filesystem::path socket_path(const std::string& option,
                                  const std::function<const char*(const char*)>& environment) {
  const auto value = [&](const char* variable) -> std::string {
    const char* text = environment(variable);
    return text == nullptr ? "" : text;
  };
  if (!option.empty()) return option;
  if (const std::string socket = value("BENEFIT_SOCKET"); !socket.empty()) return socket;

  const std::filesystem::path service = "/run/benefitd/benefitd.sock";
  std::error_code unreadable;
  if (std::filesystem::exists(service, unreadable)) return service;
  const std::string state_home = value("XDG_STATE_HOME");
  const std::filesystem::path state = state_home.empty()
                                          ? std::filesystem::path(value("HOME")) / ".local/state"
                                          : std::filesystem::path(state_home);
  return state / "benefitd/benefitd.sock";
}

}  // namespace benefit::cli
