# cmake -DFILE=zh_CN.mo -DHEADER=out.hpp -DNAME=name -P embed_catalogue.cmake
# Writes a compiled gettext catalogue as an array of bytes (it holds NULs, so no string literal).
file(READ ${FILE} bytes HEX)
string(REGEX REPLACE "(..)" "0x\\1," bytes "${bytes}")
string(REGEX REPLACE "(0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,)" "\\1\n" bytes "${bytes}")
file(WRITE ${HEADER} "// Made from a gettext catalogue by verify/report/po/embed_catalogue.cmake.
#pragma once

namespace benefit::report::embedded {

inline constexpr unsigned char ${NAME}[] = {
${bytes}
};

}  // namespace benefit::report::embedded
")
