// What the audit administrator sees of the log: every leaf, who acted in what office, and nothing of whom it is about.
#include "app/access_register.hpp"
#include "app/admin_desk_service.hpp"
#include "app/operations.hpp"
#include "app/record_reader.hpp"
#include "base/text.hpp"
#include "journal/checkpoint.hpp"
#include "journal/codes.hpp"
#include "journal/leaf.hpp"
#include "journal/note.hpp"
#include "journal/tile_path.hpp"
#include "journal/tree.hpp"
#include "store/log_leaves.hpp"
#include "store/public_queries.hpp"
#include "store/records.hpp"
#include "store/units.hpp"

namespace liaoxin::app {

using statute::ActorKind;

namespace {

constexpr std::int64_t kLeavesPerPage = 50;
/// How far back one page of refused attempts looks.
constexpr std::int64_t kLeavesLookedThrough = 20'000;

base::LocalText printed(ActorKind kind) {
  using access::AccountRole;
  switch (kind) {
    case ActorKind::officer: return access::printed(AccountRole::officer);
    case ActorKind::subject: return access::printed(AccountRole::subject);
    case ActorKind::person: return {"自然人本人", "a natural person, for itself"};
    case ActorKind::court: return access::printed(AccountRole::court);
    case ActorKind::collector: return access::printed(AccountRole::collector);
    case ActorKind::auditor: return access::printed(AccountRole::audit_administrator);
    case ActorKind::system: return access::printed(AccountRole::system_administrator);
    case ActorKind::security: return access::printed(AccountRole::security_administrator);
    case ActorKind::operator_: return {"本机操作员", "operator of the machine"};
    case ActorKind::public_: return {"公众", "the public"};
  }
  return {};
}

/// Who acted. Whoever speaks for a subject is named by that alone: the code or number would be the subject's.
void add_actor(store::Connection& db, const std::string& text, http::LeafLine& line) {
  const auto actor = statute::parse_actor(text);
  if (!actor) return;
  line.role = printed(actor->kind);
  if (actor->kind == ActorKind::subject || actor->kind == ActorKind::person) return;
  if (actor->kind != ActorKind::operator_) line.actor = text;
  if (actor->unit.empty()) return;
  line.unit = unit_name(db, actor->unit);
  if (const auto officer = store::find_officer(db, actor->unit, actor->id)) line.office = officer->office;
}

std::optional<base::json::object> opened(Platform& platform, std::int64_t row_id, journal::CommitClass commit_class) {
  const auto content = store::open_vault(platform.db(), platform.keys(), row_id, commit_class);
  auto read = content ? base::parse_json(content->body) : base::refuse(base::RefusalWord::json_malformed);
  return read && read->is_object() ? std::optional(std::move(read->get_object())) : std::nullopt;
}
std::string text_of(const base::json::object& facts, const char* name) {
  const auto* value = facts.if_contains(name);
  return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
}

/// Of an operation its title; what the platform writes by itself has none there.
base::LocalText operation_title(const std::string& word) {
  static const std::pair<std::string_view, base::LocalText> kOwn[] = {
      {"account.sign_in", {"登录", "signing in"}}, {"account.enrol", {"启用账号", "account set up"}}, {"person.add", {"登记人员", "person registered"}},
      {"proposal.make", {"提请", "proposal"}},     {"recall.tell", {"通知消除", "recall sent"}},      {"client.request", {"接口请求", "signed request"}}};
  for (const auto& [own, title] : kOwn) {
    if (own == word) return title;
  }
  const statute::Operation* operation = find_command(word);
  return operation == nullptr ? base::LocalText{word, word} : operation->title;
}

http::LeafLine line_of(Platform& platform, const store::ListedLeaf& listed, const journal::Leaf& leaf) {
  http::LeafLine line{.index = listed.index, .at = base::Instant{static_cast<std::int64_t>(leaf.at_seconds) * 1'000'000}.rfc3339(), .kind = static_cast<unsigned>(leaf.kind)};
  if (const journal::Code* schema = journal::find_schema(leaf.schema)) line.schema = schema->title;
  if (leaf.reason != 0) {
    if (const journal::Code* reason = journal::find_reason(leaf.reason)) line.reason = reason->title;
  }
  if (!listed.operation.empty()) line.operation = operation_title(listed.operation);
  if (!listed.look.empty()) {
    line.look = printed_access(listed.look);
    // What the subject reads is "you yourself"; here it is the role that says so.
    if (listed.look == word(AccessKind::own)) line.look = {"主体查看自己的记录", "a subject's own look"};
    add_actor(platform.db(), listed.actor, line);
    return line;
  }
  // Who acted is a body of its own class; that of the facts is opened where it can only be the words of a refusal.
  if (const auto who = opened(platform, listed.row_id, journal::CommitClass::actor)) add_actor(platform.db(), text_of(*who, "actor"), line);
  if (leaf.kind != journal::LeafKind::access) return line;
  if (const auto facts = opened(platform, listed.row_id, journal::CommitClass::fact)) {
    line.operation = operation_title(text_of(*facts, "operation"));
    const auto* words = facts->if_contains("refused");
    if (words == nullptr || !words->is_array()) return line;
    for (const base::json::value& one : words->get_array()) {
      const auto known = one.is_string() ? base::refusal_word(std::string(one.get_string())) : std::nullopt;
      if (known) line.refusals.push_back(base::make_refusal(*known).message);
    }
  }
  return line;
}

}  // namespace

std::optional<http::JournalView> AdminDeskService::journal(const std::string& token, std::int64_t before, bool only_refused) {
  return host_.only(token, {http::DeskKind::audit}, [&](Platform& platform, const statute::Actor&) {
    store::Connection& db = platform.db();
    http::JournalView view;
    view.size = store::log_size(db, platform.epoch());
    const std::int64_t below = before > 0 && before < view.size ? before : view.size;
    const std::int64_t first = only_refused ? std::max<std::int64_t>(0, below - kLeavesLookedThrough) : 0;
    const auto listed = only_refused ? store::refused_leaves(db, platform.epoch(), first, below, kLeavesPerPage) : store::leaves_before(db, platform.epoch(), below, kLeavesPerPage);
    for (const store::ListedLeaf& one : listed) {
      const auto leaf = journal::decode_leaf(one.leaf, static_cast<std::uint64_t>(one.index));
      if (!leaf) throw base::Failure("journal_corrupt", "the leaf at index " + std::to_string(one.index) + " cannot be read", "run liaoxin verify on the data directory");
      view.leaves.push_back(line_of(platform, one, *leaf));
    }
    const bool is_full = static_cast<std::int64_t>(listed.size()) == kLeavesPerPage;
    view.next = is_full ? listed.back().index : first;
    return view;
  });
}

std::optional<http::LeafView> AdminDeskService::leaf(const std::string& token, std::int64_t index) {
  const auto found = host_.only(token, {http::DeskKind::audit}, [&](Platform& platform, const statute::Actor&) -> std::optional<http::LeafView> {
    const auto listed = store::leaves_before(platform.db(), platform.epoch(), index + 1, 1);
    if (listed.empty() || listed.front().index != index) return std::nullopt;
    const auto leaf = journal::decode_leaf(listed.front().leaf, static_cast<std::uint64_t>(index));
    if (!leaf) return std::nullopt;
    http::LeafView view{.line = line_of(platform, listed.front(), *leaf), .references = {}, .commits = {}, .bytes = base::hex(listed.front().leaf),
                        .leaf_hash = base::base64(base::view(journal::leaf_hash(listed.front().leaf)))};
    for (const std::uint64_t one : leaf->references) view.references.push_back(static_cast<std::int64_t>(one));
    for (const journal::Commit& commit : leaf->commits) view.commits.push_back({static_cast<unsigned>(commit.commit_class), base::base64(base::view(commit.hash))});
    const std::int64_t n = index / 256, whole = store::log_size(platform.db(), platform.epoch()) / 256;
    const auto width = static_cast<unsigned>(n < whole ? 256 : store::log_size(platform.db(), platform.epoch()) % 256);
    view.tile = "/log/0/" + journal::tile_path({journal::TileContent::hashes, 0, static_cast<std::uint64_t>(n), width});
    view.place_in_tile = static_cast<int>(index % 256);
    return view;
  });
  return found.value_or(std::nullopt);
}

std::optional<http::VerificationView> AdminDeskService::verification(const std::string& token) {
  return host_.only(token, {http::DeskKind::audit}, [&](Platform& platform, const statute::Actor&) {
    store::Connection& db = platform.db();
    http::VerificationView view;
    view.origin = platform.origin();
    view.vkey = journal::Ed25519Signer(platform.origin(), platform.keys().log_key().bytes).vkey();
    view.size = store::log_size(db, platform.epoch());
    if (const auto checkpoint = store::newest_checkpoint(db, platform.epoch())) view.checkpoint = checkpoint->note;
    const auto mark = store::read_mark(platform.places().mark);
    if (!mark) return view;
    view.marked_size = static_cast<std::int64_t>(mark->size);
    if (mark->is_ahead_of(platform.epoch(), static_cast<std::uint64_t>(view.size))) {
      view.mark = http::MarkState::log_behind;
    } else {
      const auto root = mark->epoch == platform.epoch() ? journal::root_from_tiles(mark->size, store::tile_reader(db, platform.epoch())) : base::Result<base::Hash>(mark->root);
      view.mark = root && *root == mark->root ? http::MarkState::agrees : http::MarkState::differs;
    }
    return view;
  });
}

}  // namespace liaoxin::app
