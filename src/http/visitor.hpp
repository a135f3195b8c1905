#pragma once
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "http/message.hpp"

/// Where a request comes from.
namespace liaoxin::http {

/// The visitor's address: the socket's, or what a proxy in front says in X-Forwarded-For. Only addresses that configured
/// proxies added are believed: the list is read from its end to the first that is none of them.
[[nodiscard]] std::string visitor_address(std::string_view socket_address, const Request& request, const std::set<std::string>& proxies);

/// An address in its one form, an IPv4 address in IPv6 clothes as IPv4. Nothing when it is none.
[[nodiscard]] std::optional<std::string> plain_address(std::string_view text);

/// What counts as one network: an IPv4 address, or the first 64 bits of an IPv6 address. Nothing for this machine itself,
/// and for what is no address.
[[nodiscard]] std::optional<std::string> network_of(std::string_view address);

}  // namespace liaoxin::http
