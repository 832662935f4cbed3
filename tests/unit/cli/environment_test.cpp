#include "daemon/cli/locale.hpp"
#include "daemon/cli/socket_path.hpp"
#include "daemon/cli/terminal.hpp"

#include <map>
#include <string>

#include <catch2/catch.hpp>

using namespace benefit::cli;

namespace {

std::function<const char*(const char*)> environment(std::map<std::string, std::string> variables) {
  return [variables = std::move(variables)](const char* name) -> const char* {
    const auto found = variables.find(name);
    return found == variables.end() ? nullptr : found->second.c_str();
  };
}

}  // namespace

TEST_CASE("the language is that of the first variable that says one") {
  CHECK(accept_language(environment({})) == "en");
  CHECK(accept_language(environment({{"LANG", "zh_CN.UTF-8"}})) == "zh-CN");
  CHECK(accept_language(environment({{"LANG", "en_US"}, {"LC_ALL", "zh_TW.UTF-8@x"}})) == "zh-TW");
  CHECK(accept_language(environment({{"LC_ALL", ""}, {"LC_MESSAGES", "zh"}, {"LANG", "en"}})) == "zh");
  CHECK(accept_language(environment({{"LC_ALL", "C.UTF-8"}, {"LANG", "zh_CN"}})) == "en");
  CHECK(accept_language(environment({{"LANG", "POSIX"}})) == "en");
}

TEST_CASE("a language cannot smuggle a header") {
  CHECK(accept_language(environment({{"LANG", "en\r\nX-Evil: 1"}})) == "en");
}

TEST_CASE("the socket is the option's, the environment's, else the user's own") {
  const auto full =
      environment({{"BENEFIT_SOCKET", "/b.sock"}, {"XDG_STATE_HOME", "/state"}, {"HOME", "/home/u"}});
  CHECK(socket_path("/a.sock", full) == "/a.sock");
  CHECK(socket_path("", full) == "/b.sock");
  // A service on this machine would come first.
  if (std::filesystem::exists("/run/benefitd/benefitd.sock")) return;
  CHECK(socket_path("", environment({{"XDG_STATE_HOME", "/state"}})) == "/state/benefitd/benefitd.sock");
  CHECK(socket_path("", environment({{"HOME", "/home/u"}})) == "/home/u/.local/state/benefitd/benefitd.sock");
}

TEST_CASE("colour is for terminals that want it") {
  CHECK(colour_wanted(true, nullptr));
  CHECK(colour_wanted(true, ""));
  CHECK_FALSE(colour_wanted(false, nullptr));
  CHECK_FALSE(colour_wanted(true, "1"));
  CHECK(Style(true).strong("x") == "\x1b[1mx\x1b[0m");
  CHECK(Style(false).strong("x") == "x");
}
