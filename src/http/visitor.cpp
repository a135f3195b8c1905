#include "http/visitor.hpp"

#include <boost/asio/ip/address.hpp>

#include <algorithm>
#include <vector>

#include "base/text.hpp"

namespace liaoxin::http {
namespace {

namespace ip = boost::asio::ip;

std::optional<ip::address> read_address(std::string_view text) {
  boost::system::error_code error;
  ip::address address = ip::make_address(std::string(text), error);
  if (error) return std::nullopt;
  if (address.is_v6() && address.to_v6().is_v4_mapped()) address = ip::make_address_v4(ip::v4_mapped, address.to_v6());
  return address;
}

}  // namespace

std::optional<std::string> plain_address(std::string_view text) {
  const auto address = read_address(text);
  return address ? std::optional(address->to_string()) : std::nullopt;
}

std::string visitor_address(std::string_view socket_address, const Request& request, const std::set<std::string>& proxies) {
  std::string visitor = plain_address(socket_address).value_or(std::string(socket_address));
  if (!proxies.contains(visitor)) return visitor;
  std::vector<std::string> hops;
  for (const Field& field : request.fields) {
    if (field.name != "x-forwarded-for") continue;
    for (const std::string& hop : base::split(field.value, ',')) hops.push_back(base::trim(hop));
  }
  for (auto hop = hops.rbegin(); hop != hops.rend() && proxies.contains(visitor); ++hop) {
    const auto address = plain_address(*hop);
    if (!address) break;  // what a proxy did not write as an address is nobody's
    visitor = *address;
  }
  return visitor;
}

std::optional<std::string> network_of(std::string_view address) {
  const auto read = read_address(address);
  if (!read || read->is_loopback()) return std::nullopt;
  if (read->is_v4()) return read->to_string();
  auto bytes = read->to_v6().to_bytes();
  std::fill(bytes.begin() + 8, bytes.end(), static_cast<unsigned char>(0));
  return ip::make_address_v6(bytes).to_string() + "/64";
}

}  // namespace liaoxin::http
