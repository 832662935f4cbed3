// A request and its reply as values, with no socket in sight.
#pragma once

#include "daemon/api/command.hpp"
#include "daemon/api/since.hpp"
#include "verify/report/language.hpp"
#include "verify/types/citizen_id.hpp"
#include "verify/types/photo.hpp"
#include "verify/types/time.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include <boost/json/value.hpp>

namespace benefit::api {

/// A checked parameter: text, integer, flag, day, instant, id_number, photo, since.
using Value = std::variant<std::string, std::int64_t, bool, Day, Instant, CitizenId, Bytes, Since>;

/// The parameters of a request, checked against the table: what is there has the table's type, and what the
/// table requires is there.
class Parameters {
 public:
  void set(std::string name, Value value) { values_.insert_or_assign(std::move(name), std::move(value)); }

  /// nullptr when an optional parameter was left out.
  template <class T>
  const T* find(std::string_view name) const {
    const auto found = values_.find(name);
    return found == values_.end() ? nullptr : &std::get<T>(found->second);
  }
  /// For required ones.
  template <class T>
  const T& get(std::string_view name) const {
    return std::get<T>(values_.find(name)->second);
  }
  /// Empty when left out.
  std::string text(std::string_view name) const {
    const auto* value = find<std::string>(name);
    return value ? *value : std::string();
  }
  bool flag(std::string_view name) const {
    const auto* value = find<bool>(name);
    return value && *value;
  }
  bool contains(std::string_view name) const { return values_.contains(name); }

 private:
  std::map<std::string, Value, std::less<>> values_;
};

/// Who asks: a user, as the kernel vouches for it, or a station, as its certificate does.
struct Identity {
  std::uint32_t uid = 0;  ///< of no meaning for a station
  std::string user;       ///< of a station actor_of_station()
  Roles roles;            ///< empty: may do nothing
  std::optional<std::string> station{};
};

/// By which a request names itself, so that repeating it does nothing twice.
struct Key {
  std::string text;
  std::string sha256;  ///< of its body
};

/// A delivered file that has been received whole.
struct Upload {
  std::string spool_file;  ///< its name in the spool folder
  std::string sha256;      ///< 64 hex digits
  std::int64_t bytes = 0;
};

using report::Language;

struct Request {
  const Command* command = nullptr;
  Parameters parameters;
  Identity identity;
  Language language = Language::english;
  bool wants_csv = false;
  std::optional<Upload> upload;
  std::optional<Key> key{};
};

/// Text of another kind than JSON.
struct Text {
  std::string content_type;
  std::string content;
};

struct Reply {
  int status = 200;
  std::variant<boost::json::value, Text> body;
};

}  // namespace benefit::api
