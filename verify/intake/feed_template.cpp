#include "verify/intake/feed_template.hpp"

namespace benefit::intake {

Template template_of(const FeedInfo& feed, HeaderNames names) {
  Template example;
  for (const Column& column : feed.columns) {
    example.header.emplace_back(names == HeaderNames::chinese ? column.title : column.name);
    example.rows[0].emplace_back(column.example);
    example.rows[1].emplace_back(column.second_example);
  }
  return example;
}

}  // namespace benefit::intake
