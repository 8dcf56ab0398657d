package psw.client.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import psw.client.serve.CannotServe;
import psw.client.serve.CannotServe.Reason;
import psw.client.serve.Failures;
import psw.client.serve.Kind;

class ServeWordsTest {
  @Test
  void a_server_that_was_too_slow_is_told_with_the_minutes_it_had() {
    assertEquals(
        """
        psw: the broker is still not ready after 3 minutes and was ended
        psw: hint: the machine may be too busy; the whole log: /log
        """,
        said(Failures.of(Reason.TOO_SLOW, Duration.ofSeconds(190))));
  }

  @Test
  void causes_in_the_log_are_told_as_the_logs() {
    assertEquals(
        """
        psw: the broker is still not ready after 15 minutes and was ended; its log says:
        psw: SEVERE: no memory
        psw: hint: the machine may be too busy; the whole log: /log
        """,
        said(Failures.of(Reason.TOO_SLOW, Duration.ofMinutes(15), "SEVERE: no memory")));
  }

  @Test
  void a_log_that_says_nothing_is_not_quoted() {
    assertEquals(
        """
        psw: the broker ended by itself
        psw: hint: the whole log: /log
        """,
        said(Failures.of(Reason.ENDED, Duration.ZERO)));
  }

  @Test
  void a_host_that_does_not_know_its_own_name_is_told_where_to_write_it() {
    assertEquals(
        """
        psw: neither /etc/hosts nor DNS knows this host's own name: /log
        psw: hint: name it there: echo '127.0.1.1 /log' >> /etc/hosts
        """,
        said(Failures.of(Reason.NAME_UNKNOWN, Duration.ZERO)));
  }

  private static String said(CannotServe failure) {
    StringWriter err = new StringWriter();
    Console console =
        Console.of(Psw.commandLine(new PrintWriter(new StringWriter()), new PrintWriter(err)));
    assertEquals(Exit.FAILED, ServeWords.say(failure, Kind.BROKER, console));
    return err.toString();
  }

  @Test
  void a_start_that_takes_long_is_said_to_go_on() {
    assertEquals("still starting after 40 s", ServeWords.still(Duration.ofSeconds(40)));
  }
}
