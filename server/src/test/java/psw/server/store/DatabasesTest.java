package psw.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class DatabasesTest {
  private static final String ALWAYS = ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000";

  @Test
  void a_commit_is_on_disk_before_it_returns() {
    assertEquals("jdbc:h2:file:/d/x" + ALWAYS, Databases.durable("jdbc:h2:file:/d/x"));
  }

  @Test
  void nobody_turns_that_off() {
    assertEquals(
        "jdbc:h2:file:/d/x" + ALWAYS, Databases.durable("jdbc:h2:file:/d/x;write_delay=500"));
  }
}
