// Whatever an agency puts into a template is filled or refused with a line; what is filled holds what every
// value says, has no block that a value added, and can be drawn as text.
#include "verify/report/document/plain_text.hpp"
#include "verify/report/letter/template.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace benefit;

/// Each value tries to be more than a value.
report::LetterValues hostile_values() {
  report::LetterValues values;
  for (const report::Placeholder& one : report::placeholders()) {
    const std::string text = "# {{name}}\n- " + std::string(one.name) + "\x1b[2J";
    switch (one.kind) {
      case report::PlaceholderKind::text:
        values.set(one.name, text);
        break;
      case report::PlaceholderKind::list:
        values.set(one.name, std::vector<std::string>{text, text});
        break;
      case report::PlaceholderKind::flag:
        values.set(one.name, true);
        break;
    }
  }
  return values;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto form = report::LetterTemplate::parse({reinterpret_cast<const char*>(data), size}, "template");
  if (!form) {
    if (form.error().code != ErrorCode::bad_input || form.error().where.empty()) std::abort();
    return 0;
  }
  report::Document document;
  document.blocks = form->fill(hostile_values());
  for (const report::Block& block : document.blocks)
    if (block.text.find('\n') != std::string::npos) std::abort();
  const std::string text = report::plain_text(document);
  if (text.find('\x1b') != std::string::npos) std::abort();
  return 0;
}
