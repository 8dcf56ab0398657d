package psw.client.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LinesTest {
  @Test
  void the_last_line_may_lack_its_end() throws IOException {
    assertEquals(List.of("a", "", "b"), lines("a\n\nb".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void a_long_line_is_cut_and_the_next_is_whole() throws IOException {
    String line = "x".repeat(5000) + "\nnext\n";
    List<String> read = lines(line.getBytes(StandardCharsets.UTF_8));
    assertEquals(List.of("x".repeat(4096), "next"), read);
  }

  @Test
  void a_cut_leaves_no_half_character() throws IOException {
    String line = "x".repeat(4094) + "€€\n";
    assertEquals(List.of("x".repeat(4094)), lines(line.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void what_is_not_utf_8_is_replaced() throws IOException {
    assertEquals(List.of("a\uFFFDb"), lines(new byte[] {'a', (byte) 0xC3, 'b', '\n'}));
  }

  private static List<String> lines(byte[] bytes) throws IOException {
    Lines lines = new Lines(new ByteArrayInputStream(bytes));
    List<String> all = new ArrayList<>();
    for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
      all.add(line.get());
    }
    return all;
  }
}
