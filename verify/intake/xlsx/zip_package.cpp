#include "verify/intake/xlsx/zip_package.hpp"

#include <algorithm>
#include <array>
#include <unordered_set>
#include <utility>

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

namespace benefit::intake::xlsx {
namespace {

constexpr std::size_t block_bytes = 1U << 16U;

Error damaged(std::string_view what) {
  return {ErrorCode::bad_input, fmt::format("the workbook cannot be unpacked: {}", what), "",
          "was the file cut off on its way? Send it again, or open it and save it anew"};
}

Error hostile(std::string what) {
  return {ErrorCode::bad_input, std::move(what), "",
          "no spreadsheet program writes such a file; open it and save it anew, or ask the supplier"};
}

}  // namespace

/// libarchive's reader on a C++ stream.
struct ZipPart::Archive {
  /// Goes back to the beginning of the file.
  explicit Archive(std::istream& stream) : file(stream) {
    file.clear();
    file.seekg(0, std::ios::end);
    bytes = static_cast<std::int64_t>(file.tellg());
    file.seekg(0);
    if (!file || bytes < 0) return;
    reader = archive_read_new();
    if (reader == nullptr || archive_read_support_format_zip_streamable(reader) != ARCHIVE_OK)
      throw Failure({ErrorCode::internal, "libarchive cannot be set up", "", ""});
    archive_read_set_callback_data(reader, this);
    archive_read_set_read_callback(reader, read);
    archive_read_set_skip_callback(reader, skip);
    opened = archive_read_open1(reader) == ARCHIVE_OK;
  }
  ~Archive() {
    if (reader != nullptr) archive_read_free(reader);
  }
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;

  static la_ssize_t read(archive*, void* self, const void** block) {
    auto& archive = *static_cast<Archive*>(self);
    archive.file.read(archive.buffer.data(), block_bytes);
    archive.broken = archive.file.bad();
    const std::streamsize got = archive.file.gcount();
    archive.position += got;
    *block = archive.buffer.data();
    return archive.broken ? ARCHIVE_FATAL : got;
  }

  static la_int64_t skip(archive*, void* self, la_int64_t wanted) {
    auto& archive = *static_cast<Archive*>(self);
    const std::int64_t skipped = std::clamp<std::int64_t>(wanted, 0, archive.bytes - archive.position);
    archive.position += skipped;
    archive.file.clear();
    archive.file.seekg(archive.position);
    return skipped;
  }

  /// Goes to the next part. nullopt at the end.
  Expected<std::optional<std::string>> next_name() {
    archive_entry* entry = nullptr;
    const int result = archive_read_next_header(reader, &entry);
    if (result == ARCHIVE_EOF) return std::nullopt;
    // A warning means a name in another encoding, which no part of a workbook has.
    if (result != ARCHIVE_OK && result != ARCHIVE_WARN) return tl::unexpected(failure());
    if (archive_entry_is_encrypted(entry) != 0) {
      return tl::unexpected(Error{ErrorCode::bad_input, "the file is encrypted", "",
                                  "take the password away and save it anew"});
    }
    const char* name = archive_entry_pathname_utf8(entry);
    if (name == nullptr) name = archive_entry_pathname(entry);
    return normal_name(name == nullptr ? std::string_view() : std::string_view(name));
  }

  Error failure() const {
    if (broken) throw Failure({ErrorCode::io, "the delivered file cannot be read", "", ""});
    const char* what = archive_error_string(reader);
    return damaged(what == nullptr ? "it ends too early" : what);
  }

  std::istream& file;
  std::int64_t bytes = 0;
  std::int64_t position = 0;
  bool opened = false;
  bool broken = false;
  archive* reader = nullptr;
  std::array<char, block_bytes> buffer{};
};

ZipPart::ZipPart(std::unique_ptr<Archive> archive, std::string name, ZipLimits limits)
    : archive_(std::move(archive)), name_(std::move(name)), limits_(limits), begin_(archive_->position) {}
ZipPart::~ZipPart() = default;

std::int64_t ZipPart::position() const { return archive_->position; }

Expected<std::string_view> ZipPart::next() {
  const void* block = nullptr;
  std::size_t bytes = 0;
  la_int64_t offset = 0;
  do {
    const int result = archive_read_data_block(archive_->reader, &block, &bytes, &offset);
    if (result == ARCHIVE_EOF) return std::string_view();
    if (result != ARCHIVE_OK) return tl::unexpected(archive_->failure());
  } while (bytes == 0);
  unpacked_ += static_cast<std::int64_t>(bytes);
  const std::int64_t packed = archive_->position - begin_ + static_cast<std::int64_t>(block_bytes);
  if (unpacked_ > limits_.unpacked_bytes) {
    return tl::unexpected(
        hostile(fmt::format("'{}' unpacks to more than {} MiB", name_, limits_.unpacked_bytes >> 20U)));
  }
  if (unpacked_ > limits_.unsuspicious_bytes && unpacked_ / limits_.ratio > packed) {
    return tl::unexpected(
        hostile(fmt::format("'{}' unpacks to more than {} times its size", name_, limits_.ratio)));
  }
  return std::string_view(static_cast<const char*>(block), bytes);
}

Expected<ZipPackage> ZipPackage::open(std::istream& file, ZipLimits limits) {
  ZipPackage package(file, limits);
  ZipPart::Archive archive(file);
  if (archive.reader == nullptr) {
    return tl::unexpected(
        Error{ErrorCode::bad_input, "a workbook cannot be read from a pipe", "", "save it as a file first"});
  }
  if (!archive.opened) return tl::unexpected(archive.failure());
  std::unordered_set<std::string> seen;
  for (;;) {
    auto name = archive.next_name();
    if (!name) return tl::unexpected(name.error());
    if (!*name) return package;
    if (!seen.insert(**name).second)
      return tl::unexpected(hostile("the workbook holds two parts of one name"));
    if (seen.size() > limits.parts)
      return tl::unexpected(hostile(fmt::format("the workbook has more than {} parts", limits.parts)));
    package.names_.push_back(**std::move(name));
  }
}

bool ZipPackage::has(std::string_view name) const {
  return std::find(names_.begin(), names_.end(), normal_name(name)) != names_.end();
}

Expected<std::unique_ptr<ZipPart>> ZipPackage::open_part(std::string_view name) const {
  const std::string wanted = normal_name(name);
  auto archive = std::make_unique<ZipPart::Archive>(*file_);
  if (!archive->opened) return tl::unexpected(archive->failure());
  for (;;) {
    const auto found = archive->next_name();
    if (!found) return tl::unexpected(found.error());
    if (!*found) return tl::unexpected(damaged("a part is missing that another one names"));
    if (**found == wanted) return std::unique_ptr<ZipPart>(new ZipPart(std::move(archive), wanted, limits_));
  }
}

Expected<std::string> ZipPackage::read_part(std::string_view name, std::size_t most) const {
  const auto part = open_part(name);
  if (!part) return tl::unexpected(part.error());
  std::string text;
  for (;;) {
    const auto piece = (*part)->next();
    if (!piece) return tl::unexpected(piece.error());
    if (piece->empty()) return text;
    if (text.size() + piece->size() > most)
      return tl::unexpected(
          hostile(fmt::format("'{}' is larger than {} MiB", normal_name(name), most >> 20U)));
    text += *piece;
  }
}

std::string normal_name(std::string_view name) {
  std::string normal;
  for (const char c : name) {
    const char lower = 'A' <= c && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    normal.push_back(lower == '\\' ? '/' : lower);
  }
  normal.erase(0, std::min(normal.find_first_not_of('/'), normal.size()));
  return normal;
}

}  // namespace benefit::intake::xlsx
