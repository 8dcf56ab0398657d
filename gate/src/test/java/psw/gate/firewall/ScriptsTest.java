package psw.gate.firewall;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import psw.gate.rules.Jump;
import psw.gate.rules.Rules;

/** What needs no Java names the same chains. */
class ScriptsTest {
  private static List<String> ways() {
    List<String> ways = new ArrayList<>();
    for (Jump jump : Jump.values()) {
      ways.add(jump.table() + ":" + jump.name());
    }
    return ways;
  }

  private static List<String> chains() {
    List<String> chains = new ArrayList<>();
    for (String table : List.of("raw", "filter")) {
      Rules.chains(table).forEach(chain -> chains.add(table + ":" + chain));
    }
    return chains;
  }

  private static List<String> words(String text, String variable) {
    Matcher line = Pattern.compile("(?m)^" + variable + "='(.*)'$").matcher(text);
    return line.find() ? List.of(line.group(1).split(" ", -1)) : List.of();
  }

  @Test
  void the_way_back() throws IOException {
    try (InputStream in = Pending.class.getResourceAsStream("back.sh")) {
      expect(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void the_boot() throws IOException {
    expect(Files.readString(Path.of("..", "server-config", "gate", "psw-firewall")));
  }

  private static void expect(String script) {
    assertEquals(ways(), words(script, "ways"));
    assertEquals(chains(), words(script, "chains"));
  }
}
