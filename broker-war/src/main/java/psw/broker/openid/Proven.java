package psw.broker.openid;

import jakarta.security.enterprise.credential.Credential;

/** The credential of one whom the provider told of; this room alone makes it. */
final class Proven implements Credential {
  private final Person person;

  Proven(Person person) {
    this.person = person;
  }

  Person person() {
    return person;
  }
}
