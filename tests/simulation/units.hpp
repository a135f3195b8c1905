#pragma once
#include <string>

#include "registry/identifiers.hpp"

/// The units of the simulated province.
namespace liaoxin::simulation {

inline std::string code_numbered(const char* kind, int number) {
  std::string serial = std::to_string(number);
  serial.insert(0, 7 - serial.size(), '0');
  return registry::compute_uscc(std::string(kind) + "210100MN" + serial);
}

inline const std::string kRegistrar = code_numbered("11", 1);
inline const std::string kGrading = code_numbered("11", 2);     ///< a department with thresholds for its fines
inline const std::string kNotGrading = code_numbered("11", 3);  ///< one without
inline const std::string kAgent = code_numbered("11", 4);       ///< files for kNotGrading
inline const std::string kWorkBody = code_numbered("11", 5);
inline const std::string kInCharge = code_numbered("11", 6);
inline const std::string kCourt = code_numbered("11", 7);
inline const std::string kSubscriber = code_numbered("11", 8);
inline const std::string kAssociation = code_numbered("51", 1);  ///< a collector of market information
inline const std::string kElsewhere = code_numbered("11", 10);  ///< the work body of a county where nobody here is
inline const std::string kMeeting = code_numbered("11", 11);    ///< the secretariat of the provincial joint meeting
inline const std::string kStranger = code_numbered("11", 9);    ///< a unit nobody registered

inline std::string officer(const std::string& unit) { return "officer:a@" + unit; }
/// Of another office: who approves what the first one proposed.
inline std::string second_officer(const std::string& unit) { return "officer:b@" + unit; }

}  // namespace liaoxin::simulation
