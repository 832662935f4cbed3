// Every row of one matrix times every row of another: what many faces held against many others cost.
#pragma once

#include <cstddef>

namespace benefit::face {

/// Rows of floats in memory, `stride` floats from one to the next.
struct RowMatrix {
  const float* values = nullptr;
  std::size_t rows = 0, columns = 0, stride = 0;
};

/// into[i * second.rows + j] = the product of row i of `first` with row j of `second`, which have as many
/// columns. In the calling thread. By oneDNN, which goes by what the processor can do; Debian's OpenBLAS
/// 0.3.21 goes by its model number, and takes one that is newer than itself for a processor of 2004: a fifth
/// of the speed. Throws Failure(internal) when oneDNN refuses.
void multiply_rows(const RowMatrix& first, const RowMatrix& second, float* into);

}  // namespace benefit::face
