# cmake -DFILE=zh_CN.mo -DHEADER=out.hpp -DNAMESPACE=ns -P EmbedCatalogue.cmake
# Writes a compiled gettext catalogue as an array of bytes (it holds NULs, so no string literal).
file(READ ${FILE} bytes HEX)
string(REGEX REPLACE "(..)" "0x\\1," bytes "${bytes}")
string(REGEX REPLACE "(0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,)" "\\1\n" bytes "${bytes}")
file(WRITE ${HEADER} "// Made from a gettext catalogue by cmake/EmbedCatalogue.cmake.
#pragma once

namespace ${NAMESPACE} {

inline constexpr unsigned char zh_CN_catalogue[] = {
${bytes}
};

}  // namespace ${NAMESPACE}
")
