// What an operator writes into the settings: taken as meant, or refused by the name of what is wrong.
#include "app/site_settings.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

namespace liaoxin::app {
namespace {

class Settings {
 public:
  Settings() : place_(std::filesystem::temp_directory_path() / ("liaoxin-settings-" + std::to_string(::getpid()))) {
    std::filesystem::create_directories(place_);
    std::ofstream(secret()) << "s3cret\n";
    close();
  }
  ~Settings() { std::filesystem::remove_all(place_); }
  [[nodiscard]] std::string secret() const { return place_ / "secret"; }
  void close() const { std::filesystem::permissions(secret(), std::filesystem::perms::owner_read | std::filesystem::perms::owner_write); }
  [[nodiscard]] base::Result<SiteSettings> read(const std::string& text) const {
    std::ofstream(place_ / "site.toml") << "[site]\nname = \"credit.example.gov.cn\"\n" << text;
    return read_site_settings(place_ / "site.toml", {});
  }
  /// An [identity] that is right but for one line.
  [[nodiscard]] std::string identity(const std::string& key = "", const std::string& value = "") const {
    std::map<std::string, std::string> lines{{"issuer", "\"https://id.example.gov.cn\""}, {"client_id", "\"liaoxin\""}, {"client_secret_file", "\"" + secret() + "\""}, {"return_address", "\"https://credit.example.gov.cn/sign-in/return\""}};
    if (!key.empty()) lines[key] = value;
    std::string text = "[identity]\n";
    for (const auto& [name, one] : lines) {
      if (!one.empty()) text += name + " = " + one + "\n";
    }
    return text;
  }

 private:
  std::filesystem::path place_;
};

TEST(SiteSettings, AnIdentityProviderIsReadWhole) {
  const Settings settings;
  const auto read = settings.read(settings.identity("second_factor", "[\"mfa\"]"));
  ASSERT_TRUE(read && read->identity);
  EXPECT_EQ(read->identity->issuer, "https://id.example.gov.cn");
  EXPECT_EQ(read->identity->client_secret, "s3cret");
  EXPECT_EQ(read->identity->second_factor, std::vector<std::string>{"mfa"});
  EXPECT_TRUE(settings.read(settings.identity("return_address", "\"http://localhost:8080/sign-in/return\""))) << "this machine needs no TLS";
  EXPECT_FALSE(settings.read("")->identity);
}

TEST(SiteSettings, AGatewayForShortMessagesIsAskedEncryptedOrOnThisMachine) {
  const Settings settings;
  const auto read = [&](const std::string& url, const std::string& more = "") { return settings.read("[short_message]\nurl = \"" + url + "\"\ntoken_file = \"" + settings.secret() + "\"\n" + more); };
  const auto good = read("https://sms.example.gov.cn/send");
  ASSERT_TRUE(good && good->short_message);
  EXPECT_EQ(good->short_message->token, "s3cret");
  EXPECT_EQ(good->short_message->address.host, "sms.example.gov.cn");
  EXPECT_TRUE(read("http://127.0.0.1:9000/send"));
  for (const char* url : {"http://sms.example.gov.cn/send", "http://169.254.169.254/", "http://2130706433/", "http://127.0.0.1.example.cn/", "https://user:word@sms.example.gov.cn/", "ftp://127.0.0.1/", ""}) EXPECT_FALSE(read(url)) << url;
  EXPECT_EQ(read("https://sms.example.gov.cn/send", "host = \"x\"\n").error().word, base::RefusalWord::settings_unknown_key);
  EXPECT_FALSE(settings.read("[short_message]\nurl = \"https://sms.example.gov.cn/send\"\n")) << "without a token";
  std::filesystem::permissions(settings.secret(), std::filesystem::perms::others_read, std::filesystem::perm_options::add);
  EXPECT_FALSE(read("https://sms.example.gov.cn/send")) << "a token that others can read";
}

TEST(SiteSettings, WhatCouldNotBeTrustedIsRefused) {
  const Settings settings;
  const auto word = [&](const std::string& key, const std::string& value) {
    const auto read = settings.read(settings.identity(key, value));
    return read ? std::string() : std::string(base::word(read.error().word));
  };
  const std::pair<const char*, const char*> wrong[]{{"issuer", "\"http://id.example.gov.cn\""}, {"issuer", ""}, {"client_id", ""}, {"client_secret_file", ""}, {"client_secret_file", "\"/nowhere\""},
                                                    {"return_address", "\"http://credit.example.gov.cn/sign-in/return\""}, {"return_address", "\"https://credit.example.gov.cn/\""}, {"return_address", ""}, {"second_factor", "[1]"}};
  for (const auto& [key, value] : wrong) {
    EXPECT_EQ(word(key, value), "settings_malformed") << key << " " << value;
  }
  EXPECT_EQ(word("issuers", "\"x\""), "settings_unknown_key");
  EXPECT_EQ(word("client_id", "7"), "settings_unknown_key");
  std::filesystem::permissions(settings.secret(), std::filesystem::perms::group_read, std::filesystem::perm_options::add);
  EXPECT_EQ(word("", ""), "settings_malformed") << "others could read the secret";
}

TEST(SiteSettings, FilesOfTlsAreNamed) {
  const Settings settings;
  const auto read = settings.read("[tls]\ncertificate = \"/a.crt\"\nkey = \"/a.key\"\nclient_ca = \"/ca.crt\"\nclient_crl = \"/ca.crl\"\n");
  ASSERT_TRUE(read);
  EXPECT_EQ(read->tls.certificate, "/a.crt");
  EXPECT_EQ(read->tls.key, "/a.key");
  EXPECT_EQ(read->tls.client_ca, "/ca.crt");
  EXPECT_EQ(read->tls.client_crl, "/ca.crl");
  EXPECT_FALSE(settings.read("[tls]\ncertificates = \"/a.crt\"\n"));
}

TEST(SiteSettings, ASectionThatIsMisspeltIsNotLeftOut) {
  const Settings settings;
  for (const char* text : {"[tsl]\ncertificate = \"/a.crt\"\nkey = \"/a.key\"\n", "[persons]\npublic = true\n", "[Mail]\nserver = \"smtp://localhost\"\n"}) {
    const auto read = settings.read(text);
    ASSERT_FALSE(read) << text;
    EXPECT_EQ(read.error().word, base::RefusalWord::settings_unknown_key) << text;
  }
}

}  // namespace
}  // namespace liaoxin::app
