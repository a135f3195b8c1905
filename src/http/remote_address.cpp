#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>

#include "base/text.hpp"
#include "http/fetch.hpp"

namespace liaoxin::http {

std::string RemoteAddress::authority() const {
  const bool is_default_port = port == (is_encrypted ? "443" : "80");
  const std::string name = host.find(':') == std::string::npos ? host : "[" + host + "]";
  return name + (is_default_port ? "" : ":" + port);
}

std::string RemoteAddress::url() const { return (is_encrypted ? "https://" : "http://") + authority() + path; }

base::Result<RemoteAddress> parse_remote_address(std::string_view text) {
  const auto malformed = [&] { return base::refuse(base::RefusalWord::url_malformed, base::one_line(text.substr(0, 200))); };
  const auto url = boost::urls::parse_uri(text);
  if (!url || url->has_userinfo() || url->has_query() || url->has_fragment() || url->encoded_host_address().empty()) return malformed();
  RemoteAddress address;
  address.is_encrypted = url->scheme_id() == boost::urls::scheme::https;
  if (!address.is_encrypted && url->scheme_id() != boost::urls::scheme::http) return malformed();
  // The parser takes 127.0.0.1.example.cn for the address it begins with, and the rest for a path.
  if (!url->encoded_path().empty() && !std::string_view(url->encoded_path()).starts_with('/')) return malformed();
  address.host = url->host_address();
  address.port = address.is_encrypted ? "443" : "80";
  if (url->has_port() && !url->port().empty()) {
    address.port = std::to_string(url->port_number());
    // The number is cut to 16 bits: what it does not print again was no port.
    if (url->port_number() == 0 || address.port != std::string_view(url->port())) return malformed();
  }
  address.path = std::string(std::string_view(url->encoded_path()));
  while (address.path.ends_with('/')) address.path.pop_back();
  return address;
}

}  // namespace liaoxin::http
