// Who comes in at the port for stations: TLS 1.3 alone, a certificate of each side, and the station's on the
// roll. The files may change while the service runs.
#pragma once

#include "daemon/server/station_options.hpp"
#include "daemon/server/station_roll.hpp"
#include "verify/types/error.hpp"
#include "verify/types/time.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <boost/asio/ssl/context.hpp>

namespace benefit::server {

/// Used from one thread, but for its making.
class StationDoor {
 public:
  /// Reads the files. Throws Failure(bad_input) when one is missing or cannot be used, with its path. `roll`
  /// and `clock` outlive the door.
  StationDoor(StationFiles files, const StationRoll& roll, const Clock& clock);

  /// What the next connection is made with; connections hold it for as long as they live.
  const std::shared_ptr<boost::asio::ssl::context>& context() const { return context_; }

  /// Reads the files anew if one has changed; true when they are in force. Files that cannot be used leave
  /// the former ones in force, and are told to the log once.
  bool renew();

  /// The certificate of a connection whose handshake went well.
  static CertificateFacts presented_in(SSL* connection);
  /// Whether the handshake would go well now: by the authority, the revocation list and the roll of today.
  bool would_let_in(SSL* connection) const;
  bool is_on_roll(const CertificateFacts& presented) const;

 private:
  struct Stamp {
    std::filesystem::file_time_type changed;
    std::uintmax_t bytes = 0;
    friend bool operator==(const Stamp&, const Stamp&) = default;
  };

  std::vector<Stamp> stamps() const;
  std::shared_ptr<boost::asio::ssl::context> read_files() const;
  /// Called by OpenSSL for each certificate of the chain, the authority's first.
  bool judge(bool holds_so_far, boost::asio::ssl::verify_context& chain) const;

  const StationFiles files_;
  const StationRoll& roll_;
  const Clock& clock_;
  std::vector<Stamp> read_;  ///< the files as they were last tried
  std::shared_ptr<boost::asio::ssl::context> context_;
};

}  // namespace benefit::server
