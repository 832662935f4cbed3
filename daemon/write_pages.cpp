// Writes the manual pages and the completion scripts into the folder that is named on the command line, as
// they are laid out below the prefix of an installation's data (man/man1, bash-completion/completions, ...).
#include "daemon/api/completion.hpp"
#include "daemon/api/manual.hpp"
#include "daemon/manual.hpp"
#include "verify/intake/catalogue.hpp"
#include "verify/rules/registry.hpp"

#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>

namespace {

namespace fs = std::filesystem;

void write(const fs::path& path, const std::string& text) {
  fs::create_directories(path.parent_path());
  std::ofstream file(path, std::ios::binary);
  file.exceptions(std::ios::failbit | std::ios::badbit);
  file << text;
}

void write_all(const fs::path& folder) {
  using benefit::report::Language;
  constexpr const char* version = BENEFIT_VERSION;
  write(folder / "man/man1/benefitctl.1", benefit::api::manual_page(version, Language::english));
  write(folder / "man/zh_CN/man1/benefitctl.1", benefit::api::manual_page(version, Language::chinese));
  write(folder / "man/man8/benefitd.8", benefit::benefitd_page(version));
  write(folder / "man/man5/benefitd.toml.5", benefit::configuration_page(version));
  write(folder / "benefitd.toml", benefit::configuration_sample());
  benefit::api::ClosedSets sets;
  for (const benefit::intake::FeedInfo& feed : benefit::intake::feeds()) sets["feed"].emplace_back(feed.name);
  for (const benefit::rules::Check* check : benefit::rules::checks()) sets["check"].emplace_back(check->code);
  write(folder / "bash-completion/completions/benefitctl", benefit::api::bash_completion(sets));
  write(folder / "zsh/vendor-completions/_benefitctl", benefit::api::zsh_completion(sets));
  write(folder / "fish/vendor_completions.d/benefitctl.fish", benefit::api::fish_completion(sets));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: write_pages FOLDER\n";
    return EXIT_FAILURE;
  }
  try {
    write_all(argv[1]);
    return EXIT_SUCCESS;
  } catch (const std::exception& exception) {
    std::cerr << "write_pages: " << exception.what() << '\n';
    return EXIT_FAILURE;
  }
}
