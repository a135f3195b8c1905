#include "statute/forbidden.hpp"

#include <array>
#include <string>

namespace liaoxin::statute {
namespace {

constexpr LimitingWord kHealth[] = {LimitingWord::seriously_endangering};
constexpr LimitingWord kOrder[] = {LimitingWord::seriously_disrupting};
constexpr LimitingWord kMalicious[] = {LimitingWord::seriously_disrupting, LimitingWord::malicious};
constexpr LimitingWord kIntentional[] = {LimitingWord::seriously_disrupting, LimitingWord::intentional};
constexpr LimitingWord kRefusal[] = {LimitingWord::able_to_perform, LimitingWord::refusing, LimitingWord::serious_harm_to_credibility};

constexpr Ground kGrounds[] = {
    {"L28-1-01", GroundState::shipped, kHealth},
    {"L28-1-02", GroundState::shipped, kHealth},
    {"L28-1-03", GroundState::shipped, kHealth},
    {"L28-1-04", GroundState::shipped, kHealth},
    {"L28-1-05", GroundState::shipped, kHealth},
    {"L28-1-06", GroundState::shipped, kHealth},
    {"L28-2-01", GroundState::shipped, kMalicious},
    {"L28-2-02", GroundState::shipped, kMalicious},
    {"L28-2-03", GroundState::shipped, kMalicious},
    {"L28-2-04", GroundState::shipped, kOrder},
    {"L28-2-05", GroundState::shipped, kOrder},
    {"L28-2-06", GroundState::shipped, kOrder},
    {"L28-2-07", GroundState::shipped, kOrder},
    {"L28-2-08", GroundState::shipped, kOrder},
    {"L28-2-09", GroundState::shipped, kIntentional},
    {"L28-2-10", GroundState::shipped, kOrder},
    {"L28-2-11", GroundState::shipped, kOrder},
    {"L28-2-12", GroundState::shipped, kOrder},
    {"L28-2-13", GroundState::shipped, kOrder},
    {"L28-2-14", GroundState::shipped, kOrder},
    {"L28-2-15", GroundState::not_shipped},  // order of cyberspace transmissions
    {"L28-2-16", GroundState::not_shipped},  // assembling to disrupt social order
    {"L28-3-01", GroundState::shipped, kRefusal},
    {"L28-3-02", GroundState::shipped, kRefusal},
    {"L28-4-01", GroundState::not_shipped},  // military service and national defence obligations
    {"L28-5-01", GroundState::inactive},
    {"L28-6-01", GroundState::inactive},
};

constexpr ForbiddenClassText kClasses[] = {
    {ForbiddenClass::religion, "religion", "宗教信仰", "religio"},
    {ForbiddenClass::genes, "genes", "基因", "gene data"},
    {ForbiddenClass::fingerprints, "fingerprints", "指纹", "fingerprint"},
    {ForbiddenClass::biometrics, "biometrics", "生物识别", "biometric"},
    {ForbiddenClass::blood_type, "blood_type", "血型", "blood type"},
    {ForbiddenClass::illness, "illness", "病史", "medical history"},
    {ForbiddenClass::illness, "illness", "疾病", "illness"},
    {ForbiddenClass::political_opinion, "political_opinion", "政治观点", "political opinion"},
    {ForbiddenClass::political_opinion, "political_opinion", "政治面貌", "political affiliation"},
    {ForbiddenClass::location, "location", "行踪", "location data"},
    {ForbiddenClass::communications, "communications", "通信内容", "communications"},
};

}  // namespace

std::span<const Ground> grounds() { return kGrounds; }

const Ground* ground(std::string_view code) {
  for (const Ground& one : kGrounds) {
    if (one.code == code) return &one;
  }
  return nullptr;
}

bool is_shipped_ground(std::string_view code) {
  const Ground* found = ground(code);
  return found != nullptr && found->state == GroundState::shipped;
}

std::span<const ForbiddenClassText> forbidden_classes() { return kClasses; }

const ForbiddenClassText* forbidden_class_in(std::string_view element_name) {
  std::string lower;
  for (const char c : element_name) lower += (c >= 'A' && c <= 'Z') ? static_cast<char>(c - 'A' + 'a') : c;
  for (const ForbiddenClassText& one : kClasses) {
    if (lower.find(one.zh) != std::string::npos || lower.find(one.en) != std::string::npos) return &one;
  }
  return nullptr;
}

bool names_public_security(std::string_view unit_name) {
  return unit_name.find("公安") != std::string_view::npos || unit_name.find("派出所") != std::string_view::npos;
}

}  // namespace liaoxin::statute
