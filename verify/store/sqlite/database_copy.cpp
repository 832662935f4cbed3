#include "verify/store/sqlite/database_copy.hpp"

#include "verify/store/sqlite/failure.hpp"
#include "verify/store/system_failure.hpp"
#include "verify/types/file_descriptor.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <SQLiteCpp/Backup.h>
#include <sqlite3.h>

namespace benefit::store {
namespace {

constexpr int pages_per_step = 2048;  // 8 MB, a few hundredths of a second

}  // namespace

void copy_database(Connection& source, const DatabaseFile& to, const CopyProgress& progress) {
  const FileDescriptor file{
      ::open(to.path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR)};
  if (!file) throw system_failure("make the copy of the database", to.path);
  try {
    SQLite::Database copy{to.path.string(), SQLite::OPEN_READWRITE, 0, to.vfs};
    // Nobody has seen the copy yet: what is cut short is thrown away, and synced is it once, at the end.
    copy.exec("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF");
    // The source is in a transaction: all steps see the same moment, whatever others write meanwhile.
    SQLite::Backup pages{copy, source.handle()};
    while (pages.executeStep(pages_per_step) != SQLITE_DONE) {
      const std::int64_t all = pages.getTotalPageCount();
      if (!progress(all - pages.getRemainingPageCount(), all))
        throw Failure{Error{ErrorCode::cancelled, "the copying was stopped", to.path.string(), {}}};
    }
  } catch (const SQLite::Exception& exception) {
    throw translated(exception, to.path);
  }
  if (::fsync(file.get()) != 0) throw system_failure("write the copy of the database", to.path);
}

}  // namespace benefit::store
