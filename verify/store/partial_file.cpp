#include "verify/store/partial_file.hpp"

#include "verify/store/system_failure.hpp"
#include "verify/types/file_descriptor.hpp"

#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

namespace benefit::store {

void sync_directory(const std::filesystem::path& directory) {
  const FileDescriptor opened{::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
  if (!opened || ::fsync(opened.get()) != 0) throw system_failure("write the directory", directory);
}

PartialFile::PartialFile(const std::filesystem::path& wanted)
    : wanted_(wanted), path_(wanted.string() + ".partial") {
  ::unlink(path_.c_str());
}

PartialFile::~PartialFile() { ::unlink(path_.c_str()); }

void PartialFile::take_name() const {
  if (::rename(path_.c_str(), wanted_.c_str()) != 0) throw system_failure("give the file its name", wanted_);
  sync_directory(wanted_.has_parent_path() ? wanted_.parent_path() : ".");
}

}  // namespace benefit::store
