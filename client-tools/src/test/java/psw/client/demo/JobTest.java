package psw.client.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class JobTest {
  private static final Duration SOON = Duration.ofSeconds(30);

  @Test
  void a_line_that_was_said_before_it_was_to_forget_is_not_awaited() throws Exception {
    String says = "echo it is gone: at first; read again; echo it is gone: again; read end";
    Job job = new Job("it", new ProcessBuilder("sh", "-c", says).start());
    assertEquals("it is gone: at first", job.await("is gone", SOON));
    job.forget();
    job.type("");
    assertEquals("it is gone: again", job.await("is gone", SOON));
    job.leave();
  }
}
