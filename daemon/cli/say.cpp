#include "daemon/cli/say.hpp"

namespace benefit::cli {
namespace {

api::Language spoken_language = api::Language::english;

}  // namespace

void speak(api::Language language) { spoken_language = language; }

api::Language spoken() { return spoken_language; }

}  // namespace benefit::cli
