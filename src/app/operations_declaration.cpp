// What a subject declares itself (art. 13): apart from all records, and gone when it takes it back.
#include "app/access_register.hpp"
#include "app/accounts.hpp"
#include "app/declared.hpp"
#include "app/executor.hpp"
#include "app/made_record.hpp"
#include "app/taken_back.hpp"
#include "base/text.hpp"
#include "cases/declaration/declaration.hpp"
#include "store/declarations.hpp"
#include "store/subjects.hpp"

namespace liaoxin::app {
namespace {

using access::Competence;
using base::refuse;
using base::RefusalWord;
using base::json::object;
using namespace cases;

base::Result<object> submit(Session& s, const SubmitDeclaration& c) {
  TRY_VOID(s.permit());
  if (s.actor.kind == statute::ActorKind::subject && store::find_subject_by_code(s.db(), s.actor.id)->merged_into) return refuse(RefusalWord::subject_merged);
  TRY_VOID(item_in_force(s, kDeclaredItem));
  Declared declared = TRY(decide_declare(c, s.today()));
  const std::string about = *about_self(s.platform, s.actor);
  const auto most = TRY(s.pack().parameter("declaration.most", s.today()));
  if (static_cast<std::int64_t>(store::declarations_about(s.db(), about).size()) >= most.value) return refuse(RefusalWord::declaration_limit);
  const Declaration declaration{.id = s.writer.next_id("declaration"), .about = about, .kind = declared.kind, .declared_at = s.now()};
  const std::string number = s.platform.public_id("dcl", declaration.id);
  // The leaf commits to the text and does not hold it: what is taken back is gone.
  const auto place = write_act(s.writer, s.actor, {.operation = s.operation, .facts = {{"declaration", number}, {"about", about}, {"kind", c.kind}, {"text_sha256", base::hex(base::view(base::sha256(declared.text)))}}});
  store::insert_declaration(s.db(), {declaration, seal_column(s.platform, kDeclarationColumn, declaration.id, declared.text)}, place.row_id);
  return object{{"declaration", number}, {"log_index", place.index}};
}

base::Result<object> withdraw(Session& s, const WithdrawDeclaration& c) {
  const auto id = s.platform.internal_id("dcl", c.declaration);
  const auto stored = id ? store::find_declaration(s.db(), *id) : std::nullopt;
  if (!stored) return refuse(RefusalWord::declaration_unknown, base::one_line(c.declaration), "/declaration");
  TRY_VOID(s.permit(stored->declaration.about == about_self(s.platform, s.actor) ? access::SetOf{Competence::self} : access::SetOf<Competence>{}));
  const Declaration withdrawn = TRY(decide_withdraw(stored->declaration, s.now()));
  const auto place = write_act(s.writer, s.actor, {.operation = s.operation, .facts = {{"declaration", c.declaration}}});
  store::withdraw_declaration(s.db(), withdrawn);
  note_taken_back(s.writer, TakenBack::declaration_withdrawn, withdrawn.id);
  return object{{"declaration", c.declaration}, {"log_index", place.index}};
}

}  // namespace

void add_declaration_handlers(Handlers& handlers) {
  handlers["declaration.submit"] = detail::handler<SubmitDeclaration>(submit);
  handlers["declaration.withdraw"] = detail::handler<WithdrawDeclaration>(withdraw);
}

}  // namespace liaoxin::app
