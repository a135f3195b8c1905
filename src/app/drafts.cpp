#include "app/drafts.hpp"

#include <algorithm>

#include "app/executor.hpp"
#include "base/check.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "registry/text_scan.hpp"

namespace liaoxin::app {

using base::refuse;
using base::RefusalWord;
using Values = std::map<std::string, std::string>;

namespace {

constexpr std::string_view kColumn = "draft.values";
constexpr std::int64_t kMicrosPerHour = 3'600'000'000;
/// How long after it was last seen a login that ended may still hand in a form: the tab of an evening, in the morning.
constexpr std::int64_t kEndedHours = 24;

/// Who typed: the account, in which role.
struct Author {
  std::int64_t account_id = 0, grant_id = 0;
  statute::Actor actor;
};

std::optional<Author> author_of(const std::optional<SignedIn>& in) {
  const auto actor = in ? in->actor() : std::nullopt;
  if (!actor) return std::nullopt;
  return Author{in->account_id, in->acting->id, *actor};
}

/// Of a login that ended by itself: it was idle or grew old, its account and its role are still there.
std::optional<Author> author_of_ended(Platform& platform, const std::string& token) {
  const auto login = store::find_login(platform.db(), key_of(token));
  if (!login || !is_its_browser(*login, token) || platform.clock().now().micros - login->login.seen_at.micros > kEndedHours * kMicrosPerHour) return std::nullopt;
  const auto account = store::find_account(platform.db(), login->account_id);
  CHECK(account.has_value());
  if (account->disabled_at) return std::nullopt;
  const auto grants = store::grants_of_account(platform.db(), account->id, platform.clock().now());
  const auto grant = std::ranges::find(grants, login->grant_id, &store::StoredGrant::id);
  if (grant == grants.end()) return std::nullopt;
  const auto actor = statute::parse_actor(grant->actor);
  CHECK(actor.has_value());
  return Author{account->id, grant->id, *actor};
}

/// The draft of a number, where it is the author's, typed in this role, and its last day is not over.
std::optional<store::StoredDraft> own(Platform& platform, const Author& author, const std::string& id) {
  const auto number = platform.internal_id("drf", id);
  auto draft = number ? store::find_draft(platform.db(), *number) : std::nullopt;
  if (!draft || draft->account_id != author.account_id || draft->grant_id != author.grant_id || draft->last_on < platform.clock().now().date()) return std::nullopt;
  return draft;
}

http::DeskDraft view_of(Platform& platform, const store::StoredDraft& draft, const statute::Operation& operation) {
  return {.id = platform.public_id("drf", draft.id), .operation = &operation, .saved_at = draft.saved_at.rfc3339(), .last_on = draft.last_on.iso(), .values = {}};
}

std::int64_t number_of(Platform& platform, std::string_view key, base::Date on) {
  const auto parameter = platform.pack().parameter(key, on);
  CHECK(parameter.has_value());
  return parameter->value;
}

base::Result<std::string> keep_as(Platform& platform, const Author& author, const std::string& id, std::string_view operation, const Values& values) {
  const Command* command = command_named(operation);
  if (command == nullptr || !command->row->roles.contains(author.actor.kind)) return refuse(RefusalWord::operation_unknown);
  store::Writer writer(platform.sequencer(), platform.clock().now());
  const base::Date today = writer.now().date();
  auto before = own(platform, author, id);
  if (before && before->operation != operation) before.reset();
  if (!before && store::count_drafts(writer.db(), author.account_id, today) >= number_of(platform, "draft.most", today)) return refuse(RefusalWord::draft_limit);
  const std::int64_t number = before ? before->id : writer.next_id("draft");
  base::json::object kept;
  for (const auto& [name, value] : kept_values(*command->operation, values, today)) kept[name] = value;
  store::save_draft(writer.db(), {.id = number, .account_id = author.account_id, .grant_id = author.grant_id, .operation = std::string(operation),
                                  .values_sealed = seal_column(platform, kColumn, number, base::json::serialize(kept)), .saved_at = writer.now(),
                                  .last_on = today.plus_days(static_cast<int>(number_of(platform, "draft.days", today)))});
  writer.commit();
  return platform.public_id("drf", number);
}

}  // namespace

Values kept_values(const statute::Operation& operation, const Values& values, base::Date today) {
  Values kept;
  for (const statute::Field& field : operation.fields) {
    // Codes open something, numbers name natural persons, and whom an officer looks for is nothing to keep a list of.
    if (field.numbers == statute::PersonalNumbers::expected) continue;
    const std::string boxes = field.name + ".";
    for (const auto& [name, value] : values) {
      if ((name != field.name && !name.starts_with(boxes)) || base::trim(value).empty()) continue;
      const bool names_somebody = std::ranges::any_of(registry::scan_text(value, today), [](const registry::TextHit& hit) { return hit.kind == registry::TextHitKind::citizen_id || hit.kind == registry::TextHitKind::passport; });
      if (!names_somebody) kept.emplace(name, value);
    }
  }
  return kept;
}

std::vector<http::DeskDraft> DraftService::list(const std::string& token) {
  std::vector<http::DeskDraft> list;
  host_.as_account(token, [&](Platform& platform, const std::optional<SignedIn>& in) {
    const auto author = author_of(in);
    if (!author) return;
    for (const store::StoredDraft& draft : store::drafts_of(platform.db(), author->account_id, author->grant_id, platform.clock().now().date())) {
      // An operation that this program has no more is nothing to go on with.
      if (const Command* command = command_named(draft.operation)) list.push_back(view_of(platform, draft, *command->operation));
    }
  });
  return list;
}

base::Result<http::DeskDraft> DraftService::open(const std::string& token, const std::string& id) {
  base::Result<http::DeskDraft> opened = refuse(RefusalWord::draft_unknown);
  host_.as_account(token, [&](Platform& platform, const std::optional<SignedIn>& in) {
    const auto author = author_of(in);
    const auto draft = author ? own(platform, *author, id) : std::nullopt;
    const Command* command = draft ? command_named(draft->operation) : nullptr;
    if (command == nullptr) return;
    const auto text = open_column(platform.keys(), kColumn, draft->id, draft->values_sealed);
    const auto values = text ? base::parse_json(*text) : base::Result<base::json::value>(refuse(RefusalWord::draft_unknown));
    if (!values) throw base::Failure("database_corrupt", "a draft cannot be opened", "verify the data directory and its keys");
    opened = view_of(platform, *draft, *command->operation);
    for (const auto& [name, value] : values->as_object()) opened->values.emplace(name, value.as_string());
  });
  return opened;
}

base::Result<std::string> DraftService::keep(const std::string& token, const std::string& id, std::string_view operation, const Values& values) {
  base::Result<std::string> kept = refuse(RefusalWord::not_signed_in);
  host_.as_account(token, [&](Platform& platform, const std::optional<SignedIn>& in) {
    if (const auto author = author_of(in)) kept = keep_as(platform, *author, id, operation, values);
  });
  return kept;
}

bool DraftService::keep_for_ended(const std::string& token, const std::string& id, std::string_view operation, const Values& values) {
  bool is_kept = false;
  host_.as_account(token, [&](Platform& platform, const std::optional<SignedIn>& in) {
    const auto author = in ? std::nullopt : author_of_ended(platform, token);
    is_kept = author && keep_as(platform, *author, id, operation, values).has_value();
  });
  return is_kept;
}

void DraftService::erase(const std::string& token, const std::string& id) {
  host_.as_account(token, [&](Platform& platform, const std::optional<SignedIn>& in) {
    const auto author = author_of(in);
    const auto draft = author ? own(platform, *author, id) : std::nullopt;
    if (!draft) return;
    store::WriteTransaction transaction(platform.db());
    store::erase_draft(platform.db(), draft->id);
    transaction.commit();
  });
}

}  // namespace liaoxin::app
