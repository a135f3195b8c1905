#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "http/desk.hpp"
#include "http/form.hpp"
#include "http/message.hpp"
#include "http/page.hpp"
#include "http/upload.hpp"

/// What the pages of the desks have in common.
namespace liaoxin::http {

inline constexpr std::string_view kLoginCookie = "__Host-liaoxin", kDeviceCookie = "__Host-device";

/// One request to a desk.
struct DeskVisit {
  const Request& request;
  const PageContext& context;
  const FrameFacts& facts;
  std::string token;                             ///< of the login, from its cookie
  std::optional<DeskPerson> person;
  FormValues form;                               ///< of a POST
  std::vector<Field> cookies;                    ///< to set
  std::optional<base::Refusal> upload_refusal;  ///< why a form with a file is not taken
  [[nodiscard]] bool is_post() const { return request.method == Method::post; }
  [[nodiscard]] std::string value(const std::string& name) const {
    const auto found = form.find(name);
    return found == form.end() ? std::string() : found->second;
  }
};

/// A cookie to set; without a number of seconds it ends with the browser, with none left it ends at once.
[[nodiscard]] Field cookie(std::string_view name, std::string_view value, std::optional<int> seconds = std::nullopt);
/// To the desk, with what a browser keeps of a new login.
[[nodiscard]] Response signed_in(const DeskVisit& visit, const PageContext& context, Desk& desk, const DeskTokens& tokens);

/// The login of a request, bound to the browser that sends it; empty where there is none.
[[nodiscard]] std::string login_token(const Request& request);
/// The value of a cookie, or empty.
[[nodiscard]] std::string request_cookie(const Request& request, std::string_view name);
/// What a form of this login carries: nobody else can know it, and it does not tell the login's token.
[[nodiscard]] std::string form_token(const std::string& login_token);
/// Whether the browser says that the form came from this site (security.md F3). One that says nothing is refused.
[[nodiscard]] bool is_from_here(const Request& request);

[[nodiscard]] Response redirect(const Url& to);
/// A page of a desk: framed, and kept by nobody.
[[nodiscard]] Response desk_response(const DeskVisit& visit, Page page, int status = 200);
/// The page that says only what was refused.
[[nodiscard]] Response refused_page(const DeskVisit& visit, const base::Refusal& refusal);

/// Where the second factor grew old its code comes with the form (`code_again`), so that nothing has to be filled in twice. The
/// refusal of a wrong one; nothing when it is right or none was given.
[[nodiscard]] std::optional<base::Refusal> refreshed_by_form(DeskVisit& visit, Desk& desk);

[[nodiscard]] Page page_named(const PageContext& context, std::string_view title);
/// The same one step below the desk, with its heading.
[[nodiscard]] Page desk_page(const PageContext& context, std::string_view title);
[[nodiscard]] Markup hidden(Name name, std::string_view value);
[[nodiscard]] Markup submit(std::string_view words);
[[nodiscard]] Markup small_form(const Url& action, const std::string& token, const Markup& content);

}  // namespace liaoxin::http
