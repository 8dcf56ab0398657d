package psw.broker.grants;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static psw.broker.grants.Some.KEY;
import static psw.broker.grants.Some.LATER;
import static psw.broker.grants.Some.NOW;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psw.broker.catalog.Catalog;
import psw.broker.catalog.Snapshot;
import psw.broker.peers.Peer;
import psw.broker.peers.Peers;
import psw.wire.grant.Grant;
import psw.wire.grant.Own;
import psw.wire.knock.KeysFile;
import psw.wire.knock.KnockKey;
import psw.wire.knock.SourceRule;

/** The files are real; store and clock are the test's. */
class EnforcingTest {
  private static final Held WEB = new Held(3, 1, 7, LATER, SourceRule.STRICT);
  private static final Held OTHER = new Held(4, 1, 8, LATER, SourceRule.STRICT);
  private static final Snapshot CATALOGUE =
      Some.catalogue(Some.service(7, "127.0.0.1", 8801), Some.service(8, "127.0.0.1", 8802));

  private static final List<String> SITES = List.of(KnockKey.site(new byte[32]));

  @TempDir private Path root;
  private Path file;
  private Enforcing enforcing;
  private List<Held> stored = List.of();
  private Instant now = NOW;

  @BeforeEach
  void make() throws IOException {
    file = Files.createDirectory(root.resolve("authorized")).resolve(KEY.fingerprint().fileName());
    enforcing = of(new Share(Optional.of(root)));
  }

  @AfterEach
  void close() {
    enforcing.end();
  }

  private Enforcing of(Share share) {
    Book book =
        new Book() {
          @Override
          List<Held> all() {
            return stored;
          }
        };
    Peers peers =
        new Peers() {
          @Override
          public List<Peer> all() {
            return List.of(Some.knocking(1, KEY));
          }
        };
    Catalog catalog =
        new Catalog() {
          @Override
          public Snapshot read() {
            return CATALOGUE;
          }
        };
    OwnPlaces own =
        new OwnPlaces() {
          @Override
          Own now() {
            return Some.OWN;
          }
        };
    return new Enforcing(book, peers, catalog, own, new TestClock(), SITES, share);
  }

  private final class TestClock extends Clock {
    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private void store(Held... held) {
    stored = List.of(held);
    enforcing.changed(new GrantsChanged());
  }

  private static Grant grant(Held held) {
    return Rules.grant(held, KEY.fingerprint(), CATALOGUE.find(held.service(), true).orElseThrow());
  }

  @Test
  void a_grant_is_enforced_once_its_file_lies_there() throws Exception {
    store(WEB);
    assertFalse(enforcing.isEnforced(grant(WEB)));
    enforcing.step();
    assertTrue(enforcing.isEnforced(grant(WEB)));
    assertTrue(Files.readString(file).contains("127.0.0.1:8801"));
  }

  @Test
  void a_change_that_was_not_looked_at_yet_is_not_enforced() throws Exception {
    store(WEB);
    enforcing.step();
    store(WEB, OTHER);
    assertFalse(enforcing.isEnforced(grant(WEB)));
    assertFalse(enforcing.isEnforced(grant(OTHER)));
  }

  @Test
  void a_revocation_is_done_once_the_file_is_without_it() throws Exception {
    store(WEB, OTHER);
    enforcing.step();
    store(WEB);
    assertFalse(enforcing.isGone(grant(OTHER)));
    enforcing.step();
    assertTrue(enforcing.isGone(grant(OTHER)));
    assertFalse(Files.readString(file).contains("8802"));
  }

  @Test
  void with_its_last_grant_a_file_goes() throws Exception {
    store(WEB);
    enforcing.step();
    store();
    enforcing.step();
    assertFalse(Files.exists(file));
  }

  @Test
  void the_files_of_an_earlier_run_are_gone_after_the_start() throws Exception {
    Files.writeString(file, "restrict,port-forwarding");
    enforcing.step();
    assertFalse(Files.exists(file));
  }

  @Test
  void at_an_expiry_the_files_lose_it_without_any_change() throws Exception {
    store(WEB, new Held(4, 1, 8, NOW.plusSeconds(5), SourceRule.STRICT));
    enforcing.step();
    assertEquals(2, Files.readString(file).lines().count());
    now = NOW.plusSeconds(5);
    enforcing.step();
    assertEquals(1, Files.readString(file).lines().count());
  }

  @Test
  void a_grant_that_is_over_is_enforced_by_not_being_there() throws Exception {
    Held over = new Held(4, 1, 8, NOW, SourceRule.STRICT);
    store(over);
    enforcing.step();
    assertTrue(enforcing.isEnforced(grant(over)));
  }

  @Test
  void without_a_directory_nothing_is_enforced_until_there_is_one() throws Exception {
    Files.delete(root.resolve("authorized"));
    store(WEB);
    enforcing.step();
    assertFalse(enforcing.isEnforced(grant(WEB)));
    assertFalse(enforcing.isGone(grant(OTHER)));
    Files.createDirectory(root.resolve("authorized"));
    now = NOW.plusSeconds(2);
    enforcing.step();
    assertTrue(enforcing.isEnforced(grant(WEB)));
  }

  @Test
  void a_file_that_cannot_be_written_is_tried_again() throws Exception {
    Path obstacle =
        Files.createDirectories(
            root.resolve("authorized/." + KEY.fingerprint().fileName() + ".new/x"));
    store(WEB);
    enforcing.step();
    assertFalse(enforcing.isEnforced(grant(WEB)));
    Files.delete(obstacle);
    now = NOW.plusSeconds(2);
    enforcing.step();
    assertTrue(enforcing.isEnforced(grant(WEB)));
  }

  @Test
  void a_file_that_somebody_removed_comes_back() throws Exception {
    store(WEB);
    enforcing.step();
    Files.delete(file);
    now = NOW.plusSeconds(15);
    enforcing.step();
    assertTrue(Files.exists(file));
  }

  @Test
  void who_waits_goes_on_when_the_change_was_looked_at() throws Exception {
    store(WEB);
    Thread worker = new Thread(this::stepSoon);
    worker.start();
    enforcing.settle(Duration.ofSeconds(30));
    assertTrue(enforcing.isEnforced(grant(WEB)));
    worker.join();
  }

  private void stepSoon() {
    try {
      enforcing.step();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void who_waits_for_what_does_not_come_goes_on_after_a_while() {
    store(WEB);
    enforcing.settle(Duration.ofMillis(50));
    assertFalse(enforcing.isEnforced(grant(WEB)));
  }

  @Test
  void who_may_knock_is_written_with_a_grant_and_may_not_from_its_end_on() throws Exception {
    stored = List.of(WEB);
    enforcing.changed(new GrantsChanged());
    enforcing.step();
    assertEquals(LATER, until());
    stored = List.of();
    enforcing.changed(new GrantsChanged());
    enforcing.step();
    assertEquals(Instant.EPOCH, until());
  }

  private Instant until() throws Exception {
    List<KeysFile.Holder> holders =
        KeysFile.parse(Files.readString(root.resolve("gate.keys"))).holders();
    assertEquals(1, holders.size());
    return holders.get(0).until();
  }
}
