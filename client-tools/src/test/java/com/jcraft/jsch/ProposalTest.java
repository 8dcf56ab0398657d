package com.jcraft.jsch;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the library would try before each login is there, so that no session of ours need do so. */
class ProposalTest {
  static String[] exchanges() {
    return JSch.getConfig("CheckKexes").split(",", -1);
  }

  static String[] ciphers() {
    return new String[] {
      "aes128-gcm@openssh.com", "aes256-gcm@openssh.com", "aes128-ctr", "aes256-ctr"
    };
  }

  static String[] signatures() {
    return JSch.getConfig("CheckSignatures").split(",", -1);
  }

  @ParameterizedTest
  @MethodSource("exchanges")
  void each_key_exchange_can_begin(String name) throws Exception {
    Session session = new JSch().getSession("nobody", "localhost");
    assertTrue(Session.checkKex(session, JSch.getConfig(name)), name);
  }

  @ParameterizedTest
  @MethodSource("ciphers")
  void each_cipher_works(String name) {
    assertTrue(Session.checkCipher(JSch.getConfig(name)), name);
  }

  @ParameterizedTest
  @MethodSource("signatures")
  void each_kind_of_host_key_can_be_verified(String name) throws Exception {
    Class.forName(JSch.getConfig(name))
        .asSubclass(Signature.class)
        .getDeclaredConstructor()
        .newInstance()
        .init();
  }
}
