// A case as one paper for a court or an auditor: who, what was found and why, what it rests on, who decided
// what, and the hash of everything, so that the paper and the store can be held against each other. The
// case's papers are within it as files.
#pragma once

#include "verify/report/document/document.hpp"
#include "verify/report/document/embedded_files.hpp"
#include "verify/types/attachment.hpp"
#include "verify/types/case_store.hpp"
#include "verify/types/feed.hpp"
#include "verify/types/suspension.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace benefit::report {

struct DossierPhoto {
  PhotoId photo = 0;
  std::string role;      ///< "enrolled", "collected", "lookalike"
  std::string taken{};   ///< as the reader's language writes it; empty: not known
  std::string judged{};  ///< "different", with the distance; empty: not compared
  std::string sha256{};  ///< of the photo's file; empty: it was erased
  std::optional<Rgb> picture{};
  std::string why_not{};  ///< a message of why.*, where there is no picture
};

/// A batch that a finding cites, with what its feed is called.
struct DossierBatch {
  Batch batch;
  std::string feed;
};

struct Dossier {
  Case one;
  std::vector<StoredFinding> findings;
  std::map<std::string, std::string, std::less<>> provisions;  ///< by check: document, place, words
  std::map<BatchId, DossierBatch> batches;
  std::vector<DossierPhoto> photos;
  std::vector<CaseEvent> events;  ///< in order
  std::optional<Suspension> suspension;
  std::vector<Arrears> back_pay;
  std::vector<Attachment> attachments;
  /// Those that are within the PDF, by number.
  std::map<AttachmentId, EmbeddedFile> embedded;
};

/// The same values give the same paper: it is dated by the last step on the case, not by when it is drawn.
Document dossier_document(const Dossier& dossier, Language language);

}  // namespace benefit::report
