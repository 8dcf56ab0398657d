package psw.broker.heard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psw.wire.knock.HeardFile;

class GateFileTest {
  private static final HeardFile ONE = new HeardFile(Instant.ofEpochSecond(1), Map.of());
  private static final HeardFile TWO = new HeardFile(Instant.ofEpochSecond(2), Map.of());

  @TempDir private Path here;
  private GateFile file;

  @BeforeEach
  void make() {
    file = new GateFile(here.resolve("heard"));
  }

  private void write(String text) throws IOException {
    Path part = Files.writeString(here.resolve("new"), text);
    Files.move(part, here.resolve("heard"), StandardCopyOption.ATOMIC_MOVE);
  }

  @Test
  void what_is_new_is_said_once() throws IOException {
    write(ONE.text());
    assertEquals(Optional.of(ONE), file.news());
    assertEquals(Optional.empty(), file.news());
    write(TWO.text());
    assertEquals(Optional.of(TWO), file.news());
  }

  @Test
  void a_file_that_is_not_there_says_nothing() throws IOException {
    assertEquals(Optional.empty(), file.news());
    write(ONE.text());
    assertEquals(Optional.of(ONE), file.news());
  }

  @Test
  void a_damaged_file_says_nothing() throws IOException {
    write("psw-gate-heard 1 2\nnonsense\n");
    assertEquals(Optional.empty(), file.news());
  }

  @Test
  void no_link_is_followed() throws IOException {
    Path other = Files.writeString(here.resolve("other"), ONE.text());
    Files.createSymbolicLink(here.resolve("heard"), other);
    assertEquals(Optional.empty(), file.news());
  }
}
