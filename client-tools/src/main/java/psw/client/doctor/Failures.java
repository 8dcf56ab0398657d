package psw.client.doctor;

import psw.client.tunnel.TunnelFailed;

/** What a failure of a tunnel says about the way. */
final class Failures {
  private Failures() {}

  /**
   * The finding.
   *
   * @param where the address and port of the SSH server
   * @param host the address alone
   * @param knocked whether a knock went there before
   */
  static Finding of(TunnelFailed failure, String where, String host, boolean knocked) {
    return switch (failure.reason()) {
      case NO_ANSWER -> Finding.of(What.SILENT, where, host);
      case CONNECTION_REFUSED -> Finding.of(knocked ? What.CLOSED_BEHIND : What.CLOSED, where);
      case NO_ROUTE, KNOCK_NOT_SENT, NAME_UNKNOWN -> Finding.of(What.UNREACHABLE, where);
      case NOT_SSH, NOT_STRICT, NO_COMMON_ALGORITHM, LOST, ENDED_BY_SERVER, NOT_ANNOUNCED, GONE ->
          Finding.of(What.NOT_SSH, failure.detail());
      case HOST_KEY_UNKNOWN,
          HOST_KEY_CHANGED,
          HOST_KEY_NOT_PINNED,
          HOST_KEY_REVOKED,
          KNOWN_HOSTS_UNUSABLE ->
          Finding.of(What.OTHER_KEY, failure.detail());
      case LOGIN_REFUSED -> Finding.of(What.LOGIN_REFUSED);
      case KEY_MISSING,
          KEY_UNUSABLE,
          KEY_NOT_PRIVATE,
          PASS_PHRASE_NEEDED,
          PASS_PHRASE_WRONG,
          PORT_TAKEN,
          PORT_DENIED,
          BIND_UNKNOWN ->
          Finding.of(What.OWN_KEY, failure.detail());
    };
  }
}
