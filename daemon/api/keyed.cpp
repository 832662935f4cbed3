#include "daemon/api/keyed.hpp"

#include <algorithm>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

namespace benefit::api {
namespace {

constexpr std::size_t longest_key = 200;
constexpr int first_error_status = 400;
constexpr std::string_view header_name = "Idempotency-Key";

tl::unexpected<Error> refuse(ErrorCode code, std::string what, std::string hint) {
  return tl::unexpected(Error{code, std::move(what), std::string(header_name), std::move(hint)});
}

/// The value's characters, without the quotes of a string. An escape in it needs no undoing: two keys are the
/// same when they are written the same.
std::string_view unquoted(std::string_view value) {
  const bool in_quotes = value.size() >= 2 && value.front() == '"' && value.back() == '"';
  return in_quotes ? value.substr(1, value.size() - 2) : value;
}

bool is_key(std::string_view text) {
  return !text.empty() && text.size() <= longest_key &&
         std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < '\x7f' && c != '"'; });
}

/// Takes its entry out of the set at the end, whatever happens.
template <class Set>
class Entry {
 public:
  Entry(std::mutex& mutex, Set& set, typename Set::value_type value)
      : mutex_(mutex), set_(set), value_(std::move(value)) {
    const std::lock_guard guard{mutex_};
    entered_ = set_.insert(value_).second;
  }
  ~Entry() {
    const std::lock_guard guard{mutex_};
    if (entered_) set_.erase(value_);
  }
  Entry(const Entry&) = delete;
  Entry& operator=(const Entry&) = delete;
  bool entered() const { return entered_; }

 private:
  std::mutex& mutex_;
  Set& set_;
  typename Set::value_type value_;
  bool entered_ = false;
};

}  // namespace

Expected<std::optional<std::string>> read_idempotency_key(const Command& command, std::size_t count,
                                                          std::string_view value) {
  if (count == 0 || command.transport == Transport::get) return std::nullopt;
  if (!command.takes_key)
    return refuse(ErrorCode::bad_request, "this request takes no key", "Leave the header out.");
  const std::string_view key = unquoted(value);
  if (count > 1 || !is_key(key))
    return refuse(ErrorCode::bad_request, "the key has to be one of 1 to 200 visible ASCII characters",
                  "A random UUID for each photo is a good one.");
  return std::string(key);
}

Expected<Reply> KeyedRequests::answer_once(const Request& request, const std::function<Reply()>& work) {
  const KeyedRequest keyed{request.identity.user, request.key->text, request.key->sha256};
  const Entry entry(mutex_, in_hand_, {keyed.asker, keyed.key});
  if (!entry.entered())
    return refuse(ErrorCode::conflict, "the same request is being worked on", "Ask again in a moment.");
  const Instant now = clock_.now();
  const auto kept = store_.begin(keyed, now, now - answers_are_kept);
  if (!kept) return tl::unexpected(kept.error());
  if (*kept) return Reply{(*kept)->status, boost::json::parse((*kept)->content)};
  Reply reply = work();
  const auto* content = std::get_if<boost::json::value>(&reply.body);
  if (content && reply.status < first_error_status)
    store_.keep_answer(keyed, {reply.status, boost::json::serialize(*content)});
  else
    store_.forget(keyed);  // nothing was done; mended, it may come under the same key
  return reply;
}

}  // namespace benefit::api
