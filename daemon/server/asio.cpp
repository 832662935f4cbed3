// Asio and Beast compiled once for both programs (BOOST_ASIO_SEPARATE_COMPILATION), not in every file.
#include <boost/asio/impl/src.hpp>
#include <boost/beast/src.hpp>
