// Computes a network with oneDNN, whose kernels are made for the processor at hand (AVX2, AVX-512) when the
// network is built.
#pragma once

#include "verify/face/network/graph.hpp"

#include <memory>
#include <span>
#include <vector>

namespace benefit::face {

/// One object per thread at a time. Everything that needs memory or makes machine code happens in the
/// constructor; forward() only computes.
class Network {
 public:
  /// `batch`: how many pictures each forward() is given. Throws Failure(corrupt) when the layers do not fit
  /// together, Failure(internal) when oneDNN refuses.
  Network(const Graph& graph, int batch);
  ~Network();
  Network(Network&&) noexcept;
  Network& operator=(Network&&) noexcept;

  /// `pictures`: batch x channels x height x width. Gives batch x outputs(), which lives until the next call.
  /// Another processor's kernels differ in the last digits. Throws Failure(internal).
  std::span<const float> forward(std::span<const float> pictures);
  std::size_t outputs() const;

 private:
  struct Plan;
  std::unique_ptr<Plan> plan_;
};

}  // namespace benefit::face
