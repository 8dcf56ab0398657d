package psw.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static psw.rest.EdgeContract.assertProblem;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import psw.wire.mailbox.MailboxRules;
import psw.wire.mailbox.Work;
import psw.wire.value.BadValue;

/** The mailboxes of a rendez-vous. */
interface MailboxContract {
  Api api();

  private Pair pair() {
    return new Pair(api());
  }

  private static void assertGone(String word, Answer answer) {
    assertProblem(410, answer);
    assertEquals("urn:psw:problem:" + word, answer.member("type"));
  }

  private static void assertBurnt(String reason, Answer answer) {
    assertGone("burnt", answer);
    assertEquals(reason, answer.member("reason"));
  }

  /** Long before its time is over. */
  private static Answer soon(CompletableFuture<Answer> waiting) throws Exception {
    return waiting.get(20, TimeUnit.SECONDS);
  }

  @Test
  default void who_signs_gets_a_mailbox_for_ten_minutes() {
    Answer answer = pair().invite();
    assertEquals(201, answer.status(), answer.body());
    assertTrue(answer.member("nameplate").toString().matches("[0-9]{4}"));
    assertTrue(answer.member("token").toString().matches("[A-Za-z0-9_-]{22}"));
    assertEquals("no-store", answer.header("Cache-Control"));
    assertTrue(answer.header("Location").endsWith("/api/mailboxes/" + answer.member("nameplate")));
    Instant expires = Instant.parse(answer.member("expires").toString());
    Duration off = Duration.between(Instant.now().plus(MailboxRules.LIFE), expires).abs();
    assertTrue(off.compareTo(Duration.ofSeconds(30)) < 0, answer.body());
  }

  @Test
  default void who_does_not_sign_gets_none() {
    assertProblem(401, api().send("POST", Pair.ALL));
    assertProblem(401, api().as("x.y.z").send("POST", Pair.ALL));
    assertProblem(401, api().as(Pair.key()).send("POST", Pair.ALL));
  }

  @Test
  default void a_signature_is_good_once_for_one_body_and_for_a_minute() {
    Pair pair = pair();
    String proof = pair.proof(new byte[0], Duration.ZERO);
    assertEquals(201, api().as(proof).send("POST", Pair.ALL).status());
    Answer again = api().as(proof).send("POST", Pair.ALL);
    assertProblem(401, again);
    assertEquals("used", again.member("reason"));
    String other = pair.proof(new byte[0], Duration.ZERO);
    Answer body = api().as(other).send("POST", Pair.ALL, BodyPublishers.ofString("x"));
    assertEquals("other-body", body.member("reason"));
    String old = pair.proof(new byte[0], Duration.ofMinutes(-2));
    assertEquals("expired", api().as(old).send("POST", Pair.ALL).member("reason"));
  }

  @Test
  default void who_asks_again_with_the_same_key_gets_the_same_mailbox() {
    Pair pair = pair();
    String key = Pair.key();
    Answer first = pair.invite("Idempotency-Key", key);
    Answer again = pair.invite("Idempotency-Key", key);
    assertEquals(first.body(), again.body());
    assertNotEquals(first.body(), pair.invite("Idempotency-Key", Pair.key()).body());
  }

  @Test
  default void who_claims_again_with_the_same_key_is_no_third_party() {
    Pair pair = pair();
    Pair.End inviter = pair.inviter();
    String key = Pair.key();
    Answer first = pair.claim(inviter.nameplate(), "Idempotency-Key", key);
    Answer again = pair.claim(inviter.nameplate(), "Idempotency-Key", key);
    assertEquals(201, again.status());
    assertEquals(first.body(), again.body());
    assertEquals(200, inviter.read(0, 0).status());
  }

  @Test
  default void one_id_has_three_live_mailboxes_at_most() {
    Pair pair = pair();
    Pair.End first = pair.inviter();
    pair.inviter();
    pair.inviter();
    Answer fourth = pair.invite();
    assertProblem(429, fourth);
    assertTrue(Integer.parseInt(fourth.header("Retry-After")) > 0);
    assertEquals(204, first.burn("cancelled").status());
    assertEquals(201, pair.invite().status());
  }

  @Test
  default void an_unknown_nameplate_and_a_dead_one_cannot_be_claimed() {
    Pair pair = pair();
    assertProblem(404, pair.claim("999999"));
    Pair.End inviter = pair.inviter();
    inviter.burn("cancelled");
    assertProblem(404, pair.claim(inviter.nameplate()));
    assertProblem(400, pair.claim("48x1"));
  }

  @Test
  default void a_third_party_destroys_the_mailbox_and_both_waiting_sides_are_told_at_once()
      throws Exception {
    Pair pair = pair();
    Pair.End inviter = pair.inviter();
    Pair.End joiner = pair.joiner(inviter);
    CompletableFuture<Answer> first = inviter.waiting(1);
    CompletableFuture<Answer> second = joiner.waiting(2);
    assertGone("crowded", pair.claim(inviter.nameplate()));
    assertGone("crowded", soon(first));
    assertGone("crowded", soon(second));
    assertGone("crowded", joiner.read(0, 0));
    assertGone("crowded", inviter.send(1, "too late"));
    assertProblem(404, pair.claim(inviter.nameplate()));
  }

  @Test
  default void of_twenty_who_claim_at_once_no_two_win() throws Exception {
    Pair pair = pair();
    Pair.End inviter = pair.inviter();
    ExecutorService threads = Executors.newFixedThreadPool(20);
    List<Future<Answer>> claims = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      claims.add(threads.submit(() -> pair.claim(inviter.nameplate())));
    }
    List<Integer> statuses = new ArrayList<>();
    for (Future<Answer> claim : claims) {
      statuses.add(claim.get(2, TimeUnit.MINUTES).status());
    }
    threads.shutdown();
    assertEquals(1, statuses.stream().filter(s -> s == 201).count(), statuses.toString());
    assertEquals(1, statuses.stream().filter(s -> s == 410).count(), statuses.toString());
    assertEquals(18, statuses.stream().filter(s -> s == 404).count(), statuses.toString());
    assertGone("crowded", inviter.read(0, 0));
  }

  @Test
  default void a_household_claims_five_times_a_minute() {
    Pair pair = pair();
    String address = Pair.anotherAddress();
    for (int i = 0; i < 5; i++) {
      // work does not count, so it is done
      Answer answer = pair.claimOnce(address, "999998", stamped("999998"));
      assertProblem(404, answer);
    }
    Answer sixth = pair.claimOnce(address, "999998");
    assertProblem(429, sixth);
    assertTrue(Integer.parseInt(sixth.header("Retry-After")) > 30, sixth.header("Retry-After"));
    assertProblem(404, pair.claim("999998"));
  }

  private static String[] stamped(String nameplate) {
    try {
      return new String[] {
        Work.HEADER, Work.solve(nameplate + ':' + Instant.now().getEpochSecond())
      };
    } catch (BadValue e) {
      throw new AssertionError(e);
    }
  }

  @Test
  default void claims_cost_work_while_many_end_crowded() throws BadValue {
    Pair pair = pair();
    Pair.End one = pair.inviter();
    one.burn("cancelled");
    String needed = Work.HEADER;
    for (int i = 0; i < 12; i++) {
      Pair victim = pair();
      Pair.End inviter = victim.inviter();
      victim.joiner(inviter);
      assertGone("crowded", victim.claim(inviter.nameplate()));
    }
    Pair.End inviter = pair.inviter();
    String address = Pair.anotherAddress();
    Answer answer = pair.claimOnce(address, inviter.nameplate());
    assertProblem(429, answer);
    assertEquals("urn:psw:problem:work-needed", answer.member("type"));
    assertEquals((long) Work.BITS, answer.member("bits"));
    String elsewhere = Work.solve("999997:" + Instant.now().getEpochSecond());
    assertProblem(429, pair.claimOnce(address, inviter.nameplate(), needed, elsewhere));
    String stamp = Work.solve(answer.member("challenge").toString());
    assertEquals(201, pair.claimOnce(address, inviter.nameplate(), needed, stamp).status());
  }

  @Test
  default void messages_come_to_the_other_side_in_order() {
    Pair pair = pair();
    Pair.End inviter = pair.inviter();
    assertEquals(201, inviter.send(1, "round 1").status());
    Pair.End joiner = pair.joiner(inviter);
    assertEquals(201, inviter.send(2, "round 2").status());
    assertEquals(201, joiner.send(1, "answer").status());
    assertEquals(Optional.of("round 1,round 2"), Pair.text(joiner.read(0, 0)));
    assertEquals(Optional.of("round 2"), Pair.text(joiner.read(1, 0)));
    assertEquals(Optional.of("answer"), Pair.text(inviter.read(0, 0)));
  }

  @Test
  default void a_waiting_reader_is_told_at_once() throws Exception {
    Pair pair = pair();
    Pair.End inviter = pair.inviter();
    Pair.End joiner = pair.joiner(inviter);
    CompletableFuture<Answer> waiting = joiner.waiting(1);
    inviter.send(1, "here");
    assertEquals(Optional.of("here"), Pair.text(soon(waiting)));
  }

  @Test
  default void who_waits_for_nothing_gets_an_empty_list() {
    Answer answer = pair().inviter().read(0, 1);
    assertEquals(200, answer.status());
    assertEquals(List.of(), answer.list());
  }

  @Test
  default void the_same_message_again_does_no_harm_and_another_one_is_refused() {
    Pair.End inviter = pair().inviter();
    assertEquals(201, inviter.send(1, "one").status());
    assertEquals(200, inviter.send(1, "one").status());
    assertProblem(409, inviter.send(1, "two"));
    assertProblem(409, inviter.send(3, "three"));
    assertProblem(400, inviter.send("0", new byte[1]));
    assertProblem(400, inviter.send("x", new byte[1]));
  }

  @Test
  default void a_side_sends_eight_messages_of_four_kibibytes() {
    Pair pair = pair();
    Pair.End inviter = pair.inviter();
    Pair.End joiner = pair.joiner(inviter);
    assertProblem(413, inviter.send("1", new byte[4097]));
    for (int i = 1; i <= 8; i++) {
      assertEquals(201, inviter.send(Integer.toString(i), new byte[4096]).status());
    }
    assertProblem(409, inviter.send(9, "ninth"));
    assertEquals(8, joiner.read(0, 0).list().size());
  }

  @Test
  default void a_wrong_token_is_told_what_an_unknown_nameplate_is() {
    Pair.End inviter = pair().inviter();
    Pair.End wrong = new Pair.End(api(), inviter.nameplate(), Pair.key());
    Pair.End unknown = new Pair.End(api(), "999996", Pair.key());
    assertProblem(401, wrong.read(0, 0));
    assertEquals(wrong.read(0, 0).body(), unknown.read(0, 0).body());
    assertProblem(401, wrong.send(1, "x"));
    assertProblem(401, wrong.burn("done"));
    assertProblem(401, api().get(inviter.path() + "/messages"));
  }

  @Test
  default void a_side_that_burns_the_mailbox_tells_the_other_why() throws Exception {
    for (String reason : List.of("wrong-word", "tampered", "cancelled")) {
      Pair pair = pair();
      Pair.End inviter = pair.inviter();
      Pair.End joiner = pair.joiner(inviter);
      inviter.send(1, "lost");
      CompletableFuture<Answer> waiting = inviter.waiting(1);
      assertEquals(204, joiner.burn(reason).status());
      assertBurnt(reason, soon(waiting));
      assertBurnt(reason, joiner.read(0, 0));
      assertBurnt(reason, inviter.burn("cancelled"));
    }
  }

  @Test
  default void what_was_sent_before_done_can_still_be_read() {
    Pair pair = pair();
    Pair.End inviter = pair.inviter();
    Pair.End joiner = pair.joiner(inviter);
    inviter.send(1, "last");
    inviter.burn("done");
    assertEquals(Optional.of("last"), Pair.text(joiner.read(0, 0)));
    assertBurnt("done", joiner.read(1, 0));
  }

  @Test
  default void a_reason_must_be_one_that_a_side_can_have() {
    Pair.End inviter = pair().inviter();
    assertProblem(400, inviter.burn("crowded"));
    assertProblem(400, api().as(inviter.token()).send("DELETE", inviter.path()));
    assertProblem(400, inviter.read(0, 26));
  }

  @Test
  default void nobody_can_list_mailboxes() {
    assertProblem(405, api().get(Pair.ALL));
  }

  @Test
  default void nothing_goes_over_a_connection_that_others_can_read() {
    Pair pair = pair();
    String proof = pair.proof(new byte[0], Duration.ZERO);
    String[] proxied = {"X-Forwarded-For", "192.0.2.1"};
    Answer made = api().as(proof).send("POST", Pair.ALL, BodyPublishers.noBody(), proxied);
    assertProblem(403, made);
    assertEquals("urn:psw:problem:token-in-clear", made.member("type"));
    assertProblem(403, pair.claim("999995", proxied));
  }
}
