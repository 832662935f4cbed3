// Suspensions and back pay as JSON.
#pragma once

#include "verify/types/suspension.hpp"

#include <span>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

namespace benefit::api {

boost::json::object to_json(const Suspension& suspension);
boost::json::array to_json(std::span<const Arrears> back_pay);

}  // namespace benefit::api
