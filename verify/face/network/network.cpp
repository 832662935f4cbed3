#include "verify/face/network/network.hpp"

#include "verify/face/single_thread.hpp"
#include "verify/types/error.hpp"

#include <algorithm>
#include <cstring>
#include <oneapi/dnnl/dnnl.hpp>
#include <optional>
#include <stdexcept>
#include <string>
#include <unordered_map>
#include <utility>

namespace benefit::face {
namespace {

using dnnl::memory;
using Dims = memory::dims;
constexpr auto f32 = memory::data_type::f32;

memory::desc plain(const Dims& dims, memory::format_tag tag) { return {dims, f32, tag}; }
memory::desc any(const Dims& dims) { return plain(dims, memory::format_tag::any); }

[[noreturn]] void does_not_fit(std::size_t layer, std::string_view why) {
  throw Failure(
      {ErrorCode::corrupt, "layer " + std::to_string(layer) + " of a network " + std::string(why), {}, {}});
}

std::int64_t windows(std::int64_t length, const Layer& layer) {
  return (length + 2 * layer.padding - layer.side) / layer.stride + 1;
}

/// How a kernel laid its values out, so that the next ones are given the layout that is fast here.
memory::format_tag format_of(const memory& values) {
  using enum memory::format_tag;
  const memory::desc layout = values.get_desc();
  for (const memory::format_tag tag : {nhwc, nChw16c, nChw8c})
    if (layout == plain(layout.dims(), tag)) return tag;
  return nchw;
}

}  // namespace

struct Network::Plan {
  struct Step {
    dnnl::primitive primitive;
    std::unordered_map<int, memory> arguments;
  };

  Plan(const Graph& graph, int batch) : graph_(graph), batch_(batch), values_(graph.layers.size()) {
    const Dims dims = {batch, graph.channels, graph.height, graph.width};
    picture_ = memory(plain(dims, memory::format_tag::nchw), engine_);
    count_uses();
    for (std::size_t i = 0; i < graph.layers.size(); ++i)
      if (!values_[i]) add(i);
    const memory last = value(graph.layers.size() - 1);
    result_ = as(last, plain(last.get_desc().dims(), memory::format_tag::nchw));
    if (result_.get_desc().dims()[2] != 1 || result_.get_desc().dims()[3] != 1)
      does_not_fit(graph.layers.size() - 1, "ends with more than one number for each channel");
    run();  // whatever is made on first use is made now
  }

  void run() {
    for (Step& step : steps_) step.primitive.execute(stream_, step.arguments);
    stream_.wait();
  }

  std::size_t outputs() const { return static_cast<std::size_t>(result_.get_desc().dims()[1]); }

  memory picture_, result_;

 private:
  // ---- what follows what ----

  void count_uses() {
    users_.resize(graph_.layers.size());
    for (std::size_t i = 0; i < graph_.layers.size(); ++i)
      for (const std::size_t input : graph_.layers[i].inputs)
        if (input != Layer::picture) users_.at(input).push_back(i);
  }

  /// The one layer that uses `layer`'s values, when there is just one.
  std::optional<std::size_t> only_user(std::size_t layer) const {
    if (users_[layer].size() != 1) return std::nullopt;
    return users_[layer].front();
  }

  // ---- memory ----

  memory value(std::size_t layer) const {
    if (layer == Layer::picture) return picture_;
    if (!values_.at(layer)) does_not_fit(layer, "is used before it is there");
    return values_[layer];
  }

  memory constant(const std::vector<float>& numbers, const Dims& dims, memory::format_tag tag) {
    memory made(plain(dims, tag), engine_);
    if (made.get_desc().get_size() != numbers.size() * sizeof(float))
      throw Failure(
          {ErrorCode::corrupt, "a network has another number of weights than its layers need", {}, {}});
    std::memcpy(made.get_data_handle(), numbers.data(), numbers.size() * sizeof(float));
    return made;
  }

  /// Once, now.
  memory reordered(const memory& from, const memory::desc& to) {
    if (from.get_desc() == to) return from;
    memory made(to, engine_);
    dnnl::reorder(from, made).execute(stream_, {{DNNL_ARG_FROM, from}, {DNNL_ARG_TO, made}});
    stream_.wait();
    return made;
  }

  /// In each run.
  memory as(const memory& from, const memory::desc& to) {
    if (from.get_desc() == to) return from;
    memory made(to, engine_);
    steps_.push_back({dnnl::reorder(from, made), {{DNNL_ARG_FROM, from}, {DNNL_ARG_TO, made}}});
    return made;
  }

  memory cleared(const memory::desc& shape) const {
    memory made(shape, engine_);
    std::memset(made.get_data_handle(), 0, shape.get_size());
    return made;
  }

  /// In each run.
  memory as_copy(const memory& from) {
    memory made(from.get_desc(), engine_);
    steps_.push_back({dnnl::reorder(from, made), {{DNNL_ARG_FROM, from}, {DNNL_ARG_TO, made}}});
    return made;
  }

  // ---- layers ----

  void add(std::size_t i) {
    switch (graph_.layers[i].kind) {
      case LayerKind::convolution:
        return add_convolution(i);
      case LayerKind::relu:
      case LayerKind::prelu:
      case LayerKind::sigmoid:
        return add_bend(i);
      case LayerKind::scale:
        return add_scale(i);
      case LayerKind::add:
        return add_sum(i);
      case LayerKind::max_pool:
        return add_pool(i, dnnl::algorithm::pooling_max);
      case LayerKind::average_pool:
      case LayerKind::global_average:
        return add_pool(i, dnnl::algorithm::pooling_avg_exclude_padding);
    }
  }

  /// The convolution, and in the same step the sum and the bend behind it where that can be.
  void add_convolution(std::size_t i) {
    const Layer& layer = graph_.layers[i];
    const memory input = value(layer.inputs.at(0));
    const Dims in = input.get_desc().dims();
    if (layer.groups < 1 || in[1] % layer.groups != 0 || layer.outputs % layer.groups != 0)
      does_not_fit(i, "has channels that cannot be shared among its groups");
    const Dims out = {batch_, layer.outputs, windows(in[2], layer), windows(in[3], layer)};
    const Dims weights = layer.groups == 1 ? Dims{layer.outputs, in[1], layer.side, layer.side}
                                           : Dims{layer.groups, layer.outputs / layer.groups,
                                                  in[1] / layer.groups, layer.side, layer.side};

    std::size_t last = i;
    dnnl::post_ops after;
    memory into;  // empty: wherever the kernel likes
    if (const auto sum = only_user(i); sum && graph_.layers[*sum].kind == LayerKind::add) {
      into = summand_to_overwrite(*sum, i, out);
      if (into) {
        after.append_sum();
        last = *sum;
      }
    }
    if (const auto bend = only_user(last); bend && graph_.layers[*bend].kind == LayerKind::relu) {
      after.append_eltwise(1, dnnl::algorithm::eltwise_relu, 0, 0);
      last = *bend;
    }
    dnnl::primitive_attr attributes;
    attributes.set_post_ops(after);
    const dnnl::convolution_forward::desc wanted(
        dnnl::prop_kind::forward_inference, dnnl::algorithm::convolution_direct, any(in), any(weights),
        plain({layer.outputs}, memory::format_tag::x), into ? into.get_desc() : any(out),
        {layer.stride, layer.stride}, {layer.padding, layer.padding}, {layer.padding, layer.padding});
    const dnnl::convolution_forward::primitive_desc chosen(wanted, attributes, engine_);
    if (!into) into = memory(chosen.dst_desc(), engine_);

    const auto order = layer.groups == 1 ? memory::format_tag::oihw : memory::format_tag::goihw;
    steps_.push_back(
        {dnnl::convolution_forward(chosen),
         {{DNNL_ARG_SRC, as(input, chosen.src_desc())},
          {DNNL_ARG_WEIGHTS, reordered(constant(layer.weights, weights, order), chosen.weights_desc())},
          {DNNL_ARG_BIAS, constant(layer.biases, {layer.outputs}, memory::format_tag::x)},
          {DNNL_ARG_DST, into}}});
    keep(i, last, into);
  }

  /// All layers that a step has computed at once give the same values, for none but the last is used.
  void keep(std::size_t first, std::size_t last, const memory& made) {
    for (std::size_t i = first;; i = *only_user(i)) {
      values_[i] = made;
      if (i == last) return;
    }
  }

  /// The other input of the sum, when it is there, has the sum's shape, and nobody needs it afterwards.
  memory summand_to_overwrite(std::size_t sum, std::size_t convolution, const Dims& shape) const {
    const std::vector<std::size_t>& inputs = graph_.layers[sum].inputs;
    const std::size_t other = inputs.at(0) == convolution ? inputs.at(1) : inputs.at(0);
    if (other == Layer::picture || other == convolution || !values_[other]) return {};
    if (users_[other].back() != sum || values_[other].get_desc().dims() != shape) return {};
    return values_[other];
  }

  /// In place where nobody else needs the input. A prelu is a step of its own: as part of a convolution
  /// oneDNN 2.6 computes it up to a hundred times slower.
  void add_bend(std::size_t i) {
    const Layer& layer = graph_.layers[i];
    const std::size_t input = layer.inputs.at(0);
    const memory from = value(input);
    const memory::desc shape = from.get_desc();
    const memory into = input != Layer::picture && only_user(input) ? from : memory(shape, engine_);
    if (layer.kind != LayerKind::prelu) {
      const dnnl::eltwise_forward::desc wanted(
          dnnl::prop_kind::forward_inference,
          layer.kind == LayerKind::relu ? dnnl::algorithm::eltwise_relu : dnnl::algorithm::eltwise_logistic,
          shape, 0, 0);
      steps_.push_back(
          {dnnl::eltwise_forward({wanted, engine_}), {{DNNL_ARG_SRC, from}, {DNNL_ARG_DST, into}}});
    } else {
      const Dims slopes = {1, shape.dims()[1], 1, 1};
      const dnnl::prelu_forward::desc wanted(dnnl::prop_kind::forward_inference, shape, any(slopes));
      const dnnl::prelu_forward::primitive_desc chosen(wanted, engine_);
      const memory weights = constant(layer.weights, slopes, memory::format_tag::nchw);
      steps_.push_back({dnnl::prelu_forward(chosen),
                        {{DNNL_ARG_SRC, from},
                         {DNNL_ARG_WEIGHTS, reordered(weights, chosen.weights_desc())},
                         {DNNL_ARG_DST, into}}});
    }
    values_[i] = into;
  }

  void add_scale(std::size_t i) {
    const memory values = value(graph_.layers[i].inputs.at(0));
    const memory scales = value(graph_.layers[i].inputs.at(1));
    const Dims channels = values.get_desc().dims();
    if (scales.get_desc().dims() != Dims{channels[0], channels[1], 1, 1})
      does_not_fit(i, "has not one scale for each channel");
    const memory made(values.get_desc(), engine_);
    const dnnl::binary::desc wanted(dnnl::algorithm::binary_mul, values.get_desc(), scales.get_desc(),
                                    made.get_desc());
    steps_.push_back({dnnl::binary({wanted, engine_}),
                      {{DNNL_ARG_SRC_0, values}, {DNNL_ARG_SRC_1, scales}, {DNNL_ARG_DST, made}}});
    values_[i] = made;
  }

  void add_sum(std::size_t i) {
    const Layer& layer = graph_.layers[i];
    const memory first = value(layer.inputs.at(0));
    const memory second = value(layer.inputs.at(1));
    Dims shape = first.get_desc().dims();
    const Dims other = second.get_desc().dims();
    for (std::size_t d = 0; d < shape.size(); ++d) shape[d] = std::max(shape[d], other[d]);
    const memory::desc first_shape = first.get_desc();
    if (first_shape.dims() == shape && other == shape) {
      memory made(first_shape, engine_);
      const dnnl::binary::desc wanted(dnnl::algorithm::binary_add, first_shape, second.get_desc(),
                                      first_shape);
      steps_.push_back({dnnl::binary({wanted, engine_}),
                        {{DNNL_ARG_SRC_0, first}, {DNNL_ARG_SRC_1, second}, {DNNL_ARG_DST, made}}});
      values_[i] = made;
      return;
    }
    // Each summand covers the beginning of the sum; what neither covers stays zero.
    const memory zeros = cleared(plain(shape, format_of(first)));
    const memory made = as_copy(zeros);
    for (const memory& summand : {first, second}) {
      const memory covered(made.get_desc().submemory_desc(summand.get_desc().dims(), {0, 0, 0, 0}), engine_,
                           made.get_data_handle());
      dnnl::post_ops onto;
      onto.append_sum();
      dnnl::primitive_attr attributes;
      attributes.set_post_ops(onto);
      const dnnl::reorder::primitive_desc chosen(engine_, summand.get_desc(), engine_, covered.get_desc(),
                                                 attributes);
      steps_.push_back({dnnl::reorder(chosen), {{DNNL_ARG_FROM, summand}, {DNNL_ARG_TO, covered}}});
    }
    values_[i] = made;
  }

  void add_pool(std::size_t i, dnnl::algorithm algorithm) {
    const Layer& layer = graph_.layers[i];
    const memory input = value(layer.inputs.at(0));
    const Dims in = input.get_desc().dims();
    const bool whole = layer.kind == LayerKind::global_average;
    const Dims side = whole ? Dims{in[2], in[3]} : Dims{layer.side, layer.side};
    const Dims stride = whole ? Dims{1, 1} : Dims{layer.stride, layer.stride};
    const Dims padding = {layer.padding, layer.padding};
    const Dims out = {batch_, in[1], whole ? 1 : windows(in[2], layer), whole ? 1 : windows(in[3], layer)};
    const dnnl::pooling_forward::desc wanted(dnnl::prop_kind::forward_inference, algorithm, input.get_desc(),
                                             any(out), stride, side, padding, padding);
    const dnnl::pooling_forward::primitive_desc chosen(wanted, engine_);
    memory made(chosen.dst_desc(), engine_);
    steps_.push_back({dnnl::pooling_forward(chosen), {{DNNL_ARG_SRC, input}, {DNNL_ARG_DST, made}}});
    values_[i] = made;
  }

  const Graph& graph_;  ///< while the plan is made
  const int batch_;
  dnnl::engine engine_{dnnl::engine::kind::cpu, 0};
  dnnl::stream stream_{engine_};
  std::vector<std::vector<std::size_t>> users_;
  std::vector<memory> values_;  ///< of each layer
  std::vector<Step> steps_;
};

Network::Network(const Graph& graph, int batch) {
  compute_here_alone();
  try {
    plan_ = std::make_unique<Plan>(graph, batch);
  } catch (const dnnl::error& failure) {
    throw Failure(
        {ErrorCode::internal, std::string("a network cannot be computed: ") + failure.what(), {}, {}});
  } catch (const std::out_of_range&) {
    throw Failure({ErrorCode::corrupt, "a network's layers do not fit together", {}, {}});
  }
}

Network::~Network() = default;
Network::Network(Network&&) noexcept = default;
Network& Network::operator=(Network&&) noexcept = default;

std::size_t Network::outputs() const { return plan_->outputs(); }

std::span<const float> Network::forward(std::span<const float> pictures) {
  if (pictures.size_bytes() != plan_->picture_.get_desc().get_size())
    throw Failure({ErrorCode::internal, "a network was given pictures of another size", {}, {}});
  compute_here_alone();
  std::memcpy(plan_->picture_.get_data_handle(), pictures.data(), pictures.size_bytes());
  try {
    plan_->run();
  } catch (const dnnl::error& failure) {
    throw Failure(
        {ErrorCode::internal, std::string("a network could not be computed: ") + failure.what(), {}, {}});
  }
  const auto* result = static_cast<const float*>(plan_->result_.get_data_handle());
  return {result, outputs() * static_cast<std::size_t>(plan_->result_.get_desc().dims()[0])};
}

}  // namespace benefit::face
