// SampleStore in SQLite.
#pragma once

#include "verify/store/sqlite/database.hpp"
#include "verify/types/sample_store.hpp"

namespace benefit::store {

/// Thread-safe.
class SqliteSampleStore final : public SampleStore {
 public:
  explicit SqliteSampleStore(Database& database) : database_(database) {}

  std::optional<SampleRound> round(Month month) const override;
  std::vector<FrameGroup> frame(Month from, Month to) const override;
  std::vector<Draw> draws(Month month) const override;
  std::optional<Draw> draw_of(CaseId id) const override;
  std::vector<AnsweredDraw> answered(Month from, Month to) const override;
  void for_each_paid(Month month, const std::function<void(const SampleUnit&)>& visit) const override;
  Expected<void> keep(const Drawing& drawing, std::string_view officer, Instant now) override;

 private:
  Database& database_;
};

}  // namespace benefit::store
