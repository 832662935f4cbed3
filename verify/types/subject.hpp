// Everything known about one subject at one moment: what the checks read.
#pragma once

#include "verify/types/as_of.hpp"
#include "verify/types/facts.hpp"
#include "verify/types/link.hpp"
#include "verify/types/photo.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace benefit {

/// An earlier use of a photo: the very same file, or a copy of the same picture (F2).
struct EarlierUse {
  CitizenId person;
  PhotoId photo = 0;
  std::optional<CollectionId> collection;  ///< nullopt: it is an enrolled photo
  Instant received_at;
  CopyKind kind = CopyKind::same_file;
  double misfit = 0;  ///< of the two pictures (verify/face/same_picture.hpp); 0 for the same file
};

/// A collection with what was measured on it.
struct AssessedCollection {
  Collection collection;
  std::string photo_sha256;
  std::optional<NotAssessable> not_assessable;
  std::string detail;
  int faces = 0;                             ///< found on the photo; the one nearest the centre was measured
  bool may_show_picture = false;             ///< a presentation attack is suspected (F3)
  std::optional<EnrolledPhoto> enrolled;     ///< what it was compared with: of several photos the nearest
  std::optional<FaceComparison> comparison;  ///< nullopt: no enrolled photo, or one of the two not assessable
  std::vector<EarlierUse> earlier_uses;      ///< in order of arrival, earlier than this one; at most 1,000
  CaptureRecord capture{};                   ///< what the camera wrote into the file
  /// What stands in earlier files from the same station, the newest first; where this file names a camera or
  /// a place, and of those that do. Read for an old picture only.
  std::vector<CaptureRecord> station_captures{};
};

/// The camera's clock says that the photo was taken more than 48 hours before the time that the station
/// states: a clock may be set to another zone, or to the wrong day.
bool is_older_than_stated(const AssessedCollection& collected);
/// F2: the photo was handed in before, as the same file or as an edited copy, or is older than stated.
bool shows_old_picture(const AssessedCollection& collected);

/// What is known under another number of the roll that may be the same human's (S1, S3, P5).
struct OtherNumber {
  CitizenId id;
  std::vector<Enrolment> enrolments;
  std::vector<Payment> payments;
  std::vector<GovernmentContribution> subsidies;
  MatchEvidence match;
};

/// Somebody under a smaller number whose enrolled photo looks like one of the subject's (F4).
struct LikeFace {
  CitizenId other;
  PhotoId own = 0, theirs = 0;        ///< the two photos most alike
  double score = 0;                   ///< fused distance
  std::vector<Enrolment> enrolments;  ///< of the other; empty: not on the roll
  std::int64_t people = 0;            ///< whose photos were searched
  /// Of people of whom nobody else has a photo, at most this share looks as much like a stranger (0 .. 1):
  /// the upper end of what was measured in that search.
  double fpir_high = 1;
};

/// All current facts of one citizen ID number, each list in order (month, day, source).
struct SubjectFacts {
  explicit SubjectFacts(CitizenId subject) : id(subject) {}

  CitizenId id;
  std::vector<Enrolment> enrolments;
  std::vector<Payment> payments;
  std::vector<DeathRecord> deaths;
  std::vector<RegistryPeriod> registry_periods;
  std::vector<GovernmentContribution> subsidies;
  std::vector<Contribution> contributions;
  std::vector<TraceOfLife> traces;
  std::vector<HouseholdMember> households;
  std::vector<HouseholdDecision> household_decisions;
  std::vector<MaternityClaim> maternity_claims;
  std::vector<HospitalSettlement> hospital_settlements;
  std::vector<Absence> absences;
  std::vector<BenefitEvent> benefit_events;
  std::vector<AccountHolder> accounts;
  std::vector<AssessedCollection> collections;
  /// Death records that may be of this person, found by likeness (D2).
  std::vector<Linked<DeathRecord>> linked_deaths;
  /// Stays in a registry under another number that may be this person's (C1).
  std::vector<Linked<RegistryPeriod>> linked_registry_periods;
  /// Contributions of the poor to the resident pension that government paid under another number, or beside
  /// another's name, that may be this person's (P1, P5).
  std::vector<Linked<GovernmentContribution>> linked_subsidies;
  /// Of a number in a registry, or in the ledger of government's contributions, that is not on the roll:
  /// entries of the roll that may be the same human's (P4, P6).
  std::vector<Linked<Enrolment>> linked_enrolments;
  /// What is known under smaller numbers of the roll that may be the same human's (S1, S3): of two numbers
  /// the larger one tells, so that one human is one finding.
  std::vector<OtherNumber> other_numbers;
  std::vector<LikeFace> like_faces;  ///< in order of their numbers; of two, the larger one tells
  /// Fingerprints of records, and of other numbers, that a person decided must not be used against this
  /// subject.
  std::vector<std::string> set_aside_records;
};

/// A person has decided that the record of this fingerprint must not be used about the subject.
bool is_set_aside(const SubjectFacts& facts, std::string_view fingerprint);
/// This very record, or one of the same supplier, number and day that was found to be wrong, whatever the
/// name.
bool is_set_aside(const SubjectFacts& facts, const DeathRecord& record);
/// The source has taken the record back by that day, in this row or in a later copy of it that another
/// delivery brought; a copy that was recorded after the withdrawal stands.
bool is_withdrawn(const SubjectFacts& facts, const DeathRecord& record, const AsOf& as_of);
/// The roll entry that names and places the subject: the one enrolled last, of these the one delivered last.
/// nullptr when the subject is not on the roll.
const Enrolment* newest_enrolment(const SubjectFacts& facts);
/// The payment for the latest month, of these the one paid last. nullptr without payments.
const Payment* newest_payment(const SubjectFacts& facts);
/// The name with which other records are compared: the roll's, else that of the newest payment which gives
/// one. Empty when neither does. Lives as long as `facts`.
std::string_view name_of(const SubjectFacts& facts);

/// A half-open range of citizen ID bodies: the unit in which bulk work is cut.
struct SubjectRange {
  std::uint64_t first = 0;
  std::uint64_t end = 0;  ///< not included

  bool contains(CitizenId id) const { return first <= id.body() && id.body() < end; }
  friend bool operator==(const SubjectRange&, const SubjectRange&) = default;
};

}  // namespace benefit
