package psw.gate.receive;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelfTestTest {
  private static final Instant NOW = Instant.parse("2026-11-28T08:00:00.123456Z");

  @TempDir private Path directory;

  @Test
  void a_receiver_that_lets_in_its_own_knock_leaves_nothing_behind() throws IOException {
    SelfTest.run(directory, NOW);
    try (Stream<Path> left = Files.list(directory)) {
      assertEquals(List.of(), left.toList());
    }
  }
}
