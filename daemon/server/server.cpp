#include "daemon/server/server.hpp"

#include "daemon/server/listener.hpp"

#include <algorithm>
#include <utility>

namespace benefit::server {

Server::Server(ListeningSocket socket, Answer answer, Identify identify, const jobs::Spool& spool,
               const Limits& limits, std::optional<StationPort> stations) {
  if (stations) {
    auto gate = std::make_unique<StationGate>(stations->options, stations->roll, stations->clock);
    stations_ = std::make_unique<Listener>(std::move(stations->socket), answer, identify, spool, limits,
                                           std::move(gate));
  }
  unix_ = std::make_unique<Listener>(std::move(socket), std::move(answer), std::move(identify), spool, limits,
                                     nullptr);
}

Server::~Server() { stop(); }

void Server::start() {
  unix_->start();
  if (stations_) stations_->start();
}

void Server::stop() {
  unix_->ask_to_stop();
  if (stations_) {
    stations_->ask_to_stop();
    stations_->stop();
  }
  unix_->stop();
}

bool Server::responsive(std::chrono::milliseconds patience) {
  return unix_->responsive(patience) && (!stations_ || stations_->responsive(patience));
}

void Server::check_certificates() {
  if (stations_) stations_->check_certificates();
}

}  // namespace benefit::server
