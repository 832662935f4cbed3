#include "daemon/server/station_door.hpp"

#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509_vfy.h>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <spdlog/spdlog.h>

namespace benefit::server {
namespace {

namespace fs = std::filesystem;
namespace ssl = boost::asio::ssl;

[[noreturn]] void fail(std::string what, const fs::path& file, std::string hint) {
  throw Failure({ErrorCode::bad_input, std::move(what), file.string(), std::move(hint)});
}

const fs::path& required(const std::optional<fs::path>& file, const char* key) {
  if (!file)
    fail(fmt::format("the port for stations needs 'stations.{}'", key), "configuration",
         "docs/stations.md says how the files are made.");
  return *file;
}

void check(boost::system::error_code error, const fs::path& file) {
  if (error)
    fail(fmt::format("this file cannot be used: {}", error.message()), file,
         "It has to be a PEM file that the service's user can read.");
}

/// Certificates that the list names are refused; so are all of them once the list itself has run out.
void take_revocation_list(SSL_CTX* context, const fs::path& file) {
  const std::unique_ptr<BIO, int (*)(BIO*)> source(BIO_new_file(file.c_str(), "r"), BIO_free);
  const std::unique_ptr<X509_CRL, void (*)(X509_CRL*)> list(
      source ? PEM_read_bio_X509_CRL(source.get(), nullptr, nullptr, nullptr) : nullptr, X509_CRL_free);
  X509_STORE* const store = SSL_CTX_get_cert_store(context);
  if (!list || X509_STORE_add_crl(store, list.get()) != 1 ||
      X509_STORE_set_flags(store, X509_V_FLAG_CRL_CHECK) != 1)
    fail("the revocation list cannot be used", file, "It has to be a PEM file (BEGIN X509 CRL).");
}

std::vector<std::uint8_t> der_of(const X509* certificate) {
  std::vector<std::uint8_t> der(
      static_cast<std::size_t>(std::max(0, certificate ? i2d_X509(certificate, nullptr) : 0)));
  unsigned char* at = der.data();
  if (!der.empty()) i2d_X509(certificate, &at);
  return der;
}

}  // namespace

StationDoor::StationDoor(StationFiles files, const StationRoll& roll, const Clock& clock)
    : files_(std::move(files)), roll_(roll), clock_(clock) {
  required(files_.certificate, "certificate");
  required(files_.key, "key");
  required(files_.client_ca, "client_ca");
  read_ = stamps();
  context_ = read_files();
}

std::vector<StationDoor::Stamp> StationDoor::stamps() const {
  std::vector<Stamp> stamps;
  for (const auto* file : {&files_.certificate, &files_.key, &files_.client_ca, &files_.crl}) {
    std::error_code ignored;  // a file that is away for a moment is one that changed
    if (*file) stamps.push_back({fs::last_write_time(**file, ignored), fs::file_size(**file, ignored)});
  }
  return stamps;
}

std::shared_ptr<ssl::context> StationDoor::read_files() const {
  auto context = std::make_shared<ssl::context>(ssl::context::tls_server);
  SSL_CTX* const native = context->native_handle();
  // Without resumption every connection shows its certificate, so that none outlives its revocation.
  if (SSL_CTX_set_min_proto_version(native, TLS1_3_VERSION) != 1 || SSL_CTX_set_num_tickets(native, 0) != 1)
    throw Failure({ErrorCode::unavailable, "this OpenSSL has no TLS 1.3", "stations", ""});
  SSL_CTX_set_session_cache_mode(native, SSL_SESS_CACHE_OFF);
  boost::system::error_code error;
  context->use_certificate_chain_file(files_.certificate->string(), error);
  check(error, *files_.certificate);
  context->use_private_key_file(files_.key->string(), ssl::context::pem, error);
  check(error, *files_.key);
  context->load_verify_file(files_.client_ca->string(), error);
  check(error, *files_.client_ca);
  SSL_CTX_set_client_CA_list(native, SSL_load_client_CA_file(files_.client_ca->c_str()));
  if (files_.crl) take_revocation_list(native, *files_.crl);
  context->set_verify_mode(ssl::verify_peer | ssl::verify_fail_if_no_peer_cert);
  context->set_verify_callback(
      [this](bool holds_so_far, ssl::verify_context& chain) { return judge(holds_so_far, chain); });
  return context;
}

bool StationDoor::renew() {
  std::vector<Stamp> now = stamps();
  if (now == read_) return false;
  read_ = std::move(now);
  try {
    context_ = read_files();
    spdlog::info("stations: certificate, authority and revocation list were read anew");
    return true;
  } catch (const Failure& failure) {
    spdlog::error("stations: {}: {}; the former files stay in force", failure.error().where,
                  failure.error().what);
    return false;
  }
}

bool StationDoor::judge(bool holds_so_far, ssl::verify_context& chain) const {
  X509_STORE_CTX* const native = chain.native_handle();
  if (!holds_so_far || X509_STORE_CTX_get_error_depth(native) > 0) return holds_so_far;
  const auto presented = read_station_certificate(der_of(X509_STORE_CTX_get_current_cert(native)));
  const Standing standing = presented ? roll_.standing_of(*presented, clock_.now()) : Standing::unknown;
  if (standing == Standing::registered) return true;
  X509_STORE_CTX_set_error(
      native, standing == Standing::revoked ? X509_V_ERR_CERT_REVOKED : X509_V_ERR_APPLICATION_VERIFICATION);
  return false;
}

CertificateFacts StationDoor::presented_in(SSL* connection) {
  const auto facts = read_station_certificate(der_of(SSL_get0_peer_certificate(connection)));
  if (!facts) throw Failure(facts.error());
  return *facts;
}

bool StationDoor::would_let_in(SSL* connection) const {
  const std::unique_ptr<X509_STORE_CTX, void (*)(X509_STORE_CTX*)> chain(X509_STORE_CTX_new(),
                                                                         X509_STORE_CTX_free);
  X509* const certificate = SSL_get0_peer_certificate(connection);
  X509_STORE* const store = SSL_CTX_get_cert_store(context_->native_handle());
  return chain && certificate &&
         X509_STORE_CTX_init(chain.get(), store, certificate, SSL_get_peer_cert_chain(connection)) == 1 &&
         X509_STORE_CTX_set_default(chain.get(), "ssl_client") == 1 && X509_verify_cert(chain.get()) == 1 &&
         is_on_roll(presented_in(connection));
}

bool StationDoor::is_on_roll(const CertificateFacts& presented) const {
  return roll_.standing_of(presented, clock_.now()) == Standing::registered;
}

}  // namespace benefit::server
