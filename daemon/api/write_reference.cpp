// Writes the reference of the commands, as a page and as OpenAPI, to the files that are named on the command
// line.
#include "daemon/api/command.hpp"
#include "daemon/api/openapi.hpp"

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>

namespace {

bool write(const char* path, const std::string& content) {
  std::ofstream file(path, std::ios::binary);
  file << content;
  file.close();
  if (!file) std::cerr << "cannot write " << path << '\n';
  return static_cast<bool>(file);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: write_reference PAGE OPENAPI\n";
    return EXIT_FAILURE;
  }
  const bool written = write(argv[1], benefit::api::commands_reference_markdown()) &&
                       write(argv[2], benefit::api::openapi_document());
  return written ? EXIT_SUCCESS : EXIT_FAILURE;
}
