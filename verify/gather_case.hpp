// What the steps on a case are judged by, read from the ports at that moment.
#pragma once

#include "verify/cases/on_file.hpp"
#include "verify/pipeline.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace benefit::pipeline {

/// The case as the store has it now, with what is on file about its subject today in China. `officer` is who
/// wants to take the step: his household is looked up. Consistent enough: the store refuses a change that is
/// based on an older version.
cases::Situation situation_of(const Ports& ports, const Case& current, std::string_view officer);

/// Full months not paid since a suspension, or else since a recorded death, as far as payments are delivered.
/// Empty without either.
std::vector<Arrears> back_pay(const Ports& ports, CitizenId subject,
                              const std::optional<Suspension>& suspension);

/// The death records that are held against a subject, and who has to correct each.
struct HeldDeaths {
  std::vector<std::string> fingerprints;  ///< in order, without doubles; probable ones of `findings` too
  std::vector<std::string> suppliers;     ///< of those that bear the subject's number
};
HeldDeaths held_deaths(const Ports& ports, CitizenId subject, std::span<const StoredFinding> findings);

/// A case that has not been opened yet, about somebody who is on file. Error: not_found.
Expected<Case> unopened_case(const Ports& ports, CitizenId subject);

/// Keeps what an officer saw as a delivery of one trace of life of its own, so that it counts like any other.
/// `name` names the delivery; without `trace` a file without rows takes the place of an earlier one.
void deliver_sighting(const Ports& ports, const std::string& name, const std::optional<TraceOfLife>& trace,
                      const std::string& officer);

}  // namespace benefit::pipeline
