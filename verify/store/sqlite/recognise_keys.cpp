#include "verify/store/sqlite/recognise_keys.hpp"

#include "store_queries.hpp"
#include "verify/store/sqlite/schema.hpp"

#include <array>
#include <string_view>

namespace benefit::store {
namespace {

constexpr std::array<std::uint8_t, 4> check_value{'b', 'n', 'f', 't'};

/// nullopt: there is no such table yet, or nothing in it.
std::optional<Bytes> sealed_in(ReadSnapshot& snapshot, std::string_view table, std::string_view query) {
  {
    Statement exists = snapshot.statement(queries::select_table_exists);
    if (!exists.bind(table).step()) return std::nullopt;
  }
  Statement select = snapshot.statement(query);
  if (!select.step()) return std::nullopt;
  const auto sealed = Columns{select}.blob();
  return Bytes{sealed.begin(), sealed.end()};
}

bool opens(const SealKey& key, const Bytes& sealed) {
  return open_under(key, sealed, seal_check_context).has_value();
}

}  // namespace

RecognisedKeys recognise(Database& database, OfferedKeys offered, const std::filesystem::path& state_dir) {
  std::optional<Bytes> check, check_of_change;
  {
    ReadSnapshot snapshot{database};
    check = sealed_in(snapshot, "seal_check", queries::select_seal_check);
    check_of_change = sealed_in(snapshot, "key_change", queries::select_seal_check_of_change);
  }
  auto& [first, second] = offered;
  if (!check) return {std::move(first), std::nullopt, std::move(second)};
  if (check_of_change) {
    if (second && opens(first, *check) && opens(*second, *check_of_change))
      return {*std::move(second), std::move(first), std::nullopt};
    throw Failure{Error{ErrorCode::corrupt,
                        "a change of the master key is under way, and needs the former key and the new one",
                        state_dir.string(),
                        "give the former key as master.key and the new one as master.key.next"}};
  }
  if (opens(first, *check)) return {std::move(first), std::nullopt, std::move(second)};
  if (second && opens(*second, *check)) return {*std::move(second), std::nullopt, std::nullopt};
  throw Failure{Error{ErrorCode::corrupt,
                      "the master key is not the one that this state directory was made with",
                      state_dir.string(), "give the key file that belongs to it, or restore that file"}};
}

Bytes seal_check(const SealKey& key) { return seal_under(key, check_value, seal_check_context); }

void keep_seal_check(Database& database, const Sealer& sealer) {
  WriteTransaction transaction{database};
  {
    Statement select = transaction.statement(queries::select_seal_check);
    if (select.step()) return;
  }
  transaction.statement(queries::insert_seal_check).run(sealer.seal(check_value, seal_check_context));
  transaction.commit();
}

}  // namespace benefit::store
