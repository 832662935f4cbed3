#include "verify/face/check_jpeg.hpp"

#include "verify/face/quality/jpeg_quality.hpp"

#include <algorithm>
#include <csetjmp>
#include <cstdio>
#include <cstring>
#include <jpeglib.h>
#include <vector>

#include <fmt/format.h>
// After jpeglib.h, whose types it uses.
#include <jerror.h>

namespace benefit::face {
namespace {

/// A progressive JPEG has about ten scans; thousands of empty ones are an attack on the decoder's time.
constexpr int max_scans = 100;

/// libjpeg reports by callbacks and leaves by longjmp, so everything between is plain data.
struct Reader {
  jpeg_decompress_struct jpeg;  // first: libjpeg's callbacks are given its address
  jpeg_error_mgr errors;
  jpeg_progress_mgr progress;
  std::jmp_buf leave;
  bool lost_pixels;
  char complaint[JMSG_LENGTH_MAX];  // libjpeg's words for the first fault
};

Reader& reader_of(j_common_ptr jpeg) { return *reinterpret_cast<Reader*>(jpeg); }

void keep_complaint(j_common_ptr jpeg) {
  Reader& reader = reader_of(jpeg);
  if (reader.complaint[0] == '\0') jpeg->err->format_message(jpeg, reader.complaint);
}

[[noreturn]] void stop(j_common_ptr jpeg) {
  keep_complaint(jpeg);
  std::longjmp(reader_of(jpeg).leave, 1);
}

void note_warning(j_common_ptr jpeg, int level) {
  if (level >= 0) return;  // a trace message
  switch (jpeg->err->msg_code) {
    case JWRN_HIT_MARKER:
    case JWRN_HUFF_BAD_CODE:
    case JWRN_ARITH_BAD_CODE:
    case JWRN_JPEG_EOF:
    case JWRN_MUST_RESYNC:
      keep_complaint(jpeg);
      reader_of(jpeg).lost_pixels = true;
      break;
    default:
      break;
  }
}

void ignore_message(j_common_ptr) {}

void count_scans(j_common_ptr jpeg) {
  Reader& reader = reader_of(jpeg);
  if (reader.jpeg.input_scan_number <= max_scans) return;
  std::strcpy(reader.complaint, "too many scans");
  std::longjmp(reader.leave, 1);
}

/// Prepares the reader at the file's header. False when that is broken.
bool open_header(Reader& reader, std::span<const std::uint8_t> file) {
  reader.jpeg.err = jpeg_std_error(&reader.errors);
  reader.errors.error_exit = stop;
  reader.errors.emit_message = note_warning;
  reader.errors.output_message = ignore_message;
  if (setjmp(reader.leave) != 0) return false;
  jpeg_create_decompress(&reader.jpeg);
  reader.progress.progress_monitor = count_scans;
  reader.jpeg.progress = &reader.progress;
  jpeg_mem_src(&reader.jpeg, file.data(), file.size());
  return jpeg_read_header(&reader.jpeg, TRUE) == JPEG_HEADER_OK;
}

/// A progressive file that ends in good order although some of its scans are not there: what they would have
/// told is made up by the decoder.
bool lacks_scans(const jpeg_decompress_struct& jpeg) {
  if (!jpeg.progressive_mode || jpeg.coef_bits == nullptr) return false;
  for (int component = 0; component < jpeg.num_components; ++component)
    for (const int bits_to_come : jpeg.coef_bits[component])
      if (bits_to_come != 0) return true;  // -1: none has come
  return false;
}

/// Reads all of the compressed data. `row` holds a row of the size at which it is made.
bool read_all(Reader& reader, std::vector<JSAMPLE>& row) {
  if (setjmp(reader.leave) != 0) return false;
  reader.jpeg.scale_num = 1;
  reader.jpeg.scale_denom = 8;
  reader.jpeg.out_color_space = reader.jpeg.jpeg_color_space;
  jpeg_start_decompress(&reader.jpeg);
  JSAMPROW into = row.data();
  while (reader.jpeg.output_scanline < reader.jpeg.output_height) jpeg_read_scanlines(&reader.jpeg, &into, 1);
  if (lacks_scans(reader.jpeg)) {  // before the end, which forgets it
    std::strcpy(reader.complaint, "scans are missing");
    return false;
  }
  jpeg_finish_decompress(&reader.jpeg);
  return !reader.lost_pixels;
}

/// After all of the data, because a progressive file may give its tables late.
int quality_of(const Reader& reader) {
  const JQUANT_TBL* table = reader.jpeg.quant_tbl_ptrs[0];
  if (table == nullptr) return 100;  // a lossless one
  QuantisationTable luminance{};
  std::copy_n(table->quantval, luminance.size(), luminance.begin());
  return jpeg_quality(luminance);
}

tl::unexpected<Refusal> damaged(const Reader& reader) {
  return refuse(NotAssessable::damaged, fmt::format("a damaged JPEG image ({})", reader.complaint));
}

/// Frees what libjpeg holds, whichever way the check is left.
struct Closing {
  Reader& reader;
  ~Closing() { jpeg_destroy_decompress(&reader.jpeg); }
};

}  // namespace

OrRefusal<JpegFile> check_jpeg(std::span<const std::uint8_t> file, const PhotoLimits& limits) {
  Reader reader{};
  const Closing closing{reader};
  if (!open_header(reader, file)) return damaged(reader);

  const ImageSize size{reader.jpeg.image_width, reader.jpeg.image_height};
  if (auto checked = check_size(size, limits); !checked) return tl::unexpected(checked.error());

  std::vector<JSAMPLE> row(static_cast<std::size_t>(size.width) * MAX_COMPONENTS);
  if (!read_all(reader, row)) return damaged(reader);
  return JpegFile{size, quality_of(reader)};
}

}  // namespace benefit::face
