#include "verify/report/document/embedded_files.hpp"

#include "verify/types/error.hpp"

#include <exception>
#include <memory>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFEFStreamObjectHelper.hh>
#include <qpdf/QPDFEmbeddedFileDocumentHelper.hh>
#include <qpdf/QPDFFileSpecObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

namespace benefit::report {
namespace {

void embed(QPDF& document, const EmbeddedFile& file) {
  // The media type without its parameters: a name of PDF has none.
  const std::string type = file.media_type.substr(0, file.media_type.find(';'));
  auto stream = QPDFEFStreamObjectHelper::createEFStream(document, file.bytes);
  stream.setSubtype(type);
  auto specification = QPDFFileSpecObjectHelper::createFileSpec(document, file.name, stream);
  specification.setDescription(file.description);
  QPDFEmbeddedFileDocumentHelper(document).replaceEmbeddedFile(file.name, specification);
}

}  // namespace

std::string with_embedded_files(const std::string& pdf, std::span<const EmbeddedFile> files) {
  if (files.empty()) return pdf;
  try {
    QPDF document;
    document.setSuppressWarnings(true);  // it would write them to standard error
    document.processMemoryFile("drawn", pdf.data(), pdf.size());
    for (const EmbeddedFile& file : files) embed(document, file);
    QPDFWriter writer(document);
    writer.setOutputMemory();
    writer.setDeterministicID(true);
    writer.write();
    const std::shared_ptr<Buffer> written = writer.getBufferSharedPointer();
    return {reinterpret_cast<const char*>(written->getBuffer()), written->getSize()};
  } catch (const std::exception& broken) {
    throw Failure({ErrorCode::internal, "the papers cannot be put into the PDF", broken.what(), ""});
  }
}

}  // namespace benefit::report
