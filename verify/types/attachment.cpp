#include "verify/types/attachment.hpp"

namespace benefit {

std::string_view media_type(AttachmentType type) {
  switch (type) {
    case AttachmentType::pdf:
      return "application/pdf";
    case AttachmentType::jpeg:
      return "image/jpeg";
    case AttachmentType::png:
      return "image/png";
    case AttachmentType::plain_text:
      return "text/plain; charset=utf-8";
  }
  return "application/octet-stream";
}

std::string_view file_ending(AttachmentType type) {
  switch (type) {
    case AttachmentType::pdf:
      return "pdf";
    case AttachmentType::jpeg:
      return "jpg";
    case AttachmentType::png:
      return "png";
    case AttachmentType::plain_text:
      return "txt";
  }
  return "bin";
}

}  // namespace benefit
