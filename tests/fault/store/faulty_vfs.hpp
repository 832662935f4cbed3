// A disk that fails: one of SQLite's virtual file systems, which hands everything through to the default one
// and makes the Nth operation that changes a file go wrong.
#pragma once

#include <cstring>
#include <stdexcept>
#include <unistd.h>

#include <sqlite3.h>

namespace benefit::store::test {

/// Registered as "faulty". Counts writes, syncs and truncations of all files. Used from one thread.
class FaultyVfs {
 public:
  enum class Fault {
    disk_full_once,
    disk_full_until_disarmed,
    io_error_once,
    io_error_until_disarmed,
    killed,  ///< the process ends on the spot, as by kill -9
  };

  static FaultyVfs& instance() {
    static FaultyVfs vfs;
    return vfs;
  }

  /// The operation number `n` (from 1, counted from now) goes wrong.
  void arm(int n, Fault fault) {
    countdown_ = n;
    fault_ = fault;
    fired_ = false;
  }
  void disarm() { countdown_ = 0; }
  bool fired() const { return fired_; }

 private:
  struct File {
    sqlite3_file head;  // what SQLite sees; the real file lies right behind
  };

  FaultyVfs() : real_(sqlite3_vfs_find(nullptr)), ours_(*real_), methods_(methods()) {
    ours_.zName = "faulty";
    ours_.szOsFile = static_cast<int>(sizeof(File)) + real_->szOsFile;
    ours_.pAppData = nullptr;
    ours_.pNext = nullptr;
    ours_.xOpen = [](sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out) {
      const int result = real()->xOpen(real(), name, real_file(file), flags, out);
      file->pMethods = real_file(file)->pMethods == nullptr ? nullptr : &instance().methods_;
      return result;
    };
    ours_.xDelete = [](sqlite3_vfs*, const char* name, int sync) {
      return real()->xDelete(real(), name, sync);
    };
    ours_.xAccess = [](sqlite3_vfs*, const char* name, int flags, int* out) {
      return real()->xAccess(real(), name, flags, out);
    };
    ours_.xFullPathname = [](sqlite3_vfs*, const char* name, int size, char* out) {
      return real()->xFullPathname(real(), name, size, out);
    };
    if (sqlite3_vfs_register(&ours_, 0) != SQLITE_OK)
      throw std::runtime_error("the faulty disk is not registered");
  }

  static sqlite3_vfs* real() { return instance().real_; }
  static sqlite3_file* real_file(sqlite3_file* file) {
    return reinterpret_cast<sqlite3_file*>(reinterpret_cast<char*>(file) + sizeof(File));
  }
  static const sqlite3_io_methods* real_methods(sqlite3_file* file) { return real_file(file)->pMethods; }

  /// SQLITE_OK, or what the operation at hand fails with.
  int strike(int io_error) {
    if (countdown_ == 0) return SQLITE_OK;
    if (countdown_ > 1) {
      --countdown_;
      return SQLITE_OK;
    }
    fired_ = true;
    switch (fault_) {
      case Fault::killed:
        ::_exit(9);
      case Fault::disk_full_once:
        countdown_ = 0;
        return SQLITE_FULL;
      case Fault::io_error_once:
        countdown_ = 0;
        return io_error;
      case Fault::disk_full_until_disarmed:
        return SQLITE_FULL;
      case Fault::io_error_until_disarmed:
        return io_error;
    }
    return SQLITE_OK;
  }

  static sqlite3_io_methods methods() {
    sqlite3_io_methods all{};
    all.iVersion = 3;
    all.xClose = [](sqlite3_file* f) { return real_methods(f)->xClose(real_file(f)); };
    all.xRead = [](sqlite3_file* f, void* to, int size, sqlite3_int64 at) {
      return real_methods(f)->xRead(real_file(f), to, size, at);
    };
    all.xWrite = [](sqlite3_file* f, const void* from, int size, sqlite3_int64 at) {
      const int fault = instance().strike(SQLITE_IOERR_WRITE);
      if (fault == SQLITE_OK) return real_methods(f)->xWrite(real_file(f), from, size, at);
      real_methods(f)->xWrite(real_file(f), from, size / 2, at);  // a torn write is worse than none
      return fault;
    };
    all.xTruncate = [](sqlite3_file* f, sqlite3_int64 size) {
      const int fault = instance().strike(SQLITE_IOERR_TRUNCATE);
      return fault == SQLITE_OK ? real_methods(f)->xTruncate(real_file(f), size) : fault;
    };
    // The power does not fail in these tests, so what need not fail is not synced either.
    all.xSync = [](sqlite3_file*, int) { return instance().strike(SQLITE_IOERR_FSYNC); };
    all.xFileSize = [](sqlite3_file* f, sqlite3_int64* out) {
      return real_methods(f)->xFileSize(real_file(f), out);
    };
    all.xLock = [](sqlite3_file* f, int level) { return real_methods(f)->xLock(real_file(f), level); };
    all.xUnlock = [](sqlite3_file* f, int level) { return real_methods(f)->xUnlock(real_file(f), level); };
    all.xCheckReservedLock = [](sqlite3_file* f, int* out) {
      return real_methods(f)->xCheckReservedLock(real_file(f), out);
    };
    all.xFileControl = [](sqlite3_file* f, int operation, void* argument) {
      return real_methods(f)->xFileControl(real_file(f), operation, argument);
    };
    all.xSectorSize = [](sqlite3_file* f) { return real_methods(f)->xSectorSize(real_file(f)); };
    all.xDeviceCharacteristics = [](sqlite3_file* f) {
      return real_methods(f)->xDeviceCharacteristics(real_file(f));
    };
    all.xShmMap = [](sqlite3_file* f, int page, int size, int extend, void volatile** out) {
      return real_methods(f)->xShmMap(real_file(f), page, size, extend, out);
    };
    all.xShmLock = [](sqlite3_file* f, int offset, int n, int flags) {
      return real_methods(f)->xShmLock(real_file(f), offset, n, flags);
    };
    all.xShmBarrier = [](sqlite3_file* f) { real_methods(f)->xShmBarrier(real_file(f)); };
    all.xShmUnmap = [](sqlite3_file* f, int remove) {
      return real_methods(f)->xShmUnmap(real_file(f), remove);
    };
    all.xFetch = [](sqlite3_file* f, sqlite3_int64 at, int size, void** out) {
      return real_methods(f)->xFetch(real_file(f), at, size, out);
    };
    all.xUnfetch = [](sqlite3_file* f, sqlite3_int64 at, void* page) {
      return real_methods(f)->xUnfetch(real_file(f), at, page);
    };
    return all;
  }

  sqlite3_vfs* real_;
  sqlite3_vfs ours_;
  sqlite3_io_methods methods_;
  int countdown_ = 0;
  Fault fault_ = Fault::disk_full_once;
  bool fired_ = false;
};

}  // namespace benefit::store::test
