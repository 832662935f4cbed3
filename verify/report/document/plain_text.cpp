#include "verify/report/document/plain_text.hpp"

namespace benefit::report {
namespace {

std::string line_of(const Block& block) {
  switch (block.kind) {
    case BlockKind::letterhead:
      return block.text + "\n----------------------------------------";
    case BlockKind::heading:
      return "== " + block.text + " ==";
    case BlockKind::item:
      return "- " + block.text;
    case BlockKind::entry:
    case BlockKind::small:
    case BlockKind::photo:
      return block.label.empty() ? block.text : block.label + ": " + block.text;
    case BlockKind::title:
    case BlockKind::paragraph:
    case BlockKind::left:
    case BlockKind::right:
      break;
  }
  return block.text;
}

/// Those that follow each other closely.
bool is_of_a_list(BlockKind kind) {
  return kind == BlockKind::item || kind == BlockKind::entry || kind == BlockKind::small ||
         kind == BlockKind::left || kind == BlockKind::right;
}

}  // namespace

std::string plain_text(const Document& document) {
  std::string text;
  const Block* before = nullptr;
  for (const Block& block : document.blocks) {
    const bool closely = before != nullptr && before->kind == block.kind && is_of_a_list(block.kind);
    if (before != nullptr && !closely) text += '\n';
    text += line_of(block) + '\n';
    before = &block;
  }
  return text;
}

}  // namespace benefit::report
