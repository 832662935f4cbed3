// Asio and Beast compiled once for all of the server (BOOST_ASIO_SEPARATE_COMPILATION), not in every file.
#include <boost/asio/impl/src.hpp>
#include <boost/beast/src.hpp>
