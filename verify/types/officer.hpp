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
/// person still: a new number for an account does not make it a second human. Accounts that share a number
/// are one person's, and so are numbers that share an account, however long the chain.
class Officers {
 public:
  Officers() = default;
  explicit Officers(std::vector<Registration> registrations) : registrations_(std::move(registrations)) {}

  const std::vector<Registration>& registrations() const { return registrations_; }
  bool is_registered(std::string_view user) const {
    return std::any_of(registrations_.begin(), registrations_.end(),
                       [&](const Registration& r) { return r.user == user; });
  }
  /// Every registration of the person whose account this is.
  std::vector<const Registration*> of_person(std::string_view user) const {
    std::vector<const Registration*> own;
    const auto belongs = [&](const Registration& one) {
      return one.user == user || std::any_of(own.begin(), own.end(), [&](const Registration* other) {
               return other->user == one.user || other->person == one.person;
             });
    };
    for (bool grew = true; grew;) {
      grew = false;
      for (const Registration& one : registrations_)
        if (std::find(own.begin(), own.end(), &one) == own.end() && belongs(one)) {
          own.push_back(&one);
          grew = true;
        }
    }
    return own;
  }
  bool has_person(std::string_view user, CitizenId person) const {
    return any_of_person(user, [&](const Registration& r) { return r.person == person; });
  }
  /// The person goes by this text: a user name of his, or a name that he was registered with.
  bool goes_by(std::string_view user, std::string_view text) const {
    return user == text ||
           any_of_person(user, [&](const Registration& r) { return r.user == text || r.name == text; });
  }
  bool are_one_person(std::string_view one, std::string_view other) const {
    return one == other || any_of_person(one, [&](const Registration& r) { return r.user == other; });
  }

 private:
  template <class Meant>
  bool any_of_person(std::string_view user, Meant meant) const {
    const std::vector<const Registration*> own = of_person(user);
    return std::any_of(own.begin(), own.end(), [&](const Registration* r) { return meant(*r); });
  }

  std::vector<Registration> registrations_;
};

}  // namespace benefit
