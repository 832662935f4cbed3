// Writes the reference page of the commands to the file that is named on the command line.
#include "daemon/api/command.hpp"

#include <cstdlib>
#include <fstream>
#include <iostream>

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: write_reference FILE\n";
    return EXIT_FAILURE;
  }
  std::ofstream file(argv[1], std::ios::binary);
  file << benefit::api::commands_reference_markdown();
  file.close();
  if (file) return EXIT_SUCCESS;
  std::cerr << "cannot write " << argv[1] << '\n';
  return EXIT_FAILURE;
}
