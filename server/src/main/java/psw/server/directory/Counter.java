package psw.server.directory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The last numbers given; its row's lock is held until the commit, so numbers follow commits. */
@Entity
@Table(name = "directory_counter")
class Counter {
  static final int ONLY = 1;

  @Id private int id;

  @Column(name = "last_change")
  private long lastChange;

  @Column(name = "last_service")
  private long lastService;

  protected Counter() {}

  long nextChange() {
    return ++lastChange;
  }

  long nextService() {
    return ++lastService;
  }
}
