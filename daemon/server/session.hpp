// One client's connection: reads requests one after the other, has each answered, writes the replies in
// order.
#pragma once

#include "daemon/jobs/spool.hpp"
#include "daemon/server/client_stream.hpp"
#include "daemon/server/dispatcher.hpp"
#include "daemon/server/limits.hpp"
#include "daemon/server/peer.hpp"
#include "daemon/server/station_gate.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include <boost/asio/thread_pool.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/buffer_body.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

namespace benefit::server {

class Session;

/// Who keeps a session; told on the io thread.
class SessionKeeper {
 public:
  virtual ~SessionKeeper() = default;
  /// Who the client is has just become known. False: the station has as many connections as it may.
  virtual bool welcome(Session& session) = 0;
  /// Once, at its end.
  virtual void ended(Session& session) = 0;
};

/// What sessions share. Outlives them.
struct SessionParts {
  const Dispatcher& dispatcher;
  const jobs::Spool& spool;
  boost::asio::thread_pool& pool;  ///< answers requests and writes delivered files
  const Identify& identify;        ///< of a client of the unix socket
  StationGate* stations;           ///< of the port for stations; nullptr on the unix socket
  const Limits& limits;
};

/// Lives until its connection ends. Everything in it runs on the io thread, but for what is handed to the
/// pool; while the pool works for a session, the session does nothing else.
class Session : public std::enable_shared_from_this<Session> {
 public:
  /// `keeper` outlives the session.
  Session(ClientStream stream, const SessionParts& parts, SessionKeeper& keeper, std::uint64_t number);

  void start();
  /// Ends the session after the request in hand; at once when there is none.
  void stop();
  /// Ends it now.
  void abort();

  /// By which its keeper knows it.
  std::uint64_t number() const { return number_; }
  /// Which station's it is; nullptr before it has shown its certificate, and on the unix socket.
  const std::string* station() const { return identity_.station ? &*identity_.station : nullptr; }
  /// It waits for a request.
  bool is_idle() const { return idle_; }
  /// Ends it now if its certificate would not be let in any more.
  void check_certificate();

 private:
  using IoError = boost::beast::error_code;

  void ask_the_kernel();
  void shake_hands();
  void on_handshake(IoError error);
  void wait_for_request();
  void begin_request();
  void read_header();
  void read_more_header();
  void on_broken_header(IoError error);
  void admit();
  void send_continue();
  void read_body();
  void read_json();
  void on_json(IoError error, std::size_t bytes);
  void read_delivery();
  void on_delivery(IoError error);
  void keep_delivery();
  void answer();
  /// A reply that ends the session: what the client goes on to send could not be told from a next request.
  void refuse(Response response);
  /// Of a body that is not framed as HTTP demands, or is too large; else ends the session.
  void on_broken_body(IoError error);
  void write(Response response);
  void on_written(IoError error);
  /// Reads on for a little while, so that a client still sending its body sees the reply before the end.
  void drain();
  void close();

  /// Runs `work` on the pool, then `then` with its result on the io thread unless the session has ended
  /// meanwhile. `work` throws nothing.
  template <class Work, class Then>
  void on_pool(Work work, Then then);

  ClientStream stream_;
  const SessionParts& parts_;
  SessionKeeper& keeper_;
  const std::uint64_t number_;
  api::Identity identity_;
  std::optional<CertificateFacts> certificate_;  ///< the station's
  bool idle_ = true;  ///< between two requests
  bool stopping_ = false;
  bool ended_ = false;

  // The request in hand.
  boost::beast::flat_buffer buffer_;
  std::optional<boost::beast::http::request_parser<boost::beast::http::empty_body>> header_;
  std::optional<boost::beast::http::request_parser<boost::beast::http::string_body>> json_;
  std::optional<boost::beast::http::request_parser<boost::beast::http::buffer_body>> delivery_;
  bool keep_alive_ = false;
  unsigned http_version_ = 11;
  Trace trace_;
  std::optional<Admission> admission_;
  std::uint64_t since_deadline_ = 0;  ///< bytes of the body since its deadline was set
  std::vector<char> chunk_;
  std::unique_ptr<jobs::IncomingFile> file_;
  std::optional<api::Upload> upload_;
  std::optional<Response> response_;
};

}  // namespace benefit::server
