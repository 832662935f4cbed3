// One line of `benefitctl doctor`: a part of the installation, how it is, and what to do about it.
#pragma once

#include "verify/types/error.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/object.hpp>

namespace benefit::examine {

enum class Condition : std::uint8_t {
  ok,
  attention,  ///< it works, and will not for ever
  broken,
};
std::string_view to_string(Condition condition);

struct ExaminedPart {
  std::string part;  ///< a code: "store", "disk"
  Condition condition = Condition::ok;
  Error told;  ///< what was found, where, and what to do; its code says nothing
};

/// For ExaminedPart::told.
Error told(std::string what, std::string where = {}, std::string hint = {});

/// {"part","state","what","where","hint"}
boost::json::object to_json(const ExaminedPart& part);

bool any_broken(const std::vector<ExaminedPart>& parts);

}  // namespace benefit::examine
