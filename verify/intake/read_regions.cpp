// Region codes in time (行政区划沿革; H1, H2).
#include "verify/intake/defects.hpp"
#include "verify/intake/feed_reader.hpp"

namespace benefit::intake {
namespace {

class RegionsReader final : public FeedReader {
 public:
  explicit RegionsReader(const ColumnPlaces& columns)
      : code_(columns.at("code")),
        name_(columns.at("name")),
        valid_from_(columns.at("valid_from")),
        valid_to_(columns.at("valid_to")),
        successor_(columns.at("successor")) {}

  void read(Row& row, BatchWriter& sink) override {
    const auto code = row.read_region_code(code_);
    std::string name = row.read_text(name_);
    const auto valid_from = row.read_day(valid_from_);
    const auto valid_to = row.read_day(valid_to_);
    const auto successor = row.read_region_code(successor_);
    if (valid_from && valid_to && *valid_to < *valid_from)
      row.refuse(valid_to_, defect::date_order, "valid_from");
    if (row.refusal()) return;

    sink.add(Region{.code = *code,
                    .name = std::move(name),
                    .period = {*valid_from, valid_to},
                    .successor = successor,
                    .source = row.source()});
  }

 private:
  ColumnPlace code_, name_, valid_from_, valid_to_, successor_;
};

}  // namespace

std::unique_ptr<FeedReader> make_regions_reader(const ColumnPlaces& columns) {
  return std::make_unique<RegionsReader>(columns);
}

}  // namespace benefit::intake
