// What the security and the system administrator see.
#include "app/admin_desk_service.hpp"

#include <algorithm>

#include "access/commands.hpp"
#include "access/sign_in.hpp"
#include "app/accounts.hpp"
#include "app/record_reader.hpp"
#include "base/check.hpp"
#include "registry/unit_kind.hpp"
#include "store/accounts.hpp"
#include "store/clients.hpp"
#include "store/subjects.hpp"
#include "statute/post.hpp"
#include "store/units.hpp"

namespace liaoxin::app {

namespace {

constexpr std::int64_t kAccountsPerPage = 50;

bool is_of_staff(access::AccountRole role) { return role != access::AccountRole::subject && role != access::AccountRole::person; }

http::AccountState state_of(const store::StoredAccount& account, base::Instant now) {
  if (account.disabled_at) return http::AccountState::disabled;
  if (!account.password_hash.empty()) return http::AccountState::ready;
  return account.enrolment_until && *account.enrolment_until > now ? http::AccountState::waiting : http::AccountState::link_expired;
}

http::GrantLine grant_line(Platform& platform, const store::StoredGrant& grant) {
  const auto actor = statute::parse_actor(grant.actor);
  CHECK(actor.has_value());
  http::GrantLine line{.grant = platform.public_id("grt", grant.id), .title = access::printed(grant.role)};
  if (is_of_staff(grant.role) && !actor->unit.empty()) {
    line.place = unit_name(platform.db(), actor->unit);
    line.officer = actor->id;
  }
  // Of an organisation only: an individual business is a natural person.
  const auto subject = grant.role == access::AccountRole::subject ? store::find_subject_by_code(platform.db(), actor->id) : std::nullopt;
  if (subject && statute::is_organisation(subject->kind)) line.place = subject->name;
  return line;
}

/// `is_listed`: among others, so only what makes it an account of staff is said.
http::AccountLine account_line(Platform& platform, const store::StoredAccount& account, bool is_listed) {
  const auto text = [](const std::optional<base::Instant>& at) { return at ? at->rfc3339() : std::string(); };
  http::AccountLine line{.login = account.login, .name = {}, .state = state_of(account, platform.clock().now()), .link_until = text(account.enrolment_until), .signed_in_at = text(account.signed_in_at),
                         .disabled_at = text(account.disabled_at)};
  bool is_staff = is_listed;
  for (const store::StoredGrant& grant : store::grants_of_account(platform.db(), account.id, platform.clock().now())) {
    is_staff = is_staff || is_of_staff(grant.role);
    if (!is_listed || is_of_staff(grant.role)) line.roles.push_back(grant_line(platform, grant));
  }
  if (is_staff) {
    const auto person = store::find_person(platform.db(), account.person_id);
    CHECK(person.has_value());
    line.name = name_of(platform.keys(), *person);
  }
  return line;
}

}  // namespace

std::optional<http::AccountsView> AdminDeskService::accounts(const std::string& token, const std::string& after, const std::string& login) {
  return host_.only(token, {http::DeskKind::security}, [&](Platform& platform, const statute::Actor& actor) {
    http::AccountsView view;
    const auto own = store::find_account(platform.db(), actor.id);
    const auto add = [&](const store::StoredAccount& account, bool is_listed) {
      view.accounts.push_back(account_line(platform, account, is_listed));
      view.accounts.back().is_own = own && own->person_id == account.person_id;
    };
    if (!login.empty()) {
      const auto read = access::read_login(login);
      const auto account = read ? store::find_account(platform.db(), *read) : std::nullopt;
      if (account) add(*account, false);
      return view;
    }
    for (const store::StoredAccount& account : store::staff_accounts(platform.db(), after, kAccountsPerPage + 1)) {
      if (static_cast<std::int64_t>(view.accounts.size()) == kAccountsPerPage) {
        view.next = view.accounts.back().login;
        break;
      }
      add(account, true);
    }
    return view;
  });
}

std::optional<std::vector<http::ClientLine>> AdminDeskService::clients(const std::string& token) {
  return host_.only(token, {http::DeskKind::security}, [&](Platform& platform, const statute::Actor&) {
    std::vector<http::ClientLine> list;
    const base::Date today = platform.clock().now().date();
    for (const store::StoredClient& client : store::all_clients(platform.db())) {
      http::ClientLine line{.id = platform.public_id("cli", client.id), .name = client.name, .unit = unit_name(platform.db(), client.unit), .officer = client.officer, .items = {},
                            .from_on = client.from_on.iso(), .until_on = client.until_on.iso(), .revoked_at = client.revoked_at ? client.revoked_at->rfc3339() : ""};
      line.state = client.revoked_at         ? http::ClientState::revoked
                   : today < client.from_on  ? http::ClientState::not_yet
                   : today > client.until_on ? http::ClientState::over
                                             : http::ClientState::live;
      for (const std::string& code : client.items) {
        const statute::Item* item = platform.pack().item(code);
        CHECK(item != nullptr);
        line.items.push_back(item->name);
      }
      list.push_back(std::move(line));
    }
    return list;
  });
}

std::optional<std::vector<http::UnitLine>> AdminDeskService::units(const std::string& token) {
  return host_.only(token, {http::DeskKind::system}, [&](Platform& platform, const statute::Actor&) {
    store::Connection& db = platform.db();
    std::vector<http::UnitLine> list;
    for (const store::StoredUnit& unit : store::all_units(db)) {
      const registry::UnitKind* kind = registry::unit_kind(unit.kind);
      const statute::Division* region = platform.pack().division(unit.region);
      CHECK(kind != nullptr && region != nullptr);
      list.push_back({.uscc = unit.uscc, .name = unit.name, .kind = kind->title, .region = region->name, .is_public_security = unit.is_public_security, .submitters = {}, .officers = {}});
    }
    const auto line_of = [&](const std::string& uscc) { return std::ranges::find(list, uscc, &http::UnitLine::uscc); };
    for (const store::StoredOfficer& officer : store::all_officers(db)) {
      const auto line = line_of(officer.unit);
      if (line == list.end()) continue;
      http::OfficerLine one{officer.code, officer.name, officer.office, {}};
      for (const std::string& word : officer.posts) one.posts.push_back(statute::post(word)->title);
      line->officers.push_back(std::move(one));
    }
    for (const auto& [source, submitter] : store::all_submitters(db)) {
      if (const auto line = line_of(source); line != list.end()) line->submitters.push_back(unit_name(db, submitter));
    }
    return list;
  });
}

std::optional<http::CalendarView> AdminDeskService::calendar(const std::string& token) {
  return host_.only(token, {http::DeskKind::system}, [&](Platform& platform, const statute::Actor&) {
    http::CalendarView view;
    const statute::Calendar& calendar = platform.pack().calendar();
    for (int year = calendar.first_year(); year <= calendar.last_year(); ++year) view.years.push_back(year);
    const auto added = store::added_calendar_days(platform.db());
    for (const auto& [on, day] : calendar.days()) {
      const bool is_added = std::ranges::find(added, on, &statute::CalendarDay::on) != added.end();
      view.days.push_back({on.iso(), day.holiday_zh, day.notice, day.is_working, is_added});
    }
    return view;
  });
}

}  // namespace liaoxin::app
