#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/signed_request.hpp"

/// A request and its answer as plain values: everything but the sockets is a function from one to the other.
namespace liaoxin::http {

struct Field {
  std::string name;
  std::string value;
};

enum class Method { get, head, post, other };

struct Upload;

struct Request {
  Method method = Method::get;
  std::string target;         ///< as sent: path and query, not decoded
  std::vector<Field> fields;  ///< names in lower case, values without surrounding blanks
  std::string body;           ///< of a POST
  std::shared_ptr<Upload> upload;  ///< in place of the body where a file is sent
  std::string address;        ///< of the visitor (http/visitor.hpp)
  std::optional<access::ShownCertificate> certificate;  ///< of the connection: no field of a request says anything about it

  /// The value of the first field of that (lower-case) name, empty when there is none.
  [[nodiscard]] std::string_view field(std::string_view name) const;
};

struct Response {
  int status = 200;
  std::vector<Field> fields;
  std::string body;
  bool close = false;  ///< the connection can not be used any further

  [[nodiscard]] std::string_view field(std::string_view name) const;
};

/// The words beside a status code.
[[nodiscard]] std::string_view reason_phrase(int status);

/// Status line, fields and blank line as they go over the wire. Length, Date and Connection are added here.
[[nodiscard]] std::string head_text(const Response& response, std::string_view date, bool keep_alive);

}  // namespace liaoxin::http
