// Asio's TLS compiled once, apart from the rest of it: benefitctl speaks no TLS.
#include <boost/asio/ssl/impl/src.hpp>
