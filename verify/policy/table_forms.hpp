// The tables of a policy: how an entry of each is written, read and shown, and what it is for. Parsing, the
// overview and the completeness check are all made from these forms. Internal to the room.
#pragma once

#include "verify/policy/entry.hpp"
#include "verify/policy/overview.hpp"
#include "verify/policy/policy.hpp"

#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace benefit::policy {

enum class Gaps { refused, allowed };
enum class Regions {
  none,      ///< the same everywhere
  optional,  ///< province, city or county; none: everywhere
  county,    ///< each entry is for one county
};

template <class T>
struct TableForm {
  std::vector<Dated<T>> Policy::*rows;
  /// Of the value, beside from, to, region, legal_basis and in_letters.
  std::vector<std::string_view> keys{};
  Expected<T> (*read)(const Entry&);
  /// Which of the things that the table is about; empty when it is about one.
  std::string (*subject)(const T&);
  std::string (*shown)(const T&);
  /// What a complete file speaks of, of a table about several things.
  std::vector<std::string> subjects{};
  Gaps gaps = Gaps::refused;
  Regions regions = Regions::optional;
  TableInfo info;
};

using TableForms =
    std::tuple<TableForm<Fen>, TableForm<int>, TableForm<Fen>, TableForm<Fen>, TableForm<SubsidySplit>,
               TableForm<Holds>, TableForm<int>, TableForm<Fen>, TableForm<Holds>, TableForm<IncomeLine>,
               TableForm<Fen>, TableForm<MedicalSubsidyShare>, TableForm<Day>, TableForm<Fen>,
               TableForm<ExclusiveSchemes>, TableForm<int>, TableForm<std::string>, TableForm<int>,
               TableForm<int>, TableForm<Holds>, TableForm<Holds>, TableForm<Holds>, TableForm<int>,
               TableForm<SampleShare>, TableForm<RetentionPeriod>, TableForm<int>>;

/// In the order of the file that ships.
const TableForms& table_forms();

template <class Visit>
void for_each_table(Visit visit) {
  std::apply([&](const auto&... form) { (visit(form), ...); }, table_forms());
}

}  // namespace benefit::policy
