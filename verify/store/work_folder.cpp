#include "verify/store/work_folder.hpp"

#include "verify/store/system_failure.hpp"

#include <sys/stat.h>
#include <system_error>
#include <utility>

namespace benefit::store {
namespace {

void remove_whole(const std::filesystem::path& folder) {
  std::error_code ignored;  // a folder that is still there shows itself in mkdir
  std::filesystem::remove_all(folder, ignored);
}

}  // namespace

WorkFolder::WorkFolder(std::filesystem::path path) : path_(std::move(path)) {
  remove_whole(path_);
  if (::mkdir(path_.c_str(), S_IRWXU) != 0) throw system_failure("make a folder to work in", path_);
}

WorkFolder::~WorkFolder() { remove_whole(path_); }

}  // namespace benefit::store
