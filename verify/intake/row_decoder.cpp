#include "verify/intake/row_decoder.hpp"

namespace benefit::intake {
namespace {

struct Kinds {
  bool ascii;
  bool control_character;
};

Kinds kinds_of(std::string_view bytes) {
  unsigned high = 0, control = 0;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    high |= byte & 0x80U;
    control |= static_cast<unsigned>(byte < ' ') &
               static_cast<unsigned>(byte != '\t' && byte != '\n' && byte != '\r');
  }
  return {high == 0, control != 0};
}

}  // namespace

RowDecoder::RowDecoder(std::optional<Encoding> encoding) {
  if (encoding) decoder_.emplace(*encoding);
}

bool RowDecoder::settle(Encoding encoding) {
  if (decoder_) return decoder_->encoding() == encoding;
  decoder_.emplace(encoding);
  return true;
}

const DecodedRow& RowDecoder::decode(const CsvRow& row, ByteSource& ahead) {
  const Kinds kinds = kinds_of(row.bytes);
  decoded_.broken.reset();
  decoded_.control_character = kinds.control_character;
  decoded_.cells = row.cells;
  if (kinds.ascii) return decoded_;

  if (!decoder_) {
    std::string sample(row.bytes);
    sample += ahead.peek(ByteSource::most);
    decoder_.emplace(recognise_encoding(sample));
  }
  decoded_.broken = decode_cells(*decoder_, decoded_.cells, buffers_);
  return decoded_;
}

}  // namespace benefit::intake
