#include "verify/store/sqlite/check_state_dir.hpp"

#include "verify/store/sqlite/database_check.hpp"
#include "verify/store/sqlite/store.hpp"
#include "verify/store/state_dir.hpp"

#include <utility>

namespace benefit::store {

StoreCheck check_state_dir(const std::filesystem::path& state_dir, SealKey master, Progress& progress) {
  if (!holds_store(state_dir))
    throw Failure{Error{ErrorCode::not_found, "there is no store of benefitd", state_dir.string(),
                        "Give the state directory of the service: --state-dir DIR"}};
  const StoreKeys keys{std::move(master)};
  Connection reader{{state_dir / database_name, {}}, Connection::Mode::read};
  return check_database(reader, keys, progress);
}

}  // namespace benefit::store
