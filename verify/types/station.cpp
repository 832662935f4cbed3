#include "verify/types/station.hpp"

#include "verify/types/sha256.hpp"

#include <algorithm>
#include <ctime>
#include <memory>
#include <openssl/bio.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <climits>

namespace benefit {
namespace {

constexpr std::string_view urn = "urn:benefit:station:";
constexpr std::size_t longest_name = 64;  // bytes, as X.520 allows a common name

/// Frees what OpenSSL made.
template <auto free_it>
struct Freed {
  template <class T>
  void operator()(T* made) const {
    free_it(made);
  }
};
using Parsed = std::unique_ptr<X509, Freed<X509_free>>;
using AlternativeNames = std::unique_ptr<GENERAL_NAMES, Freed<GENERAL_NAMES_free>>;
using OpenText = std::unique_ptr<BIO, Freed<BIO_free>>;

tl::unexpected<Error> refuse(std::string what, std::string hint = "") {
  return tl::unexpected(Error{ErrorCode::bad_input, std::move(what), "certificate", std::move(hint)});
}

std::string text_of(const ASN1_STRING* string) {
  unsigned char* utf8 = nullptr;
  const int size = ASN1_STRING_to_UTF8(&utf8, string);
  if (size < 0) return {};
  std::string text(reinterpret_cast<const char*>(utf8), static_cast<std::size_t>(size));
  OPENSSL_free(utf8);
  return text;
}

/// The stations that the certificate's alternative names are.
std::vector<std::string> stations_in_urns(const X509& certificate) {
  std::vector<std::string> found;
  const AlternativeNames names(
      static_cast<GENERAL_NAMES*>(X509_get_ext_d2i(&certificate, NID_subject_alt_name, nullptr, nullptr)));
  for (int i = 0; i < sk_GENERAL_NAME_num(names.get()); ++i) {
    int type = 0;
    const void* const value = GENERAL_NAME_get0_value(sk_GENERAL_NAME_value(names.get(), i), &type);
    if (type != GEN_URI) continue;
    const std::string uri = text_of(static_cast<const ASN1_STRING*>(value));
    if (uri.starts_with(urn)) found.push_back(uri.substr(urn.size()));
  }
  return found;
}

std::vector<std::string> common_names(const X509& certificate) {
  std::vector<std::string> found;
  const X509_NAME* const subject = X509_get_subject_name(&certificate);
  for (int at = -1; (at = X509_NAME_get_index_by_NID(subject, NID_commonName, at)) >= 0;)
    found.push_back(text_of(X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, at))));
  return found;
}

std::optional<Instant> instant_of(const ASN1_TIME* time) {
  std::tm parts{};
  if (ASN1_TIME_to_tm(time, &parts) != 1) return std::nullopt;
  return Instant{std::chrono::seconds{::timegm(&parts)}};
}

Expected<CertificateFacts> facts_of(const X509& certificate, std::span<const std::uint8_t> der) {
  std::vector<std::string> stations = stations_in_urns(certificate);
  if (stations.empty()) stations = common_names(certificate);
  if (stations.size() != 1 || !is_station_name(stations.front()))
    return refuse("the certificate does not name one station",
                  "Its subjectAltName has to be URI:urn:benefit:station:NAME, or its common name NAME.");
  const auto from = instant_of(X509_get0_notBefore(&certificate));
  const auto until = instant_of(X509_get0_notAfter(&certificate));
  if (!from || !until) return refuse("the certificate does not say how long it holds");
  return CertificateFacts{stations.front(), sha256(der), *from, *until};
}

}  // namespace

bool is_station_name(std::string_view name) {
  const auto is_control = [](unsigned char c) { return c < 0x20 || c == 0x7f; };
  return !name.empty() && name.size() <= longest_name && name.front() != ' ' && name.back() != ' ' &&
         name.find(':') == name.npos && std::none_of(name.begin(), name.end(), is_control);
}

std::string actor_of_station(std::string_view name) { return "station:" + std::string(name); }

Expected<CertificateFacts> read_station_certificate(std::span<const std::uint8_t> der) {
  const unsigned char* at = der.data();
  if (der.size() > LONG_MAX) return refuse("this is no certificate");
  const Parsed certificate(d2i_X509(nullptr, &at, static_cast<long>(der.size())));
  if (!certificate || at != der.data() + der.size()) return refuse("this is no certificate");
  return facts_of(*certificate, der);
}

Expected<CertificateFacts> read_station_certificate(std::string_view pem) {
  if (pem.size() > INT_MAX) return refuse("this is no certificate");
  const OpenText source(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
  const Parsed certificate(PEM_read_bio_X509(source.get(), nullptr, nullptr, nullptr));
  if (!certificate)
    return refuse("there is no certificate in this file", "Give a certificate in PEM (BEGIN CERTIFICATE).");
  std::vector<std::uint8_t> der(static_cast<std::size_t>(std::max(0, i2d_X509(certificate.get(), nullptr))));
  unsigned char* at = der.data();
  if (der.empty() || i2d_X509(certificate.get(), &at) < 0) return refuse("this is no certificate");
  return facts_of(*certificate, der);
}

}  // namespace benefit
