#pragma once
#include <string>
#include <string_view>

#include "registry/identifiers.hpp"

/// Bodies of which the province has one, or of which one is enough; departments and work bodies by the hundred: province.hpp.
namespace liaoxin::simulation {

/// A code of a register's kind ("11", "91"), of who keeps the register, and a number that no other code here has.
inline std::string code_numbered(std::string_view kind, std::string_view region, int number) {
  std::string serial = std::to_string(number);
  serial.insert(0, 7 - serial.size(), '0');
  return registry::compute_uscc(std::string(kind) + std::string(region) + "MN" + serial);
}

inline const std::string kWorkBody = code_numbered("12", "210000", 1);  ///< the province's
inline const std::string kInCharge = code_numbered("11", "210000", 2);
inline const std::string kMeeting = code_numbered("11", "210000", 3);     ///< the secretariat of the provincial joint meeting
inline const std::string kFirstDecision = "模拟1号";  ///< by which the catalogue was adopted
inline const std::string kListing = code_numbered("11", "210000", 4);     ///< the department that the list names as its authority
inline const std::string kMeasuring = code_numbered("11", "210000", 5);   ///< the department that the lists of measures name
inline const std::string kCourt = code_numbered("11", "210100", 6);
inline const std::string kSubscriber = code_numbered("11", "210100", 7);
inline const std::string kAssociation = code_numbered("51", "210100", 8);  ///< a collector of market information
inline const std::string kStranger = code_numbered("11", "210100", 9);     ///< a unit nobody registered

inline std::string officer(const std::string& unit) { return "officer:a@" + unit; }
/// Of another office: who approves what the first one proposed.
inline std::string second_officer(const std::string& unit) { return "officer:b@" + unit; }

}  // namespace liaoxin::simulation
