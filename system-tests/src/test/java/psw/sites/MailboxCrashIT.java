package psw.sites;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psw.pairing.mailbox.Mailbox;
import psw.pairing.mailbox.MailboxFailed;
import psw.pairing.mailbox.MailboxFailed.Reason;
import psw.pairing.mailbox.Rendezvous;
import psw.testing.Server;
import psw.wire.jws.Identity;
import psw.wire.mailbox.Ending;
import psw.wire.mailbox.Nameplate;

/** Two sides of mailboxes, at a rendez-vous that may be killed at any moment. */
class MailboxCrashIT {
  private static final Clock CLOCK = Clock.systemUTC();
  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir Path home;
  private Server server;
  private Rendezvous rendezvous;

  @BeforeEach
  void start() throws Exception {
    server = new Server("rendezvous", home, Map.of());
    server.start().awaitReady();
    rendezvous = Rendezvous.parse(server.url());
  }

  @AfterEach
  void end() throws Exception {
    server.end();
  }

  private Mailbox invite() throws MailboxFailed {
    return Mailbox.invite(rendezvous, Identity.create(new SecureRandom()), CLOCK);
  }

  private static String received(Mailbox side) throws MailboxFailed {
    return new String(side.receive(LONG).orElseThrow(), UTF_8);
  }

  @Test
  void two_sides_talk_through_a_mailbox_also_when_the_server_is_killed_between() throws Exception {
    Mailbox ana = invite();
    Mailbox rui = Mailbox.join(rendezvous, ana.nameplate(), CLOCK);
    ana.send("round 1".getBytes(UTF_8));
    server.kill();
    server.start().awaitReady();
    assertEquals("round 1", received(rui));
    byte[] all = new byte[4096];
    new SecureRandom().nextBytes(all);
    rui.send(all);
    assertArrayEquals(all, ana.receive(LONG).orElseThrow());
    rui.send("last".getBytes(UTF_8));
    rui.end(Ending.DONE);
    rui.end(Ending.DONE);
    assertEquals("last", received(ana));
    MailboxFailed over = assertThrows(MailboxFailed.class, () -> ana.receive(LONG));
    assertEquals(Ending.DONE, over.ending().orElseThrow());
  }

  @Test
  void a_third_party_is_told_of_as_crowded_and_an_unknown_nameplate_as_unknown() throws Exception {
    Mailbox ana = invite();
    Mailbox rui = Mailbox.join(rendezvous, ana.nameplate(), CLOCK);
    assertReason(Reason.CROWDED, () -> Mailbox.join(rendezvous, ana.nameplate(), CLOCK));
    assertReason(Reason.CROWDED, () -> ana.receive(LONG));
    assertReason(Reason.CROWDED, () -> rui.send(new byte[1]));
    assertReason(Reason.UNKNOWN, () -> Mailbox.join(rendezvous, new Nameplate("999999"), CLOCK));
  }

  @Test
  void nobody_at_all_is_unreachable() throws Exception {
    Rendezvous nobody = Rendezvous.parse("http://127.0.0.1:" + Server.freePort());
    assertReason(Reason.UNREACHABLE, () -> Mailbox.join(nobody, new Nameplate("4821"), CLOCK));
  }

  private static void assertReason(
      Reason reason, org.junit.jupiter.api.function.Executable executable) {
    assertEquals(reason, assertThrows(MailboxFailed.class, executable).reason());
  }

  @Test
  void no_nameplate_is_given_twice_when_the_server_is_killed_meanwhile() throws Exception {
    AtomicBoolean enough = new AtomicBoolean();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Future<Set<String>>> workers =
        java.util.stream.IntStream.range(0, 4)
            .mapToObj(i -> threads.submit(() -> inviteUntil(enough)))
            .toList();
    for (int kills = 0; kills < 3; kills++) {
      TimeUnit.MILLISECONDS.sleep(500 + 400L * kills);
      server.kill();
      server.start().awaitReady();
    }
    enough.set(true);
    Set<String> all = new HashSet<>();
    for (Future<Set<String>> worker : workers) {
      for (String nameplate : worker.get(2, TimeUnit.MINUTES)) {
        assertTrue(all.add(nameplate), nameplate + " was given twice");
      }
    }
    threads.shutdown();
    assertFalse(all.isEmpty());
  }

  private Set<String> inviteUntil(AtomicBoolean enough) {
    Set<String> mine = new HashSet<>();
    while (!enough.get()) {
      try {
        assertTrue(mine.add(invite().nameplate().text()), "twice");
      } catch (MailboxFailed e) {
        if (e.reason() == Reason.BUSY) {
          return mine; // this household has its hundred
        }
        assertEquals(Reason.UNREACHABLE, e.reason());
      }
    }
    return mine;
  }
}
