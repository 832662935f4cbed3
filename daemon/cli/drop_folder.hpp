// A folder that a supplier drops files into, and what becomes of them.
//
//   NAME        the file; it may still be growing
//   NAME.done   its marker: now it is complete. Empty, or it begins with the file's SHA-256 (as sha256sum
//   prints it) .taking/    what is in hand; nobody but who takes the files may change it, or the two others
//   done/       BATCH-NAME: what was taken, as it was read
//   refused/    NAME, and beside it NAME.reason.txt
//
// The supplier may write to the folder, so nothing in it is trusted: names are looked up in the opened
// folders alone, links are not followed, and what is imported is a copy that nobody else can reach.
#pragma once

#include "verify/types/error.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace benefit::cli {

/// Methods throw Failure (io, disk_full) when the system refuses what the folder needs; then the file and its
/// marker are where the next run finds them. Used from one thread.
class DropFolder {
 public:
  /// Makes the three folders in it. Throws Failure: not_found (no such folder), busy (another run is at work
  /// in it), forbidden (one of the three is somebody else's, or no folder), io.
  explicit DropFolder(std::filesystem::path folder);
  ~DropFolder();
  DropFolder(const DropFolder&) = delete;
  DropFolder& operator=(const DropFolder&) = delete;

  /// Names of the files that are complete: what a killed run left first, then those of the folder, each in
  /// the order in which they were marked.
  std::vector<std::string> complete_files() const;
  /// Markers that are folders, which cannot be cleared away.
  std::vector<std::string> stuck_markers() const;

  /// Puts the file where nobody else can reach it, and gives the place of a copy that can be imported.
  /// Errors: bad_input, when it is no ordinary file, may not be read, is not what its marker says, or was
  /// changed meanwhile.
  Expected<std::filesystem::path> take(const std::string& name);
  /// The copy goes to done/, and the file and its marker go.
  void put_to_done(const std::string& name, std::int64_t batch);
  /// The file goes to refused/ with this text beside it, and the marker goes. What is no ordinary file stays
  /// where it is. Gives the name under which it is refused.
  std::string put_to_refused(const std::string& name, const std::string& reason);

 private:
  /// A folder that is held open.
  class Opened {
   public:
    Opened() = default;
    explicit Opened(int descriptor) : descriptor_(descriptor) {}
    Opened(Opened&& other) noexcept;
    Opened& operator=(Opened&& other) noexcept;
    ~Opened();
    int get() const { return descriptor_; }

   private:
    int descriptor_ = -1;
  };

  Opened own_folder(const char* name) const;
  Expected<std::string> marked_checksum(const std::string& name) const;
  Expected<std::string> copy(const std::string& name) const;
  void clear(const std::string& name) const;

  std::filesystem::path path_;
  Opened folder_, taking_, done_, refused_;
};

}  // namespace benefit::cli
