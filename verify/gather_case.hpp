// What the steps on a case are judged by, read from the ports at that moment.
#pragma once

#include "verify/cases/on_file.hpp"
#include "verify/known_subject.hpp"
#include "verify/pipeline.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace benefit::pipeline {

/// The death records that are held against a subject, and who has to correct each.
struct HeldDeaths {
  std::vector<std::string> fingerprints;  ///< in order, without doubles
  std::vector<std::string> suppliers;     ///< of those that bear the subject's number
};

/// OnFile::deaths and OnFile::seen_alive; the latter is nullopt, too, where no usable record says that the
/// person has died.
struct HeldAgainst {
  std::vector<cases::DeathOnFile> deaths;
  std::optional<Day> seen_alive;
};

/// What is on file about a person today in China, read once for a step. Stays where it is made. Used from one
/// thread; `ports` outlive it.
class PersonOnFile {
 public:
  PersonOnFile(const Ports& ports, CitizenId id);

  /// The case as the store has it now, with what is on file about its subject. `officer` is who wants to take
  /// the step: his household is looked up. Consistent enough: the store refuses a change that is based on an
  /// older version.
  cases::Situation situation(const Case& current, std::string_view officer) const;

  /// What `of_case` owes in all: full months not paid since a recorded death or a suspension in force, as far
  /// as lists of payments are delivered, and what the case has promised already; not what another case of the
  /// person has promised. Empty without either.
  std::vector<Arrears> back_pay(const std::optional<Suspension>& suspension, CaseId of_case) const;

  /// Of a case, for who asks for nothing else of what is on file.
  HeldAgainst held_against(const Case& current) const;

  /// Probable ones that `findings` name are among the fingerprints.
  HeldDeaths held_deaths(std::span<const StoredFinding> findings) const;

 private:
  SubjectFacts facts_since(Instant begin) const;
  /// OnFile::family_before
  std::vector<CitizenId> family_known_before(const Officers& officers, std::string_view officer,
                                             Instant begin) const;
  HeldAgainst held_against(const SubjectFacts& ever, Instant begin) const;

  const Ports& ports_;
  SubjectFacts facts_;
  RegionHistory regions_;
  AsOf today_;
  KnownSubject known_;
};

/// A case that has not been opened yet, about somebody who is on file. Error: not_found.
Expected<Case> unopened_case(const Ports& ports, CitizenId subject);

/// Keeps what an officer saw as a delivery of one trace of life of its own, so that it counts like any other.
/// `name` names the delivery; without `trace` a file without rows takes the place of an earlier one.
void deliver_sighting(const Ports& ports, const std::string& name, const std::optional<TraceOfLife>& trace,
                      const std::string& officer);

}  // namespace benefit::pipeline
