// Building projects (在建工程项目; I1).
#include "verify/intake/feed_reader.hpp"

namespace benefit::intake {
namespace {

class ProjectsReader final : public FeedReader {
 public:
  explicit ProjectsReader(const ColumnPlaces& columns)
      : number_(columns.at("number")),
        name_(columns.at("name")),
        builder_(columns.at("builder")),
        started_on_(columns.at("started_on")),
        insured_on_(columns.at("insured_on")),
        county_code_(columns.at("county_code")),
        town_(columns.at("town")),
        village_(columns.at("village")) {}

  void read(Row& row, BatchWriter& sink) override {
    std::string number = row.read_text(number_);
    std::string name = row.read_text(name_);
    std::string builder = row.read_text(builder_);
    const auto started_on = row.read_day(started_on_);
    const auto insured_on = row.read_day(insured_on_);
    const auto county_code = row.read_region_code(county_code_);
    std::string town = row.read_text(town_);
    std::string village = row.read_text(village_);
    if (row.refusal()) return;

    sink.add(Project{.number = std::move(number),
                     .name = std::move(name),
                     .builder = std::move(builder),
                     .started_on = *started_on,
                     .insured_on = insured_on,
                     .region = {*county_code, std::move(town), std::move(village)},
                     .source = row.source()});
  }

 private:
  ColumnPlace number_, name_, builder_, started_on_, insured_on_, county_code_, town_, village_;
};

}  // namespace

std::unique_ptr<FeedReader> make_projects_reader(const ColumnPlaces& columns) {
  return std::make_unique<ProjectsReader>(columns);
}

}  // namespace benefit::intake
