package psw.broker.account;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The owner's account in its table. */
@Entity
@Table(name = "account")
class AccountRow {
  @Id private String name;
  private String hash;

  protected AccountRow() {}

  AccountRow(String name) {
    this.name = name;
  }

  void become(String newHash) {
    this.hash = newHash;
  }

  String hash() {
    return hash;
  }
}
