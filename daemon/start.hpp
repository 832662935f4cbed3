// The parts that benefitd is started from, made as the configuration says. All throw Failure.
#pragma once

#include "daemon/config.hpp"
#include "daemon/server/listening_socket.hpp"
#include "daemon/worker/pool.hpp"
#include "verify/face_standard.hpp"
#include "verify/policy/policy.hpp"
#include "verify/store/sqlite/store.hpp"

#include <memory>
#include <optional>

namespace benefit {

/// The agency's own policy file, or the policy that ships with the product. bad_input: the file cannot be
/// read, or what is wrong in it. Logs a warning for each table that the agency's file leaves out and checks
/// need.
policy::Policy load_policy(const Config& config);

/// The master key of a state directory that is there, or is to be restored: never made. Failure: not_found,
/// forbidden (others may read it), corrupt, io.
store::SealKey existing_key(const Config& config);

/// Makes state directory and master key on the first start. A next master key lies beside the one in use, as
/// FILE.next.
std::unique_ptr<store::SqliteStore> open_store(const Config& config);

/// Workers are this very program; they are started when the first photo comes.
worker::PoolOptions worker_options(const Config& config);

/// What the manifest says of the networks that compare faces.
pipeline::FaceNetworks face_networks(const face::Manifest& manifest);

/// Those that systemd hands over, or else what the configuration names; without a port for stations there is
/// none.
struct Sockets {
  server::ListeningSocket unix_socket;
  std::optional<server::ListeningSocket> stations;
};
Sockets listening_sockets(const Config& config);

}  // namespace benefit
