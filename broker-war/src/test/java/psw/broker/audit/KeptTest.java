package psw.broker.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The real table in a real database, in memory. */
class KeptTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private Connection database;

  @BeforeEach
  void make() throws SQLException, IOException {
    database = DriverManager.getConnection("jdbc:h2:mem:");
    String path = "/psw/db/broker/V2__peers_and_audit.sql";
    try (InputStream schema = KeptTest.class.getResourceAsStream(path)) {
      run(new String(schema.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @AfterEach
  void end() throws SQLException {
    database.close();
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute(sql);
    }
  }

  private void note(String deed, int times, Instant at) throws SQLException {
    run(
        "insert into deed (at, deed, who, origin, subject) select %d, '%s', 'w', '-', 's'"
                .formatted(at.toEpochMilli(), deed)
            + " from system_range(1, %d)".formatted(times));
  }

  private void trim() throws SQLException {
    run(Kept.forgetBefore(Kept.since(NOW)));
    for (Kept kept : Kept.SORTS) {
      try (Statement statement = database.createStatement();
          ResultSet beyond = statement.executeQuery(kept.newestBeyond())) {
        if (beyond.next()) {
          run(kept.forgetTo(beyond.getLong(1)));
        }
      }
    }
  }

  private long asked(String what, String deed) throws SQLException {
    String sql = "select " + what + " from deed where deed = '" + deed + "'";
    try (Statement statement = database.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  private long count(String deed) throws SQLException {
    return asked("count(*)", deed);
  }

  @Test
  void it_reaches_back_four_hundred_days() throws SQLException {
    note("granted", 1, NOW.minus(Duration.ofDays(400)));
    note("paired", 1, NOW.minus(Duration.ofDays(400)).minusMillis(1));
    trim();
    assertEquals(1, count("granted"));
    assertEquals(0, count("paired"));
  }

  @Test
  void the_newest_failed_logins_stay() throws SQLException {
    note("login-failed", 10_003, NOW);
    trim();
    assertEquals(10_000, count("login-failed"));
    assertEquals(4, asked("min(id)", "login-failed"));
    assertEquals(10_003, asked("max(id)", "login-failed"));
  }

  @Test
  void what_can_be_done_again_and_again_drives_out_nothing_else() throws SQLException {
    note("paired", 2, NOW);
    note("login-failed", 1, NOW);
    note("registered", 15_000, NOW);
    note("changed", 90_000, NOW);
    note("opened", 30_001, NOW);
    trim();
    assertEquals(2, count("paired"));
    assertEquals(1, count("login-failed"));
    assertEquals(0, count("registered"));
    assertEquals(30_000, count("changed"));
    assertEquals(30_000, count("opened"));
  }

  @Test
  void of_all_else_a_hundred_thousand_stay() throws SQLException {
    note("granted", 1, NOW);
    note("revoked", 100_000, NOW);
    trim();
    assertEquals(0, count("granted"));
    assertEquals(100_000, count("revoked"));
  }

  @Test
  void of_what_is_few_all_stays() throws SQLException {
    for (Deed deed : Deed.values()) {
      note(deed.toString(), 1, NOW);
    }
    trim();
    for (Deed deed : Deed.values()) {
      assertEquals(1, count(deed.toString()));
    }
  }
}
