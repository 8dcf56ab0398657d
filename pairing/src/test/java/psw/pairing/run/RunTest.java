package psw.pairing.run;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import psw.wire.jws.Identity;
import psw.wire.mailbox.Ending;
import psw.wire.pairing.Code;
import psw.wire.pairing.Introduction;
import psw.wire.seal.SharedKey;
import psw.wire.value.BadValue;
import psw.wire.value.Label;

class RunTest {
  private static final Clock CLOCK = Clock.systemUTC();
  private static final Identity ANA = Identity.create(new SecureRandom());
  private static final Identity BEN = Identity.create(new SecureRandom());

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private MailboxServer server;

  @BeforeEach
  void open() throws Exception {
    server = new MailboxServer();
  }

  @AfterEach
  void close() {
    server.close();
    threads.shutdownNow();
  }

  /** What one side has at home. */
  private static final class Home implements Owner {
    final CompletableFuture<Code> code = new CompletableFuture<>();
    volatile Optional<Introduction> kept = Optional.empty();
    volatile Runnable onKeep = () -> {};

    @Override
    public void begun(Code given, Instant expires) {
      code.complete(given);
    }

    @Override
    public void keep(Introduction other, SharedKey key) {
      onKeep.run();
      kept = Optional.of(other);
    }

    @Override
    public void drop() {
      kept = Optional.empty();
    }
  }

  /** A side under way. */
  private record Walking(Run run, Home home, Future<Outcome> outcome) {
    Outcome end() throws Exception {
      return outcome.get(1, TimeUnit.MINUTES);
    }

    Reason why() throws Exception {
      Reason why = assertInstanceOf(Outcome.Failed.class, end()).why();
      assertEquals(Optional.empty(), home.kept, "something was kept");
      return why;
    }
  }

  private static Introduction of(Identity who) {
    return Introduction.of(
        who,
        Introduction.Kind.DEVICE,
        new Label(who == ANA ? "ana" : "ben"),
        Optional.empty(),
        Optional.empty());
  }

  private Walking start(Run run) {
    return start(run, new Home());
  }

  private Walking start(Run run, Home home) {
    return new Walking(run, home, threads.submit(() -> run.walk(home)));
  }

  private Run inviting(Form form) {
    return Run.invite(server.rendezvous(), form, ANA, of(ANA), CLOCK);
  }

  private Run joining(Code code) {
    return Run.join(server.rendezvous(), code, BEN, of(BEN), CLOCK);
  }

  private Walking ana() {
    return start(inviting(Form.WORDS));
  }

  private Walking ben(Walking ana) throws Exception {
    return start(joining(code(ana)));
  }

  private static Code code(Walking ana) throws Exception {
    return ana.home.code.get(1, TimeUnit.MINUTES);
  }

  private static Code otherWord(Code code) throws BadValue {
    String first = code.text().contains("-orbit") ? "candle" : "orbit";
    return Code.parse(code.text().replaceFirst("-[a-z]+@", "-" + first + "@"));
  }

  private static void assertBoth(Reason why, Walking ana, Walking ben) throws Exception {
    assertEquals(why, ana.why());
    assertEquals(why, ben.why());
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void two_sides_with_one_code_pair(Form form) throws Exception {
    Walking ana = start(inviting(form));
    Walking ben = ben(ana);
    Outcome.Paired anas = assertInstanceOf(Outcome.Paired.class, ana.end());
    Outcome.Paired bens = assertInstanceOf(Outcome.Paired.class, ben.end());
    assertEquals(of(BEN), anas.other());
    assertEquals(of(ANA), bens.other());
    assertEquals(anas.key(), bens.key());
    assertEquals(Optional.of(of(BEN)), ana.home.kept);
    assertEquals(Optional.of(of(ANA)), ben.home.kept);
    assertEquals(Optional.of(Ending.DONE), server.ending());
  }

  @Test
  void the_code_names_the_rendez_vous_at_which_both_meet() throws Exception {
    assertEquals(server.rendezvous().host(), code(ana()).host());
  }

  @Test
  void a_wrong_word_is_told_to_both() throws Exception {
    Walking ana = ana();
    assertBoth(Reason.WRONG_WORD, ana, start(joining(otherWord(code(ana)))));
    assertEquals(Optional.of(Ending.WRONG_WORD), server.ending());
  }

  @Test
  void after_a_wrong_word_the_code_is_worth_nothing() throws Exception {
    Walking ana = ana();
    start(joining(otherWord(code(ana)))).end();
    assertEquals(Reason.UNKNOWN_CODE, start(joining(code(ana))).why());
  }

  @Test
  void a_third_claim_is_told_to_all_three() throws Exception {
    Walking ana = ana();
    server.meddle(
        (from, number, message) -> {
          if (from == 'A' && number == 2) {
            server.awaitEnd();
          }
          return message;
        });
    Walking ben = ben(ana);
    await().until(() -> server.sent('B') > 0);
    assertEquals(Reason.CROWDED, start(joining(code(ana))).why());
    assertBoth(Reason.CROWDED, ana, ben);
  }

  // every message of either side, altered on its way
  @ParameterizedTest
  @CsvSource({"A,1", "A,2", "A,4", "A,5", "B,1", "B,2", "B,4", "B,5"})
  void a_message_that_is_altered_is_told_to_both(char side, int number) throws Exception {
    server.meddle((from, n, message) -> from == side && n == number ? altered(message) : message);
    Walking ana = ana();
    assertBoth(Reason.TAMPERED, ana, ben(ana));
  }

  // one letter of the last value, so that it can still be read
  private static byte[] altered(byte[] message) {
    String text = new String(message, StandardCharsets.UTF_8);
    int at = text.lastIndexOf('"') - 5;
    char other = text.charAt(at) == 'B' ? 'C' : 'B';
    return (text.substring(0, at) + other + text.substring(at + 1))
        .getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void nobody_comes_and_the_time_is_over() throws Exception {
    Walking ana = ana();
    code(ana);
    server.end(Ending.EXPIRED);
    assertEquals(Reason.EXPIRED, ana.why());
  }

  @Test
  void a_rendez_vous_that_never_ends_a_mailbox_is_left_when_its_time_is_over() {
    Clock late = new Leaping();
    Run run = Run.invite(server.rendezvous(), Form.WORDS, ANA, of(ANA), late);
    Outcome outcome = run.walk(new Home());
    assertEquals(new Outcome.Failed(Reason.EXPIRED), outcome);
  }

  /** Each look at it is a minute later than the one before. */
  private static final class Leaping extends Clock {
    private Instant now = Instant.now();

    @Override
    public synchronized Instant instant() {
      now = now.plusSeconds(60);
      return now;
    }

    @Override
    public java.time.ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }
  }

  @Test
  void the_other_vanishes_and_the_time_is_over() throws Exception {
    Home dying = new Home();
    CompletableFuture<Void> never = new CompletableFuture<>();
    dying.onKeep = never::join;
    Walking ana = ana();
    Walking ben = start(joining(code(ana)), dying);
    await().until(() -> ana.home.kept.isPresent());
    server.end(Ending.EXPIRED);
    assertEquals(Reason.EXPIRED, ana.why());
    never.complete(null);
    assertEquals(Reason.EXPIRED, ben.why());
  }

  @Test
  void giving_up_at_the_last_moment_leaves_both_alike() throws Exception {
    Walking ana = ana();
    Home slow = new Home();
    slow.onKeep = ana.run::cancel;
    Walking ben = start(joining(code(ana)), slow);
    Outcome anas = ana.end();
    Outcome bens = ben.end();
    // whichever came first, both say the same
    assertEquals(anas instanceof Outcome.Paired, bens instanceof Outcome.Paired);
  }

  @Test
  void giving_up_while_nobody_comes_burns_the_code() throws Exception {
    Walking ana = ana();
    Code code = code(ana);
    await().until(() -> server.waiting() == 1);
    ana.run.cancel();
    assertEquals(Reason.CANCELLED, ana.why());
    assertEquals(Optional.of(Ending.CANCELLED), server.ending());
    assertEquals(Reason.UNKNOWN_CODE, start(joining(code)).why());
  }

  @Test
  void giving_up_before_the_walk_begins_asks_nobody() throws Exception {
    Run run = inviting(Form.WORDS);
    run.cancel();
    Walking ana = start(run);
    assertEquals(Reason.CANCELLED, ana.why());
    assertFalse(ana.home.code.isDone());
  }

  @Test
  void giving_up_works_while_the_rendez_vous_is_away() throws Exception {
    Walking ana = ana();
    code(ana);
    await().until(() -> server.waiting() == 1);
    server.away(true);
    ana.run.cancel();
    assertEquals(Reason.CANCELLED, ana.why());
  }

  @Test
  void an_interrupt_is_giving_up_and_stays_set() throws Exception {
    Home home = new Home();
    Run run = inviting(Form.WORDS);
    CompletableFuture<Boolean> still = new CompletableFuture<>();
    CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              outcome.complete(run.walk(home));
              still.complete(Thread.currentThread().isInterrupted());
            });
    thread.start();
    await().until(() -> server.waiting() == 1);
    thread.interrupt();
    assertEquals(new Outcome.Failed(Reason.CANCELLED), outcome.get(1, TimeUnit.MINUTES));
    assertTrue(still.get(1, TimeUnit.MINUTES));
    assertEquals(Optional.of(Ending.CANCELLED), server.ending());
  }

  @Test
  void a_rendez_vous_that_is_away_for_a_while_is_waited_for() throws Exception {
    Walking ana = ana();
    code(ana);
    server.away(true);
    TimeUnit.MILLISECONDS.sleep(1500);
    server.away(false);
    Walking ben = ben(ana);
    assertInstanceOf(Outcome.Paired.class, ana.end());
    assertInstanceOf(Outcome.Paired.class, ben.end());
  }

  @Test
  void a_rendez_vous_that_is_not_there_is_told_at_once() throws Exception {
    server.close();
    assertEquals(Reason.UNREACHABLE, ana().why());
  }

  @Test
  void oneself_is_noticed_by_both() throws Exception {
    Walking ana = ana();
    Walking again = start(Run.join(server.rendezvous(), code(ana), ANA, of(ANA), CLOCK));
    assertBoth(Reason.SAME_IDENTITY, ana, again);
  }

  @Test
  void what_cannot_be_kept_is_told_to_the_other_and_thrown() throws Exception {
    Home full = new Home();
    full.onKeep =
        () -> {
          throw new IllegalStateException("no room");
        };
    Walking ana = ana();
    Walking ben = start(joining(code(ana)), full);
    assertEquals(Reason.CANCELLED, ana.why());
    ExecutionException thrown = assertThrows(ExecutionException.class, ben::end);
    assertEquals("no room", thrown.getCause().getMessage());
  }

  @Test
  void nobody_is_told_that_it_is_kept_before_it_is() throws Exception {
    Walking ana = ana();
    Home home = new Home();
    CompletableFuture<Integer> before = new CompletableFuture<>();
    home.onKeep = () -> before.complete(server.sent('B'));
    ben(ana, home).end();
    ana.end();
    assertEquals(4, before.get());
  }

  private Walking ben(Walking ana, Home home) throws Exception {
    return start(joining(code(ana)), home);
  }

  // the end of the mailbox is the one fact on which both agree
  @ParameterizedTest
  @CsvSource({"EXPIRED,A", "EXPIRED,B", "CROWDED,A", "CROWDED,B"})
  void a_mailbox_that_ends_before_it_is_settled_pairs_nobody(Ending how, char last)
      throws Exception {
    server.meddle(
        (from, number, message) -> {
          if (number == 5 && from == last) {
            server.end(how);
          }
          return message;
        });
    Walking ana = ana();
    assertBoth(Reason.of(how), ana, ben(ana));
  }

  @Test
  void a_code_of_five_digits_is_no_code_of_a_mailbox() throws Exception {
    Code five = Code.parse("48211-guitar-candle-orbit@127.0.0.1:9");
    assertEquals(Reason.UNKNOWN_CODE, start(joining(five)).why());
  }

  @Test
  void a_run_is_walked_once() throws Exception {
    Run run = inviting(Form.WORDS);
    run.cancel();
    run.walk(new Home());
    assertThrows(IllegalStateException.class, () -> run.walk(new Home()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"words", "link"})
  void a_form_has_one_word(String word) throws BadValue {
    assertEquals(word, Form.parse(word).word());
    assertThrows(BadValue.class, () -> Form.parse("WORDS"));
  }

  @Test
  void two_codes_are_never_the_same() throws Exception {
    Code one = code(ana());
    server.close();
    server = new MailboxServer();
    assertNotEquals(one.secret(), code(ana()).secret());
  }
}
