#pragma once
#include <cstdint>
#include <expected>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "http/desk.hpp"
#include "http/form.hpp"
#include "http/message.hpp"
#include "http/page.hpp"

/// The desks: signing in, what is to be done, and the forms of the operations. Every form is a POST answered by 303, so
/// that a reload never repeats an act; nothing of it is kept by anybody.
namespace liaoxin::http {

struct DeskVisit;

class DeskPages {
 public:
  explicit DeskPages(Desk& desk) : desk_(desk) {}

  /// The answer, where the path (without its language) is one of a desk; nothing elsewhere.
  [[nodiscard]] std::optional<Response> answer(const Request& request, const PageContext& context, const std::vector<std::string>& path, const FrameFacts& facts);

  /// A form with a file begins to arrive: where it goes, or the answer to one that is not taken. `facts` as above.
  [[nodiscard]] std::expected<std::shared_ptr<Upload>, Response> begin_upload(const Request& request, const PageContext& context, std::uint64_t body_bytes, const FrameFacts& facts);

 private:
  using Visit = DeskVisit;
  [[nodiscard]] Response sign_in(Visit& visit);
  [[nodiscard]] Response enrol(Visit& visit, const std::string& token);
  [[nodiscard]] Response front(Visit& visit);
  /// At the desk itself, or for the subject of the sitting.
  enum class For { oneself, sitting };
  [[nodiscard]] Response operation(Visit& visit, const std::string& name, For whom);
  [[nodiscard]] std::optional<Response> in_sitting(Visit& visit, const std::vector<std::string>& path);
  [[nodiscard]] std::optional<Response> letter(Visit& visit, const std::string& id);
  [[nodiscard]] std::optional<Response> objection(Visit& visit, const std::string& id);
  [[nodiscard]] Response own_file(Visit& visit);
  [[nodiscard]] Response done(Visit& visit);
  Desk& desk_;
};

}  // namespace liaoxin::http
