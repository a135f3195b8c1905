// What a server's certificate and key must be, said before it serves anybody.
#include "http/tls.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "base/failure.hpp"
#include "self_signed.hpp"

namespace liaoxin::http {
namespace {

using testing::SelfSigned;

/// `ready`, or the word of what is wrong; whatever it is, its remedy is told.
std::string outcome(const TlsFiles& files) {
  try {
    return server_tls(files) ? "ready" : "";
  } catch (const base::Failure& failure) {
    EXPECT_FALSE(failure.remedy().empty());
    return failure.word();
  }
}

TEST(Tls, TheKeyIsTheCertificatesAndNobodyElseReadsIt) {
  const SelfSigned own, other;
  EXPECT_EQ(outcome({own.certificate, own.key, {}, {}}), "ready");
  EXPECT_EQ(outcome({own.certificate, other.key, {}, {}}), "tls_pair_wrong");
  for (const auto loose : {std::filesystem::perms::group_read, std::filesystem::perms::others_read, std::filesystem::perms::others_write}) {
    std::filesystem::permissions(own.key, loose, std::filesystem::perm_options::add);
    EXPECT_EQ(outcome({own.certificate, own.key, {}, {}}), "tls_key_open");
    std::filesystem::permissions(own.key, loose, std::filesystem::perm_options::remove);
  }
  EXPECT_EQ(outcome({own.certificate, own.key, {}, {}}), "ready");
}

TEST(Tls, WhatCannotBeReadIsNamed) {
  const SelfSigned own, sealed(-3600, 3600, "words");
  EXPECT_EQ(outcome({own.certificate, "/nowhere/key", {}, {}}), "tls_file_unreadable");
  EXPECT_EQ(outcome({"/nowhere/certificate", own.key, {}, {}}), "tls_file_unreadable");
  EXPECT_EQ(outcome({own.key, own.key, {}, {}}), "tls_file_unreadable") << "a key is no certificate";
  EXPECT_EQ(outcome({sealed.certificate, sealed.key, {}, {}}), "tls_key_unreadable") << "nobody is there to be asked for a passphrase";
  std::ofstream(own.key) << "nonsense";
  EXPECT_EQ(outcome({own.certificate, own.key, {}, {}}), "tls_key_unreadable");
}

TEST(Tls, ACertificateThatIsNotInForceServesNobody) {
  const SelfSigned expired(-7200, -3600), early(3600, 7200);
  EXPECT_EQ(outcome({expired.certificate, expired.key, {}, {}}), "tls_certificate_not_in_force");
  EXPECT_EQ(outcome({early.certificate, early.key, {}, {}}), "tls_certificate_not_in_force");
}

TEST(Tls, AuthoritiesOfClientsAreReadOrNamed) {
  const SelfSigned own, authority;
  EXPECT_EQ(outcome({own.certificate, own.key, authority.certificate, {}}), "ready");
  EXPECT_EQ(outcome({own.certificate, own.key, authority.key, {}}), "tls_file_unreadable");
  EXPECT_EQ(outcome({own.certificate, own.key, "/nowhere/ca", {}}), "tls_file_unreadable");
  EXPECT_EQ(outcome({own.certificate, own.key, authority.certificate, authority.certificate}), "tls_file_unreadable") << "a certificate is no revocation list";
}

}  // namespace
}  // namespace liaoxin::http
