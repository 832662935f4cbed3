// Completion of benefitctl's command line in bash, zsh and fish, made from the table of commands.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace benefit::api {

/// Values of parameters that name one of a fixed set which the table does not list: by the parameter's name
/// ("feed", "check"). Numbers of cases, persons and the like are in no set and are never completed.
using ClosedSets = std::map<std::string, std::vector<std::string>>;

/// Scripts as the shells load them (bash-completion's folder, a folder of zsh's fpath, fish's vendor folder).
std::string bash_completion(const ClosedSets& sets);
std::string zsh_completion(const ClosedSets& sets);
std::string fish_completion(const ClosedSets& sets);

}  // namespace benefit::api
