package psw.rest;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import psw.wire.jws.Identity;
import psw.wire.mailbox.Work;
import psw.wire.request.Request;
import psw.wire.value.BadValue;
import psw.wire.value.Base64Url;

/** Who makes and claims mailboxes. Each claim comes from an address of its own, unless told. */
final class Pair {
  static final String ALL = "/api/mailboxes";
  private static final AtomicInteger HOUSEHOLDS = new AtomicInteger();
  private static final ExecutorService THREADS = Executors.newCachedThreadPool();
  private static final SecureRandom RANDOM = new SecureRandom();

  final Identity me = Identity.create(RANDOM);
  private final Api api;
  private long revision = Instant.now().toEpochMilli();

  Pair(Api api) {
    this.api = api;
  }

  /** One side of a mailbox. */
  record End(Api api, String nameplate, String token) {
    static End of(Api api, Answer answer) {
      return new End(api, answer.member("nameplate").toString(), answer.member("token").toString());
    }

    String path() {
      return ALL + '/' + nameplate;
    }

    Answer send(int number, String body) {
      return send(Integer.toString(number), body.getBytes(StandardCharsets.UTF_8));
    }

    Answer send(String number, byte[] body) {
      return api.as(token)
          .send(
              "PUT",
              path() + "/messages/" + number,
              BodyPublishers.ofByteArray(body),
              "Content-Type",
              "application/octet-stream");
    }

    Answer read(int after, int wait) {
      return api.as(token).get(path() + "/messages?after=" + after + "&wait=" + wait);
    }

    /**
     * Reads on a thread of its own, for as long as it is allowed to.
     *
     * @param readers how many wait then, with this one; it is awaited that they do
     */
    CompletableFuture<Answer> waiting(int readers) {
      CompletableFuture<Answer> answer =
          CompletableFuture.supplyAsync(() -> api.as(token).get(path() + "/messages"), THREADS);
      String line = "\npsw_waiting_readers " + readers + "\n";
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> api.get("/metrics").body().contains(line));
      return answer;
    }

    Answer burn(String reason) {
      return api.as(token).send("DELETE", path() + "?reason=" + reason);
    }
  }

  String proof(byte[] body, Duration ahead) {
    revision = Math.max(revision + 1, Instant.now().toEpochMilli());
    Instant now = Instant.now().plus(ahead);
    return new String(
        Request.sign(me, "POST", ALL, body, revision, now),
        java.nio.charset.StandardCharsets.UTF_8);
  }

  Answer invite(String... headers) {
    return api.as(proof(new byte[0], Duration.ZERO))
        .send("POST", ALL, BodyPublishers.noBody(), headers);
  }

  /** A mailbox that nobody claimed yet. */
  End inviter() {
    return made(invite());
  }

  private End made(Answer answer) {
    if (answer.status() != 201) {
      throw new AssertionError(answer.status() + ": " + answer.body());
    }
    return End.of(api, answer);
  }

  End joiner(End inviter) {
    return made(claim(inviter.nameplate()));
  }

  /** 128 random bits. */
  static String key() {
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return Base64Url.encode(bytes);
  }

  static String anotherAddress() {
    int next = HOUSEHOLDS.incrementAndGet();
    return "127.2." + next / 250 + '.' + (1 + next % 250);
  }

  /** Claims, and does the work if some is asked for. */
  Answer claim(String nameplate, String... headers) {
    String from = anotherAddress();
    Answer answer = claimOnce(from, nameplate, headers);
    if (!answer.body().contains("work-needed")) {
      return answer;
    }
    try {
      String stamp = Work.solve(answer.member("challenge").toString());
      List<String> all = new java.util.ArrayList<>(List.of(headers));
      all.addAll(List.of(Work.HEADER, stamp));
      return claimOnce(from, nameplate, all.toArray(String[]::new));
    } catch (BadValue e) {
      throw new AssertionError(e);
    }
  }

  Answer claimOnce(String from, String nameplate, String... headers) {
    return api.from(from, "POST", ALL + '/' + nameplate + "/claims", headers);
  }

  static Optional<String> text(Answer read) {
    List<String> all =
        read.list().stream()
            .map(message -> message.members().get("body").toString())
            .map(
                body ->
                    new String(
                        java.util.Base64.getUrlDecoder().decode(body), StandardCharsets.UTF_8))
            .toList();
    return all.isEmpty() ? Optional.empty() : Optional.of(String.join(",", all));
  }
}
