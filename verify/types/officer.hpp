// Who the officers are, as persons: a user name is an account, an ID number a human. Written by an
// administrator, so that two accounts of one person are one person and nobody decides about his own family.
#pragma once

#include "verify/types/citizen_id.hpp"
#include "verify/types/time.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace benefit {

/// One registration. Never changed afterwards: a later one for the same user is added.
struct Registration {
  std::string user;
  CitizenId person;
  std::string name;  ///< by which stations know the officer as an operator
  Instant at;
  std::string by;  ///< user name; never `user` himself
};

/// All registrations, in the order in which they were made. Whoever was ever registered under a number is its
/// person still: a new number for an account does not make it a second human.
class Officers {
 public:
  Officers() = default;
  explicit Officers(std::vector<Registration> registrations) : registrations_(std::move(registrations)) {}

  const std::vector<Registration>& registrations() const { return registrations_; }
  bool is_registered(std::string_view user) const {
    return std::any_of(registrations_.begin(), registrations_.end(),
                       [&](const Registration& r) { return r.user == user; });
  }
  bool has_person(std::string_view user, CitizenId person) const {
    return std::any_of(registrations_.begin(), registrations_.end(),
                       [&](const Registration& r) { return r.user == user && r.person == person; });
  }
  /// The account goes by this text: its user name, or a name that it was registered with.
  bool goes_by(std::string_view user, std::string_view text) const {
    return user == text ||
           std::any_of(registrations_.begin(), registrations_.end(),
                       [&](const Registration& r) { return r.user == user && r.name == text; });
  }
  /// One account, or two accounts that ever stood for one ID number.
  bool are_one_person(std::string_view one, std::string_view other) const {
    return one == other ||
           std::any_of(registrations_.begin(), registrations_.end(),
                       [&](const Registration& r) { return r.user == one && has_person(other, r.person); });
  }

 private:
  std::vector<Registration> registrations_;
};

}  // namespace benefit
