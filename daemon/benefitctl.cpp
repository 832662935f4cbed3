// benefitctl: the operators' command line.
#include "daemon/cli/application.hpp"

int main(int argc, char** argv) {
  return benefit::cli::run_application({argv + (argc > 0 ? 1 : 0), argv + argc});
}
