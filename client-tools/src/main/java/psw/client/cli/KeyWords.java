package psw.client.cli;

import java.nio.file.Path;
import psw.client.tls.KeyUnusable;

/** Why a server has no key for TLS, put in words. */
final class KeyWords {
  private KeyWords() {}

  static int say(KeyUnusable failure, Console console) {
    Path file = failure.file();
    return switch (failure.reason()) {
      case UNREADABLE ->
          console.fail(
              Exit.FAILED,
              "this user cannot read the certificate or key: " + file,
              "PSW_TLS_CERTIFICATE and PSW_TLS_KEY name the files when you bring your own");
      case NOT_PRIVATE ->
          console.fail(Exit.FAILED, "others can read the TLS key: " + file, "chmod o= " + file);
      case NO_CERTIFICATE ->
          console.fail(
              Exit.FAILED,
              "no certificate with its chain: " + file,
              "as PEM, the server's own first, then those that vouch for it");
      case NO_KEY ->
          console.fail(
              Exit.FAILED,
              "no TLS key that can be used: " + file,
              "as PEM, EC or RSA, without a pass phrase: openssl pkcs8 -topk8 -nocrypt -in "
                  + file);
      case WEAK_KEY ->
          console.fail(
              Exit.FAILED,
              "the key of the certificate is too short to be safe: " + file,
              "RSA needs 2048 bits, EC 256");
      case OTHER_KEY ->
          console.fail(
              Exit.FAILED,
              "the certificate was issued for another key: " + file,
              "PSW_TLS_CERTIFICATE and PSW_TLS_KEY name the two that belong together");
    };
  }
}
