#pragma once
#include <map>
#include <memory>
#include <mutex>

#include "app/access_register.hpp"
#include "app/accounts.hpp"
#include "app/act_queue.hpp"
#include "app/admin_desk_service.hpp"
#include "app/drafts.hpp"
#include "app/filing_service.hpp"
#include "app/identity_service.hpp"
#include "app/office_desk_service.hpp"
#include "app/platform.hpp"
#include "cases/counter/counter.hpp"
#include "cases/market/collection.hpp"
#include "cases/objection/objection.hpp"
#include "http/desk.hpp"
#include "store/access_entries.hpp"

namespace liaoxin::app {

/// The desks of an installation: one platform for writing. Acts that come at the same time are committed together, and while
/// a password is hashed others act.
class DeskService final : public http::Desk {
 public:
  DeskService(const Places& places, const Clock& clock, std::unique_ptr<Passwords> passwords = std::make_unique<Passwords>(), std::optional<IdentityHost> identity = std::nullopt);

  base::Result<http::DeskEnrolment> enrolment(const std::string& token) override;
  base::Result<void> enrol(const std::string& token, const std::string& password, const std::string& code) override;
  base::Result<http::DeskTokens> sign_in(const std::string& login, const std::string& password, const std::string& code, const std::string& network, const std::string& device) override;
  std::optional<http::DeskPerson> who(const std::string& token) override;
  void sign_out(const std::string& token) override;
  void bind(const std::string& token) override;
  std::vector<http::DeskAlert> alerts(const std::string& token) override;
  std::optional<http::DeskClock> clock(const std::string& token, const std::string& id) override;
  void settle_alerts(const std::string& token, bool ends_others) override;
  base::Result<void> choose(const std::string& token, const std::string& grant) override;
  base::Result<void> refresh(const std::string& token, const std::string& code, const std::string& network) override;
  std::vector<const statute::Operation*> operations(const std::string& token) override;
  http::DeskChoices choices(const std::string& token, const statute::Operation& operation, const std::string& record) override;
  std::vector<http::DeskTask> tasks(const std::string& token) override;
  std::vector<http::DeskProposal> proposals(const std::string& token) override;
  std::vector<http::OwnRecord> own_records(const std::string& token) override;
  std::vector<http::DeskLetter> notices(const std::string& token) override;
  http::DeskMailAddress mail_address(const std::string& token) override;
  http::DeskLooks looks(const std::string& token, const std::string& before) override;
  std::vector<http::DeskConsent> consents(const std::string& token) override;
  std::vector<http::DeskRepresentative> representatives(const std::string& token) override;
  std::vector<http::DeskCollection> collections(const std::string& token) override;
  std::optional<http::ObjectionView> objection(const std::string& token, const std::string& id) override;
  std::optional<registry::RecordView> record_to_correct(const std::string& token, const std::string& record) override;
  std::optional<http::DeskLeniencyClaim> leniency_claim(const std::string& token, const std::string& id) override;
  std::optional<http::DeskRestoration> restoration(const std::string& token, const std::string& id) override;
  std::optional<http::DeskListing> listing(const std::string& token, const std::string& id) override;
  std::optional<http::DeskLookContest> look_contest(const std::string& token, const std::string& contest) override;
  std::optional<http::DeskEvidenceFile> evidence_file(const std::string& token, const std::string& id) override;
  std::optional<base::json::object> own_file(const std::string& token) override;
  std::vector<registry::DeclaredView> declared(const std::string& token) override;
  std::vector<http::DeskLetter> letters(const std::string& token) override;
  std::optional<report::Notice> letter(const std::string& token, const std::string& id) override;
  std::vector<const statute::Operation*> counter_operations(const std::string& token) override;
  std::expected<base::json::object, std::vector<base::Refusal>> act_in_sitting(const std::string& token, const std::string& sitting, std::string_view operation, const base::json::object& input) override;
  std::vector<http::DeskLook> marked_looks(const std::string& token) override;
  std::expected<base::json::object, std::vector<base::Refusal>> act(const std::string& token, std::string_view operation, const base::json::object& input) override;
  void keep_answer(const std::string& token, base::json::object answer) override;
  std::optional<base::json::object> take_answer(const std::string& token) override;
  base::Result<http::UnitRecords> unit_records(const std::string& token, const std::string& cursor, bool only_held) override;
  base::Result<std::vector<http::UnitRecord>> search_records(const std::string& token, const std::string& query) override;
  std::vector<http::UnitMonth> unit_months(const std::string& token) override;
  http::IdentityDesk* identities() override { return identities_.get(); }
  http::DraftDesk& drafts() override { return drafts_; }
  http::FilingDesk& filings() override { return filings_; }
  http::AdminDesk& administration() override { return administration_; }
  http::OfficeDesk& offices() override { return offices_; }
  /// Waits until every file that was sent is judged.
  void await_filings() { filings_.await_idle(); }

 private:
  /// What the parts of the desks ask.
  [[nodiscard]] DeskHost host();
  /// The officer of a login, where it acts as one.
  [[nodiscard]] std::optional<FilingOfficer> officer(const std::string& token);
  /// The actor of a login in the role it chose.
  [[nodiscard]] std::optional<statute::Actor> actor(const std::string& token);
  /// For whom a login reads: itself in the role it chose, or the subject of its open sitting.
  struct Speaker {
    statute::Actor actor;
    std::optional<cases::Sitting> sitting = {};
  };
  [[nodiscard]] std::optional<Speaker> speaker(const std::string& token);
  /// The sitting that is open for a login: of the officer it acts as, begun since it signed in.
  [[nodiscard]] std::optional<cases::Sitting> open_sitting(const SignedIn& in);
  /// The records of whom somebody speaks for; the look stands in the access register before the answer leaves.
  [[nodiscard]] std::vector<http::OwnRecord> records_of(const Speaker& speaker);
  /// The letters about a record.
  [[nodiscard]] std::vector<http::DeskLetter> letters_about(const store::StoredRecord& record);
  /// A look at one thing, by whom somebody speaks for or by its clerk; `object` empty: at all records.
  void note_look(const Speaker& speaker, const std::string& object);
  /// The same where somebody else than the subject looks: a clerk at the counter, or who stands for a person.
  void note_look_of_another(const Speaker& speaker, const std::string& object = {});
  /// What a unit's lists say of a record about an organisation.
  [[nodiscard]] http::UnitRecord unit_record(const store::StoredRecord& record);
  [[nodiscard]] http::DeskLook look_of(const store::StoredAccess& entry);
  /// The same for its subject: with the officer's name and the answer, once it was contested.
  [[nodiscard]] http::DeskLook look_for_subject(const store::StoredAccess& entry);
  void add_looks(const AccessRegister& of, base::json::array& looks);
  [[nodiscard]] std::vector<http::DeskRepresentative> representatives_of(const statute::Actor& subject);
  [[nodiscard]] http::DeskConsent consent_of(const cases::Consent& consent);
  /// An objection, with its record and for whom it is read.
  struct ReadObjection {
    Speaker speaker;
    cases::Objection objection;  ///< as it stands today
    store::StoredRecord record;
    bool is_own = false;
  };
  /// Nothing where this speaker may not read it.
  [[nodiscard]] std::optional<ReadObjection> read_objection(const Speaker& speaker, std::int64_t id);
  /// The same for whoever signed in: for the subject of its open sitting, or for itself.
  [[nodiscard]] std::optional<ReadObjection> read_objection(const std::string& token, std::int64_t id);
  /// A look by whoever reviews or verifies an objection stands in the register of its subject.
  void note_procedure_look(const ReadObjection& read, const std::string& object);
  /// A look at what is judged or served, by the officer who does it; `number`: of the case, which is what was looked at.
  void note_case_look(const statute::Actor& actor, const registry::RecordState& record, std::string_view matter, const std::string& number);
  [[nodiscard]] http::ObjectionView objection_view(const ReadObjection& read);
  [[nodiscard]] http::DeskCollection collection_of(const cases::Collection& collection);
  [[nodiscard]] std::vector<const statute::Operation*> operations_of(const statute::Actor& actor);
  std::unique_ptr<Passwords> passwords_;
  std::mutex mutex_;  ///< of all that follows
  Platform platform_;
  ActQueue acts_;
  SignIn sign_in_;
  std::map<std::string, base::json::object> answers_;  ///< of the last act, by login token
  std::unique_ptr<IdentityService> identities_;  ///< takes the desks' lock by itself
  DraftService drafts_;
  FilingService filings_;  ///< has its own lock, taken inside the desks' lock or alone
  AdminDeskService administration_;
  OfficeDeskService offices_;
};

}  // namespace liaoxin::app
