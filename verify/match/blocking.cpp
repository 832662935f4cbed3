#include "verify/match/blocking.hpp"

#include "verify/match/threads.hpp"

#include <algorithm>
#include <atomic>
#include <bit>

namespace benefit::match {
namespace {

constexpr std::uint64_t combine(std::uint64_t a, std::uint64_t b) {
  return hash_mix(hash_mix(0x51ED270B0A1F39C1ULL, a), b);
}
constexpr std::uint64_t combine(std::uint64_t a, std::uint64_t b, std::uint64_t c) {
  return hash_mix(combine(a, b), c);
}

constexpr unsigned year_of(PackedDate date) { return date / 10000; }

/// Village and county; the county's code is left out, so that a renamed county keeps its villages, when a
/// town is given.
std::uint64_t village_of(const Place& place) {
  if (place.village == 0) return 0;
  return place.town != 0 ? combine(place.town, place.village) : combine(place.county, place.village, 1);
}

struct Sounds {
  std::array<std::uint64_t, 3> values{};
  std::size_t count = 0;
  void add(std::uint64_t sound) {
    if (sound != 0 && std::find(begin(), end(), sound) == end()) values[count++] = sound;
  }
  const std::uint64_t* begin() const { return values.data(); }
  const std::uint64_t* end() const { return values.data() + count; }
};

struct Dates {
  std::array<PackedDate, 6> values{};
  std::size_t count = 0;
  void add(PackedDate date) {
    if (date % 100 == 0 || count == values.size()) return;  // no whole day
    if (std::find(begin(), end(), date) == end()) values[count++] = date;
  }
  const PackedDate* begin() const { return values.data(); }
  const PackedDate* end() const { return values.data() + count; }
};

}  // namespace

std::string_view to_string(KeyKind kind) {
  constexpr std::array<std::string_view, key_kinds> names{
      "id number",      "id without region",    "id without sequence",    "id without birth",
      "name+birth",     "name+village",         "name+year+county",       "name+year",
      "name alone",     "given+birth",          "given+village",          "surname+birth+county",
      "birth+village",  "surname+year+village", "character+year+village", "address+year",
      "surname+address"};
  return names.at(static_cast<std::size_t>(kind));
}

void Keys::add(KeyKind kind, std::uint64_t value) {
  if (count_ < keys_.size()) keys_[count_++] = {kind, value};
}

Keys::Keys(const Vocabulary& vocabulary, const Person& person) {
  const NameForm& name = vocabulary.names.form(person.name);
  const Place& place = vocabulary.places.place(person.place);
  const std::uint64_t village = village_of(place);
  const IdDigits& id = person.id;
  const bool named = person.name != 0;

  if (id.complete()) {
    const std::uint64_t sequence = id.back >> 4U;
    add(KeyKind::id_number, combine(id.front, sequence));
    if (person.id_birth != 0) add(KeyKind::id_without_region, combine(id.birth_bcd(), sequence));
    if (named) add(KeyKind::id_without_birth, combine(id.region(), id.back, name.surname_sound));
  } else if (id.state == IdState::other_length) {
    add(KeyKind::id_number, combine(id.front, id.back >> 4U));
  }
  if (person.id_birth != 0 && named) add(KeyKind::id_without_sequence, combine(id.front, name.surname_sound));

  Dates births;
  births.add(person.birth);
  births.add(person.id_birth);
  for (const PackedDate date : {person.birth, person.id_birth}) {
    births.add(solar_of_lunar(date, false));
    births.add(solar_of_lunar(date, true));
  }
  std::array<unsigned, 2> years{};
  std::size_t year_count = 0;
  for (const PackedDate date : {person.birth, person.id_birth})
    if (date != 0 && (year_count == 0 || years[0] != year_of(date))) years[year_count++] = year_of(date);
  const auto each_year = [&](auto&& visit) {
    for (std::size_t i = 0; i < year_count; ++i) visit(years[i]);
  };

  if (named) {
    Sounds sounds;
    sounds.add(name.sound);
    sounds.add(name.sound_plain);
    sounds.add(name.sound_other);
    for (const std::uint64_t sound : sounds) {
      for (const PackedDate birth : births) add(KeyKind::name_birth, combine(sound, birth));
      if (village != 0) add(KeyKind::name_village, combine(sound, village));
      each_year([&](unsigned year) {
        if (place.county != 0) add(KeyKind::name_year_county, combine(sound, year, place.county));
        add(KeyKind::name_year, combine(sound, year));
      });
      add(KeyKind::name_alone, sound);
    }
    if (name.surname != 0) {
      for (const PackedDate birth : births) {
        add(KeyKind::given_birth, combine(name.given_sound, birth));
        if (place.county != 0)
          add(KeyKind::surname_birth_county, combine(name.surname_sound, birth, place.county));
      }
      if (village != 0) {
        add(KeyKind::given_village, combine(name.given_sound, village));
        each_year([&](unsigned year) {
          add(KeyKind::surname_year_village, combine(name.surname_sound, year, village));
          constexpr std::size_t most = 4;  // a name of sixty characters is no key sixty times
          const auto whole = vocabulary.names.characters(person.name).subspan(name.surname);
          const auto given = whole.first(std::min(most, whole.size()));
          for (auto c = given.begin(); c != given.end(); ++c)
            if (std::find(given.begin(), c, *c) == c)  // 丽丽 makes one key
              add(KeyKind::character_year_village, combine(*c, year, village));
        });
      }
      if (person.address != 0) add(KeyKind::surname_address, combine(name.surname_sound, person.address));
    }
  }
  if (village != 0)
    for (const PackedDate birth : births) add(KeyKind::birth_village, combine(birth, village));
  if (person.address != 0)
    each_year([&](unsigned year) { add(KeyKind::address_year, combine(year, person.address)); });
}

BlockIndex::BlockIndex(const PersonList& indexed, Caps caps, unsigned threads)
    : indexed_(indexed), caps_(caps) {
  struct Entry {
    std::uint64_t key;
    RowIndex row;
    KeyKind kind;
  };
  std::vector<std::vector<Entry>> chunks(chunks_of(indexed.size()));
  for_each_chunk(indexed.size(), threads, [&](std::size_t chunk, RowIndex begin, RowIndex end) {
    for (RowIndex row = begin; row < end; ++row) {
      const Keys keys(indexed.vocabulary(), indexed[row]);
      for (const Key& key : keys.all()) chunks[chunk].push_back({hash_of(key), row, key.kind});
    }
  });
  std::size_t entries = 0;
  for (const auto& chunk : chunks) entries += chunk.size();
  blocks_.resize(std::bit_ceil(std::max<std::size_t>(entries * 5 / 4, 16)));
  filter_.assign(std::max<std::size_t>(blocks_.size() * 4 / 64, 1), 0);

  const auto block_of = [this](std::uint64_t key) -> Block& {
    std::size_t slot = slot_of(key);
    while (blocks_[slot].rows != 0 && blocks_[slot].key != key) slot = (slot + 1) & (blocks_.size() - 1);
    return blocks_[slot];
  };
  const auto for_each_entry = [&](const auto& visit) {
    constexpr std::size_t ahead = 16;
    for (const auto& chunk : chunks)
      for (std::size_t i = 0; i < chunk.size(); ++i) {
        if (i + ahead < chunk.size()) __builtin_prefetch(&blocks_[slot_of(chunk[i + ahead].key)], 1);
        visit(chunk[i]);
      }
  };
  for_each_entry([&](const Entry& entry) {
    Block& block = block_of(entry.key);
    block.key = entry.key;
    block.kind = entry.kind;
    if (++block.rows == 1) {
      const std::size_t bit = filter_bit(entry.key);
      filter_[bit / 64] |= std::uint64_t{1} << (bit % 64);
    }
  });
  std::uint32_t first = 0;
  for (Block& block : blocks_) {
    block.closed = block.rows > caps_.rows_in_block;
    block.first = first;
    if (!block.closed) first += block.rows;
  }
  // `first` runs ahead while the rows are put in place, and is set back afterwards.
  rows_.resize(first);
  for_each_entry([&](const Entry& entry) {
    Block& block = block_of(entry.key);
    if (!block.closed) rows_[block.first++] = entry.row;
  });
  for (Block& block : blocks_)
    if (!block.closed) block.first -= block.rows;
}

const BlockIndex::Block* BlockIndex::find(std::uint64_t key) const {
  for (std::size_t slot = slot_of(key); blocks_[slot].rows != 0; slot = (slot + 1) & (blocks_.size() - 1))
    if (blocks_[slot].key == key) return &blocks_[slot];
  return nullptr;
}

void BlockIndex::count(const PersonList& other, unsigned threads) {
  for_each_chunk(other.size(), threads, [&](std::size_t, RowIndex begin, RowIndex end) {
    std::vector<Probe> probes;
    for (RowIndex first = begin; first < end; first += rows_at_a_time)
      probe(other, first, std::min<RowIndex>(end, first + rows_at_a_time), probes,
            [this](RowIndex, const Block& block) {
              std::atomic_ref(blocks_[static_cast<std::size_t>(&block - blocks_.data())].other)
                  .fetch_add(1, std::memory_order_relaxed);
            });
  });
  for (Block& block : blocks_) {
    const std::uint64_t cap = block.kind == KeyKind::name_alone ? caps_.pairs_of_name : caps_.pairs_of_block;
    if (std::uint64_t{block.rows} * block.other > cap) block.closed = true;
  }
}

KeyUses BlockIndex::uses() const {
  KeyUses uses{};
  for (const Block& block : blocks_) {
    KeyUse& use = uses[static_cast<std::size_t>(block.kind)];
    const std::uint64_t pairs = std::uint64_t{block.rows} * block.other;
    if (pairs == 0) continue;
    (block.closed ? use.pairs_dropped : use.pairs) += pairs;
    use.blocks_dropped += block.closed ? 1 : 0;
  }
  return uses;
}

}  // namespace benefit::match
